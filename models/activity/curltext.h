// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// An exchange as a command line for curl, so that it can be repeated outside of Outdial. Secrets are variables of the shell,
// under the names that Outdial's own command line reads, never values.
#pragma once

#include <QString>

#include <api/client/client.h>

namespace outdial::models {

struct CurlText {
    QString text;
    bool wantsBodyFile = false; // it reads the body from body.json, which is for the user to write
};

// scope: of the token's request, see TenantAddress::scope(). The body is written out when the exchange carries its contents and a
// shell can take it; else it comes from a file.
CurlText curlText(const api::Exchange &exchange, const QString &scope);

// One word for a POSIX shell, in single quotes.
QString shellQuoted(const QString &text);

} // namespace outdial::models
