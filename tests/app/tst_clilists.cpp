// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial lists`, started as a program against a sandbox.

#include <app/cli/namechoice.h>

#include <support/commandbench.h>

using namespace outdial;
using namespace outdial::test;

namespace {

struct Bench : CommandBench {
    Ran deleteList(const QStringList &more) const { return run(QStringList{u8("lists"), u8("delete"), u8("--json")} + more); }
    qint64 deletions() const { return tenant->submissions(u8("callinglist/deleteList")); }
};

QString outcome(const QJsonObject &object) { return object.value(u8("outcome")).toString(); }
qint64 count(const QJsonObject &object, const char *name) { return object.value(u8(name)).toInteger(-1); }

} // namespace

class TestCliLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsAreListed();
    void listIsDeletedByItsName();
    void campaignsThatLoseIt();
    void campaignThatCannotBeRead();
    void typedAtATerminal();
    void lostDeletionIsLookedUp();
    void refusedDeletion();
    void namesakes();
};

void TestCliLists::listsAreListed()
{
    Bench bench;
    const Ran ran = bench.run({u8("lists"), u8("--json")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(lines(ran).size(), 11);
    for (const QJsonObject &list : lines(ran)) {
        QCOMPARE(list.value(u8("id")).toString(), bench.tenant->listIdByName(list.value(u8("name")).toString()));
        QCOMPARE(count(list, "records"), bench.tenant->recordCount(list.value(u8("id")).toString()));
    }
    QCOMPARE(lines(bench.run({u8("lists"), u8("list"), u8("--search"), u8("SPRING"), u8("--json")})).size(), 1);
    const Ran none = bench.run({u8("lists"), u8("--search"), u8("nothing like it")});
    QCOMPARE(none.code, 0);
    QVERIFY(none.out.isEmpty() && none.err.contains(u8("nothing like it")));
    bench.tenant->addFault(u8("kind=status,path=callinglist/getAll,code=403"));
    QCOMPARE(bench.run({u8("lists")}).code, 3);
}

void TestCliLists::listIsDeletedByItsName()
{
    Bench bench;
    const QString id = bench.tenant->listIdByName(u8("Spring leads"));
    const qint64 records = bench.tenant->recordCount(id);
    for (const QStringList &confirm : {QStringList{}, QStringList{u8("--confirm"), u8("spring leads")}}) {
        const Ran ran = bench.deleteList(QStringList{id} + confirm);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(u8("its %1 records").arg(records)), qPrintable(ran.err));
        QVERIFY(ran.err.contains(u8("Lapsed members winback Q4"))); // which loses it
        QVERIFY(ran.out.isEmpty());
    }
    QCOMPARE(bench.deletions(), 0);
    const Ran ran = bench.deleteList({id, u8("--confirm"), u8("Spring leads")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(outcome(only(ran)), u8("deleted"));
    QVERIFY(bench.tenant->listIdByName(u8("Spring leads")).isEmpty());
    QCOMPARE(bench.deletions(), 1);
}

// As the window's sheet shows them, before anything is sent, and when it is sent.
void TestCliLists::campaignsThatLoseIt()
{
    Bench bench;
    const auto line = [&](const char *campaign, const char *state) {
        return u8("  “%1” (%2): %3\n").arg(u8(campaign), bench.tenant->campaignIdByName(u8(campaign)), u8(state));
    };
    Ran ran = bench.deleteList({u8("Renewals west A–K")});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(u8("lose the list: 1\n") + line("Spring renewals — West Coast", "running")), qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("Calls may drop in 1 running campaign")), qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("Stop it first")), qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("The format “US insurance leads” stays: 6 other lists use it.")), qPrintable(ran.err));
    // Three campaigns, of which one runs and one is disabled; no other list has its format.
    const QString panel = u8("Household panel, autumn wave");
    ran = bench.deleteList({panel, u8("--confirm"), panel});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("lose the list: 3\n")), qPrintable(ran.err));
    QVERIFY(ran.err.contains(line("Warranty recall: household appliances", "running")));
    QVERIFY(ran.err.contains(line("Lapsed members winback Q4", "stopped")));
    QVERIFY(ran.err.contains(line("Christmas hotline overflow", "disabled")));
    QVERIFY2(ran.err.contains(u8("goes too: this is its last list.")), qPrintable(ran.err));
    QCOMPARE(outcome(only(ran)), u8("deleted"));
    ran = bench.deleteList({u8("New arrivals")});
    QVERIFY2(ran.err.contains(u8("No call drops: the list is in no campaign.")), qPrintable(ran.err));
    QVERIFY(!ran.err.contains(u8("lose the list")));
}

