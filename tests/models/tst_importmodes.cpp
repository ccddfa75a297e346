// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Imports that update, and that update or add, against the sandbox: what was sent is in the records, nothing else is, and each
// row counts as what became of it.

#include <QTest>

#include <support/importbench.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// Rows that change the name of the records first...first+count-1, with nothing but it and the key.
QByteArray newNames(int count, int first = 0)
{
    QByteArray text = "customer_id,last_name\r\n";
    for (int row = first; row < first + count; ++row)
        text += idOf(row).toLatin1() + ",Falkenrath\r\n";
    return text;
}

class ModeBench : public ImportBench {
public:
    // A list of usFormat with the records 0...count-1.
    explicit ModeBench(int count)
    {
        makeList(usFormat(s("modes")), s("modes"));
        writeFile(goodRows(count), s("before.csv"));
        if (run().receipt.added != count)
            qFatal("no records");
    }
    QStringList stored(const char *field) const { return tenant->storedValues(listId, QLatin1String(field)); }
    RunProgress runAs(ImportMode mode, const QByteArray &text)
    {
        writeFile(text, s("changes.csv"));
        settings.mode = mode;
        return run();
    }
};

} // namespace

class TestImportModes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfModes();
    void blockers();
    void updateChangesWhatWasSent();
    void rowsWithoutARecord_data();
    void rowsWithoutARecord();
    void emptyCells_data();
    void emptyCells();
    void phoneKeyIsSentAsItIsStored();
    void upsert();
    void upsertOfRowsThatCannotBeAdded();
    void updateWithALostAnswer_data();
    void updateWithALostAnswer();
    void upsertWithALostAnswer_data();
    void upsertWithALostAnswer();
    void killedBetweenTheSteps_data();
    void killedBetweenTheSteps();
    void stoppedInTheSecondStep();
    void resumeReplaysEachFate();
    void missingKeyOfAnUpdateIsNotFound();
};

void TestImportModes::namesOfModes()
{
    QCOMPARE(modeName(ImportMode::Add), s("add"));
    QCOMPARE(modeFromName(s("update")), ImportMode::Update);
    QCOMPARE(modeFromName(s("upsert")), ImportMode::Upsert);
    QVERIFY(!modeFromName(s("replace")));
    ImportSettings settings;
    settings.format = usFormat(s("x"));
    settings.mapping.sources.resize(5);
    settings.mode = ImportMode::Upsert;
    settings.emptyResets = true;
    settings.missingApart = true;
    const auto read = ImportSettings::fromJson(settings.toJson());
    QVERIFY(read.has_value());
    QCOMPARE(read->mode, ImportMode::Upsert);
    QVERIFY(read->emptyResets);
    QVERIFY(read->missingApart);
}

void TestImportModes::blockers()
{
    ImportSettings settings;
    settings.format = usFormat(s("x"));
    const auto blockersOf = [&](const QStringList &columns, ImportMode mode) {
        settings.mapping = proposeMapping(columns, settings.format, {});
        settings.mode = mode;
        return settingsBlockers(settings);
    };
    QCOMPARE(blockersOf({s("customer_id"), s("visits")}, ImportMode::Update), QStringList());
    QCOMPARE(blockersOf({s("visits")}, ImportMode::Update).size(), 1); // no key
    QVERIFY(blockersOf({s("visits")}, ImportMode::Update).first().contains(s("customer_id")));
    QCOMPARE(blockersOf({s("customer_id")}, ImportMode::Update).size(), 1); // nothing to change
    // Name and phone are required of what is added.
    QCOMPARE(blockersOf({s("customer_id"), s("visits")}, ImportMode::Upsert).size(), 3); // and no phone at all
    QCOMPARE(blockersOf({s("customer_id"), s("last_name"), s("phone")}, ImportMode::Upsert), QStringList());
    settings.typesKnown = false;
    QCOMPARE(blockersOf({s("customer_id"), s("visits")}, ImportMode::Update).size(), 1);
    settings.typesKnown = true;
    settings.format = usFormat(s("x"), false);
    QCOMPARE(blockersOf({s("customer_id"), s("visits")}, ImportMode::Update).size(), 1);
    QCOMPARE(blockersOf({s("customer_id"), s("last_name"), s("phone")}, ImportMode::Upsert).size(), 1);
}

