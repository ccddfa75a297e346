// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A store that cannot be written: whoever keeps something in it, nothing of it is half written, and the user is told once what is
// not kept, why and what to do, without a word of what it was.

#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <models/store/writing.h>

#include <support/fulldisk.h>
#include <support/storekeepers.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

bool smallDisks = false; // may be mounted here

QString s(const char *text) { return QString::fromUtf8(text); }

// A store, and what it told so far.
struct Bench {
    Bench() : store(Store::open(folder.filePath(s("outdial.sqlite"))).value())
    {
        store->troubles().setListener(&receiver, [this](const StoreTrouble &trouble) { told.append(trouble); });
    }
    // What was told on other threads has come to this one.
    const QList<StoreTrouble> &troubles()
    {
        QCoreApplication::sendPostedEvents();
        return told;
    }
    bool execute(const QString &sql) const { return QSqlQuery(store->database()).exec(sql); }

    QTemporaryDir folder; // on the SmallDisk when there is one
    StorePtr store;
    QObject receiver;
    QList<StoreTrouble> told;
};

void addKeepers()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < storeKeepers().size(); ++i)
        QTest::newRow(storeKeepers().at(i).name) << i;
}

} // namespace

class TestStoreTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void toldOnceUntilItIsOver_data() { addKeepers(); }
    void toldOnceUntilItIsOver();
    void diskFull_data() { addKeepers(); }
    void diskFull();
    void nothingHalfWritten_data();
    void nothingHalfWritten();
    void readOnly_data();
    void readOnly();
    void damaged_data();
    void damaged();
    void noStoreAtAll();
    void wordsOfStatementsAreNotShown();
    void toldBeforeSomebodyListens();
    void whatWaitsComesWithTheNext();
    void editsStayInMemory();
};

void TestStoreTrouble::toldOnceUntilItIsOver()
{
    QFETCH(int, at);
    const StoreKeeper &keeper = storeKeepers().at(at);
    Bench bench;
    keeper.keep(bench.store, 0);
    QCOMPARE(rowsOf(bench.store, s(keeper.table)), 1);
    QCOMPARE(bench.troubles().size(), 0);
    {
        const DiskLimit limit(0);
        keeper.keep(bench.store, 1);
        keeper.keep(bench.store, 2);
    }
    QCOMPARE(bench.troubles().size(), 1);
    const StoreTrouble trouble = bench.troubles().constFirst();
    QVERIFY2(trouble.title.startsWith(s(keeper.title)), qPrintable(trouble.title));
    QVERIFY(!trouble.meaning.isEmpty() && !trouble.remedy.isEmpty());
    QVERIFY2(trouble.text().endsWith(s(" (%1)").arg(bench.store->path())), qPrintable(trouble.text()));
    for (const QString &text : {trouble.title, trouble.text()}) {
        const QString ours = QString(text).remove(bench.store->path());
        for (const QString &inside : {secretName, s("INSERT"), s("_")})
            QVERIFY2(!ours.contains(inside), qPrintable(text));
    }
    QCOMPARE(rowsOf(bench.store, s(keeper.table)), 1);
    keeper.keep(bench.store, 3);
    QCOMPARE(rowsOf(bench.store, s(keeper.table)), 2);
    QCOMPARE(bench.troubles().size(), 1);
    {
        const DiskLimit limit(0);
        keeper.keep(bench.store, 4);
    }
    QCOMPARE(bench.troubles().size(), 2);
    QCOMPARE(bench.troubles().constLast().title, trouble.title);
}

void TestStoreTrouble::diskFull()
{
    QFETCH(int, at);
    if (!smallDisks)
        QSKIP("no disk can be mounted here");
    const StoreKeeper &keeper = storeKeepers().at(at);
    SmallDisk disk;
    QVERIFY(disk.isThere());
    Bench bench;
    keeper.keep(bench.store, 0);
    disk.fill(0);
    keeper.keep(bench.store, 1);
    QCOMPARE(bench.troubles().size(), 1);
    QCOMPARE(bench.troubles().constFirst().title, s(keeper.title) + s("the disk is full."));
    QCOMPARE(bench.troubles().constFirst().remedy, s("Free some space."));
    QCOMPARE(rowsOf(bench.store, s(keeper.table)), 1);
    disk.free();
    keeper.keep(bench.store, 2);
    QCOMPARE(bench.troubles().size(), 1);
    QCOMPARE(rowsOf(bench.store, s(keeper.table)), 2);
}

