// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The program on a file, killed at random moments while it writes: what it acknowledged is there afterwards, each once, and what
// it was at is there as a whole or not at all.
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sandbox/sandbox.h>

#include <csignal>
#include <support/sandboxprogram.h>
#include <thread>

using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;
using outdial::test::SandboxProgram;

namespace {

const QString customerId = QStringLiteral("customer_id");
const QString firstName = QStringLiteral("first_name");

// Keeps what the tenant acknowledged, and what it may have done beside: of each kind, what was under way when it was killed.
class Ledger {
public:
    QHash<QString, QString> names; // record -> first name
    QSet<QString> keys;            // on the DNC list
    QSet<QString> gone;            // not on it any more
    QSet<QString> instances;       // of the list in the campaign
    bool running = false;          // the campaign
    int acknowledged = 0;          // writes
    QStringList recordsUnderWay;   // all or none
    QStringList keysUnderWay;      // all or none
    QString keyLeaving;
    QString instanceLeaving;
    QString renamed; // a record whose name is to be newName
    QString newName;
    bool binding = false;
    bool switching = false;
};

} // namespace

class SandboxKillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedIsKept()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        m_random = QRandomGenerator(seed);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("tenant.sqlite"));
        constexpr int kills = 25;
        for (int round = 0; round <= kills; ++round) {
            SandboxProgram program;
            QVERIFY2(program.start({QStringLiteral("--data"), file, QStringLiteral("--dial-rate"), QStringLiteral("0")}),
                     qPrintable(program.said()));
            m_tenant = program.tenant.get();
            if (round == 0)
                QVERIFY(findPlaces());
            check();
            if (QTest::currentTestFailed())
                return;
            if (round == kills) {
                program.kill();
                break;
            }
            const auto pause = std::chrono::microseconds(m_random.bounded(200, 150'000));
            std::thread killer([pid = static_cast<pid_t>(program.pid()), pause] {
                std::this_thread::sleep_for(pause);
                ::kill(pid, SIGKILL);
            });
            while (write()) {
            }
            killer.join();
            QVERIFY(program.waitForEnd());
            QVERIFY2(m_unexpected.isEmpty(), qPrintable(m_unexpected)); // nothing else than the kill ended it
        }
        qInfo("%d writes were acknowledged", m_ledger.acknowledged);
        QVERIFY(m_ledger.acknowledged > kills);

        // The store as a whole, seen without the API.
        Options options;
        options.dataFile = file;
        options.dialRate = 0;
        Sandbox sandbox(options);
        QVERIFY(sandbox.start());
        const QStringList keys = sandbox.dncKeys(QString::fromLatin1(m_dnc));
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()), m_ledger.keys);
        const QStringList records = sandbox.storedValues(QString::fromLatin1(m_list), customerId);
        QCOMPARE(records.size(), m_ledger.names.size());
        const QStringList names = sandbox.storedValues(QString::fromLatin1(m_list), firstName);
        for (qsizetype i = 0; i < records.size(); ++i)
            QCOMPARE(names[i], m_ledger.names.value(records[i]));
    }

    // A store that was not filled to its end is filled by the next program.
    void killedWhileItFills()
    {
        for (const int pause : {1'000, 30'000, 80'000, 150'000, 300'000, 500'000}) {
            QTemporaryDir folder;
            const QStringList arguments{QStringLiteral("--data"), folder.filePath(QStringLiteral("tenant.sqlite"))};
            SandboxProgram first;
            QVERIFY(first.startAndKill(arguments, std::chrono::microseconds(pause)));
            SandboxProgram second;
            QVERIFY2(second.start(arguments), qPrintable(second.said()));
            QCOMPARE(second.tenant->get("campaign/getAll").array().size(), 7);
            const QJsonObject lists = second.tenant->call("POST", "callinglist/getAll", "{\"limit\": 100}").object();
            QCOMPARE(lists.value(QLatin1String("records")).toArray().size(), 11);
            second.kill();
        }
    }

