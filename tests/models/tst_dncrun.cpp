// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys of Do-Not-Call lists: how they are written, what is sent of a file, what the ledger then knows. Against the sandbox, also
// with lost answers; what is in its list is counted by hand from the file.

#include <QtTest>

#include <models/dnc/dncrun.h>
#include <sandbox/sandbox.h>

#include <set>

using namespace outdial;
using namespace outdial::models;

namespace {

const QString tenantName = QStringLiteral("tenant");

QString s(const char *text) { return QString::fromUtf8(text); }

struct Bench {
    explicit Bench(const QStringList &faults = {})
    {
        sandbox::Options options;
        options.dialRate = 0;
        options.faults = faults;
        sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = sandbox->start();
        if (!url)
            qFatal("%s", qPrintable(url.error()));
        client = std::make_unique<api::Client>(*api::TenantAddress::parse(url->toString()),
                                               api::Credentials{sandbox->clientId(), sandbox->clientSecret()});
        store = *Store::open({});
        order.listId = sandbox->dncListIdByName(s("Company-wide opt-outs"));
        order.kind.type = rules::DncType::Internal;
        order.user = s("k.lindqvist");
        order.reason = s("Letters of November");
        order.dialect.headerLine = 1;
    }
    ~Bench() { client.reset(); }

    DncProgress run(DncOptions options = {2'000, std::chrono::milliseconds(5), std::chrono::milliseconds(20), {}})
    {
        DncRun run(store, tenantName, order, options, *client);
        run.run();
        return run.progress();
    }
    std::set<QString> keys() const
    {
        const QStringList all = sandbox->dncKeys(order.listId);
        return {all.begin(), all.end()};
    }

    std::unique_ptr<sandbox::Sandbox> sandbox;
    std::unique_ptr<api::Client> client;
    StorePtr store;
    DncOrder order;
    QTemporaryDir folder;
};

} // namespace

class TestDncRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void howKeysAreWritten_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("country"); // or the country code of INTERNAL
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<int>("doubt");
        const auto row = [](const char *type, const char *country, const char *given, const char *sent,
                            DncDoubt doubt = DncDoubt::None) {
            QTest::newRow(given) << s(type) << s(country) << s(given) << s(sent) << int(doubt);
        };
        row("INTERNAL", "", " (646) 555-0143 ", "16465550143");
        row("INTERNAL", "", "+1 646 555.0143", "16465550143");
        row("INTERNAL", "", "16465550144", "16465550144");
        row("INTERNAL", "", "+49 89 1234567", "49891234567");
        row("INTERNAL", "", "0049 89 1234567", "49891234567");
        row("INTERNAL", "", "555-0143", "5550143");
        row("INTERNAL", "49", "089 / 123 45 67", "49891234567");
        row("INTERNAL", "49", "+1 (646) 555-0145", "16465550145");
        row("INTERNAL", "49", "49 89 7654321", "49897654321");
        row("INTERNAL", "", "123456", "123456", DncDoubt::NotANumber);
        row("INTERNAL", "", "call me", "call me", DncDoubt::NotANumber);
        row("INTERNAL", "", "646-555-0143 ext 5", "646-555-0143 ext 5", DncDoubt::NotANumber);
        row("INTERNAL", "", "1234567890123456", "1234567890123456", DncDoubt::NotANumber);
        row("INTERNAL", "", "   ", "", DncDoubt::Empty);
        row("GEOGRAPHIC_AREACODE", "US", "907", "907");
        row("GEOGRAPHIC_AREACODE", "US", "9999999", "9999999"); // as the reference prints one
        row("GEOGRAPHIC_AREACODE", "US", "9O7", "9O7", DncDoubt::NotAnAreaCode);
        row("GEOGRAPHIC_POSTAL", "US", "94110", "94110");
        row("GEOGRAPHIC_POSTAL", "US", "94110-1234", "94110-1234");
        row("GEOGRAPHIC_POSTAL", "US", "9411", "9411", DncDoubt::NotAPostalCode);
        row("GEOGRAPHIC_POSTAL", "DE", "80331", "80331");
        row("GEOGRAPHIC_POSTAL", "DE", "8033", "8033", DncDoubt::NotAPostalCode);
        row("GEOGRAPHIC_POSTAL", "GB", "SW1A 1AA", "SW1A 1AA");
        row("EXCLUSION", "", "  W-00021", "W-00021");
    }
    void howKeysAreWritten()
    {
        QFETCH(QString, type);
        QFETCH(QString, country);
        QFETCH(QString, given);
        QFETCH(QString, sent);
        QFETCH(int, doubt);
        DncKind kind;
        kind.type = *rules::dncTypeFromName(type);
        if (kind.type == rules::DncType::Internal)
            kind.countryCode = country;
        else
            kind.country = country;
        const DncKey key = dncKey(given.toStdString(), kind);
        QCOMPARE(QString::fromStdString(key.text), sent);
        QCOMPARE(int(key.doubt), doubt);
        QCOMPARE(dncDoubtText(key.doubt).isEmpty(), doubt == 0);
    }

