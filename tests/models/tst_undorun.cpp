// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports that are taken back, against the sandbox: exactly the records that were added and never called are gone afterwards, and
// the receipt says so.

#include <QTest>

#include <support/undobench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestUndoRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasAddedAndNotCalledGoes();
    void planTouchesNothing();
    void receiptIsKept();
    void severalCampaigns_data();
    void severalCampaigns();
    void withoutTheRightToSeeCampaigns_data();
    void withoutTheRightToSeeCampaigns();
    void phoneKeys();
    void upsertedRows();
    void comparedRows();
    void goneAlready_data();
    void goneAlready();
    void recordThatCameLater();
    void severalKeyFields();
    void notPossible_data();
    void notPossible();
    void fileThatChanged();
};

void TestUndoRun::whatWasAddedAndNotCalledGoes()
{
    UndoBench bench;
    importMany(bench);
    const auto instance = bench.bind(s("CAMPAIGN-1"));
    const QStringList called{idOf(5), idOf(30), idOf(31), idOf(269)}; // the first was there before
    bench.call(called, instance);
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.added, 250);
    QCOMPARE(seen.receipt.deleted, 247);
    QCOMPARE(seen.receipt.called, 3);
    QCOMPARE(seen.receipt.open(), 0);
    QVERIFY(balances(seen.receipt));
    QCOMPARE(bench.storedIds(), idsOf(20) + called.mid(1));
    const auto kept = keptReceipt(bench);
    QCOMPARE(kept.deleted, 247);
    QCOMPARE(kept.called, 3);
    QVERIFY(kept.time.isValid());
    // Once is enough.
    const auto again = bench.undo();
    QCOMPARE(again.state, UndoState::Impossible);
    QVERIFY(!again.message.isEmpty());
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 3);
}

void TestUndoRun::planTouchesNothing()
{
    UndoBench bench;
    importMany(bench);
    const auto instance = bench.bind(s("CAMPAIGN-1"));
    bench.call({idOf(30)}, instance);
    const auto undo = bench.newUndo();
    QVERIFY(undo->prepare());
    const auto seen = undo->progress();
    QCOMPARE(seen.state, UndoState::Ready);
    QCOMPARE(seen.plan.way, UndoPlan::Way::DeleteMany);
    QCOMPARE(seen.plan.added, 250);
    QCOMPARE(seen.plan.open, 250);
    QCOMPARE(seen.plan.called, 1);
    QCOMPARE(seen.plan.updated, 0);
    QCOMPARE(seen.plan.campaigns.size(), 1);
    QCOMPARE(seen.plan.campaigns.first().campaignName, s("First"));
    QCOMPARE(bench.storedIds(), idsOf(270));
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 0);
    QVERIFY(ImportJournal::read(bench.store, bench.importId)->entry().undone.isEmpty());
}

void TestUndoRun::receiptIsKept()
{
    UndoReceipt receipt;
    receipt.added = 28;
    receipt.deleted = 1;
    receipt.called = 2;
    receipt.changed = 3;
    receipt.gone = 4;
    receipt.untold = 5;
    receipt.unknown = 6;
    receipt.doubt = 7;
    receipt.time = QDateTime::fromString(s("2026-03-01T10:00:00.250Z"), Qt::ISODateWithMs);
    QCOMPARE(receipt.open(), 7);
    QCOMPARE(receipt.kept(), 10);
    QVERIFY(receipt.isPartial());
    QCOMPARE(receipt.toJson(), QByteArray(R"({"added":28,"deleted":1,"called":2,"changed":3,"gone":4,"untold":5,"unknown":6,)"
                                          R"("doubt":7,"time":"2026-03-01T10:00:00.250Z"})"));
    const auto read = UndoReceipt::fromJson(receipt.toJson());
    QVERIFY(read.has_value());
    QCOMPARE(read->toJson(), receipt.toJson());
    QVERIFY(!UndoReceipt::fromJson({}).has_value());
}

void TestUndoRun::severalCampaigns_data()
{
    QTest::addColumn<bool>("meanwhile");
    QTest::newRow("called before the plan") << false;
    QTest::newRow("called after the plan") << true;
}

