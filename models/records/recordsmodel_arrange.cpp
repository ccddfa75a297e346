// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How rows and columns of RecordsModel come and change: pages that arrive, pages that were read again, and arrangements that a
// worker made.

#include <QtConcurrent/QtConcurrentRun>

#include <models/connect/answered.h>
#include <models/records/recordsmodel.h>
#include <models/records/recordwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int sampledRows = 100;
constexpr std::int64_t searchedRows = 4096; // each way, for a row that moved
constexpr int arrangeInterval = 500;        // ms, while pages arrive under a filter or sort

// Ids, phones, zip codes and dates: every value has a digit, and nothing but digits, capitals and separators.
template <typename Value>
bool isCodeColumn(const Value &value, int rows)
{
    bool any = false;
    for (int row = 0; row < rows; ++row) {
        const std::string_view text = value(row);
        if (text.empty())
            continue;
        bool digit = false;
        for (const char c : text) {
            const bool isDigit = c >= '0' && c <= '9';
            if (!isDigit && !(c >= 'A' && c <= 'Z') && std::string_view("-+./:_() ").find(c) == std::string_view::npos)
                return false;
            digit = digit || isDigit;
        }
        if (!digit)
            return false;
        any = true;
    }
    return any;
}

// Where the rows of one reading are in the next: a record has no id, so the one with the same entry near by, else the one at the
// same place, which was changed.
class RowFinder {
public:
    RowFinder(const RecordStore &before, const RecordStore &after) : m_before(before), m_after(after) {}

    std::int64_t find(std::int64_t row)
    {
        if (same(row, row + m_shift))
            return row + m_shift;
        for (std::int64_t away = 0; away <= searchedRows; ++away) {
            for (const std::int64_t at : {row - away, row + away}) {
                if (same(row, at)) {
                    m_shift = at - row;
                    return at;
                }
            }
        }
        return row < m_after.size() ? row : -1;
    }

private:
    bool same(std::int64_t before, std::int64_t after) const
    {
        if (after < 0 || after >= m_after.size())
            return false;
        for (int column = 0; column < m_before.entryColumns(); ++column) {
            if (m_before.entry(before, column) != m_after.entry(after, column))
                return false;
        }
        return true;
    }

    const RecordStore &m_before;
    const RecordStore &m_after;
    std::int64_t m_shift = 0; // of the row before, likely of the next
};

} // namespace

void RecordsModel::takePages(const RecordLoader::Pages &pages)
{
    RecordStore &store = m_nextStore ? *m_nextStore : m_store;
    addColumns(store.newNames(pages), pages);
    qint64 rows = 0;
    for (const api::RecordPagePtr &page : pages)
        rows += page->size();
    const auto appendAll = [&store, &pages] {
        for (const api::RecordPagePtr &page : pages)
            store.append(page);
    };
    if (m_nextStore || m_arranged || rows == 0) {
        appendAll();
    } else {
        const int first = static_cast<int>(m_store.size());
        beginInsertRows({}, first, first + static_cast<int>(rows) - 1);
        appendAll();
        endInsertRows();
    }
    if (!m_query.isPlain() && !m_arranging && !m_arrangeAgain.isActive())
        m_arrangeAgain.start(m_arranged ? arrangeInterval : 0);
    syncLastRow();
    Q_EMIT progressChanged();
}

