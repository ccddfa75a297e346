// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/reconciler.h>
#include <models/transfer/sentrecord.h>

#include <algorithm>

namespace outdial::models {

namespace {

api::ApiError cancelled()
{
    api::ApiError error;
    error.kind = api::ErrorKind::Cancelled;
    return error;
}

} // namespace

Reconciler::Reconciler(api::Client &client, QString listId, const ImportSettings &settings, ReconcileOptions options, Sleep sleep)
    : m_client(client),
      m_listId(std::move(listId)),
      m_settings(settings),
      m_options(options),
      m_sleep(std::move(sleep)),
      m_entries(client, m_listId, m_sleep, options.pause)
{
}

api::Result<qint64> Reconciler::total()
{
    return m_client.callingList.getList(m_listId).result().map(
        [](const api::CallingListDetail &list) { return list.totalRecords; });
}

std::chrono::milliseconds Reconciler::pause() const
{
    return hasKeys() ? m_options.pause : std::max({m_options.pause, m_options.keylessPause, 2 * m_slowest});
}

api::Result<qint64> Reconciler::steadyTotal()
{
    qint64 last = -1;
    for (int same = 0; same < m_options.readings;) {
        if (!m_sleep(pause()))
            return tl::unexpected(cancelled());
        const auto now = total();
        if (!now)
            return now;
        same = *now == last ? same + 1 : 1;
        last = *now;
    }
    m_lastTotal = last;
    return last;
}

// The steady number. Where a row that arrives late would be doubled, one that is as before is watched for a while.
api::Result<qint64> Reconciler::totalOnceTaken(qint64 totalBefore)
{
    const auto begun = std::chrono::steady_clock::now();
    const auto watch = std::max(m_options.keylessWatch, 4 * m_slowest);
    auto now = steadyTotal();
    while (now && !hasKeys() && *now == totalBefore && std::chrono::steady_clock::now() - begun < watch) {
        if (!m_sleep(pause()))
            return tl::unexpected(cancelled());
        now = total();
        if (now && *now != totalBefore)
            now = steadyTotal();
    }
    return now;
}

api::Result<void> Reconciler::settle(Batch &batch, const std::vector<int> &rows, qint64 totalBefore, bool timedOut)
{
    const auto now = totalOnceTaken(totalBefore);
    if (!now)
        return tl::unexpected(now.error());
    const qint64 taken = totalBefore < 0 ? -1 : *now - totalBefore;
    const bool keyed = hasKeys();

    // Nothing arrived. With keys a second submission cannot double a row, so it may go out again even if the first should still
    // arrive.
    if (taken == 0 && (keyed || !timedOut)) {
        setAll(batch, rows, Fate::Resend);
        return {};
    }
    if (m_settings.typesKnown && !keyed) {
        if (taken == qint64(rows.size()))
            setAll(batch, rows, Fate::Added);
        else
            setAll(batch, rows, Fate::Unknown, Cause::AnswerLost);
        return {};
    }
    auto found = lookUp(batch, rows);
    if (!found)
        return tl::unexpected(found.error());
    if (std::ranges::all_of(*found, [](Found one) { return one == Found::Keyless; })) {
        // Found out only now that the list has no key.
        if (taken == qint64(rows.size()))
            setAll(batch, rows, Fate::Added);
        else
            setAll(batch, rows, Fate::Unknown, Cause::AnswerLost);
        return {};
    }
    // Others have one: the tenant takes no row without, however often it is sent, and says so.
    std::ranges::replace(*found, Found::Keyless, Found::Missing);
    judge(batch, rows, *found, taken, Fate::Resend);
    return {};
}

api::Result<void> Reconciler::settleDuplicates(Batch &batch, const std::vector<int> &rows, qint64 totalBefore, qint64 addedNow)
{
    const auto now = steadyTotal();
    if (!now)
        return tl::unexpected(now.error());
    const qint64 taken = totalBefore < 0 ? -1 : *now - totalBefore - addedNow;
    if (taken == 0)
        return {}; // they are duplicates of records that were there before
    const auto found = lookUp(batch, rows);
    if (!found)
        return tl::unexpected(found.error());
    judge(batch, rows, *found, taken, Fate::Unknown);
    return {};
}

api::Result<void> Reconciler::settleUnclear(Batch &batch, const std::vector<int> &rows, qint64 added)
{
    if (m_settings.typesKnown && !m_settings.format.hasKey()) {
        setAll(batch, rows, Fate::Unknown, Cause::Unmatched);
        return {};
    }
    const auto found = lookUp(batch, rows);
    if (!found)
        return tl::unexpected(found.error());
    judge(batch, rows, *found, added, Fate::Unknown);
    for (const int index : rows) {
        auto &row = batch.rows[size_t(index)];
        if (row.fate == Fate::Unknown)
            row.cause = Cause::Unmatched;
    }
    return {};
}

api::Result<void> Reconciler::settleUpdates(Batch &batch, const std::vector<int> &rows)
{
    const auto found = lookUp(batch, rows, Compare::SentFields);
    if (!found)
        return tl::unexpected(found.error());
    for (std::size_t i = 0; i < rows.size(); ++i)
        batch.rows[size_t(rows[i])].fate = (*found)[i] == Found::Same ? Fate::Updated : Fate::Resend;
    return {};
}

api::Result<void> Reconciler::settleUnclearUpdates(Batch &batch, const std::vector<int> &rows)
{
    const auto settled = settleUpdates(batch, rows);
    if (!settled)
        return settled;
    for (const int index : rows) {
        auto &row = batch.rows[size_t(index)];
        if (row.fate == Fate::Resend) {
            row.fate = Fate::Unknown;
            row.cause = Cause::Unmatched;
        }
    }
    return {};
}

void Reconciler::setAll(Batch &batch, const std::vector<int> &rows, Fate fate, Cause cause)
{
    for (const int index : rows) {
        batch.rows[size_t(index)].fate = fate;
        batch.rows[size_t(index)].cause = cause;
    }
}

// taken: how many records the list gained by these rows, -1 when not known. A record that says something else than the row was
// there before. Whether one that says the same is ours, only the numbers can tell.
void Reconciler::judge(Batch &batch, const std::vector<int> &rows, const std::vector<Found> &found, qint64 taken, Fate missing)
{
    const auto same = qint64(std::ranges::count(found, Found::Same));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto &row = batch.rows[size_t(rows[i])];
        switch (found[i]) {
        case Found::Missing:
            row.fate = missing;
            row.cause = missing == Fate::Unknown ? Cause::AnswerLost : Cause::None;
            break;
        case Found::Different:
            row.fate = Fate::Rejected;
            row.cause = Cause::DuplicateKey;
            break;
        case Found::Same:
        case Found::Keyless:
            if (taken >= same) {
                row.fate = Fate::Added;
                row.cause = Cause::None;
            } else if (taken == 0) {
                row.fate = Fate::Rejected;
                row.cause = Cause::DuplicateKey;
            } else {
                row.fate = Fate::Unknown;
                row.cause = found[i] == Found::Same ? Cause::AddedOrThere : Cause::AnswerLost;
            }
            break;
        }
    }
}

