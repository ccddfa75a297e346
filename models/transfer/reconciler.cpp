// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/passingerrors.h>
#include <models/transfer/reconciler.h>
#include <models/transfer/sentrecord.h>

#include <algorithm>

namespace outdial::models {

namespace {

// How many look-ups are under way at once.
constexpr std::size_t lookUpsAtOnce = 6;
constexpr int lookUpsAgain = 3;

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
      m_sleep(std::move(sleep))
{
}

api::Result<qint64> Reconciler::total()
{
    return m_client.callingList.getList(m_listId).result().map(
        [](const api::CallingListDetail &list) { return list.totalRecords; });
}

api::Result<qint64> Reconciler::steadyTotal()
{
    const bool keyed = m_settings.typesKnown && m_settings.format.hasKey();
    const auto pause = keyed ? m_options.pause : std::max({m_options.pause, m_options.keylessPause, 2 * m_slowest});
    qint64 last = -1;
    for (int same = 0; same < m_options.readings;) {
        if (!m_sleep(pause))
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

api::Result<void> Reconciler::settle(Batch &batch, const std::vector<int> &rows, qint64 totalBefore, bool timedOut)
{
    const auto now = steadyTotal();
    if (!now)
        return tl::unexpected(now.error());
    const qint64 taken = totalBefore < 0 ? -1 : *now - totalBefore;
    const bool keyed = m_settings.typesKnown && m_settings.format.hasKey();

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
    const auto found = lookUp(batch, rows);
    if (!found)
        return tl::unexpected(found.error());
    if (std::ranges::find(*found, Found::Keyless) != found->end()) {
        // Found out only now that the list has no key.
        if (taken == qint64(rows.size()))
            setAll(batch, rows, Fate::Added);
        else
            setAll(batch, rows, Fate::Unknown, Cause::AnswerLost);
        return {};
    }
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

// A look-up that fails for a passing reason is made again by itself: one of thousands must not make all of them begin anew.
api::Result<api::RecordPagePtr> Reconciler::entryOf(const QByteArray &keys, const api::Call<api::RecordPagePtr> &call)
{
    auto page = call.result();
    for (int again = 0; again < lookUpsAgain && !page && passes(page.error()); ++again) {
        if (!m_sleep(m_options.pause))
            return tl::unexpected(cancelled());
        page = askFor(keys).result();
    }
    return page;
}

// Any text serves as the campaign: the entry alone is asked for.
api::Call<api::RecordPagePtr> Reconciler::askFor(const QByteArray &keys)
{
    return m_client.callingList.get(m_listId, QStringLiteral("none"), keys);
}

api::Result<std::vector<Reconciler::Found>> Reconciler::lookUp(const Batch &batch, const std::vector<int> &rows, Compare compare)
{
    struct Asked {
        SentRecord record;
        QByteArray keys;
        api::Call<api::RecordPagePtr> call;
    };
    std::vector<Found> found(rows.size(), Found::Missing);
    for (std::size_t begin = 0; begin < rows.size(); begin += lookUpsAtOnce) {
        const std::size_t end = std::min(begin + lookUpsAtOnce, rows.size());
        std::vector<Asked> asked;
        for (std::size_t i = begin; i < end; ++i) {
            auto record = SentRecord::parse(batch.json(batch.rows[size_t(rows[i])])).value_or(SentRecord());
            auto keys = QByteArray::fromStdString(record.keysJson(m_settings.format, m_settings.typesKnown));
            auto call = askFor(keys);
            asked.push_back({std::move(record), std::move(keys), std::move(call)});
        }
        for (std::size_t i = begin; i < end; ++i) {
            const auto &record = asked[i - begin].record;
            const auto page = entryOf(asked[i - begin].keys, asked[i - begin].call);
            if (!page) {
                if (page.error().kind == api::ErrorKind::BadRequest && !m_settings.typesKnown) {
                    found[i] = Found::Keyless;
                    continue;
                }
                return tl::unexpected(page.error());
            }
            if ((*page)->size() == 0)
                continue;
            const bool same = compare == Compare::Whole ? record.equals(**page, 0, m_settings.format, m_settings.typesKnown)
                                                        : record.isPartOf(**page, 0, m_settings.format);
            found[i] = same ? Found::Same : Found::Different;
        }
    }
    return found;
}

} // namespace outdial::models
