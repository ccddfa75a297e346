// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods that make and remove lists, change their records and delete them, with the client against the local tenant.
#include <QtTest>

#include <support/clientbench.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestListMethods final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createList();
    void deleteList();
    void add();
    void updateAll();
    void update();
    void erase();
    void deleteMany();
    void deleteAll();
    void oneJobAList();
    void getAllByIndex();
    void getChanged();

private:
    static JobStatus ended(ClientBench &bench, const QString &job);
};

JobStatus TestListMethods::ended(ClientBench &bench, const QString &job)
{
    JobStatus status;
    [&] { QTRY_VERIFY((status = ClientBench::value(bench.client->job.getStatus(job))).state != JobState::Processing); }();
    return status;
}

void TestListMethods::createList()
{
    ClientBench bench;
    const CreatedList first = bench.makeList(QStringLiteral("first"));
    const QString second = ClientBench::value(bench.client->callingList.createList(QStringLiteral(" second "), first.formatId));
    const auto detail = ClientBench::value(bench.client->callingList.getList(second));
    QCOMPARE(detail.name, QStringLiteral("second"));
    QCOMPARE(detail.formatId, first.formatId);
    QCOMPARE(detail.totalRecords, 0);
    COMPARE_REFUSAL(bench.client->callingList.createList(QStringLiteral("second"), first.formatId), ErrorKind::Conflict, 409);
    COMPARE_REFUSAL(bench.client->callingList.createList(QStringLiteral("third"), QStringLiteral("no format")),
                    ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(bench.client->callingList.createList(QStringLiteral("  "), first.formatId), ErrorKind::BadRequest, 400);
}

void TestListMethods::deleteList()
{
    ClientBench bench;
    const CreatedList first = bench.makeList(QStringLiteral("first"));
    const QString second = ClientBench::value(bench.client->callingList.createList(QStringLiteral("second"), first.formatId));
    bench.addRecords(first.listId, 5);
    const auto campaigns = ClientBench::value(bench.client->campaign.getAll());
    const QString instance = bench.bind(campaigns[0].id, first.listId);

    ClientBench::value(bench.client->callingList.deleteList(first.listId));
    COMPARE_REFUSAL(bench.client->callingList.getList(first.listId), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(bench.client->callingList.deleteList(first.listId), ErrorKind::NotFound, 404);
    QVERIFY(bench.instance(campaigns[0].id, instance).instanceId.isEmpty());
    // The format lives as long as a list uses it.
    const QString third = ClientBench::value(bench.client->callingList.createList(QStringLiteral("third"), first.formatId));
    ClientBench::value(bench.client->callingList.deleteList(second));
    ClientBench::value(bench.client->callingList.deleteList(third));
    COMPARE_REFUSAL(bench.client->callingList.createList(QStringLiteral("fourth"), first.formatId), ErrorKind::NotFound, 404);
}

void TestListMethods::add()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("add")).listId;
    ClientBench::value(bench.client->callingList.add(list, R"({"id":"K1","phone":"+1 (415) 555-0100"})"));
    QCOMPARE(bench.sandbox->storedValues(list, QStringLiteral("phone")), QStringList(QStringLiteral("14155550100")));
    COMPARE_REFUSAL(bench.client->callingList.add(list, R"({"id":" K1","phone":"4155550100"})"), ErrorKind::Conflict, 409);
    COMPARE_REFUSAL(bench.client->callingList.add(list, R"({"id":"K2","phone":"1"})"), ErrorKind::BadRequest, 400);
    COMPARE_REFUSAL(bench.client->callingList.add(list, R"({"phone":"4155550100"})"), ErrorKind::BadRequest, 400);
    COMPARE_REFUSAL(bench.client->callingList.add(list, R"({"id":"K2","phone":"4155550100","other":"x"})"), ErrorKind::BadRequest,
                    400);
    COMPARE_REFUSAL(bench.client->callingList.add(QStringLiteral("none"), "{}"), ErrorKind::NotFound, 404);
    QCOMPARE(bench.sandbox->recordCount(list), 1);
}

