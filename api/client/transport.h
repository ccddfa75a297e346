// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The seam between the client and the network. Everything above it (token, retries, decoding) is tested with a fake one.
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslError>
#include <QUrl>

#include <api/client/method.h>
#include <api/types/apierror.h>

#include <chrono>
#include <functional>
#include <memory>

namespace outdial::api {

struct WireRequest {
    Method method = Method::GetCampaigns;
    Verb verb = Verb::Get;
    QUrl url;                 // no credentials in it
    QByteArray contentType;   // sent also without a body: the reference prints the header for every method
    QByteArray authorization; // "Bearer ..."; empty for the token request
    QByteArray body;
    QString requestId;
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds answerTimeout{60'000}; // from the last byte sent to the first byte received
    std::chrono::milliseconds stallTimeout{30'000};  // between two bytes received
    qint64 maxAnswerBytes = 64 * 1024 * 1024;
};

struct WireAnswer {
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    std::chrono::seconds retryAfter{0};
};

// Sends one request, exactly once: a transport never repeats a request by itself, whatever the connection does (only a GET, which
// changes nothing, may go out again on a new connection when the old one turns out to be dead). All calls on the thread that the
// transport lives in.
class Transport {
public:
    // Any HTTP answer is a WireAnswer, whatever its status; an ApiError means that there was none. The handler is called
    // exactly once, also after cancel(), and never from within send() or cancel(). Destroying the transport drops what is under
    // way without calling handlers. committed of an ApiError says whether a byte of the request may have left, for any method.
    using Handler = std::function<void(Result<WireAnswer>)>;
    // Valid until the handler was called.
    using Ticket = quint64;

    virtual ~Transport() = default;
    virtual Ticket send(WireRequest request, Handler handler) = 0;
    virtual void cancel(Ticket ticket) = 0;
};

// What the client needs to know of the tenant's TLS certificate when it is not accepted. It is an exception, no restriction: what
// this computer verifies is accepted as for everybody.
struct TlsPolicy {
    QByteArray pinnedSha256; // of a certificate that the user has accepted for this profile; empty: none
};

// Who we are to the proxy. It goes to the proxy when it asks, and nowhere else: not to the tenant, not into an error text.
struct ProxyLogin {
    QString user;
    QString password;
    QString proxy; // host:port of the only proxy that may have it; empty: whichever the system names

    bool isEmpty() const { return user.isEmpty(); }
};

struct TransportSettings {
    TlsPolicy tls = {};
    ProxyLogin proxy = {};
};

// QNetworkAccessManager for reads and small writes, one BulkConnection (without Nagle's delay) for bulk writes, and a few more of
// the same kind for writes without a body (start, stop), behind one face. Made and used on the client's thread. {} and
// {sha256} are settings, too.
std::unique_ptr<Transport> makeNetworkTransport(const TransportSettings &settings);

} // namespace outdial::api
