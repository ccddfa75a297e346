// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking a record up by its key, where the format is known and where it is not.

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <models/records/recordsmodel.h>
#include <models/store/knownformats.h>
#include <views/records/attemptstimeline.h>
#include <views/records/lookupdialog.h>
#include <views/records/recordpane.h>
#include <views/shared/widgets.h>

#include <support/recordsbench.h>

using namespace outdial;
using namespace outdial::test;
using outdial::testing::ScriptedTenant;
using views::LookupDialog;

namespace {

struct Bench {
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client = tenant.makeClient();
    std::unique_ptr<LookupDialog> dialog;

    LookupDialog &open(const std::optional<api::Format> &format, const QStringList &keyNames = {})
    {
        api::RetryPolicy once;
        once.attempts = 1;
        client->setRetryPolicy(once);
        LookupDialog::Place place;
        place.client = client.get();
        place.campaignId = c("C1");
        place.instanceId = c("I1");
        place.listName = c("Household-panel-2024.csv");
        place.format = format;
        place.keyNames = keyNames;
        place.fieldNames = {c("last_name"), c("panel_id"), c("phone")};
        place.zone = models::TimeZoneShown::Utc;
        dialog = std::make_unique<LookupDialog>(place, nullptr);
        dialog->show();
        return *dialog;
    }
    // The edits for values, in their order.
    QList<QLineEdit *> values() const
    {
        QList<QLineEdit *> list;
        for (QLineEdit *each : dialog->findChildren<QLineEdit *>()) {
            if (!qobject_cast<QComboBox *>(each->parentWidget()))
                list.append(each);
        }
        return list;
    }
    QJsonObject asked() const { return ScriptedTenant::body(tenant.requests(api::Method::QueryRecord).last()); }
    void lookUp() { QTest::mouseClick(button(*dialog, "Look up"), Qt::LeftButton); }
};

} // namespace

class TestLookupDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsTheRecord();
    void noRecordIsNews();
    void errorsAreSentences();
    void numbersOfIntegerFieldsOnly();
    void everyKeyIsNeeded();
    void unknownFormatAsksForNames();
    void severalRecords();
    void onTheSandbox();

private:
    OwnSettings m_settings;
};

void TestLookupDialog::initTestCase()
{
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

void TestLookupDialog::showsTheRecord()
{
    Bench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(panelRecord(475, true)));
    LookupDialog &dialog = bench.open(panelFormat());
    QCOMPARE(bench.values().size(), 1);
    QVERIFY(bench.values().first()->hasFocus() || dialog.focusWidget() == bench.values().first());
    savePictures(dialog, "lookup-empty");
    QTest::keyClicks(bench.values().first(), c(" HP-000475 "));
    QTest::keyClick(bench.values().first(), Qt::Key_Return);
    QTRY_COMPARE(bench.tenant.count(api::Method::QueryRecord), 1);
    QCOMPARE(bench.asked(), QJsonObject({{c("instanceId"), c("I1")},
                                         {c("extractAttempts"), true},
                                         {c("fields"), QJsonObject{{c("panel_id"), c("HP-000475")}}}}));
    QCOMPARE(ScriptedTenant::target(bench.tenant.requests(api::Method::QueryRecord).last()), c("C1"));
    QTRY_COMPARE(dialog.model()->shown(), 1);
    const QString text = allText(*dialog.findChild<views::RecordPane *>());
    QVERIFY(text.contains(c("HP-000475")));
    QVERIFY(text.contains(c("j.ellwanger · talked 1:42, dialed 0:09 · CPA voice")));
    QVERIFY(!button(dialog, "Looking up"));
    QVERIFY(dialog.isVisible());
    savePictures(dialog, "lookup-found");
}

void TestLookupDialog::noRecordIsNews()
{
    Bench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::error(404, "not_found", "Specified record was not found"));
    LookupDialog &dialog = bench.open(panelFormat());
    bench.values().first()->setText(c("HP-9"));
    bench.lookUp();
    QTRY_VERIFY(allText(dialog).contains(c("No record has this key.")));
    QCOMPARE(dialog.findChild<views::Banner *>()->tone(), views::Tone::Accent);
    savePictures(dialog, "lookup-none");
    // An empty answer says the same.
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(QByteArray("[]")));
    bench.lookUp();
    QTRY_COMPARE(bench.tenant.count(api::Method::QueryRecord), 2);
    QTRY_VERIFY(allText(dialog).contains(c("No record has this key.")));
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(panelRecord(475, true)));
    bench.lookUp();
    QTRY_COMPARE(dialog.model()->shown(), 1);
    QVERIFY(!allText(dialog).contains(c("No record has this key.")));
}

void TestLookupDialog::errorsAreSentences()
{
    Bench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::error(400, "bad_request", "Missing key field"));
    LookupDialog &dialog = bench.open(panelFormat());
    bench.values().first()->setText(c("HP-9"));
    bench.lookUp();
    QTRY_VERIFY(allText(dialog).contains(c("The record was not looked up.")));
    QVERIFY(allText(dialog).contains(c("(400)")));
    QCOMPARE(dialog.findChild<views::Banner *>()->tone(), views::Tone::Err);
}

