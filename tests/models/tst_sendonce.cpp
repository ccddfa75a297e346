// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What changes a tenant is sent once, whatever comes back, and what is read afterwards tells whether it was done. Here the change
// is to stop a campaign; what was sent and read is counted on the wire.

#include <QtTest>

#include <models/connect/sendonce.h>

#include <atomic>
#include <support/scriptedtenant.h>

using namespace outdial;
using api::Method;
using models::SendOnce;
using testing::ScriptedTenant;

namespace {

using Change = SendOnce::Change<api::CampaignState, api::CampaignStatus>;

// What the readings give, one after the other: "shown", "not shown" or "none". The last one again and again.
ScriptedTenant::Script inTurn(const QStringList &readings)
{
    return [readings, at = std::make_shared<std::atomic<qsizetype>>(0)](const api::WireRequest &) {
        const QString reading = readings.at(std::min(qsizetype(at->fetch_add(1)), readings.size() - 1));
        if (reading == QLatin1String("none"))
            return ScriptedTenant::refused();
        const bool shown = reading == QLatin1String("shown");
        return ScriptedTenant::json(
            QJsonObject{{QStringLiteral("name"), QStringLiteral("Spring")},
                        {QStringLiteral("enabled"), true},
                        {QStringLiteral("state"), shown ? QStringLiteral("STOPPED") : QStringLiteral("RUNNING")}});
    };
}

const QString shown = QStringLiteral("shown");
const QString notShown = QStringLiteral("not shown");
const QString none = QStringLiteral("none");

struct Sending {
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client = tenant.makeClient();
    std::unique_ptr<SendOnce> one;
    Change change;
    QStringList said;
    api::ApiError error;

    explicit Sending(const ScriptedTenant::Answer &answer, const QStringList &readings = {none}, int pause = 1)
        : one(std::make_unique<SendOnce>(pause))
    {
        tenant.on(Method::StopCampaign, answer);
        tenant.on(Method::GetCampaignStatus, inTurn(readings));
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)}); // a look is one reading
        change.send = [this] { return client->campaign.stop(QStringLiteral("c")); };
        change.read = [this] { return client->campaign.getStatus(QStringLiteral("c")); };
        change.shows = [](const api::Result<api::CampaignStatus> &reading) {
            return reading && reading->state == api::CampaignState::Stopped;
        };
        QObject::connect(one.get(), &SendOnce::looking, one.get(), [this] { said << QStringLiteral("looking"); });
        QObject::connect(one.get(), &SendOnce::ended, one.get(), [this](SendOnce::Outcome outcome, const api::ApiError &why) {
            said << QLatin1String(QMetaEnum::fromType<SendOnce::Outcome>().valueToKey(int(outcome)));
            error = why;
        });
    }
    bool start() const { return one->start(change); }
    QString all() const { return said.join(u' '); }
    int sent() const { return tenant.count(Method::StopCampaign); }
    int read() const { return tenant.count(Method::GetCampaignStatus); }
};

} // namespace