    void pastedNumbers()
    {
        Bench bench;
        QCOMPARE(bench.keys().size(), 3UL);
        bench.order.dialect.headerLine = 0;
        // The first is there already, written in another way by the demo; the last comes twice.
        bench.order.text = "12065550142\n(646) 555-0143\n\nno number\n+1 646 555 0144\n646.555.0144\n";
        const DncProgress end = bench.run();
        QCOMPARE(end.state, DncState::Done);
        QVERIFY(end.receipt.balances());
        QCOMPARE(end.receipt.read, 5); // a blank line is no row
        QCOMPARE(end.receipt.done, 2);
        QCOMPARE(end.receipt.before, 1);
        QCOMPARE(end.receipt.doubtful, 1);
        QCOMPARE(end.receipt.repeats, 1);
        QCOMPARE(bench.keys(),
                 std::set<QString>({s("12065550142"), s("(503) 555-0117"), s("4155550163"), s("16465550143"), s("16465550144")}));

        DncLedger ledger(bench.store, tenantName);
        QCOMPARE(ledger.keyCount(bench.order.listId), 3);
        QCOMPARE(ledger.holds(bench.order.listId, s("16465550143")), std::optional(true));
        QCOMPARE(ledger.holds(bench.order.listId, s("4155550163")), std::nullopt); // nobody here has seen it
        QCOMPARE(ledger.listsWith(s("16465550144")), QStringList{bench.order.listId});
        QCOMPARE(ledger.known({s("1"), s("16465550144")}), QStringList{s("16465550144")});
        const auto changes = ledger.changes(bench.order.listId);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().done, 2);
        QCOMPARE(changes.first().before, 1);
        QCOMPARE(changes.first().refused, 1);
        QCOMPARE(changes.first().user, s("k.lindqvist"));
        QCOMPARE(changes.first().reason, s("Letters of November"));
        QVERIFY(changes.first().finished);

