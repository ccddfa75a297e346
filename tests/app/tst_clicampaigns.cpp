// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial campaigns`, `records` and `jobs`, started as a program against a sandbox.

#include <QJsonArray>

#include <app/cli/campaignscommand.h>
#include <app/cli/jobscommand.h>
#include <app/cli/listscommand.h>
#include <app/cli/recordscommand.h>
#include <models/jobs/deletionstore.h>

#include <algorithm>
#include <support/commandbench.h>
#include <support/rawtenant.h>

using namespace outdial;
using namespace outdial::test;

namespace {

const QString winback = u8("Lapsed members winback Q4");    // stopped in the demo data
const QString volunteers = u8("Volunteer thank-you calls"); // stopped too
const QString readings = u8("Meter reading callbacks");     // running

struct Bench : CommandBench {
    Ran campaigns(const QStringList &more) const { return run(QStringList{u8("campaigns"), u8("--json")} + more); }
    QString stateOf(const QString &name) const
    {
        for (const QJsonObject &one : lines(campaigns({}))) {
            if (one.value(u8("name")).toString() == name)
                return one.value(u8("state")).toString();
        }
        return {};
    }
    qint64 asked(const char *what) const { return tenant->submissions(u8("campaign/") + u8(what)); }
    Ran records(const QStringList &more) const { return run(QStringList{u8("records")} + more); }

    // Asks the tenant for a deletion of all records as the window does, and leaves it in its ledger as it runs.
    models::DeletionJob deletion(const char *listName) const
    {
        RawTenant raw(tenant->url());
        raw.signIn(tenant->clientId(), tenant->clientSecret());
        models::DeletionJob job;
        job.id = u8("ours-1");
        job.listId = tenant->listIdByName(u8(listName));
        job.listName = u8(listName);
        job.userName = u8("k.lindqvist");
        job.asked = job.started = QDateTime::currentDateTimeUtc();
        job.state = models::DeletionJob::State::Running;
        job.before = tenant->recordCount(job.listId);
        job.jobId = raw.call("POST", "callinglist/deleteAll/" + job.listId.toLatin1()).object().value(u8("job")).toString();
        note(job);
        return job;
    }
    void note(const models::DeletionJob &job) const { models::DeletionStore(store(), scope()).save(job); }
    models::DeletionJob noted() const { return models::DeletionStore(store(), scope()).load().value(0); }
};

qint64 count(const QJsonObject &object, const char *name) { return object.value(u8(name)).toInteger(-1); }
QString outcome(const QJsonObject &object) { return object.value(u8("outcome")).toString(); }

} // namespace

class TestCliCampaigns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void campaignsAreListed();
    void startAndStop();
    void startedAlready();
    void lostStartIsLookedUp();
    void startThatCannotBeLookedUp();
    void refusedStart();
    void namesThatDoNotFit();
    void agreedTo();
    void recordsOfACampaign();
    void recordByKey();
    void recordsThatCannotBeRead();
    void jobIsWaitedFor();
    void jobsAreListed();
    void jobsThatAreOver();
    void wrongUse();
};