// A deletion can ask one campaign only; what another one has called stays as well.
void TestUndoRun::severalCampaigns()
{
    QFETCH(bool, meanwhile);
    UndoBench bench;
    importMany(bench);
    const auto first = bench.bind(s("CAMPAIGN-1"));
    const auto second = bench.bind(s("CAMPAIGN-2"));
    const auto undo = bench.newUndo();
    if (meanwhile)
        QVERIFY(undo->prepare());
    bench.call({idOf(30), idOf(150)}, first);
    bench.call({idOf(31), idOf(150), idOf(260)}, second);
    if (!meanwhile)
        QVERIFY(undo->prepare());
    QCOMPARE(undo->progress().plan.way, UndoPlan::Way::DeleteMany);
    QCOMPARE(undo->progress().plan.called, meanwhile ? 0 : 4);
    undo->run();
    const auto seen = undo->progress();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 246);
    QCOMPARE(seen.receipt.called, 4);
    QCOMPARE(bench.storedIds(), idsOf(20) + QStringList({idOf(30), idOf(31), idOf(150), idOf(260)}));
}

void TestUndoRun::withoutTheRightToSeeCampaigns_data()
{
    QTest::addColumn<bool>("two");
    QTest::newRow("one campaign, which the deletion asks") << false;
    QTest::newRow("two campaigns, one by one") << true;
}

void TestUndoRun::withoutTheRightToSeeCampaigns()
{
    QFETCH(bool, two);
    UndoBench bench;
    importMany(bench);
    const auto first = bench.bind(s("CAMPAIGN-1"));
    bench.call({idOf(30), idOf(31)}, first);
    if (two)
        bench.call({idOf(32)}, bench.bind(s("CAMPAIGN-2")));
    auto privileges = sandbox::allPrivileges();
    privileges.erase(
        std::remove_if(privileges.begin(), privileges.end(), [](const QString &name) { return name.contains(s("campaigns")); }),
        privileges.end());
    QVERIFY(bench.tenant->setPrivileges(privileges));
    const auto undo = bench.newUndo();
    QVERIFY2(undo->prepare(), qPrintable(undo->progress().message));
    QCOMPARE(undo->progress().plan.way, two ? UndoPlan::Way::OneByOne : UndoPlan::Way::DeleteMany);
    QCOMPARE(undo->progress().plan.called, -1); // not known is not 0
    undo->run();
    const auto seen = undo->progress();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.called, two ? 3 : 2);
    QCOMPARE(seen.receipt.deleted, two ? 247 : 248);
    QCOMPARE(bench.storedIds(), idsOf(20) + idsOf(two ? 3 : 2, 30));
}

// The tenant stores "(415) 555-0101" as 14155550101.
void TestUndoRun::phoneKeys()
{
    UndoBench bench;
    auto format = usFormat(s("phones"), false);
    format.fields[0].required = false;
    format.fields[2].key = true;
    bench.makeList(format, s("phones"));
    bench.writeFile("last_name,phone\r\nAda,(415) 555-0101\r\nBen,1-415-555-0102\r\nCy,415 555 0103\r\nDee,(415) 555-0104\r\n");
    QCOMPARE(bench.run().receipt.added, 4);
    const auto first = bench.bind(s("CAMPAIGN-1"));
    const auto second = bench.bind(s("CAMPAIGN-2"));
    bench.call({s("14155550102")}, first);
    bench.call({s("14155550104")}, second);
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 2);
    QCOMPARE(seen.receipt.called, 2);
    QCOMPARE(bench.tenant->storedValues(bench.listId, s("last_name")), (QStringList{s("Ben"), s("Dee")}));
}

