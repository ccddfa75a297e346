// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that counts what really reaches it and answers with the bytes that a test wants, whole, cut or not at all.
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace outdial::test {

class RawServer final : public QObject {
public:
    // Called for each request that was read to its end; number counts from 0.
    using Respond = std::function<void(QTcpSocket *socket, int number)>;

    explicit RawServer(Respond answer) : respond(std::move(answer)) { serve(&m_plain); }
    // Serves with another server, for example a QSslServer, that listens already.
    RawServer(QTcpServer *server, Respond answer) : respond(std::move(answer)) { attach(server); }

    QUrl url(const QString &path = QStringLiteral("/")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_plain.serverPort()).arg(path));
    }
    int submissions() const { return static_cast<int>(requests.size()); }

    QList<QByteArray> requests; // head and body
    int connections = 0;
    QList<QPointer<QTcpSocket>> sockets;
    Respond respond;

private:
    void serve(QTcpServer *server)
    {
        server->listen(QHostAddress::LocalHost);
        attach(server);
    }

    void attach(QTcpServer *server)
    {
        connect(server, &QTcpServer::pendingConnectionAvailable, this, [this, server] {
            while (QTcpSocket *socket = server->nextPendingConnection()) {
                ++connections;
                sockets.append(socket);
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                read(socket);
            }
        });
    }

    void read(QTcpSocket *socket)
    {
        QByteArray &pending = m_pending[socket];
        pending += socket->readAll();
        while (true) {
            const qsizetype headEnd = pending.indexOf("\r\n\r\n");
            if (headEnd < 0)
                return;
            qsizetype length = 0;
            for (const QByteArray &line : pending.left(headEnd).split('\n')) {
                if (line.toLower().startsWith("content-length:"))
                    length = line.mid(15).trimmed().toLongLong();
            }
            const qsizetype whole = headEnd + 4 + length;
            if (pending.size() < whole)
                return;
            requests.append(pending.left(whole));
            pending.remove(0, whole);
            respond(socket, submissions() - 1);
        }
    }

    QTcpServer m_plain;
    QHash<QTcpSocket *, QByteArray> m_pending;
};

inline QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &moreHeaders = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: application/json\r\n" + moreHeaders +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace outdial::test
