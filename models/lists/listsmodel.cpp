// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/lists/asknextpage.h>
#include <models/lists/listsmodel.h>

namespace outdial::models {

namespace {
constexpr int pageLimit = 100; // the most that Get Lists gives

// The C locale knows neither numbers nor case.
QCollator makeCollator()
{
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}
} // namespace

ListsModel::ListsModel(Source source, QObject *parent)
    : QAbstractTableModel(parent),
      m_source(std::move(source)),
      m_walk(pageLimit),
      m_collator(makeCollator())
{
}

ListsModel::Source ListsModel::from(api::Client &client)
{
    return [&client](int limit, const QString &cursor, const api::CallOptions &options) {
        return client.callingList.getAll(limit, cursor, options);
    };
}

void ListsModel::start()
{
    beginResetModel();
    m_walk.restart();
    m_again.reset();
    m_refreshError.reset();
    m_lists.clear();
    m_byId.clear();
    m_view.clear();
    m_lastRow.reset();
    m_loadAll = m_wanted = false;
    m_started = true;
    ++m_reading;
    endResetModel();
    fetch(m_walk);
    Q_EMIT stateChanged();
}

void ListsModel::refresh()
{
    if (!m_started || m_lists.empty()) {
        start();
        return;
    }
    // A page under way is asked for again after the new reading, from where that one ends.
    m_wanted = m_wanted || m_walk.state() == PagedFetch::State::Loading;
    m_walk.abandon();
    m_again.emplace(pageLimit);
    m_againSeen.clear();
    m_againRows = 0;
    m_againTarget = loaded();
    m_refreshError.reset();
    ++m_reading;
    fetch(*m_again);
    syncLastRow();
    Q_EMIT stateChanged();
}

void ListsModel::retry()
{
    if (!m_walk.retry())
        return;
    fetch(m_walk);
    syncLastRow();
    Q_EMIT stateChanged();
}

void ListsModel::loadAll()
{
    if (isComplete())
        return;
    m_loadAll = true;
    m_walk.retry();
    goOn();
    syncLastRow();
    Q_EMIT stateChanged();
}

bool ListsModel::canFetchMore(const QModelIndex &parent) const
{
    // Under a filter each page may add nothing to the view, which would then ask for one page after the other: that is loadAll().
    return !parent.isValid() && m_started && m_filter.isEmpty() && !m_wanted && m_walk.state() == PagedFetch::State::Idle;
}

void ListsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted = true;
    goOn();
    syncLastRow();
    Q_EMIT stateChanged();
}

void ListsModel::goOn()
{
    if (m_again || !(m_wanted || m_loadAll) || m_walk.state() != PagedFetch::State::Idle)
        return;
    m_wanted = false;
    fetch(m_walk);
}

void ListsModel::fetch(PagedFetch &walk)
{
    askNextPage(walk, m_source, this,
                [this](quint64 ticket, api::Result<api::CallingListPage> answer) { answered(ticket, std::move(answer)); });
}

void ListsModel::answered(quint64 ticket, api::Result<api::CallingListPage> answer)
{
    const bool again = m_again && m_again->waitsFor(ticket);
    PagedFetch &walk = again ? *m_again : m_walk;
    if (!answer) {
        if (!walk.fail(ticket, answer.error()))
            return;
        m_loadAll = false;
        if (again) { // what is loaded stays as it is, and so does the place from where the next page is asked for
            m_refreshError = answer.error();
            m_again.reset();
            goOn();
        }
    } else {
        const auto taken = walk.take(ticket, answer->lists.size(), answer->nextCursor);
        if (taken == PagedFetch::Taken::Stale)
            return;
        if (!again) {
            takePage(*answer, taken);
        } else if (taken == PagedFetch::Taken::Circle) {
            m_refreshError = walk.error();
            m_again.reset();
        } else {
            mergePage(*answer);
            const bool enough = !isComplete() && m_againRows >= m_againTarget;
            if (taken == PagedFetch::Taken::Last || enough)
                finishRefresh();
            else
                fetch(*m_again);
        }
        goOn();
    }
    syncLastRow();
    Q_EMIT stateChanged();
}