void TestUndoRun::upsertedRows()
{
    UndoBench bench;
    bench.makeList(usFormat(s("upsert")), s("upsert"));
    bench.writeFile(goodRows(120), s("before.csv"));
    QCOMPARE(bench.run().receipt.added, 120);
    bench.writeFile(goodRows(240, 40).replace("Strömqvist", "Falkenrath")); // 40...279
    bench.settings.mode = ImportMode::Upsert;
    const auto imported = bench.run();
    QCOMPARE(imported.receipt.updated, 80);
    QCOMPARE(imported.receipt.added, 160);
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.plan.updated, 80);
    QCOMPARE(seen.receipt.added, 160);
    QCOMPARE(seen.receipt.deleted, 160);
    QCOMPARE(bench.storedIds(), idsOf(120));
    // What was updated keeps its new values.
    QCOMPARE(bench.tenant->storedValues(bench.listId, s("last_name")).count(s("Falkenrath")), 80);
}

// Rows that had nothing to send were left out when the file was compared with the list; they are not compared again.
void TestUndoRun::comparedRows()
{
    UndoBench bench;
    bench.makeList(usFormat(s("compared")), s("compared"));
    bench.bind(s("CAMPAIGN-1")); // through which the list is read
    bench.writeFile(goodRows(100), s("before.csv"));
    QCOMPARE(bench.run().receipt.added, 100);
    QByteArray text = goodRows(150); // 0...49 as they are, 50...99 with another name, 100...149 new
    for (int row = 50; row < 150; ++row)
        text.replace(QByteArray(idOf(row).toLatin1() + ",Strömqvist"), QByteArray(idOf(row).toLatin1() + ",Falkenrath"));
    bench.writeFile(text);
    bench.settings.mode = ImportMode::Upsert;
    bench.settings.compares = true;
    const auto imported = bench.run();
    QVERIFY2(imported.state == RunState::Done, qPrintable(imported.message));
    QCOMPARE(imported.receipt.unchanged, 50);
    QCOMPARE(imported.receipt.updated, 50);
    QCOMPARE(imported.receipt.added, 50);
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.plan.updated, 50);
    QCOMPARE(seen.plan.beforeFile, bench.folder.filePath(s("leads.before.csv")));
    QCOMPARE(seen.receipt.deleted, 50);
    QCOMPARE(bench.storedIds(), idsOf(100));
}

void TestUndoRun::goneAlready_data()
{
    QTest::addColumn<int>("mostLookUps");
    QTest::addColumn<int>("gone");
    QTest::addColumn<int>("untold");
    QTest::newRow("looked up") << 5000 << 3 << 0;
    QTest::newRow("too many to look up") << 0 << 0 << 3;
}

void TestUndoRun::goneAlready()
{
    QFETCH(int, mostLookUps);
    QFETCH(int, gone);
    QFETCH(int, untold);
    UndoBench bench;
    importMany(bench);
    for (const int row : {20, 100, 269})
        QVERIFY(bench.client->callingList.erase(bench.listId, R"({"customer_id":")" + idOf(row).toLatin1() + "\"}", s("test"))
                    .result());
    auto options = UndoBench::fastUndo();
    options.mostLookUps = mostLookUps;
    const auto seen = bench.undo(options);
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 247);
    QCOMPARE(seen.receipt.gone, gone);
    QCOMPARE(seen.receipt.untold, untold);
    QVERIFY(balances(seen.receipt));
    QCOMPARE(bench.storedIds(), idsOf(20));
}

// Somebody has deleted a record and added one with the same key after the import.
void TestUndoRun::recordThatCameLater()
{
    UndoBench bench;
    importMany(bench);
    QTest::qWait(5); // the tenant's times are milliseconds
    QVERIFY(bench.client->callingList.erase(bench.listId, R"({"customer_id":"C000100"})", s("test")).result());
    QVERIFY(
        bench.client->callingList.add(bench.listId, R"({"customer_id":"C000100","last_name":"Later","phone":"(415) 555-0100"})")
            .result());
    auto options = UndoBench::fastUndo();
    options.slack = std::chrono::minutes(0); // one clock
    const auto seen = bench.undo(options);
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.deleted, 249);
    QCOMPARE(seen.receipt.changed, 1);
    QCOMPARE(bench.storedIds(), idsOf(20) + QStringList{idOf(100)});
}

