// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of the method explorer: on a sandbox from end to end, the way to a method, and sending: what is asked first, and that
// one is under way at a time.

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/campaigntenant.h>
#include <support/explorerbench.h>
#include <support/pictures.h>
#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::test;
using api::Method;
using models::ExplorerMethods;
using outdial::testing::CampaignTenant;
using outdial::testing::ScriptedTenant;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestExplorerPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void onTheSandbox();
    void everyMethodIsShown();
    void search();
    void successors();
    void draftsAreKept();
    void cancel();
    void oneAtATime();
    void destructiveAsks();
    void safeModeAsks();
    void keyboard();
    void names();

private:
    OwnSettings m_settings;
};

void TestExplorerPage::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestExplorerPage::onTheSandbox()
{
    SandboxSession on(c("demo"));
    QVERIFY(on.session);
    Shown at(on.session.get());
    QCOMPARE(at.page.request()->method(), Method::GetCampaigns);
    QTest::mouseClick(at.button("Send"), Qt::LeftButton);
    QTRY_COMPARE(at.state(), c("200 Success"));
    QTRY_VERIFY(at.shown().contains(c("Lapsed members")));
    QVERIFY(at.shown().startsWith(c("[\n  {\n    \"id\": \"")));
    QVERIFY(!at.outcome());
    savePicture(at.page, c("explorer-light"));
    // A page of records, all by the keyboard and the fields.
    at.page.choose(Method::GetLists);
    at.type("limit", c("3"));
    QCOMPARE(at.member("limit"), c("3"));
    at.action("Send the request")->trigger();
    QTRY_VERIFY(at.shown().contains(c("\"next_cursor\"")) && at.shown().count(c("\"formatId\"")) == 3);
    savePicture(at.page, c("explorer-lists-light"));
    at.page.choose(Method::BindList);
    savePicture(at.page, c("explorer-bind-light"));
    at.page.choose(Method::ListQueryRecordDeprecated);
    savePicture(at.page, c("explorer-deprecated-light"));
    at.page.choose(Method::DeleteManyRecords);
    views::Theme::instance().setMode(views::ThemeMode::Dark);
    savePicture(at.page, c("explorer-delete-dark"));
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

void TestExplorerPage::everyMethodIsShown()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    for (const auto &info : api::methods()) {
        at.page.choose(info.method);
        QCOMPARE(at.page.request()->method(), info.method);
        QCOMPARE(at.page.methods()->table()->currentIndex().data(ExplorerMethods::MethodRole).toInt(), int(info.method));
        QCOMPARE(at.page.request()->variables().size(), api::pathVariables(info.method).size());
        QVERIFY(!at.page.request()->bodyEditor()->check() || at.body().isEmpty());
        QVERIFY(at.button(info.destructive ? "Send…" : "Send"));
        for (const auto &parameter : models::parametersOf(info.method))
            QCOMPARE(at.field(qPrintable(models::parameterName(parameter))) != nullptr, parameter.isInForm());
    }
    QCOMPARE(tenant.count(Method::GetCampaigns), 0); // looking sends nothing
}

void TestExplorerPage::search()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    auto *field = at.page.methods()->searchField();
    auto *table = at.page.methods()->table();
    field->setFocus();
    QTest::keyClicks(field, c("unbind"));
    QCOMPARE(table->model()->rowCount(), 2); // the folder, and the method
    QVERIFY(!table->horizontalHeader()->isVisible());
    QCOMPARE(at.page.request()->method(), Method::GetCampaigns);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(at.page.request()->method(), Method::UnbindList);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(at.page.request()->method(), Method::UnbindList);
    field->setText(c("no such thing"));
    QCOMPARE(table->model()->rowCount(), 0);
    QCOMPARE(table->cover(), views::TableView::Cover::Empty);
    QCOMPARE(at.page.request()->method(), Method::UnbindList);
    field->clear();
    QCOMPARE(table->cover(), views::TableView::Cover::None);
    QCOMPARE(table->currentIndex().data(ExplorerMethods::MethodRole).toInt(), int(Method::UnbindList));
    // Arrows go past the headings.
    table->setFocus();
    at.page.choose(Method::GetCampaigns);
    QTest::keyClick(table, Qt::Key_Up);
    QCOMPARE(at.page.request()->method(), Method::GetAccessToken);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(at.page.request()->method(), Method::GetCampaigns);
    // A method that the search hides is shown when something goes to it.
    field->setText(c("job"));
    at.page.choose(Method::StartCampaign);
    QVERIFY(field->text().isEmpty());
}

