// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks records up by their keys, several at once: whether they are in the list, and whether a campaign that the list is bound to
// has called them. Blocks its thread.
#pragma once

#include <api/client/client.h>
#include <models/transfer/addedrows.h>
#include <models/transfer/entrylookup.h>

#include <span>

namespace outdial::models {

enum class Standing {
    Missing,     // no record has this key
    NeverCalled, // by none of the campaigns
    Called,
};

struct Looked {
    Standing standing = Standing::Missing;
    bool same = false; // it says in every field what the row says; only of NeverCalled
};

class RecordLookUp {
public:
    RecordLookUp(api::Client &client, const QString &listId, const api::Format &format, EntryLookUp::Sleep sleep);

    // One answer a row.
    api::Result<std::vector<Looked>> ask(std::span<const AddedRow> rows, const QList<api::ListBinding> &campaigns);

private:
    struct Question {
        const AddedRow *row = nullptr;
        Looked *answer = nullptr;
    };
    api::Result<void> askAll(std::span<const Question> questions, const QString &campaignId);

    EntryLookUp m_entries;
    const api::Format m_format;
};

// Whether a page of one look-up, with a record for each instance of the list in a campaign, tells of an attempt.
bool tellsOfAttempt(const api::RecordPage &page);

} // namespace outdial::models
