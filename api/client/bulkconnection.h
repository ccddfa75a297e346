// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The way to the tenant for bulk writes: one keep-alive HTTP/1.1 connection without Nagle's delay, one request in flight, later
// ones wait. A request is never sent a second time: when the connection closes without an answer the outcome is unknown. Only a
// connection that was found dead before the first byte was written is replaced. Requests other than GET that have no body go
// over such connections too: see networktransport.cpp.
#pragma once

#include <QSslSocket>
#include <QTimer>

#include <api/client/answerparser.h>
#include <api/client/connecting.h>
#include <api/client/proxies.h>

#include <deque>
#include <optional>

namespace outdial::api {

class BulkConnection final : public QObject, public Transport {
public:
    BulkConnection(TlsPolicy policy, std::shared_ptr<ProxyAccess> proxies);
    ~BulkConnection() override;

    Ticket send(WireRequest request, Handler handler) override;
    void cancel(Ticket ticket) override;
    bool isIdle() const { return !m_current && m_queue.empty(); }

private:
    struct Exchange {
        Ticket ticket = 0;
        WireRequest request;
        Handler handler;
    };

    void startNext();
    void connectToTenant();
    bool canReuse();
    void write();
    void enter(Phase phase);
    void onBytesWritten();
    void onReadyRead();
    void onDisconnected();
    void onSocketError(QAbstractSocket::SocketError error);
    void onSslErrors(const QList<QSslError> &errors);
    void consider(AnswerParser::State state);
    // Ends the exchange in flight; the connection is dropped unless it can carry the next one.
    void finish(Result<WireAnswer> result, bool keep);
    void dropSocket();
    Committed committedSoFar() const { return m_phase > Phase::Connecting ? Committed::Unknown : Committed::None; }

    TlsPolicy m_policy;
    std::shared_ptr<ProxyAccess> m_proxies;
    Ticket m_last = 0;
    std::deque<Exchange> m_queue;
    std::optional<Exchange> m_current;
    Phase m_phase = Phase::Queued;
    QSslSocket *m_socket = nullptr;
    QString m_origin; // scheme, host and port that m_socket is connected to
    std::unique_ptr<AnswerParser> m_parser;
    QList<QSslError> m_sslErrors;
    QSslCertificate m_shown; // with them
    QTimer m_timer;
};

} // namespace outdial::api
