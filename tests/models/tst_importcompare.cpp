// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows compared with the records of the list: what is new, changed, the same; updates that send only what differs, and what the
// records said before.

#include <QTest>

#include <models/transfer/checkrun.h>

#include <support/importbench.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// A list of usFormat with records, bound to a campaign.
class CompareBench : public ImportBench {
public:
    explicit CompareBench(int count, bool bound = true)
    {
        makeList(usFormat(s("compare")), s("compare"));
        writeFile(goodRows(count), s("before-all.csv"));
        RunOptions options = fast();
        options.batchRows = options.mostBatchRows = 1000;
        if (run(options).receipt.added != count)
            qFatal("no records");
        const auto campaigns = client->campaign.getAll().result();
        api::BindListRequest request;
        request.listId = listId;
        if (bound && !client->campaign.bindList(campaigns->first().id, request).result())
            qFatal("not bound");
    }
    tl::expected<ListSnapshotPtr, QString> read(const api::CancelToken &cancel = {})
    {
        return ListSnapshot::read(
            *client, listId, settings.format, [](qint64, qint64) {}, cancel);
    }
    CheckReport check()
    {
        CheckRun check(settings, [this](const ListSnapshot::Progress &progress, const api::CancelToken &cancel) {
            return ListSnapshot::read(*client, listId, settings.format, progress, cancel);
        });
        check.run();
        list = check.list();
        return check.report();
    }
    QStringList stored(const char *field) const { return tenant->storedValues(listId, QLatin1String(field)); }
    // Ten rows: 0...3 with another name, 4...7 as they are, 8 and 9 of no record.
    void writeChanges(ImportMode mode)
    {
        QByteArray text = "customer_id,last_name,visits\r\n";
        for (int row = 0; row < 10; ++row) {
            const bool there = row < 8;
            text += idOf(there ? row : row + 1000).toLatin1() + (row < 4 ? ",Falkenrath," : ",Strömqvist,") +
                    QByteArray::number(row) + "\r\n";
        }
        writeFile(text, s("changes.csv"));
        settings.mode = mode;
        settings.compares = true;
    }
    ListSnapshotPtr list;
};

} // namespace

class TestImportCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryPage();
    void valuesAsTheyAreStored();
    void unboundList();
    void cancelled();
    void runCancelledWhileReading();
    void failsAndGoesOn();
    void checkCounts_data();
    void checkCounts();
    void sendsOnlyWhatDiffers();
    void valuesBeforeSetBack();
    void nothingToSend();
    void upsertAddsWhatIsNew();
    void resumeTakesTheSameRows();
    void goesOnWithTheFileOfBefore();
};

void TestImportCompare::readsEveryPage()
{
    CompareBench bench(2345);
    const auto list = bench.read();
    QVERIFY2(list.has_value(), qPrintable(list ? QString() : list.error()));
    QCOMPARE((*list)->size(), size_t(2345));
    QCOMPARE(bench.tenant->submissions(s("campaign/getAllRecords")), 3);
    rules::RecordRules rules(bench.settings.format);
    for (int row = 0; row < 2350; ++row) {
        const auto id = idOf(row).toStdString();
        const std::vector<std::string_view> values{id, {}, {}, {}, {}};
        QCOMPARE(rules.checkUpdate(values).fault, rules::Fault::None);
        const auto record = (*list)->find(rules.key());
        QCOMPARE(record >= 0, row < 2345);
        if (record >= 0)
            QCOMPARE((*list)->value(record, 3), std::string_view(std::to_string(row)));
    }
}

void TestImportCompare::valuesAsTheyAreStored()
{
    CompareBench bench(3);
    const auto list = bench.read();
    QVERIFY(list.has_value());
    const std::string id = "C000001";
    rules::RecordRules rules(bench.settings.format);
    const std::vector<std::string_view> values{id, {}, {}, {}, {}};
    rules.checkUpdate(values);
    const auto record = (*list)->find(rules.key());
    QVERIFY(record >= 0);
    QCOMPARE((*list)->value(record, 0), std::string_view("C000001"));
    QCOMPARE((*list)->value(record, 1), std::string_view("Strömqvist"));
    QCOMPARE((*list)->value(record, 2), std::string_view("14155550101"));
    QCOMPARE((*list)->value(record, 3), std::string_view("1"));
    QCOMPARE((*list)->value(record, 4), std::string_view("2026-12-01 09:00"));
    QVERIFY(!(*list)->isCompleted(record));
}

void TestImportCompare::unboundList()
{
    CompareBench bench(3, false);
    const auto list = bench.read();
    QVERIFY(!list);
    QVERIFY2(list.error().contains(s("no campaign")), qPrintable(list.error()));
    bench.writeChanges(ImportMode::Update);
    const auto report = bench.check();
    QVERIFY(!report.complete);
    QCOMPARE(report.error, list.error());
}

