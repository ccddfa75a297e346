// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QSslConfiguration>

#include <api/client/bulkconnection.h>
#include <api/client/errormapping.h>

#include <algorithm>

namespace outdial::api {

namespace {

constexpr QUrl::FormattingOptions onlyOrigin = QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo;

QByteArray head(const WireRequest &request)
{
    QByteArray host = request.url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    if (request.url.port() != -1)
        host += ':' + QByteArray::number(request.url.port());

    QByteArray out;
    out.reserve(512 + request.authorization.size());
    out +=
        verbName(request.verb) + ' ' + request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    out += " HTTP/1.1\r\nHost: " + host;
    out += "\r\nUser-Agent: Outdial\r\nAccept: application/json\r\nConnection: keep-alive";
    if (!request.contentType.isEmpty())
        out += "\r\nContent-Type: " + request.contentType;
    if (!request.authorization.isEmpty())
        out += "\r\nAuthorization: " + request.authorization;
    out += "\r\nContent-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n";
    return out;
}

} // namespace

BulkConnection::BulkConnection(TlsPolicy policy, std::shared_ptr<ProxyAccess> proxies)
    : m_policy(std::move(policy)),
      m_proxies(std::move(proxies))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { finish(tl::unexpected(timeoutError(m_current->request, m_phase, committedSoFar())), false); });
}

BulkConnection::~BulkConnection() { dropSocket(); }

Transport::Ticket BulkConnection::send(WireRequest request, Handler handler)
{
    m_queue.push_back({++m_last, std::move(request), std::move(handler)});
    const Ticket ticket = m_last;
    if (!m_current && m_queue.size() == 1) {
        // Later, so that nothing can be answered from within send().
        QMetaObject::invokeMethod(
            this, [this] { startNext(); }, Qt::QueuedConnection);
    }
    return ticket;
}

void BulkConnection::cancel(Ticket ticket)
{
    const auto answerLater = [this](Handler handler, Committed committed) {
        QMetaObject::invokeMethod(
            this, [handler = std::move(handler), committed] { handler(tl::unexpected(cancelledError(committed))); },
            Qt::QueuedConnection);
    };
    if (m_current && m_current->ticket == ticket) {
        Handler handler = std::move(m_current->handler);
        m_current->handler = [answerLater, handler](const Result<WireAnswer> &result) {
            answerLater(handler, result.error().committed);
        };
        finish(tl::unexpected(cancelledError(committedSoFar())), false);
        return;
    }
    const auto queued =
        std::find_if(m_queue.begin(), m_queue.end(), [ticket](const Exchange &one) { return one.ticket == ticket; });
    if (queued == m_queue.end())
        return;
    answerLater(std::move(queued->handler), Committed::None);
    m_queue.erase(queued);
}

void BulkConnection::startNext()
{
    if (m_current || m_queue.empty())
        return;
    m_current = std::move(m_queue.front());
    m_queue.pop_front();
    m_parser = std::make_unique<AnswerParser>(m_current->request.maxAnswerBytes);
    if (canReuse()) {
        write();
    } else {
        dropSocket();
        connectToTenant();
    }
}

// An idle connection that the server has closed shows it only when it is looked at.
bool BulkConnection::canReuse()
{
    if (!m_socket || m_origin != m_current->request.url.toString(onlyOrigin))
        return false;
    const QSignalBlocker quiet(m_socket);
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->waitForReadyRead(0); // does not wait
    return m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0;
}

void BulkConnection::connectToTenant()
{
    const QUrl &url = m_current->request.url;
    m_origin = url.toString(onlyOrigin);
    m_sslErrors.clear();
    m_shown.clear();
    const ProxyAccess::Choice choice = m_proxies->choiceFor(url);
    if (!choice.problem.isEmpty()) {
        finish(tl::unexpected(networkError(NetworkFault::Proxy, choice.problem, Committed::None)), false);
        return;
    }
    m_socket = new QSslSocket(this);
    m_socket->setProxy(choice.proxy);
    const bool encrypted = url.scheme() == QLatin1String("https");
    const auto ready = [this] {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        write();
    };
    if (encrypted)
        connect(m_socket, &QSslSocket::encrypted, this, ready);
    else
        connect(m_socket, &QSslSocket::connected, this, ready);
    connect(m_socket, &QSslSocket::bytesWritten, this, [this] { onBytesWritten(); });
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, [this] { onBytesWritten(); });
    connect(m_socket, &QSslSocket::readyRead, this, [this] { onReadyRead(); });
    connect(m_socket, &QSslSocket::disconnected, this, [this] { onDisconnected(); });
    connect(m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) { onSocketError(error); });
    connect(m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) { onSslErrors(errors); });
    enter(Phase::Connecting);
    const auto port = static_cast<quint16>(url.port(encrypted ? 443 : 80));
    if (encrypted)
        m_socket->connectToHostEncrypted(url.host(), port);
    else
        m_socket->connectToHost(url.host(), port);
}

