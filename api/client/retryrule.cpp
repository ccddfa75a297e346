// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include <api/client/retryrule.h>

#include <algorithm>

namespace outdial::api {

RetryRule::RetryRule(RetryPolicy policy, std::function<double()> random) : m_policy(policy), m_random(std::move(random))
{
    if (!m_random)
        m_random = [] { return QRandomGenerator::global()->generateDouble(); };
}

bool isTransient(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return error.fault != NetworkFault::ProxySignIn; // which waits for a person
    case ErrorKind::Timeout:
        return true;
    case ErrorKind::Server:
        return error.httpStatus == 429 || error.httpStatus >= 500;
    default:
        return false;
    }
}

std::optional<std::chrono::milliseconds> RetryRule::next(const MethodInfo &method, const ApiError &error, int attempt) const
{
    if (attempt >= m_policy.attempts || !isTransient(error) || error.retryAfter > longestPause)
        return std::nullopt;
    if (method.writes && error.committed != Committed::None)
        return std::nullopt;
    return std::max(backoff(attempt), error.retryAfter);
}

std::chrono::milliseconds RetryRule::pause(const ApiError &error) const
{
    if (error.retryAfter.count() > 0)
        return std::min(error.retryAfter, longestPause);
    return error.httpStatus == 429 ? backoff(1) : std::chrono::milliseconds{0};
}

std::chrono::milliseconds RetryRule::backoff(int attempt) const
{
    double wait = static_cast<double>(m_policy.first.count());
    const auto most = static_cast<double>(m_policy.most.count());
    for (int i = 1; i < attempt && wait < most; ++i)
        wait *= 2;
    return std::chrono::milliseconds(static_cast<qint64>(std::min(wait, most) * (0.5 + m_random())));
}

} // namespace outdial::api
