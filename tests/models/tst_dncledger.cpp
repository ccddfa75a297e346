// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of Do-Not-Call lists here: lists that campaigns name, the table of changes, and the file of known keys.

#include <QAbstractItemModelTester>
#include <QtTest>

#include <models/dnc/dncbookmodel.h>
#include <models/dnc/dnccopy.h>
#include <models/dnc/dncledgermodel.h>

#include <support/dncbench.h>

using namespace outdial;
using namespace outdial::models;
using outdial::testing::ScriptedTenant;
using test::DncBench;
using test::u8;

namespace {

DncChange change(const char *id, DncAction action, qint64 keys)
{
    DncChange one;
    one.id = u8(id);
    one.listId = u8("L");
    one.action = action;
    one.made = QDateTime::fromMSecsSinceEpoch(1'731'000'000'000, Qt::UTC);
    one.user = u8("k.lindqvist");
    one.keys = one.done = keys;
    one.finished = true;
    return one;
}

QStringList names(const QAbstractItemModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row, 0).data().toString());
    return all;
}

} // namespace

class TestDncLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsOfAllCampaigns();
    void campaignsThatDoNotAnswer();
    void refusedToSeeCampaigns();
    void listsComeAndGo();
    void whatTheRowsSay();
    void changesGrowAtTheTop();
    void outcomes_data();
    void outcomes();
    void factsOfKeys();
    void fileOfKnownKeys();
};

void TestDncLedger::listsOfAllCampaigns()
{
    DncBench bench;
    DncDesk desk(bench.session->store(), bench.session->tenant());
    DncBook book(bench.client(), desk, std::chrono::milliseconds(1));
    DncBookModel model(book);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_VERIFY(book.isLoaded());
    QCOMPARE(model.rowCount(), 0);
    book.readCampaigns();
    QTRY_COMPARE(book.reading(), DncBook::Reading::Done);
    QCOMPARE(names(model), (QStringList{u8("Area codes on hold"), u8("Claims in court"), u8("Company-wide opt-outs"),
                                        u8("Postleitzahlen mit Sperrzeit"), u8("States with a licence pending")}));
    // By the demo: renewals, meter readings and the warranty recall keep to it.
    QCOMPARE(model.index(2).data(DncBookModel::CampaignsRole).toString(), u8("3 campaign(s)"));
    QCOMPARE(book.campaignsOf(bench.id("Claims in court")), QStringList{u8("Warranty recall: household appliances")});
    QCOMPARE(book.campaignsFailed(), 0);
    QVERIFY(book.asOf().isValid());
    // What the feed of the campaigns page has shown is not asked for again.
    DncDesk other(bench.session->store(), bench.session->tenant());
    DncBook shown(bench.client(), other, std::chrono::milliseconds(1));
    const QString renewals = bench.tenant->campaignIdByName(u8("Spring renewals — West Coast"));
    shown.see(renewals, u8("Spring renewals — West Coast"),
              {{bench.optOuts().id, u8("Company-wide opt-outs"), u8("INTERNAL"), {}, {}, {}}});
    shown.readCampaigns();
    QTRY_COMPARE(shown.reading(), DncBook::Reading::Done);
    QCOMPARE(shown.campaignsToRead(), book.campaignsToRead() - 1);
    QCOMPARE(shown.campaignsOf(bench.optOuts().id).size(), 3);
    shown.refresh();
    QTRY_COMPARE(shown.reading(), DncBook::Reading::Done);
    QCOMPARE(shown.campaignsToRead(), book.campaignsToRead());
    // And the next time they are known before anything is read.
    DncDesk later(bench.session->store(), bench.session->tenant());
    DncBook again(bench.client(), later);
    QTRY_COMPARE(again.lists().size(), 5);
    QCOMPARE(again.find(bench.id("Claims in court"))->listField, u8("claim"));
}

void TestDncLedger::campaignsThatDoNotAnswer()
{
    DncBench bench;
    bench.tenant->addFault(u8("kind=status,code=500,path=campaign/getCampaign,nth=1,times=9"));
    bench.client().setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
    DncDesk desk(bench.session->store(), bench.session->tenant());
    DncBook book(bench.client(), desk, std::chrono::milliseconds(1));
    book.readCampaigns();
    QTRY_COMPARE(book.reading(), DncBook::Reading::Done);
    QCOMPARE(book.campaignsFailed(), 1);
    QCOMPARE(book.campaignsRead(), book.campaignsToRead() - 1);
    QVERIFY(book.error());
}

