// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deleting a list: sent once whatever comes back, and what is said before it is done.

#include <QSignalSpy>
#include <QtTest>

#include <models/lists/deletelistjob.h>
#include <models/lists/listdeletionreader.h>

#include <support/campaigntenant.h>
#include <support/clientbench.h>

using namespace outdial;
using api::Method;
using models::DeleteListJob;
using models::ListDeletion;
using models::ListDeletionReader;
using testing::CampaignTenant;

namespace {

struct Listener {
    QStringList said;
    void listen(DeleteListJob &job)
    {
        const auto note = [this](const char *word) { return [this, word] { said << QLatin1String(word); }; };
        QObject::connect(&job, &DeleteListJob::deleted, &job, note("deleted"));
        QObject::connect(&job, &DeleteListJob::alreadyGone, &job, note("gone"));
        QObject::connect(&job, &DeleteListJob::looking, &job, note("looking"));
        QObject::connect(&job, &DeleteListJob::failed, &job, note("failed"));
        QObject::connect(&job, &DeleteListJob::notDeleted, &job, note("not deleted"));
        QObject::connect(&job, &DeleteListJob::unknown, &job, note("unknown"));
    }
    QString all() const { return said.join(u' '); }
};

api::CallingList listOf(test::ClientBench &bench, const QString &id)
{
    api::CallingList list = bench.value(bench.client->callingList.getList(id));
    list.id = id;
    return list;
}

} // namespace

