// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a client knows of its access token: which one to send, and when it has to be renewed. Kept in memory only. Times are
// points of a steady clock that the caller gives, so that the rules are tested without waiting.
#pragma once

#include <QByteArray>

#include <api/types/codecs.h>

#include <chrono>
#include <optional>

namespace outdial::api {

class TokenState {
public:
    using Time = std::chrono::steady_clock::time_point;

    // requested: when the token's request was sent; its life is counted from then, which errs on the safe side.
    void accept(const AccessToken &token, Time requested);
    // The server refused this token. Another one that has been fetched since is kept.
    void reject(const QByteArray &value);
    // The token to send; none when there is none or when it is due for renewal: min(60 s, a tenth of its life) before its end.
    std::optional<QByteArray> usable(Time now) const;
    // The token held, due or not. Empty when there is none.
    const QByteArray &held() const { return m_value; }
    // The last one that was held, to keep it out of error texts after it was rejected.
    const QByteArray &last() const { return m_last; }

private:
    QByteArray m_value;
    QByteArray m_last;
    Time m_renewAt;
};

} // namespace outdial::api
