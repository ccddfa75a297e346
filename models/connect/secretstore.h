// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where API secrets are kept: the keychain of the system, or, if there is none or the user does not want it, the memory of this
// process until Outdial is closed. Never a file. GUI thread; nothing waits.
#pragma once

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>

#include <memory>

namespace outdial::models {

class SecretStore : public QObject {
    Q_OBJECT
public:
    struct Answer {
        bool found = false;
        bool inKeychain = false;
        QString secret;
        QString problem; // an English sentence when the keychain did not do it; empty otherwise. Never contains the secret.
    };
    // The seam for tests: a keychain that is there, or is not.
    class Backend {
    public:
        virtual ~Backend() = default;
        virtual QFuture<Answer> read(const QString &key) = 0;
        virtual QFuture<Answer> write(const QString &key, const QString &secret) = 0;
        virtual QFuture<Answer> remove(const QString &key) = 0;
    };
    // QtKeychain.
    static std::unique_ptr<Backend> makeKeychain();

    explicit SecretStore(std::unique_ptr<Backend> backend = makeKeychain(), QObject *parent = nullptr);
    ~SecretStore() override;

    // What is in memory wins; the keychain is asked only when nothing is.
    QFuture<Answer> read(const QString &profileId);
    // keep false: memory only, and what the keychain held of it before is removed.
    QFuture<Answer> write(const QString &profileId, const QString &secret, bool keep);
    // Also what is kept under proxyKey().
    QFuture<Answer> remove(const QString &profileId);

    // The id under which the login of the profile's proxy is kept: see proxylogin.h.
    static QString proxyKey(const QString &profileId) { return profileId + QStringLiteral("/proxy"); }

private:
    std::unique_ptr<Backend> m_backend;
    QHash<QString, QString> m_memory;
};

} // namespace outdial::models