void TestCliLists::campaignThatCannotBeRead()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=status,code=403,path=campaign/getCampaign"));
    const Ran ran = bench.deleteList({u8("Spring leads"), u8("--confirm"), u8("Spring leads")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("): whether it runs is not known\n")), qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("Calls may drop: whether its campaigns run is not known")), qPrintable(ran.err));
    // Where it is bound must be known.
    bench.tenant->addFault(u8("kind=status,code=403,path=callinglist/getList"));
    const Ran blind = bench.deleteList({u8("New arrivals"), u8("--confirm"), u8("New arrivals")});
    QCOMPARE(blind.code, 3);
    QVERIFY2(blind.err.contains(u8("Nothing was deleted.")), qPrintable(blind.err));
    QCOMPARE(bench.deletions(), 1);
}

void TestCliLists::typedAtATerminal()
{
    Bench bench;
    const auto typed = [&](const QByteArray &answer) {
        Terminal terminal;
        auto process = bench.prepare({u8("lists"), u8("delete"), u8("Spring leads"), u8("--json")});
        process->setStandardInputFile(terminal.path());
        process->start();
        QByteArray said;
        const auto asks = [&] { return (said += process->readAllStandardError()).contains("type the name of the list:"); };
        if (!QTest::qWaitFor(asks, 30'000))
            qFatal("it asks nothing");
        if (!said.contains("Lapsed members winback Q4"))
            qFatal("it asks before it tells");
        terminal.type(answer);
        return bench.caller->finish(*process);
    };
    const Ran other = typed("y\n");
    QCOMPARE(other.code, 2);
    QVERIFY2(other.err.contains(u8("“y” was given as its name")), qPrintable(other.err));
    QCOMPARE(bench.deletions(), 0);
    QCOMPARE(outcome(only(typed("Spring leads\n"))), u8("deleted"));
    QCOMPARE(bench.deletions(), 1);
}

void TestCliLists::lostDeletionIsLookedUp()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=cut-after,path=callinglist/deleteList,nth=1"));
    const Ran ran = bench.deleteList({u8("New arrivals"), u8("--confirm"), u8("New arrivals")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(outcome(only(ran)) == u8("gone") || outcome(only(ran)) == u8("deleted"));
    QVERIFY(ran.err.contains(u8("The answer was lost")));
    QCOMPARE(bench.deletions(), 1);
    QVERIFY(bench.tenant->listIdByName(u8("New arrivals")).isEmpty());
}

void TestCliLists::refusedDeletion()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=status,path=callinglist/deleteList,code=403"));
    const Ran ran = bench.deleteList({u8("New arrivals"), u8("--confirm"), u8("New arrivals")});
    QCOMPARE(ran.code, 3);
    QCOMPARE(outcome(only(ran)), u8("refused"));
    QVERIFY(!bench.tenant->listIdByName(u8("New arrivals")).isEmpty());
}

void TestCliLists::namesakes()
{
    const QList<app::Named> lists{
        {u8("A1"), u8("Twins")}, {u8("A2"), u8("Twins")}, {u8("A3"), u8("A1")}, {u8("A4"), u8("twins")}};
    const auto chosen = [&](const char *name) { return app::chosenByName(lists, u8(name), app::NamedKind::List); };
    QVERIFY2(chosen("Twins").error().contains(u8("“Twins” (A1), “Twins” (A2)")), qPrintable(chosen("Twins").error()));
    QCOMPARE(chosen("A1")->id, u8("A1")); // an id goes before the name of another
    QCOMPARE(chosen("twins")->id, u8("A4"));
    QVERIFY(!chosen("Twin") && !chosen(""));
    QVERIFY(chosen("Triplets").error().contains(u8("“A1” (A3)"))); // nothing is like it: which there are
}

QTEST_GUILESS_MAIN(TestCliLists)
#include "tst_clilists.moc"
