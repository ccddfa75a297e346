// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The one place where an error of a call becomes the sentence that a person reads: what happened, and where it helps what to do,
// with the HTTP code in brackets at the end. What was or was not done with the data is for the caller to add, since only it
// knows.
#pragma once

#include <QString>

#include <api/client/method.h>
#include <api/types/apierror.h>

#include <optional>

namespace outdial::models {

// With the method, a missing privilege is named: "This user may not start campaigns: the privilege “…” is missing (403)."
QString errorSentence(const api::ApiError &error, std::optional<api::Method> method = {});

// The privilege that the API's reference asks for, in quotation marks; both where one of two is enough. Empty: none is
// documented.
QString privilegeWords(api::Method method);

// The error with everything that helps to look for its cause, several lines, for "Details" and for copying.
QString errorDetails(const api::ApiError &error);

} // namespace outdial::models