void TestImportModes::updateChangesWhatWasSent()
{
    ModeBench bench(250);
    const auto phones = bench.stored("phone");
    const auto seen = bench.runAs(ImportMode::Update, newNames(120, 100));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 120);
    QCOMPARE(seen.receipt.updated, 120);
    QCOMPARE(seen.receipt.added, 0);
    QVERIFY(seen.receipt.balances());
    const auto names = bench.stored("last_name");
    QCOMPARE(names.size(), 250);
    for (int row = 0; row < 250; ++row)
        QCOMPARE(names[row], row >= 100 && row < 220 ? s("Falkenrath") : s("Strömqvist"));
    QCOMPARE(bench.stored("phone"), phones);
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), 2);
    QCOMPARE(bench.tenant->submissions(s("callinglist/addAll")), 3); // those of before
}

void TestImportModes::rowsWithoutARecord_data()
{
    QTest::addColumn<bool>("apart");
    QTest::newRow("among the rejects") << false;
    QTest::newRow("in a file of their own") << true;
}

void TestImportModes::rowsWithoutARecord()
{
    QFETCH(bool, apart);
    ModeBench bench(10);
    bench.settings.missingApart = apart;
    const auto seen = bench.runAs(ImportMode::Update, newNames(4, 8) + ",Nobody\r\n");
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 5);
    QCOMPARE(seen.receipt.updated, 2);
    QCOMPARE(seen.receipt.rejected, 3);
    QCOMPARE(seen.receipt.causes.value(Cause::KeyNotFound), 2);
    QCOMPARE(seen.receipt.causes.value(Cause::KeyEmpty), 1);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.stored("customer_id"), idsOf(10));
    const auto rejects = contentOf(seen.rejectsFile);
    QVERIFY(rejects.contains(",Nobody,6,"));
    QCOMPARE(rejects.contains("C000010,Falkenrath,4,"), !apart);
    QCOMPARE(contentOf(seen.missingFile), apart ? QByteArray("\xEF\xBB\xBF"
                                                             "customer_id,last_name\r\n"
                                                             "C000010,Falkenrath\r\nC000011,Falkenrath\r\n")
                                                : QByteArray());
}

void TestImportModes::emptyCells_data()
{
    QTest::addColumn<bool>("resets");
    QTest::newRow("keep the field") << false;
    QTest::newRow("empty the field") << true;
}

void TestImportModes::emptyCells()
{
    QFETCH(bool, resets);
    ModeBench bench(3);
    bench.settings.emptyResets = resets;
    const auto seen = bench.runAs(ImportMode::Update, "customer_id,visits,last_name\r\nC000001, ,Kim\r\nC000002,9,\r\n");
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    // The name is required: it cannot be emptied.
    QCOMPARE(seen.receipt.updated, resets ? 1 : 2);
    QCOMPARE(seen.receipt.causes.value(Cause::CannotBeReset), resets ? 1 : 0);
    QCOMPARE(bench.stored("visits"), (QStringList{s("0"), resets ? QString() : s("1"), resets ? s("2") : s("9")}));
    QCOMPARE(bench.stored("last_name"), (QStringList{s("Strömqvist"), s("Kim"), s("Strömqvist")}));
    QCOMPARE(bench.stored("renewal").at(1), s("2026-12-01 09:00")); // no column of the file
}

// A tenant compares a phone that is a key with the stored value and with the original one, not with other ways to write it.
void TestImportModes::phoneKeyIsSentAsItIsStored()
{
    ImportBench bench;
    auto format = usFormat(s("phones"), false);
    format.fields[0].required = false;
    format.fields[2].key = true;
    bench.makeList(format, s("phones"));
    bench.writeFile("last_name,phone\r\nAda,(415) 555-0101\r\nBen,1-415-555-0102\r\n");
    QCOMPARE(bench.run().receipt.added, 2);
    bench.writeFile("last_name,phone\r\nEve,415.555.0101\r\nBob,4155550102\r\n", s("changes.csv"));
    bench.settings.mode = ImportMode::Update;
    const auto seen = bench.run();
    QCOMPARE(seen.receipt.updated, 2);
    QCOMPARE(bench.tenant->storedValues(bench.listId, s("last_name")), (QStringList{s("Eve"), s("Bob")}));
}

void TestImportModes::upsert()
{
    ModeBench bench(150);
    const auto seen = bench.runAs(ImportMode::Upsert, goodRows(300, 50).replace("Strömqvist", "Falkenrath"));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.read, 300);
    QCOMPARE(seen.receipt.updated, 100); // 50...149
    QCOMPARE(seen.receipt.added, 200);   // 150...349
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.stored("customer_id"), idsOf(350));
    const auto names = bench.stored("last_name");
    for (int row = 0; row < 350; ++row)
        QCOMPARE(names[row], row < 50 ? s("Strömqvist") : s("Falkenrath"));
    // 100 rows a batch: the first is updated, the second and third are added after nothing was found to update.
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), 3);
    QCOMPARE(bench.tenant->submissions(s("callinglist/addAll")), 2 + 2); // two of before
}

