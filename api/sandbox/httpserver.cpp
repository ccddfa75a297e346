// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>
#include <QtHttpServer/QHttpServerRequest>
#include <QTimer>

#include <sandbox/faultanswers.h>
#include <sandbox/httpserver.h>
#include <sandbox/router.h>
#include <sandbox/tenant.h>

#include <algorithm>
#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace outdial::sandbox {
namespace {

QByteArray verbOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    case QHttpServerRequest::Method::Connect:
        return "CONNECT";
    case QHttpServerRequest::Method::Trace:
        return "TRACE";
    default:
        return "UNKNOWN";
    }
}

QByteArray wire(const Answer &answer, bool close)
{
    const QByteArray date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
    QByteArray bytes;
    bytes.reserve(answer.body.size() + 256);
    bytes += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status) + "\r\n";
    bytes += "Date: " + date + "\r\n";
    bytes += "Content-Type: " + answer.contentType + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (answer.status == 401)
        bytes += "WWW-Authenticate: Bearer\r\n";
    bytes += answer.extraHeaders;
    if (close)
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    bytes += answer.body;
    return bytes;
}

// Ends the connection with RST instead of FIN, as what loses its state does.
void reset(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    const linger hard{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
#endif
    socket->abort();
}

HttpRequest readRequest(const QHttpServerRequest &request)
{
    HttpRequest read;
    const QUrl url = request.url();
    read.verb = verbOf(request.method());
    read.path = url.path(QUrl::FullyEncoded).toUtf8();
    read.hasQuery = url.hasQuery();
    read.query = url.query(QUrl::FullyEncoded).toUtf8();
    read.host = request.value("host");
    read.contentType = request.value("content-type");
    read.authorization = request.value("authorization");
    read.body = request.body();
    return read;
}

} // namespace

void Listener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_sockets.insert(socket);
    connect(socket, &QObject::destroyed, this, [this, socket] { m_sockets.remove(socket); });
    addPendingConnection(socket);
}

void Listener::closeAll()
{
    close();
    const QSet<QTcpSocket *> sockets = m_sockets; // the set changes when they go
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

HttpServer::HttpServer(Tenant &tenant, QObject *parent)
    : QAbstractHttpServer(parent),
      m_tenant(tenant),
      m_listener(new Listener(this))
{
}

quint16 HttpServer::open(quint16 port)
{
    if (!m_listener->listen(QHostAddress::LocalHost, port))
        return 0;
    m_port = m_listener->serverPort();
    bind(m_listener);
    return m_port;
}

void HttpServer::setReachable(bool reachable)
{
    if (!reachable)
        m_listener->closeAll();
    else if (!m_listener->isListening() && !m_listener->listen(QHostAddress::LocalHost, m_port))
        qWarning("sandbox: cannot listen on port %d again: %s", m_port, qPrintable(m_listener->errorString()));
}

qint64 HttpServer::submissions(const QString &path) const
{
    const QMutexLocker lock(&m_mutex);
    return m_submissions.value(path.toUtf8());
}

bool HttpServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    const HttpRequest read = readRequest(request);
    {
        const QMutexLocker lock(&m_mutex);
        ++m_submissions[pathWithoutIds(read.path)];
    }
    const QByteArray root = QByteArrayLiteral("/configapi/v3/");
    const Mishap mishap = m_faults.strike(read.path.startsWith(root) ? read.path.mid(root.size()) : read.path);
    using Kind = Fault::Kind;
    if (mishap.is(Kind::Reset)) {
        QTimer::singleShot(mishap.delay, socket, [socket] { reset(socket); });
        return true;
    }
    if (mishap.is(Kind::CutBefore) || mishap.is(Kind::LateCommit)) {
        finish(socket, {}, true, mishap.delay);
        if (mishap.is(Kind::LateCommit))
            QTimer::singleShot(mishap.delay + mishap.fault->ms, this, [this, read] { m_tenant.handle(read); });
        return true;
    }
    const bool close = request.value("connection").toLower() == "close";
    if (mishap.is(Kind::Status) || mishap.is(Kind::Html)) {
        Answer answer = faultAnswer(*mishap.fault);
        if (read.verb == "HEAD")
            answer.body.clear();
        finish(socket, wire(answer, close), close, mishap.delay);
        return true;
    }
    if (mishap.is(Kind::ExpireToken))
        m_tenant.tokens().revoke(read.authorization);
    Answer answer = m_tenant.handle(read);
    if (mishap.is(Kind::CutAfter)) {
        finish(socket, {}, true, mishap.delay);
        return true;
    }
    if (mishap.is(Kind::LoopCursor))
        answer.body = withLoopedCursor(answer.body, read.body);
    QByteArray bytes = wire(answer, close);
    if (mishap.is(Kind::SlowBody)) {
        const qsizetype head = bytes.size() - answer.body.size();
        QTimer::singleShot(mishap.delay, socket, [this, socket, bytes, head, close, pause = mishap.fault->ms] {
            socket->write(bytes.left(head));
            socket->flush();
            trickle(socket, bytes, head, pause, close);
        });
        return true;
    }
    const bool truncates = mishap.is(Kind::Truncate);
    if (truncates)
        bytes.chop((answer.body.size() + 1) / 2);
    finish(socket, bytes, close || truncates, mishap.delay);
    return true;
}

// The head at once, and the body in pieces, each after a pause.
void HttpServer::trickle(QTcpSocket *socket, const QByteArray &bytes, qsizetype sent, int pause, bool close)
{
    constexpr qsizetype pieces = 20;
    if (sent >= bytes.size()) {
        if (close)
            socket->disconnectFromHost();
        return;
    }
    const auto step = [this, socket, bytes, sent, pause, close] {
        const qsizetype piece = std::min(bytes.size() - sent, std::max<qsizetype>(1, bytes.size() / pieces));
        socket->write(bytes.mid(sent, piece));
        socket->flush();
        trickle(socket, bytes, sent + piece, pause, close);
    };
    QTimer::singleShot(pause, socket, step);
}

void HttpServer::missingHandler(const QHttpServerRequest &, QTcpSocket *socket) { socket->disconnectFromHost(); }

void HttpServer::finish(QTcpSocket *socket, const QByteArray &bytes, bool close, int delay)
{
    const auto send = [socket, bytes, close] {
        if (!bytes.isEmpty())
            socket->write(bytes);
        if (close)
            socket->disconnectFromHost();
        else
            socket->flush();
    };
    // Closing waits for the event loop also without delay: who called this still uses the socket.
    if (delay > 0 || close)
        QTimer::singleShot(delay, socket, send);
    else
        send();
}

} // namespace outdial::sandbox
