// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the method of the API that a request means, by the catalogue of methods.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <api/client/method.h>

#include <optional>

namespace outdial::sandbox {

struct Route {
    const api::MethodInfo *method = nullptr; // null: nothing is at this path
    bool wrongVerb = false;                  // the path is known, with another request type
    QStringList variables;                   // decoded
    QByteArray allowed;                      // the verbs of the path, when the verb is wrong
};

// path: percent-encoded, without the query.
Route route(const QByteArray &verb, const QByteArray &path);

// "callinglist/addAll" of "/configapi/v3/callinglist/addAll/635DB66C-...": the path below the API's root without ids.
QByteArray pathWithoutIds(const QByteArray &path);

} // namespace outdial::sandbox
