// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The methods of Do-Not-Call lists, with the client against the local tenant.
#include <QtTest>

#include <support/clientbench.h>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;

class TestDncMethods final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }

    void addAll();
    void deleteMany();
    void deleteAll();
    void deprecatedAdd();
    void deprecatedReplace();
    void exclusionHasNoComments();
    void statesAreRefused();
    void unknownList();

private:
    const DoNotCallListCalls &dnc() const { return m_bench->client->doNotCallList; }
    QStringList keys(const QString &list) const
    {
        QStringList all = m_bench->sandbox->dncKeys(list);
        all.sort();
        return all;
    }

    std::unique_ptr<ClientBench> m_bench;
    QHash<QString, QString> m_lists; // by type
};

void TestDncMethods::init()
{
    m_bench = std::make_unique<ClientBench>();
    m_lists.clear();
    for (const CampaignSummary &one : ClientBench::value(m_bench->client->campaign.getAll())) {
        for (const DncListRef &list : ClientBench::value(m_bench->client->campaign.getCampaign(one.id)).dncLists)
            m_lists[list.type] = list.id;
    }
    const QString internal = m_lists.value(QStringLiteral("INTERNAL"));
    QVERIFY(!internal.isEmpty());
    ClientBench::value(dnc().deleteAll(internal));
}

void TestDncMethods::addAll()
{
    const QString list = m_lists.value(QStringLiteral("INTERNAL"));
    const auto answer = ClientBench::value(dnc().addAll(list, R"([
        {"key":" 15550100 ","comment":"Spring"}, {"key":15550101}, {"key":"15550100"}, {"key":""}, {"key":true}])"));
    QCOMPARE(answer.done, 2);
    QHash<QString, QList<QByteArray>> rejects;
    for (const BulkRejects &bucket : answer.rejects)
        rejects[bucket.cause] = bucket.objects;
    QCOMPARE(rejects.value(QStringLiteral("duplicateKey")), QList<QByteArray>{R"({"key":"15550100"})"});
    QCOMPARE(rejects.value(QStringLiteral("missingKey")), QList<QByteArray>{R"({"key":""})"});
    QCOMPARE(rejects.value(QStringLiteral("formatError")), QList<QByteArray>{R"({"key":true})"});
    QCOMPARE(keys(list), (QStringList{QStringLiteral("15550100"), QStringLiteral("15550101")}));
}

void TestDncMethods::deleteMany()
{
    const QString list = m_lists.value(QStringLiteral("INTERNAL"));
    ClientBench::value(
        dnc().addAll(list, encodeDncRecords({{QStringLiteral("1")}, {QStringLiteral("2")}, {QStringLiteral("3")}})));
    const auto answer = ClientBench::value(dnc().deleteMany(list, encodeDncKeys({QStringLiteral("1"), QStringLiteral("9")})));
    QCOMPARE(answer.done, 1);
    QCOMPARE(answer.rejectedCount(), 1);
    QCOMPARE(answer.rejects[0].cause, QStringLiteral("keyNotFound"));
    QCOMPARE(keys(list), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
}

void TestDncMethods::deleteAll()
{
    const QString list = m_lists.value(QStringLiteral("INTERNAL"));
    ClientBench::value(dnc().addAll(list, encodeDncRecords({{QStringLiteral("1")}, {QStringLiteral("2")}})));
    QCOMPARE(ClientBench::value(dnc().deleteAll(list)), 2);
    QCOMPARE(ClientBench::value(dnc().deleteAll(list)), 0);
    QVERIFY(keys(list).isEmpty());
}

void TestDncMethods::deprecatedAdd()
{
    const QString list = m_lists.value(QStringLiteral("INTERNAL"));
    const QString note = QStringLiteral("note");
    QCOMPARE(ClientBench::value(dnc().add(list, encodeDncRows({{QStringLiteral("1"), note}, {QStringLiteral("2"), note}}))), 2);
    QCOMPARE(ClientBench::value(dnc().add(list, encodeDncRows({{QStringLiteral("2"), note}, {QStringLiteral("3"), note}}))), 1);
    COMPARE_REFUSAL(dnc().add(list, R"([["4","note","more"]])"), ErrorKind::BadRequest, 400);
    QCOMPARE(keys(list), (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
}

void TestDncMethods::deprecatedReplace()
{
    const QString list = m_lists.value(QStringLiteral("INTERNAL"));
    const QString note = QStringLiteral("note");
    ClientBench::value(dnc().add(list, encodeDncRows({{QStringLiteral("1"), note}})));
    QCOMPARE(
        ClientBench::value(dnc().replaceAll(list, encodeDncRows({{QStringLiteral("5"), note}, {QStringLiteral("6"), note}}))), 2);
    QCOMPARE(keys(list), (QStringList{QStringLiteral("5"), QStringLiteral("6")}));
    COMPARE_REFUSAL(dnc().replaceAll(list, R"([["","note"]])"), ErrorKind::BadRequest, 400); // and nothing is changed
    QCOMPARE(keys(list), (QStringList{QStringLiteral("5"), QStringLiteral("6")}));
}

void TestDncMethods::exclusionHasNoComments()
{
    const QString list = m_lists.value(QStringLiteral("EXCLUSION"));
    QVERIFY(!list.isEmpty());
    ClientBench::value(dnc().deleteAll(list));
    const auto answer = ClientBench::value(
        dnc().addAll(list, encodeDncRecords({{QStringLiteral("A1")}, {QStringLiteral("A2"), QStringLiteral("note")}})));
    QCOMPARE(answer.done, 1);
    QCOMPARE(answer.rejects[0].cause, QStringLiteral("formatError"));
    QCOMPARE(keys(list), QStringList(QStringLiteral("A1")));
}

void TestDncMethods::statesAreRefused()
{
    const QString list = m_lists.value(QStringLiteral("GEOGRAPHIC_STATE"));
    QVERIFY(!list.isEmpty());
    COMPARE_REFUSAL(dnc().addAll(list, encodeDncRecords({{QStringLiteral("CA")}})), ErrorKind::Privilege, 403);
    COMPARE_REFUSAL(dnc().deleteMany(list, encodeDncKeys({QStringLiteral("CA")})), ErrorKind::Privilege, 403);
    COMPARE_REFUSAL(dnc().deleteAll(list), ErrorKind::Privilege, 403);
    COMPARE_REFUSAL(dnc().add(list, encodeDncRows({{QStringLiteral("CA"), QString()}})), ErrorKind::Privilege, 403);
    COMPARE_REFUSAL(dnc().replaceAll(list, encodeDncRows({{QStringLiteral("CA"), QString()}})), ErrorKind::Privilege, 403);
}

void TestDncMethods::unknownList()
{
    const QString list = QStringLiteral("nobody");
    COMPARE_REFUSAL(dnc().addAll(list, "[]"), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(dnc().deleteMany(list, "[]"), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(dnc().deleteAll(list), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(dnc().add(list, "[]"), ErrorKind::NotFound, 404);
    COMPARE_REFUSAL(dnc().replaceAll(list, "[]"), ErrorKind::NotFound, 404);
}

QTEST_GUILESS_MAIN(TestDncMethods)
#include "tst_dncmethods.moc"
