// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/progresscounter.h>

#include <algorithm>
#include <functional>
#include <string_view>

namespace outdial::models {

namespace {

// State of a slot: two flags and 30 bits of attempts.
constexpr std::uint32_t completedBit = 1U << 31;
constexpr std::uint32_t attemptedBit = 1U << 30;
constexpr std::uint32_t attemptsMask = attemptedBit - 1;

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
    std::uint32_t state = 0;
    std::int64_t date = api::noTime;

    std::uint32_t shortDate() const { return date == api::noTime ? 0 : static_cast<std::uint32_t>(date); }
    std::uint32_t attempts() const { return state & attemptsMask; }
};

ProgressCounter::ProgressCounter(std::vector<std::string> keyFields) : m_keyFields(std::move(keyFields)) {}

void ProgressCounter::beginWalk(std::int64_t startedAt)
{
    m_walkRecords.clear();
    m_walkFigures = {};
    m_walkStarted = startedAt;
    m_walking = true;
}

void ProgressCounter::endWalk()
{
    if (!m_walking)
        return;
    m_knownRecords = std::move(m_walkRecords);
    m_walkRecords.clear();
    m_figures = m_walkFigures;
    m_known = true;
    m_walking = false;
}

void ProgressCounter::abandonWalk()
{
    m_walkRecords.clear();
    m_walking = false;
}

std::optional<ProgressFigures> ProgressCounter::figures() const { return m_known ? std::optional(m_figures) : std::nullopt; }

std::optional<std::int64_t> ProgressCounter::deltaStart(std::int64_t overlapMs) const
{
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

void ProgressCounter::add(const api::RecordPage &page)
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
    RecordSums &records = m_walking ? m_walkRecords : m_knownRecords;
    ProgressFigures &figures = m_walking ? m_walkFigures : m_figures;
    for (int row = 0; row < page.size(); ++row) {
        const api::RecordStatus status = page.status(row);
        Seen seen;
        seen.date = status.lastDate;
        seen.state = std::uint32_t(std::clamp(status.totalAttempts, 0, int(attemptsMask)));
        // A tenant may leave totalAttempts out; a time of the last attempt says as much.
        if (status.totalAttempts > 0 || status.lastDate != api::noTime)
            seen.state |= attemptedBit;
        if (status.completed)
            seen.state |= completedBit;
        put(records, figures, identity(page, row, keys, names), seen, keyed);
        if (status.lastDate != api::noTime)
            figures.lastAttempt = std::max(figures.lastAttempt, status.lastDate);
    }
}

void ProgressCounter::replace(RecordSums::Slot &slot, ProgressFigures &figures, const Seen &seen)
{
    figures.attempts += qint64(seen.attempts()) - qint64(slot.state & attemptsMask);
    figures.attempted += ((seen.state & attemptedBit) ? 1 : 0) - ((slot.state & attemptedBit) ? 1 : 0);
    figures.completed += ((seen.state & completedBit) ? 1 : 0) - ((slot.state & completedBit) ? 1 : 0);
    slot.state = seen.state;
    slot.date = seen.shortDate();
}

void ProgressCounter::put(RecordSums &records, ProgressFigures &figures, std::uint64_t id, const Seen &seen, bool keyed)
{
    RecordSums::Slot *first = records.find(id);
    if (keyed) {
        replace(first ? *first : records.insert(id), figures, seen);
        return;
    }
    if (!first) {
        // Not seen before, though it was dialed more than once: perhaps an entry that was edited since.
        if (!m_walking && seen.attempts() > 1)
            figures.approximate = true;
        replace(records.insert(id), figures, seen);
        return;
    }
    // Among equal entries: the same version again, else the one that this may be the next version of.
    RecordSums::Slot *older = nullptr;
    std::uint64_t copies = 0;
    for (RecordSums::Slot *slot = first; slot; slot = records.find(copyOf(id, ++copies))) {
        const std::uint32_t attempts = slot->state & attemptsMask;
        if (attempts == seen.attempts() && slot->date == seen.shortDate()) {
            // In a walk each record comes once, so this is another record unless it was dialed while we walk.
            if (!m_walking || seen.date >= m_walkStarted) {
                replace(*slot, figures, seen);
                return;
            }
        } else if (attempts < seen.attempts() && (!older || attempts > (older->state & attemptsMask))) {
            older = slot;
        }
    }
    // The walk is in the order of the last attempt: a record that is dialed meanwhile comes a second time, at its end.
    const bool isNextVersion = older && (!m_walking || seen.date >= m_walkStarted);
    if (copies > 1 || !isNextVersion)
        figures.approximate = true;
    replace(isNextVersion ? *older : records.insert(copyOf(id, copies)), figures, seen);
}

} // namespace outdial::models
