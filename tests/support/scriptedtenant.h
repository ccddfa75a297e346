// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant for tests that says what the test wrote down for each method. Answers can be held back and released later, so that a
// test decides what is under way when. Any thread.
#pragma once

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QObject>

#include <api/client/client.h>
#include <api/client/transport.h>

#include <functional>
#include <map>
#include <memory>

namespace outdial::testing {

class ScriptedTenant {
public:
    using Answer = api::Result<api::WireAnswer>;
    using Script = std::function<Answer(const api::WireRequest &)>;

    ScriptedTenant() : d(std::make_shared<State>()) {}

    static Answer json(const QByteArray &body, int status = 200)
    {
        api::WireAnswer answer;
        answer.status = status;
        answer.contentType = "application/json";
        answer.body = body;
        return answer;
    }
    static Answer json(const QJsonArray &body) { return json(QJsonDocument(body).toJson(QJsonDocument::Compact)); }
    static Answer json(const QJsonObject &body) { return json(QJsonDocument(body).toJson(QJsonDocument::Compact)); }
    static Answer error(int status, const char *name, const char *description)
    {
        const QJsonObject body{{QStringLiteral("error"), QString::fromUtf8(name)},
                               {QStringLiteral("error_description"), QString::fromUtf8(description)}};
        return json(QJsonDocument(body).toJson(QJsonDocument::Compact), status);
    }
    static Answer refused()
    {
        api::ApiError problem;
        problem.kind = api::ErrorKind::Network;
        problem.fault = api::NetworkFault::Refused;
        return tl::unexpected(problem);
    }
    // The request was sent and the connection broke.
    static Answer lost()
    {
        api::ApiError problem;
        problem.kind = api::ErrorKind::Network;
        problem.fault = api::NetworkFault::Closed;
        problem.committed = api::Committed::Unknown;
        return tl::unexpected(problem);
    }

    void on(api::Method method, Script script)
    {
        QMutexLocker lock(&d->mutex);
        d->scripts[method] = std::move(script);
    }
    void on(api::Method method, const Answer &answer)
    {
        on(method, [answer](const api::WireRequest &) { return answer; });
    }
    // From now on answers to this method are made, but not given.
    void hold(api::Method method)
    {
        QMutexLocker lock(&d->mutex);
        d->held[method] = true;
    }
    // Gives those held, oldest first, and holds no more.
    void release(api::Method method)
    {
        QMutexLocker lock(&d->mutex);
        d->held[method] = false;
        for (auto &[ticket, waiting] : d->waiting) {
            if (waiting.method == method && !waiting.given)
                give(waiting, ticket);
        }
    }
    int count(api::Method method) const { return int(requests(method).size()); }
    QList<api::WireRequest> requests(api::Method method) const
    {
        QMutexLocker lock(&d->mutex);
        QList<api::WireRequest> some;
        for (const api::WireRequest &request : d->requests) {
            if (request.method == method)
                some << request;
        }
        return some;
    }
    static QJsonObject body(const api::WireRequest &request) { return QJsonDocument::fromJson(request.body).object(); }
    // The last part of the path: the campaign of most methods.
    static QString target(const api::WireRequest &request) { return request.url.path().section(QLatin1Char('/'), -1); }

    std::unique_ptr<api::Client> makeClient() const
    {
        const auto address = api::TenantAddress::parse(QStringLiteral("http://127.0.0.1:9"));
        auto client = std::make_unique<api::Client>(*address, api::Credentials{QStringLiteral("user"), QStringLiteral("secret")},
                                                    [state = d] { return std::make_unique<Wire>(state); });
        return client;
    }

private:
    struct Waiting {
        api::Method method = api::Method::GetCampaigns;
        Answer answer;
        api::Transport::Handler handler;
        QObject *context = nullptr; // lives in the client's thread
        bool given = false;
    };
    struct State {
        QMutex mutex;
        std::map<api::Method, Script> scripts;
        std::map<api::Method, bool> held;
        QList<api::WireRequest> requests;
        std::map<quint64, Waiting> waiting;
        quint64 next = 0;
    };
    // With the mutex locked. The handler runs later, on the thread of the transport.
    static void give(Waiting &waiting, quint64 ticket)
    {
        Q_UNUSED(ticket)
        waiting.given = true;
        QMetaObject::invokeMethod(
            waiting.context, [handler = waiting.handler, answer = waiting.answer] { handler(answer); }, Qt::QueuedConnection);
    }

    class Wire final : public api::Transport {
    public:
        explicit Wire(std::shared_ptr<State> state) : m_state(std::move(state)) {}
        ~Wire() override
        {
            QMutexLocker lock(&m_state->mutex);
            std::erase_if(m_state->waiting, [this](const auto &entry) { return entry.second.context == &m_context; });
        }
        Ticket send(api::WireRequest request, Handler handler) override
        {
            Script script;
            {
                QMutexLocker lock(&m_state->mutex);
                m_state->requests << request;
                script = m_state->scripts[request.method];
            }
            Answer answer = error(404, "not_found", "the test has no answer for this");
            if (script)
                answer = script(request);
            else if (request.method == api::Method::GetAccessToken)
                answer = json(R"({"access_token": "token", "token_type": "Bearer", "expires_in": "3480", "scope": "127.0.0.1"})");
            QMutexLocker lock(&m_state->mutex);
            const quint64 ticket = ++m_state->next;
            Waiting &waiting = m_state->waiting[ticket];
            waiting = {request.method, std::move(answer), std::move(handler), &m_context, false};
            if (!m_state->held[request.method])
                give(waiting, ticket);
            return ticket;
        }
        void cancel(Ticket ticket) override
        {
            QMutexLocker lock(&m_state->mutex);
            const auto place = m_state->waiting.find(ticket);
            if (place == m_state->waiting.end() || place->second.given)
                return;
            api::ApiError cancelled;
            cancelled.kind = api::ErrorKind::Cancelled;
            place->second.answer = tl::unexpected(cancelled);
            give(place->second, ticket);
        }

    private:
        std::shared_ptr<State> m_state;
        QObject m_context;
    };

    std::shared_ptr<State> d;
};

} // namespace outdial::testing
