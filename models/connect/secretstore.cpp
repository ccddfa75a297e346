// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>
#include <qt6keychain/keychain.h>

#include <models/connect/secretstore.h>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SecretStore)
};

QString sentence(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Text::tr(
                   "The keychain did not give access. The secret is kept in memory until Outdial is closed. (keychain error %1)")
            .arg(static_cast<int>(error));
    default:
        return Text::tr("This workstation has no keychain that answers. The secret is kept in memory until Outdial is closed. "
                        "(keychain "
                        "error %1)")
            .arg(static_cast<int>(error));
    }
}

QString service() { return QStringLiteral("Outdial"); }

class Keychain : public SecretStore::Backend {
public:
    QFuture<SecretStore::Answer> read(const QString &key) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(key);
        return run(job, [job](SecretStore::Answer &answer) {
            answer.found = answer.inKeychain = true;
            answer.secret = job->textData();
        });
    }
    QFuture<SecretStore::Answer> write(const QString &key, const QString &secret) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(key);
        job->setTextData(secret);
        return run(job, [](SecretStore::Answer &answer) { answer.found = answer.inKeychain = true; });
    }
    QFuture<SecretStore::Answer> remove(const QString &key) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(key);
        return run(job, [](SecretStore::Answer &) {});
    }

private:
    // Jobs delete themselves after finished().
    static QFuture<SecretStore::Answer> run(QKeychain::Job *job, std::function<void(SecretStore::Answer &)> take)
    {
        auto promise = std::make_shared<QPromise<SecretStore::Answer>>();
        promise->start();
        QObject::connect(job, &QKeychain::Job::finished, job, [promise, take = std::move(take)](QKeychain::Job *done) {
            SecretStore::Answer answer;
            if (done->error() == QKeychain::NoError)
                take(answer);
            else
                answer.problem = sentence(done->error());
            promise->addResult(answer);
            promise->finish();
        });
        QFuture<SecretStore::Answer> future = promise->future();
        job->start();
        return future;
    }
};

QString keyOf(const QString &profileId) { return QString(QStringLiteral("profile/") % profileId); }

} // namespace

std::unique_ptr<SecretStore::Backend> SecretStore::makeKeychain() { return std::make_unique<Keychain>(); }

SecretStore::SecretStore(std::unique_ptr<Backend> backend, QObject *parent) : QObject(parent), m_backend(std::move(backend)) {}

SecretStore::~SecretStore() = default;

QFuture<SecretStore::Answer> SecretStore::read(const QString &profileId)
{
    const auto held = m_memory.constFind(profileId);
    if (held != m_memory.constEnd())
        return QtFuture::makeReadyFuture(Answer{true, false, *held, {}});
    return m_backend->read(keyOf(profileId))
        .then(QCoreApplication::instance(), [guard = QPointer(this), profileId](const Answer &answer) {
            if (guard && answer.found)
                guard->m_memory.insert(profileId, answer.secret);
            return answer;
        });
}

QFuture<SecretStore::Answer> SecretStore::write(const QString &profileId, const QString &secret, bool keep)
{
    m_memory.insert(profileId, secret);
    if (keep)
        return m_backend->write(keyOf(profileId), secret).then(QCoreApplication::instance(), [](Answer answer) {
            answer.found = true; // in memory at least
            return answer;
        });
    // A keychain that is not there holds nothing that would have to be removed.
    return m_backend->remove(keyOf(profileId)).then(QCoreApplication::instance(), [](const Answer &) {
        return Answer{true, false, {}, {}};
    });
}

QFuture<SecretStore::Answer> SecretStore::remove(const QString &profileId)
{
    m_memory.remove(profileId);
    m_memory.remove(proxyKey(profileId));
    m_backend->remove(keyOf(proxyKey(profileId)));
    return m_backend->remove(keyOf(profileId)).then(QCoreApplication::instance(), [](const Answer &) { return Answer{}; });
}

} // namespace outdial::models
