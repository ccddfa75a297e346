// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Self-signed certificates, made when a test starts by the openssl program, and a TLS server that shows one.
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <optional>

namespace outdial::test {

struct MadeCertificate {
    QSslCertificate certificate;
    QSslKey key;

    QByteArray sha256() const { return certificate.digest(QCryptographicHash::Sha256); }
};

// Without a value when openssl is not installed, or refuses. names: subject alternative names, like "DNS:a.example.com". A
// negative number of days makes one that has expired (and begins after its end; OpenSSL looks at the end first).
inline std::optional<MadeCertificate> makeCertificate(const QString &subject, const QStringList &names = {}, int days = 2)
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    const QTemporaryDir folder;
    if (openssl.isEmpty() || !folder.isValid())
        return std::nullopt;
    const QString keyFile = folder.filePath(QStringLiteral("key.pem"));
    const QString certificateFile = folder.filePath(QStringLiteral("certificate.pem"));
    const QString requestFile = folder.filePath(QStringLiteral("request.pem"));
    const auto run = [&openssl](const QStringList &arguments) {
        QProcess process;
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(openssl, arguments);
        return process.waitForFinished() && process.exitCode() == 0;
    };
    QStringList asks{QStringLiteral("req"),     QStringLiteral("-new"),
                     QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                     QStringLiteral("-nodes"),  QStringLiteral("-utf8"),
                     QStringLiteral("-subj"),   subject,
                     QStringLiteral("-keyout"), keyFile,
                     QStringLiteral("-out"),    requestFile};
    if (!names.isEmpty())
        asks << QStringLiteral("-addext") << QString(QLatin1String("subjectAltName=") + names.join(QLatin1Char(',')));
    const QStringList signs{QStringLiteral("x509"),
                            QStringLiteral("-req"),
                            QStringLiteral("-in"),
                            requestFile,
                            QStringLiteral("-days"),
                            QString::number(days),
                            QStringLiteral("-signkey"),
                            keyFile,
                            QStringLiteral("-copy_extensions"),
                            QStringLiteral("copy"),
                            QStringLiteral("-out"),
                            certificateFile};
    QFile key(keyFile);
    if (!run(asks) || !run(signs) || !key.open(QIODevice::ReadOnly))
        return std::nullopt;
    MadeCertificate made{QSslCertificate::fromPath(certificateFile).value(0), QSslKey(&key, QSsl::Rsa)};
    if (made.certificate.isNull() || made.key.isNull())
        return std::nullopt;
    return made;
}

inline void show(QSslServer &server, const MadeCertificate &made)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPrivateKey(made.key);
    configuration.setLocalCertificate(made.certificate);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server.setSslConfiguration(configuration);
}

} // namespace outdial::test
