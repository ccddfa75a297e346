// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A sandbox whose clock runs faster: the dialer works at its pace, attempts lie in its time, and the tally is what a client
// reads.
#include <QDateTime>
#include <QTest>

#include <sandbox/sandbox.h>

#include <algorithm>
#include <support/rawtenant.h>

using outdial::sandbox::DialingTally;
using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawTenant;

namespace {

qint64 moment(const QJsonValue &object, const char *key)
{
    QDateTime time = QDateTime::fromString(object.toObject().value(QLatin1String(key)).toString(), Qt::ISODateWithMs);
    time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

} // namespace

class SandboxClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoHoursPassQuickly()
    {
        Options options;
        options.dataset = QStringLiteral("running:2x40");
        options.clockSpeed = 3'600; // an hour a second
        options.dialRate = 0.01;    // 36 attempts in such an hour
        Sandbox sandbox(options);
        const auto url = sandbox.start();
        QVERIFY(url.has_value());
        const qint64 began = sandbox.clockNow();
        RawTenant tenant(*url);
        QVERIFY(tenant.signIn(sandbox.clientId(), sandbox.clientSecret()));
        const QString second = sandbox.campaignIdByName(QStringLiteral("Practice campaign 2"));
        QVERIFY(!second.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(sandbox.clockNow() - began > 2 * 3'600'000, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(sandbox.tally(second).attempts >= 50, 20'000);
        sandbox.setDialRate(0);
        const DialingTally tally = sandbox.tally(second);
        const qint64 ended = sandbox.clockNow();

        const auto campaign = tenant.get("campaign/getCampaign/" + second.toUtf8()).object();
        const QJsonObject list = campaign.value(QLatin1String("lists")).toArray().first().toObject();
        QCOMPARE(list.value(QLatin1String("totalRecords")).toInt(), 40);
        QCOMPARE(campaign.value(QLatin1String("state")).toString(), QStringLiteral("RUNNING"));
        const QJsonArray records = tenant
                                       .call("POST", "campaign/getUpdatedRecords/" + second.toUtf8(),
                                             QByteArray(R"({"extractAttempts": true, "limit": 1000, "instanceId": ")") +
                                                 list.value(QLatin1String("instanceId")).toString().toUtf8() + "\"}")
                                       .object()
                                       .value(QLatin1String("records"))
                                       .toArray();
        QCOMPARE(tally.attempted, records.size());
        qint64 attempts = 0;
        qint64 talked = 0;
        QHash<qint64, qint64> minutes;
        for (const QJsonValue &record : records) {
            for (const QJsonValue &attempt : record.toObject().value(QLatin1String("attempts")).toArray()) {
                ++attempts;
                talked += attempt.toObject().value(QLatin1String("callDuration")).toInt();
                const qint64 made = moment(attempt, "date");
                QVERIFY(made >= began - 3'600'000 && made <= ended);
                ++minutes[made / 60'000];
            }
        }
        QCOMPARE(tally.attempts, attempts);
        QCOMPARE(tally.talkSeconds, talked);
        QCOMPARE(tally.minutes, minutes);
        // Attempts of one tick are spread over its time: here a tick is six minutes.
        QVERIFY(minutes.size() > 20);
    }

    void campaignsHaveListsOfTheirOwn()
    {
        Options options;
        options.dataset = QStringLiteral("running:3x5");
        options.dialRate = 0;
        Sandbox sandbox(options);
        QVERIFY(sandbox.start().has_value());
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(!sandbox.campaignIdByName(QStringLiteral("Practice campaign %1").arg(i)).isEmpty());
            QCOMPARE(sandbox.recordCount(sandbox.listIdByName(QStringLiteral("Practice records %1").arg(i))), 5);
        }
    }

    void oddDataSets_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"running:", "running:3", "running:0x5", "running:101x5", "running:2x", "running:axb",
                                 "running:2x5x7", "running:100x1000000"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void oddDataSets()
    {
        QFETCH(QString, name);
        Options options;
        options.dataset = name;
        QVERIFY(!outdial::sandbox::checkOptions(options).has_value());
    }
};

QTEST_GUILESS_MAIN(SandboxClockTest)
#include "tst_sandboxclock.moc"
