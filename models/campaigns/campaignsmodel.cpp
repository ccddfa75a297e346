// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/campaigns/campaignsmodel.h>

#include <algorithm>

namespace outdial::models {

namespace {

// Running ones first. By what the tenant confirmed, so that a row keeps its place while it is asked to start or stop.
int stateRank(const CampaignRow &row)
{
    if (row.shown() == CampaignShown::Disabled || row.missing)
        return 3;
    switch (row.state) {
    case api::CampaignState::Running:
        return 0;
    case api::CampaignState::Stopped:
        return 1;
    case api::CampaignState::Unknown:
        break;
    }
    return 2;
}

} // namespace

CampaignsModel::CampaignsModel(CampaignFeed &feed, QObject *parent) : QAbstractTableModel(parent), m_feed(feed)
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    if (const auto sort = feed.remembered().sort(); sort && sort->column >= 0 && sort->column < ColumnCount) {
        m_sortColumn = sort->column;
        m_sortOrder = sort->order;
    }
    connect(&feed.rows(), &CampaignRows::changed, this, &CampaignsModel::apply);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, &CampaignsModel::tick);
    m_tick.start();
    apply(feed.rows().ids());
}

int CampaignsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_order.size()); }

int CampaignsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString CampaignsModel::idAt(int row) const { return row >= 0 && row < m_order.size() ? m_order.at(row) : QString(); }

int CampaignsModel::rowOf(const QString &id) const { return int(m_order.indexOf(id)); }

WordsContext CampaignsModel::context() const { return {m_feed.isOld(), m_feed.lastGood(), QDateTime::currentDateTime()}; }

// The number that the column is sorted by; not known: the row comes last, whatever the order.
double CampaignsModel::sortKey(const CampaignRow &row, bool *known) const
{
    *known = true;
    switch (m_sortColumn) {
    case Dial:
        return row.isRunning() ? 0 : row.enabled ? 1 : 2;
    case State:
        return stateRank(row);
    case Name:
        return 0;
    default:
        break;
    }
    const auto progress = row.progress();
    const auto total = row.total();
    *known = progress && total && (m_sortColumn == LastAttempt ? progress->lastAttempt != api::noTime : *total > 0);
    if (!*known)
        return 0;
    switch (m_sortColumn) {
    case Completed:
        return double(progress->completed) / double(*total);
    case Penetration:
        return double(progress->attempted) / double(*total);
    default:
        return -double(progress->lastAttempt); // ascending: the latest first, as ages go
    }
}

bool CampaignsModel::less(const QString &one, const QString &other) const
{
    const CampaignRow *a = m_feed.row(one);
    const CampaignRow *b = m_feed.row(other);
    if (!a || !b)
        return (a != nullptr) != (b != nullptr) ? a != nullptr : one < other;
    bool aKnown = false;
    bool bKnown = false;
    const double aKey = sortKey(*a, &aKnown);
    const double bKey = sortKey(*b, &bKnown);
    if (aKnown != bKnown)
        return aKnown;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    if (aKey != bKey)
        return descending ? aKey > bKey : aKey < bKey;
    if (const int names = m_collator.compare(a->name, b->name); names != 0)
        return descending && m_sortColumn == Name ? names > 0 : names < 0;
    return one < other;
}

bool CampaignsModel::isIn(const CampaignRow &row, Segment segment, const WordsContext &now) const
{
    switch (segment) {
    case Segment::All:
        return true;
    case Segment::Running:
        return row.isRunning() && row.enabled;
    case Segment::Stopped:
        return row.state == api::CampaignState::Stopped && row.enabled;
    case Segment::Attention:
        return needsAttention(row, now);
    case Segment::Remembered:
        return row.isRemembered();
    }
    return false;
}

bool CampaignsModel::passesText(const CampaignRow &row) const
{
    return m_filter.isEmpty() || row.name.contains(m_filter, Qt::CaseInsensitive) ||
           row.id.startsWith(m_filter, Qt::CaseInsensitive);
}