void TestDncLedger::refusedToSeeCampaigns()
{
    DncBench bench;
    QVERIFY(bench.tenant->setPrivileges({u8("Manage Lists")}));
    DncDesk desk(bench.session->store(), bench.session->tenant());
    DncBook book(bench.client(), desk);
    book.readCampaigns();
    QTRY_COMPARE(book.reading(), DncBook::Reading::Failed);
    QCOMPARE(book.error()->kind, api::ErrorKind::Privilege);
}

void TestDncLedger::listsComeAndGo()
{
    DncBench bench;
    DncDesk desk(bench.session->store(), bench.session->tenant());
    DncBook book(bench.client(), desk);
    DncBookModel model(book);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_VERIFY(book.isLoaded());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    book.see(u8("C1"), u8("One"),
             {{u8("b"), u8("Beta"), u8("INTERNAL"), {}, {}, {}}, {u8("a"), u8("Alpha"), u8("INTERNAL"), {}, {}, {}}});
    book.addById({u8("c"), u8("Gamma"), u8("GEOGRAPHIC_STATE"), u8("US"), {}, true});
    QCOMPARE(names(model), (QStringList{u8("Alpha"), u8("Beta"), u8("Gamma")}));
    book.see(u8("C2"), u8("Two"), {{u8("a"), u8("Zeta"), u8("INTERNAL"), {}, {}, {}}}); // renamed meanwhile
    QCOMPARE(names(model), (QStringList{u8("Beta"), u8("Gamma"), u8("Zeta")}));
    QCOMPARE(book.campaignsOf(u8("a")), (QStringList{u8("One"), u8("Two")}));
    book.see(u8("C1"), u8("One"), {}); // has none any more
    QCOMPARE(book.campaignsOf(u8("a")), QStringList{u8("Two")});
    QCOMPARE(book.campaignsOf(u8("b")), QStringList());
    QVERIFY(!book.forget(u8("a"))); // a campaign names it
    QVERIFY(book.forget(u8("b")));
    QVERIFY(book.forget(u8("c")));
    QCOMPARE(names(model), QStringList{u8("Zeta")});
    QCOMPARE(resets.size(), 0);
    const auto kept = desk.ask([](DncLedger &ledger) { return ledger.lists().size(); });
    QCOMPARE(kept.result(), 1);
}

void TestDncLedger::whatTheRowsSay()
{
    const auto line = [](const char *type, const char *country, const char *field) {
        return dncTypeLine({u8("x"), u8("x"), u8(type), u8(country), u8(field), false});
    };
    QCOMPARE(line("INTERNAL", "", ""), u8("Internal · phone numbers"));
    QCOMPARE(line("GEOGRAPHIC_AREACODE", "US", ""), u8("Area code, US"));
    QCOMPARE(line("GEOGRAPHIC_POSTAL", "DE", ""), u8("Postal code, DE"));
    QCOMPARE(line("GEOGRAPHIC_STATE", "US", ""), u8("State, US · read only"));
    QCOMPARE(line("EXCLUSION", "", "customer_id"), u8("Exclusion · customer_id"));
    QCOMPARE(line("BRAND_NEW", "", ""), u8("BRAND_NEW · read only"));
    QVERIFY(dncLockedText({u8("x"), {}, u8("INTERNAL"), {}, {}, false}).isEmpty());
    QVERIFY(dncLockedText({u8("x"), {}, u8("GEOGRAPHIC_STATE"), {}, {}, false}).contains(u8("403")));
    QVERIFY(!dncLockedText({u8("x"), {}, u8("BRAND_NEW"), {}, {}, false}).isEmpty());
}

void TestDncLedger::changesGrowAtTheTop()
{
    DncLedgerModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setChanges(u8("L"), {change("1", DncAction::Add, 5)});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setChanges(u8("L"), {change("2", DncAction::Remove, 3), change("1", DncAction::Add, 7)});
    QCOMPARE(resets.size(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, DncLedgerModel::What).data().toString(), u8("Removed"));
    QCOMPARE(model.index(1, DncLedgerModel::Keys).data().toString(), u8("7"));
    model.setChanges(u8("M"), {});
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 0);
}