void TestImportCompare::cancelled()
{
    CompareBench bench(3);
    bench.tenant->addFault(s("kind=latency,path=campaign/getAllRecords,ms=60000"));
    api::CancelToken cancel;
    std::thread other([cancel] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        cancel.cancel();
    });
    const auto list = bench.read(cancel);
    other.join();
    QVERIFY(!list);
    QCOMPARE(list.error(), QString());
}

// While a run reads the list it has sent nothing: it is cancelled, not stopped, and can go on.
void TestImportCompare::runCancelledWhileReading()
{
    CompareBench bench(20);
    bench.writeChanges(ImportMode::Update);
    const auto before = bench.tenant->submissions(s("callinglist/updateAll"));
    bench.tenant->addFault(s("kind=latency,path=campaign/getAllRecords,ms=60000"));
    auto run = bench.newRun(ImportBench::fast());
    std::thread worker([&] { run->run(); });
    QTRY_VERIFY(!run->progress().message.isEmpty()); // it says that it reads
    run->cancel();
    worker.join();
    QCOMPARE(run->progress().state, RunState::Cancelled);
    QVERIFY(run->progress().message.isEmpty());
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), before);
    run.reset();
    bench.tenant->clearFaults();
    const auto rest = bench.resume();
    QCOMPARE(rest.state, RunState::Done);
    QCOMPARE(rest.receipt.updated, 4);
}

void TestImportCompare::failsAndGoesOn()
{
    CompareBench bench(1500);
    bench.tenant->addFault(s("kind=status,code=502,path=campaign/getAllRecords,nth=2"));
    bench.tenant->addFault(s("kind=cut-before,path=callinglist/getList,nth=1"));
    const auto list = bench.read();
    QVERIFY2(list.has_value(), qPrintable(list ? QString() : list.error()));
    QCOMPARE((*list)->size(), size_t(1500));
}

void TestImportCompare::checkCounts_data()
{
    QTest::addColumn<ImportMode>("mode");
    QTest::addColumn<int>("ready");
    QTest::newRow("update") << ImportMode::Update << 6; // the four that are the same are not sent
    QTest::newRow("add") << ImportMode::Add << 10;      // the tenant decides
}

void TestImportCompare::checkCounts()
{
    QFETCH(ImportMode, mode);
    QFETCH(int, ready);
    CompareBench bench(20);
    bench.writeChanges(mode);
    if (mode == ImportMode::Add) { // a phone is required
        bench.settings.mapping.setConstant(2, s("4155550100"));
    }
    const auto report = bench.check();
    QVERIFY2(report.complete, qPrintable(report.error));
    QVERIFY(report.list.made);
    QCOMPARE(report.list.records, 20);
    QCOMPARE(report.list.total, 20);
    QCOMPARE(report.rows, 10);
    QCOMPARE(report.list.rowsNew, 2);
    QCOMPARE(report.list.rowsChanged + report.list.rowsSame, 8);
    if (mode == ImportMode::Update)
        QCOMPARE(report.list.rowsSame, 4);
    QCOMPARE(report.ready, ready);
    QCOMPARE(report.count(Cause::AlreadyInList), mode == ImportMode::Add ? 8 : 0);
    QCOMPARE(report.warned, mode == ImportMode::Add ? 8 : 0);
    QCOMPARE(report.blocked, 0);
}

void TestImportCompare::sendsOnlyWhatDiffers()
{
    CompareBench bench(20);
    bench.writeChanges(ImportMode::Update);
    const auto report = bench.check();
    // Meanwhile somebody else changes what the file has no news of: a field of a row that changes another one, and a row that was
    // the same.
    QVERIFY(bench.client->callingList
                .updateAll(bench.listId, R"([{"customer_id": "C000001", "visits": "500"},
        {"customer_id": "C000005", "last_name": "Okonjo"}])")
                .result());
    const auto before = bench.tenant->submissions(s("callinglist/updateAll"));
    RunOptions options = ImportBench::fast();
    options.list = bench.list;
    const auto seen = bench.run(options);
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 10);
    QCOMPARE(seen.receipt.updated, 4);
    QCOMPARE(seen.receipt.unchanged, 4);
    QCOMPARE(seen.receipt.causes.value(Cause::KeyNotFound), 2);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), before + 1);
    QCOMPARE(bench.stored("visits").at(1), s("500"));
    QCOMPARE(bench.stored("last_name").at(5), s("Okonjo"));
    QCOMPARE(bench.stored("last_name").count(s("Falkenrath")), 4);
    QCOMPARE(contentOf(seen.beforeFile), QByteArray("\xEF\xBB\xBF"
                                                    "customer_id,last_name,visits\r\n"
                                                    "C000000,Strömqvist,0\r\nC000001,Strömqvist,1\r\n"
                                                    "C000002,Strömqvist,2\r\nC000003,Strömqvist,3\r\n"));
}

