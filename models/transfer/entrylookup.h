// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks entries of a list up by their keys, several at once, in order. One that fails for a reason that passes is asked again by
// itself: one of thousands must not make all of them begin anew. Blocks its thread.
#pragma once

#include <api/client/client.h>

#include <chrono>
#include <functional>
#include <span>

namespace outdial::models {

class EntryLookUp {
public:
    static constexpr std::size_t atOnce = 6;
    // Waits, and says false when that is cut short.
    using Sleep = std::function<bool(std::chrono::milliseconds)>;
    // The answer to the question at this place. An error ends the whole.
    using Take = std::function<api::Result<void>(std::size_t index, const api::Result<api::RecordPagePtr> &page)>;

    // pause: before one is asked again; longer when the tenant asks for it.
    EntryLookUp(api::Client &client, QString listId, Sleep sleep, std::chrono::milliseconds pause);

    // keys: JSON objects with the key fields. campaign: whose status of the record is told; empty: only the entry is wanted.
    // ListQueryRecordDeprecated.
    api::Result<void> ask(std::span<const QByteArray> keys, const QString &campaignId, const Take &take);

private:
    api::Call<api::RecordPagePtr> begin(const QByteArray &keys, const QString &campaignId);
    api::Result<api::RecordPagePtr> finish(const QByteArray &keys, const QString &campaignId,
                                           const api::Call<api::RecordPagePtr> &call);

    api::Client &m_client;
    const QString m_listId;
    const Sleep m_sleep;
    const std::chrono::milliseconds m_pause;
};

} // namespace outdial::models
