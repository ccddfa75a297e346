// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial apply`, started as a program against a sandbox: what is exported changes nothing, what is described is so afterwards,
// and what could not be done is told.

#include <QJsonArray>

#include <support/commandbench.h>

using namespace outdial;
using namespace outdial::test;

namespace {

const QString winback = u8("Lapsed members winback Q4"); // stopped; "Spring leads" at order 1, "Household panel …" at order 2
const QString volunteers = u8("Volunteer thank-you calls");  // stopped, without a list
const QString renewals = u8("Spring renewals — West Coast"); // running, three lists
const QString hotline = u8("Christmas hotline overflow");    // disabled

struct Bench : CommandBench {
    Ran apply(const QByteArray &description, const QStringList &more = {u8("--yes")}) const
    {
        caller->write(u8("plan.json"), description);
        return run(QStringList{u8("apply"), path("plan.json"), u8("--json")} + more);
    }
    QByteArray show(const QStringList &names) const
    {
        return run(QStringList{u8("campaigns"), u8("show"), u8("--json")} + names).out;
    }
    // Of the instance of this list, or with this id; the first, where the list is bound several times.
    QJsonObject instance(const QString &campaign, const char *list) const
    {
        for (const QJsonValue &one : QJsonDocument::fromJson(show({campaign})).object().value(u8("lists")).toArray()) {
            if (one.toObject().value(u8("name")).toString() == u8(list) ||
                one.toObject().value(u8("instanceId")).toString() == u8(list))
                return one.toObject();
        }
        return {};
    }
    qsizetype lists(const QString &campaign) const
    {
        return QJsonDocument::fromJson(show({campaign})).object().value(u8("lists")).toArray().size();
    }
    QString stateOf(const QString &campaign) const
    {
        return QJsonDocument::fromJson(show({campaign})).object().value(u8("state")).toString();
    }
    qint64 sent(const char *method) const { return tenant->submissions(u8("campaign/") + u8(method)); }
    qint64 sent() const { return sent("bindList") + sent("updateList") + sent("unbindList") + sent("start") + sent("stop"); }
};

QStringList column(const Ran &ran, const char *name)
{
    QStringList values;
    for (const QJsonObject &line : lines(ran))
        values << line.value(u8(name)).toString();
    return values;
}

const QByteArray described = R"({"name": "Lapsed members winback Q4", "state": "running", "lists": [
    {"name": "New arrivals", "enabled": true, "order": 1, "dialingRatio": 2, "sortingOrder": {"type": "random"}},
    {"name": "Spring leads", "order": 3, "dialingRatio": 4},
    {"name": "Household panel, autumn wave", "enabled": false}]})";

} // namespace

class TestCliApply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exportedChangesNothing();
    void describedIsSoAfterwards();
    void saidBefore();
    void lostAnswers();
    void refusedIsNotStarted();
    void notLetIn();
    void stoppedFirst();
    void unbindsOnlyWhenExact();
    void listBoundTwice();
    void disabledCampaign();
    void interrupted();
    void cannotBeApplied_data();
    void cannotBeApplied();
};

void TestCliApply::exportedChangesNothing()
{
    Bench bench;
    const QByteArray every = bench.show({});
    QCOMPARE(every.count('\n'), 7);
    QJsonArray all;
    for (const QByteArray &line : every.trimmed().split('\n'))
        all.append(QJsonDocument::fromJson(line).object());
    const QByteArray disabled = bench.show({bench.tenant->campaignIdByName(hotline)});
    for (const QByteArray &text :
         {every, QJsonDocument(all).toJson(), QJsonDocument(QJsonObject{{u8("campaigns"), all}}).toJson(), disabled}) {
        const Ran ran = bench.apply(text);
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.isEmpty(), ran.out.constData());
        QVERIFY2(ran.err.contains(u8("There is nothing to be done.")), qPrintable(ran.err));
    }
    QCOMPARE(bench.sent(), 0);
}

