// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Talks HTTP to a tenant over a plain socket, byte by byte as given: for tests of the sandbox, which must not depend on the
// client. Blocks; the sandbox has a thread of its own.
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

namespace outdial::test {

struct RawAnswer {
    int status = 0;                        // 0: the connection ended without an answer
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    bool complete = false; // as many bytes as Content-Length says

    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    QString error() const { return object().value(QLatin1String("error")).toString(); }
    QString description() const { return object().value(QLatin1String("error_description")).toString(); }
};

class RawTenant {
public:
    explicit RawTenant(const QUrl &url) : m_url(url) {}

    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(m_url.port()); }

    // Sends these lines and body as they are, on the connection that is kept, and reads the answer.
    RawAnswer exchange(const QByteArray &verb, const QByteArray &path, const QList<QByteArray> &headers, const QByteArray &body)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            m_socket.abort();
            m_socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
            if (!m_socket.waitForConnected(5000))
                return {};
            ++m_connections;
        }
        QByteArray bytes = verb + ' ' + path + " HTTP/1.1\r\nHost: " + host() + "\r\n";
        for (const QByteArray &header : headers)
            bytes += header + "\r\n";
        if (!body.isNull())
            bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        m_socket.write(bytes + "\r\n" + body);
        return read(verb == "HEAD");
    }

    // A call with the token and the JSON header; path is below /configapi/v3/.
    RawAnswer call(const QByteArray &verb, const QByteArray &path, const QByteArray &body = {})
    {
        return exchange(verb, "/configapi/v3/" + path, {"Authorization: Bearer " + token, "Content-Type: application/json"},
                        body);
    }
    RawAnswer post(const QByteArray &path, const QJsonObject &body)
    {
        return call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    RawAnswer get(const QByteArray &path) { return call("GET", path); }

    RawAnswer form(const QByteArray &body)
    {
        return exchange("POST", "/configapi/v3/oauth/token", {"Content-Type: application/x-www-form-urlencoded"}, body);
    }
    // Fetches a token and keeps it for later calls.
    bool signIn(const QString &id, const QString &secret)
    {
        const RawAnswer answer = form("client_id=" + id.toUtf8() + "&client_secret=" + secret.toUtf8() +
                                      "&scope=127.0.0.1&grant_type=client_credentials");
        token = answer.object().value(QLatin1String("access_token")).toString().toLatin1();
        return answer.status == 200 && !token.isEmpty();
    }

    int connections() const { return m_connections; }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void close() { m_socket.abort(); }

    QByteArray token;

private:
    RawAnswer read(bool headOnly)
    {
        RawAnswer answer;
        QByteArray bytes;
        qsizetype end = -1;
        while ((end = bytes.indexOf("\r\n\r\n")) < 0) {
            if (!more(bytes))
                return answer;
        }
        const QList<QByteArray> lines = bytes.left(end).split('\n');
        answer.status = lines.first().split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            answer.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
        }
        const qsizetype length = headOnly ? 0 : answer.headers.value("content-length").toLongLong();
        answer.body = bytes.mid(end + 4);
        while (answer.body.size() < length && more(answer.body)) {
        }
        answer.complete = answer.body.size() == length;
        return answer;
    }
    bool more(QByteArray &bytes)
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(10'000)) {
            m_socket.abort();
            return false;
        }
        bytes += m_socket.readAll();
        return true;
    }

    QUrl m_url;
    QTcpSocket m_socket;
    int m_connections = 0;
};

} // namespace outdial::test
