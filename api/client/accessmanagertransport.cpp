// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <api/client/accessmanagertransport.h>
#include <api/client/errormapping.h>
#include <api/client/sequentialbody.h>

#include <algorithm>

namespace outdial::api {

namespace {

QNetworkRequest networkRequest(const WireRequest &request)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setRawHeader("Accept", "application/json");
    out.setRawHeader("User-Agent", "Outdial");
    if (!request.contentType.isEmpty())
        out.setRawHeader("Content-Type", request.contentType);
    if (!request.authorization.isEmpty())
        out.setRawHeader("Authorization", request.authorization);
    return out;
}

// Whether the server gave a whole answer. Qt has an error for most statuses; these are the ones that say no more than that.
bool isWholeAnswer(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

NetworkFault faultOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return NetworkFault::Refused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // closed, and the request was kept from being sent again
        return NetworkFault::Closed;
    case QNetworkReply::HostNotFoundError:
        return NetworkFault::HostNotFound;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return NetworkFault::Unreachable;
    default:
        break;
    }
    if (error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError)
        return NetworkFault::Proxy;
    return NetworkFault::Other;
}

// Errors that come before a request is written.
bool isBeforeSending(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default:
        return false;
    }
}

} // namespace

AccessManagerTransport::AccessManagerTransport(TlsPolicy policy, std::shared_ptr<ProxyAccess> proxies)
    : m_policy(std::move(policy)),
      m_proxies(std::move(proxies))
{
    m_manager.setProxyFactory(new ProxyFactory(m_proxies)); // owned by the manager
}

AccessManagerTransport::~AccessManagerTransport()
{
    for (auto &[ticket, exchange] : m_active) {
        exchange->reply->disconnect(this);
        exchange->reply->abort();
    }
}

Transport::Ticket AccessManagerTransport::send(WireRequest request, Handler handler)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->ticket = ++m_last;
    exchange->request = std::move(request);
    exchange->handler = std::move(handler);
    m_queue.push_back(exchange);
    // Later, so that nothing can be answered from within send().
    QMetaObject::invokeMethod(
        this, [this] { startQueued(); }, Qt::QueuedConnection);
    return exchange->ticket;
}

void AccessManagerTransport::cancel(Ticket ticket)
{
    const auto answerLater = [this](const ExchangePtr &exchange, Committed committed) {
        QMetaObject::invokeMethod(
            this, [exchange, committed] { exchange->handler(tl::unexpected(cancelledError(committed))); }, Qt::QueuedConnection);
    };
    const auto queued =
        std::find_if(m_queue.begin(), m_queue.end(), [ticket](const ExchangePtr &one) { return one->ticket == ticket; });
    if (queued != m_queue.end()) {
        answerLater(*queued, Committed::None);
        m_queue.erase(queued);
        return;
    }
    const auto active = m_active.find(ticket);
    if (active == m_active.end())
        return;
    const ExchangePtr exchange = active->second;
    const Committed committed = committedSoFar(*exchange);
    m_active.erase(active);
    exchange->timer->stop();
    exchange->reply->disconnect(this);
    exchange->reply->abort();
    exchange->reply->deleteLater();
    answerLater(exchange, committed);
    startQueued();
}

void AccessManagerTransport::startQueued()
{
    while (!m_queue.empty() && m_active.size() < mostAtOnce) {
        const ExchangePtr exchange = m_queue.front();
        m_queue.pop_front();
        if (const QString problem = m_proxies->choiceFor(exchange->request.url).problem; problem.isEmpty())
            start(exchange);
        else
            QMetaObject::invokeMethod(
                this,
                [exchange, problem] {
                    exchange->handler(tl::unexpected(networkError(NetworkFault::Proxy, problem, Committed::None)));
                },
                Qt::QueuedConnection);
    }
}

void AccessManagerTransport::start(const ExchangePtr &exchange)
{
    QNetworkRequest request = networkRequest(exchange->request);
    if (exchange->request.verb == Verb::Get && exchange->request.body.isEmpty()) {
        exchange->reply = m_manager.get(request);
    } else {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, exchange->request.body.size());
        exchange->body = new SequentialBody(exchange->request.body, nullptr);
        exchange->reply = m_manager.sendCustomRequest(request, verbName(exchange->request.verb), exchange->body);
        exchange->body->setParent(exchange->reply);
    }
    QNetworkReply *reply = exchange->reply;
    exchange->timer = new QTimer(reply);
    exchange->timer->setSingleShot(true);
    m_active.emplace(exchange->ticket, exchange);

    // The lambdas hold the exchange weakly: the reply, which owns the connections, outlives it by an event.
    const std::weak_ptr<Exchange> weak = exchange;
    const auto with = [weak](auto action) {
        return [weak, action](auto &&...) {
            if (const ExchangePtr one = weak.lock())
                action(one);
        };
    };
    connect(exchange->timer, &QTimer::timeout, this, with([this](const ExchangePtr &one) {
                finish(one, tl::unexpected(timeoutError(one->request, one->phase, committedSoFar(*one))));
            }));
    connect(reply, &QNetworkReply::requestSent, this, with([this](const ExchangePtr &one) {
                if (one->phase == Phase::Connecting)
                    enter(*one, one->body && !one->body->atEnd() ? Phase::Sending : Phase::Waiting);
            }));
    connect(reply, &QNetworkReply::uploadProgress, this, [this, weak](qint64 sent, qint64) {
        // The total that it tells of a body that cannot be rewound is only what was sent so far.
        const ExchangePtr one = weak.lock();
        if (one && sent > 0 && one->phase < Phase::Receiving)
            enter(*one, sent < one->request.body.size() ? Phase::Sending : Phase::Waiting);
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, with([this](const ExchangePtr &one) {
                enter(*one, Phase::Receiving);
                const QVariant length = one->reply->header(QNetworkRequest::ContentLengthHeader);
                if (length.toLongLong() > one->request.maxAnswerBytes)
                    finish(one, tl::unexpected(tooLargeError(one->request)));
            }));
    connect(reply, &QNetworkReply::readyRead, this, with([this](const ExchangePtr &one) { onReadyRead(one); }));
    connect(reply, &QNetworkReply::finished, this, with([this](const ExchangePtr &one) { onFinished(one); }));
    connect(reply, &QNetworkReply::sslErrors, this, [this, weak](const QList<QSslError> &errors) {
        if (const ExchangePtr one = weak.lock())
            onSslErrors(*one, errors);
    });
    enter(*exchange, Phase::Connecting);
}