void TestExplorerPage::successors()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    QVERIFY(!at.button("Get All Records (Campaigns)"));
    at.page.choose(Method::ListGetAllRecordsDeprecated);
    at.type("campaign_id", c("C-5"));
    QTRY_VERIFY(at.button("Get All Records (Campaigns)"));
    QTest::mouseClick(at.button("Get All Records (Campaigns)"), Qt::LeftButton);
    QCOMPARE(at.page.request()->method(), Method::GetAllRecords);
    QCOMPARE(at.page.request()->variables(), QStringList{c("C-5")}); // what was chosen goes along
    at.page.choose(Method::DncReplaceRecordsDeprecated);
    QTRY_VERIFY(at.button("Delete All Records (DNC lists)") && at.button("Add Many Records (DNC lists)"));
    QTest::mouseClick(at.button("Add Many Records (DNC lists)"), Qt::LeftButton);
    QCOMPARE(at.page.request()->method(), Method::DncAddManyRecords);
}

void TestExplorerPage::draftsAreKept()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    const auto same = makeSession(tenant); // another session with the same tenant
    Shown at(session.get());
    at.page.choose(Method::BindList);
    at.type("campaign_id", c("C-9"));
    at.type("listId", c("L-9"));
    at.page.choose(Method::StartCampaign);
    QCOMPARE(at.page.request()->variables(), QStringList{c("C-9")});
    at.page.choose(Method::BindList);
    QCOMPARE(at.member("listId"), c("\"L-9\""));
    at.page.setSession(nullptr);
    QVERIFY(!at.action("Send the request")->isEnabled());
    QCOMPARE(at.page.request()->method(), Method::GetCampaigns); // nothing of the tenant that was left
    at.page.setSession(same.get());
    QCOMPARE(at.page.request()->method(), Method::BindList);
    QCOMPARE(at.page.request()->variables(), QStringList{c("C-9")});
    QCOMPARE(at.member("listId"), c("\"L-9\""));
}

void TestExplorerPage::cancel()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray("[]")));
    tenant.hold(Method::GetCampaigns);
    const auto session = makeSession(tenant);
    Shown at(session.get());
    QVERIFY(!at.button("Cancel"));
    at.button("Send")->setFocus();
    QTest::keyClick(at.button("Send"), Qt::Key_Space);
    QVERIFY(at.button("Cancel"));
    QVERIFY(at.button("Cancel")->hasFocus()); // where the focus was
    QCOMPARE(at.state(), c("Sending…"));
    QVERIFY(!at.button("Send")->isEnabled() && !at.action("Send the request")->isEnabled());
    QVERIFY(at.action("Cancel the request")->isEnabled());
    QTRY_COMPARE(tenant.count(Method::GetCampaigns), 1);
    QTest::mouseClick(at.button("Cancel"), Qt::LeftButton);
    QTRY_COMPARE(at.state(), c("Cancelled"));
    QVERIFY(!at.button("Cancel"));
    QVERIFY(at.button("Send")->isEnabled() && !at.action("Cancel the request")->isEnabled());
    QVERIFY(at.page.explorer()->history().size() == 1);
}

void TestExplorerPage::oneAtATime()
{
    ScriptedTenant tenant;
    tenant.on(Method::GetCampaigns, ScriptedTenant::json(QByteArray("[]")));
    tenant.hold(Method::GetCampaigns);
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.send();
    QTRY_COMPARE(tenant.count(Method::GetCampaigns), 1);
    at.page.choose(Method::StopCampaign);
    at.type("campaign_id", c("C1"));
    QVERIFY(!at.button("Send")->isEnabled());
    at.page.send();
    QTest::qWait(50);
    QCOMPARE(tenant.count(Method::StopCampaign), 0);
    tenant.release(Method::GetCampaigns);
    QTRY_VERIFY(at.button("Send")->isEnabled());
    QCOMPARE(tenant.count(Method::StopCampaign), 0);
}