api::Result<std::vector<Reconciler::Found>> Reconciler::lookUp(const Batch &batch, const std::vector<int> &rows, Compare compare)
{
    std::vector<SentRecord> records;
    std::vector<QByteArray> keys;
    for (const int row : rows) {
        records.push_back(SentRecord::parse(batch.json(batch.rows[size_t(row)])).value_or(SentRecord()));
        keys.push_back(QByteArray::fromStdString(records.back().keysJson(m_settings.format, m_settings.typesKnown)));
    }
    std::vector<Found> found(rows.size(), Found::Missing);
    const auto take = [&](std::size_t i, const api::Result<api::RecordPagePtr> &page) -> api::Result<void> {
        if (!page && page.error().kind == api::ErrorKind::BadRequest && !m_settings.typesKnown) {
            found[i] = Found::Keyless;
            return {};
        }
        if (!page)
            return tl::unexpected(page.error());
        if ((*page)->size() == 0)
            return {};
        const bool same = compare == Compare::Whole ? records[i].equals(**page, 0, m_settings.format, m_settings.typesKnown)
                                                    : records[i].isPartOf(**page, 0, m_settings.format);
        found[i] = same ? Found::Same : Found::Different;
        return {};
    };
    if (const auto asked = m_entries.ask(keys, {}, take); !asked)
        return tl::unexpected(asked.error());
    return found;
}

} // namespace outdial::models