void AccessManagerTransport::enter(Exchange &exchange, Phase phase)
{
    exchange.phase = phase;
    exchange.timer->start(timeoutOf(exchange.request, phase));
}

void AccessManagerTransport::onSslErrors(Exchange &exchange, const QList<QSslError> &errors)
{
    exchange.shown = exchange.reply->sslConfiguration().peerCertificate();
    if (isPinned(m_policy, exchange.shown)) {
        // These, which name the certificate, and not whatever another connection of this reply might bring.
        exchange.reply->ignoreSslErrors(errors);
        return;
    }
    exchange.sslErrors = errors;
}

void AccessManagerTransport::onReadyRead(const ExchangePtr &exchange)
{
    exchange->received += exchange->reply->readAll();
    if (exchange->received.size() > exchange->request.maxAnswerBytes) {
        finish(exchange, tl::unexpected(tooLargeError(exchange->request)));
        return;
    }
    enter(*exchange, Phase::Receiving);
}

void AccessManagerTransport::onFinished(const ExchangePtr &exchange)
{
    QNetworkReply *reply = exchange->reply;
    const QNetworkReply::NetworkError error = reply->error();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    exchange->received += reply->readAll();
    if (exchange->received.size() > exchange->request.maxAnswerBytes) {
        finish(exchange, tl::unexpected(tooLargeError(exchange->request)));
        return;
    }
    // A redirect that asks for the body again is not followed, and this error comes of being asked.
    const bool isRedirect = error == QNetworkReply::ContentReSendError && status >= 300 && status < 400;
    // The proxy's own 407 comes without a status: this one was said inside of the tunnel.
    const bool isTenants407 = error == QNetworkReply::ProxyAuthenticationRequiredError && status == 407;
    if (status >= 200 && status < 300 && error == QNetworkReply::UnknownContentError) {
        // Not a status that Qt has no name for, but a body that could not be unpacked, or grew out of all proportion.
        ApiError broken = networkError(NetworkFault::None, reply->errorString(), Committed::Unknown);
        broken.kind = ErrorKind::Malformed;
        finish(exchange, tl::unexpected(std::move(broken)));
        return;
    }
    if (status > 0 && (isRedirect || isTenants407 || isWholeAnswer(error))) {
        WireAnswer answer;
        answer.status = status;
        answer.contentType = reply->rawHeader("Content-Type");
        answer.body = std::move(exchange->received);
        answer.retryAfter = parseRetryAfter(reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
        finish(exchange, std::move(answer));
        return;
    }
    // The manager has no code for most of what a proxy does before the tunnel stands.
    const bool isProxys = error == QNetworkReply::UnknownNetworkError && exchange->phase == Phase::Connecting &&
                          m_proxies->choiceFor(exchange->request.url).proxy.type() != QNetworkProxy::NoProxy;
    // What the manager tells comes in order: had the request been written before such an error, we would know.
    const bool unsent = (isBeforeSending(error) || isProxys) && exchange->phase == Phase::Connecting &&
                        !(exchange->body && exchange->body->wasRead());
    const Committed committed = unsent ? Committed::None : Committed::Unknown;
    if (error == QNetworkReply::SslHandshakeFailedError)
        finish(exchange, tl::unexpected(tlsError(m_policy, exchange->sslErrors, exchange->shown, reply->errorString())));
    else if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        finish(exchange, tl::unexpected(m_proxies->signInError(exchange->request.url)));
    else
        finish(exchange,
               tl::unexpected(networkError(isProxys ? NetworkFault::Proxy : faultOf(error), reply->errorString(), committed)));
}

void AccessManagerTransport::finish(const ExchangePtr &exchange, Result<WireAnswer> result)
{
    m_active.erase(exchange->ticket);
    exchange->timer->stop();
    exchange->reply->disconnect(this);
    if (exchange->reply->isRunning())
        exchange->reply->abort();
    exchange->reply->deleteLater();
    const Handler handler = std::move(exchange->handler);
    startQueued();
    handler(std::move(result));
}

// The manager works in a thread of its own, but reads the body in ours: as long as it was not read, no whole request has left.
// Without one (a GET) we do not know, and need not.
Committed AccessManagerTransport::committedSoFar(const Exchange &exchange)
{
    const bool unsent = exchange.phase <= Phase::Connecting && exchange.body && !exchange.body->wasRead();
    return unsent ? Committed::None : Committed::Unknown;
}

} // namespace outdial::api
