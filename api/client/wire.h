// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The client's end of its own thread: holds the thread and hands calls to the courier that lives there.
#pragma once

#include <QThread>

#include <api/client/courier.h>

namespace outdial::api {

class Client::Wire {
public:
    Wire(TenantAddress address, Credentials credentials, TransportFactory factory);
    ~Wire();

    template <typename T>
    Call<T> call(Method method, const QStringList &variables, const QByteArray &body, CallOptions &&options,
                 typename TypedJob<T>::Decode decode, typename TypedJob<T>::Excuse excuse = {})
    {
        return take(std::make_shared<TypedJob<T>>(std::move(decode), std::move(excuse)), method, variables, body,
                    std::move(options));
    }

    template <typename Job>
    auto take(const std::shared_ptr<Job> &made, Method method, const QStringList &variables, const QByteArray &body,
              CallOptions &&options)
    {
        auto future = made->future();
        made->method = method;
        made->target = methodPath(method, variables);
        made->body = body;
        made->options = std::move(options);
        submit(made, variables);
        return future;
    }

    const TenantAddress address;
    const QString userName;
    std::shared_ptr<CourierAddress> courier;

private:
    void submit(const std::shared_ptr<CallJob> &made, const QStringList &variables);
    QThread m_thread;
};

} // namespace outdial::api
