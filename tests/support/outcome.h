// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What came of one request that a test gave to a transport, and how often its handler was called.
#pragma once

#include <api/client/transport.h>

#include <optional>

namespace outdial::test {

struct Outcome {
    int calls = 0;
    std::optional<api::Result<api::WireAnswer>> result;
    api::Transport::Ticket ticket = 0;

    bool failed() const { return result && !result->has_value(); }
    const api::ApiError &error() const { return result->error(); }
    const api::WireAnswer &answer() const { return result->value(); }
};

inline std::shared_ptr<Outcome> sendOver(api::Transport &transport, api::WireRequest request)
{
    const auto outcome = std::make_shared<Outcome>();
    outcome->ticket = transport.send(std::move(request), [outcome](api::Result<api::WireAnswer> result) {
        ++outcome->calls;
        outcome->result = std::move(result);
    });
    return outcome;
}

inline api::WireRequest requestFor(api::Method method, const QUrl &url, const QByteArray &body = {})
{
    api::WireRequest request;
    request.method = method;
    request.verb = api::methodInfo(method).verb;
    request.url = url;
    request.contentType = "application/json";
    request.authorization = "Bearer T0KEN";
    request.body = body;
    request.requestId = QStringLiteral("r1");
    return request;
}

} // namespace outdial::test
