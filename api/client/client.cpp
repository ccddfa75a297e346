// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/client/client.h>
#include <api/client/wire.h>

#include <algorithm>

namespace outdial::api {

Client::Wire::Wire(TenantAddress tenant, Credentials credentials, TransportFactory factory)
    : address(tenant),
      userName(credentials.clientId)
{
    m_thread.setObjectName(QStringLiteral("outdial-wire"));
    auto *made = new Courier(std::move(tenant), std::move(credentials));
    courier = made->postAddress();
    made->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, made, &QObject::deleteLater);
    if (!factory)
        factory = [] { return makeNetworkTransport({}); };
    courier->post([factory = std::move(factory)](Courier &one) { one.start(factory); });
    m_thread.start();
}

Client::Wire::~Wire()
{
    courier->postLast([](Courier &one) {
        one.shutDown();
        one.thread()->quit();
    });
    m_thread.wait();
}

void Client::Wire::submit(const std::shared_ptr<CallJob> &made, const QStringList &variables)
{
    const auto unusable = [](const QString &variable) {
        return variable.isEmpty() || variable == QLatin1String(".") || variable == QLatin1String("..");
    };
    if (std::any_of(variables.begin(), variables.end(), unusable)) {
        // It would be the path of something else.
        ApiError error;
        error.kind = ErrorKind::BadRequest;
        error.detail = QStringLiteral("an id is missing in the path of \"%1\"; nothing was sent")
                           .arg(QString::fromLatin1(methodInfo(made->method).name));
        made->fail(error);
        return;
    }
    if (!courier->post([made](Courier &one) { one.submit(made); }))
        made->fail(cancelledError(Committed::None));
}

Client::Client(TenantAddress address, Credentials credentials, TransportFactory transport)
    : campaign(*this),
      callingList(*this),
      job(*this),
      doNotCallList(*this),
      m_wire(std::make_unique<Wire>(std::move(address), std::move(credentials), std::move(transport)))
{
}

Client::~Client() = default;

const TenantAddress &Client::address() const { return m_wire->address; }

QString Client::userName() const { return m_wire->userName; }

Call<void> Client::signIn(CallOptions options)
{
    return m_wire->call<void>(Method::GetAccessToken, {}, {}, std::move(options),
                              [](const QByteArray &) { return Result<void>(); });
}

void Client::setObserver(Observer observer)
{
    m_wire->courier->post([observer = std::move(observer)](Courier &courier) { courier.setObserver(observer); });
}

void Client::setRetryPolicy(RetryPolicy policy)
{
    m_wire->courier->post([policy](Courier &courier) { courier.setRetryPolicy(policy); });
}

void Client::setDefaultTimeouts(std::chrono::milliseconds connect, std::chrono::milliseconds answer,
                                std::chrono::milliseconds stall)
{
    m_wire->courier->post([timeouts = Timeouts{connect, answer, stall}](Courier &courier) { courier.setTimeouts(timeouts); });
}

Call<QByteArray> Client::send(Method method, const QStringList &variables, const QByteArray &body, CallOptions options)
{
    return m_wire->call<QByteArray>(method, variables, body, std::move(options),
                                    [](const QByteArray &answer) { return Result<QByteArray>(answer); });
}

Call<RawAnswer> Client::sendOnce(Method method, const QStringList &variables, const QByteArray &body, CallOptions options)
{
    options.retry = false;
    return m_wire->take(std::make_shared<RawJob>(), method, variables, body, std::move(options));
}

void Client::setContentsObserved(bool observed)
{
    m_wire->courier->post([observed](Courier &courier) { courier.setContentsObserved(observed); });
}

} // namespace outdial::api