void TestImportModes::upsertOfRowsThatCannotBeAdded()
{
    ModeBench bench(3);
    const auto seen = bench.runAs(ImportMode::Upsert, "customer_id,last_name,phone,visits\r\n"
                                                      "C000001,,,77\r\n"   // line 2: changes one field of a record
                                                      "C000008,,,78\r\n"   // line 3: no record, and no name to add one
                                                      "C000002,Kim,,x\r\n" // line 4: not a number, whatever the record
                                                      "C000009,Kim,(415) 555-0109,79\r\n");
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.updated, 1);
    QCOMPARE(seen.receipt.added, 1);
    QCOMPARE(seen.receipt.causes.value(Cause::RequiredEmpty), 1);
    QCOMPARE(seen.receipt.causes.value(Cause::NotAnInteger), 1);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.stored("visits"), (QStringList{s("0"), s("77"), s("2"), s("79")}));
    const auto rejects = contentOf(seen.rejectsFile);
    QVERIFY2(rejects.contains("C000008,,,78,3,last_name: "), rejects.constData());
    QVERIFY(rejects.contains("C000002,Kim,,x,4,visits: "));
}

void TestImportModes::updateWithALostAnswer_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("submissions");
    // 350 rows are four batches. What has arrived is seen in the records, and does not go out again.
    QTest::newRow("cut after commit") << s("kind=cut-after,path=callinglist/updateAll,nth=2") << 4;
    QTest::newRow("reset") << s("kind=reset,path=callinglist/updateAll,nth=2") << 5; // not handled
    QTest::newRow("truncated") << s("kind=truncate,path=callinglist/updateAll,nth=2") << 4;
    QTest::newRow("cut before commit") << s("kind=cut-before,path=callinglist/updateAll,nth=2") << 5;
}

void TestImportModes::updateWithALostAnswer()
{
    QFETCH(QString, fault);
    QFETCH(int, submissions);
    ModeBench bench(300);
    bench.tenant->addFault(fault);
    const auto seen = bench.runAs(ImportMode::Update, newNames(350));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.updated, 300);
    QCOMPARE(seen.receipt.causes.value(Cause::KeyNotFound), 50);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.stored("customer_id"), idsOf(300));
    QCOMPARE(bench.stored("last_name").count(s("Falkenrath")), 300);
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), submissions);
}

void TestImportModes::upsertWithALostAnswer_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *path : {"callinglist/updateAll", "callinglist/addAll"}) {
        for (const char *kind : {"cut-after", "cut-before", "reset", "truncate", "late-commit,ms=60"}) {
            QTest::addRow("%s of %s", kind, path)
                << QStringLiteral("kind=%1,path=%2,nth=3").arg(QLatin1String(kind), QLatin1String(path));
        }
    }
}

void TestImportModes::upsertWithALostAnswer()
{
    QFETCH(QString, fault);
    ModeBench bench(200);
    bench.tenant->addFault(fault); // nth counts from here
    QByteArray text = "customer_id,last_name,phone,visits,renewal\r\n";
    for (int row = 0; row < 400; ++row) { // of every two rows one is there
        const auto id = idOf(row % 2 == 0 ? row / 2 : 1000 + row);
        text += id.toLatin1() + ",Falkenrath,(415) 555-0199," + QByteArray::number(row) + ",2026-12-01 09:00\r\n";
    }
    const auto seen = bench.runAs(ImportMode::Upsert, text);
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.updated, 200);
    QCOMPARE(seen.receipt.added, 200);
    QVERIFY(seen.receipt.balances());
    QCOMPARE(bench.stored("customer_id").size(), 400);
    QCOMPARE(bench.stored("last_name").count(s("Falkenrath")), 400);
}

void TestImportModes::killedBetweenTheSteps_data()
{
    QTest::addColumn<bool>("updateArrived");
    QTest::addColumn<bool>("adding");
    QTest::addColumn<bool>("addArrived");
    QTest::newRow("before the update") << false << false << false;
    QTest::newRow("update arrived, nothing written") << true << false << false;
    QTest::newRow("before the add") << true << true << false;
    QTest::newRow("add arrived, nothing written") << true << true << true;
}