class TestSendOnce : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answered()
    {
        Sending one(ScriptedTenant::json(R"({"state": "STOPPED"})"));
        one.change.taken = [&one](const api::Result<api::CampaignState> &answer) {
            if (answer && *answer == api::CampaignState::Stopped)
                one.said << QStringLiteral("taken");
        };
        QVERIFY(one.start());
        QVERIFY(one.one->isBusy());
        QVERIFY(!one.start()); // nor is it sent
        QTRY_COMPARE(one.all(), QStringLiteral("taken Done"));
        QVERIFY(!one.one->isBusy());
        QCOMPARE(one.sent(), 1);
        QCOMPARE(one.read(), 0);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("looks"); // when it is not found
        QTest::addColumn<QString>("reading");
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("reads");
        QTest::newRow("may not") << 403 << true << shown << "Refused" << 0;
        QTest::newRow("conflict") << 409 << true << shown << "Refused" << 0;
        QTest::newRow("not found, which tells enough") << 404 << false << shown << "Refused" << 0;
        QTest::newRow("not found, done before") << 404 << true << shown << "WasDone" << 1;
        QTest::newRow("not found, not done") << 404 << true << notShown << "Refused" << 1;
        QTest::newRow("not found, no reading") << 404 << true << none << "Refused" << 1;
    }
    void refusals()
    {
        QFETCH(int, status);
        QFETCH(bool, looks);
        QFETCH(QString, reading);
        QFETCH(QString, said);
        QFETCH(int, reads);
        Sending one(ScriptedTenant::error(status, "an_error", "why"), {reading});
        one.change.looksWhenNotFound = looks;
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), said);
        QCOMPARE(one.error.httpStatus, status); // of the change, not of the reading
        QVERIFY(!one.one->isBusy());
        QCOMPARE(one.sent(), 1);
        QCOMPARE(one.read(), reads);
    }

    void lostAnswers_data()
    {
        QTest::addColumn<QStringList>("readings");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("reads");
        QTest::newRow("done") << QStringList{shown} << "Done" << 1;
        QTest::newRow("done, a moment later") << QStringList{notShown, shown} << "Done" << 2;
        QTest::newRow("done, at the last look") << QStringList{notShown, notShown, shown} << "Done" << 3;
        QTest::newRow("not done") << QStringList{notShown} << "NotDone" << 3;
        QTest::newRow("later than the last look") << QStringList{notShown, notShown, notShown, shown} << "NotDone" << 3;
        QTest::newRow("reading fails, then shows it") << QStringList{none, shown} << "Done" << 2;
        QTest::newRow("reading fails, then does not show it") << QStringList{none, none, notShown} << "NotDone" << 3;
        QTest::newRow("reading never comes") << QStringList{none} << "Unknown" << 3;
        // It was on its way when it was not seen: what the last look did not see is not known.
        QTest::newRow("the last reading fails") << QStringList{notShown, notShown, none} << "Unknown" << 3;
    }
    void lostAnswers()
    {
        QFETCH(QStringList, readings);
        QFETCH(QString, outcome);
        QFETCH(int, reads);
        Sending one(ScriptedTenant::lost(), readings);
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QString(QStringLiteral("looking ") + outcome));
        QCOMPARE(one.error.committed, api::Committed::Unknown);
        QCOMPARE(one.error.fault, api::NetworkFault::Closed); // of the change, not of the readings
        QVERIFY(!one.one->isBusy());
        QCOMPARE(one.sent(), 1);
        QCOMPARE(one.read(), reads);
    }

    // A 503 may come from something in front of the tenant: whether it went through is not known either.
    void unclearAnswer()
    {
        Sending one(ScriptedTenant::error(503, "unavailable", "maintenance"), {notShown, shown});
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("looking Done"));
        QCOMPARE(one.sent(), 1);
    }

    // It is waited between two looks, and only there.
    void pause()
    {
        Sending one(ScriptedTenant::lost(), {notShown}, 300);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("looking NotDone"));
        QVERIFY2(clock.elapsed() >= 2 * 270, qPrintable(QString::number(clock.elapsed()))); // coarse timers: 5 %
        QCOMPARE(one.read(), 3);
    }

    // Whoever calls the readings off is told at once.
    void readingsCalledOff()
    {
        Sending one(ScriptedTenant::lost(), {notShown}, 60'000);
        api::CallOptions options;
        one.change.read = [&] { return one.client->campaign.getStatus(QStringLiteral("c"), options); };
        one.tenant.hold(Method::GetCampaignStatus);
        QVERIFY(one.start());
        QTRY_COMPARE(one.read(), 1);
        options.cancel.cancel();
        QTRY_COMPARE(one.all(), QStringLiteral("looking Unknown"));
        QCOMPARE(one.sent(), 1);
        QCOMPARE(one.read(), 1);
    }

    // The page is closed: what was sent stays sent, nothing more is sent or read, and nobody is told.
    void closedWhileSending()
    {
        Sending one(ScriptedTenant::lost(), {notShown});
        one.tenant.hold(Method::StopCampaign);
        QVERIFY(one.start());
        QTRY_COMPARE(one.sent(), 1);
        one.one.reset();
        nothingMore(one, Method::StopCampaign, 0);
    }
    void closedWhileReading()
    {
        Sending one(ScriptedTenant::lost(), {notShown});
        one.tenant.hold(Method::GetCampaignStatus);
        QVERIFY(one.start());
        QTRY_COMPARE(one.read(), 1);
        one.one.reset();
        nothingMore(one, Method::GetCampaignStatus, 1);
    }
    void closedBetweenReadings()
    {
        Sending one(ScriptedTenant::lost(), {notShown}, 50);
        QObject context;
        one.change.shows = [&](const auto &) {
            QMetaObject::invokeMethod(
                &context, [&one] { one.one.reset(); }, Qt::QueuedConnection);
            return false;
        };
        QVERIFY(one.start());
        QTRY_VERIFY(!one.one);
        bool late = false; // the next look would have been long before
        QTimer::singleShot(200, &context, [&late] { late = true; });
        QTRY_VERIFY(late);
        nothingMore(one, Method::GetCampaignStatus, 1);
    }
    // Its owner may go when it is told.
    void closedWhenItIsTold()
    {
        Sending one(ScriptedTenant::lost(), {shown});
        connect(one.one.get(), &SendOnce::ended, this, [&one] { one.one.reset(); });
        QVERIFY(one.start());
        QTRY_VERIFY(!one.one);
        QCOMPARE(one.all(), QStringLiteral("looking Done"));
    }

    // The next one may begin when the first is told of, and has all its looks.
    void theNext()
    {
        Sending one(ScriptedTenant::lost(), {notShown, notShown, shown, notShown, notShown, shown});
        bool again = false;
        connect(one.one.get(), &SendOnce::ended, this, [&] {
            if (!std::exchange(again, true))
                QVERIFY(one.start());
        });
        QVERIFY(one.start());
        QTRY_COMPARE(one.all(), QStringLiteral("looking Done looking Done"));
        QCOMPARE(one.sent(), 2);
        QCOMPARE(one.read(), 6);
    }

private:
    // What is held is given now; then a call that comes after it has been answered too.
    static void nothingMore(Sending &one, Method held, int reads)
    {
        const QString said = one.all();
        one.tenant.release(held);
        one.tenant.on(Method::GetCampaigns, ScriptedTenant::json(QJsonArray()));
        QObject later;
        bool over = false;
        models::whenAnswered(one.client->campaign.getAll(), &later, [&over](const auto &) { over = true; });
        QTRY_VERIFY(over);
        QCOMPARE(one.all(), said);
        QCOMPARE(one.sent(), 1);
        QCOMPARE(one.read(), reads);
    }
};

QTEST_GUILESS_MAIN(TestSendOnce)
#include "tst_sendonce.moc"
