// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QPointer>
#include <QSet>

#include <models/activity/changesmodel.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace outdial::models {

namespace {

constexpr int pageSize = 500;

} // namespace

void ChangesModel::setSource(StorePtr store, const QString &tenant)
{
    m_store = std::move(store);
    m_tenant = tenant;
    restart();
}

void ChangesModel::setSearch(const QString &text)
{
    if (text.simplified() == m_search)
        return;
    m_search = text.simplified();
    restart();
}

void ChangesModel::setZone(TimeZoneShown zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    if (!m_changes.isEmpty())
        Q_EMIT dataChanged(index(0, Made), index(rowCount() - 1, Made));
}

void ChangesModel::restart()
{
    beginResetModel();
    ++m_generation;
    m_changes.clear();
    m_problem.clear();
    m_readTo = {};
    m_readToId.clear();
    m_reading = m_readingNewer = m_newerWaits = m_loaded = false;
    m_complete = !m_store;
    endResetModel();
    if (!m_complete)
        fetchMore({});
}

bool ChangesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_reading && m_problem.isEmpty();
}

void ChangesModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_reading = true;
    read(m_readTo, m_readToId, &ChangesModel::append);
}

void ChangesModel::retry()
{
    if (m_problem.isEmpty())
        return;
    m_problem.clear();
    if (m_pageFailed)
        fetchMore({});
    else
        readNewer();
    Q_EMIT loaded();
}

void ChangesModel::read(const QDateTime &before, const QString &beforeId, void (ChangesModel::*then)(const QList<ChangeMade> &))
{
    m_reader.write([store = m_store, tenant = m_tenant, text = m_search, before, beforeId, then, generation = m_generation,
                    guard = QPointer<ChangesModel>(this)] {
        const auto page = ChangeJournal::read(store, tenant, text, pageSize, before, beforeId);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, then, generation, page] {
                if (guard)
                    guard->take(generation, page, then);
            },
            Qt::QueuedConnection);
    });
}

void ChangesModel::take(quint64 generation, const tl::expected<QList<ChangeMade>, QString> &page,
                        void (ChangesModel::*then)(const QList<ChangeMade> &))
{
    if (generation != m_generation)
        return;
    if (page) {
        (this->*then)(*page);
    } else {
        m_problem = page.error();
        m_pageFailed = then == &ChangesModel::append;
        (m_pageFailed ? m_reading : m_readingNewer) = false;
    }
    Q_EMIT loaded();
    if (m_problem.isEmpty() && m_loaded && std::exchange(m_newerWaits, false))
        readNewer();
}

QList<ChangeMade> ChangesModel::freshOf(const QList<ChangeMade> &page) const
{
    QSet<QString> known;
    for (const ChangeMade &change : m_changes)
        known << change.id;
    QList<ChangeMade> fresh;
    std::copy_if(page.cbegin(), page.cend(), std::back_inserter(fresh),
                 [&known](const ChangeMade &change) { return !known.contains(change.id); });
    return fresh;
}

void ChangesModel::append(const QList<ChangeMade> &page)
{
    m_loaded = true;
    m_complete = page.size() < pageSize;
    if (!page.isEmpty()) {
        m_readTo = page.last().made;
        m_readToId = page.last().id;
    }
    // What was added meanwhile may already stand at the top.
    const QList<ChangeMade> fresh = freshOf(page);
    if (!fresh.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
        m_changes += fresh;
        endInsertRows();
    }
    // Not before: a view that is told of the rows may ask for more, which would be this very page again.
    m_reading = false;
    // No view asks for more when it is told of no rows.
    if (fresh.isEmpty())
        fetchMore({});
}

void ChangesModel::readNewer()
{
    if (!m_store)
        return;
    if (!m_problem.isEmpty()) {
        m_newerWaits = m_pageFailed;
        retry();
        return;
    }
    if (!m_loaded || m_readingNewer) {
        m_newerWaits = true;
        return;
    }
    m_readingNewer = true;
    read({}, {}, &ChangesModel::prepend);
}

void ChangesModel::prepend(const QList<ChangeMade> &page)
{
    QList<ChangeMade> fresh;
    for (const ChangeMade &change : freshOf(page)) {
        // Sent long before others and answered after them: it has its place among them.
        if (!m_changes.isEmpty() && (change.made < m_changes.first().made)) {
            const auto place = std::find_if(m_changes.cbegin(), m_changes.cend(),
                                            [&](const ChangeMade &other) { return other.made < change.made; });
            const int row = int(place - m_changes.cbegin());
            beginInsertRows({}, row, row);
            m_changes.insert(row, change);
            endInsertRows();
            continue;
        }
        fresh << change;
    }
    if (!fresh.isEmpty()) {
        beginInsertRows({}, 0, int(fresh.size()) - 1);
        m_changes = fresh + m_changes;
        endInsertRows();
    }
    m_readingNewer = false;
}

const ChangeMade *ChangesModel::changeAt(int row) const { return row >= 0 && row < m_changes.size() ? &m_changes[row] : nullptr; }

int ChangesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_changes.size()); }

int ChangesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    const ChangeMade *change = changeAt(index.row());
    if (!change || !index.isValid())
        return {};
    const auto column = Column(index.column());
    if (role == Qt::ToolTipRole) {
        if (column == Made)
            return fullTime(change->made, m_zone);
        if (column == On)
            return change->subjectId;
        if (column == Outcome)
            return change->detail;
        return column == Asked ? change->words : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Made:
        return shortTime(change->made, m_zone);
    case What:
        return change->method;
    case On:
        return change->subject.isEmpty() ? change->subjectId : change->subject;
    case Asked:
        return change->words;
    case Outcome:
        return change->outcome == ChangeOutcome::Done || change->detail.isEmpty()
                   ? changeOutcomeWord(change->outcome)
                   : tr("%1: %2").arg(changeOutcomeWord(change->outcome), change->detail);
    case By:
        return change->user;
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Made:
        return tr("When");
    case What:
        return tr("Change");
    case On:
        return tr("On");
    case Asked:
        return tr("Asked for");
    case Outcome:
        return tr("Outcome");
    case By:
        return tr("By");
    default:
        return {};
    }
}

} // namespace outdial::models
