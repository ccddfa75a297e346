// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial jobs`, started as a program against a sandbox.

#include <QSqlQuery>

#include <app/cli/jobscommand.h>
#include <models/jobs/deletionstore.h>

#include <algorithm>
#include <support/commandbench.h>
#include <support/rawtenant.h>

using namespace outdial;
using namespace outdial::test;

namespace {

struct Bench : CommandBench {
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

} // namespace

class TestCliJobs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jobIsWaitedFor();
    void jobsAreListed();
    void jobsThatAreOver();
    void clearedAwayMeanwhile();
};

void TestCliJobs::jobIsWaitedFor()
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

void TestCliJobs::jobsAreListed()
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

void TestCliJobs::jobsThatAreOver()
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

// A window that is open sees the end as well, and somebody clears it away there while the command is about to note it: it does
// not come back.
void TestCliJobs::clearedAwayMeanwhile()
{
    Bench bench;
    const auto job = bench.deletion("Spring leads");
    // Read at the end of the job: the command has seen the end, and notes it a second and a half later.
    bench.tenant->addFault(u8("kind=latency,ms=1500,path=callinglist/getList"));
    auto process = bench.prepare({u8("jobs"), u8("wait"), job.jobId, u8("--json")});
    process->start();
    QVERIFY(QTest::qWaitFor([&] { return bench.tenant->submissions(u8("callinglist/getList")) > 0; }, 30'000));
    const auto store = bench.store();
    QSqlQuery window(store->database());
    QVERIFY(window.exec(u8("BEGIN IMMEDIATE"))); // from here on nobody else writes, while all read what was before
    QVERIFY(window.exec(u8("UPDATE deletion_job SET state = 'done', deleted = 6, dismissed = 1")));
    QTest::qWait(2'500);
    QVERIFY(window.exec(u8("COMMIT")));
    QCOMPARE(bench.caller->finish(*process).code, 0);
    QVERIFY(models::DeletionStore(bench.store(), bench.scope()).load().isEmpty());
    QVERIFY(window.exec(u8("SELECT COUNT(*), SUM(dismissed) FROM deletion_job")) && window.next());
    QCOMPARE(window.value(0).toInt(), 1);
    QCOMPARE(window.value(1).toInt(), 1);
}

QTEST_GUILESS_MAIN(TestCliJobs)
#include "tst_clijobs.moc"
