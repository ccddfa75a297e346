// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a call to the tenant can fail with. Errors are values: every call of api/client gives either its answer or one of
// these, exactly once.
#pragma once

#include <QByteArray>
#include <QFlags>
#include <QString>

#include <chrono>
#include <tl/expected.hpp>

namespace outdial::api {

enum class ErrorKind {
    Network,        // no connection, or it broke; see NetworkFault
    Timeout,        // connecting, waiting for the first byte, or stalled
    Tls,            // the certificate was not accepted; see TlsReason, and detail in words of the library
    Cancelled,      // by us
    Authentication, // 401
    Privilege,      // 403
    NotFound,       // 404
    Conflict,       // 409
    BadRequest,     // 400, 405, 415
    TooLarge,       // 413, or an answer beyond the bound on the size of a body
    Server,         // 5xx, 429, and every status that the reference does not list
    Malformed,      // a success whose body is not what the reference prints
};

enum class NetworkFault {
    None,
    HostNotFound,
    Refused,
    Unreachable,
    Closed,
    Proxy,
    ProxySignIn, // 407: the proxy asks who we are, or does not accept what it was told
    Other,
};

// Why a certificate was not accepted; several can hold.
enum class TlsReason {
    SelfSigned = 1, // it vouches for itself
    UnknownIssuer = 2,
    WrongName = 4,
    Expired = 8,
    NotYetValid = 16,
    Revoked = 32,
    Changed = 64, // the user has accepted another one for this profile
    Other = 128,
};
Q_DECLARE_FLAGS(TlsReasons, TlsReason)
Q_DECLARE_OPERATORS_FOR_FLAGS(TlsReasons)

// What is known of a write whose call failed. Only None may be sent again without looking first.
enum class Committed {
    None,    // certainly nothing: it was never sent, or the server refused it with an error of the API
    Unknown, // it was sent and its answer was lost, cut, not understood, or came from something in front of the server
};

struct ApiError {
    ErrorKind kind = ErrorKind::Network;
    NetworkFault fault = NetworkFault::None;
    Committed committed = Committed::None;
    int httpStatus = 0;                      // 0: there was no answer
    QString error;                           // the API's "error", e.g. bad_request
    QString description;                     // the API's "error_description", or the title of an HTML error page
    QString requestId;                       // ours, also in the activity log
    QString detail;                          // for "Details": what the transport said; never a secret, never record contents
    std::chrono::milliseconds retryAfter{0}; // from Retry-After, 0 when absent
    TlsReasons tlsReasons;                   // of kind Tls; none when no certificate was shown
    QByteArray certificate;                  // of kind Tls: the one that was shown, DER; empty when there was none
    QString proxy;                           // of fault ProxySignIn: host:port of the proxy that asks

    bool isCancelled() const { return kind == ErrorKind::Cancelled; }
};

template <typename T>
using Result = tl::expected<T, ApiError>;

// "network", "privilege", ... for logs and the command line; not translated.
QLatin1String errorKindName(ErrorKind kind);

} // namespace outdial::api
