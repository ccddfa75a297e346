// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An HTTP proxy that knows CONNECT and Basic, and one host, which only it can find. It keeps all that it is told, so that a test
// can say what never came its way. To be gone through it has to be in the environment before the request starts:
// ProxyEnvironment.
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <array>
#include <optional>

namespace outdial::test {

class ProxyServer final : public QObject {
public:
    // login: "user:password" that it demands; empty: it asks nobody.
    ProxyServer(QString host, quint16 tenantPort, QByteArray login)
        : m_host(std::move(host)),
          m_tenantPort(tenantPort),
          m_login(std::move(login))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection()) {
                connect(client, &QTcpSocket::readyRead, this, [this, client] { readHead(client); });
                connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            }
        });
    }

    QString name() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }
    // Cuts every tunnel, as a proxy does that is started anew.
    void cut()
    {
        for (const QPointer<QTcpSocket> &client : std::as_const(m_clients)) {
            if (client)
                client->abort();
        }
        m_clients.clear();
    }
    int asked() const { return static_cast<int>(heads.size()); }
    // How many of them came with a login, right or wrong.
    int askedWithLogin() const
    {
        int count = 0;
        for (const QByteArray &head : heads)
            count += head.toLower().contains("\r\nproxy-authorization: ") ? 1 : 0;
        return count;
    }

    QList<QByteArray> heads; // each CONNECT with its headers
    QByteArray tunnelled;    // what clients sent into tunnels
    int tunnels = 0;
    int refuseWith = 0; // a status instead of a tunnel

private:
    void readHead(QTcpSocket *client)
    {
        if (!client->peek(1 << 16).contains("\r\n\r\n"))
            return;
        QByteArray head;
        while (!head.endsWith("\r\n\r\n"))
            head += client->readLine();
        heads.append(head);
        const bool known = !m_login.isEmpty() && head.contains(QByteArray("Proxy-Authorization: Basic " + m_login.toBase64()));
        if (!m_login.isEmpty() && !known) {
            client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                          "Content-Length: 4\r\n\r\nno!\n");
            return;
        }
        if (refuseWith != 0 || !head.startsWith(QByteArray("CONNECT " + m_host.toLatin1() + ':'))) {
            client->write("HTTP/1.1 " + QByteArray::number(refuseWith != 0 ? refuseWith : 404) +
                          " No\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        client->disconnect(this);
        ++tunnels;
        m_clients.append(client);
        auto *tenant = new QTcpSocket(client);
        connect(tenant, &QTcpSocket::connected, client, [client] { client->write("HTTP/1.1 200 OK\r\n\r\n"); });
        connect(tenant, &QTcpSocket::readyRead, client, [client, tenant] { client->write(tenant->readAll()); });
        connect(tenant, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        connect(client, &QTcpSocket::readyRead, this, [this, client, tenant] {
            const QByteArray bytes = client->readAll();
            tunnelled += bytes;
            tenant->write(bytes);
        });
        connect(client, &QTcpSocket::disconnected, tenant, [tenant] { tenant->disconnectFromHost(); });
        tenant->connectToHost(QHostAddress(QHostAddress::LocalHost), m_tenantPort);
    }

    QTcpServer m_server;
    QString m_host;
    quint16 m_tenantPort;
    QByteArray m_login;
    QList<QPointer<QTcpSocket>> m_clients;
};

// The variables that name a proxy, as a test wants them, whatever this computer has; as they were when it goes.
class ProxyEnvironment {
public:
    ProxyEnvironment()
    {
        for (const char *name : names) {
            m_before.append(qEnvironmentVariableIsSet(name) ? std::optional(qgetenv(name)) : std::nullopt);
            qunsetenv(name);
        }
    }
    ~ProxyEnvironment()
    {
        for (qsizetype i = 0; i < m_before.size(); ++i) {
            const char *name = names[static_cast<std::size_t>(i)];
            if (m_before[i])
                qputenv(name, *m_before[i]);
            else
                qunsetenv(name);
        }
    }
    ProxyEnvironment(const ProxyEnvironment &) = delete;
    ProxyEnvironment &operator=(const ProxyEnvironment &) = delete;

private:
    static constexpr std::array names{"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
                                      "http_proxy",  "HTTP_PROXY",  "no_proxy",  "NO_PROXY"};
    QList<std::optional<QByteArray>> m_before;
};

} // namespace outdial::test
