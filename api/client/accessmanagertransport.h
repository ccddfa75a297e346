// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The way to the tenant for GETs, and for everything with a body but bulk writes: QNetworkAccessManager, kept from repeating
// requests and from following redirects, with timeouts of our own. At most six requests are under way, which is as many as it
// opens connections; the others wait here, so that a request's timeouts count from when it really starts.
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <api/client/connecting.h>
#include <api/client/proxies.h>

#include <deque>
#include <unordered_map>

namespace outdial::api {

class SequentialBody;

class AccessManagerTransport final : public QObject, public Transport {
public:
    AccessManagerTransport(TlsPolicy policy, std::shared_ptr<ProxyAccess> proxies);
    ~AccessManagerTransport() override;

    Ticket send(WireRequest request, Handler handler) override;
    void cancel(Ticket ticket) override;

private:
    struct Exchange {
        Ticket ticket = 0;
        WireRequest request;
        Handler handler;
        Phase phase = Phase::Queued;
        QNetworkReply *reply = nullptr;
        SequentialBody *body = nullptr;
        QTimer *timer = nullptr;
        QByteArray received;
        QList<QSslError> sslErrors;
        QSslCertificate shown; // with them
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    void startQueued();
    void start(const ExchangePtr &exchange);
    void enter(Exchange &exchange, Phase phase);
    void onSslErrors(Exchange &exchange, const QList<QSslError> &errors);
    void onReadyRead(const ExchangePtr &exchange);
    void onFinished(const ExchangePtr &exchange);
    void finish(const ExchangePtr &exchange, Result<WireAnswer> result);
    static Committed committedSoFar(const Exchange &exchange);

    static constexpr std::size_t mostAtOnce = 6;
    TlsPolicy m_policy;
    std::shared_ptr<ProxyAccess> m_proxies;
    QNetworkAccessManager m_manager;
    Ticket m_last = 0;
    std::deque<ExchangePtr> m_queue;
    std::unordered_map<Ticket, ExchangePtr> m_active;
};

} // namespace outdial::api