void TestUndoRun::severalKeyFields()
{
    UndoBench bench;
    auto format = usFormat(s("two keys"));
    format.fields[1].key = true;
    bench.makeList(format, s("two keys"));
    bench.writeFile(goodRows(5), s("before.csv"));
    QCOMPARE(bench.run().receipt.added, 5);
    // The same numbers with another name are other records.
    bench.writeFile(goodRows(40).replace("Strömqvist", "Falkenrath"));
    QCOMPARE(bench.run().receipt.added, 40);
    const auto instance = bench.bind(s("CAMPAIGN-1"));
    bench.call({idOf(1), idOf(20)}, instance, {s("Falkenrath")});
    auto &calls = bench.client->callingList;
    QVERIFY(calls.erase(bench.listId, R"({"customer_id":"C000003","last_name":"Falkenrath"})", s("test")).result());
    QVERIFY(calls.update(bench.listId, R"({"customer_id":"C000004","last_name":"Falkenrath","visits":99})").result());
    const auto seen = bench.undo();
    QVERIFY2(seen.state == UndoState::Done, qPrintable(seen.message));
    QCOMPARE(seen.plan.way, UndoPlan::Way::OneByOne);
    QCOMPARE(seen.receipt.deleted, 36);
    QCOMPARE(seen.receipt.called, 2);
    QCOMPARE(seen.receipt.gone, 1);
    QCOMPARE(seen.receipt.changed, 1);
    QVERIFY(balances(seen.receipt));
    QCOMPARE(bench.storedIds(), idsOf(5) + QStringList({idOf(1), idOf(4), idOf(20)}));
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 0);
    QCOMPARE(bench.tenant->erasureReasons(bench.listId).count(s("Undo of an import by Outdial")), 36);
}

void TestUndoRun::notPossible_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<bool>("typesKnown");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("words");
    QTest::newRow("no key") << false << true << int(ImportMode::Add) << s("no key field");
    QTest::newRow("key not known") << true << false << int(ImportMode::Add) << s("does not know which fields");
    QTest::newRow("updates") << true << true << int(ImportMode::Update) << s("only changed records");
    QTest::newRow("nothing added") << true << true << int(ImportMode::Upsert) << s("added no records");
}

void TestUndoRun::notPossible()
{
    QFETCH(bool, keyed);
    QFETCH(bool, typesKnown);
    QFETCH(int, mode);
    QFETCH(QString, words);
    UndoBench bench;
    bench.makeList(usFormat(s("none"), keyed), s("none"));
    bench.settings.typesKnown = typesKnown;
    bench.writeFile(goodRows(10));
    QCOMPARE(bench.run().receipt.added, 10);
    if (mode != int(ImportMode::Add)) {
        bench.settings.mode = ImportMode(mode);
        QCOMPARE(bench.run().receipt.updated, 10);
    }
    const auto seen = bench.undo();
    QCOMPARE(seen.state, UndoState::Impossible);
    QVERIFY2(seen.message.contains(words), qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(10));
    QVERIFY(ImportJournal::read(bench.store, bench.importId)->entry().undone.isEmpty());
}

void TestUndoRun::fileThatChanged()
{
    UndoBench bench;
    importMany(bench);
    const auto undo = bench.newUndo();
    QVERIFY(undo->prepare());
    QFile file(bench.settings.file);
    QVERIFY(file.open(QIODevice::Append));
    file.write("C999999,More,(415) 555-0100,1,\r\n");
    file.close();
    undo->run(); // it is looked at again
    QCOMPARE(undo->progress().state, UndoState::Stopped);
    auto seen = bench.undo();
    QCOMPARE(seen.state, UndoState::Impossible);
    QVERIFY2(seen.message.contains(s("was changed since")), qPrintable(seen.message));
    QVERIFY(QFile::remove(bench.settings.file));
    seen = bench.undo();
    QCOMPARE(seen.state, UndoState::Impossible);
    QVERIFY2(seen.message.contains(s("not there any more")), qPrintable(seen.message));
    QCOMPARE(bench.storedIds(), idsOf(270));
    QCOMPARE(bench.tenant->submissions(s("callinglist/delete")), 0);
}

QTEST_GUILESS_MAIN(TestUndoRun)
#include "tst_undorun.moc"
