// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Connecting over TLS and through a proxy: what a profile trusts, what the proxy is told and by whom, and where that is kept.
#include <QSqlQuery>
#include <QTest>

#include <models/connect/certificate.h>
#include <models/connect/connector.h>
#include <models/connect/errorwords.h>

#include <support/fakekeychain.h>
#include <support/proxyserver.h>
#include <support/tlstenant.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;

class TestConnectTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_made = makeCertificate(QStringLiteral("/CN=127.0.0.1"));
        if (!m_made)
            QSKIP("the openssl program is not installed");
    }
    void init()
    {
        m_environment = std::make_unique<ProxyEnvironment>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_tenant = std::make_unique<TlsTenant>(*m_made);
        start();
    }
    void cleanup()
    {
        stop();
        m_tenant.reset();
        m_environment.reset();
    }

    void certificateThatNobodyVouchesFor()
    {
        m_connector->connectTo(profile(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error->kind, api::ErrorKind::Tls);
        QCOMPARE(m_failure->error->certificate, m_made->certificate.toDer());
        QCOMPARE(m_failure->profile.address, m_tenant->address());
        QCOMPARE(m_profiles->rowCount(), 0);
        QCOMPARE(m_tenant->submissions(), 0);
    }

    void trustedOneIsKept()
    {
        TenantProfile wanted = profile();
        wanted.pinnedCertificate = m_made->sha256();
        m_connector->connectTo(wanted, QStringLiteral("s3cret"));
        QTRY_VERIFY(m_session);
        QCOMPARE(m_tenant->submissions(), 1);
        // After the program is started anew it is still trusted.
        stop();
        start();
        QCOMPARE(m_profiles->rowCount(), 1);
        QCOMPARE(m_profiles->all().first().pinnedCertificate, m_made->sha256());
        QVERIFY(m_profiles->index(0).data(Profiles::TrustsRole).toBool());
        m_connector->connectTo(m_profiles->all().first(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_session);
        QCOMPARE(m_tenant->submissions(), 2);
        // And no longer, once that is taken back.
        m_session.reset();
        QVERIFY(m_profiles->trust(m_profiles->all().first().id, {}));
        QVERIFY(!m_profiles->index(0).data(Profiles::TrustsRole).toBool());
        m_connector->connectTo(m_profiles->all().first(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error->kind, api::ErrorKind::Tls);
        QVERIFY(!m_failure->error->tlsReasons.testFlag(api::TlsReason::Changed));
        QCOMPARE(m_tenant->submissions(), 2);
    }

    void changedOneIsNotTrusted()
    {
        TenantProfile wanted = profile();
        wanted.pinnedCertificate = m_made->sha256();
        const auto other = makeCertificate(QStringLiteral("/CN=127.0.0.1"));
        QVERIFY(other);
        m_tenant->present(*other);
        m_connector->connectTo(wanted, QStringLiteral("s3cret"));
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error->kind, api::ErrorKind::Tls);
        QVERIFY(m_failure->error->tlsReasons.testFlag(api::TlsReason::Changed));
        QCOMPARE(m_failure->error->certificate, other->certificate.toDer());
        QVERIFY(tlsReasonSentences(*m_failure->error).first().contains(QLatin1String("has changed")));
        QCOMPARE(m_tenant->submissions(), 0);
    }

    void storeOfTheFirstVersion()
    {
        stop();
        const auto store = Store::open(file());
        QVERIFY(store);
        QSqlQuery query((*store)->database());
        QVERIFY(query.exec(QStringLiteral("DROP TABLE profile")));
        QVERIFY(query.exec(QStringLiteral(
            "CREATE TABLE profile (id TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, user_name TEXT NOT NULL, "
            "colour INTEGER NOT NULL, keep_secret INTEGER NOT NULL, production INTEGER NOT NULL, asks_first INTEGER NOT NULL, "
            "last_used TEXT)")));
        QVERIFY(query.exec(QStringLiteral("INSERT INTO profile VALUES ('p1', 'Old', 'a.example.com', 'k', 2, 0, 1, 1, NULL)")));
        {
            Profiles old(*store);
            QCOMPARE(old.rowCount(), 1);
            QCOMPARE(old.all().first().colour, 2);
            QVERIFY(old.all().first().asksFirst);
            QVERIFY(old.all().first().pinnedCertificate.isEmpty());
            QVERIFY(old.trust(QStringLiteral("p1"), QByteArray(32, 'x')));
        }
        QCOMPARE(Profiles(*store).all().first().pinnedCertificate, QByteArray(32, 'x'));
        // Half a fingerprint trusts nothing.
        QVERIFY(query.exec(QStringLiteral("UPDATE profile SET pinned_certificate = '7878'")));
        QVERIFY(Profiles(*store).all().first().pinnedCertificate.isEmpty());
    }

    void proxyAsks()
    {
        ProxyServer proxy(host(), m_tenant->port(), "k:f1ord");
        qputenv("https_proxy", "http://" + proxy.name().toLatin1());
        m_connector->connectTo(behindProxy(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error->fault, api::NetworkFault::ProxySignIn);
        QCOMPARE(m_failure->error->proxy, proxy.name());
        QVERIFY(!m_failure->proxyWasTold);
        QVERIFY(m_keychain->reads.isEmpty()); // a profile that is not known has nothing there
        QCOMPARE(m_tenant->submissions(), 0);

        // Wrong, then right and to be kept.
        m_failure.reset();
        m_connector->connectTo(behindProxy(), QStringLiteral("s3cret"), answer(proxy, QStringLiteral("wr0ng"), true));
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error->fault, api::NetworkFault::ProxySignIn);
        QVERIFY(m_failure->proxyWasTold);
        QVERIFY(m_keychain->kept.isEmpty());
        m_connector->connectTo(behindProxy(), QStringLiteral("s3cret"), answer(proxy, QStringLiteral("f1ord"), true));
        QTRY_VERIFY(m_session);
        QCOMPARE(m_tenant->submissions(), 1);
        QVERIFY(!m_tenant->requests().first().contains("f1ord"));
        const QString id = m_profiles->all().first().id;
        QTRY_VERIFY(m_keychain->kept.value(QStringLiteral("profile/%1/proxy").arg(id)).contains(QLatin1String("f1ord")));

        // Started anew, nobody has to be asked.
        const auto kept = m_keychain->kept;
        stop();
        start();
        m_keychain->kept = kept;
        m_connector->connectTo(m_profiles->all().first(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_session);
        QCOMPARE(m_tenant->submissions(), 2);
        QVERIFY(m_keychain->reads.contains(QStringLiteral("profile/%1/proxy").arg(id)));
        // Forgotten with the profile.
        m_secrets->remove(id);
        QTRY_VERIFY(!m_keychain->kept.contains(QStringLiteral("profile/%1/proxy").arg(id)));
    }

    void notKeptIsInMemoryOnly()
    {
        ProxyServer proxy(host(), m_tenant->port(), "k:f1ord");
        qputenv("https_proxy", "http://" + proxy.name().toLatin1());
        m_connector->connectTo(behindProxy(), QStringLiteral("s3cret"), answer(proxy, QStringLiteral("f1ord"), false));
        QTRY_VERIFY(m_session);
        QVERIFY(m_keychain->kept.isEmpty());
        m_session.reset();
        m_connector->connectTo(m_profiles->all().first(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_session);
        QCOMPARE(m_tenant->submissions(), 2);
        QFile store(file());
        QVERIFY(store.open(QIODevice::ReadOnly));
        QVERIFY(!store.readAll().contains("f1ord"));
    }

    // What one proxy was told is not for another.
    void keptLoginIsForOneProxy()
    {
        ProxyServer first(host(), m_tenant->port(), "k:f1ord");
        qputenv("https_proxy", "http://" + first.name().toLatin1());
        m_connector->connectTo(behindProxy(), QStringLiteral("s3cret"), answer(first, QStringLiteral("f1ord"), true));
        QTRY_VERIFY(m_session);
        m_session.reset();
        ProxyServer second(host(), m_tenant->port(), "k:f1ord");
        qputenv("https_proxy", "http://" + second.name().toLatin1());
        m_connector->connectTo(m_profiles->all().first(), QStringLiteral("s3cret"));
        QTRY_VERIFY(m_failure);
        QCOMPARE(m_failure->error->fault, api::NetworkFault::ProxySignIn);
        QCOMPARE(second.askedWithLogin(), 0);
    }

    void factsAndFingerprints()
    {
        const auto made = makeCertificate(QStringLiteral("/C=SE/O=Alderbrook Care/CN=tenant.example.com"),
                                          {QStringLiteral("DNS:b.example.com"), QStringLiteral("DNS:a.example.com")});
        QVERIFY(made);
        const auto facts = certificateFacts(made->certificate.toDer());
        QVERIFY(facts);
        QCOMPARE(facts->subject, QStringLiteral("tenant.example.com, Alderbrook Care, SE"));
        QCOMPARE(facts->names, (QStringList{QStringLiteral("a.example.com"), QStringLiteral("b.example.com")}));
        QVERIFY(facts->selfSigned);
        QCOMPARE(facts->validFrom.daysTo(facts->validTo), 2);
        QCOMPARE(facts->sha256.size(), 32);
        QCOMPARE(facts->sha1.size(), 20);
        QCOMPARE(groupedFingerprint(QByteArray::fromHex("00a1ff0910"), 2), QStringLiteral("00A1 FF09\n10"));
        QCOMPARE(fingerprint(QByteArray::fromHex("00a1ff")), QStringLiteral("00:A1:FF"));
        QVERIFY(!certificateFacts("no certificate"));
    }

    // Whoever makes a certificate chooses what it says.
    void textsOfACertificateAreHarmless()
    {
        const QString subject = QStringLiteral("/CN=a") % QChar(0x202E) % QStringLiteral("b/O=") % QString(60, QLatin1Char('y')) %
                                QStringLiteral("/OU=") % QString(60, QLatin1Char('z'));
        const auto made = makeCertificate(subject);
        QVERIFY(made);
        QVERIFY(made->certificate.subjectInfo(QSslCertificate::CommonName).first().contains(QChar(0x202E)));
        const auto facts = certificateFacts(made->certificate.toDer());
        QVERIFY(facts);
        QVERIFY(!facts->subject.contains(QChar(0x202E)));
        QVERIFY(facts->subject.startsWith(QStringLiteral("a") % QChar(QChar::ReplacementCharacter) % QStringLiteral("b, yyy")));
        QVERIFY(facts->subject.size() <= 121);
    }

    void words()
    {
        api::ApiError error;
        error.kind = api::ErrorKind::Tls;
        error.certificate = m_made->certificate.toDer();
        error.tlsReasons = api::TlsReason::SelfSigned;
        QCOMPARE(tlsReasonSentences(error), QStringList{QStringLiteral("It is self-signed: nobody but itself vouches for it.")});
        error.tlsReasons |= api::TlsReason::WrongName;
        QCOMPARE(tlsReasonSentences(error, QStringLiteral("a.example.com")).first(),
                 QStringLiteral("It is made out to “127.0.0.1”, not to “a.example.com”."));
        QVERIFY(
            errorSentence(error).startsWith(QLatin1String("The tenant's certificate was not accepted, so nothing was sent. ")));
        QVERIFY(errorSentence(error).contains(QLatin1String("self-signed")));
        QVERIFY(errorDetails(error).contains(fingerprint(m_made->sha256())));
        QVERIFY(mayBeTrusted(error));
        error.tlsReasons |= api::TlsReason::Revoked;
        QVERIFY(!mayBeTrusted(error));
        error.tlsReasons = api::TlsReason::Expired;
        QVERIFY(tlsReasonSentences(error).first().startsWith(QLatin1String("It expired on ")));
        error.certificate.clear();
        QCOMPARE(tlsReasonSentences(error).first(), QStringLiteral("It has expired."));
        QVERIFY(!mayBeTrusted(error));
    }

private:
    static QString host() { return QStringLiteral("tenant.outdial.test"); }
    QString file() const { return m_folder->filePath(QStringLiteral("outdial.sqlite")); }
    void start()
    {
        m_store = *Store::open(file());
        m_profiles = std::make_unique<Profiles>(m_store);
        auto keychain = std::make_unique<FakeKeychain>();
        m_keychain = keychain.get();
        m_secrets = std::make_unique<SecretStore>(std::move(keychain));
        m_connector = std::make_unique<Connector>(m_store, m_profiles.get(), m_secrets.get());
        connect(m_connector.get(), &Connector::connected, this,
                [this](const std::shared_ptr<Session> &made) { m_session = made; });
        connect(m_connector.get(), &Connector::failed, this, [this](const ConnectFailure &failure) { m_failure = failure; });
    }
    void stop()
    {
        m_session.reset();
        m_failure.reset();
        m_connector.reset();
        m_secrets.reset();
        m_profiles.reset();
        m_store.reset();
    }
    TenantProfile profile() const
    {
        TenantProfile made;
        made.address = m_tenant->address();
        made.userName = QStringLiteral("k.lindqvist");
        return made;
    }
    TenantProfile behindProxy() const
    {
        TenantProfile made = profile();
        made.address = host();
        made.pinnedCertificate = m_made->sha256();
        return made;
    }
    static ProxyAnswer answer(const ProxyServer &proxy, const QString &password, bool keep)
    {
        return {{QStringLiteral("k"), password, proxy.name()}, keep};
    }

    std::optional<MadeCertificate> m_made;
    std::unique_ptr<ProxyEnvironment> m_environment;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TlsTenant> m_tenant;
    StorePtr m_store;
    std::unique_ptr<Profiles> m_profiles;
    FakeKeychain *m_keychain = nullptr;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Connector> m_connector;
    std::shared_ptr<Session> m_session;
    std::optional<ConnectFailure> m_failure;
};

QTEST_GUILESS_MAIN(TestConnectTls)
#include "tst_connecttls.moc"
