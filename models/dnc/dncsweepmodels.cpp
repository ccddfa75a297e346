// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>

#include <models/dnc/dncsweepmodels.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncSweepModels)
};

QString count(qint64 number) { return QLocale().toString(number); }

} // namespace

QString sweptOutcomeText(const SweptRecord &record)
{
    switch (record.outcome) {
    case SweptRecord::Outcome::Erased:
        return Text::tr("Erased");
    case SweptRecord::Outcome::Gone:
        return Text::tr("Was gone already");
    case SweptRecord::Outcome::Changed:
        return Text::tr("Changed meanwhile: left alone");
    case SweptRecord::Outcome::Failed:
        return Text::tr("Not erased. %1").arg(record.why);
    case SweptRecord::Outcome::Unknown:
        return Text::tr("Not known whether it was erased. %1").arg(record.why);
    case SweptRecord::Outcome::None:
        break;
    }
    return record.keys.isEmpty() ? Text::tr("Cannot be erased: its list has no key") : QString();
}

QString sweptStateText(const SweptList &list)
{
    switch (list.state) {
    case SweptList::State::Waiting:
        return Text::tr("Waiting");
    case SweptList::State::Underway:
        return Text::tr("Reading…");
    case SweptList::State::Read:
        return list.formatKnown ? Text::tr("Read") : Text::tr("Read; format not known, all fields compared");
    case SweptList::State::NotBound:
        return Text::tr("Not looked through: no campaign has it");
    case SweptList::State::NotReadable:
        return list.read > 0 ? Text::tr("Not read to the end: %1").arg(list.why) : Text::tr("Not read: %1").arg(list.why);
    }
    return {};
}

SweptListsModel::SweptListsModel(DncSweepJob &job, QObject *parent) : QAbstractTableModel(parent), m_job(job)
{
    connect(&job, &DncSweepJob::changed, this, &SweptListsModel::follow);
    connect(&job, &DncSweepJob::over, this, &SweptListsModel::arrange);
    follow();
}

void SweptListsModel::follow()
{
    const auto lists = m_job.lists().size();
    if (lists > m_order.size()) {
        beginInsertRows({}, int(m_order.size()) + 1, int(lists));
        for (auto i = m_order.size(); i < lists; ++i)
            m_order.push_back(int(i));
        endInsertRows();
    }
    Q_EMIT dataChanged(index(0, 0), index(int(m_order.size()), ColumnCount - 1));
}

void SweptListsModel::arrange()
{
    const auto rank = [this](int list) {
        const SweptList &swept = m_job.lists()[std::size_t(list)];
        return swept.found > 0 ? 0 : swept.state == SweptList::State::Read ? 2 : 1;
    };
    Q_EMIT layoutAboutToBeChanged();
    const std::vector<int> before = m_order;
    std::ranges::stable_sort(m_order, {}, rank);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList now;
    for (const QModelIndex &one : old) {
        const int list = one.row() == 0 ? -1 : before[std::size_t(one.row()) - 1];
        const int row = list < 0 ? 0 : int(std::ranges::find(m_order, list) - m_order.begin()) + 1;
        now.append(index(row, one.column()));
    }
    changePersistentIndexList(old, now);
    Q_EMIT layoutChanged();
}

int SweptListsModel::listAt(int row) const
{
    return row > 0 && std::size_t(row) <= m_order.size() ? m_order[std::size_t(row) - 1] : -1;
}

const SweptList *SweptListsModel::sweptAt(int row) const
{
    const int list = listAt(row);
    return list < 0 ? nullptr : &m_job.lists()[std::size_t(list)];
}

int SweptListsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_order.size()) + 1; }

int SweptListsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SweptListsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const SweptList *list = sweptAt(index.row());
    const SweepProgress all = m_job.progress();
    switch (index.column()) {
    case Name:
        if (role == Qt::ToolTipRole)
            return list && !list->campaigns.isEmpty() ? tr("In: %1").arg(list->campaigns.join(QStringLiteral(", "))) : QString();
        return list ? list->name : tr("All lists");
    case Found:
        return list ? (list->read > 0 || list->state == SweptList::State::Read ? count(list->found) : QStringLiteral("—"))
                    : count(all.found);
    case Read:
        return list ? count(list->read) : count(all.recordsRead);
    case State:
        return list ? sweptStateText(*list) : tr("%1 of %2 lists").arg(count(all.listsOver), count(all.lists));
    default:
        return {};
    }
}

QVariant SweptListsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("List");
    case Found:
        return tr("Found");
    case Read:
        return tr("Records read");
    case State:
        return tr("State");
    default:
        return {};
    }
}

SweptRecordsModel::SweptRecordsModel(DncSweepJob &job, QObject *parent) : QAbstractTableModel(parent), m_job(job)
{
    connect(&job, &DncSweepJob::recordsAdded, this, &SweptRecordsModel::add);
    connect(&job, &DncSweepJob::recordsChanged, this, [this] {
        if (!m_shown.empty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_shown.size()) - 1, ColumnCount - 1));
    });
    setList(-1);
}

void SweptRecordsModel::setList(int list)
{
    beginResetModel();
    m_list = list;
    m_shown.clear();
    for (std::size_t i = 0; i < m_job.records().size(); ++i) {
        if (m_list < 0 || m_job.records()[i].list == m_list)
            m_shown.push_back(i);
    }
    endResetModel();
}

void SweptRecordsModel::add(int first, int last)
{
    std::vector<std::size_t> fresh;
    for (int i = first; i <= last; ++i) {
        if (m_list < 0 || m_job.records()[std::size_t(i)].list == m_list)
            fresh.push_back(std::size_t(i));
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, int(m_shown.size()), int(m_shown.size() + fresh.size()) - 1);
    m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

const SweptRecord *SweptRecordsModel::recordAt(int row) const
{
    return row >= 0 && row < int(m_shown.size()) ? &m_job.records()[m_shown[std::size_t(row)]] : nullptr;
}

int SweptRecordsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

int SweptRecordsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SweptRecordsModel::data(const QModelIndex &index, int role) const
{
    const SweptRecord *record = recordAt(index.row());
    if (!record || role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Record:
        return record->keyText;
    case List:
        return std::size_t(record->list) < m_job.lists().size() ? m_job.lists()[std::size_t(record->list)].name : QString();
    case Value:
        return QStringLiteral("%1: %2").arg(record->field, record->value);
    case DncList:
        return m_job.dncListName(record->dncList);
    case Campaign:
        return record->campaign;
    case Outcome:
        return sweptOutcomeText(*record);
    default:
        return {};
    }
}

QVariant SweptRecordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Record:
        return tr("Record");
    case List:
        return tr("List");
    case Value:
        return tr("Found in");
    case DncList:
        return tr("Do-Not-Call list");
    case Campaign:
        return tr("Pending in");
    case Outcome:
        return tr("Outcome");
    default:
        return {};
    }
}

} // namespace outdial::models
