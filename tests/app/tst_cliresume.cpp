// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial import`, killed, interrupted and resumed: each row is in the list once, and the receipt balances.

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <support/program.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestCliResume : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedTenTimes();
    void keylessKilled();
    void interrupted();
    void interruptedTwice();
    void doneAlready();
    void begunAgain_data();
    void begunAgain();
    void severalFiles();
    void underWay();
    void standsStill();
};

// Where nobody watches, why it does not go on is said all the same, once.
void TestCliResume::standsStill()
{
    Program program;
    program.formatFile();
    program.makeList(QStringLiteral("Still"));
    program.write(QStringLiteral("leads.csv"), goodRows(300));
    program.tenant->addFault(QStringLiteral("kind=status,code=503,path=callinglist/addAll,times=4"));
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Still --format format.json --yes --json")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY2(ran.err.count(QStringLiteral("Waiting: ")) == 1, qPrintable(ran.err));
    QCOMPARE(program.ids(QStringLiteral("Still")), idsOf(300));
}

void TestCliResume::killedTenTimes()
{
    Program program;
    program.formatFile();
    program.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=60"));
    program.write(QStringLiteral("leads.csv"), goodRows(20'000) + "C9,Short,555-0111,1,\r\n");
    const auto begin = words(QStringLiteral("leads.csv --list Killed --format format.json --yes --json"));
    const auto goOn = words(QStringLiteral("leads.csv --list Killed --format format.json --yes --json --resume"));
    program.makeList(QStringLiteral("Killed"));
    QRandomGenerator random(20'261'125);
    bool begun = false;
    int kills = 0;
    while (kills < 10) {
        auto process = program.start(begun ? goOn : begin);
        const auto before = program.sent();
        if (!begun || random.bounded(2) == 0) {
            // While a batch is under way.
            QTRY_VERIFY_WITH_TIMEOUT(program.sent() > before || process->state() == QProcess::NotRunning, 20'000);
            QTest::qWait(random.bounded(120));
        } else {
            QTest::qWait(random.bounded(1500)); // anywhere: at sign-in, while it replays, while it looks rows up
        }
        if (process->state() == QProcess::NotRunning)
            break; // it came to its end before
        begun = true;
        process->kill();
        ++kills;
        QCOMPARE(program.finish(*process).code, -1);
        const auto ids = program.ids(QStringLiteral("Killed"));
        QCOMPARE(ids, idsOf(int(ids.size()))); // never one twice, never one left out
    }
    QVERIFY2(kills >= 5, qPrintable(QString::number(kills)));
    const auto ran = program.run(goOn);
    QVERIFY2(ran.code == 1, qPrintable(ran.err));
    QVERIFY(ran.balances());
    QCOMPARE(ran.rows("read"), 20'001);
    QCOMPARE(ran.rows("added"), 20'000);
    QCOMPARE(ran.cause(Cause::PhoneLength), 1);
    QCOMPARE(program.ids(QStringLiteral("Killed")), idsOf(20'000));
}

void TestCliResume::keylessKilled()
{
    Program program;
    program.formatFile(false);
    program.makeList(QStringLiteral("Keyless"), false);
    program.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=60"));
    program.write(QStringLiteral("leads.csv"), goodRows(5'000));
    auto process = program.start(words(QStringLiteral("leads.csv --list Keyless --format format.json --yes --json")));
    QTRY_VERIFY_WITH_TIMEOUT(program.sent() >= 3, 20'000);
    process->kill();
    program.finish(*process);
    const auto again = program.run(words(QStringLiteral("leads.csv --list Keyless --format format.json --yes --json")));
    QCOMPARE(again.code, 2);
    QVERIFY(again.err.contains(QLatin1String("--resume")));
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Keyless --format format.json --yes --json --resume")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.balances());
    QCOMPARE(ran.rows("added"), 5'000);
    QCOMPARE(program.ids(QStringLiteral("Keyless")), idsOf(5'000));
}

void TestCliResume::interrupted()
{
    Program program;
    program.formatFile();
    program.makeList(QStringLiteral("Interrupted"));
    program.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=100"));
    program.write(QStringLiteral("leads.csv"), goodRows(6'000));
    for (const int signal : {SIGINT, SIGTERM}) {
        const bool first = signal == SIGINT;
        const auto before = program.sent();
        auto process = program.start(words(QStringLiteral("leads.csv --list Interrupted --format format.json --yes --json") +
                                           (first ? QString() : QStringLiteral(" --resume"))));
        QTRY_VERIFY_WITH_TIMEOUT(program.sent() > before + 1, 20'000);
        ::kill(pid_t(process->processId()), signal);
        const auto ran = program.finish(*process);
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.err.contains(QLatin1String("--resume")));
        QVERIFY(ran.balances());
        QCOMPARE(ran.rows("added"), program.ids(QStringLiteral("Interrupted")).size()); // it waited for the answer
    }
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Interrupted --resume --yes --json")));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(ran.rows("added"), 6'000);
    QCOMPARE(program.ids(QStringLiteral("Interrupted")), idsOf(6'000));
}

void TestCliResume::interruptedTwice()
{
    // A tenant that does not answer: the second Ctrl+C does not wait for it.
    Program program;
    program.formatFile();
    program.makeList(QStringLiteral("Stuck"));
    program.write(QStringLiteral("leads.csv"), goodRows(10));
    program.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=30000"));
    auto process = program.start(words(QStringLiteral("leads.csv --list Stuck --format format.json --yes")));
    QTRY_VERIFY_WITH_TIMEOUT(program.sent() > 0, 20'000);
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(process->processId()), SIGINT);
    QTest::qWait(100);
    QCOMPARE(process->state(), QProcess::Running);
    ::kill(pid_t(process->processId()), SIGINT);
    QCOMPARE(program.finish(*process).code, 3);
    QVERIFY(timer.elapsed() < 25'000); // before the answer
    program.tenant->clearFaults();
    QCOMPARE(program.run(words(QStringLiteral("leads.csv --list Stuck --yes --resume"))).code, 0);
    QCOMPARE(program.ids(QStringLiteral("Stuck")), idsOf(10));
}

void TestCliResume::doneAlready()
{
    Program program;
    program.formatFile();
    program.makeList(QStringLiteral("Done"));
    program.write(QStringLiteral("leads.csv"), goodRows(10) + "C9,Short,555-0111,1,\r\n");
    QCOMPARE(program.run(words(QStringLiteral("leads.csv --list Done --resume --yes"))).code, 2); // nothing to go on with
    QCOMPARE(program.run(words(QStringLiteral("leads.csv --list Done --format format.json --yes"))).code, 1);
    // A script that always resumes may be run once more.
    const auto ran = program.run(words(QStringLiteral("leads.csv --list Done --resume --yes --json")));
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.rows("added"), 10);
    QCOMPARE(program.sent(), 1);
}

void TestCliResume::begunAgain_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::newRow("keys") << true;
    QTest::newRow("no keys") << false;
}

void TestCliResume::begunAgain()
{
    QFETCH(bool, keyed);
    Program program;
    program.formatFile(keyed);
    program.makeList(QStringLiteral("Again"), keyed);
    program.write(QStringLiteral("leads.csv"), goodRows(1'500));
    program.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=403"));
    const auto begin = words(QStringLiteral("leads.csv --list Again --format format.json --yes --json"));
    const auto first = program.run(begin);
    QCOMPARE(first.code, 3);
    QVERIFY(first.balances());
    QCOMPARE(first.rows("added"), 1'000);
    const auto second = program.run(begin);
    QVERIFY(second.err.contains(QLatin1String("--resume")));
    if (keyed) {
        QCOMPARE(second.code, 1);
        QCOMPARE(second.cause(Cause::DuplicateKey), 1'000);
    } else {
        QCOMPARE(second.code, 2);
        QVERIFY(second.out.isEmpty());
        QCOMPARE(program.run(begin + QStringList{QStringLiteral("--resume")}).code, 0);
    }
    QCOMPARE(program.ids(QStringLiteral("Again")), idsOf(1'500));
}

void TestCliResume::severalFiles()
{
    // Interrupted in the first of two: --resume goes on with it and then begins the second.
    Program program;
    program.formatFile();
    program.makeList(QStringLiteral("Two"));
    program.write(QStringLiteral("a.csv"), goodRows(1'500));
    program.write(QStringLiteral("b.csv"), goodRows(500, 1'500));
    program.tenant->addFault(QStringLiteral("kind=status,path=callinglist/addAll,nth=2,code=403"));
    const auto begin = words(QStringLiteral("a.csv b.csv --list Two --format format.json --yes --json"));
    QCOMPARE(program.run(begin).code, 3);
    const auto ran = program.run(begin + QStringList{QStringLiteral("--resume")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(ran.rows("added"), 2'000);
    QCOMPARE(program.ids(QStringLiteral("Two")), idsOf(2'000));
}

void TestCliResume::underWay()
{
    Program program;
    program.formatFile(false);
    program.makeList(QStringLiteral("Busy"), false);
    program.tenant->addFault(QStringLiteral("kind=latency,path=callinglist/addAll,ms=700"));
    program.write(QStringLiteral("leads.csv"), goodRows(3'000));
    const auto begin = words(QStringLiteral("leads.csv --list Busy --format format.json --yes --json"));
    auto process = program.start(begin);
    QTRY_VERIFY_WITH_TIMEOUT(program.sent() > 0, 20'000);
    QCOMPARE(program.run(begin).code, 2);
    QCOMPARE(program.run(begin + QStringList{QStringLiteral("--resume")}).code, 3);
    QCOMPARE(program.finish(*process).code, 0);
    QCOMPARE(program.ids(QStringLiteral("Busy")), idsOf(3'000));
}

QTEST_GUILESS_MAIN(TestCliResume)
#include "tst_cliresume.moc"