void TestListMethods::updateAll()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("updates")).listId;
    bench.addRecords(list, 3);
    const auto answer = ClientBench::value(bench.client->callingList.updateAll(list, R"([
        {"id":"K0","note":"second"},
        {"id":"K1","note":null},
        {"id":"K9","note":"nobody"},
        {"note":"no key"},
        {"id":"K2","phone":"12"},
        {"id":"K2"}])"));
    QCOMPARE(answer.done, 3);
    QHash<QString, QList<QByteArray>> rejects;
    for (const BulkRejects &bucket : answer.rejects)
        rejects[bucket.cause] = bucket.objects;
    QCOMPARE(rejects.value(QStringLiteral("keyNotFound")), QList<QByteArray>{R"({"id":"K9","note":"nobody"})"});
    QCOMPARE(rejects.value(QStringLiteral("missingKey")), QList<QByteArray>{R"({"note":"no key"})"});
    QCOMPARE(rejects.value(QStringLiteral("formatError")), QList<QByteArray>{R"({"id":"K2","phone":"12"})"});
    QCOMPARE(bench.sandbox->storedValues(list, QStringLiteral("note")),
             (QStringList{QStringLiteral("second"), QString(), QStringLiteral("first")}));
    QCOMPARE(bench.sandbox->storedValues(list, QStringLiteral("phone")).at(2), QStringLiteral("14155550102"));
}

void TestListMethods::update()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("update")).listId;
    bench.addRecords(list, 1);
    ClientBench::value(bench.client->callingList.update(list, R"({"id":"K0","phone":"212-555-0199"})"));
    QCOMPARE(bench.sandbox->storedValues(list, QStringLiteral("phone")), QStringList(QStringLiteral("12125550199")));
    COMPARE_REFUSAL(bench.client->callingList.update(list, R"({"id":"K7","note":"x"})"), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(bench.client->callingList.update(list, R"({"id":"K0","phone":""})"), ErrorKind::BadRequest, 400);
}

void TestListMethods::erase()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("erase")).listId;
    bench.addRecords(list, 2);
    ClientBench::value(bench.client->callingList.erase(list, R"({"id":"K0"})", QStringLiteral("asked for it")));
    QCOMPARE(bench.sandbox->storedValues(list, QStringLiteral("id")), QStringList(QStringLiteral("K1")));
    COMPARE_REFUSAL(bench.client->callingList.erase(list, R"({"id":"K0"})", QStringLiteral("again")), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(bench.client->callingList.erase(list, R"({"id":"K1"})", QString()), ErrorKind::BadRequest, 400);
    QCOMPARE(ClientBench::value(bench.client->callingList.getList(list)).totalRecords, 1);
}

void TestListMethods::deleteMany()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("delete")).listId;
    bench.addRecords(list, 6);
    DeleteCriteria criteria;
    // As it was sent and as it is stored; a value that nobody has.
    criteria.fields = {{QStringLiteral("phone"),
                        {QStringLiteral("(415) 555-0101"), QStringLiteral("14155550103"), QStringLiteral("14155559999")}}};
    const StartedJob job = ClientBench::value(bench.client->callingList.deleteMany(list, criteria));
    QVERIFY(!job.id.isEmpty());
    const JobStatus status = ended(bench, job.id);
    QCOMPARE(status.state, JobState::Complete);
    QCOMPARE(status.percentage, 100);
    QCOMPARE(status.deleted.value_or(-1), 2);
    QCOMPARE(bench.sandbox->storedValues(list, QStringLiteral("id")),
             (QStringList{QStringLiteral("K0"), QStringLiteral("K2"), QStringLiteral("K4"), QStringLiteral("K5")}));

    criteria.fields = {{QStringLiteral("note"), {QStringLiteral("first")}}}; // neither key nor searchable
    COMPARE_REFUSAL(bench.client->callingList.deleteMany(list, criteria), ErrorKind::BadRequest, 400);
    criteria.fields.clear();
    criteria.campaignId = ClientBench::value(bench.client->campaign.getAll()).first().id;
    COMPARE_REFUSAL(bench.client->callingList.deleteMany(list, criteria), ErrorKind::Conflict, 409);
    criteria.campaignId = QStringLiteral("nobody");
    COMPARE_REFUSAL(bench.client->callingList.deleteMany(list, criteria), ErrorKind::NotFound, 404);
    criteria.campaignId.clear();
    criteria.createdFrom = QDateTime::currentDateTimeUtc().addDays(1);
    const StartedJob none = ClientBench::value(bench.client->callingList.deleteMany(list, criteria));
    QCOMPARE(ended(bench, none.id).deleted.value_or(-1), 0);
    criteria.createdTo = criteria.createdFrom;
    COMPARE_REFUSAL(bench.client->callingList.deleteMany(list, criteria), ErrorKind::BadRequest, 400);
}

