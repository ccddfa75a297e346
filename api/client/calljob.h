// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One call on its way through a client: what is sent, how far it is, and the promise that it keeps exactly once.
#pragma once

#include <QDateTime>
#include <QPromise>

#include <api/client/client.h>

#include <functional>
#include <utility>

namespace outdial::api {

enum class Stage {
    New,
    Parked,  // until there is a token
    Pausing, // the server asked for a pause, or the wait before a retry
    OnWire,
};

class CallJob {
public:
    virtual ~CallJob() = default;

    // Decodes the body of a success and keeps the value for succeed(). Malformed when it is not what the reference prints.
    virtual std::optional<ApiError> take(const QByteArray &body) = 0;
    // Whether this error is an answer of the method after all ("no such record"); then it keeps that value for succeed().
    virtual bool excuses(const ApiError &error) = 0;
    // Takes any answer of the server as its value, whatever its status. error: what the answer means to others.
    virtual bool takesAsItCame(const WireAnswer &, const std::optional<ApiError> &) { return false; }
    virtual void succeed() = 0;
    virtual void fail(const ApiError &error) = 0;

    Method method = Method::GetCampaigns;
    QString target;
    QByteArray body;
    CallOptions options;

    // Used by the courier only.
    quint64 id = 0;
    quint64 cancelId = 0;
    QString requestId;
    Stage stage = Stage::New;
    int attempt = 0;           // that is on the wire, or was last
    bool sentAfter401 = false; // it met a 401 already
    quint64 wake = 0;          // tells a timer of this wait from one of an earlier wait
    Transport::Ticket ticket = 0;
    QByteArray token; // that the attempt was sent with
    qint64 bytesSent = 0;
    QDateTime started; // of the attempt
    std::chrono::steady_clock::time_point sentAt;
};

template <typename T>
class TypedJob : public CallJob {
public:
    using Decode = std::function<Result<T>(const QByteArray &)>;
    using Excuse = std::function<std::optional<Result<T>>(const ApiError &)>;

    explicit TypedJob(Decode decode, Excuse excuse = {}) : m_decode(std::move(decode)), m_excuse(std::move(excuse))
    {
        m_promise.start();
    }

    QFuture<Result<T>> future() { return m_promise.future(); }

    std::optional<ApiError> take(const QByteArray &answer) override
    {
        m_value = m_decode(answer);
        if (!m_value)
            return m_value.error();
        return std::nullopt;
    }

    bool excuses(const ApiError &error) override
    {
        std::optional<Result<T>> value = m_excuse ? m_excuse(error) : std::nullopt;
        if (!value)
            return false;
        m_value = std::move(*value);
        return true;
    }

    void succeed() override { keep(std::move(m_value)); }
    void fail(const ApiError &error) override { keep(tl::unexpected(error)); }

protected:
    Result<T> m_value = tl::unexpected(ApiError());

private:
    void keep(Result<T> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    QPromise<Result<T>> m_promise;
    Decode m_decode;
    Excuse m_excuse;
};

class RawJob final : public TypedJob<RawAnswer> {
public:
    RawJob() : TypedJob<RawAnswer>([](const QByteArray &) { return Result<RawAnswer>(); }) {}

    bool takesAsItCame(const WireAnswer &answer, const std::optional<ApiError> &error) override
    {
        RawAnswer raw;
        raw.requestId = requestId;
        raw.status = answer.status;
        raw.contentType = answer.contentType;
        raw.body = answer.body;
        raw.bytesSent = bytesSent;
        raw.started = started;
        raw.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - sentAt);
        raw.error = error;
        m_value = std::move(raw);
        return true;
    }
};

} // namespace outdial::api
