// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant over TLS with a certificate that nobody vouches for. It gives a token to everybody, and keeps what it was asked.
#pragma once

#include <memory>
#include <support/certificates.h>
#include <support/rawserver.h>

namespace outdial::test {

class TlsTenant {
public:
    explicit TlsTenant(const MadeCertificate &made)
    {
        present(made);
        m_server.listen(QHostAddress::LocalHost);
        m_requests = std::make_unique<RawServer>(&m_server, [](QTcpSocket *socket, int) {
            socket->write(httpAnswer(200, "{\"access_token\":\"T0KEN\",\"token_type\":\"Bearer\",\"expires_in\":\"3480\"}"));
        });
    }
    // From the next connection on.
    void present(const MadeCertificate &made) { show(m_server, made); }
    QString address() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()); }
    quint16 port() const { return m_server.serverPort(); }
    int submissions() const { return m_requests->submissions(); }
    QList<QByteArray> requests() const { return m_requests->requests; }

private:
    QSslServer m_server;
    std::unique_ptr<RawServer> m_requests;
};

} // namespace outdial::test
