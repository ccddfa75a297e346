// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/passingerrors.h>
#include <models/transfer/recordlookup.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int againAtMost = 3;
constexpr std::chrono::milliseconds pauseBetween{300};

} // namespace

bool tellsOfAttempt(const api::RecordPage &page)
{
    for (int row = 0; row < page.size(); ++row) {
        const auto status = page.status(row);
        if (status.known && (status.totalAttempts > 0 || status.completed || status.lastDate != api::noTime))
            return true;
    }
    return false;
}

RecordLookUp::RecordLookUp(api::Client &client, QString listId, const api::Format &format, Sleep sleep)
    : m_client(client),
      m_listId(std::move(listId)),
      m_format(format),
      m_sleep(std::move(sleep))
{
}

api::Result<std::vector<Looked>> RecordLookUp::ask(std::span<const AddedRow> rows, const QList<api::ListBinding> &campaigns)
{
    std::vector<Looked> found(rows.size());
    QStringList ids;
    for (const auto &campaign : campaigns) {
        if (!ids.contains(campaign.campaignId)) // one look-up tells of all its instances
            ids.append(campaign.campaignId);
    }
    if (ids.isEmpty())
        ids.append(QStringLiteral("none")); // any text will do
    for (qsizetype i = 0; i < ids.size(); ++i) {
        std::vector<Question> open;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (i == 0 || found[row].standing == Standing::NeverCalled)
                open.push_back({&rows[row], &found[row]});
        }
        for (std::size_t begin = 0; begin < open.size(); begin += atOnce) {
            const auto some = std::span(open).subspan(begin, std::min(atOnce, open.size() - begin));
            if (const auto asked = askAll(some, ids[i]); !asked)
                return tl::unexpected(asked.error());
        }
    }
    return found;
}

api::Result<void> RecordLookUp::askAll(std::span<Question> questions, const QString &campaignId)
{
    std::vector<QByteArray> keys;
    std::vector<api::Call<api::RecordPagePtr>> calls;
    for (const auto &question : questions) {
        keys.push_back(question.row->keysJson());
        calls.push_back(m_client.callingList.get(m_listId, campaignId, keys.back()));
    }
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto page = entryOf(keys[i], campaignId, std::move(calls[i]));
        if (!page)
            return tl::unexpected(page.error());
        auto &answer = *questions[i].answer;
        if ((*page)->size() == 0)
            answer = {Standing::Missing, false};
        else if (tellsOfAttempt(**page))
            answer = {Standing::Called, false};
        else
            answer = {Standing::NeverCalled, questions[i].row->record.equals(**page, 0, m_format, true)};
    }
    return {};
}

// One of thousands must not make all of them begin anew.
api::Result<api::RecordPagePtr> RecordLookUp::entryOf(const QByteArray &keys, const QString &campaignId,
                                                      api::Call<api::RecordPagePtr> call)
{
    auto page = call.result();
    for (int again = 0; again < againAtMost && !page && passes(page.error()); ++again) {
        if (!m_sleep(std::max(pauseBetween, page.error().retryAfter)))
            break;
        page = m_client.callingList.get(m_listId, campaignId, keys).result();
    }
    return page;
}

} // namespace outdial::models
