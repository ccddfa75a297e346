// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A second look at a body that is not strict JSON: the reference prints answers with typographic quotes and // comments.
#pragma once

#include <QByteArray>

#include <api/types/apierror.h>

namespace outdial::api {

// The body with typographic quotes around names and values made straight and comments up to the end of a line removed, both
// only outside of strings; null when there is nothing of the kind, so that the error of the strict parse stands. Only for bodies
// that failed to parse: a correct one is never touched.
QByteArray repairedJson(const QByteArray &body);

// A success whose body is not what the reference prints. The detail names keys, never contents.
ApiError malformed(const QString &detail, Committed committed = Committed::None);

} // namespace outdial::api
