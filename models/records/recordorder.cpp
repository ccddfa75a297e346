// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/records/recordorder.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <future>
#include <numeric>
#include <thread>

namespace outdial::models {

namespace {

constexpr std::uint32_t rowsBetweenLooks = 4096; // at the stop flag

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool matches(const api::RecordPage &page, int row, const RecordQuery &query, const TextSearch &search)
{
    const int fields = page.entryFieldCount();
    for (int i = 0; i < fields; ++i) {
        if (search.in(page.entryValue(row, i)))
            return true;
    }
    const api::RecordStatus status = page.status(row);
    if (query.stateMatches[static_cast<std::size_t>(recordState(status))] || search.in(status.lastDisposition))
        return true;
    const int extras = page.statusExtraCount();
    for (int i = 0; i < extras; ++i) {
        if (search.in(page.statusExtraValue(row, i)))
            return true;
    }
    return false;
}

// Rows from begin to before end that match, in order; not all when `stop` was set meanwhile.
std::vector<std::uint32_t> matching(const RecordStore &store, const RecordQuery &query, std::uint32_t begin, std::uint32_t end,
                                    const std::atomic_bool &stop)
{
    std::vector<std::uint32_t> rows;
    const TextSearch search(query.text);
    // A word that is shown for a state stands in no page.
    const bool everyRow = search.needle().empty() ||
                          std::any_of(query.stateMatches.begin(), query.stateMatches.end(), [](bool one) { return one; });
    for (std::uint32_t row = begin; row < end && !stop;) {
        const RecordStore::Place place = store.place(row);
        const int last = std::min(place.page->size(), place.row + static_cast<int>(end - row)); // behind it
        const auto look = [&](int at) {
            if (at >= place.row && at < last && matches(*place.page, at, query, search))
                rows.push_back(row + static_cast<std::uint32_t>(at - place.row));
        };
        if (everyRow) {
            for (int at = place.row; at < last; ++at)
                look(at);
        } else {
            for (const int at : place.page->rowsThatMayContain(search.needle()))
                look(at);
        }
        row += static_cast<std::uint32_t>(last - place.row);
    }
    return rows;
}

// By as many threads as there are processors, each with its share of the rows.
std::vector<std::uint32_t> matching(const RecordStore &store, const RecordQuery &query, const std::atomic_bool &stop)
{
    constexpr std::uint32_t fewest = 50'000; // rows, for which a thread is worth its while
    const auto count = static_cast<std::uint32_t>(store.size());
    const std::uint32_t parts = std::clamp(count / fewest, 1U, std::max(1U, std::thread::hardware_concurrency()));
    const auto border = [count, parts](std::uint32_t part) {
        return static_cast<std::uint32_t>(std::uint64_t(count) * part / parts);
    };
    std::vector<std::future<std::vector<std::uint32_t>>> others;
    for (std::uint32_t part = 1; part < parts; ++part) {
        others.push_back(std::async(std::launch::async, [&store, &query, &stop, begin = border(part), end = border(part + 1)] {
            return matching(store, query, begin, end, stop);
        }));
    }
    std::vector<std::uint32_t> rows = matching(store, query, 0, border(1), stop);
    for (auto &other : others) {
        const std::vector<std::uint32_t> more = other.get();
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

std::string_view textOf(const RecordStore &store, std::uint32_t row, const RecordColumn &column)
{
    switch (column.kind) {
    case RecordColumn::Kind::Entry:
        return store.entry(row, column.index);
    case RecordColumn::Kind::Extra:
        return store.extra(row, column.index);
    default:
        return store.status(row).lastDisposition;
    }
}

// Rows with values first, in order; those without behind them.
struct Keyed {
    std::vector<std::pair<std::int64_t, std::uint32_t>> filled;
    std::vector<std::uint32_t> empty;

    std::vector<std::uint32_t> sorted(bool descending)
    {
        std::sort(filled.begin(), filled.end(), [descending](const auto &a, const auto &b) {
            if (a.first != b.first)
                return descending ? a.first > b.first : a.first < b.first;
            return a.second < b.second;
        });
        std::vector<std::uint32_t> rows;
        rows.reserve(filled.size() + empty.size());
        for (const auto &[key, row] : filled)
            rows.push_back(row);
        rows.insert(rows.end(), empty.begin(), empty.end());
        return rows;
    }
};

// By state, attempts or time; or by a text column when all of its values are whole numbers.
std::optional<Keyed> numericKeys(const RecordStore &store, const std::vector<std::uint32_t> &rows, const RecordColumn &column,
                                 const std::atomic_bool &stop)
{
    Keyed keys;
    keys.filled.reserve(rows.size());
    std::uint32_t seen = 0;
    for (const std::uint32_t row : rows) {
        if (++seen % rowsBetweenLooks == 0 && stop)
            return std::nullopt;
        std::optional<std::int64_t> key;
        if (column.kind == RecordColumn::Kind::State) {
            const RecordState state = recordState(store.status(row));
            if (state != RecordState::Unknown)
                key = static_cast<std::int64_t>(state);
        } else if (column.kind == RecordColumn::Kind::Attempts) {
            const api::RecordStatus status = store.status(row);
            if (status.known)
                key = status.totalAttempts;
        } else if (column.kind == RecordColumn::Kind::LastAttempt) {
            const std::int64_t time = store.status(row).lastDate;
            if (time != api::noTime)
                key = time;
        } else {
            const std::string_view text = textOf(store, row, column);
            if (!text.empty()) {
                key = plainInteger(text);
                if (!key)
                    return std::nullopt;
            }
        }
        if (key)
            keys.filled.emplace_back(*key, row);
        else
            keys.empty.push_back(row);
    }
    return keys;
}

// The first eight bytes of a key as a number that compares as they do.
std::uint64_t prefixOf(std::string_view key)
{
    unsigned char bytes[8] = {};
    std::memcpy(bytes, key.data(), std::min<std::size_t>(key.size(), 8));
    std::uint64_t prefix = 0;
    for (const unsigned char byte : bytes)
        prefix = prefix << 8 | byte;
    return prefix;
}

std::optional<std::vector<std::uint32_t>> sortedByText(const RecordStore &store, const std::vector<std::uint32_t> &rows,
                                                       const RecordColumn &column, bool descending, const std::atomic_bool &stop)
{
    struct Item {
        std::uint64_t prefix;
        std::size_t begin; // in the arena of keys
        std::uint32_t length;
        std::uint32_t row;
    };
    std::string arena;
    std::vector<Item> items;
    items.reserve(rows.size());
    std::vector<std::uint32_t> empty;
    for (const std::uint32_t row : rows) {
        if ((items.size() + empty.size()) % rowsBetweenLooks == 0 && stop)
            return std::nullopt;
        const std::string_view text = textOf(store, row, column);
        if (text.empty()) {
            empty.push_back(row);
            continue;
        }
        const std::size_t begin = arena.size();
        appendSortKey(text, arena);
        const std::string_view key = std::string_view(arena).substr(begin);
        items.push_back({prefixOf(key), begin, static_cast<std::uint32_t>(key.size()), row});
    }
    const std::string_view keys = arena;
    std::sort(items.begin(), items.end(), [keys, descending](const Item &a, const Item &b) {
        if (a.prefix != b.prefix)
            return descending ? a.prefix > b.prefix : a.prefix < b.prefix;
        const int order = keys.substr(a.begin, a.length).compare(keys.substr(b.begin, b.length));
        if (order != 0)
            return descending ? order > 0 : order < 0;
        return a.row < b.row;
    });
    if (stop)
        return std::nullopt;
    std::vector<std::uint32_t> sorted;
    sorted.reserve(rows.size());
    for (const Item &item : items)
        sorted.push_back(item.row);
    sorted.insert(sorted.end(), empty.begin(), empty.end());
    return sorted;
}

} // namespace

TextSearch::TextSearch(const QString &text) : m_text(text)
{
    const QByteArray bytes = text.toLower().toUtf8();
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (isAscii(view))
        m_ascii = view;
}

bool TextSearch::in(std::string_view value) const
{
    if (m_ascii.empty()) {
        if (isAscii(value))
            return m_text.isEmpty();
        return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())).contains(m_text, Qt::CaseInsensitive);
    }
    if (value.size() < m_ascii.size())
        return false;
    const char first = m_ascii.front();
    const std::size_t last = value.size() - m_ascii.size();
    for (std::size_t at = 0; at <= last; ++at) {
        if (lower(value[at]) != first)
            continue;
        std::size_t i = 1;
        while (i < m_ascii.size() && lower(value[at + i]) == m_ascii[i])
            ++i;
        if (i == m_ascii.size())
            return true;
    }
    return false;
}

void appendSortKey(std::string_view value, std::string &key)
{
    if (isAscii(value)) {
        for (const char c : value)
            key.push_back(lower(c));
        return;
    }
    const QString folded = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()))
                               .normalized(QString::NormalizationForm_KD)
                               .toCaseFolded();
    QString letters;
    letters.reserve(folded.size());
    for (const QChar c : folded) {
        if (!c.isMark())
            letters.append(c);
    }
    const QByteArray bytes = letters.toUtf8();
    key.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

std::optional<std::int64_t> plainInteger(std::string_view value)
{
    const std::string_view digits = value.starts_with('-') ? value.substr(1) : value;
    if (digits.empty() || digits.size() > 18 || (digits.size() > 1 && digits.front() == '0'))
        return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
        return std::nullopt;
    return number;
}

std::optional<std::vector<std::uint32_t>> arrange(const RecordStore &store, const RecordQuery &query,
                                                  const std::atomic_bool &stop)
{
    std::vector<std::uint32_t> rows;
    const auto count = static_cast<std::uint32_t>(store.size());
    if (query.text.isEmpty()) {
        rows.resize(count);
        std::iota(rows.begin(), rows.end(), 0U);
    } else {
        rows = matching(store, query, stop);
        if (stop)
            return std::nullopt;
    }
    if (!query.sortBy)
        return rows;
    if (auto keys = numericKeys(store, rows, *query.sortBy, stop))
        return stop ? std::nullopt : std::optional(keys->sorted(query.descending));
    if (stop)
        return std::nullopt;
    return sortedByText(store, rows, *query.sortBy, query.descending, stop);
}

} // namespace outdial::models
