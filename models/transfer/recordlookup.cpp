// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/recordlookup.h>

namespace outdial::models {

namespace {

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

RecordLookUp::RecordLookUp(api::Client &client, const QString &listId, const api::Format &format, EntryLookUp::Sleep sleep)
    : m_entries(client, listId, std::move(sleep), pauseBetween),
      m_format(format)
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
        ids.append(QString()); // only whether it is there
    for (qsizetype i = 0; i < ids.size(); ++i) {
        std::vector<Question> open;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (i == 0 || found[row].standing == Standing::NeverCalled)
                open.push_back({&rows[row], &found[row]});
        }
        if (const auto asked = askAll(open, ids[i]); !asked)
            return tl::unexpected(asked.error());
    }
    return found;
}

api::Result<void> RecordLookUp::askAll(std::span<const Question> questions, const QString &campaignId)
{
    std::vector<QByteArray> keys;
    for (const auto &question : questions)
        keys.push_back(question.row->keysJson());
    return m_entries.ask(keys, campaignId, [&](std::size_t i, const api::Result<api::RecordPagePtr> &page) -> api::Result<void> {
        if (!page)
            return tl::unexpected(page.error());
        auto &answer = *questions[i].answer;
        if ((*page)->size() == 0)
            answer = {Standing::Missing, false};
        else if (tellsOfAttempt(**page))
            answer = {Standing::Called, false};
        else
            answer = {Standing::NeverCalled, questions[i].row->record.equals(**page, 0, m_format, true)};
        return {};
    });
}

} // namespace outdial::models
