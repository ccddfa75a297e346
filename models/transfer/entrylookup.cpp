// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/entrylookup.h>
#include <models/transfer/passingerrors.h>

#include <algorithm>

namespace outdial::models {

namespace {
constexpr int againAtMost = 3;
} // namespace

EntryLookUp::EntryLookUp(api::Client &client, QString listId, Sleep sleep, std::chrono::milliseconds pause)
    : m_client(client),
      m_listId(std::move(listId)),
      m_sleep(std::move(sleep)),
      m_pause(pause)
{
}

api::Result<void> EntryLookUp::ask(std::span<const QByteArray> keys, const QString &campaignId, const Take &take)
{
    for (std::size_t first = 0; first < keys.size(); first += atOnce) {
        const auto some = keys.subspan(first, std::min(atOnce, keys.size() - first));
        std::vector<api::Call<api::RecordPagePtr>> calls;
        for (const auto &key : some)
            calls.push_back(begin(key, campaignId));
        for (std::size_t i = 0; i < some.size(); ++i) {
            if (const auto taken = take(first + i, finish(some[i], campaignId, calls[i])); !taken)
                return taken;
        }
    }
    return {};
}

api::Call<api::RecordPagePtr> EntryLookUp::begin(const QByteArray &keys, const QString &campaignId)
{
    // Any text serves as the campaign.
    return m_client.callingList.get(m_listId, campaignId.isEmpty() ? QStringLiteral("none") : campaignId, keys);
}

api::Result<api::RecordPagePtr> EntryLookUp::finish(const QByteArray &keys, const QString &campaignId,
                                                    const api::Call<api::RecordPagePtr> &call)
{
    auto page = call.result();
    for (int again = 0; again < againAtMost && !page && passes(page.error()); ++again) {
        if (!m_sleep(std::max(m_pause, page.error().retryAfter))) {
            api::ApiError cancelled;
            cancelled.kind = api::ErrorKind::Cancelled;
            return tl::unexpected(cancelled);
        }
        page = begin(keys, campaignId).result();
    }
    return page;
}

} // namespace outdial::models