void ListsModel::takePage(const api::CallingListPage &page, PagedFetch::Taken taken)
{
    for (const api::CallingList &list : page.lists) {
        // The last page of a walk in a circle may be one that is here already, or a new one.
        if (taken == PagedFetch::Taken::Circle && m_byId.contains(list.id))
            continue;
        m_byId[list.id].push_back(loaded());
        m_lists.push_back({list, m_reading});
    }
    if (taken == PagedFetch::Taken::Circle)
        m_loadAll = false;
    setView(arranged());
    if (isComplete())
        m_loadAll = m_wanted = false;
}

void ListsModel::mergePage(const api::CallingListPage &page)
{
    for (const api::CallingList &list : page.lists) {
        ++m_againRows;
        auto &rows = m_byId[list.id];
        const auto nth = static_cast<std::size_t>(m_againSeen[list.id]++);
        if (nth < rows.size()) {
            m_lists[static_cast<std::size_t>(rows[nth])] = {list, m_reading};
        } else {
            rows.push_back(loaded());
            m_lists.push_back({list, m_reading});
        }
    }
    setView(arranged());
    if (!m_view.empty())
        Q_EMIT dataChanged(index(0, 0), index(shown() - 1, ColumnCount - 1));
}

void ListsModel::finishRefresh()
{
    m_walk = std::move(*m_again);
    m_again.reset();
    dropUnseen();
}

// Lists that the tenant no longer has.
void ListsModel::dropUnseen()
{
    std::vector<int> stay;
    for (int row : m_view) {
        if (m_lists[static_cast<std::size_t>(row)].reading == m_reading)
            stay.push_back(row);
    }
    setView(stay);
    std::vector<int> moved(m_lists.size(), -1);
    std::vector<Row> lists;
    m_byId.clear();
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        if (m_lists[i].reading != m_reading)
            continue;
        moved[i] = static_cast<int>(lists.size());
        m_byId[m_lists[i].list.id].push_back(moved[i]);
        lists.push_back(std::move(m_lists[i]));
    }
    m_lists = std::move(lists);
    for (int &row : m_view)
        row = moved[static_cast<std::size_t>(row)];
}

void ListsModel::setFilter(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_filter)
        return;
    m_filter = wanted;
    setView(arranged());
    syncLastRow();
    Q_EMIT filterChanged();
}

void ListsModel::setTimeZone(TimeZoneShown zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    if (!m_view.empty())
        Q_EMIT dataChanged(index(0, CreatedColumn), index(shown() - 1, CreatedColumn));
}

void ListsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    setView(arranged());
}

const api::CallingList *ListsModel::listAt(int row) const
{
    if (row < 0 || row >= shown())
        return nullptr;
    return &m_lists[static_cast<std::size_t>(m_view[static_cast<std::size_t>(row)])].list;
}

int ListsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < shown(); ++row) {
        if (listAt(row)->id == id)
            return row;
    }
    return -1;
}

int ListsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : shown() + (m_lastRow ? 1 : 0); }

int ListsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ListsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const api::CallingList *list = listAt(index.row());
    if (!list)
        return stateRowData(index.column(), role);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return list->name;
        case FormatColumn:
            return list->formatName;
        case RecordsColumn:
            return QLocale().toString(list->totalRecords);
        case CreatedColumn:
            return shortTime(list->creationDate, m_zone);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return index.column() == CreatedColumn ? fullTime(list->creationDate, m_zone) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() == RecordsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case IdRole:
        return list->id;
    case RowKindRole:
        return int(ListRow);
    default:
        return {};
    }
}

QVariant ListsModel::stateRowData(int column, int role) const
{
    const bool failed = m_lastRow == FailedRow;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column != NameColumn)
            return {};
        return failed ? tr("This page did not load. Try again") : tr("More lists are loading");
    case RowKindRole:
        return int(m_lastRow.value_or(LoadingRow));
    default:
        return {};
    }
}

QVariant ListsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == RecordsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("List");
    case FormatColumn:
        return tr("Format");
    case RecordsColumn:
        return tr("Records");
    case CreatedColumn:
        return tr("Created");
    default:
        return {};
    }
}

Qt::ItemFlags ListsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (listAt(index.row()))
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    // A failed page can be reached with the keyboard to be tried again, but is never part of a selection.
    return m_lastRow == FailedRow ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

} // namespace outdial::models
