// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The folder "Authentication": hands out access tokens and knows which are valid.
#pragma once

#include <QByteArray>
#include <QHash>

#include <sandbox/call.h>

namespace outdial::sandbox {

class TokenCalls {
public:
    // ttl: seconds that a token lives
    TokenCalls(QByteArray clientId, QByteArray clientSecret, int ttl);
    void addTo(HandlerTable &table);

    // Throws (401) unless the header carries a token that is valid now. Several are at a time.
    void authorize(const QByteArray &authorization);
    // The token in this header is not valid any more.
    void revoke(const QByteArray &authorization);
    // No token is handed out while the user is locked out; those that are out live on.
    void setLocked(bool locked) { m_locked = locked; }

private:
    Answer getAccessToken(const Call &call);

    QByteArray m_clientId;
    QByteArray m_clientSecret;
    int m_ttl;
    bool m_locked = false;
    QHash<QByteArray, qint64> m_expiry; // token -> ms of a monotonic clock
};

} // namespace outdial::sandbox
