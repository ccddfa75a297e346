// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHash>

#include <api/client/accessmanagertransport.h>
#include <api/client/bulkconnection.h>

#include <vector>

namespace outdial::api {

namespace {

class NetworkTransport final : public Transport {
public:
    explicit NetworkTransport(const TransportSettings &settings)
        : m_policy(settings.tls),
          m_proxies(std::make_shared<ProxyAccess>(settings.proxy)),
          m_manager(m_policy, m_proxies),
          m_bulk(m_policy, m_proxies)
    {
    }

    Ticket send(WireRequest request, Handler handler) override
    {
        Transport &way = wayOf(request);
        const Ticket ticket = ++m_last;
        const Ticket inner =
            way.send(std::move(request), [this, ticket, handler = std::move(handler)](Result<WireAnswer> result) {
                m_sent.remove(ticket);
                handler(std::move(result));
            });
        m_sent.insert(ticket, {&way, inner});
        return ticket;
    }

    void cancel(Ticket ticket) override
    {
        const auto sent = m_sent.constFind(ticket);
        if (sent != m_sent.cend())
            sent->way->cancel(sent->ticket);
    }

private:
    struct Sent {
        Transport *way = nullptr;
        Ticket ticket = 0;
    };

    // The access manager does not tell when a POST or DELETE without a body has left, so neither its timeouts nor what became of
    // a cancelled one could be known: start and stop among them.
    Transport &wayOf(const WireRequest &request)
    {
        if (methodInfo(request.method).bulk)
            return m_bulk;
        if (request.verb != Verb::Get && request.body.isEmpty())
            return connectionForBodyless();
        return m_manager;
    }

    // One that is idle, so that a stop does not wait behind a start that hangs.
    BulkConnection &connectionForBodyless()
    {
        for (const auto &connection : m_bodyless) {
            if (connection->isIdle())
                return *connection;
        }
        if (m_bodyless.size() < mostConnections)
            return *m_bodyless.emplace_back(std::make_unique<BulkConnection>(m_policy, m_proxies));
        m_nextBusy = (m_nextBusy + 1) % mostConnections;
        return *m_bodyless[m_nextBusy];
    }

    static constexpr std::size_t mostConnections = 6;
    TlsPolicy m_policy;
    std::shared_ptr<ProxyAccess> m_proxies;
    Ticket m_last = 0;
    QHash<Ticket, Sent> m_sent;
    AccessManagerTransport m_manager;
    BulkConnection m_bulk;
    std::vector<std::unique_ptr<BulkConnection>> m_bodyless;
    std::size_t m_nextBusy = 0;
};

} // namespace

std::unique_ptr<Transport> makeNetworkTransport(const TransportSettings &settings)
{
    return std::make_unique<NetworkTransport>(settings);
}

} // namespace outdial::api