void TestCliApply::describedIsSoAfterwards()
{
    Bench bench;
    const Ran ran = bench.apply(described);
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    // What is turned off goes before what is only changed.
    QCOMPARE(column(ran, "step"), QStringList({u8("bind"), u8("update"), u8("update"), u8("start")}));
    QCOMPARE(column(ran, "outcome"), QStringList({u8("done"), u8("done"), u8("done"), u8("done")}));
    QVERIFY(lines(ran).at(1).value(u8("what")).toString().contains(u8("Enabled: On → Off")));
    QCOMPARE(lines(ran).at(3).value(u8("id")).toString(), bench.tenant->campaignIdByName(winback));
    QCOMPARE(bench.stateOf(winback), u8("RUNNING"));
    QCOMPARE(bench.lists(winback), 3);
    const QJsonObject bound = bench.instance(winback, "New arrivals");
    QCOMPARE(bound.value(u8("enabled")), QJsonValue(true));
    QCOMPARE(bound.value(u8("order")).toInt(), 1);
    QCOMPARE(bound.value(u8("dialingRatio")).toInt(), 2);
    QCOMPARE(bound.value(u8("sortingOrder")).toObject().value(u8("type")).toString(), u8("RANDOM"));
    QCOMPARE(bench.instance(winback, "Spring leads").value(u8("order")).toInt(), 3);
    QCOMPARE(bench.instance(winback, "Spring leads").value(u8("dialingRatio")).toInt(), 4);
    const QJsonObject panel = bench.instance(winback, "Household panel, autumn wave");
    QCOMPARE(panel.value(u8("enabled")), QJsonValue(false));
    QCOMPARE(panel.value(u8("order")).toInt(), 2); // which was not described
    QCOMPARE(bench.sent(), 4);
    QCOMPARE(bench.apply(described).out, QByteArray());
    QCOMPARE(bench.sent(), 4);
}

void TestCliApply::saidBefore()
{
    Bench bench;
    const Ran dry = bench.apply(described, {u8("--dry-run")});
    QVERIFY2(dry.code == 0, qPrintable(dry.err));
    QCOMPARE(column(dry, "outcome"), QStringList({u8("planned"), u8("planned"), u8("planned"), u8("planned")}));
    const QStringList words = column(dry, "what");
    QVERIFY2(words.at(0).startsWith(u8("bind “New arrivals” to “%1” (").arg(winback)), qPrintable(words.at(0)));
    QVERIFY2(words.at(2).contains(u8("Order: 1 → 3, Ratio: 1 → 4")), qPrintable(words.at(2)));
    QCOMPARE(words.at(3), u8("start “%1”").arg(winback));
    const Ran nobody = bench.apply(described, {});
    QCOMPARE(nobody.code, 2);
    QVERIFY(nobody.out.isEmpty());
    for (const QString &step : words)
        QVERIFY2(nobody.err.contains(step), qPrintable(nobody.err));
    const QStringList command{u8("apply"), bench.path("plan.json")};
    QCOMPARE(bench.answered(command, "n\n").code, 2);
    QCOMPARE(bench.sent(), 0);
    QString asked;
    const Ran ran = bench.answered(command, "y\n", &asked);
    QCOMPARE(ran.code, 0);
    QVERIFY(asked.contains(words.at(0)));
    QCOMPARE(ran.out.count("\tdone\n"), 4);
    QCOMPARE(bench.sent(), 4);
}

// Each is sent once, and what came of it is read.
void TestCliApply::lostAnswers()
{
    for (const char *method : {"bindList", "updateList", "start"}) {
        Bench bench;
        bench.tenant->addFault(u8("kind=cut-after,nth=1,path=campaign/") + u8(method));
        const Ran ran = bench.apply(described);
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(column(ran, "outcome"), QStringList({u8("done"), u8("done"), u8("done"), u8("done")}));
        if (qstrcmp(method, "start") != 0)
            QVERIFY2(ran.err.contains(u8("The answer was lost; a look afterwards showed that it was done.")),
                     qPrintable(ran.err));
        QCOMPARE(bench.sent(), 4);
        QCOMPARE(bench.lists(winback), 3);
        QCOMPARE(bench.stateOf(winback), u8("RUNNING"));
    }
}