void RecordsModel::addColumns(const RecordStore::NewNames &names, std::span<const api::RecordPagePtr> pages)
{
    const auto page = pages.empty() ? nullptr : pages.back();
    const int rows = page ? std::min(page->size(), sampledRows) : 0;
    const auto addTo = [this](auto add) {
        add(m_store);
        if (m_nextStore)
            add(*m_nextStore);
    };
    if (!names.entry.empty()) {
        const int first = m_store.entryColumns();
        beginInsertColumns({}, first, first + static_cast<int>(names.entry.size()) - 1);
        addTo([&names](RecordStore &store) { store.addEntryColumns(names.entry); });
        m_entryIsCode.resize(static_cast<std::size_t>(m_store.entryColumns()), false);
        for (int i = 0; page && i < page->entryFieldCount(); ++i) {
            const auto at = std::find(names.entry.begin(), names.entry.end(), page->entryFieldName(i));
            if (at != names.entry.end())
                m_entryIsCode[static_cast<std::size_t>(first + (at - names.entry.begin()))] =
                    isCodeColumn([&](int row) { return page->entryValue(row, i); }, rows);
        }
        endInsertColumns();
    }
    if (!names.extra.empty()) {
        const int first = columnCount();
        const int known = m_store.extraColumns();
        beginInsertColumns({}, first, first + static_cast<int>(names.extra.size()) - 1);
        addTo([&names](RecordStore &store) { store.addExtraColumns(names.extra); });
        m_extraIsCode.resize(static_cast<std::size_t>(m_store.extraColumns()), false);
        for (int i = 0; page && i < page->statusExtraCount(); ++i) {
            const auto at = std::find(names.extra.begin(), names.extra.end(), page->statusExtraName(i));
            if (at != names.extra.end())
                m_extraIsCode[static_cast<std::size_t>(known + (at - names.extra.begin()))] =
                    isCodeColumn([&](int row) { return page->statusExtraValue(row, i); }, rows);
        }
        endInsertColumns();
    }
}

void RecordsModel::replacePages(const RecordLoader::Pages &pages)
{
    // The columns that are there stay, in their order, whether or not a field still occurs.
    RecordStore next;
    std::vector<std::string> names;
    names.reserve(size_t(std::max(m_store.entryColumns(), m_store.extraColumns())));
    for (int i = 0; i < m_store.entryColumns(); ++i)
        names.push_back(m_store.entryName(i));
    next.addEntryColumns(names);
    names.clear();
    for (int i = 0; i < m_store.extraColumns(); ++i)
        names.push_back(m_store.extraName(i));
    next.addExtraColumns(names);
    m_nextStore = std::move(next);
    addColumns(m_nextStore->newNames(pages), pages);
    for (const api::RecordPagePtr &page : pages)
        m_nextStore->append(page);
    if (m_query.isPlain())
        apply({}, false);
    else
        startArranging();
    Q_EMIT progressChanged();
}

void RecordsModel::setFilter(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_query.text)
        return;
    m_query.text = wanted;
    for (const RecordState state : {RecordState::NeverCalled, RecordState::Open, RecordState::Completed})
        m_query.stateMatches[static_cast<std::size_t>(state)] =
            !wanted.isEmpty() && recordStateWord(state).contains(wanted, Qt::CaseInsensitive);
    queryChanged();
}

void RecordsModel::sort(int column, Qt::SortOrder order)
{
    const auto by = column < 0 || column >= columnCount() ? std::nullopt : std::optional(columnAt(column));
    const bool descending = order == Qt::DescendingOrder;
    if (by == m_query.sortBy && (!by || descending == m_query.descending))
        return;
    m_query.sortBy = by;
    m_query.descending = descending;
    queryChanged();
}

void RecordsModel::queryChanged()
{
    if (m_query.isPlain()) {
        abandonArranging();
        if (m_arranged || m_nextStore)
            apply({}, false);
    } else if (m_store.size() > 0 || m_nextStore) {
        startArranging();
    }
    syncLastRow();
    Q_EMIT arrangementChanged();
}

