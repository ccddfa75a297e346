// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMutex>
#include <QTimer>

#include <models/connect/answered.h>
#include <models/connect/session.h>

#include <algorithm>
#include <array>
#include <atomic>

namespace outdial::models {

namespace {

constexpr int tellEveryMs = 250;
constexpr std::array backOffSeconds{2, 4, 8, 15, 30};
constexpr std::chrono::seconds probeTimeout{10};

// Whether an attempt shows that the tenant cannot be reached. A write's failure is told where it was asked for, and a connection
// that was only closed (an idle one, at its first use) is not yet a tenant that is gone.
bool showsOffline(const api::Exchange &exchange)
{
    if (exchange.status != 0 || !exchange.error || api::methodInfo(exchange.method).writes)
        return false;
    const api::ApiError &error = *exchange.error;
    switch (error.kind) {
    case api::ErrorKind::Timeout:
    case api::ErrorKind::Tls:
        return true;
    case api::ErrorKind::Network:
        switch (error.fault) {
        case api::NetworkFault::HostNotFound:
        case api::NetworkFault::Refused:
        case api::NetworkFault::Unreachable:
        case api::NetworkFault::Proxy:
            return true;
        default:
            return exchange.attempt > 1;
        }
    default:
        return false;
    }
}

} // namespace

struct Session::Probe {
    // What the client's thread reports; one event for any number of exchanges.
    struct Inbox {
        QMutex mutex;
        QList<api::Exchange> exchanges;
        bool announced = false;
    };
    std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
    QTimer tell;      // activityChanged
    QTimer countdown; // once a second while offline
    QTimer hand;      // exchangesTaken
    QList<api::Exchange> taken;
    int secondsLeft = 0;
    std::size_t step = 0;
    bool asking = false;
    double latency = -1;
    // Attempts by the second they started in.
    std::array<int, 60> counts{};
    std::array<qint64, 60> seconds{};
};

Session::Session(TenantProfile profile, std::unique_ptr<api::Client> client, StorePtr store, QObject *parent,
                 QList<api::Exchange> earlier)
    : QObject(parent),
      m_profile(std::move(profile)),
      m_client(std::move(client)),
      m_store(std::move(store)),
      m_probe(std::make_unique<Probe>())
{
    m_lastAnswer = QDateTime::currentDateTimeUtc(); // the sign-in
    m_probe->tell.setSingleShot(true);
    m_probe->tell.setInterval(tellEveryMs);
    connect(&m_probe->tell, &QTimer::timeout, this, &Session::activityChanged);
    m_probe->hand.setSingleShot(true);
    m_probe->hand.setInterval(tellEveryMs);
    connect(&m_probe->hand, &QTimer::timeout, this, &Session::handOn);
    m_probe->taken = std::move(earlier);
    if (!m_probe->taken.isEmpty())
        m_probe->hand.start();
    m_probe->countdown.setInterval(1000);
    connect(&m_probe->countdown, &QTimer::timeout, this, [this] {
        if (m_probe->asking)
            return;
        if (--m_probe->secondsLeft <= 0)
            tryNow();
        else
            Q_EMIT nextTryChanged(m_probe->secondsLeft);
    });
    m_client->setObserver([this, inbox = m_probe->inbox](const api::Exchange &exchange) {
        const QMutexLocker lock(&inbox->mutex);
        inbox->exchanges.append(exchange);
        if (std::exchange(inbox->announced, true))
            return;
        // The session outlives its client, so `this` is there; the event is dropped with it.
        QMetaObject::invokeMethod(
            this, [this] { takeExchanges(); }, Qt::QueuedConnection);
    });
}

Session::~Session()
{
    // The client first: its thread calls the observer.
    m_client.reset();
    // What ended since the last handing on: a change that was made last of all belongs into the journal as well.
    m_probe->taken += std::exchange(m_probe->inbox->exchanges, {});
    if (!m_probe->taken.isEmpty())
        handOn();
}

QString Session::tenant() const
{
    // An embedded sandbox is made anew each time, at another port: what was remembered of an earlier one does not fit it.
    return m_client->address().scope();
}

void Session::takeExchanges()
{
    QList<api::Exchange> exchanges;
    {
        const QMutexLocker lock(&m_probe->inbox->mutex);
        exchanges.swap(m_probe->inbox->exchanges);
        m_probe->inbox->announced = false;
    }
    for (const api::Exchange &exchange : std::as_const(exchanges)) {
        const qint64 second = exchange.started.toSecsSinceEpoch();
        const auto slot = static_cast<std::size_t>(second % 60);
        if (m_probe->seconds[slot] != second) {
            m_probe->seconds[slot] = second;
            m_probe->counts[slot] = 0;
        }
        ++m_probe->counts[slot];
        if (exchange.status != 0) {
            m_lastAnswer = QDateTime::currentDateTimeUtc();
            // A bulk write takes as long as its rows: it says nothing of the way to the tenant.
            if (!api::methodInfo(exchange.method).bulk) {
                const double ms = static_cast<double>(exchange.duration.count()) / 1000.0;
                m_probe->latency = m_probe->latency < 0 ? ms : m_probe->latency * 0.8 + ms * 0.2;
                m_latencyMs = std::max(1, qRound(m_probe->latency));
            }
            setConnection(Connection::Online);
        } else if (showsOffline(exchange)) {
            setConnection(Connection::Offline);
        }
    }
    m_probe->taken += exchanges;
    if (!m_probe->tell.isActive())
        m_probe->tell.start();
    if (!m_probe->hand.isActive())
        m_probe->hand.start();
}

void Session::handOn() { Q_EMIT exchangesTaken(std::exchange(m_probe->taken, {})); }

void Session::setConnection(Connection connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    if (connection == Connection::Offline) {
        m_offlineSince = QDateTime::currentDateTimeUtc();
        m_probe->step = 0;
        scheduleProbe();
    } else {
        m_offlineSince = {};
        m_probe->countdown.stop();
        m_probe->secondsLeft = 0;
    }
    Q_EMIT connectionChanged(connection);
}

void Session::scheduleProbe()
{
    m_probe->secondsLeft = backOffSeconds[std::min(m_probe->step, backOffSeconds.size() - 1)];
    ++m_probe->step;
    m_probe->countdown.start();
    Q_EMIT nextTryChanged(m_probe->secondsLeft);
}

int Session::requestsLastMinute() const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    int sum = 0;
    for (std::size_t i = 0; i < m_probe->counts.size(); ++i) {
        if (now - m_probe->seconds[i] < 60)
            sum += m_probe->counts[i];
    }
    return sum;
}

int Session::nextTrySeconds() const
{
    return m_connection == Connection::Offline && !m_probe->asking ? std::max(0, m_probe->secondsLeft) : 0;
}

void Session::tryNow()
{
    if (m_connection == Connection::Online || m_probe->asking)
        return;
    m_probe->asking = true;
    m_probe->secondsLeft = 0;
    Q_EMIT nextTryChanged(0);
    api::CallOptions options;
    options.retry = false;
    options.answerTimeout = probeTimeout;
    // Any read does: what counts is an answer, and a refusal is one.
    whenAnswered(m_client->campaign.getAll(options), this, [this](const api::Result<QList<api::CampaignSummary>> &answer) {
        m_probe->asking = false;
        if (answer || answer.error().httpStatus != 0 || answer.error().kind == api::ErrorKind::Malformed)
            setConnection(Connection::Online);
        else if (m_connection == Connection::Offline)
            scheduleProbe();
    });
}

} // namespace outdial::models
