// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What came back, on the page of the method explorer: errors, tokens, long ones; searched in, copied, saved, gone on from.

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <models/activity/explorermembers.h>
#include <views/activity/exploreranswerpanel.h>
#include <views/activity/explorerbody.h>
#include <views/activity/explorerform.h>
#include <views/activity/exploreridfield.h>
#include <views/activity/explorermethodlist.h>
#include <views/activity/explorerpage.h>
#include <views/activity/explorerrequest.h>
#include <views/shared/banner.h>
#include <views/shared/states.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/campaigntenant.h>
#include <support/explorerbench.h>
#include <support/pictures.h>
#include <support/tenantsession.h>

using namespace outdial;
using api::Method;
using models::ExplorerMethods;
using outdial::testing::CampaignTenant;
using outdial::testing::ScriptedTenant;
using test::Shown;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestExplorerAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void errorAnswer();
    void unknownOutcome();
    void tokenIsMasked();
    void answersAreSearched();
    void longAnswer();
    void copyAndSave();
    void nextPage();
    void earlierAnswers();

private:
    test::OwnSettings m_settings;
};

void TestExplorerAnswer::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestExplorerAnswer::errorAnswer()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetLists, ScriptedTenant::error(403, "forbidden", "No privilege for it"));
    tenant.on(Method::StopCampaign, ScriptedTenant::error(409, "conflict", "The campaign is stopped already"));
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::GetLists);
    at.page.send();
    QTRY_COMPARE(at.state(), c("403 Privilege missing"));
    QVERIFY(at.outcome());
    QCOMPARE(at.outcome()->tone(), views::Tone::Err);
    QVERIFY(at.outcome()->text().contains(c("“Manage Lists”")));
    QVERIFY(at.shown().contains(c("\"error_description\": \"No privilege for it\"")));
    savePicture(at.page, c("explorer-error-light"));
    at.page.choose(Method::StopCampaign);
    at.type("campaign_id", c("C1"));
    at.page.send();
    QTRY_COMPARE(at.state(), c("409 Conflict"));
    QCOMPARE(at.outcome()->title(), c("Nothing was changed."));
    QVERIFY(at.outcome()->text().contains(c("The campaign is stopped already")));
    // The next success takes it away.
    at.page.choose(Method::GetCampaigns);
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray("[]")));
    at.page.send();
    QTRY_COMPARE(at.state(), c("200 Success"));
    QVERIFY(!at.outcome());
}

void TestExplorerAnswer::unknownOutcome()
{
    ScriptedTenant tenant;
    tenant.on(Method::AddRecord, ScriptedTenant::lost());
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::AddRecord);
    at.type("list_id", c("L1"));
    at.page.send();
    QTRY_COMPARE(at.state(), c("No answer"));
    QVERIFY(at.outcome());
    QCOMPARE(at.outcome()->title(), c("Whether it was done is not known."));
    QVERIFY(at.outcome()->text().contains(c("Look before you send it again")));
    QCOMPARE(at.outcome()->tone(), views::Tone::Warn);
    QCOMPARE(tenant.count(Method::AddRecord), 1);
    savePicture(at.page, c("explorer-unknown-light"));
}

void TestExplorerAnswer::tokenIsMasked()
{
    test::SandboxSession on(c("empty"));
    QVERIFY(on.session);
    Shown at(on.session.get());
    at.page.choose(Method::GetAccessToken);
    QVERIFY(!at.page.request()->bodyEditor()->isVisible()); // nobody types a secret here
    at.page.send();
    QTRY_COMPARE(at.state(), c("200 Success"));
    const auto answer = at.page.answer()->answer();
    const QString token = models::jsonMember(at.shown(), c("access_token"))->value();
    QCOMPARE(token.size(), 5);
    QVERIFY(token.endsWith(QChar(0x2026)));
    QVERIFY(at.shown().contains(c("\"token_type\": \"Bearer\"")));
    at.action("Copy the answer")->trigger();
    QCOMPARE(models::jsonMember(QGuiApplication::clipboard()->text(), c("access_token"))->value(), token);
    savePicture(at.page, c("explorer-token-light"));
}

void TestExplorerAnswer::answersAreSearched()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray(R"([{"id":"one"},{"id":"two"},{"id":"one more"}])")));
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    QVERIFY(!at.action("Find in the answer")->isEnabled());
    at.page.send();
    QTRY_COMPARE(at.state(), c("200 Success"));
    at.action("Find in the answer")->trigger();
    auto *find = at.page.answer()->findField();
    QVERIFY(find->hasFocus());
    QTest::keyClicks(find, c("ONE"));
    const auto place = [&] { return at.page.answer()->body()->textCursor().selectionStart(); };
    const qsizetype first = at.shown().indexOf(c("one"));
    const qsizetype second = at.shown().lastIndexOf(c("one"));
    QCOMPARE(place(), first);
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(place(), second);
    QTest::keyClick(find, Qt::Key_Return); // and round
    QCOMPARE(place(), first);
    QTest::keyClicks(find, c("x"));
    QVERIFY(find->property("error").toBool());
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(find->text().isEmpty());
}

