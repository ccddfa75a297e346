// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The criteria of Delete Many Records: each of them exactly on the wire as the reference prints it, in words, counted among
// loaded records, and with values out of files.

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <models/jobs/deletioncriteria.h>
#include <models/jobs/deletionjobs.h>
#include <models/jobs/valuefile.h>

#include <support/campaigntenant.h>
#include <support/jobbench.h>
#include <support/recordpages.h>

using namespace outdial;
using models::DeletionDraft;
using Policy = api::DeleteCriteria::Policy;
using testing::CampaignTenant;

namespace {

// What Get List says before a deletion is sent.
testing::ScriptedTenant::Answer theList()
{
    return CampaignTenant::json(
        QByteArray(R"({"name":"List","formatId":"F","formatName":"F","creationDate":"2023-01-01T00:00:00.000",)"
                   R"("totalRecords":100,"campaigns":[]})"));
}

QDateTime utc(int day) { return QDateTime(QDate(2023, 1, day), QTime(0, 0), Qt::UTC); }

DeletionDraft draftOf(const char *which)
{
    DeletionDraft draft;
    const QString wanted = QString::fromLatin1(which);
    if (wanted.contains(u'f'))
        draft.fields.append(
            {QStringLiteral("accountId"), {QStringLiteral("76574"), QStringLiteral("76543"), QStringLiteral("76417")}});
    if (wanted.contains(u'g'))
        draft.fields.append({QStringLiteral("zip"), {QStringLiteral("01234")}});
    draft.campaignId = QStringLiteral("85389D39-E05C-4CE7-B36D-4401BEA52E14");
    draft.campaignName = QStringLiteral("Spring");
    draft.byResult = wanted.contains(u'a') || wanted.contains(u'c') || wanted.contains(u'n');
    draft.policy = wanted.contains(u'a')   ? Policy::All
                   : wanted.contains(u'n') ? Policy::OnlyNeverAttempted
                                           : Policy::OnlyCompleted;
    if (wanted.contains(u'<'))
        draft.createdFrom = utc(1);
    if (wanted.contains(u'>'))
        draft.createdTo = utc(10);
    return draft;
}

} // namespace