// A campaign that is not as it was meant is not started; what can be changed is.
void TestCliApply::refusedIsNotStarted()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=cut-before,path=campaign/bindList"));
    Ran ran = bench.apply(described);
    QCOMPARE(ran.code, 1);
    QCOMPARE(column(ran, "outcome"), QStringList({u8("unknown"), u8("done"), u8("done"), u8("not sent")}));
    QVERIFY2(ran.err.contains(u8("It was not done so far, as a look afterwards showed")), qPrintable(ran.err));
    QCOMPARE(bench.sent("bindList"), 1);
    QCOMPARE(bench.sent("start"), 0);
    bench.tenant->clearFaults();
    QCOMPARE(bench.apply(described).code, 0); // what is left of it
    QCOMPARE(bench.sent("updateList"), 2);
    QCOMPARE(bench.stateOf(winback), u8("RUNNING"));

    Bench forbidden;
    forbidden.tenant->addFault(u8("kind=status,code=403,path=campaign/updateList"));
    ran = forbidden.apply(described + '\n' + R"({"name": "Volunteer thank-you calls", "state": "RUNNING"})");
    QCOMPARE(ran.code, 2); // no file: the first is not on one line
    ran = forbidden.apply('[' + described + R"(, {"name": "Volunteer thank-you calls", "state": "RUNNING"}])");
    QCOMPARE(ran.code, 1);
    QCOMPARE(column(ran, "outcome"), QStringList({u8("done"), u8("refused"), u8("not sent"), u8("not sent"), u8("done")}));
    QCOMPARE(forbidden.sent("updateList"), 1);
    QCOMPARE(forbidden.stateOf(winback), u8("STOPPED"));
    QCOMPARE(forbidden.stateOf(volunteers), u8("RUNNING"));
}

// It would be so for each other campaign, too.
void TestCliApply::notLetIn()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=status,code=401,path=campaign/updateList"));
    const Ran ran = bench.apply('[' + described + R"(, {"name": "Volunteer thank-you calls", "state": "RUNNING"}])");
    QCOMPARE(ran.code, 3);
    QCOMPARE(column(ran, "outcome"), QStringList({u8("done"), u8("refused"), u8("not sent"), u8("not sent"), u8("not sent")}));
    QCOMPARE(bench.sent("start"), 0);
}

void TestCliApply::stoppedFirst()
{
    const QByteArray stop = R"({"name": "Spring renewals — West Coast", "state": "STOPPED", "lists": [
                                {"name": "Renewals west A–K", "dialingRatio": 5}]})";
    Bench bench;
    bench.tenant->addFault(u8("kind=status,code=403,path=campaign/stop"));
    Ran ran = bench.apply(stop);
    QCOMPARE(ran.code, 1);
    QCOMPARE(column(ran, "step"), QStringList({u8("stop"), u8("update")}));
    QCOMPARE(column(ran, "outcome"), QStringList({u8("refused"), u8("not sent")}));
    QCOMPARE(bench.sent("updateList"), 0);
    bench.tenant->clearFaults();
    ran = bench.apply(stop);
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(bench.stateOf(renewals), u8("STOPPED"));
    QCOMPARE(bench.instance(renewals, "Renewals west A–K").value(u8("dialingRatio")).toInt(), 5);
    QVERIFY2(ran.err.contains(u8("lists that are not described")), qPrintable(ran.err));
    QCOMPARE(bench.lists(renewals), 3);
}

void TestCliApply::unbindsOnlyWhenExact()
{
    Bench bench;
    const QByteArray exact = R"({"name": "Spring renewals — West Coast", "exact": true, "lists": [
                                 {"name": "Renewals west L–Z"}, {"name": "Late sign-ups", "enabled": true}]})";
    const Ran dry = bench.apply(exact, {u8("--dry-run")});
    QCOMPARE(column(dry, "step"), QStringList({u8("update"), u8("unbind")}));
    QVERIFY2(column(dry, "what").first().startsWith(u8("“filtered” of “Late sign-ups” in “%1”: Enabled: Off → On").arg(renewals)),
             qPrintable(column(dry, "what").first()));
    QVERIFY2(dry.err.contains(u8("“%1” runs: calls of “Renewals west A–K” that are active drop").arg(renewals)),
             qPrintable(dry.err));
    // What would have been dialed instead is not: then nothing is taken away.
    bench.tenant->addFault(u8("kind=status,code=400,path=campaign/updateList"));
    const Ran half = bench.apply(exact);
    QCOMPARE(half.code, 1);
    QCOMPARE(column(half, "outcome"), QStringList({u8("refused"), u8("not sent")}));
    bench.tenant->clearFaults();
    bench.tenant->addFault(u8("kind=cut-after,nth=1,path=campaign/unbindList"));
    const Ran ran = bench.apply(exact);
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(bench.lists(renewals), 2);
    QCOMPARE(bench.sent("unbindList"), 1);
    QVERIFY(!bench.tenant->listIdByName(u8("Renewals west A–K")).isEmpty()); // the list itself stays
}

