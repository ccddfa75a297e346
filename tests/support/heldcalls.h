// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Calls of the client that wait until the test answers them, in any order: for models that take their calls as functions.
#pragma once

#include <QPromise>

#include <api/client/client.h>

#include <memory>
#include <vector>

namespace outdial::test {

template <typename T>
class HeldCalls {
public:
    struct Held {
        QPromise<api::Result<T>> promise;
        int limit = 0;
        QString key; // the cursor, or the id that was asked for
        api::CancelToken cancel;
        bool answered = false;
    };

    api::Call<T> hold(int limit, const QString &key, const api::CallOptions &options)
    {
        auto held = std::make_shared<Held>();
        held->limit = limit;
        held->key = key;
        held->cancel = options.cancel;
        held->promise.start();
        m_calls.push_back(held);
        return held->promise.future();
    }

    int count() const { return static_cast<int>(m_calls.size()); }
    Held &at(int index) { return *m_calls.at(static_cast<std::size_t>(index)); }
    Held &last() { return *m_calls.back(); }
    int waiting() const
    {
        int count = 0;
        for (const auto &call : m_calls)
            count += call->answered ? 0 : 1;
        return count;
    }

    void answer(int index, api::Result<T> result)
    {
        Held &held = at(index);
        held.answered = true;
        held.promise.addResult(std::move(result));
        held.promise.finish();
    }
    void answerLast(api::Result<T> result) { answer(count() - 1, std::move(result)); }
    void fail(int index, api::ErrorKind kind, int status = 0)
    {
        api::ApiError error;
        error.kind = kind;
        error.httpStatus = status;
        answer(index, tl::unexpected(error));
    }
    void failLast(api::ErrorKind kind, int status = 0) { fail(count() - 1, kind, status); }

private:
    std::vector<std::shared_ptr<Held>> m_calls;
};

} // namespace outdial::test