class TestDeletionCriteria : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    // Written by hand from the printed request of Delete Many Records.
    void onTheWire_data()
    {
        QTest::addColumn<QByteArray>("which");
        QTest::addColumn<QByteArray>("body");
        const QByteArray id = "85389D39-E05C-4CE7-B36D-4401BEA52E14";
        QTest::newRow("one field, three values")
            << QByteArray("f") << QByteArray(R"({"fields":{"accountId":["76574","76543","76417"]}})");
        QTest::newRow("two fields") << QByteArray("fg")
                                    << QByteArray(R"({"fields":{"accountId":["76574","76543","76417"],"zip":["01234"]}})");
        QTest::newRow("all of a campaign") << QByteArray("a")
                                           << QByteArray(R"({"byCampaignResult":{"campaignId":")" + id + R"(","policy":"ALL"}})");
        QTest::newRow("completed") << QByteArray("c")
                                   << QByteArray(R"({"byCampaignResult":{"campaignId":")" + id +
                                                 R"(","policy":"ONLY_COMPLETED"}})");
        QTest::newRow("never attempted") << QByteArray("n")
                                         << QByteArray(R"({"byCampaignResult":{"campaignId":")" + id +
                                                       R"(","policy":"ONLY_NEVER_ATTEMPTED"}})");
        QTest::newRow("created from") << QByteArray("<") << QByteArray(R"({"createdFrom":"2023-01-01T00:00:00.000"})");
        QTest::newRow("created to") << QByteArray(">") << QByteArray(R"({"createdTo":"2023-01-10T00:00:00.000"})");
        QTest::newRow("as printed")
            << QByteArray("fa<>")
            << QByteArray(R"({"fields":{"accountId":["76574","76543","76417"]},"byCampaignResult":{"campaignId":")" + id +
                          R"(","policy":"ALL"},"createdFrom":"2023-01-01T00:00:00.000","createdTo":"2023-01-10T00:00:00.000"})");
    }
    void onTheWire()
    {
        QFETCH(QByteArray, which);
        QFETCH(QByteArray, body);
        CampaignTenant tenant;
        tenant.on(api::Method::GetList, theList());
        tenant.on(api::Method::DeleteManyRecords, CampaignTenant::json(QByteArray(R"({"job":"J1","estimated_time":38})")));
        const auto client = tenant.makeClient();
        models::DeletionJobs jobs(*client, nullptr, QStringLiteral("t"), {});
        const DeletionDraft draft = draftOf(which.constData());
        QCOMPARE(draft.problems(), QStringList());
        const QString id =
            jobs.ask({QStringLiteral("LIST"), QStringLiteral("List"), models::DeletionJob::Kind::Many, draft.criteria(), {}});
        QTRY_COMPARE(jobs.find(id)->state, models::DeletionJob::State::Running);
        QCOMPARE(tenant.count(api::Method::DeleteManyRecords), 1);
        const api::WireRequest sent = tenant.requests(api::Method::DeleteManyRecords).constFirst();
        QCOMPARE(QJsonDocument::fromJson(sent.body), QJsonDocument::fromJson(body));
        QVERIFY(!QJsonDocument::fromJson(body).isNull());
        QCOMPARE(CampaignTenant::target(sent), QStringLiteral("LIST"));
        QCOMPARE(jobs.find(id)->jobId, QStringLiteral("J1"));
        QCOMPARE(jobs.find(id)->estimated, 38);
    }

    // What was asked for is the same after a restart, when it is asked for again.
    void rememberedExactly()
    {
        const auto store = *models::Store::open({});
        CampaignTenant tenant;
        tenant.on(api::Method::GetList, theList());
        tenant.on(api::Method::DeleteManyRecords, CampaignTenant::error(403, "forbidden", "no"));
        const auto client = tenant.makeClient();
        const DeletionDraft draft = draftOf("fgn<>");
        QString id;
        {
            models::DeletionJobs jobs(*client, store, QStringLiteral("t"), {});
            id =
                jobs.ask({QStringLiteral("LIST"), QStringLiteral("List"), models::DeletionJob::Kind::Many, draft.criteria(), {}});
            QTRY_COMPARE(jobs.find(id)->state, models::DeletionJob::State::Failed);
        }
        models::DeletionJobs jobs(*client, store, QStringLiteral("t"), {});
        QVERIFY(models::DeletionJobs(*client, store, QStringLiteral("another tenant"), {}).jobs().isEmpty());
        QVERIFY(!jobs.askAgain(id).isEmpty());
        QTRY_COMPARE(tenant.count(api::Method::DeleteManyRecords), 2);
        const auto sent = tenant.requests(api::Method::DeleteManyRecords);
        QCOMPARE(sent.at(1).body, sent.at(0).body);
        QVERIFY(sent.at(0).body.contains("ONLY_NEVER_ATTEMPTED"));
    }

    void problems()
    {
        DeletionDraft draft;
        QCOMPARE(draft.problems().size(), 1);
        QVERIFY(draft.problems().constFirst().contains(QLatin1String("at least one criterion")));
        draft.fields.append({QStringLiteral("accountId"), {}});
        QCOMPARE(draft.problems(), QStringList{QStringLiteral("“accountId” has no value yet.")});
        draft.fields[0].values << QStringLiteral("1");
        QCOMPARE(draft.problems(), QStringList());
        draft.fields.append({QStringLiteral("accountId"), {QStringLiteral("2")}}); // JSON would keep one of them
        QCOMPARE(draft.problems().size(), 1);
        draft.fields.removeLast();
        draft.byResult = true;
        QCOMPARE(draft.problems(), QStringList{QStringLiteral("The result needs a campaign.")});
        draft.byResult = false;
        draft.createdFrom = draft.createdTo = utc(3);
        QCOMPARE(draft.problems().size(), 1); // "must be less than createdTo"
    }

    void everyRecordIsTold()
    {
        QCOMPARE(draftOf("a").warnings().size(), 1);
        QCOMPARE(draftOf("fa").warnings().size(), 0);
        QCOMPARE(draftOf("c").warnings().size(), 0);
    }

    void words()
    {
        QCOMPARE(
            models::criteriaSentence(draftOf("fc"), QStringLiteral("L.csv"), models::TimeZoneShown::Utc),
            QStringLiteral("Deletes every record of “L.csv” for which this is so: accountId is one of 3 values: 76574, 76543, "
                           "76417; and completed or expired in “Spring”."));
        QCOMPARE(models::criteriaWords(draftOf("g"), models::TimeZoneShown::Utc), QStringList{QStringLiteral("zip is “01234”")});
        QVERIFY(
            models::criteriaWords(draftOf("<>"), models::TimeZoneShown::Utc).constFirst().contains(QLatin1String("1 Jan 2023")));
        QCOMPARE(models::criteriaSentence({}, QStringLiteral("L.csv"), models::TimeZoneShown::Utc),
                 QStringLiteral("Nothing is chosen yet."));
    }

    void pastedValues()
    {
        QCOMPARE(models::valuesFromText(QStringLiteral("  007 \r\n\n12,5\t13\n007\n")),
                 (QStringList{QStringLiteral("007"), QStringLiteral("12,5"), QStringLiteral("13")}));
        QVERIFY(models::valuesFromText(QStringLiteral(" \n\t")).isEmpty());
    }

    void countedAmongLoaded()
    {
        QJsonArray records;
        // A1 never called, A2 called and open, A3 completed, A4 completed.
        records << test::record({{QStringLiteral("accountId"), QStringLiteral("A1")}});
        for (int i = 2; i <= 4; ++i)
            records << test::record({{QStringLiteral("accountId"), QStringLiteral("A%1").arg(i)}},
                                    test::called(QStringLiteral("x"), 2, i > 2, QStringLiteral("2024-11-12T14:00:00.000")));
        models::RecordStore store;
        store.append(test::recordPage(records));
        QCOMPARE(store.size(), 4);
        const QString here = QStringLiteral("C1");
        DeletionDraft draft;
        draft.byResult = true;
        draft.campaignId = here;
        draft.policy = Policy::OnlyCompleted;
        auto count = models::matchingRecords(store, here, draft);
        QCOMPARE(count.matching, 2);
        QVERIFY(count.atLeast && !count.atMost); // expired ones are not told
        draft.policy = Policy::OnlyNeverAttempted;
        count = models::matchingRecords(store, here, draft);
        QCOMPARE(count.matching, 1);
        // Read through another campaign: nothing is known of the result in this one.
        count = models::matchingRecords(store, QStringLiteral("C2"), draft);
        QCOMPARE(count.matching, 4);
        QVERIFY(count.atMost);
        draft.byResult = false;
        draft.fields.append({QStringLiteral("accountId"), {QStringLiteral("A1"), QStringLiteral("A4"), QStringLiteral("A9")}});
        count = models::matchingRecords(store, here, draft);
        QCOMPARE(count.matching, 2);
        QVERIFY(models::matchSentence(count).startsWith(QLatin1String("At least 2 of the 4 loaded records match.")));
        draft.createdFrom = utc(1);
        count = models::matchingRecords(store, here, draft);
        QVERIFY(count.atLeast && count.atMost);
        QVERIFY(models::matchSentence(count).contains(QLatin1String("do not tell when they were created")));
    }

    void valuesOfAFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("gone.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name;account\n\"Strom; Q\";00761\nB; 00762 \nC;\nD;00761\n");
        file.close();
        const auto seen = models::lookAtValueFile(path);
        QCOMPARE(seen.problem, QString());
        QCOMPARE(seen.columns, (QStringList{QStringLiteral("name"), QStringLiteral("account")}));
        const auto values = models::valuesOfColumn(path, 1);
        QVERIFY(values);
        QCOMPARE(*values, (QStringList{QStringLiteral("00761"), QStringLiteral("00762")})); // zeros stay
        QVERIFY(!models::valuesOfColumn(folder.filePath(QStringLiteral("none.csv")), 0));
        QVERIFY(!models::lookAtValueFile(folder.filePath(QStringLiteral("none.csv"))).problem.isEmpty());
    }

    // The real sandbox deletes what the criteria say, and nothing else.
    void before()
    {
        test::DeletionBench bench;
        const QString list = bench.listOf(20);
        const auto jobs = bench.engine();
        DeletionDraft draft;
        draft.fields.append(
            {QStringLiteral("phone"), {QStringLiteral("(415) 555-0103"), QStringLiteral("14155550107")}}); // as sent, as stored
        const QString id = jobs->ask({list, QStringLiteral("L"), models::DeletionJob::Kind::Many, draft.criteria(), {}});
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(id)->state, models::DeletionJob::State::Done, 20'000);
        QCOMPARE(jobs->find(id)->deleted, 2);
        DeletionDraft later;
        later.createdFrom = QDateTime::currentDateTimeUtc().addDays(1);
        const QString none = jobs->ask({list, QStringLiteral("L"), models::DeletionJob::Kind::Many, later.criteria(), {}});
        QTRY_COMPARE_WITH_TIMEOUT(jobs->find(none)->state, models::DeletionJob::State::Done, 20'000);
        QCOMPARE(jobs->find(none)->deleted, 0);
        QCOMPARE(bench.total(list), 18);
    }
};

QTEST_GUILESS_MAIN(TestDeletionCriteria)
#include "tst_deletecriteria.moc"