void TestCliApply::listBoundTwice()
{
    Bench bench;
    const QByteArray twice = R"({"name": "Volunteer thank-you calls", "lists": [
        {"name": "New arrivals", "instanceName": "mornings"}, {"name": "New arrivals", "instanceName": "evenings", "order": 2}]})";
    QCOMPARE(bench.apply(twice).code, 0);
    QCOMPARE(bench.lists(volunteers), 2);
    QCOMPARE(bench.apply(twice).out, QByteArray());
    const QByteArray which = R"({"name": "Volunteer thank-you calls", "lists": [{"name": "New arrivals", "order": 4}]})";
    const Ran unclear = bench.apply(which);
    QCOMPARE(unclear.code, 2);
    QVERIFY2(unclear.err.contains(u8("which of the instances of “New arrivals” is meant is not clear")), qPrintable(unclear.err));
    const QByteArray id = bench.instance(volunteers, "New arrivals").value(u8("instanceId")).toString().toLatin1();
    const Ran clear = bench.apply(
        R"({"name": "Volunteer thank-you calls", "lists": [{"name": "New arrivals", "order": 4, "instanceId": ")" + id + "\"}]}");
    QVERIFY2(clear.code == 0, qPrintable(clear.err));
    QCOMPARE(bench.instance(volunteers, id).value(u8("order")).toInt(), 4);
    QCOMPARE(bench.sent("bindList"), 2);
}

void TestCliApply::disabledCampaign()
{
    Bench bench;
    const QByteArray id = bench.tenant->campaignIdByName(hotline).toLatin1();
    const Ran started = bench.apply(R"({"id": ")" + id + R"(", "state": "RUNNING"})");
    QCOMPARE(started.code, 2);
    QVERIFY2(started.err.contains(u8("is disabled, so it cannot be started. Nothing was sent.")), qPrintable(started.err));
    const Ran ran = bench.apply(R"({"id": ")" + id +
                                R"(", "enabled": true, "lists": [{"name": "Household panel, autumn wave", "order": 7}]})");
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY2(ran.err.contains(u8("no method enables it")), qPrintable(ran.err));
    QCOMPARE(bench.instance(hotline, "Household panel, autumn wave").value(u8("order")).toInt(), 7);
}

void TestCliApply::interrupted()
{
    Bench bench;
    bench.caller->write(u8("plan.json"), R"([{"name": "Lapsed members winback Q4", "state": "RUNNING"},
                                             {"name": "Volunteer thank-you calls", "state": "RUNNING"}])");
    bench.tenant->addFault(u8("kind=cut-after,path=campaign/start"));
    bench.tenant->addFault(u8("kind=status,path=campaign/getStatus,code=503"));
    const Ran ran = bench.interrupted({u8("apply"), bench.path("plan.json"), u8("--yes"), u8("--json")},
                                      [&] { return bench.sent("start") == 1; });
    QCOMPARE(ran.code, 3);
    QCOMPARE(column(ran, "outcome"), QStringList({u8("unknown"), u8("not sent")}));
    QCOMPARE(bench.sent("start"), 1);
}

void TestCliApply::cannotBeApplied_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *text, const char *said) {
        QTest::newRow(name) << QByteArray(text) << u8(said);
    };
    row("no campaign of this name", R"({"name": "Nobody", "state": "RUNNING"})", "lists no campaign “Nobody”");
    row("no list of this name", R"({"name": "Volunteer thank-you calls", "lists": [{"name": "None"}]})",
        "There is no list “None”");
    row("one of two", R"([{"name": "Volunteer thank-you calls", "state": "RUNNING"}, {"name": "Nobody"}])", "“Nobody”");
    row("a word that is not known", R"({"name": "Volunteer thank-you calls", "states": "RUNNING"})", "“states” is not known");
    row("not JSON", "state: RUNNING", "not JSON");
}

void TestCliApply::cannotBeApplied()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    Bench bench;
    const Ran ran = bench.apply(text);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(said), qPrintable(ran.err));
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(bench.sent(), 0);
    QCOMPARE(bench.run({u8("apply"), bench.path("none.json")}).code, 2);
    bench.tenant->addFault(u8("kind=status,path=campaign/getAll,code=403"));
    QCOMPARE(bench.apply(described).code, 3);
}

QTEST_GUILESS_MAIN(TestCliApply)
#include "tst_cliapply.moc"