void TestImportCompare::valuesBeforeSetBack()
{
    CompareBench bench(5);
    bench.writeFile("customer_id,visits,renewal\r\nC000001,77,\r\nC000002,,2027-01-01 10:00\r\n", s("changes.csv"));
    bench.settings.mode = ImportMode::Update;
    bench.settings.compares = true;
    bench.settings.emptyResets = true;
    const auto first = bench.run();
    QCOMPARE(first.receipt.updated, 2);
    QCOMPARE(bench.stored("visits"), (QStringList{s("0"), s("77"), QString(), s("3"), s("4")}));
    QCOMPARE(bench.stored("renewal").at(1), QString());
    bench.writeFile(contentOf(first.beforeFile).mid(3), s("back.csv"));
    const auto second = bench.run();
    QCOMPARE(second.receipt.updated, 2);
    QCOMPARE(bench.stored("visits"), (QStringList{s("0"), s("1"), s("2"), s("3"), s("4")}));
    for (const auto &renewal : bench.stored("renewal"))
        QCOMPARE(renewal, s("2026-12-01 09:00"));
}

void TestImportCompare::nothingToSend()
{
    CompareBench bench(50);
    bench.writeFile(goodRows(50), s("again.csv"));
    bench.settings.mode = ImportMode::Upsert;
    bench.settings.compares = true;
    const auto before = bench.tenant->submissions(s("callinglist/updateAll"));
    const auto seen = bench.run();
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 50);
    QCOMPARE(seen.receipt.unchanged, 50);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), before);
    QVERIFY(seen.beforeFile.isEmpty());
}

void TestImportCompare::upsertAddsWhatIsNew()
{
    CompareBench bench(50);
    bench.writeFile(goodRows(100, 20), s("more.csv")); // 20...49 are the same, 50...119 new
    bench.settings.mode = ImportMode::Upsert;
    bench.settings.compares = true;
    const auto seen = bench.run();
    QCOMPARE(seen.receipt.unchanged, 30);
    QCOMPARE(seen.receipt.added, 70);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.stored("customer_id"), idsOf(120));
}

// A resumed import compares anew; batches that are known keep their rows, though their records say something else now.
void TestImportCompare::resumeTakesTheSameRows()
{
    CompareBench bench(400);
    QByteArray text = "customer_id,last_name,visits\r\n";
    for (int row = 0; row < 400; ++row)
        text += idOf(row).toLatin1() + (row % 2 == 0 ? ",Falkenrath," : ",Strömqvist,") + QByteArray::number(row) + "\r\n";
    bench.writeFile(text, s("changes.csv"));
    bench.settings.mode = ImportMode::Update;
    bench.settings.compares = true;
    RunOptions options = ImportBench::fast();
    options.batchRows = options.mostBatchRows = 60;
    bench.tenant->addFault(s("kind=cut-after,path=callinglist/updateAll,nth=2"));
    bench.tenant->addFault(s("kind=status,code=403,path=callinglist/get/,nth=1")); // its doubt cannot be settled now
    const auto seen = bench.run(options);
    QCOMPARE(seen.state, RunState::Stopped);
    QVERIFY(seen.receipt.balances());
    const auto rest = bench.resume(options);
    QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
    QCOMPARE(rest.receipt.read, 400);
    QCOMPARE(rest.receipt.updated, 200);
    QCOMPARE(rest.receipt.unchanged, 200);
    QVERIFY(rest.receipt.balances());
    QCOMPARE(bench.stored("last_name").count(s("Falkenrath")), 200);
    // Each record once, with what it said at first.
    const auto before = contentOf(rest.beforeFile).split('\n');
    QCOMPARE(before.size(), 200 + 2);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(before[i + 1].trimmed(), QByteArray(idOf(2 * i).toLatin1() + ",Strömqvist," + QByteArray::number(2 * i)));
}

// A row that a full disk has cut off is taken away before others follow.
void TestImportCompare::goesOnWithTheFileOfBefore()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(s("before.csv"));
    const QStringList columns{s("a"), s("b")};
    {
        RowFile file(path, columns, ',', false, RowFile::Existing::Append);
        QVERIFY(file.appendRows("1,2\r\n"));
        QVERIFY(file.flush());
    }
    {
        QFile torn(path);
        QVERIFY(torn.open(QIODevice::Append));
        torn.write("3,4\r\n5");
    }
    RowFile file(path, columns, ',', false, RowFile::Existing::Append);
    QVERIFY(file.appendRows("5,6\r\n"));
    QVERIFY(file.flush());
    QCOMPARE(contentOf(path), QByteArray("\xEF\xBB\xBF"
                                         "a,b\r\n1,2\r\n3,4\r\n5,6\r\n"));
}

QTEST_GUILESS_MAIN(TestImportCompare)
#include "tst_importcompare.moc"
