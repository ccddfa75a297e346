// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The request on the page of the method explorer: its fields and its text are one, ids are chosen, and what is missing or wrong
// is shown and not sent.

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QWheelEvent>

#include <views/activity/exploreridfield.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/campaigntenant.h>
#include <support/explorerbench.h>
#include <support/pictures.h>
#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::test;
using api::Method;
using outdial::testing::CampaignTenant;
using outdial::testing::ScriptedTenant;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestExplorerRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void formAndTextAreOne();
    void bodyIsChecked();
    void missingVariable();
    void idsAreChosen();

private:
    OwnSettings m_settings;
};

void TestExplorerRequest::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestExplorerRequest::formAndTextAreOne()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::BindList);
    auto *editor = at.page.request()->bodyEditor()->editor();
    // From the fields to the text.
    at.type("listId", c("L-1"));
    QCOMPARE(at.member("listId"), c("\"L-1\""));
    at.type("order", c("12"));
    QCOMPARE(at.member("order"), c("12"));
    at.type("order", c("0"));
    QCOMPARE(at.member("order"), c("-")); // it was cleared, and 0 is not a place
    QVERIFY(at.field("order")->property("error").toBool());
    auto *enabled = qobject_cast<QComboBox *>(at.field("enabled"));
    QCOMPARE(enabled->currentText(), c("false"));
    enabled->setFocus();
    QTest::keyClick(enabled, Qt::Key_Up);
    QCOMPARE(at.member("enabled"), c("true"));
    QTest::keyClick(enabled, Qt::Key_Up);
    QCOMPARE(enabled->currentText(), c("not sent"));
    QCOMPARE(at.member("enabled"), c("-"));
    auto *sorting = qobject_cast<QComboBox *>(at.field("sortingOrder.type"));
    QCOMPARE(sorting->currentText(), c("CUSTOM"));
    sorting->setFocus();
    QTest::keyClick(sorting, Qt::Key_Up);
    QCOMPARE(at.member("sortingOrder.type"), c("\"RANDOM\""));
    at.type("instanceName", c("Wave \"2\""));
    QCOMPARE(at.member("instanceName"), c("\"Wave \\\"2\\\"\""));
    QVERIFY(at.body().contains(c("    \"sortingFields\": ["))); // all else stays as it was laid out
    // And back.
    QString text = at.body();
    text.replace(c("\"L-1\""), c("\"L-2\"")).replace(c("RANDOM"), c("SHUFFLED"));
    editor->selectAll();
    editor->insertPlainText(text);
    QCOMPARE(qobject_cast<QComboBox *>(at.field("listId"))->currentText(), c("L-2"));
    QCOMPARE(sorting->currentText(), c("SHUFFLED")); // what no reference knows is not hidden
    // An undo of the text is one of the fields.
    editor->undo();
    QCOMPARE(qobject_cast<QComboBox *>(at.field("listId"))->currentText(), c("L-1"));
    // A text that is not JSON: the fields of the body rest, those of the path do not.
    editor->setFocus();
    editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor, c(","));
    QVERIFY(!at.field("listId")->isEnabled() && at.field("campaign_id")->isEnabled());
    QTest::keyClick(editor, Qt::Key_Backspace);
    QVERIFY(at.field("listId")->isEnabled());
    // The cursor of a first page is null.
    at.page.choose(Method::GetLists);
    at.type("cursor", c("ab"));
    QCOMPARE(at.member("cursor"), c("\"ab\""));
    at.type("cursor", QString());
    QCOMPARE(at.member("cursor"), c("null"));
}

