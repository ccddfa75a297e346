// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What both ways to the tenant (QNetworkAccessManager, the bulk connection) have in common: certificate, timeouts, and the words
// for them. The proxy is in proxies.h.
#pragma once

#include <QAbstractSocket>
#include <QSslCertificate>
#include <QSslError>

#include <api/client/transport.h>

namespace outdial::api {

// Where an exchange stands. Each has its own timeout.
enum class Phase {
    Queued,     // by us; no timeout
    Connecting, // until the request can be written: name, TCP, proxy, TLS
    Sending,    // the request is being written; times out like a stalled answer
    Waiting,    // for the first byte of the answer
    Receiving,
};

std::chrono::milliseconds timeoutOf(const WireRequest &request, Phase phase);
ApiError timeoutError(const WireRequest &request, Phase phase, Committed committed);
ApiError tooLargeError(const WireRequest &request);
ApiError networkError(NetworkFault fault, const QString &detail, Committed committed);
// shown: the tenant's certificate; null when the handshake did not come to it.
ApiError tlsError(const TlsPolicy &policy, const QList<QSslError> &errors, const QSslCertificate &shown, const QString &detail);
// The fault of a socket that failed with this error; None when it is a matter of TLS.
NetworkFault faultOf(QAbstractSocket::SocketError error);

// Whether this is the certificate that the user has accepted.
bool isPinned(const TlsPolicy &policy, const QSslCertificate &certificate);

} // namespace outdial::api