void TestLookupDialog::numbersOfIntegerFieldsOnly()
{
    api::Format format = panelFormat();
    format.fields[0].type = api::FieldType::Integer;
    format.fields[4].key = true; // zip, as text
    Bench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(panelRecord(475, true)));
    bench.open(format);
    QCOMPARE(bench.values().size(), 2);
    bench.values().at(0)->setText(c("475"));
    bench.values().at(1)->setText(c("94117"));
    bench.lookUp();
    QTRY_COMPARE(bench.tenant.count(api::Method::QueryRecord), 1);
    QCOMPARE(bench.asked().value(c("fields")), QJsonValue(QJsonObject{{c("panel_id"), 475}, {c("zip"), c("94117")}}));
}

void TestLookupDialog::everyKeyIsNeeded()
{
    api::Format format = panelFormat();
    format.fields[4].key = true;
    Bench bench;
    LookupDialog &dialog = bench.open(format);
    bench.values().at(0)->setText(c("475"));
    bench.lookUp();
    QVERIFY(allText(dialog).contains(c("Needs a value")));
    QTest::qWait(20);
    QCOMPARE(bench.tenant.count(api::Method::QueryRecord), 0);
}

void TestLookupDialog::unknownFormatAsksForNames()
{
    Bench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(panelRecord(475, true)));
    LookupDialog &dialog = bench.open(std::nullopt);
    for (const QLineEdit *each : bench.dialog->findChildren<QLineEdit *>())
        QVERIFY(!qobject_cast<QComboBox *>(each->parentWidget()) || !each->accessibleName().isEmpty());
    QSignalSpy learned(&dialog, &LookupDialog::keyNamesLearned);
    QVERIFY(allText(dialog).contains(c("name its key fields")));
    auto *name = dialog.findChild<QComboBox *>();
    QCOMPARE(name->count(), 3);
    name->setCurrentText(c("panel_id"));
    bench.values().at(0)->setText(c("475"));
    button(dialog, "Add a key field")->click();
    QCOMPARE(dialog.findChildren<QComboBox *>().size(), 2);
    dialog.findChildren<QComboBox *>().at(1)->setCurrentText(c("zip"));
    bench.lookUp();
    QVERIFY(allText(dialog).contains(c("Needs a value")));
    bench.values().at(1)->setText(c("94117"));
    savePictures(dialog, "lookup-unknown");
    bench.lookUp();
    QTRY_COMPARE(bench.tenant.count(api::Method::QueryRecord), 1);
    // Types are not known: text serves for all of them.
    QCOMPARE(bench.asked().value(c("fields")), QJsonValue(QJsonObject{{c("panel_id"), c("475")}, {c("zip"), c("94117")}}));
    QTRY_COMPARE(learned.count(), 1);
    QCOMPARE(learned.first().first().toStringList(), QStringList({c("panel_id"), c("zip")}));
}

void TestLookupDialog::severalRecords()
{
    Bench bench;
    bench.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(QJsonArray{panelRecord(475, true), panelRecord(476, true)}));
    LookupDialog &dialog = bench.open(panelFormat());
    bench.values().first()->setText(c("HP"));
    bench.lookUp();
    QTRY_VERIFY(allText(dialog).contains(c("Record 1 of 2 with this key")));
    QVERIFY(allText(*dialog.findChild<views::RecordPane *>()).contains(c("HP-000475")));
    for (auto *each : dialog.findChildren<views::IconButton *>()) {
        if (each->accessibleName() == c("Record after"))
            each->click();
    }
    QVERIFY(allText(*dialog.findChild<views::RecordPane *>()).contains(c("HP-000476")));
}

void TestLookupDialog::onTheSandbox()
{
    SandboxSession on(c("demo"));
    QVERIFY(on.session);
    auto &client = on.session->client();
    const QString campaignId = on.tenant->campaignIdByName(c("Spring renewals — West Coast"));
    const auto campaign = client.campaign.getCampaign(campaignId).takeResult().value();
    const api::ListInstance &list = campaign.lists.first();
    const QString formatId = client.callingList.getList(list.listId).takeResult().value().formatId;
    LookupDialog::Place place;
    place.client = &client;
    place.campaignId = campaignId;
    place.instanceId = list.instanceId;
    place.listName = list.listName;
    for (const api::Format &format : on.tenant->formats()) {
        if (format.id == formatId)
            place.format = format;
    }
    QVERIFY(place.format && place.format->hasKey());
    QStringList keys;
    for (const api::Field &field : place.format->fields) {
        if (field.key)
            keys.append(on.tenant->storedValues(list.listId, field.name).at(3));
    }
    LookupDialog dialog(place, nullptr);
    dialog.show();
    const auto edits = dialog.findChildren<QLineEdit *>();
    QCOMPARE(edits.size(), keys.size());
    for (qsizetype i = 0; i < keys.size(); ++i)
        edits.at(i)->setText(keys.at(i));
    QTest::mouseClick(button(dialog, "Look up"), Qt::LeftButton);
    QTRY_COMPARE(dialog.model()->shown(), 1);
    QCOMPARE(dialog.model()->recordAt(0).page->attemptCount(0), dialog.model()->recordAt(0).page->status(0).totalAttempts);
    edits.first()->setText(c("nobody has this"));
    QTest::mouseClick(button(dialog, "Look up"), Qt::LeftButton);
    QTRY_VERIFY(allText(dialog).contains(c("No record has this key.")));
}

QTEST_MAIN(TestLookupDialog)
#include "tst_lookupdialog.moc"