void TestExplorerRequest::bodyIsChecked()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::GetLists);
    auto *body = at.page.request()->bodyEditor();
    auto *state = body->findChild<views::StateLabel *>();
    QCOMPARE(state->text(), c("Valid JSON"));
    body->editor()->selectAll();
    body->editor()->insertPlainText(c("{\n  “limit”: 5\n}"));
    QVERIFY2(state->text().startsWith(c("Line 2, column 3")), qPrintable(state->text()));
    QVERIFY(body->editor()->accessibleDescription().contains(c("typographic")));
    savePicture(at.page, c("explorer-mistake-light"));
    // Nothing is sent, and the mistake is shown.
    at.action("Send the request")->trigger();
    QTest::qWait(50);
    QCOMPARE(tenant.count(Method::GetLists), 0);
    QVERIFY(body->editor()->hasFocus());
    QCOMPARE(body->editor()->textCursor().selectionStart(), 4);
    QTest::mouseClick(at.button("Make quotes straight"), Qt::LeftButton);
    QCOMPARE(at.body(), c("{\n  \"limit\": 5\n}"));
    QCOMPARE(state->text(), c("Valid JSON"));
    QVERIFY(!at.button("Make quotes straight"));
    QCOMPARE(qobject_cast<QLineEdit *>(at.field("limit"))->text(), c("5"));
    body->editor()->selectAll();
    body->editor()->insertPlainText(c("{\"limit\":6,\"cursor\":null}"));
    QTest::mouseClick(at.button("Lay out"), Qt::LeftButton);
    QCOMPARE(at.body(), c("{\n  \"limit\": 6,\n  \"cursor\": null\n}"));
    QTest::mouseClick(at.button("Start over"), Qt::LeftButton);
    QCOMPARE(at.member("limit"), c("100"));
}

void TestExplorerRequest::missingVariable()
{
    ScriptedTenant tenant;
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::GetCampaign);
    at.action("Send the request")->trigger();
    auto *field = qobject_cast<QComboBox *>(at.field("campaign_id"));
    QVERIFY(field->property("error").toBool());
    QVERIFY(field->hasFocus() || field->lineEdit()->hasFocus());
    QTest::qWait(50);
    QCOMPARE(tenant.count(Method::GetCampaign), 0);
    at.type("campaign_id", c(" C 1 "));
    QVERIFY(!field->property("error").toBool());
    at.action("Send the request")->trigger();
    QTRY_COMPARE(tenant.count(Method::GetCampaign), 1);
    QVERIFY(tenant.requests(Method::GetCampaign).first().url.toEncoded().endsWith("/campaign/getCampaign/C%201"));
    QTRY_VERIFY(!at.page.explorer()->isRunning());
}

void TestExplorerRequest::idsAreChosen()
{
    CampaignTenant tenant;
    tenant.add({c("C1"), c("First"), true, false, {{c("I1"), true, 10}}});
    tenant.add({c("C2"), c("Second")});
    const auto session = makeSession(tenant);
    Shown at(session.get());
    at.page.choose(Method::UnbindList);
    auto *campaign = qobject_cast<views::ExplorerIdField *>(at.field("campaign_id"));
    auto *instance = qobject_cast<views::ExplorerIdField *>(at.field("instanceId"));
    instance->showPopup();
    QVERIFY(instance->itemText(0).contains(c("Choose the campaign first")));
    instance->hidePopup();
    QCOMPARE(tenant.count(Method::GetCampaigns), 0);
    campaign->showPopup();
    QTRY_COMPARE(campaign->count(), 2);
    QVERIFY(campaign->itemText(0).startsWith(c("First")));
    // Chosen by the keyboard, as the popup does it.
    campaign->setCurrentIndex(0);
    Q_EMIT campaign->activated(0);
    campaign->hidePopup();
    QCOMPARE(campaign->value(), c("C1"));
    QCOMPARE(at.page.request()->variables(), QStringList{c("C1")});
    instance->showPopup();
    QTRY_VERIFY(instance->itemData(0).toString() == c("I1"));
    instance->setCurrentIndex(0);
    Q_EMIT instance->activated(0);
    instance->hidePopup();
    QCOMPARE(at.member("instanceId"), c("\"I1\""));
    QCOMPARE(tenant.count(Method::GetCampaigns), 1);
    // The wheel changes nothing.
    QWheelEvent wheel(QPointF(5, 5), campaign->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(campaign, &wheel);
    QCOMPARE(campaign->value(), c("C1"));
}

QTEST_MAIN(TestExplorerRequest)
#include "tst_explorerrequest.moc"