void TestListMethods::deleteAll()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("all")).listId;
    bench.addRecords(list, 4);
    const StartedJob job = ClientBench::value(bench.client->callingList.deleteAll(list));
    QCOMPARE(ended(bench, job.id).deleted.value_or(-1), 4);
    QCOMPARE(ClientBench::value(bench.client->callingList.getList(list)).totalRecords, 0);
    COMPARE_REFUSAL(bench.client->job.getStatus(QStringLiteral("664f86eb65d0ccc8a0504999")), ErrorKind::NotFound, 404);
}

void TestListMethods::oneJobAList()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("busy")).listId;
    bench.addRecords(list, 50);
    const StartedJob first = ClientBench::value(bench.client->callingList.deleteAll(list));
    COMPARE_REFUSAL(bench.client->callingList.deleteAll(list), ErrorKind::Conflict, 409);
    QCOMPARE(ended(bench, first.id).state, JobState::Complete);
    const StartedJob second = ClientBench::value(bench.client->callingList.deleteAll(list));
    // The list goes while its job runs.
    ClientBench::value(bench.client->callingList.deleteList(list));
    const JobStatus status = ended(bench, second.id);
    QCOMPARE(status.state, JobState::Failed);
    QVERIFY(!status.error.isEmpty());
    QVERIFY(!status.deleted);
}

void TestListMethods::getAllByIndex()
{
    ClientBench bench;
    const QString list = bench.makeList(QStringLiteral("indexed")).listId;
    bench.addRecords(list, 5);
    const auto campaigns = ClientBench::value(bench.client->campaign.getAll());
    QCOMPARE(ClientBench::value(bench.client->callingList.getAll(list, campaigns[0].id, 0, 10))->size(), 0); // not bound
    bench.bind(campaigns[0].id, list);
    ClientBench::value(bench.client->callingList.erase(list, R"({"id":"K1"})", QStringLiteral("a gap")));
    const auto page = ClientBench::value(bench.client->callingList.getAll(list, campaigns[0].id, 1, 2));
    QCOMPARE(page->size(), 2);
    QCOMPARE(entry(*page, 0, "id"), QStringLiteral("K2"));
    QCOMPARE(entry(*page, 1, "id"), QStringLiteral("K3"));
    QCOMPARE(page->statusExtraCount(), 1);
    QCOMPARE(textOf(page->statusExtraName(0)), QStringLiteral("index"));
    QCOMPARE(textOf(page->statusExtraValue(0, 0)), QStringLiteral("2"));
    QCOMPARE(textOf(page->statusExtraValue(1, 0)), QStringLiteral("3"));
    COMPARE_REFUSAL(bench.client->callingList.getAll(list, QStringLiteral("nobody"), 0, 10), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(bench.client->callingList.getAll(list, campaigns[0].id, 0, 1001), ErrorKind::BadRequest, 400);
}

void TestListMethods::getChanged()
{
    ClientBench bench(200);
    const QString list = bench.makeList(QStringLiteral("changing")).listId;
    bench.addRecords(list, 30);
    QString running;
    for (const CampaignSummary &one : ClientBench::value(bench.client->campaign.getAll())) {
        if (one.state == CampaignState::Stopped && running.isEmpty())
            running = one.id;
    }
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    bench.bind(running, list);
    ClientBench::value(bench.client->campaign.start(running));
    const auto changed = [&](const QDateTime &from) {
        return ClientBench::value(bench.client->callingList.getChanged(list, running, from, 1000));
    };
    QTRY_VERIFY(changed(before)->size() > 3);
    const auto page = changed(before);
    QVERIFY(page->status(0).known);
    QVERIFY(page->status(0).totalAttempts >= 1);
    QCOMPARE(page->attemptCount(0), page->status(0).totalAttempts);
    QCOMPARE(changed(QDateTime::currentDateTimeUtc().addDays(1))->size(), 0);
}

QTEST_GUILESS_MAIN(TestListMethods)
#include "tst_listmethods.moc"