void BulkConnection::write()
{
    constexpr qsizetype small = 512 * 1024; // copied once more: cheaper than waking the other end twice
    const WireRequest &request = m_current->request;
    // From here on a byte may reach the server.
    enter(Phase::Sending);
    if (request.body.size() <= small) {
        m_socket->write(head(request) + request.body);
    } else {
        m_socket->write(head(request));
        m_socket->write(request.body);
    }
    m_socket->flush();
}

void BulkConnection::enter(Phase phase)
{
    m_phase = phase;
    m_timer.start(timeoutOf(m_current->request, phase));
}

void BulkConnection::onBytesWritten()
{
    if (m_phase != Phase::Sending)
        return;
    const bool all = m_socket->bytesToWrite() == 0 && m_socket->encryptedBytesToWrite() == 0;
    enter(all ? Phase::Waiting : Phase::Sending);
}

void BulkConnection::onReadyRead()
{
    if (!m_current) {
        // Nothing was asked: what nobody waits for must not become the answer of the next request.
        dropSocket();
        return;
    }
    if (m_phase < Phase::Sending)
        return;
    enter(Phase::Receiving);
    consider(m_parser->feed(m_socket->readAll()));
}

void BulkConnection::onDisconnected()
{
    if (!m_current) {
        dropSocket();
        return;
    }
    if (m_phase < Phase::Sending)
        return; // onSocketError tells it
    if (m_socket->bytesAvailable() > 0) {
        const AnswerParser::State state = m_parser->feed(m_socket->readAll());
        if (state != AnswerParser::State::NeedMore) {
            consider(state);
            return;
        }
    }
    consider(m_parser->end());
}

void BulkConnection::onSocketError(QAbstractSocket::SocketError error)
{
    if (!m_current || error == QAbstractSocket::RemoteHostClosedError) {
        // disconnected() follows, and knows what the server said before; but not while the connection is being made.
        if (!m_current || m_phase >= Phase::Sending)
            return;
    }
    const NetworkFault fault = faultOf(error);
    const QString detail = m_socket->errorString();
    if (fault == NetworkFault::None || !m_sslErrors.isEmpty()) {
        ApiError failed = tlsError(m_policy, m_sslErrors, m_shown, detail);
        failed.committed = committedSoFar();
        finish(tl::unexpected(std::move(failed)), false);
        return;
    }
    if (fault == NetworkFault::ProxySignIn) {
        finish(tl::unexpected(m_proxies->signInError(m_current->request.url)), false);
        return;
    }
    if (m_phase >= Phase::Sending && m_socket->bytesAvailable() > 0) {
        const AnswerParser::State state = m_parser->feed(m_socket->readAll());
        if (state == AnswerParser::State::Done) {
            consider(state);
            return;
        }
    }
    finish(tl::unexpected(networkError(fault, detail, committedSoFar())), false);
}

void BulkConnection::onSslErrors(const QList<QSslError> &errors)
{
    m_shown = m_socket->peerCertificate();
    if (isPinned(m_policy, m_shown)) {
        m_socket->ignoreSslErrors(errors);
        return;
    }
    m_sslErrors = errors;
}

void BulkConnection::consider(AnswerParser::State state)
{
    switch (state) {
    case AnswerParser::State::NeedMore:
        return;
    case AnswerParser::State::Done: {
        WireAnswer answer;
        answer.status = m_parser->status();
        answer.contentType = m_parser->header("Content-Type");
        answer.retryAfter = parseRetryAfter(m_parser->header("Retry-After"), QDateTime::currentDateTimeUtc());
        answer.body = m_parser->body();
        // An answer that came before the whole request was written leaves the connection in the middle of it.
        const bool clean = m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesToWrite() == 0 &&
                           m_parser->keepAlive() && !m_parser->leftOver();
        finish(std::move(answer), clean);
        return;
    }
    case AnswerParser::State::TooLarge:
        finish(tl::unexpected(tooLargeError(m_current->request)), false);
        return;
    case AnswerParser::State::Broken: {
        const QString detail = QString::fromLatin1(m_parser->fault());
        const bool closed = m_socket->state() != QAbstractSocket::ConnectedState;
        ApiError error = networkError(closed ? NetworkFault::Closed : NetworkFault::None, detail, Committed::Unknown);
        if (!closed)
            error.kind = ErrorKind::Malformed; // it does not speak HTTP
        finish(tl::unexpected(std::move(error)), false);
        return;
    }
    }
}

void BulkConnection::finish(Result<WireAnswer> result, bool keep)
{
    m_timer.stop();
    const Handler handler = std::move(m_current->handler);
    m_current.reset();
    m_phase = Phase::Queued;
    if (!keep)
        dropSocket();
    if (!m_queue.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { startNext(); }, Qt::QueuedConnection);
    }
    handler(std::move(result));
}

void BulkConnection::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

} // namespace outdial::api
