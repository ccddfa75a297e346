// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How deletion jobs of the sandbox go: their start, their pace, what happens beside them, and how they end.
#include <QRegularExpression>
#include <QTemporaryDir>

#include <support/deletions.h>

using outdial::sandbox::Options;
using outdial::test::countRecords;
using outdial::test::deleteBy;
using outdial::test::jobOf;
using outdial::test::jobState;
using outdial::test::jobStatus;
using outdial::test::json;
using outdial::test::PracticeList;
using outdial::test::RawAnswer;

class SandboxJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeListIsDeleted()
    {
        start(20, 12);
        const RawAnswer answer = m_list.call("deleteAll", QByteArray());
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object().keys(), QStringList({QStringLiteral("estimated_time"), QStringLiteral("job")}));
        static const QRegularExpression id(QStringLiteral("^[0-9a-f]{24}$"));
        QVERIFY(id.match(QString::fromLatin1(jobOf(answer))).hasMatch());
        QCOMPARE(answer.object().value(QLatin1String("estimated_time")), QJsonValue(1)); // half a second, in whole ones
        QTRY_COMPARE(jobStatus(m_list, jobOf(answer)),
                     json(R"({"completion_percentage": 100, "job_complete": "complete", "deleted": 12})"));
        QCOMPARE(m_list.total(), 0);
        QCOMPARE(m_list.sandbox().recordCount(m_list.id), 0);
        // The status stays, and the list is free for the next job, which finds nothing.
        const RawAnswer second = m_list.call("deleteAll", "{}");
        QCOMPARE(second.status, 200);
        QVERIFY(jobOf(second) != jobOf(answer));
        QTRY_COMPARE(jobStatus(m_list, jobOf(second)),
                     json(R"({"completion_percentage": 100, "job_complete": "complete", "deleted": 0})"));
        QCOMPARE(jobStatus(m_list, jobOf(answer)).value(QLatin1String("deleted")), QJsonValue(12));
    }

    void estimatedTime()
    {
        start(1, 2501); // 1250 a second: two seconds and a bit
        QCOMPARE(m_list.call("deleteAll", QByteArray()).object().value(QLatin1String("estimated_time")), QJsonValue(3));
    }

    void recordsVanishWhileItRuns()
    {
        start(0.25, 1250); // four seconds
        QElapsedTimer time;
        time.start();
        const QByteArray job = jobOf(m_list.call("deleteAll", QByteArray()));
        QCOMPARE(m_list.total(), 1250); // not at once
        int last = 0;
        bool halfway = false;
        while (jobState(m_list, job) == QLatin1String("processing") && time.elapsed() < 30'000) {
            const QJsonObject before = jobStatus(m_list, job);
            const qint64 total = m_list.total();
            const QJsonObject after = jobStatus(m_list, job);
            const int low = before.value(QLatin1String("completion_percentage")).toInt();
            const int high = after.value(QLatin1String("completion_percentage")).toInt();
            QVERIFY(last <= low && low <= high && high <= 100);
            last = high;
            if (after.value(QLatin1String("job_complete")) != QLatin1String("processing"))
                break;
            QCOMPARE(after.keys(), QStringList({QStringLiteral("completion_percentage"), QStringLiteral("job_complete")}));
            // What is gone is what the percentage says, rounded down.
            QVERIFY2((1250 - total) * 100 / 1250 >= low && (1250 - total) * 100 / 1250 <= high,
                     qPrintable(QString::number(total)));
            halfway = halfway || (low > 0 && high < 100);
            QTest::qWait(10);
        }
        QVERIFY(halfway);
        QVERIFY(time.elapsed() >= 3500); // a machine that is slow can only take longer
        QCOMPARE(jobStatus(m_list, job), json(R"({"completion_percentage": 100, "job_complete": "complete", "deleted": 1250})"));
        QCOMPARE(m_list.total(), 0);
    }

    void oneJobAtATimePerList()
    {
        start(0.5, 3);
        const QString first = m_list.id;
        const QByteArray job = jobOf(m_list.call("deleteAll", QByteArray()));
        for (const char *method : {"deleteAll", "delete"}) {
            const RawAnswer answer = m_list.call(method, R"({})");
            QCOMPARE(answer.status, 409);
            QCOMPARE(answer.error(), QStringLiteral("conflict"));
            QVERIFY(answer.description().contains(QLatin1String("in progress")));
        }
        QCOMPARE(m_list.call("delete", R"({"fields": {"nick": "x"}})").status, 400); // parameters before the state
        // Another list is free.
        QVERIFY(m_list.createPeople());
        QCOMPARE(m_list.call("deleteAll", QByteArray()).status, 200);
        m_list.id = first;
        QTRY_COMPARE(jobState(m_list, job), QStringLiteral("complete"));
        QCOMPARE(m_list.call("deleteAll", QByteArray()).status, 200);
    }

    // The targets are fixed at the start; what is added meanwhile stays, what is erased meanwhile was not deleted by the job.
    void recordsThatComeAndGoMeanwhile_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("all") << QByteArray("deleteAll") << QByteArray();
        QTest::newRow("by field") << QByteArray("delete") << QByteArray(R"({"fields": {"first": "Ada"}})");
    }
    void recordsThatComeAndGoMeanwhile()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        Options options;
        options.jobSpeed = 0.2; // two and a half seconds
        QVERIFY(m_list.start(options));
        QVERIFY(m_list.createPeople());
        const auto add = [this](const QByteArray &id) {
            return m_list.call("add", R"({"first": "Ada", "last": "X", "phone": "4155550100", "id": )" + id + '}').status;
        };
        for (const char *id : {"1", "2", "3", "4"})
            QCOMPARE(add(id), 200);
        const QByteArray job = jobOf(m_list.call(method, body));
        QCOMPARE(add("5"), 200);
        QCOMPARE(m_list.call("erase", R"({"fields": {"id": "4"}, "reason": "meanwhile"})").status, 200);
        QCOMPARE(jobState(m_list, job), QStringLiteral("processing"));
        QTRY_COMPARE(jobStatus(m_list, job), json(R"({"completion_percentage": 100, "job_complete": "complete", "deleted": 3})"));
        QCOMPARE(m_list.stored("id"), QStringList(QStringLiteral("5")));
        QCOMPARE(m_list.total(), 1);
    }

    void deletedListFailsItsJob()
    {
        start(0.1, 3);
        const QByteArray job = jobOf(m_list.call("deleteAll", QByteArray()));
        QCOMPARE(jobState(m_list, job), QStringLiteral("processing"));
        QCOMPARE(m_list.tenant().call("DELETE", "callinglist/deleteList/" + m_list.id.toLatin1()).status, 200);
        const QJsonObject status = jobStatus(m_list, job);
        QCOMPARE(status.keys(), QStringList({QStringLiteral("completion_percentage"), QStringLiteral("error_message"),
                                             QStringLiteral("job_complete")}));
        QCOMPARE(status.value(QLatin1String("job_complete")), QJsonValue(QStringLiteral("failed")));
        QVERIFY(!status.value(QLatin1String("error_message")).toString().isEmpty());
        QVERIFY(status.value(QLatin1String("completion_percentage")).toInt(-1) < 100);
    }

    void unknownOnes()
    {
        start(1, 1);
        QCOMPARE(m_list.tenant().get("job/664f86eb65d0ccc8a05042d0").status, 404);
        QCOMPARE(m_list.tenant().get("job/none").status, 404);
        QCOMPARE(m_list.tenant().call("POST", "job/none").status, 405);
        QCOMPARE(m_list.tenant().call("POST", "callinglist/deleteAll/none").status, 404);
        QCOMPARE(m_list.tenant().call("POST", "callinglist/delete/none", "{}").status, 404);
        QCOMPARE(m_list.call("deleteAll", R"({"campaignId": "x"})").status, 400);
        const QByteArray job = jobOf(m_list.call("deleteAll", QByteArray()));
        QCOMPARE(m_list.tenant().get("job/" + job.toUpper()).status, job == job.toUpper() ? 200 : 404); // capitals matter
    }

    void restartGoesOn()
    {
        const QTemporaryDir folder;
        Options options;
        options.dataFile = folder.filePath(QStringLiteral("tenant.sqlite"));
        options.clientSecret = QStringLiteral("kept");
        options.dataset = QStringLiteral("records:1000");
        options.jobSpeed = 0.4; // two seconds
        QVERIFY(m_list.start(options));
        m_list.id = m_list.sandbox().listIdByName(QStringLiteral("Practice records"));
        const QByteArray campaign = m_list.campaign();
        const QString instance = instanceOf(campaign);
        QCOMPARE(m_list.page("getAllRecords", campaign, instance).size(), 1000);
        const QString end = m_list.nextCursor();
        const QByteArray job = jobOf(m_list.call("deleteAll", QByteArray()));
        QTRY_VERIFY(jobStatus(m_list, job).value(QLatin1String("completion_percentage")).toInt() > 0);
        QCOMPARE(jobState(m_list, job), QStringLiteral("processing"));
        m_list.stop();

        QVERIFY(m_list.start(options));
        const QJsonObject status = jobStatus(m_list, job);
        QCOMPARE(status.value(QLatin1String("job_complete")), QJsonValue(QStringLiteral("processing")));
        QVERIFY(status.value(QLatin1String("completion_percentage")).toInt() > 0); // not from the beginning
        QCOMPARE(m_list.call("deleteAll", QByteArray()).status, 409);
        QTRY_COMPARE_WITH_TIMEOUT(jobStatus(m_list, job),
                                  json(R"({"completion_percentage": 100, "job_complete": "complete", "deleted": 1000})"), 15'000);
        QCOMPARE(m_list.total(), 0);
        m_list.stop();

        // Numbers of rows that are gone are not given again: a walk that had come to the end goes on with what is new.
        QVERIFY(m_list.start(options));
        QCOMPARE(jobState(m_list, job), QStringLiteral("complete"));
        QCOMPARE(
            m_list.call("add", R"({"customer_id": "NEW", "first_name": "N", "last_name": "N", "phone": "4155550100"})").status,
            200);
        const QJsonArray rest = m_list.page("getAllRecords", campaign, instance, end);
        QCOMPARE(rest.size(), 1);
    }

    void resultsAreArchived()
    {
        Options options;
        options.dialRate = 300;
        options.jobSpeed = 20;
        QVERIFY(m_list.start(options));
        QVERIFY(m_list.createPeople());
        QCOMPARE(m_list
                     .call("addAll", R"([{"id": "1", "last": "X", "phone": "4155550100"},
                                           {"id": "2", "last": "X", "phone": "4155550101"}])")
                     .object(),
                 json(R"({"added": 2})"));
        const QByteArray campaign = m_list.campaign();
        const QString instance = m_list.bind(campaign);
        QCOMPARE(m_list.tenant().call("POST", "campaign/start/" + campaign).status, 200);
        QTRY_COMPARE(countRecords(m_list.page("getAllRecords", campaign, instance), "completed"), 2);
        QCOMPARE(m_list.tenant().call("POST", "campaign/stop/" + campaign).status, 200);
        QCOMPARE(m_list.call("add", R"({"id": "3", "last": "X", "phone": "4155550102"})").status, 200);

        QCOMPARE(deleteBy(m_list, R"({"fields": {"id": ["2", "3"]}})"), 2);
        QCOMPARE(m_list.sandbox().archivedResults(m_list.id), 1); // the third was never called
        QCOMPARE(m_list.page("getAllRecords", campaign, instance).size(), 1);
        QCOMPARE(m_list.page("getUpdatedRecords", campaign, instance).size(), 1);
        QCOMPARE(deleteBy(m_list, R"({"fields": {"id": 1}})"), 1);
        QCOMPARE(m_list.sandbox().archivedResults(m_list.id), 2);
        QCOMPARE(m_list.page("getUpdatedRecords", campaign, instance).size(), 0);
    }

private:
    void start(double speed, int records)
    {
        Options options;
        options.jobSpeed = speed;
        options.dialRate = 0;
        options.dataset = QStringLiteral("records:%1").arg(records);
        QVERIFY(m_list.start(options));
        m_list.id = m_list.sandbox().listIdByName(QStringLiteral("Practice records"));
        QCOMPARE(m_list.total(), records);
    }
    QString instanceOf(const QByteArray &campaign)
    {
        return m_list.tenant()
            .get("campaign/getCampaign/" + campaign)
            .object()
            .value(QLatin1String("lists"))
            .toArray()
            .first()
            .toObject()
            .value(QLatin1String("instanceId"))
            .toString();
    }

    PracticeList m_list;
};

QTEST_GUILESS_MAIN(SandboxJobsTest)
#include "tst_sandboxjobs.moc"