void RecordsModel::abandonArranging()
{
    ++m_generation;
    m_arranging = false;
    m_arrangeAgain.stop();
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

void RecordsModel::startArranging()
{
    abandonArranging();
    m_arranging = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
    const RecordStore &store = m_nextStore ? *m_nextStore : m_store;
    QElapsedTimer clock;
    clock.start();
    auto future = QtConcurrent::run([store, query = m_query, stop = m_stop] { return arrange(store, query, *stop); });
    future.then(QCoreApplication::instance(), [guard = QPointer<RecordsModel>(this), generation = m_generation,
                                               rowsSeen = store.size(), clock](std::optional<Rows> rows) {
        if (guard)
            guard->arranged(generation, rowsSeen, clock.elapsed(), std::move(rows));
    });
    Q_EMIT arrangementChanged();
}

void RecordsModel::arranged(quint64 generation, qint64 rowsSeen, qint64 millis, std::optional<Rows> rows)
{
    if (generation != m_generation || !rows)
        return;
    m_arranging = false;
    m_stop.reset();
    const bool onlyMore =
        !m_nextStore && m_arranged && rows->size() >= m_rows.size() && std::equal(m_rows.begin(), m_rows.end(), rows->begin());
    if (onlyMore)
        appendArranged(std::move(*rows));
    else
        apply(std::move(*rows), true);
    // Pages came while it was made. The longer it takes, the rarer it is made.
    if (rowsSeen < m_store.size())
        m_arrangeAgain.start(std::max(arrangeInterval, static_cast<int>(4 * millis)));
    Q_EMIT arrangementChanged();
}

void RecordsModel::appendArranged(Rows rows)
{
    if (rows.size() == m_rows.size())
        return;
    beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(rows.size()) - 1);
    m_rows = std::move(rows);
    endInsertRows();
}

void RecordsModel::apply(Rows rows, bool arranged)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const qint64 oldShown = shown();
    std::vector<std::int64_t> wasAt; // in the store; -1: the row behind the last record
    wasAt.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex &was : before)
        wasAt.push_back(was.row() < oldShown ? storeRow(was.row()) : -1);
    if (m_nextStore) {
        RowFinder finder(m_store, *m_nextStore);
        std::int64_t last = -1;
        std::int64_t found = -1;
        for (std::int64_t &at : wasAt) {
            if (at < 0)
                continue;
            if (at != last) { // indexes of one row mostly follow each other
                last = at;
                found = finder.find(at);
            }
            at = found < 0 ? std::int64_t(-2) : found;
        }
        m_store = std::move(*m_nextStore);
        m_nextStore.reset();
    }
    m_rows = std::move(rows);
    m_arranged = arranged;

    std::vector<std::int32_t> placeOf;
    if (m_arranged && !before.isEmpty()) {
        placeOf.assign(static_cast<std::size_t>(m_store.size()), -1);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            placeOf[m_rows[i]] = static_cast<std::int32_t>(i);
    }
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const std::int64_t at = wasAt[static_cast<std::size_t>(i)];
        int row = -1;
        if (at == -1)
            row = m_lastRow ? static_cast<int>(shown()) : -1;
        else if (at >= 0)
            row = m_arranged ? placeOf[static_cast<std::size_t>(at)] : static_cast<int>(at);
        after.append(row < 0 ? QModelIndex() : index(row, before.at(i).column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    syncLastRow();
}

std::optional<RecordsModel::RowKind> RecordsModel::lastRow() const
{
    if (m_store.size() == 0 || !m_loader.isOpen())
        return std::nullopt;
    switch (m_loader.state()) {
    case PagedFetch::State::Done:
        return std::nullopt;
    case PagedFetch::State::Failed:
        return FailedRow;
    default:
        return m_query.isPlain() && !m_arranged ? std::optional(LoadingRow) : std::nullopt;
    }
}

void RecordsModel::syncLastRow()
{
    const auto wanted = lastRow();
    if (wanted == m_lastRow)
        return;
    const int row = static_cast<int>(shown());
    if (!wanted) {
        beginRemoveRows({}, row, row);
        m_lastRow.reset();
        endRemoveRows();
    } else if (!m_lastRow) {
        beginInsertRows({}, row, row);
        m_lastRow = wanted;
        endInsertRows();
    } else {
        m_lastRow = wanted;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

} // namespace outdial::models