void TestExplorerPage::destructiveAsks()
{
    ScriptedTenant tenant;
    tenant.on(Method::DeleteList, ScriptedTenant::json(QByteArray()));
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::DeleteList);
    at.type("list_id", c("L-77"));
    const auto press = [&](const char *text) {
        for (auto *one : at.question()->findChildren<QPushButton *>()) {
            if (one->text() == c(text))
                QTest::mouseClick(one, Qt::LeftButton);
        }
    };
    QTest::mouseClick(at.button("Send…"), Qt::LeftButton);
    QVERIFY(at.question());
    QString told;
    for (const auto *label : at.question()->findChildren<QLabel *>())
        told += label->text() + u'\n';
    QVERIFY2(told.contains(c("callinglist/deleteList/L-77")) && told.contains(c("Calls of its campaigns may drop")),
             qPrintable(told));
    savePicture(*at.question(), c("explorer-question-light"));
    // The safe button is the default, and Esc.
    auto *keep = qobject_cast<QPushButton *>(at.question()->focusWidget());
    QVERIFY(keep && keep->text() == c("Do not send"));
    press("Do not send");
    QTRY_VERIFY(!at.question());
    QTest::mouseClick(at.button("Send…"), Qt::LeftButton);
    QVERIFY(at.question());
    QTest::keyClick(at.question(), Qt::Key_Escape);
    QTRY_VERIFY(!at.question());
    QTest::qWait(50);
    QCOMPARE(tenant.count(Method::DeleteList), 0);
    QVERIFY(!at.page.explorer()->isRunning());
    at.action("Send the request")->trigger(); // Ctrl+Enter asks too
    QVERIFY(at.question());
    press("Send it");
    QTRY_COMPARE(tenant.count(Method::DeleteList), 1);
    QTRY_COMPARE(at.state(), c("200 Success"));
    QVERIFY(tenant.requests(Method::DeleteList).first().url.toEncoded().endsWith("/callinglist/deleteList/L-77"));
}

void TestExplorerPage::safeModeAsks()
{
    CampaignTenant tenant;
    tenant.add({c("C1"), c("First"), true, false});
    const auto plain = makeSession(tenant);
    auto profile = plain->profile();
    profile.asksFirst = true;
    models::Session session(profile, tenant.makeClient(), plain->store());
    {
        Shown at(&session);
        at.page.choose(Method::StartCampaign);
        at.type("campaign_id", c("C1"));
        at.page.send();
        QVERIFY(at.question());
        QTest::keyClick(at.question(), Qt::Key_Escape);
        QTRY_VERIFY(!at.question());
        QCOMPARE(tenant.count(Method::StartCampaign), 0);
    }
    Shown at(plain.get());
    at.page.choose(Method::StartCampaign);
    at.type("campaign_id", c("C1"));
    at.page.send();
    QVERIFY(!at.question());
    QTRY_COMPARE(tenant.count(Method::StartCampaign), 1);
    QTRY_VERIFY(!at.page.explorer()->isRunning());
}

void TestExplorerPage::keyboard()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::UpdateList);
    // Tab leaves the editor, and comes by everything once.
    auto *editor = at.page.request()->bodyEditor()->editor();
    editor->setFocus();
    const QString before = at.body();
    QTest::keyClick(editor, Qt::Key_Tab);
    QVERIFY(!editor->hasFocus());
    QCOMPARE(at.body(), before);
    QSet<QWidget *> seen;
    QWidget *focus = QApplication::focusWidget();
    while (focus && !seen.contains(focus) && seen.size() < 80) {
        seen.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
        focus = QApplication::focusWidget();
    }
    for (QWidget *wanted : {static_cast<QWidget *>(editor), static_cast<QWidget *>(at.page.methods()->searchField()),
                            static_cast<QWidget *>(at.page.methods()->table()), static_cast<QWidget *>(at.button("Send"))})
        QVERIFY2(seen.contains(wanted), wanted->metaObject()->className());
    QCOMPARE(at.action("Send the request")->shortcuts().first(), QKeySequence(c("Ctrl+Return")));
    QCOMPARE(at.action("Cancel the request")->shortcut(), QKeySequence(c("Esc")));
}

void TestExplorerPage::names()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    for (const auto method : {Method::BindList, Method::DeleteManyRecords, Method::GetUpdatedRecords}) {
        at.page.choose(method);
        for (auto *widget : at.page.findChildren<QWidget *>()) {
            const bool takesFocus = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !widget->isWindow();
            if (!takesFocus || qobject_cast<QPushButton *>(widget) || widget->parentWidget()->inherits("QComboBox"))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
        // A combo box is named by its label alone.
        for (auto *combo : at.page.request()->form()->findChildren<QComboBox *>()) {
            bool named = false;
            for (const auto *label : at.page.request()->form()->findChildren<QLabel *>())
                named = named || label->buddy() == combo;
            QVERIFY(named);
        }
    }
}

QTEST_MAIN(TestExplorerPage)
#include "tst_explorerpage.moc"