// The second row of a step is refused: the first one is gone with it.
void TestStoreTrouble::nothingHalfWritten_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<std::function<void(const StorePtr &)>>("keep");
    using Keep = std::function<void(const StorePtr &)>;
    QTest::newRow("changes") << s("change_made") << Keep([](const StorePtr &store) {
        ChangeJournal(store, keptTenant, s("me"), {}).take({startOf(s("C1")), startOf(s("C2"))});
    });
    QTest::newRow("keys of the ledger") << s("dnc_key") << Keep([](const StorePtr &store) {
        DncLedger(store, keptTenant).keep(s("L"), {s("4155550131"), s("4155550132")}, true, s("change"));
    });
    QTest::newRow("minutes") << s("monitor_minute") << Keep([](const StorePtr &store) {
        const MinuteFacts facts{1, 1, 1, 1, 1};
        MonitorStore(store, keptTenant).write({{{s("c"), s("i")}, {{1, facts}, {2, facts}}, 0, 1}});
    });
    QTest::newRow("alerts") << s("alert") << Keep([](const StorePtr &store) {
        Alert one;
        one.id = s("1");
        one.raised = QDateTime::currentDateTimeUtc();
        Alert other = one;
        other.id = s("2");
        AlertStore(store, keptTenant).put({one, other});
    });
    QTest::newRow("settings") << s("monitor_setting") << Keep([](const StorePtr &store) {
        AlertStore(store, keptTenant).putSettings({{s("a"), s("1")}, {s("b"), s("2")}});
    });
    QTest::newRow("campaigns") << s("campaign") << Keep([](const StorePtr &store) {
        RememberedCampaigns(store, keptTenant).remember({{s("1"), s("one")}, {s("2"), s("two")}});
    });
    QTest::newRow("titles of columns") << s("column_alias") << Keep([](const StorePtr &store) {
        KnownFormats(store).rememberAliases(keptTenant, s("F"), {{s("a"), s("1")}, {s("b"), s("2")}});
    });
}

void TestStoreTrouble::nothingHalfWritten()
{
    QFETCH(QString, table);
    QFETCH(std::function<void(const StorePtr &)>, keep);
    Bench bench;
    RememberedCampaigns(bench.store, keptTenant); // makes its tables
    const QString trigger = s("CREATE TRIGGER refuse AFTER INSERT ON %1 WHEN (SELECT COUNT(*) FROM %1) > 1 BEGIN "
                              "SELECT RAISE(FAIL, 'database or disk is full'); END");
    QVERIFY(bench.execute(trigger.arg(table)));
    keep(bench.store);
    QCOMPARE(bench.troubles().size(), 1);
    QVERIFY2(bench.troubles().constFirst().title.endsWith(s(": the disk is full.")),
             qPrintable(bench.troubles().constFirst().title));
    QCOMPARE(rowsOf(bench.store, table), 0);
    QVERIFY(bench.execute(s("DROP TRIGGER refuse")));
    keep(bench.store);
    QCOMPARE(bench.troubles().size(), 1);
    QCOMPARE(rowsOf(bench.store, table), 2);
}

// Those that write on this thread, whose connection is made to refuse.
void TestStoreTrouble::readOnly_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < storeKeepers().size(); ++i) {
        const QByteArray name = storeKeepers().at(i).name;
        if (QByteArrayList{"ledger", "drafts", "formats", "mappings", "tenants"}.contains(name))
            QTest::newRow(name) << i;
    }
}

