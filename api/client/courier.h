// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Carries the calls of one client: gives each a token, sends it, renews the token, waits and retries, and finishes it. Lives on
// the client's thread; everything here is called there.
#pragma once

#include <QObject>

#include <api/client/calljob.h>
#include <api/client/errormapping.h>
#include <api/client/retryrule.h>
#include <api/client/tokenstate.h>

#include <map>
#include <mutex>
#include <vector>

namespace outdial::api {

class Courier;

// How other threads reach a courier, also when it may be gone already: actions wait here, and one event wakes it for all of them.
class CourierAddress {
public:
    using Action = std::function<void(Courier &)>;

    explicit CourierAddress(Courier *courier) : m_courier(courier) {}
    // False when there is no courier any more. Actions run in the order in which they are posted.
    bool post(Action action);
    // Nothing is taken behind this one.
    void postLast(Action action);
    // What waits, oldest first; for the courier.
    std::vector<Action> take();

private:
    void postLocked(Action action);
    std::mutex m_mutex;
    Courier *m_courier;
    std::vector<Action> m_waiting;
};

struct Timeouts {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds answer{60'000};
    std::chrono::milliseconds stall{30'000};
};

class Courier final : public QObject {
public:
    using JobPtr = std::shared_ptr<CallJob>;

    // Made on any thread, then moved to its own, where start() comes first and shutDown() last.
    Courier(TenantAddress address, Credentials credentials);
    ~Courier() override;

    std::shared_ptr<CourierAddress> postAddress() const { return m_post; }

    void start(const Client::TransportFactory &factory);
    // Finishes every call and drops the transport.
    void shutDown();

    void submit(const JobPtr &job);
    void cancel(quint64 id);
    void setObserver(Client::Observer observer) { m_observer = std::move(observer); }
    void setRetryPolicy(RetryPolicy policy) { m_rule = RetryRule(policy); }
    void setContentsObserved(bool observed) { m_contentsObserved = observed; }
    void setTimeouts(Timeouts timeouts) { m_timeouts = timeouts; }

protected:
    void customEvent(QEvent *event) override; // there are actions to take

private:
    using Clock = std::chrono::steady_clock;

    // Moves a call on: to a pause that the server asked for, to the queue for a token, or onto the wire.
    void go(const JobPtr &job);
    void sleep(const JobPtr &job, std::chrono::milliseconds time);
    void put(const JobPtr &job, const QByteArray &token);
    void onAnswer(quint64 id, Result<WireAnswer> result);
    void onSuccess(const JobPtr &job, const WireAnswer &answer);
    // answer: what came, null when there was none.
    void onFailure(const JobPtr &job, ApiError error, const WireAnswer *answer);
    void finish(const JobPtr &job, const std::optional<ApiError> &error);
    void observe(const CallJob &job, const WireAnswer *answer, const std::optional<ApiError> &error);

    QByteArray tokenForm() const;
    bool isFetchingToken() const;
    void renewToken();
    void accept(const AccessToken &token, Clock::time_point requested);
    void onTokenFailed(const CallJob &job, const ApiError &error);
    QList<JobPtr> parked() const;

    const TenantAddress m_address;
    const Credentials m_credentials;
    const std::shared_ptr<CourierAddress> m_post;
    std::unique_ptr<Transport> m_transport;
    TokenState m_token;
    RetryRule m_rule;
    Timeouts m_timeouts;
    Redactor m_redactor;
    Client::Observer m_observer;
    bool m_contentsObserved = false;
    const QString m_idPrefix;
    quint64 m_lastId = 0;
    std::map<quint64, JobPtr> m_jobs; // in the order of submission
    quint64 m_renewal = 0;            // the job that renews the token, 0 when none does
    Clock::time_point m_pausedUntil;
};

} // namespace outdial::api
