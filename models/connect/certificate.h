// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant's certificate in words for people: what it says of itself, and why it was not accepted. Whoever made it chose its
// texts, so they are cut, and nothing in them can turn or hide what stands beside them.
#pragma once

#include <QDateTime>
#include <QStringList>

#include <api/types/apierror.h>

#include <optional>

namespace outdial::models {

struct CertificateFacts {
    QString subject; // "tenant.example.com, Example Ltd"
    QString issuer;
    bool selfSigned = false;
    QDateTime validFrom; // UTC
    QDateTime validTo;
    QStringList names; // hosts that it is for
    QByteArray sha256;
    QByteArray sha1;
};

// None when it is no certificate.
std::optional<CertificateFacts> certificateFacts(const QByteArray &der);

// In groups of four hexadecimal digits, to be read aloud; perLine groups a line.
QString groupedFingerprint(const QByteArray &digest, int perLine);
// "3F:2A:…", as other programs print it.
QString fingerprint(const QByteArray &digest);

// Sentences, the gravest reason first. host: what was asked for; empty: not named. Empty when the error has none.
QStringList tlsReasonSentences(const api::ApiError &error, const QString &host = {});
// Whether an exception can be made for it: it was shown, and nobody has revoked it.
bool mayBeTrusted(const api::ApiError &error);

} // namespace outdial::models