class TestDeleteList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void overHttp_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("there");
        const QString path = QStringLiteral("path=callinglist/deleteList,nth=1");
        QTest::newRow("no fault") << QString() << "deleted" << false;
        QTest::newRow("answer cut") << QString(QStringLiteral("kind=cut-after,") + path) << "looking deleted" << false;
        QTest::newRow("request cut") << QString(QStringLiteral("kind=cut-before,") + path) << "looking not deleted" << true;
        QTest::newRow("503") << QString(QStringLiteral("kind=status,code=503,") + path) << "looking not deleted" << true;
        QTest::newRow("may not") << QString(QStringLiteral("kind=status,code=403,") + path) << "failed" << true;
        QTest::newRow("404 of a proxy") << QString(QStringLiteral("kind=status,code=404,") + path) << "failed" << true;
        QTest::newRow("arrives late") << QString(QStringLiteral("kind=late-commit,ms=300,") + path) << "looking deleted" << false;
    }
    void overHttp()
    {
        QFETCH(QString, fault);
        QFETCH(QString, said);
        QFETCH(bool, there);
        test::ClientBench bench;
        const QString id = bench.makeList(QStringLiteral("Goes.csv")).listId;
        if (!fault.isEmpty())
            bench.sandbox->addFault(fault);
        DeleteListJob job(*bench.client, 250);
        Listener listener;
        listener.listen(job);
        QVERIFY(job.deleteList(id));
        QVERIFY(job.isBusy());
        QVERIFY(!job.deleteList(id));
        QTRY_COMPARE_WITH_TIMEOUT(listener.all(), said, 20'000);
        QVERIFY(!job.isBusy());
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteList")), 1); // never a second time
        QCOMPARE(bool(bench.client->callingList.getList(id).result()), there);
    }

    void twoPeople()
    {
        test::ClientBench bench;
        const QString id = bench.makeList(QStringLiteral("Goes.csv")).listId;
        bench.value(bench.client->callingList.deleteList(id));
        DeleteListJob job(*bench.client, 1);
        Listener listener;
        listener.listen(job);
        QVERIFY(job.deleteList(id));
        QTRY_COMPARE_WITH_TIMEOUT(listener.all(), QStringLiteral("gone"), 20'000);
    }

    void itStaysUnknown()
    {
        CampaignTenant tenant;
        tenant.on(Method::DeleteList, CampaignTenant::lost());
        tenant.on(Method::GetList, CampaignTenant::refused());
        const auto client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        DeleteListJob job(*client, 1);
        Listener listener;
        listener.listen(job);
        QVERIFY(job.deleteList(QStringLiteral("L")));
        QTRY_COMPARE(listener.all(), QStringLiteral("looking unknown"));
        QCOMPARE(tenant.count(Method::DeleteList), 1);
    }

    // The last list of its format takes it along; a sister keeps it.
    void theFormat()
    {
        test::ClientBench bench;
        const auto made = bench.makeList(QStringLiteral("First.csv"));
        const api::CallingList list = listOf(bench, made.listId);
        {
            ListDeletionReader reader(*bench.client, nullptr, list, ListDeletion::What::List);
            QVERIFY(!reader.facts().otherLists);
            QVERIFY(reader.facts().formatFate().startsWith(QLatin1String("Looking for other lists")));
            reader.read();
            QTRY_VERIFY(reader.facts().otherLists.has_value());
            QCOMPARE(*reader.facts().otherLists, 0);
            QCOMPARE(reader.facts().formatFate(),
                     QStringLiteral("The format “First.csv format” goes too: this is its last list."));
        }
        bench.value(bench.client->callingList.createList(QStringLiteral("Sister.csv"), made.formatId));
        ListDeletionReader reader(*bench.client, nullptr, list, ListDeletion::What::List);
        reader.read();
        QTRY_VERIFY(reader.facts().otherLists.has_value());
        QCOMPARE(*reader.facts().otherLists, 1);
        QCOMPARE(reader.facts().otherNames, QStringList{QStringLiteral("Sister.csv")});
        QVERIFY(reader.facts().formatFate().contains(QLatin1String("stays")));
    }

    // Lists that cannot be read: whether the format stays is not known, and that is said.
    void formatNotKnown()
    {
        test::ClientBench bench;
        const api::CallingList list = listOf(bench, bench.makeList(QStringLiteral("First.csv")).listId);
        bench.sandbox->addFault(QStringLiteral("kind=status,code=403,path=callinglist/getAll"));
        ListDeletionReader reader(*bench.client, nullptr, list, ListDeletion::What::List);
        reader.read();
        QTRY_VERIFY(reader.facts().othersRead);
        QVERIFY(!reader.facts().otherLists);
        QVERIFY(reader.facts().formatFate().contains(QLatin1String("is not known")));
    }

    // Bound twice to one campaign and once to another: three rows, two campaigns; a running one is stopped first.
    void campaigns()
    {
        test::ClientBench bench;
        const auto all = bench.value(bench.client->campaign.getAll());
        const auto stopped = [&](const QString &id) {
            return bench.value(bench.client->campaign.getStatus(id)).state == api::CampaignState::Stopped;
        };
        const QString first = all.at(0).id;
        const QString second = all.at(1).id;
        for (const QString &id : {first, second}) {
            if (!stopped(id))
                bench.value(bench.client->campaign.stop(id));
        }
        const QString listId = bench.makeList(QStringLiteral("Used.csv")).listId;
        bench.addRecords(listId, 7);
        bench.bind(first, listId);
        bench.bind(first, listId);
        bench.bind(second, listId);
        bench.value(bench.client->campaign.start(first));
        ListDeletionReader reader(*bench.client, nullptr, listOf(bench, listId), ListDeletion::What::List);
        QVERIFY(reader.facts().dropsHead().contains(QLatin1String("not known")));
        reader.read();
        QTRY_COMPARE(reader.facts().uses.size(), 3);
        QTRY_VERIFY(std::all_of(reader.facts().uses.cbegin(), reader.facts().uses.cend(),
                                [](const auto &use) { return use.stateKnown; }));
        QCOMPARE(reader.facts().campaigns(), 2);
        QCOMPARE(reader.facts().running(), 1);
        QCOMPARE(reader.facts().stopFirst(), QStringLiteral("Stop the campaign first"));
        QCOMPARE(reader.facts().act(), QStringLiteral("Delete 7 records"));
        QVERIFY(!reader.facts().completed()); // nobody has read it: not 0
        QSignalSpy done(&reader, &ListDeletionReader::stopped);
        QVERIFY(reader.stopCampaigns());
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20'000);
        QVERIFY(stopped(first));
        QCOMPARE(reader.facts().running(), 0);
        QVERIFY(reader.facts().stopFirst().isEmpty());
        QVERIFY(!reader.stopCampaigns());
    }

    void stopRefused()
    {
        test::ClientBench bench;
        const QString campaign = bench.value(bench.client->campaign.getAll()).at(0).id;
        if (bench.value(bench.client->campaign.getStatus(campaign)).state == api::CampaignState::Stopped)
            bench.value(bench.client->campaign.start(campaign));
        const QString listId = bench.makeList(QStringLiteral("Used.csv")).listId;
        bench.bind(campaign, listId);
        ListDeletionReader reader(*bench.client, nullptr, listOf(bench, listId), ListDeletion::What::List);
        reader.read();
        QTRY_COMPARE(reader.facts().running(), 1);
        bench.sandbox->addFault(QStringLiteral("kind=status,code=403,path=campaign/stop"));
        QSignalSpy failed(&reader, &ListDeletionReader::stopFailed);
        QVERIFY(reader.stopCampaigns());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!reader.isStopping());
        QCOMPARE(reader.facts().running(), 1);
    }

    void words()
    {
        ListDeletion facts;
        facts.listName = QStringLiteral("Spring.csv");
        facts.formatName = QStringLiteral("Renewals");
        facts.total = 18'000;
        facts.usesKnown = true;
        ListDeletion::Use use;
        use.campaignId = QStringLiteral("1");
        use.stateKnown = use.running = true;
        use.completed = 8'204;
        facts.uses = {use};
        facts.otherLists = 3;
        QCOMPARE(facts.title(), QStringLiteral("Delete “Spring.csv”?"));
        QCOMPARE(
            facts.sentence(),
            QStringLiteral("The list and its 18,000 records go from the tenant and from every campaign. This cannot be undone."));
        QCOMPARE(facts.dropsAdvice(), QStringLiteral("Stop it first, and wait for its calls to end."));
        QCOMPARE(facts.archived(), QStringLiteral("8,204 completed results are archived and stay in the administrator."));
        QCOMPARE(facts.act(), QStringLiteral("Delete 18,000 records"));
        facts.uses[0].running = false;
        facts.uses[0].stateKnown = false;
        QCOMPARE(facts.mayRun(), 1);
        QVERIFY(facts.dropsHead().contains(QLatin1String("not known")));
        facts.uses.clear();
        QCOMPARE(facts.dropsHead(), QStringLiteral("No call drops: the list is in no campaign."));
        facts.what = ListDeletion::What::Records;
        QCOMPARE(facts.title(), QStringLiteral("Delete all records of “Spring.csv”?"));
        QVERIFY(facts.formatFate().startsWith(QLatin1String("The list stays")));
    }
};

QTEST_GUILESS_MAIN(TestDeleteList)
#include "tst_deletelist.moc"