void CampaignsModel::removeIds(const QSet<QString> &ids)
{
    for (int last = int(m_order.size()) - 1; last >= 0; --last) {
        if (!ids.contains(m_order.at(last)))
            continue;
        int first = last;
        while (first > 0 && ids.contains(m_order.at(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        m_order.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void CampaignsModel::insertIds(QStringList ids)
{
    const auto before = [this](const QString &one, const QString &other) { return less(one, other); };
    std::sort(ids.begin(), ids.end(), before);
    for (qsizetype next = 0; next < ids.size();) {
        const auto place = std::lower_bound(m_order.begin(), m_order.end(), ids.at(next), before);
        const auto row = place - m_order.begin();
        // All that come at this place in one step.
        qsizetype end = next + 1;
        while (end < ids.size() && (place == m_order.end() || less(ids.at(end), *place)))
            ++end;
        beginInsertRows({}, int(row), int(row + end - next - 1));
        for (qsizetype at = next; at < end; ++at)
            m_order.insert(row + at - next, ids.at(at));
        endInsertRows();
        next = end;
    }
}

// Brings the rows into order by moves, as few as one needs when some rows have gone up or down.
void CampaignsModel::sortAgain()
{
    QStringList target = m_order;
    std::sort(target.begin(), target.end(), [this](const QString &one, const QString &other) { return less(one, other); });
    for (int row = 0; row < target.size(); ++row) {
        if (m_order.at(row) == target.at(row))
            continue;
        const bool down = m_order.at(row + 1) == target.at(row);
        const int from = down ? row : rowOf(target.at(row));
        const int to = down ? int(target.indexOf(m_order.at(row))) : row;
        beginMoveRows({}, from, from, {}, down ? to + 1 : to);
        m_order.move(from, to);
        endMoveRows();
        if (down)
            --row; // the next one may be out of place as well
    }
}

void CampaignsModel::apply(const QStringList &ids)
{
    const WordsContext now = context();
    QSet<QString> gone;
    QStringList fresh;
    QStringList kept;
    for (const QString &id : ids) {
        const CampaignRow *row = m_feed.row(id);
        const bool shown = m_order.contains(id);
        const bool wanted = row && passesText(*row) && isIn(*row, m_segment, now);
        if (shown && !wanted)
            gone.insert(id);
        else if (shown)
            kept << id;
        else if (wanted)
            fresh << id;
    }
    removeIds(gone);
    sortAgain();
    insertIds(fresh);
    for (const QString &id : kept) {
        const int row = rowOf(id);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    recount();
}

void CampaignsModel::filterAgain()
{
    const WordsContext now = context();
    QSet<QString> gone;
    QStringList fresh;
    for (const QString &id : m_feed.rows().ids()) {
        const CampaignRow *row = m_feed.row(id);
        const bool shown = m_order.contains(id);
        const bool wanted = passesText(*row) && isIn(*row, m_segment, now);
        if (shown && !wanted)
            gone.insert(id);
        else if (!shown && wanted)
            fresh << id;
    }
    removeIds(gone);
    insertIds(fresh);
    recount();
}

void CampaignsModel::setSegment(Segment segment)
{
    m_segment = segment;
    filterAgain();
}

void CampaignsModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    filterAgain();
}

void CampaignsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_feed.remembered().rememberSort({column, order});

    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QStringList before = m_order;
    std::sort(m_order.begin(), m_order.end(), [this](const QString &one, const QString &other) { return less(one, other); });
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(old.size());
    for (const QModelIndex &index : old)
        moved << createIndex(rowOf(before.at(index.row())), index.column());
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void CampaignsModel::recount()
{
    std::array<int, segmentCount> counts{};
    const WordsContext now = context();
    for (const QString &id : m_feed.rows().ids()) {
        const CampaignRow *row = m_feed.row(id);
        if (!passesText(*row))
            continue;
        for (int segment = 0; segment < segmentCount; ++segment)
            counts[size_t(segment)] += isIn(*row, Segment(segment), now) ? 1 : 0;
    }
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

// Ages tick. Only their column is told, and only while any age is short enough to be seen ticking.
void CampaignsModel::tick()
{
    if (m_order.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, LastAttempt), index(int(m_order.size()) - 1, LastAttempt),
                       {Qt::DisplayRole, Qt::AccessibleTextRole, QuietRole});
    const int attention = count(Segment::Attention);
    recount();
    if (attention != count(Segment::Attention) && m_segment == Segment::Attention)
        filterAgain();
}

} // namespace outdial::models
