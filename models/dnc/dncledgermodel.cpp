// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>

#include <models/dnc/dncledgermodel.h>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DncLedgerModel)
};

bool isSame(const DncChange &one, const DncChange &other)
{
    return one.done == other.done && one.before == other.before && one.refused == other.refused && one.unknown == other.unknown &&
           one.keys == other.keys && one.finished == other.finished;
}

} // namespace

QString dncActionText(DncAction action)
{
    switch (action) {
    case DncAction::Add:
        return Text::tr("Added");
    case DncAction::Remove:
        return Text::tr("Removed");
    case DncAction::Clear:
        return Text::tr("All removed");
    }
    return {};
}

QString dncOutcomeText(const DncChange &change)
{
    const QLocale locale;
    const auto count = [&](qint64 number) { return locale.toString(number); };
    if (!change.key.isEmpty()) {
        if (change.unknown > 0)
            return Text::tr("%1, answer lost").arg(change.key);
        if (change.refused > 0)
            return Text::tr("%1, refused").arg(change.key);
        return change.before > 0 ? Text::tr("%1, there before").arg(change.key) : change.key;
    }
    QStringList parts;
    if (change.done > 0 || (change.finished && change.before + change.refused + change.unknown == 0))
        parts.append(change.action == DncAction::Add ? Text::tr("%1 added").arg(count(change.done))
                                                     : Text::tr("%1 removed").arg(count(change.done)));
    if (change.before > 0)
        parts.append(change.action == DncAction::Add ? Text::tr("%1 there before").arg(count(change.before))
                                                     : Text::tr("%1 not there").arg(count(change.before)));
    if (change.refused > 0)
        parts.append(Text::tr("%1 refused").arg(count(change.refused)));
    if (change.unknown > 0)
        parts.append(change.action == DncAction::Clear ? Text::tr("answer lost")
                                                       : Text::tr("%1 unknown").arg(count(change.unknown)));
    if (!change.finished)
        parts.append(Text::tr("not finished"));
    return parts.join(QStringLiteral(", "));
}

void DncLedgerModel::setChanges(const QString &listId, const QList<DncChange> &changes)
{
    const qsizetype fresh = changes.size() - m_changes.size();
    bool grown = listId == m_listId && fresh >= 0;
    for (qsizetype i = 0; grown && i < m_changes.size(); ++i)
        grown = m_changes[i].id == changes[i + fresh].id;
    if (!grown) {
        beginResetModel();
        m_listId = listId;
        m_changes = changes;
        endResetModel();
        return;
    }
    for (qsizetype i = 0; i < m_changes.size(); ++i) {
        if (isSame(m_changes[i], changes[i + fresh]))
            continue;
        m_changes[i] = changes[i + fresh];
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, int(fresh) - 1);
    m_changes = changes;
    endInsertRows();
}

const DncChange *DncLedgerModel::changeAt(int row) const
{
    return row >= 0 && row < m_changes.size() ? &m_changes.at(row) : nullptr;
}

int DncLedgerModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_changes.size()); }

int DncLedgerModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DncLedgerModel::data(const QModelIndex &index, int role) const
{
    const DncChange *change = changeAt(index.row());
    if (!change || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QLocale locale;
    switch (index.column()) {
    case When: {
        const QDateTime local = change->made.toLocalTime();
        if (role == Qt::ToolTipRole)
            return locale.toString(local, QLocale::LongFormat);
        const QDate today = QDate::currentDate();
        if (local.date() == today)
            return local.toString(QStringLiteral("HH:mm:ss"));
        return locale.toString(local, local.date().year() == today.year() ? QStringLiteral("d MMM HH:mm")
                                                                          : QStringLiteral("d MMM yyyy HH:mm"));
    }
    case What:
        return dncActionText(change->action);
    case Keys:
        // How many there were is only known by the answer.
        return change->action == DncAction::Clear ? (change->unknown > 0 ? QStringLiteral("—") : locale.toString(change->done))
                                                  : locale.toString(change->keys);
    case Outcome:
        return dncOutcomeText(*change);
    case Why:
        return change->source.isEmpty()   ? change->reason
               : change->reason.isEmpty() ? change->source
                                          : QStringLiteral("%1 · %2").arg(change->source, change->reason);
    case By:
        return change->user;
    default:
        return {};
    }
}

QVariant DncLedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Keys:
        return tr("Keys");
    case Outcome:
        return tr("Key, or outcome");
    case Why:
        return tr("Why, or file");
    case By:
        return tr("By");
    default:
        return {};
    }
}

} // namespace outdial::models
