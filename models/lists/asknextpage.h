// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One step of a walk through pages (PagedFetch): asks for the next page and brings its answer back. GUI thread.
#pragma once

#include <QObject>

#include <api/client/client.h>
#include <models/connect/answered.h>
#include <models/lists/pagedfetch.h>

#include <utility>

namespace outdial::models {

// Nothing when the walk has nothing to ask for now. source(limit, cursor, options) gives the answer to come;
// handler(ticket, answer) gets it in the GUI thread, or never when receiver was destroyed first.
template <typename Source, typename Handler>
void askNextPage(PagedFetch &walk, Source &&source, QObject *receiver, Handler handler)
{
    const auto request = walk.begin();
    if (!request)
        return;
    api::CallOptions options;
    options.cancel = request->cancel;
    whenAnswered(
        source(walk.limit(), request->cursor, options), receiver,
        [handler = std::move(handler), ticket = request->ticket](auto answer) mutable { handler(ticket, std::move(answer)); });
}

} // namespace outdial::models
