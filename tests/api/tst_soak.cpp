// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// 2,000 mixed calls from eight threads against the local tenant, while each kind of fault befalls one call in twenty. Each call
// ends, once. A write that was acknowledged is there, once; one that failed is not; of the others it is told that it is not
// known.
#include <QtTest>

#include <sandbox/sandbox.h>

#include <support/soakcaller.h>
#include <thread>

using namespace outdial;
using namespace outdial::api;
using namespace outdial::test;
using namespace std::chrono_literals;

class TestSoak final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mixedCalls();

private:
    static constexpr int callers = 8;
    static constexpr int callsEach = 250;
    static constexpr int recordsEach = 60;

    std::unique_ptr<Client> makeClient() const;
    void prepare();
    void startFaults();
    void check(const QHash<QString, Outcome3> &told, const QStringList &there, const char *what, bool present = true);

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    SoakPlaces m_places;
    QStringList m_campaigns;
    QStringList m_records;
    QStringList m_dncKeys;
};

std::unique_ptr<Client> TestSoak::makeClient() const
{
    auto client = std::make_unique<Client>(*TenantAddress::parse(m_sandbox->url().toString()),
                                           Credentials{m_sandbox->clientId(), m_sandbox->clientSecret()});
    // More attempts than by default: with a third of all requests struck, four would too often not be enough for the token.
    client->setRetryPolicy({8, 2ms, 20ms});
    client->setDefaultTimeouts(5s, 5s, 5s);
    return client;
}

void TestSoak::prepare()
{
    sandbox::Options options;
    options.dialRate = 0;
    options.tokenTtl = 20; // renewed on the way
    m_sandbox = std::make_unique<sandbox::Sandbox>(options);
    const auto url = m_sandbox->start();
    QVERIFY2(url, url ? "" : qPrintable(url.error()));
    const auto client = makeClient();

    const auto field = [](const char *name, bool key, FieldType type) {
        Field one;
        one.name = QLatin1String(name);
        one.key = key;
        one.type = type;
        return one;
    };
    Format keyed;
    keyed.name = QStringLiteral("soak keyed");
    keyed.fields = {field("id", true, FieldType::Other), field("phone", false, FieldType::Phone),
                    field("note", false, FieldType::Other)};
    Format keyless;
    keyless.name = QStringLiteral("soak keyless");
    keyless.fields = {field("id", false, FieldType::Other), field("phone", false, FieldType::Phone)};
    const auto first = client->callingList.createListWithNewFormat(keyed, QStringLiteral("keyed")).result();
    const auto second = client->callingList.createListWithNewFormat(keyless, QStringLiteral("keyless")).result();
    QVERIFY(first && second);
    m_places.keyedList = first->listId;
    m_places.formatId = first->formatId;
    m_places.keylessList = second->listId;

    QByteArray rows = "[";
    for (int i = 0; i < callers * recordsEach; ++i) {
        m_records << QStringLiteral("record-%1").arg(i);
        rows += (i > 0 ? "," : "") + ("{\"id\":\"" + m_records.last().toUtf8() + "\",\"phone\":\"14155550100\"}");
    }
    const auto added = client->callingList.addAll(m_places.keyedList, rows + "]").result();
    QVERIFY(added);
    QCOMPARE(added->done, callers * recordsEach);

    const auto campaigns = client->campaign.getAll().result();
    QVERIFY(campaigns);
    QVERIFY(campaigns->size() >= 7);
    for (const CampaignSummary &one : *campaigns) {
        m_campaigns << one.id;
        const auto whole = client->campaign.getCampaign(one.id).result();
        QVERIFY(whole);
        for (const DncListRef &dnc : whole->dncLists) {
            if (dnc.type == QLatin1String("INTERNAL"))
                m_places.dncList = dnc.id;
        }
        if (one.state == CampaignState::Running)
            QVERIFY(client->campaign.stop(one.id).result());
    }
    QVERIFY(!m_places.dncList.isEmpty());
    QList<DncRecord> dnc;
    for (int i = 0; i < callers * recordsEach; ++i) {
        m_dncKeys << QStringLiteral("1500%1").arg(i, 7, 10, QLatin1Char('0'));
        dnc.append({m_dncKeys.last(), QStringLiteral("before")});
    }
    QVERIFY(client->doNotCallList.addAll(m_places.dncList, encodeDncRecords(dnc)).result());
}

void TestSoak::startFaults()
{
    for (const char *spec :
         {"kind=latency,ms=15", "kind=jitter,ms=30", "kind=cut-before", "kind=cut-after", "kind=truncate", "kind=reset",
          "kind=slow-body,ms=2", "kind=late-commit,ms=40", "kind=expire-token", "kind=html,code=200", "kind=html,code=502",
          "kind=status,code=401", "kind=status,code=403", "kind=status,code=413", "kind=status,code=500", "kind=status,code=503"})
        m_sandbox->addFault(QLatin1String(spec) + QStringLiteral(",rate=0.05"));
    // It makes all calls of the client wait for a second.
    m_sandbox->addFault(QStringLiteral("kind=status,code=429,rate=0.05,times=5"));
}

