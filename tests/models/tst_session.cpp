// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Connecting, and how the session knows whether the tenant is there: against the sandbox.
#include <QSignalSpy>
#include <QTest>

#include <models/connect/connector.h>
#include <sandbox/sandbox.h>

using namespace outdial;
using namespace outdial::models;

namespace {

class NoKeychain : public SecretStore::Backend {
public:
    QFuture<SecretStore::Answer> read(const QString &) override { return none(); }
    QFuture<SecretStore::Answer> write(const QString &, const QString &) override { return none(); }
    QFuture<SecretStore::Answer> remove(const QString &) override { return none(); }

private:
    static QFuture<SecretStore::Answer> none()
    {
        return QtFuture::makeReadyFuture(SecretStore::Answer{false, false, {}, QStringLiteral("no keychain")});
    }
};

} // namespace

class TestSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        sandbox::Options options;
        options.dataset = QStringLiteral("empty");
        options.clientId = QStringLiteral("k.lindqvist");
        options.clientSecret = QStringLiteral("right");
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_url = url->toString();
    }
    void init()
    {
        m_sandbox->setReachable(true);
        m_store = *Store::open({});
        m_profiles = std::make_unique<Profiles>(m_store);
        m_secrets = std::make_unique<SecretStore>(std::make_unique<NoKeychain>());
        m_connector = std::make_unique<Connector>(m_store, m_profiles.get(), m_secrets.get());
        m_session.reset();
        m_failure.reset();
        connect(m_connector.get(), &Connector::connected, this,
                [this](const std::shared_ptr<Session> &made) { m_session = made; });
        connect(m_connector.get(), &Connector::failed, this, [this](const ConnectFailure &failure) { m_failure = failure; });
    }
    void cleanup()
    {
        m_session.reset();
        m_connector.reset();
    }

    void rightSecret()
    {
        QSignalSpy notKept(m_connector.get(), &Connector::secretNotKept);
        TenantProfile wanted = profile();
        wanted.keepSecret = true;
        m_connector->connectTo(wanted, QStringLiteral("right"));
        QVERIFY(m_connector->isConnecting());
        QTRY_VERIFY(m_session);
        QVERIFY(!m_connector->isConnecting());
        QCOMPARE(m_session->connection(), Session::Connection::Online);
        // Remembered, with a name, and the user is told that the secret is not.
        QCOMPARE(m_profiles->rowCount(), 1);
        QVERIFY(!m_profiles->all().first().name.isEmpty());
        QVERIFY(m_profiles->all().first().lastUsed.isValid());
        QTRY_COMPARE(notKept.count(), 1);
        // Until it is closed, it can be connected to again without typing.
        m_session.reset();
        m_connector->connectTo(m_profiles->all().first());
        QTRY_VERIFY(m_session);
        QCOMPARE(m_profiles->rowCount(), 1);
    }

    void wrongSecret()
    {
        m_connector->connectTo(profile(), QStringLiteral("wrong"));
        QTRY_VERIFY(m_failure);
        QVERIFY(m_failure->error);
        QCOMPARE(m_failure->error->kind, api::ErrorKind::Authentication);
        QCOMPARE(m_failure->error->httpStatus, 401);
        QCOMPARE(m_profiles->rowCount(), 0); // what did not work is not remembered
    }

    void impossibleAddress()
    {
        TenantProfile wanted = profile();
        wanted.address = QStringLiteral("http://alderbrook.example.com");
        m_connector->connectTo(wanted, QStringLiteral("right"));
        QVERIFY(!m_failure); // never from within the call
        QTRY_VERIFY(m_failure);
        QVERIFY(m_failure->plainHttp);
        QVERIFY(!m_failure->addressProblem.isEmpty());
        QVERIFY(!m_failure->error);
    }

    void cancelledIsSilent()
    {
        m_connector->connectTo(profile(), QStringLiteral("right"));
        m_connector->cancel();
        QVERIFY(!m_connector->isConnecting());
        // Another attempt gives its own answer and no other.
        m_connector->connectTo(profile(), QStringLiteral("wrong"));
        QTRY_VERIFY(m_failure);
        QVERIFY(!m_session);
    }

    void noSecretIsAsked()
    {
        QSignalSpy missing(m_connector.get(), &Connector::secretMissing);
        TenantProfile known = profile();
        known.id = QStringLiteral("p");
        m_connector->connectTo(known);
        QTRY_COMPARE(missing.count(), 1);
        QVERIFY(!m_connector->isConnecting());
    }

    void offlineAndBack()
    {
        m_connector->connectTo(profile(), QStringLiteral("right"));
        QTRY_VERIFY(m_session);
        QSignalSpy activity(m_session.get(), &Session::activityChanged);
        m_session->client().campaign.getAll();
        QTRY_VERIFY(activity.count() >= 1);
        QVERIFY(m_session->latencyMs() >= 0);
        QVERIFY(m_session->requestsLastMinute() >= 1);
        QCOMPARE(m_session->nextTrySeconds(), 0);

        m_sandbox->setReachable(false);
        m_session->client().setRetryPolicy({2, std::chrono::milliseconds(10), std::chrono::milliseconds(20)});
        m_session->client().campaign.getAll();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), Session::Connection::Offline, 20'000);
        QVERIFY(m_session->offlineSince().isValid());
        QVERIFY(m_session->nextTrySeconds() > 0);

        // It finds back by itself.
        m_sandbox->setReachable(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), Session::Connection::Online, 30'000);
        QCOMPARE(m_session->nextTrySeconds(), 0);
        QVERIFY(!m_session->offlineSince().isValid());
    }

    void tryNowAndBackOff()
    {
        m_connector->connectTo(profile(), QStringLiteral("right"));
        QTRY_VERIFY(m_session);
        m_sandbox->setReachable(false);
        m_session->client().setRetryPolicy({2, std::chrono::milliseconds(10), std::chrono::milliseconds(20)});
        m_session->client().campaign.getAll();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), Session::Connection::Offline, 20'000);
        const int first = m_session->nextTrySeconds();
        m_session->tryNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->nextTrySeconds() > first, 20'000); // longer each time
        m_sandbox->setReachable(true);
        m_session->tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), Session::Connection::Online, 20'000);
    }

    void goesAwayWithCallsUnderWay()
    {
        m_connector->connectTo(profile(), QStringLiteral("right"));
        QTRY_VERIFY(m_session);
        auto call = m_session->client().campaign.getAll();
        m_session.reset();
        QVERIFY(call.isFinished()); // a value or an error, never nothing
    }

private:
    TenantProfile profile() const
    {
        TenantProfile made;
        made.address = m_url;
        made.userName = QStringLiteral("k.lindqvist");
        return made;
    }
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    QString m_url;
    StorePtr m_store;
    std::unique_ptr<Profiles> m_profiles;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Connector> m_connector;
    std::shared_ptr<Session> m_session;
    std::optional<ConnectFailure> m_failure;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