void TestStoreTrouble::readOnly()
{
    QFETCH(int, at);
    const StoreKeeper &keeper = storeKeepers().at(at);
    Bench bench;
    keeper.keep(bench.store, 0);
    QVERIFY(bench.execute(s("PRAGMA query_only = ON")));
    keeper.keep(bench.store, 1);
    QCOMPARE(bench.troubles().size(), 1);
    QCOMPARE(bench.troubles().constFirst().title, s(keeper.title) + s("the file may not be written."));
    QCOMPARE(bench.troubles().constFirst().remedy,
             s("See that the file and its folder may be written, then start Outdial again."));
    QCOMPARE(rowsOf(bench.store, s(keeper.table)), 1);
    if (qstrcmp(keeper.name, "drafts") == 0)
        QVERIFY(FormatDrafts(bench.store, keptTenant).keep({{}, s("name"), "{}", QDateTime::currentDateTimeUtc()}).isNull());
    if (qstrcmp(keeper.name, "tenants") == 0)
        QCOMPARE(Profiles(bench.store).save({}).error(),
                 s("The list of tenants cannot be written: the file may not be written. See that the file and its folder may be "
                   "written, then start Outdial again."));
}

// A table that is gone from a file whose schema was fine when it was opened: whoever reads it must not think that it is empty.
void TestStoreTrouble::damaged_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<std::function<void(const StorePtr &)>>("read");
    QTest::addColumn<QString>("title");
    using Read = std::function<void(const StorePtr &)>;
    QTest::newRow("changes") << s("change_made")
                             << Read([](const StorePtr &store) { (void)ChangeJournal::read(store, keptTenant, {}, 10); })
                             << s("The journal of changes cannot be read");
    QTest::newRow("deletions") << s("deletion_job")
                               << Read([](const StorePtr &store) { DeletionStore(store, keptTenant).load(); })
                               << s("The deletion jobs cannot be read");
    QTest::newRow("edits") << s("pending_edit")
                           << Read([](const StorePtr &store) { PendingEdits::of(store, keptTenant, s("L")); })
                           << s("Edits that are not sent yet cannot be read");
    QTest::newRow("ledger") << s("dnc_change")
                            << Read([](const StorePtr &store) { (void)DncLedger(store, keptTenant).changes(s("L")); })
                            << s("The Do-Not-Call ledger cannot be read");
    QTest::newRow("keys of the ledger") << s("dnc_key") << Read([](const StorePtr &store) {
        (void)DncLedger(store, keptTenant).known({s("4155550131")});
    }) << s("The Do-Not-Call ledger cannot be read");
    QTest::newRow("drafts") << s("format_draft")
                            << Read([](const StorePtr &store) { (void)FormatDrafts(store, keptTenant).all(); })
                            << s("Drafts of formats cannot be read");
    QTest::newRow("monitor") << s("monitor_minute")
                             << Read([](const StorePtr &store) { MonitorStore(store, keptTenant).load(0).waitForFinished(); })
                             << s("The figures of the monitor cannot be read");
    QTest::newRow("alerts") << s("alert") << Read([](const StorePtr &store) { AlertStore(store, keptTenant).alerts(10); })
                            << s("Alerts cannot be read");
    QTest::newRow("formats") << s("format") << Read([](const StorePtr &store) { (void)KnownFormats(store).all(keptTenant); })
                             << s("What is known of formats cannot be read");
    QTest::newRow("mappings") << s("saved_mapping") << Read([](const StorePtr &store) {
        (void)SavedMappings(store).find(keptTenant, s("F"), {s("a")});
    }) << s("Earlier mappings of columns cannot be read");
    QTest::newRow("reminders") << s("sorting_applied")
                               << Read([](const StorePtr &store) { const SortingReminders reminders(store, keptTenant); })
                               << s("Reminders to sort again cannot be read");
    QTest::newRow("campaigns") << s("campaign")
                               << Read([](const StorePtr &store) { (void)RememberedCampaigns(store, keptTenant).all(); })
                               << s("The campaigns that were seen cannot be read");
}