void TestSoak::check(const QHash<QString, Outcome3> &told, const QStringList &there, const char *what, bool present)
{
    QHash<QString, int> counts;
    for (const QString &one : there)
        ++counts[one];
    for (auto it = told.begin(); it != told.end(); ++it) {
        const int count = counts.value(it.key());
        const int wanted = present ? 1 : 0;
        const auto say = [&](const char *problem) {
            return QStringLiteral("%1 %2: %3 (%4 times there)")
                .arg(QLatin1String(what), it.key(), QLatin1String(problem))
                .arg(count);
        };
        QVERIFY2(count <= 1, qPrintable(say("doubled")));
        if (it.value() == Outcome3::Done)
            QVERIFY2(count == wanted, qPrintable(say("acknowledged, and not so")));
        if (it.value() == Outcome3::NotDone)
            QVERIFY2(count == 1 - wanted, qPrintable(say("reported as failed, and yet done")));
    }
}

void TestSoak::mixedCalls()
{
    prepare();
    if (QTest::currentTestFailed())
        return;
    startFaults();

    const auto client = makeClient();
    std::atomic<int> tokens = 0;
    std::atomic<int> attempts = 0;
    client->setObserver([&](const Exchange &exchange) {
        ++attempts;
        if (exchange.method == Method::GetAccessToken)
            ++tokens;
    });
    std::vector<std::unique_ptr<SoakCaller>> all;
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i) {
        SoakPlaces places = m_places;
        // The eighth caller only adds to campaigns that are not started and stopped by another.
        places.campaignId = m_campaigns[i % m_campaigns.size()];
        all.push_back(std::make_unique<SoakCaller>(*client, places, i, m_records.mid(i * recordsEach, recordsEach),
                                                   m_dncKeys.mid(i * recordsEach, recordsEach)));
    }
    for (int i = 0; i < callers; ++i) {
        threads.emplace_back([&caller = *all[static_cast<std::size_t>(i)], sharesCampaign = i >= m_campaigns.size()] {
            caller.startsAndStops = !sharesCampaign;
            caller.run(callsEach);
        });
    }
    for (std::thread &thread : threads)
        thread.join();

    // What is still on its way at the server comes in before it is looked at.
    m_sandbox->clearFaults();
    QTest::qWait(300);
    const auto observer = makeClient();
    const QStringList keyed = m_sandbox->storedValues(m_places.keyedList, QStringLiteral("id"));
    const QStringList notes = m_sandbox->storedValues(m_places.keyedList, QStringLiteral("note"));
    const QStringList keyless = m_sandbox->storedValues(m_places.keylessList, QStringLiteral("id"));
    const QStringList dnc = m_sandbox->dncKeys(m_places.dncList);
    QCOMPARE(notes.size(), keyed.size());
    QHash<QString, QString> noteOf;
    for (qsizetype i = 0; i < keyed.size(); ++i)
        noteOf[keyed[i]] = notes[i];
    QStringList lists;
    const auto page = observer->callingList.getAll(100, {}).result();
    QVERIFY(page);
    QString cursor;
    for (;;) {
        const auto next = observer->callingList.getAll(100, cursor).result();
        QVERIFY(next);
        for (const CallingList &list : next->lists)
            lists << list.name;
        if (next->lists.size() < 100)
            break;
        cursor = next->nextCursor;
    }

    int calls = 0;
    int unknown = 0;
    int reads = 0;
    int readsFailed = 0;
    std::map<QString, int> errors;
    for (const auto &caller : all) {
        const SoakReport &report = caller->report;
        QVERIFY2(report.faults.isEmpty(), qPrintable(report.faults.join(QStringLiteral("; "))));
        check(report.keyed, keyed, "record");
        check(report.keyless, keyless, "record without key");
        check(report.lists, lists, "list");
        check(report.added, dnc, "DNC key");
        check(report.removed, dnc, "removed DNC key", false);
        check(report.erased, keyed, "erased record", false);
        const auto campaign = observer->campaign.getCampaign(caller->campaignId()).result();
        QVERIFY(campaign);
        QStringList instances;
        for (const ListInstance &one : campaign->lists)
            instances << one.instanceName;
        check(report.instances, instances, "instance");
        if (caller->startsAndStops)
            QVERIFY(report.states.contains(campaign->state == CampaignState::Running ? 1 : 0));
        for (auto it = report.notes.begin(); it != report.notes.end(); ++it) {
            const auto &[note, what] = it.value();
            if (what == Outcome3::Done)
                QCOMPARE(noteOf.value(it.key()), note);
            if (what == Outcome3::NotDone)
                QCOMPARE(noteOf.value(it.key()), QString());
        }
        calls += report.calls;
        unknown += report.unknown;
        reads += report.reads;
        readsFailed += report.readsFailed;
        for (const auto &[name, count] : report.errors)
            errors[name] += count;
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(calls, callers * callsEach);
    for (const auto &[name, count] : errors)
        qInfo("%4d %s", count, qPrintable(name));
    qInfo("%d calls in %d attempts, %d of them for tokens; %d writes of unknown outcome; %d of %d reads failed for good", calls,
          attempts.load(), tokens.load(), unknown, readsFailed, reads);
    // The faults did happen, and the retries did help: else all of this shows nothing.
    QVERIFY(unknown > 20);
    QVERIFY(attempts > calls + 200);
    QVERIFY(reads > 400);
    QVERIFY(readsFailed < reads / 2);
    QVERIFY(tokens >= 2);
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
