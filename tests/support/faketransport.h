// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant that a test writes down: for each method the answers in their order, each at once, late, never, or as an error of the
// connection; and what was asked. Shared between the test's thread and the client's.
#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>

#include <api/client/client.h>

#include <deque>
#include <mutex>

namespace outdial::test {

struct Step {
    enum class Kind { Answer, Fail, Hang };
    Kind kind = Kind::Answer;
    api::WireAnswer answer{200, "application/json", "{}", std::chrono::seconds(0)};
    api::ApiError error;
    std::chrono::milliseconds delay{0};

    Step after(std::chrono::milliseconds time) const
    {
        Step step = *this;
        step.delay = time;
        return step;
    }
};

inline Step answer(int status, const QByteArray &body = "{}", std::chrono::seconds retryAfter = std::chrono::seconds(0))
{
    Step step;
    step.answer = {status, "application/json", body, retryAfter};
    return step;
}
inline Step token(const QByteArray &value, int seconds = 3480)
{
    return answer(200, QByteArray(R"({"access_token":")" + value + R"(","token_type":"Bearer","expires_in":")" +
                                  QByteArray::number(seconds) + R"(","scope":"x"})"));
}
// An error as the API words it.
inline Step refusal(int status, const QByteArray &name, const QByteArray &description = "text")
{
    return answer(status, QByteArray(R"({"error":")" + name + R"(","error_description":")" + description + R"("})"));
}
inline Step hang()
{
    Step step;
    step.kind = Step::Kind::Hang;
    return step;
}
inline Step failure(api::ErrorKind kind, api::NetworkFault fault, api::Committed committed)
{
    Step step;
    step.kind = Step::Kind::Fail;
    step.error.kind = kind;
    step.error.fault = fault;
    step.error.committed = committed;
    step.error.detail = QStringLiteral("scripted");
    return step;
}
// The connection closed after the request was sent.
inline Step cut() { return failure(api::ErrorKind::Network, api::NetworkFault::Closed, api::Committed::Unknown); }
inline Step refusedConnection() { return failure(api::ErrorKind::Network, api::NetworkFault::Refused, api::Committed::None); }

class FakeTenant {
public:
    using Decide = std::function<std::optional<Step>(const api::WireRequest &)>;

    // The next answers of a method. When there are none left, the last one is repeated; with none at all it is 200 "{}", and for
    // the token "T1", "T2", ...
    void script(api::Method method, const QList<Step> &steps)
    {
        const std::lock_guard lock(m_mutex);
        m_scripts[method] = std::deque<Step>(steps.begin(), steps.end());
    }
    // Asked before the script.
    void decideWith(Decide decide)
    {
        const std::lock_guard lock(m_mutex);
        m_decide = std::move(decide);
    }
    QList<api::WireRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    int count(api::Method method) const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(
            std::count_if(m_requests.begin(), m_requests.end(), [method](const auto &one) { return one.method == method; }));
    }
    int total() const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_requests.size());
    }

    Step take(const api::WireRequest &request)
    {
        Decide decide;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.append(request);
            decide = m_decide;
        }
        if (decide) {
            if (const auto step = decide(request))
                return *step;
        }
        const std::lock_guard lock(m_mutex);
        auto &steps = m_scripts[request.method];
        if (steps.empty()) {
            return request.method == api::Method::GetAccessToken ? token("T" + QByteArray::number(++m_tokens)) : answer(200);
        }
        const Step step = steps.front();
        if (steps.size() > 1)
            steps.pop_front();
        return step;
    }

private:
    mutable std::mutex m_mutex;
    QHash<api::Method, std::deque<Step>> m_scripts;
    Decide m_decide;
    QList<api::WireRequest> m_requests;
    int m_tokens = 0;
};

class FakeTransport final : public QObject, public api::Transport {
public:
    explicit FakeTransport(std::shared_ptr<FakeTenant> tenant) : m_tenant(std::move(tenant)) {}

    Ticket send(api::WireRequest request, Handler handler) override
    {
        const Ticket ticket = ++m_last;
        m_handlers.insert(ticket, handler);
        const Step step = m_tenant->take(request);
        if (step.kind == Step::Kind::Hang)
            return ticket;
        QTimer::singleShot(step.delay, this, [this, ticket, step] {
            if (step.kind == Step::Kind::Answer)
                finish(ticket, step.answer);
            else
                finish(ticket, tl::unexpected(step.error));
        });
        return ticket;
    }

    void cancel(Ticket ticket) override
    {
        QTimer::singleShot(0, this, [this, ticket] {
            api::ApiError error;
            error.kind = api::ErrorKind::Cancelled;
            error.committed = api::Committed::Unknown;
            finish(ticket, tl::unexpected(error));
        });
    }

    static api::Client::TransportFactory factory(const std::shared_ptr<FakeTenant> &tenant)
    {
        return [tenant] { return std::make_unique<FakeTransport>(tenant); };
    }

private:
    void finish(Ticket ticket, const api::Result<api::WireAnswer> &result)
    {
        if (const Handler handler = m_handlers.take(ticket))
            handler(result);
    }

    std::shared_ptr<FakeTenant> m_tenant;
    QHash<Ticket, Handler> m_handlers;
    Ticket m_last = 0;
};

// A client of such a tenant, which retries without waiting long.
inline std::unique_ptr<api::Client> clientOf(const std::shared_ptr<FakeTenant> &tenant)
{
    auto client = std::make_unique<api::Client>(*api::TenantAddress::parse(QStringLiteral("https://alderbrook.example.com")),
                                                api::Credentials{QStringLiteral("mara"), QStringLiteral("s3cr+t&=% value")},
                                                FakeTransport::factory(tenant));
    client->setRetryPolicy({4, std::chrono::milliseconds(2), std::chrono::milliseconds(10)});
    return client;
}

// A call of any method with at most one variable in its path.
inline api::Call<QByteArray> sendAny(api::Client &client, api::Method method, api::CallOptions options = {})
{
    const api::MethodInfo &info = api::methodInfo(method);
    const QByteArray body = info.body == api::Body::None ? QByteArray() : QByteArray("[]");
    if (QByteArray(info.path).contains(':'))
        return client.send(method, {QStringLiteral("id")}, body, std::move(options));
    return client.send(method, {}, body, std::move(options));
}

} // namespace outdial::test