void TestDncLedger::outcomes_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QList<qint64>>("counts"); // done, before, refused, unknown
    QTest::addColumn<bool>("finished");
    QTest::addColumn<QString>("text");
    const auto row = [](DncAction action, const char *key, const QList<qint64> &counts, bool finished, const char *text) {
        QTest::newRow(text) << int(action) << u8(key) << counts << finished << u8(text);
    };
    row(DncAction::Add, "14155550162", {1, 0, 0, 0}, true, "14155550162");
    row(DncAction::Add, "14155550162", {0, 1, 0, 0}, true, "14155550162, there before");
    row(DncAction::Add, "14155550162", {0, 0, 0, 1}, true, "14155550162, answer lost");
    row(DncAction::Add, "", {4118, 0, 12, 0}, true, "4,118 added, 12 refused");
    row(DncAction::Add, "", {96204, 2911, 0, 0}, true, "96,204 added, 2,911 there before");
    row(DncAction::Remove, "", {3, 1, 0, 0}, true, "3 removed, 1 not there");
    row(DncAction::Add, "", {100, 0, 0, 0}, false, "100 added, not finished");
    row(DncAction::Clear, "", {0, 0, 0, 1}, true, "answer lost");
    row(DncAction::Clear, "", {0, 0, 0, 0}, true, "0 removed");
}

void TestDncLedger::outcomes()
{
    QFETCH(int, action);
    QFETCH(QString, key);
    QFETCH(QList<qint64>, counts);
    QFETCH(bool, finished);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    DncChange one = change("1", DncAction(action), 0);
    one.key = key;
    one.done = counts[0];
    one.before = counts[1];
    one.refused = counts[2];
    one.unknown = counts[3];
    one.finished = finished;
    QCOMPARE(dncOutcomeText(one), text);
}

void TestDncLedger::factsOfKeys()
{
    DncLedger ledger(*Store::open({}), u8("tenant"));
    DncChange added = change("1", DncAction::Add, 2);
    added.reason = u8("Asked while on the line");
    QVERIFY(ledger.record(added));
    QVERIFY(ledger.keep(u8("L"), {u8("1"), u8("2")}, true, u8("1")));
    QVERIFY(ledger.record(change("2", DncAction::Remove, 1)));
    QVERIFY(ledger.keep(u8("L"), {u8("2")}, false, u8("2")));
    QCOMPARE(ledger.fact(u8("L"), u8("3")), std::nullopt);
    QVERIFY(ledger.fact(u8("L"), u8("1"))->present);
    QCOMPARE(ledger.fact(u8("L"), u8("1"))->change.reason, u8("Asked while on the line"));
    QVERIFY(!ledger.fact(u8("L"), u8("2"))->present);
    QCOMPARE(ledger.fact(u8("L"), u8("2"))->change.action, DncAction::Remove);
    QStringList keys;
    QVERIFY(ledger.eachKey(u8("L"), [&](const QString &key, const DncChange &by) {
        keys.append(key + u' ' + by.user);
        return true;
    }));
    QCOMPARE(keys, QStringList{u8("1 k.lindqvist")});
    QVERIFY(!ledger.eachKey(u8("L"), [](const QString &, const DncChange &) { return false; }));
}

void TestDncLedger::fileOfKnownKeys()
{
    DncLedger ledger(*Store::open({}), u8("tenant"));
    DncChange added = change("1", DncAction::Add, 2);
    added.reason = u8("Letter, scanned");
    added.source = u8("letters.csv");
    QVERIFY(ledger.record(added));
    QVERIFY(ledger.keep(u8("L"), {u8("16465550143"), u8("=1+1")}, true, u8("1")));
    const DncListSeen list{u8("L"), u8("Claims"), u8("EXCLUSION"), {}, u8("claim"), false};
    QTemporaryDir folder;
    const QString path = folder.filePath(u8("known.csv"));
    const auto written = writeDncKeys(ledger, list, path);
    QVERIFY(written);
    QCOMPARE(*written, 2);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()),
             u8("\xEF\xBB\xBF"
                "claim,added_utc,by,why,file\r\n"
                "16465550143,2024-11-07T17:20:00Z,k.lindqvist,\"Letter, scanned\",letters.csv\r\n"
                "'=1+1,2024-11-07T17:20:00Z,k.lindqvist,\"Letter, scanned\",letters.csv\r\n"));
    const auto refused = writeDncKeys(ledger, list, folder.filePath(u8("no/such/known.csv")));
    QVERIFY(!refused);
    QVERIFY(refused.error().contains(u8("known.csv")));
}

QTEST_GUILESS_MAIN(TestDncLedger)
#include "tst_dncledger.moc"
