// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/progresscounter.h>

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace outdial::models {

namespace {

// State of a slot: two flags and 14 bits of attempts.
constexpr std::uint16_t completedBit = 1U << 15;
constexpr std::uint16_t attemptedBit = 1U << 14;
constexpr std::uint16_t attemptsMask = attemptedBit - 1;

std::uint64_t mixed(std::uint64_t value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    value ^= value >> 33;
    return value;
}

std::uint64_t hashOf(std::string_view text) { return std::hash<std::string_view>{}(text); }

// The identity of the n-th of several equal entries.
std::uint64_t copyOf(std::uint64_t id, std::uint64_t copy)
{
    const std::uint64_t value = copy == 0 ? id : mixed(id + copy * 0x9e3779b97f4a7c15ULL);
    return value == 0 ? 1 : value;
}

} // namespace

void RecordSums::clear()
{
    m_slots = {};
    m_size = 0;
}

// Linear probing over any capacity, not only powers of two: growing by half keeps the table at least 0.56 full.
RecordSums::Slot *RecordSums::place(std::uint64_t id)
{
    const std::size_t capacity = m_slots.size();
    __extension__ using Wide = unsigned __int128;
    auto at = static_cast<std::size_t>((Wide{mixed(id)} * capacity) >> 64);
    while (m_slots[at].id != 0 && m_slots[at].id != id)
        at = at + 1 == capacity ? 0 : at + 1;
    return &m_slots[at];
}

RecordSums::Slot *RecordSums::find(std::uint64_t id)
{
    if (m_slots.empty())
        return nullptr;
    Slot *slot = place(id);
    return slot->id == id ? slot : nullptr;
}

RecordSums::Slot &RecordSums::insert(std::uint64_t id)
{
    if (m_slots.empty() || std::size_t(m_size + 1) * 20 > m_slots.size() * 17)
        grow();
    Slot *slot = place(id);
    slot->id = id;
    ++m_size;
    return *slot;
}

void RecordSums::grow()
{
    std::vector<Slot> old(std::max<std::size_t>(64, m_slots.size() + m_slots.size() / 2));
    old.swap(m_slots);
    for (const Slot &slot : old) {
        if (slot.id != 0)
            *place(slot.id) = slot;
    }
}

struct ProgressCounter::Seen {
    const api::RecordPage *page = nullptr;
    int row = 0;
    std::uint16_t state = 0;
    std::uint16_t disposition = 0;
    std::int64_t date = api::noTime;

    std::uint32_t shortDate() const { return date == api::noTime ? 0 : static_cast<std::uint32_t>(date); }
    std::uint32_t attempts() const { return state & attemptsMask; }
};

struct ProgressCounter::Side {
    RecordSums &records;
    ProgressFigures &figures;
    Results &results;
    bool walking = false;
    std::int64_t walkStarted = 0;
    std::int64_t seenTo = 0; // the last attempt when the delta began
};

ProgressCounter::ProgressCounter(std::vector<std::string> keyFields) : m_keyFields(std::move(keyFields)) {}

void ProgressCounter::beginWalk(std::int64_t startedAt)
{
    m_walkRecords.clear();
    m_walkFigures = {};
    m_walkResults = {};
    m_walkStarted = startedAt;
    m_walking = true;
}

void ProgressCounter::endWalk()
{
    if (!m_walking)
        return;
    m_knownRecords = std::move(m_walkRecords);
    m_walkRecords.clear();
    if (!m_figures.approximate && !m_walkFigures.approximate)
        m_walkResults.history.keepFrom(m_results.history);
    m_figures = m_walkFigures;
    m_results = std::move(m_walkResults);
    m_walkResults = {};
    m_wholeChanged = true;
    m_seenTo = INT64_MAX;
    m_known = true;
    m_walking = false;
}

void ProgressCounter::abandonWalk()
{
    m_walkRecords.clear();
    m_walkResults = {};
    m_walking = false;
}

std::optional<ProgressFigures> ProgressCounter::figures() const { return m_known ? std::optional(m_figures) : std::nullopt; }

std::optional<std::int64_t> ProgressCounter::deltaStart(std::int64_t overlapMs)
{
    m_seenTo = m_figures.lastAttempt;
    if (!m_known || m_figures.lastAttempt == api::noTime)
        return std::nullopt;
    return m_figures.lastAttempt - overlapMs;
}

// A sum over the fields, so that their order on a page, which may differ from page to page, does not matter. Absent, null and
// empty values are the same on the wire and add nothing.
std::uint64_t ProgressCounter::identity(const api::RecordPage &page, int row, const std::vector<int> &keys,
                                        const std::vector<std::uint64_t> &names) const
{
    std::uint64_t sum = 0;
    const auto addField = [&](int field) {
        const std::string_view value = page.entryValue(row, field);
        if (!value.empty())
            sum += mixed(hashOf(value) ^ names[std::size_t(field)]);
    };
    if (keys.empty()) {
        for (int field = 0; field < page.entryFieldCount(); ++field)
            addField(field);
    } else {
        for (const int field : keys)
            addField(field);
    }
    return copyOf(mixed(sum), 0);
}

void ProgressCounter::add(const api::RecordPage &page) { add(page, m_walking); }

void ProgressCounter::addDelta(const api::RecordPage &page) { add(page, false); }

void ProgressCounter::add(const api::RecordPage &page, bool walking)
{
    std::vector<std::uint64_t> names;
    std::vector<int> keys;
    names.reserve(std::size_t(page.entryFieldCount()));
    for (int field = 0; field < page.entryFieldCount(); ++field) {
        const std::string_view name = page.entryFieldName(field);
        names.push_back(mixed(hashOf(name)));
        if (std::find(m_keyFields.begin(), m_keyFields.end(), name) != m_keyFields.end())
            keys.push_back(field);
    }
    // A key that the entries do not have is no key: the format has changed, or was remembered wrong.
    const bool keyed = !keys.empty() && keys.size() == m_keyFields.size();
    if (!keyed)
        keys.clear();
    const Side side = walking ? Side{m_walkRecords, m_walkFigures, m_walkResults, true, m_walkStarted, 0}
                              : Side{m_knownRecords, m_figures, m_results, false, 0, m_seenTo};
    side.results.history.setLatest(m_latest);
    for (int row = 0; row < page.size(); ++row) {
        const api::RecordStatus status = page.status(row);
        Seen seen;
        seen.page = &page;
        seen.row = row;
        seen.date = status.lastDate;
        // Of a tenant that gives the attempts and not their number, or fewer than there were: the larger.
        seen.state = std::uint16_t(std::clamp(std::max(status.totalAttempts, page.attemptCount(row)), 0, int(attemptsMask)));
        // A tenant may leave totalAttempts out; a time of the last attempt says as much.
        if (seen.attempts() > 0 || status.lastDate != api::noTime)
            seen.state |= attemptedBit;
        if (status.completed)
            seen.state |= completedBit;
        seen.disposition = dispositionNumber(status.lastDisposition);
        put(side, identity(page, row, keys, names), seen, keyed);
        if (status.lastDate <= m_latest)
            side.figures.lastAttempt = std::max(side.figures.lastAttempt, status.lastDate);
    }
}

std::uint16_t ProgressCounter::dispositionNumber(std::string_view name)
{
    std::string key(name);
    if (const auto known = m_dispositionNumbers.find(key); known != m_dispositionNumbers.end())
        return known->second;
    // No tenant has so many; what is beyond counts as the last one.
    if (m_dispositions.size() == UINT16_MAX)
        return UINT16_MAX - 1;
    const auto number = std::uint16_t(m_dispositions.size());
    m_dispositions.push_back(key);
    m_dispositionNumbers.emplace(std::move(key), number);
    return number;
}

std::optional<HistoryChanges> ProgressCounter::takeChanges()
{
    if (!m_known)
        return std::nullopt;
    HistoryChanges changes;
    m_results.history.takeChanges(changes, std::exchange(m_wholeChanged, false));
    changes.approximate = m_figures.approximate;
    for (std::size_t number = 0; number < m_results.dispositions.size(); ++number) {
        if (m_results.dispositions[number] > 0)
            changes.dispositions.emplace_back(m_dispositions[number], m_results.dispositions[number]);
    }
    return changes;
}

void ProgressCounter::replace(RecordSums::Slot &slot, const Side &side, const Seen &seen)
{
    const auto has = [](std::uint16_t state, std::uint16_t bit) { return (state & bit) != 0; };
    addNewAttempts(slot, side, seen);
    side.figures.attempts += qint64(seen.attempts()) - qint64(slot.state & attemptsMask);
    side.figures.attempted += int(has(seen.state, attemptedBit)) - int(has(slot.state, attemptedBit));
    side.figures.completed += int(has(seen.state, completedBit)) - int(has(slot.state, completedBit));
    if (has(slot.state, attemptedBit))
        --side.results.dispositions[slot.disposition];
    if (has(seen.state, attemptedBit)) {
        if (side.results.dispositions.size() <= seen.disposition)
            side.results.dispositions.resize(std::size_t{seen.disposition} + 1);
        ++side.results.dispositions[seen.disposition];
    }
    slot.state = seen.state;
    slot.disposition = seen.disposition;
    slot.date = seen.shortDate();
}

// slot: the record as it was.
void ProgressCounter::addNewAttempts(const RecordSums::Slot &slot, const Side &side, const Seen &seen)
{
    const api::RecordStatus status = seen.page->status(seen.row);
    const int isNew = int(seen.attempts()) - int(slot.state & attemptsMask);
    const int given = seen.page->attemptCount(seen.row);
    if (isNew > 0 && given > 0) {
        std::vector<api::Attempt> attempts;
        attempts.reserve(std::size_t(given));
        for (int i = 0; i < given; ++i)
            attempts.push_back(seen.page->attempt(seen.row, i));
        std::ranges::stable_sort(attempts, {}, &api::Attempt::date); // the order on the wire is not promised
        for (int i = std::max(0, given - isNew); i < given; ++i)
            side.results.history.addAttempt(attempts[std::size_t(i)]);
    } else if (isNew > 0) {
        api::Attempt last;
        last.callAttempted = true;
        last.disposition = status.lastDisposition;
        last.agent = status.lastAgent;
        last.date = status.lastDate;
        last.callDuration = status.lastCallDuration;
        side.results.history.addAttempt(last);
    }
    if ((seen.state & completedBit) != 0 && (slot.state & completedBit) == 0)
        side.results.history.addCompletion(status.completedTime != api::noTime ? status.completedTime : status.lastDate,
                                           status.lastAgent);
}

bool ProgressCounter::isAllAfter(const Seen &seen, std::int64_t time)
{
    const int given = seen.page->attemptCount(seen.row);
    if (std::uint32_t(given) < seen.attempts())
        return false;
    for (int i = 0; i < given; ++i) {
        if (seen.page->attempt(seen.row, i).date <= time)
            return false;
    }
    return true;
}

void ProgressCounter::put(const Side &side, std::uint64_t id, const Seen &seen, bool keyed)
{
    RecordSums &records = side.records;
    ProgressFigures &figures = side.figures;
    RecordSums::Slot *first = records.find(id);
    if (keyed) {
        replace(first ? *first : records.insert(id), side, seen);
        return;
    }
    if (!first) {
        // Not seen before, though it was dialed more than once: perhaps an entry that was edited since, unless all of it is new.
        if (!side.walking && seen.attempts() > 1 && !isAllAfter(seen, side.seenTo))
            figures.approximate = true;
        replace(records.insert(id), side, seen);
        return;
    }
    // Among equal entries: the same version again, else the one that this may be the next version of.
    RecordSums::Slot *older = nullptr;
    std::uint64_t copies = 0;
    for (RecordSums::Slot *slot = first; slot; slot = records.find(copyOf(id, ++copies))) {
        const std::uint32_t attempts = slot->state & attemptsMask;
        if (attempts == seen.attempts() && slot->date == seen.shortDate()) {
            // In a walk each record comes once, so this is another record unless it was dialed while we walk.
            if (!side.walking || seen.date >= side.walkStarted) {
                replace(*slot, side, seen);
                return;
            }
        } else if (attempts < seen.attempts() && (!older || attempts > (older->state & attemptsMask))) {
            older = slot;
        }
    }
    // The walk is in the order of the last attempt: a record that is dialed meanwhile comes a second time, at its end.
    const bool isNextVersion = older && (!side.walking || seen.date >= side.walkStarted);
    if (copies > 1 || !isNextVersion)
        figures.approximate = true;
    replace(isNextVersion ? *older : records.insert(copyOf(id, copies)), side, seen);
}

} // namespace outdial::models