        bench.order.action = DncAction::Remove;
        bench.order.text = "6465550143\n6465559999\n";
        const DncProgress removed = bench.run();
        QVERIFY(removed.receipt.balances());
        QCOMPARE(removed.receipt.done, 1);
        QCOMPARE(removed.receipt.before, 1); // was not there
        QCOMPARE(ledger.holds(bench.order.listId, s("16465550143")), std::optional(false));
        QCOMPARE(ledger.keyCount(bench.order.listId), 2);
        QVERIFY(!bench.keys().contains(s("16465550143")));
        QCOMPARE(ledger.changes(bench.order.listId).first().action, DncAction::Remove);
    }

    // A file with 3 % bad rows, while one answer in ten is lost after the tenant has done its work and one before.
    void manyKeysWithLostAnswers()
    {
        const bool full = qEnvironmentVariableIsSet("OUTDIAL_LONG_TESTS");
        const int rows = full ? 1'000'000 : 20'000;
        Bench bench({s("kind=cut-after,path=donotcalllist/addAll,rate=0.1"),
                     s("kind=cut-before,path=donotcalllist/addAll,rate=0.1"),
                     s("kind=status,code=503,path=donotcalllist/addAll,rate=0.1")});
        bench.order.source = bench.folder.filePath(s("opt-outs.csv"));
        bench.order.rejectsFile = bench.folder.filePath(s("opt-outs.rejects.csv"));
        bench.order.keyColumn = 1;
        QFile file(bench.order.source);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,number\n");
        std::set<QString> good = bench.keys();
        int bad = 0;
        for (int i = 0; i < rows; ++i) {
            if (i % 100 < 3) { // of three kinds
                ++bad;
                file.write(i % 100 == 0 ? "Ada,\n" : i % 100 == 1 ? "Bo,12345\n" : "Cy,no phone\n");
                continue;
            }
            const QByteArray digits = QByteArray::number(2'000'000'000LL + i);
            file.write("Di," + digits + "\n");
            good.insert(s("1") + QString::fromLatin1(digits));
        }
        file.close();
        const DncProgress end = bench.run();
        QCOMPARE(end.state, DncState::Done);
        QVERIFY(end.receipt.balances());
        QCOMPARE(end.receipt.read, rows);
        QCOMPARE(end.receipt.doubtful, bad);
        QCOMPARE(end.receipt.done + end.receipt.either, rows - bad);
        QVERIFY(end.receipt.either > 0);
        QVERIFY(end.receipt.done > 0);
        QVERIFY(bench.keys() == good);
        DncLedger ledger(bench.store, tenantName);
        QCOMPARE(ledger.keyCount(bench.order.listId), rows - bad);
        QFile rejects(end.rejectsFile);
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        const QByteArray text = rejects.readAll();
        QCOMPARE(text.count('\n'), bad + 1);
        QVERIFY(text.contains("outdial_reason"));
    }

    void exclusionHasNoComment()
    {
        Bench bench;
        bench.order.listId = bench.sandbox->dncListIdByName(s("Claims in court"));
        bench.order.kind.type = rules::DncType::Exclusion;
        bench.order.dialect.headerLine = 0;
        bench.order.text = "W-00500,a note\n";
        bench.order.commentColumn = 1;
        QCOMPARE(bench.run().receipt.done, 1);
        QVERIFY(bench.keys().contains(s("W-00500")));
    }

    void statesAreRefused()
    {
        Bench bench;
        bench.order.listId = bench.sandbox->dncListIdByName(s("States with a licence pending"));
        bench.order.kind.type = rules::DncType::GeographicState;
        bench.order.dialect.headerLine = 0;
        bench.order.text = "AK\nHI\n";
        const DncProgress end = bench.run();
        QCOMPARE(end.state, DncState::Stopped);
        QVERIFY(!end.message.isEmpty());
        QVERIFY(end.receipt.balances());
        QCOMPARE(end.receipt.unsent, 2);
        QCOMPARE(end.receipt.unknown, 0);
        QCOMPARE(bench.sandbox->submissions(s("donotcalllist/addAll")), 1);
    }

    // What may have been done and was never answered is unknown, not unsent.
    void answerThatNeverComes()
    {
        Bench bench({s("kind=cut-after,path=donotcalllist/addAll")});
        bench.order.dialect.headerLine = 0;
        bench.order.text = "6465550143\n6465550144\n6465550145\n";
        const DncProgress end =
            bench.run({2, std::chrono::milliseconds(5), std::chrono::milliseconds(20), std::chrono::milliseconds(200)});
        QCOMPARE(end.state, DncState::Stopped);
        QVERIFY(end.receipt.balances());
        QCOMPARE(end.receipt.unknown, 2);
        QCOMPARE(end.receipt.unsent, end.receipt.read - 2);
        QCOMPARE(DncLedger(bench.store, tenantName).keyCount(bench.order.listId), 0);
    }

    void cancelledWhileItWaits()
    {
        Bench bench;
        bench.sandbox->setReachable(false);
        bench.order.dialect.headerLine = 0;
        bench.order.text = "6465550143\n";
        DncRun run(bench.store, tenantName, bench.order, {2'000, std::chrono::seconds(60), std::chrono::seconds(60), {}},
                   *bench.client);
        std::thread thread([&] { run.run(); });
        QTRY_COMPARE(run.progress().state, DncState::Waiting);
        QVERIFY(!run.progress().message.isEmpty());
        run.cancel();
        thread.join();
        QCOMPARE(run.progress().state, DncState::Cancelled);
        QVERIFY(run.progress().receipt.balances());
        QCOMPARE(run.progress().receipt.unsent, 1);
    }

    void listsThatWereSeen()
    {
        DncLedger ledger(*Store::open({}), tenantName);
        ledger.see({{s("b"), s("Beta"), s("INTERNAL"), {}, {}, {}}, {s("a"), s("Alpha"), s("EXCLUSION"), {}, s("account"), {}}});
        ledger.addById({s("c"), s("Gamma"), s("GEOGRAPHIC_POSTAL"), s("DE"), {}, true});
        ledger.see({{s("b"), s("Beta two"), s("INTERNAL"), {}, {}, {}}});
        const auto lists = ledger.lists();
        QCOMPARE(lists.size(), 3);
        QCOMPARE(lists[0].name, s("Alpha"));
        QCOMPARE(lists[0].listField, s("account"));
        QCOMPARE(lists[1].name, s("Beta two"));
        QVERIFY(lists[2].byId);
        ledger.forget(s("a"));
        QCOMPARE(ledger.lists().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestDncRun)
#include "tst_dncrun.moc"