void TestExplorerAnswer::longAnswer()
{
    ScriptedTenant tenant;
    QByteArray body = "[";
    while (body.size() < 3'000'000)
        body += "{\"id\":\"" + QByteArray::number(body.size()) + "\"},";
    body += "{\"id\":\"the last one\"}]";
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(body));
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    at.page.send();
    QTRY_COMPARE_WITH_TIMEOUT(at.state(), c("200 Success"), 20'000);
    // Piece by piece, up to what is shown of it.
    const auto shown = at.page.answer()->answer()->shown;
    QVERIFY(at.page.answer()->body()->document()->characterCount() < shown.size());
    QTRY_COMPARE_WITH_TIMEOUT(at.page.answer()->body()->document()->characterCount() - 1, int(shown.size()), 30'000);
    QVERIFY(!at.shown().contains(c("the last one")));
    bool told = false;
    for (const auto *label : at.page.answer()->findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().startsWith(c("The beginning of 3.")));
    QVERIFY(told);
    QCOMPARE(at.page.answer()->body()->textCursor().position(), 0);
    at.action("Copy the answer")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), body); // whole
}

void TestExplorerAnswer::copyAndSave()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetLists, ScriptedTenant::json(QByteArray("{\"records\":[],\"n\":1.50}")));
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::GetLists);
    at.page.send();
    QTRY_COMPARE(at.state(), c("200 Success"));
    at.action("Copy the answer")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), c("{\n  \"records\": [],\n  \"n\": 1.50\n}"));
    at.action("Copy the request ID")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), at.page.answer()->answer()->requestId);
    at.action("Copy as a command line")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             c("outdial call 'callinglist/getAll' --body '{\"limit\":100,\"cursor\":null}'"));
    QTemporaryDir folder;
    QTest::mouseClick(at.button("Save answer…"), Qt::LeftButton);
    auto *dialog = at.page.findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = folder.filePath(c("answer.json"));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"records\":[],\"n\":1.50}")); // as it came
    // A folder that is not there.
    QTest::mouseClick(at.button("Save answer…"), Qt::LeftButton);
    dialog = at.page.findChild<QFileDialog *>();
    Q_EMIT dialog->fileSelected(folder.filePath(c("gone/answer.json")));
    dialog->close();
    QTRY_VERIFY(at.outcome());
    QCOMPARE(at.outcome()->title(), c("The answer was not saved."));
}

void TestExplorerAnswer::nextPage()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetLists, [](const api::WireRequest &request) {
        const bool second = ScriptedTenant::body(request).value(c("cursor")).isString();
        return ScriptedTenant::json(second ? QByteArray("{\"next_cursor\":\"c2\",\"records\":[]}")
                                           : QByteArray("{\"next_cursor\":\"c1\",\"records\":[{\"id\":\"L1\"}]}"));
    });
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::GetLists);
    at.type("limit", c("1"));
    at.page.send();
    QTRY_VERIFY(at.button("Next page"));
    QTest::mouseClick(at.button("Next page"), Qt::LeftButton);
    QTRY_COMPARE(tenant.count(Method::GetLists), 2);
    QTRY_VERIFY(!at.button("Next page"));
    QCOMPARE(at.member("cursor"), c("\"c1\""));
    QCOMPARE(at.member("limit"), c("1"));
    QCOMPARE(ScriptedTenant::body(tenant.requests(Method::GetLists).last()).value(c("cursor")).toString(), c("c1"));
}

void TestExplorerAnswer::earlierAnswers()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray("[1]")));
    tenant.on(Method::GetLists, ScriptedTenant::json(QByteArray("{\"records\":[2]}")));
    const auto session = test::makeSession(tenant);
    Shown at(session.get());
    at.page.send();
    QTRY_COMPARE(at.shown(), c("[\n  1\n]"));
    at.page.choose(Method::GetLists);
    at.type("limit", c("7"));
    at.page.send();
    QTRY_VERIFY(at.shown().contains(u'2'));
    at.type("limit", c("8"));
    QTest::mouseClick(at.button("Earlier answers"), Qt::LeftButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().first()->text().contains(c("callinglist/getAll · 200 Success")));
    menu->actions().at(1)->trigger();
    menu->close();
    QCOMPARE(at.shown(), c("[\n  1\n]"));
    QCOMPARE(at.page.request()->method(), Method::GetCampaigns);
    // The other one, with the request as it was sent.
    QTest::mouseClick(at.button("Earlier answers"), Qt::LeftButton);
    menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    menu->actions().first()->trigger();
    menu->close();
    QCOMPARE(at.member("limit"), c("7"));
    QCOMPARE(tenant.count(Method::GetLists), 1); // looking sends nothing
}

QTEST_MAIN(TestExplorerAnswer)
#include "tst_exploreranswer.moc"