private:
    // The campaign, list and DNC list that are written to, and what they hold.
    bool findPlaces()
    {
        for (const QJsonValue &value : m_tenant->get("campaign/getAll").array()) {
            const QJsonObject campaign = value.toObject();
            const QByteArray id = campaign.value(QLatin1String("id")).toString().toLatin1();
            if (campaign.value(QLatin1String("name")) == QStringLiteral("Lapsed members winback Q4"))
                m_campaign = id;
            const QJsonArray dncLists = this->campaign(id).value(QLatin1String("dncLists")).toArray();
            for (const QJsonValue &dnc : dncLists) {
                if (dnc.toObject().value(QLatin1String("type")) == QStringLiteral("INTERNAL"))
                    m_dnc = dnc.toObject().value(QLatin1String("id")).toString().toLatin1();
            }
        }
        for (const QJsonValue &list : campaign(m_campaign).value(QLatin1String("lists")).toArray()) {
            const QJsonObject bound = list.toObject();
            if (bound.value(QLatin1String("name")) != QStringLiteral("Spring leads"))
                continue;
            m_list = bound.value(QLatin1String("id")).toString().toLatin1();
            m_instance = bound.value(QLatin1String("instanceId")).toString();
            m_ledger.instances.insert(m_instance);
        }
        if (m_list.isEmpty() || m_dnc.isEmpty())
            return false;
        for (const QJsonObject &entry : walk())
            m_ledger.names.insert(entry.value(customerId).toString(), entry.value(firstName).toString());
        return m_tenant->call("POST", "donotcalllist/deleteAll/" + m_dnc).status == 200;
    }

    QJsonObject campaign(const QByteArray &id) { return m_tenant->get("campaign/getCampaign/" + id).object(); }

    QList<QJsonObject> walk()
    {
        QList<QJsonObject> entries;
        QJsonValue cursor = QJsonValue::Null;
        for (qsizetype got = 1000; got == 1000;) {
            const QJsonObject page =
                m_tenant
                    ->post("campaign/getAllRecords/" + m_campaign, {{QStringLiteral("instanceId"), m_instance},
                                                                    {QStringLiteral("limit"), 1000},
                                                                    {QStringLiteral("cursor"), cursor}})
                    .object();
            const QJsonArray records = page.value(QLatin1String("records")).toArray();
            for (const QJsonValue &record : records)
                entries.append(record.toObject().value(QLatin1String("entry")).toObject());
            cursor = page.value(QLatin1String("next_cursor"));
            got = records.size();
        }
        return entries;
    }

    // One write; false when it was not acknowledged.
    bool write()
    {
        Ledger &l = m_ledger;
        const int number = m_number++;
        switch (number % 7) {
        case 0: {
            QJsonArray rows;
            for (int i = 0; i < 5; ++i) {
                l.recordsUnderWay.append(QStringLiteral("kill-%1-%2").arg(number).arg(i));
                rows.append(QJsonObject{{customerId, l.recordsUnderWay.last()},
                                        {QStringLiteral("last_name"), QStringLiteral("Lark")},
                                        {QStringLiteral("phone"), QStringLiteral("4155550100")}});
            }
            if (!taken("callinglist/addAll/" + m_list, QJsonDocument(rows).toJson(), "added", 5))
                return false;
            for (const QString &record : std::exchange(l.recordsUnderWay, {}))
                l.names.insert(record, QString());
            return true;
        }
        case 1: {
            QJsonArray rows;
            for (int i = 0; i < 3; ++i) {
                l.keysUnderWay.append(QStringLiteral("1415555%1-%2").arg(number).arg(i));
                rows.append(QJsonObject{{QStringLiteral("key"), l.keysUnderWay.last()}});
            }
            if (!taken("donotcalllist/addAll/" + m_dnc, QJsonDocument(rows).toJson(), "added", 3))
                return false;
            for (const QString &key : std::exchange(l.keysUnderWay, {}))
                l.keys.insert(key);
            return true;
        }
        case 2: {
            l.binding = true;
            const RawAnswer answer =
                m_tenant->post("campaign/bindList/" + m_campaign, {{QStringLiteral("listId"), QString::fromLatin1(m_list)}});
            if (!acknowledged(answer))
                return false;
            l.binding = false;
            l.instances.insert(answer.object().value(QLatin1String("instanceId")).toString());
            return true;
        }
        case 3:
            l.switching = true;
            if (!acknowledged(m_tenant->call("POST", (l.running ? "campaign/stop/" : "campaign/start/") + m_campaign)))
                return false;
            l.switching = false;
            l.running = !l.running;
            return true;
        case 4: {
            if (l.keys.isEmpty())
                return true;
            l.keyLeaving = *l.keys.constBegin();
            const QJsonArray rows{QJsonObject{{QStringLiteral("key"), l.keyLeaving}}};
            if (!taken("donotcalllist/delete/" + m_dnc, QJsonDocument(rows).toJson(), "deleted", 1))
                return false;
            l.keys.remove(l.keyLeaving);
            l.gone.insert(std::exchange(l.keyLeaving, {}));
            return true;
        }
        case 5:
            for (const QString &instance : std::as_const(l.instances)) {
                if (instance != m_instance && l.instances.size() > 4)
                    l.instanceLeaving = instance;
            }
            if (l.instanceLeaving.isEmpty())
                return true;
            if (!acknowledged(
                    m_tenant->post("campaign/unbindList/" + m_campaign, {{QStringLiteral("instanceId"), l.instanceLeaving}})))
                return false;
            l.instances.remove(std::exchange(l.instanceLeaving, {}));
            return true;
        default:
            l.renamed = l.names.constBegin().key();
            l.newName = QStringLiteral("name %1").arg(number);
            if (!acknowledged(m_tenant->post("callinglist/update/" + m_list, {{customerId, l.renamed}, {firstName, l.newName}})))
                return false;
            l.names.insert(std::exchange(l.renamed, {}), l.newName);
            return true;
        }
    }

    bool acknowledged(const RawAnswer &answer)
    {
        const bool kept = answer.status == 200 && answer.complete;
        if (answer.status != 200 && answer.status != 0)
            m_unexpected = QString::number(answer.status) + u' ' + QString::fromUtf8(answer.body);
        m_ledger.acknowledged += kept;
        return kept;
    }
    bool taken(const QByteArray &path, const QByteArray &body, const char *name, int count)
    {
        const RawAnswer answer = m_tenant->call("POST", path, body);
        if (!acknowledged(answer))
            return false;
        if (answer.object().value(QLatin1String(name)) == QJsonValue(count))
            return true;
        m_unexpected = QString::fromUtf8(answer.body);
        return false;
    }

    // What is there is what was acknowledged, and what was under way is there as a whole or not at all.
    void check()
    {
        Ledger &l = m_ledger;
        QHash<QString, QString> found;
        for (const QJsonObject &entry : walk()) {
            const QString id = entry.value(customerId).toString();
            QVERIFY2(!found.contains(id), qPrintable(id));
            found.insert(id, entry.value(firstName).toString());
        }
        if (!l.recordsUnderWay.isEmpty() && found.contains(l.recordsUnderWay.first())) {
            for (const QString &record : std::as_const(l.recordsUnderWay))
                l.names.insert(record, QString());
        }
        if (!l.renamed.isEmpty() && found.value(l.renamed) == l.newName)
            l.names.insert(l.renamed, l.newName);
        QCOMPARE(found.size(), l.names.size());
        QVERIFY(found == l.names);

        QJsonObject now = campaign(m_campaign);
        QSet<QString> bound;
        for (const QJsonValue &list : now.value(QLatin1String("lists")).toArray()) {
            if (list.toObject().value(QLatin1String("id")).toString().toLatin1() == m_list)
                bound.insert(list.toObject().value(QLatin1String("instanceId")).toString());
        }
        if (!bound.contains(l.instanceLeaving))
            l.instances.remove(l.instanceLeaving);
        if (l.binding && bound.size() == l.instances.size() + 1)
            l.instances = l.instances + (bound - l.instances);
        QCOMPARE(bound, l.instances);
        const bool running = now.value(QLatin1String("state")) == QStringLiteral("RUNNING");
        if (l.switching)
            l.running = running;
        QCOMPARE(running, l.running);
        checkKeys();

        l.recordsUnderWay.clear();
        l.keysUnderWay.clear();
        l.keyLeaving.clear();
        l.instanceLeaving.clear();
        l.renamed.clear();
        l.binding = l.switching = false;
    }

    // The API cannot list keys: one that is there is refused as a duplicate, one that is not cannot be deleted.
    void checkKeys()
    {
        Ledger &l = m_ledger;
        const auto refused = [this](const QByteArray &method, const QSet<QString> &keys, const char *bucket) {
            QJsonArray rows;
            for (const QString &key : keys)
                rows.append(QJsonObject{{QStringLiteral("key"), key}});
            const RawAnswer answer =
                m_tenant->call("POST", "donotcalllist/" + method + '/' + m_dnc, QJsonDocument(rows).toJson());
            QSet<QString> found;
            const QJsonObject error = answer.object().value(QLatin1String("error")).toObject();
            for (const QJsonValue &object : error.value(QLatin1String(bucket)).toArray())
                found.insert(object.toObject().value(QLatin1String("key")).toString());
            return found;
        };
        if (!l.keyLeaving.isEmpty()) { // is settled by deleting it
            refused("delete", {l.keyLeaving}, "keyNotFound");
            l.keys.remove(l.keyLeaving);
            l.gone.insert(l.keyLeaving);
        }
        if (!l.keysUnderWay.isEmpty()) {
            const QSet<QString> keys(l.keysUnderWay.begin(), l.keysUnderWay.end());
            const qsizetype absent = refused("delete", keys, "keyNotFound").size();
            QVERIFY2(absent == 0 || absent == keys.size(), qPrintable(QString::number(absent)));
            l.gone += keys;
        }
        QCOMPARE(refused("addAll", l.keys, "duplicateKey"), l.keys);
        QCOMPARE(refused("delete", l.gone, "keyNotFound"), l.gone);
    }

    RawTenant *m_tenant = nullptr;
    Ledger m_ledger;
    QRandomGenerator m_random;
    int m_number = 0;
    QString m_unexpected;
    QByteArray m_campaign;
    QByteArray m_list;
    QByteArray m_dnc;
    QString m_instance;
};

QTEST_GUILESS_MAIN(SandboxKillTest)
#include "tst_sandboxkill.moc"