void TestStoreTrouble::damaged()
{
    QFETCH(QString, table);
    QFETCH(std::function<void(const StorePtr &)>, read);
    QFETCH(QString, title);
    Bench bench;
    RememberedCampaigns(bench.store, keptTenant); // makes its tables
    read(bench.store);
    QCOMPARE(bench.troubles().size(), 0);
    QVERIFY(bench.execute(s("ALTER TABLE %1 RENAME TO away").arg(table)));
    read(bench.store);
    read(bench.store);
    QCOMPARE(bench.troubles().size(), 1);
    QCOMPARE(bench.troubles().constFirst().title, title + s(": the file is damaged."));
    QVERIFY(bench.execute(s("ALTER TABLE away RENAME TO %1").arg(table)));
}

void TestStoreTrouble::noStoreAtAll()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(s("outdial.sqlite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9'000, 'x')) == 9'000);
    file.close();
    QCOMPARE(Store::open(path).error(), s("“%1” cannot be opened: the file is damaged. Close Outdial, put a copy from before in "
                                          "the place of the file or move it away, then start Outdial again.")
                                            .arg(path));
}

// Messages of SQLite name tables and columns, or quote a statement.
void TestStoreTrouble::wordsOfStatementsAreNotShown()
{
    Bench bench;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(s("NOT NULL constraint failed: dnc_list\\.tenant")));
    Writing writing(bench.store, Kept::DncLedger);
    QVERIFY(!writing.run(s("INSERT INTO dnc_list (tenant) VALUES (NULL)")));
    QVERIFY(!writing.run(s("DELETE FROM dnc_list"))); // nothing is tried any more
    QVERIFY(!writing.finish());
    QCOMPARE(bench.troubles().size(), 1);
    QCOMPARE(bench.troubles().constFirst().title, s("The Do-Not-Call ledger cannot be written: the file refuses it."));
}

void TestStoreTrouble::toldBeforeSomebodyListens()
{
    QTemporaryDir folder;
    const StorePtr store = Store::open(folder.filePath(s("outdial.sqlite"))).value();
    {
        const DiskLimit limit(0);
        storeKeepers().constFirst().keep(store, 0);
    }
    QStringList titles;
    store->troubles().setListener([&titles](const StoreTrouble &trouble) { titles << trouble.title; });
    QCOMPARE(titles.size(), 1);
    store->troubles().setListener({});
}

// A change that could not be written is not lost as long as Outdial is open.
void TestStoreTrouble::whatWaitsComesWithTheNext()
{
    Bench bench;
    {
        ChangeJournal journal(bench.store, keptTenant, s("me"), {});
        {
            const DiskLimit limit(0);
            journal.take({startOf(s("C1"))});
            QTRY_COMPARE(bench.troubles().size(), 1);
        }
        journal.take({startOf(s("C2"))});
    }
    QCOMPARE(rowsOf(bench.store, s("change_made")), 2);
}

void TestStoreTrouble::editsStayInMemory()
{
    Bench bench;
    const QByteArray key = "{\"id\":\"1\"}";
    {
        const auto edits = PendingEdits::of(bench.store, keptTenant, s("L"));
        {
            const DiskLimit limit(0);
            edits->set(key, s("city"), s("Bonn"), s("Köln"));
            QTRY_COMPARE(bench.troubles().size(), 1);
        }
        QCOMPARE(edits->count(), 1);
        QCOMPARE(edits->find(key, s("city"))->after, s("Köln"));
        edits->set(key, s("zip"), s("53111"), s("50667"));
        QCOMPARE(edits->count(), 2);
    }
    const auto edits = PendingEdits::of(bench.store, keptTenant, s("L"));
    QCOMPARE(edits->count(), 2);
    QCOMPARE(edits->find(key, s("city"))->after, s("Köln"));
    QCOMPARE(bench.troubles().size(), 1);
}

int main(int argc, char **argv)
{
    smallDisks = allowSmallDisks();
    QCoreApplication application(argc, argv);
    TestStoreTrouble test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storetrouble.moc"
