// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/client/tokenstate.h>

#include <algorithm>

namespace outdial::api {

using namespace std::chrono_literals;

void TokenState::accept(const AccessToken &token, Time requested)
{
    const auto life = std::max<std::chrono::milliseconds>(token.expiresIn, 0ms);
    const auto margin = std::min<std::chrono::milliseconds>(60s, life / 10);
    m_last = m_value.isEmpty() ? token.value : m_value;
    m_value = token.value;
    m_renewAt = requested + (life - margin);
}

void TokenState::reject(const QByteArray &value)
{
    if (m_value != value)
        return;
    m_last = m_value;
    m_value.clear();
}

std::optional<QByteArray> TokenState::usable(Time now) const
{
    if (m_value.isEmpty() || now >= m_renewAt)
        return std::nullopt;
    return m_value;
}

} // namespace outdial::api
