// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks records up by their keys, several at once: whether they are in the list, and whether a campaign that the list is bound to
// has called them. Blocks its thread.
#pragma once

#include <api/client/client.h>
#include <models/transfer/addedrows.h>

#include <chrono>
#include <functional>
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
    static constexpr std::size_t atOnce = 6;
    // sleep: waits, and says false when that is cut short.
    using Sleep = std::function<bool(std::chrono::milliseconds)>;
    RecordLookUp(api::Client &client, QString listId, const api::Format &format, Sleep sleep);

    // One answer a row. What fails for a passing reason is asked again a few times before it is an error.
    api::Result<std::vector<Looked>> ask(std::span<const AddedRow> rows, const QList<api::ListBinding> &campaigns);

private:
    struct Question {
        const AddedRow *row = nullptr;
        Looked *answer = nullptr;
    };
    api::Result<void> askAll(std::span<Question> questions, const QString &campaignId);
    api::Result<api::RecordPagePtr> entryOf(const QByteArray &keys, const QString &campaignId,
                                            api::Call<api::RecordPagePtr> call);

    api::Client &m_client;
    const QString m_listId;
    const api::Format m_format;
    const Sleep m_sleep;
};

// Whether a page of one look-up, with a record for each instance of the list in a campaign, tells of an attempt.
bool tellsOfAttempt(const api::RecordPage &page);

} // namespace outdial::models