// What a journal looks like when the program was killed at one of the steps of a batch.
void TestImportModes::killedBetweenTheSteps()
{
    QFETCH(bool, updateArrived);
    QFETCH(bool, adding);
    QFETCH(bool, addArrived);
    ModeBench bench(60);
    bench.writeFile(goodRows(100).replace("Strömqvist", "Falkenrath"), s("changes.csv"));
    bench.settings.mode = ImportMode::Upsert;
    {
        auto journal = bench.beginJournal();
        auto builder = bench.builder();
        auto built = builder.next(100);
        QVERIFY(built && *built);
        Batch batch = **std::move(built);
        JournalBatch known{0, 0, 100, 100, BatchState::Sent, -1, 0, {}};
        QVERIFY(journal.intend(known));
        auto &calls = bench.client->callingList;
        if (updateArrived)
            QVERIFY(calls.updateAll(bench.listId, QByteArray::fromStdString(batch.body)).result());
        if (adding) {
            std::vector<int> missing;
            std::vector<JournalRow> rows;
            for (int i = 0; i < 100; ++i) {
                batch.rows[size_t(i)].fate = i < 60 ? Fate::Updated : Fate::Pending;
                if (i >= 60) {
                    missing.push_back(i);
                    rows.push_back({batch.rows[size_t(i)].row, batch.rows[size_t(i)].line, s("keyNotFound"), {}});
                }
            }
            known.totalBefore = 60;
            known.fates = fateLetters(batch);
            QVERIFY(journal.goOnAdding(known, rows));
            if (addArrived)
                QVERIFY(calls.addAll(bench.listId, QByteArray::fromStdString(batch.toAdd(missing).body)).result());
        }
    }
    const auto rest = bench.resume();
    QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
    QCOMPARE(rest.receipt.read, 100);
    QCOMPARE(rest.receipt.updated, 60);
    QCOMPARE(rest.receipt.added, 40);
    QVERIFY(rest.receipt.balances());
    QCOMPARE(bench.stored("customer_id"), idsOf(100));
    QCOMPARE(bench.stored("last_name").count(s("Falkenrath")), 100);
}

// The right to add is taken away in the middle: what was updated counts, and the rest goes on later.
void TestImportModes::stoppedInTheSecondStep()
{
    ModeBench bench(60);
    bench.tenant->addFault(s("kind=status,code=403,path=callinglist/addAll,nth=1"));
    const auto seen = bench.runAs(ImportMode::Upsert, goodRows(100).replace("Strömqvist", "Falkenrath"));
    QCOMPARE(seen.state, RunState::Stopped);
    QCOMPARE(seen.receipt.updated, 60);
    QCOMPARE(seen.receipt.added, 0);
    QVERIFY(seen.receipt.balances());
    const auto rest = bench.resume();
    QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
    QCOMPARE(rest.receipt.updated, 60);
    QCOMPARE(rest.receipt.added, 40);
    QVERIFY(rest.receipt.balances());
    QCOMPARE(bench.stored("customer_id"), idsOf(100));
}

void TestImportModes::resumeReplaysEachFate()
{
    ModeBench bench(150);
    bench.tenant->addFault(s("kind=status,code=403,path=callinglist/updateAll,nth=4"));
    const auto seen = bench.runAs(ImportMode::Upsert, goodRows(400, 50));
    QCOMPARE(seen.state, RunState::Stopped);
    QCOMPARE(seen.receipt.read, 300);
    const auto rest = bench.resume();
    QVERIFY2(rest.state == RunState::Done, qPrintable(rest.message));
    QCOMPARE(rest.receipt.read, 400);
    QCOMPARE(rest.receipt.updated, 100);
    QCOMPARE(rest.receipt.added, 300);
    QCOMPARE(bench.stored("customer_id"), idsOf(450));
    QCOMPARE(bench.tenant->submissions(s("callinglist/updateAll")), 5);
}

// The text of Update Many calls a key that no record has "missingKey", its example "keyNotFound".
void TestImportModes::missingKeyOfAnUpdateIsNotFound()
{
    ModeBench bench(1);
    testing::ScriptedTenant tenant;
    tenant.on(api::Method::UpdateManyRecords,
              testing::ScriptedTenant::json(QByteArray(
                  R"({"updated": 1, "error": {"missingKey": [{"customer_id": "C000001", "last_name": "Falkenrath"}]}})")));
    bench.client = tenant.makeClient();
    const auto seen = bench.runAs(ImportMode::Update, newNames(2));
    QVERIFY2(seen.state == RunState::Done, qPrintable(seen.message));
    QCOMPARE(seen.receipt.updated, 1);
    QCOMPARE(seen.receipt.causes.value(Cause::KeyNotFound), 1);
    QCOMPARE(causeOfBucket(s("missingKey")), Cause::MissingKey); // of an add it is what it says
}

QTEST_GUILESS_MAIN(TestImportModes)
#include "tst_importmodes.moc"
