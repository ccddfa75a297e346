// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks the tenant until it answers, with what concerns several files of UndoRun. Private to it.
#pragma once

#include <models/connect/errorwords.h>
#include <models/transfer/passingerrors.h>
#include <models/transfer/undorun.h>

namespace outdial::models {

template <typename Ask>
auto UndoRun::persist(Ask ask) -> decltype(ask())
{
    auto wait = m_options.firstWait;
    for (;;) {
        auto answer = ask();
        if (answer || !passes(answer.error()))
            return answer;
        if (!waitForTenant(errorSentence(answer.error()), wait, answer.error().retryAfter)) {
            api::ApiError cancelled;
            cancelled.kind = api::ErrorKind::Cancelled;
            return tl::unexpected(cancelled);
        }
    }
}

// Whether a list is bound to other campaigns, or by other instances.
bool differ(const QList<api::ListBinding> &one, const QList<api::ListBinding> &other);

} // namespace outdial::models
