// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tenants that are remembered, and where their secrets are.
#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <models/connect/profiles.h>
#include <models/connect/secretstore.h>

using namespace outdial::models;

namespace {

// A keychain that is there, or answers as one on a machine without a D-Bus session does.
class FakeKeychain : public SecretStore::Backend {
public:
    QFuture<SecretStore::Answer> read(const QString &key) override
    {
        ++reads;
        if (!present)
            return QtFuture::makeReadyFuture(SecretStore::Answer{false, false, {}, QStringLiteral("no keychain (7)")});
        const bool found = kept.contains(key);
        return QtFuture::makeReadyFuture(SecretStore::Answer{found, found, kept.value(key), {}});
    }
    QFuture<SecretStore::Answer> write(const QString &key, const QString &secret) override
    {
        if (!present)
            return QtFuture::makeReadyFuture(SecretStore::Answer{false, false, {}, QStringLiteral("no keychain (7)")});
        kept.insert(key, secret);
        return QtFuture::makeReadyFuture(SecretStore::Answer{true, true, {}, {}});
    }
    QFuture<SecretStore::Answer> remove(const QString &key) override
    {
        kept.remove(key);
        return QtFuture::makeReadyFuture(SecretStore::Answer{});
    }
    bool present = true;
    int reads = 0;
    QHash<QString, QString> kept;
};

TenantProfile profile(const QString &name, const QString &address, int daysAgo)
{
    TenantProfile made;
    made.name = name;
    made.address = address;
    made.userName = QStringLiteral("k.lindqvist");
    if (daysAgo >= 0)
        made.lastUsed = QDateTime(QDate(2024, 11, 13), QTime(9, 0), Qt::UTC).addDays(-daysAgo);
    return made;
}

QStringList names(const Profiles &profiles)
{
    QStringList all;
    for (int row = 0; row < profiles.rowCount(); ++row)
        all.append(profiles.index(row).data().toString());
    return all;
}

} // namespace

class TestProfiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = Store::open(m_folder->filePath(QStringLiteral("outdial.sqlite")));
        QVERIFY(store);
        m_store = *store;
    }
    void cleanup() { m_store.reset(); }

    void lastUsedFirst()
    {
        Profiles profiles(m_store);
        QAbstractItemModelTester tester(&profiles, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(profiles.save(profile(QStringLiteral("old"), QStringLiteral("old.example.com"), 9)));
        QVERIFY(profiles.save(profile(QStringLiteral("never"), QStringLiteral("never.example.com"), -1)));
        const auto middle = profiles.save(profile(QStringLiteral("middle"), QStringLiteral("middle.example.com"), 5));
        QVERIFY(middle);
        QVERIFY(profiles.save(profile(QStringLiteral("new"), QStringLiteral("new.example.com"), 1)));
        QCOMPARE(names(profiles),
                 (QStringList{QStringLiteral("new"), QStringLiteral("middle"), QStringLiteral("old"), QStringLiteral("never")}));

        // Used again, it moves to the top, and is moved rather than reset.
        QSignalSpy moved(&profiles, &QAbstractItemModel::rowsMoved);
        TenantProfile again = *profiles.find(*middle);
        again.lastUsed = QDateTime(QDate(2024, 11, 20), QTime(9, 0), Qt::UTC);
        QCOMPARE(profiles.save(again), *middle);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(names(profiles),
                 (QStringList{QStringLiteral("middle"), QStringLiteral("new"), QStringLiteral("old"), QStringLiteral("never")}));
        // And down.
        again.lastUsed = QDateTime(QDate(2024, 11, 5), QTime(9, 0), Qt::UTC);
        QVERIFY(profiles.save(again));
        QCOMPARE(names(profiles),
                 (QStringList{QStringLiteral("new"), QStringLiteral("middle"), QStringLiteral("old"), QStringLiteral("never")}));
        QVERIFY(profiles.remove(*middle));
        QCOMPARE(profiles.rowCount(), 3);
        QVERIFY(profiles.remove(QStringLiteral("unknown")));
    }

    void survivesTheProgram()
    {
        QString id;
        {
            Profiles profiles(m_store);
            TenantProfile kept = profile(QStringLiteral("Alderbrook Care"), QStringLiteral("alderbrook-care.example.com"), 2);
            kept.colour = 3;
            kept.keepSecret = true;
            kept.production = false;
            kept.asksFirst = true;
            id = *profiles.save(kept);
        }
        Profiles profiles(m_store);
        QCOMPARE(profiles.rowCount(), 1);
        const auto found = profiles.find(id);
        QVERIFY(found);
        QCOMPARE(found->name, QStringLiteral("Alderbrook Care"));
        QCOMPARE(found->address, QStringLiteral("alderbrook-care.example.com"));
        QCOMPARE(found->userName, QStringLiteral("k.lindqvist"));
        QCOMPARE(found->colour, 3);
        QVERIFY(found->keepSecret);
        QVERIFY(!found->production);
        QVERIFY(found->asksFirst);
        QCOMPARE(found->lastUsed, QDateTime(QDate(2024, 11, 11), QTime(9, 0), Qt::UTC));
    }

    void sameTenantHoweverItIsTyped()
    {
        Profiles profiles(m_store);
        QVERIFY(profiles.save(profile(QStringLiteral("A"), QStringLiteral("alderbrook.example.com"), 1)));
        QVERIFY(profiles.find(QStringLiteral("https://alderbrook.example.com/login"), QStringLiteral("k.lindqvist")));
        QVERIFY(!profiles.find(QStringLiteral("alderbrook.example.com"), QStringLiteral("somebody.else")));
        QVERIFY(!profiles.find(QStringLiteral("alderbrook.example.com:8443"), QStringLiteral("k.lindqvist")));
    }

    void secretInTheKeychain()
    {
        auto keychain = std::make_unique<FakeKeychain>();
        FakeKeychain *inside = keychain.get();
        SecretStore secrets(std::move(keychain));
        const SecretStore::Answer written = answer(secrets.write(QStringLiteral("p1"), QStringLiteral("s3cret"), true));
        QVERIFY(written.inKeychain);
        QVERIFY(written.problem.isEmpty());
        QCOMPARE(inside->kept.values(), QStringList{QStringLiteral("s3cret")});
        // Held in memory, the keychain is not asked again.
        QCOMPARE(answer(secrets.read(QStringLiteral("p1"))).secret, QStringLiteral("s3cret"));
        QCOMPARE(inside->reads, 0);
        // The user no longer wants it kept: it leaves the keychain, and works until the program is closed.
        QVERIFY(!answer(secrets.write(QStringLiteral("p1"), QStringLiteral("s3cret"), false)).inKeychain);
        QVERIFY(inside->kept.isEmpty());
        QCOMPARE(answer(secrets.read(QStringLiteral("p1"))).secret, QStringLiteral("s3cret"));
        answer(secrets.remove(QStringLiteral("p1")));
        QVERIFY(!answer(secrets.read(QStringLiteral("p1"))).found);
    }

    void withoutKeychain()
    {
        auto keychain = std::make_unique<FakeKeychain>();
        keychain->present = false;
        SecretStore secrets(std::move(keychain));
        QVERIFY(!answer(secrets.read(QStringLiteral("p1"))).found);
        const SecretStore::Answer written = answer(secrets.write(QStringLiteral("p1"), QStringLiteral("s3cret"), true));
        QVERIFY(written.found);
        QVERIFY(!written.inKeychain);
        QVERIFY(!written.problem.isEmpty());
        QVERIFY(!written.problem.contains(QLatin1String("s3cret")));
        QCOMPARE(answer(secrets.read(QStringLiteral("p1"))).secret, QStringLiteral("s3cret"));
    }

    // The real one, on whatever machine this runs: it answers, and what it cannot keep is kept in memory, with a sentence.
    void realKeychainAnswers()
    {
        SecretStore secrets;
        const QString id = QStringLiteral("outdial-test-profile");
        const SecretStore::Answer written = answer(secrets.write(id, QStringLiteral("s3cret"), true));
        QVERIFY(written.found);
        QVERIFY(written.inKeychain || written.problem.contains(QLatin1String("until Outdial is closed")));
        QCOMPARE(answer(secrets.read(id)).secret, QStringLiteral("s3cret"));
        answer(secrets.remove(id));
    }

    void secretsAreInNoFile()
    {
        Profiles profiles(m_store);
        TenantProfile kept = profile(QStringLiteral("A"), QStringLiteral("a.example.com"), 1);
        const QString id = *profiles.save(kept);
        auto keychain = std::make_unique<FakeKeychain>();
        keychain->present = false;
        SecretStore secrets(std::move(keychain));
        answer(secrets.write(id, QStringLiteral("top-s3cret-value"), true));
        QSqlQuery(m_store->database()).exec(QStringLiteral("PRAGMA wal_checkpoint(FULL)"));
        const QDir folder(m_folder->path());
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("top-s3cret-value"));
        }
    }

private:
    static SecretStore::Answer answer(const QFuture<SecretStore::Answer> &future)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000); }();
        return future.isResultReadyAt(0) ? future.resultAt(0) : SecretStore::Answer();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    StorePtr m_store;
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
