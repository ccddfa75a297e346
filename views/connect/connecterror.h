// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the connect dialog says for each way in which signing in can fail: what happened, then what to do. The code stands in the
// foot.
#pragma once

#include <QString>

#include <models/connect/connector.h>

namespace outdial::views {

enum class ConnectField { None, Address, User, Secret, Proxy };

struct ConnectSentence {
    QString title;                           // what happened
    QString text;                            // what to do
    QString code;                            // "401", "TLS", "no answer": begins the foot line
    ConnectField field = ConnectField::None; // gets the focus
    bool canRetry = true;                    // the button reads "Try again"
};
ConnectSentence connectSentence(const models::ConnectFailure &failure);

// "401 at 14:31:07 · request 7f3a-0c1e"
QString connectFoot(const models::ConnectFailure &failure);

} // namespace outdial::views
