// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The login of a proxy as the keychain holds it, and as the user answers it.
#pragma once

#include <QString>

#include <api/client/transport.h>

#include <optional>

namespace outdial::models {

struct ProxyAnswer {
    api::ProxyLogin login; // empty: nothing was answered
    bool keep = false;     // in the keychain, under the profile; else until Outdial is closed
};

QString packProxyLogin(const api::ProxyLogin &login);
// None when it is not what packProxyLogin() wrote.
std::optional<api::ProxyLogin> unpackProxyLogin(const QString &text);

} // namespace outdial::models
