// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>
#include <QtHttpServer/QHttpServerRequest>
#include <QTimer>

#include <sandbox/httpserver.h>
#include <sandbox/router.h>
#include <sandbox/tenant.h>

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

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 413:
        return "Payload Too Large";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return status < 400 ? "OK" : "Error";
    }
}

// What stands in front of the tenant answers in HTML when the tenant is away; everything else is the API's own error.
Answer faultAnswer(int status)
{
    if (status >= 502 && status <= 504) {
        const QByteArray title = QByteArray::number(status) + ' ' + reason(status);
        return {.status = status,
                .body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
                        "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
                .contentType = "text/html"};
    }
    Answer answer = failureAnswer({status, QStringLiteral("this answer was asked for with a fault of the sandbox")});
    if (status == 429)
        answer.extraHeaders = "Retry-After: 1\r\n";
    return answer;
}

QByteArray wire(const Answer &answer, bool close)
{
    const QByteArray date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
    QByteArray bytes;
    bytes.reserve(answer.body.size() + 256);
    bytes += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
    bytes += "Date: " + date + "\r\n";
    bytes += "Content-Type: " + answer.contentType + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    bytes += answer.extraHeaders;
    if (close)
        bytes += "Connection: close\r\n";
    bytes += "\r\n";
    bytes += answer.body;
    return bytes;
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
    if (mishap.cutBefore) {
        finish(socket, {}, true, mishap.delay);
        return true;
    }
    const Answer answer = mishap.status ? faultAnswer(mishap.status) : m_tenant.handle(read);
    if (mishap.cutAfter) {
        finish(socket, {}, true, mishap.delay);
        return true;
    }
    const bool close = request.value("connection").toLower() == "close";
    QByteArray bytes = wire(answer, close);
    if (mishap.truncate)
        bytes.chop((answer.body.size() + 1) / 2);
    finish(socket, bytes, close || mishap.truncate, mishap.delay);
    return true;
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