void TestCliCampaigns::campaignsAreListed()
{
    Bench bench;
    const Ran ran = bench.campaigns({u8("list"), u8("--lists")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const auto told = lines(ran);
    QCOMPARE(told.size(), 7); // of eight, one is disabled
    QCOMPARE(std::ranges::count_if(told, [](const auto &one) { return one.value(u8("state")).toString() == u8("running"); }), 4);
    for (const QJsonObject &one : told) {
        const QString name = one.value(u8("name")).toString();
        QCOMPARE(one.value(u8("id")).toString(), bench.tenant->campaignIdByName(name));
        const QJsonArray lists = one.value(u8("lists")).toArray();
        if (name == winback) {
            QCOMPARE(lists.size(), 2);
            QCOMPARE(lists.at(0).toObject().value(u8("id")).toString(), bench.tenant->listIdByName(u8("Spring leads")));
        }
        if (name == volunteers)
            QVERIFY(lists.isEmpty() && one.value(u8("lists")).isArray());
    }
    bench.tenant->addFault(u8("kind=status,path=campaign/getCampaign/") + bench.tenant->campaignIdByName(winback) +
                           u8(",code=403"));
    const Ran part = bench.campaigns({u8("--lists")});
    QCOMPARE(part.code, 3);
    QCOMPARE(lines(part).size(), 7);
    QVERIFY(part.err.contains(winback));
    bench.tenant->addFault(u8("kind=status,path=campaign/getAll,code=403"));
    QCOMPARE(bench.campaigns({}).code, 3);
}

void TestCliCampaigns::startAndStop()
{
    Bench bench;
    const QString id = bench.tenant->campaignIdByName(volunteers);
    Ran ran = bench.campaigns({u8("start"), winback, id, winback, u8("--yes")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const auto told = lines(ran);
    QCOMPARE(told.size(), 2); // each once
    QCOMPARE(told.at(0).value(u8("name")).toString(), winback);
    QCOMPARE(told.at(1).value(u8("id")).toString(), id);
    for (const QJsonObject &one : told) {
        QCOMPARE(outcome(one), u8("done"));
        QCOMPARE(one.value(u8("state")).toString(), u8("running"));
    }
    QCOMPARE(bench.asked("start"), 2);
    QCOMPARE(bench.stateOf(winback), u8("running"));
    ran = bench.run({u8("campaigns"), u8("stop"), winback, u8("--yes")});
    QCOMPARE(ran.out, QByteArray(winback.toUtf8() + '\t' + bench.tenant->campaignIdByName(winback).toUtf8() + "\tstopped\n"));
    QCOMPARE(bench.stateOf(winback), u8("stopped"));
}

void TestCliCampaigns::startedAlready()
{
    Bench bench;
    const Ran ran = bench.campaigns({u8("start"), readings, u8("--yes")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(outcome(only(ran)), u8("already"));
    QVERIFY(ran.err.contains(u8("(409)")));
    QVERIFY(!ran.err.contains(u8("page")));
}

void TestCliCampaigns::lostStartIsLookedUp()
{
    Bench bench;
    // It was done, and nobody was told.
    bench.tenant->addFault(u8("kind=cut-after,path=campaign/start,nth=1"));
    Ran ran = bench.campaigns({u8("start"), winback, u8("--yes")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(outcome(only(ran)), u8("done"));
    QCOMPARE(bench.asked("start"), 1);
    // It was not done, which the tenant's states say; it is not asked again.
    bench.tenant->clearFaults();
    bench.tenant->addFault(u8("kind=cut-before,path=campaign/stop"));
    ran = bench.campaigns({u8("stop"), winback, u8("--yes")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(outcome(only(ran)), u8("unknown"));
    QCOMPARE(only(ran).value(u8("state")).toString(), u8("running"));
    QCOMPARE(bench.asked("stop"), 1);
    QCOMPARE(bench.stateOf(winback), u8("running"));
}

void TestCliCampaigns::startThatCannotBeLookedUp()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=cut-after,path=campaign/start"));
    bench.tenant->addFault(u8("kind=status,path=campaign/getStatus,code=503"));
    Ran ran = bench.campaigns({u8("start"), winback, u8("--yes"), u8("--give-up-after"), u8("1")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(outcome(only(ran)), u8("unknown"));
    QCOMPARE(only(ran).value(u8("state")).toString(), u8("unknown"));
    ran = bench.interrupted({u8("campaigns"), u8("start"), volunteers, readings, u8("--yes"), u8("--json")},
                            [&] { return bench.asked("start") == 2; });
    QCOMPARE(ran.code, 3);
    QCOMPARE(lines(ran).size(), 2);
    QCOMPARE(outcome(lines(ran).at(0)), u8("unknown"));
    QCOMPARE(outcome(lines(ran).at(1)), u8("not asked"));
    QCOMPARE(bench.asked("start"), 2);
}

void TestCliCampaigns::refusedStart()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=status,code=403,path=campaign/start/") + bench.tenant->campaignIdByName(winback));
    const Ran ran = bench.campaigns({u8("start"), winback, volunteers, u8("--yes")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(lines(ran).size(), 2);
    QCOMPARE(outcome(lines(ran).at(0)), u8("refused"));
    QVERIFY(ran.err.contains(u8("(403)")));
    QCOMPARE(outcome(lines(ran).at(1)), u8("done"));
}

void TestCliCampaigns::namesThatDoNotFit()
{
    Bench bench;
    const Ran ran = bench.campaigns({u8("start"), winback, u8("lapsed"), u8("--yes")});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(u8("“%1” (%2)").arg(winback, bench.tenant->campaignIdByName(winback))), qPrintable(ran.err));
    QCOMPARE(bench.asked("start"), 0); // not the one that fits either
}

void TestCliCampaigns::agreedTo()
{
    Bench bench;
    const QStringList start{u8("campaigns"), u8("start"), winback};
    QCOMPARE(bench.run(start).code, 2);
    QCOMPARE(bench.answered(start, "n\n").code, 2);
    QCOMPARE(bench.asked("start"), 0);
    QString question;
    QCOMPARE(bench.answered(start, "y\n", &question).code, 0);
    QVERIFY(question.contains(u8("Start “%1”?").arg(winback)));
    QCOMPARE(bench.asked("start"), 1);
}

void TestCliCampaigns::recordsOfACampaign()
{
    Bench bench;
    const QString id = bench.tenant->listIdByName(u8("Renewals west A–K"));
    const Ran ran = bench.records({u8("--list"), id, u8("--attempts")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.err.isEmpty());
    const auto told = lines(ran);
    QStringList ids; // in whatever order: each once
    qint64 completed = 0;
    for (const QJsonObject &record : told) {
        ids.append(record.value(u8("entry")).toObject().value(u8("customer_id")).toString());
        const QJsonObject status = record.value(u8("status")).toObject();
        completed += status.value(u8("completed")).toBool();
        QCOMPARE(record.value(u8("attempts")).toArray().size(), count(status, "totalAttempts"));
    }
    QStringList stored = bench.tenant->storedValues(id, u8("customer_id"));
    ids.sort();
    stored.sort();
    QCOMPARE(ids, stored);
    QCOMPARE(ids.size(), 3000);
    QVERIFY(completed > 0 && completed < 3000);
    const Ran some = bench.records({u8("--list"), u8("Renewals west A–K"), u8("--limit"), u8("1001")});
    QCOMPARE(some.code, 0);
    QCOMPARE(lines(some).size(), 1001);
    QVERIFY(!lines(some).first().contains(u8("attempts")));
}

void TestCliCampaigns::recordByKey()
{
    Bench bench;
    const QString list = bench.tenant->listIdByName(u8("Spring leads"));
    const QString first = bench.tenant->storedValues(list, u8("customer_id")).value(0);
    const Ran ran = bench.records({u8("--list"), u8("Spring leads"), u8("--key"), u8("customer_id=") + first});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(only(ran).value(u8("entry")).toObject().value(u8("last_name")).toString(),
             bench.tenant->storedValues(list, u8("last_name")).value(0));
    QCOMPARE(count(only(ran).value(u8("status")).toObject(), "totalAttempts"), 0);
    const Ran none = bench.records({u8("--list"), u8("Spring leads"), u8("--key"), u8("customer_id=nobody")});
    QCOMPARE(none.code, 1);
    QVERIFY(none.out.isEmpty() && none.err.contains(u8("No record has this key")));
    // Not a key of the format.
    QCOMPARE(bench.records({u8("--list"), u8("Spring leads"), u8("--key"), u8("other=1")}).code, 2);
    // Through no campaign there is no status.
    const QString lapsed = u8("Lapsed members 2023 (unbound)");
    const QString key = bench.tenant->storedValues(bench.tenant->listIdByName(lapsed), u8("customer_id")).value(0);
    const Ran unbound = bench.records({u8("--list"), lapsed, u8("--key"), u8("customer_id=") + key});
    QVERIFY2(unbound.code == 0, qPrintable(unbound.err));
    QCOMPARE(only(unbound).value(u8("entry")).toObject().value(u8("customer_id")).toString(), key);
    QVERIFY(!only(unbound).contains(u8("status")));
}

void TestCliCampaigns::recordsThatCannotBeRead()
{
    Bench bench;
    QCOMPARE(bench.records({u8("--list"), u8("Lapsed members 2023 (unbound)")}).code, 2);
    const Ran several = bench.records({u8("--list"), u8("Household panel, autumn wave")});
    QCOMPARE(several.code, 2);
    QVERIFY(several.err.contains(winback));
    QCOMPARE(lines(bench.records({u8("--list"), u8("Household panel, autumn wave"), u8("--campaign"), winback})).size(), 2000);
    // The second page does not come: what was read is there, and it is told that it is not all.
    bench.tenant->addFault(u8("kind=status,path=campaign/getAllRecords,code=403,nth=2"));
    const Ran half = bench.records({u8("--list"), u8("Renewals west A–K")});
    QCOMPARE(half.code, 3);
    QCOMPARE(lines(half).size(), 1000);
    QVERIFY(half.err.contains(u8("Not all records were read.")));
    bench.tenant->clearFaults();
    bench.tenant->addFault(u8("kind=loop-cursor,path=campaign/getAllRecords"));
    const Ran circle = bench.records({u8("--list"), u8("Renewals west A–K")});
    QCOMPARE(circle.code, 3);
    QVERIFY2(circle.err.contains(u8("do not come to an end")), qPrintable(circle.err));
}

void TestCliCampaigns::jobIsWaitedFor()
{
    Bench bench;
    const auto job = bench.deletion("Spring leads");
    QVERIFY(!job.jobId.isEmpty() && job.before > 0);
    const Ran ran = bench.run({u8("jobs"), u8("wait"), job.jobId, u8("--json")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(only(ran).value(u8("state")).toString(), u8("done"));
    QCOMPARE(count(only(ran), "deleted"), job.before);
    QCOMPARE(count(only(ran), "records_after"), 0);
    // Noted, so that the window knows it when the tenant does not any more.
    QCOMPARE(bench.noted().state, models::DeletionJob::State::Done);
    QCOMPARE(bench.noted().deleted, job.before);
    QCOMPARE(bench.run({u8("jobs"), u8("wait"), job.id}).code, 0);
    const Ran nobody = bench.run({u8("jobs"), u8("wait"), u8("other")});
    QCOMPARE(nobody.code, 2);
    QVERIFY(nobody.err.contains(job.jobId));
    QVERIFY(!app::parseJobs({u8("wait")}));
}

void TestCliCampaigns::jobsAreListed()
{
    Bench bench;
    auto job = bench.deletion("Spring leads");
    // An id that the tenant does not know any more: the list says what can be said.
    auto gone = job;
    gone.id = u8("ours-2");
    gone.jobId = u8("NO-SUCH-JOB");
    gone.listId = bench.tenant->listIdByName(u8("Payment plans.csv"));
    gone.before = bench.tenant->recordCount(gone.listId);
    bench.note(gone);
    auto sending = job;
    sending.id = u8("ours-3");
    sending.jobId.clear();
    sending.state = models::DeletionJob::State::Sending;
    bench.note(sending);
    const Ran ran = bench.run({u8("jobs"), u8("--json")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const auto told = lines(ran);
    QCOMPARE(told.size(), 3);
    for (const QJsonObject &one : told) {
        const QString state = one.value(u8("state")).toString();
        if (one.value(u8("id")).toString() == job.id)
            QVERIFY(state == u8("running") || state == u8("done"));
        else
            QCOMPARE(state, one.value(u8("id")).toString() == gone.id ? u8("unknown") : u8("sending"));
    }
    // What a window may be sending is left to it.
    const auto kept = models::DeletionStore(bench.store(), bench.scope()).load();
    QVERIFY(std::ranges::any_of(
        kept, [](const auto &one) { return one.id == u8("ours-3") && one.state == models::DeletionJob::State::Sending; }));
    bench.tenant->addFault(u8("kind=status,path=job,code=503"));
    bench.note(job);
    const Ran deaf = bench.run({u8("jobs")});
    QCOMPARE(deaf.code, 3);
    QVERIFY2(deaf.err.contains(job.jobId), qPrintable(deaf.err));
    QVERIFY(deaf.out.startsWith("Deleting\t"));
    bench.tenant->clearFaults();
    QCOMPARE(bench.run({u8("jobs"), u8("wait"), u8("ours-3")}).code, 3);
}

void TestCliCampaigns::jobsThatAreOver()
{
    Bench bench;
    auto job = bench.deletion("New arrivals");
    job.state = models::DeletionJob::State::Failed;
    job.error = u8("The tenant stopped it.");
    bench.note(job);
    const Ran failed = bench.run({u8("jobs"), u8("wait"), job.id});
    QCOMPARE(failed.code, 1);
    QVERIFY(failed.out.contains("The tenant stopped it."));
    job.state = models::DeletionJob::State::Waiting;
    job.jobId.clear();
    bench.note(job);
    QCOMPARE(bench.run({u8("jobs"), u8("wait"), job.id}).code, 3);
    QCOMPARE(bench.run({u8("jobs"), u8("--help")}).code, 0);
}

void TestCliCampaigns::wrongUse()
{
    const auto said = [](const auto &parsed, const char *what) { return !parsed && parsed.error().contains(u8(what)); };
    QVERIFY(said(app::parseCampaigns({u8("pause")}), "Known are list, start and stop"));
    QVERIFY(said(app::parseCampaigns({u8("start")}), "Name the campaigns"));
    QVERIFY(said(app::parseCampaigns({u8("list"), u8("x")}), "one word too many"));
    QVERIFY(said(app::parseCampaigns({u8("list"), u8("--yes")}), "does not go with"));
    QVERIFY(said(app::parseCampaigns({u8("stop"), u8("x"), u8("--lists")}), "does not go with"));
    QVERIFY(said(app::parseCampaigns({u8("stop"), u8("x"), u8("--give-up-after"), u8("0")}), "takes seconds"));
    QVERIFY(said(app::parseLists({u8("drop"), u8("x")}), "Known are list and delete"));
    QVERIFY(said(app::parseLists({u8("delete")}), "Name the list"));
    QVERIFY(said(app::parseLists({u8("--confirm"), u8("x")}), "goes with"));
    QVERIFY(said(app::parseLists({u8("--sandbox"), u8("--profile"), u8("x")}), "two tenants"));
    QVERIFY(said(app::parseRecords({}), "Name the list"));
    QVERIFY(said(app::parseRecords({u8("--list"), u8("a"), u8("--key"), u8("=1")}), "FIELD=VALUE"));
    QVERIFY(said(app::parseRecords({u8("--list"), u8("a"), u8("--key"), u8("x=1"), u8("--key"), u8("x=2")}), "twice"));
    QVERIFY(said(app::parseRecords({u8("--list"), u8("a"), u8("--limit"), u8("none")}), "takes a number"));
    QCOMPARE(app::parseRecords({u8("--list"), u8("a"), u8("--key"), u8("x=1=2")})->key,
             (models::RecordKey{{u8("x"), u8("1=2")}}));
    Bench bench;
    const Ran ran = bench.run({u8("apply"), u8("plan.json")});
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains(u8("There is no command “apply”")));
    for (const char *command : {"campaigns", "lists", "records", "dnc", "jobs"}) {
        const Ran help = bench.run({u8(command), u8("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.startsWith(QByteArray("outdial ").append(command)));
    }
}

QTEST_GUILESS_MAIN(TestCliCampaigns)
#include "tst_clicampaigns.moc"
