// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What faults answer: errors that were asked for, pages of something in front of the tenant, and pages whose cursor leads back.
#pragma once

#include <sandbox/answer.h>
#include <sandbox/faults.h>

namespace outdial::sandbox {

// "Bad Gateway"
QByteArray reasonOf(int status);

// Of the kinds status and html.
Answer faultAnswer(const Fault &fault);

// The body of a page whose next_cursor is the cursor that was sent with the request; as it was when none was sent, and when the
// page is the last one, shorter than its limit.
QByteArray withLoopedCursor(const QByteArray &body, const QByteArray &requestBody);

} // namespace outdial::sandbox
