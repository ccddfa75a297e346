// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cells of the table of planned lists say.
#include <models/campaigns/campaignwords.h>
#include <models/campaigns/plannedlistsmodel.h>

namespace outdial::models {

namespace {

// The property that a column shows.
std::optional<InstanceProperty> propertyOf(int column)
{
    switch (column) {
    case PlannedListsModel::Order:
        return InstanceProperty::Order;
    case PlannedListsModel::Instance:
        return InstanceProperty::Name;
    case PlannedListsModel::Ratio:
        return InstanceProperty::Ratio;
    case PlannedListsModel::Sorting:
        return InstanceProperty::Sorting;
    case PlannedListsModel::Enabled:
        return InstanceProperty::Enabled;
    default:
        return std::nullopt;
    }
}

QVariant valueOf(const api::ListInstance &instance, int column)
{
    switch (column) {
    case PlannedListsModel::Order:
        return instance.order;
    case PlannedListsModel::Instance:
        return instance.instanceName;
    case PlannedListsModel::Ratio:
        return instance.dialingRatio;
    case PlannedListsModel::Enabled:
        return instance.enabled;
    default:
        return {};
    }
}

} // namespace

QVariant PlannedListsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Penetration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (section == Handle && role == Qt::AccessibleTextRole)
        return tr("Move");
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
    case Order:
        return tr("Order");
    case Instance:
        return tr("List instance");
    case Ratio:
        return tr("Ratio");
    case Sorting:
        return tr("Sorting");
    case Completed:
        return tr("Completed");
    case Penetration:
        return tr("Penetration");
    case Enabled:
        return tr("Enabled");
    default:
        return QString();
    }
}

QVariant PlannedListsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    const PlannedInstance &instance = entry.instance;
    switch (role) {
    case KeyRole:
        return instance.key;
    case NewRole:
        return instance.isNew;
    case LetterRole:
        return letterOf(instance.key);
    case NameRole:
        return instanceTitle(instance.planned);
    case ListNameRole:
        return instance.planned.listName;
    case ListIdRole:
        return instance.planned.listId;
    case OnRole:
        return instance.planned.enabled;
    case PendingRole:
        return instance.isNew || !instance.edited.isEmpty();
    case TotalRole:
        return instance.planned.totalRecords;
    case CompletedRole:
        return entry.figures ? QVariant(entry.figures->completed) : QVariant();
    case AttemptedRole:
        return entry.figures ? QVariant(entry.figures->attempted) : QVariant();
    case ShareRole:
        return text(entry, Completed);
    case CountRole:
        return entry.figures ? tr("%1 of %2").arg(groupedText(entry.figures->completed), groupedText(instance.now.totalRecords))
                             : QString();
    case RunningRole:
        return entry.running;
    case ErrorRole:
        return entry.error;
    default:
        return cellData(entry, index.column(), role);
    }
}

QVariant PlannedListsModel::cellData(const Entry &entry, int column, int role) const
{
    const PlannedInstance &instance = entry.instance;
    const auto property = propertyOf(column);
    const bool edited = property && instance.isEdited(*property);
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::EditRole:
    case PlannedRole:
        return valueOf(instance.planned, column);
    case NowRole:
        return instance.isNew ? QVariant() : valueOf(instance.now, column);
    case EditedRole:
        return edited;
    case BeforeRole: {
        if (!edited)
            return QString();
        Entry before;
        before.instance.planned = instance.now;
        return text(before, column);
    }
    case ElsewhereRole:
        return property && instance.changedElsewhere.contains(*property);
    case Qt::CheckStateRole:
        return column == Enabled ? QVariant(instance.planned.enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        return sentence(entry, column);
    case Qt::TextAlignmentRole:
        return int((column == Penetration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column == Completed || column == Penetration)
            return entry.error.isEmpty() ? QVariant() : QVariant(entry.error);
        if (property && instance.changedElsewhere.contains(*property))
            return tr("Changed elsewhere meanwhile: the tenant has %1 now.").arg(cellData(entry, column, BeforeRole).toString());
        return {};
    default:
        return {};
    }
}

QString PlannedListsModel::text(const Entry &entry, int column) const
{
    const api::ListInstance &planned = entry.instance.planned;
    switch (column) {
    case Order:
        return QString::number(planned.order);
    case Instance:
        return instanceTitle(planned);
    case Ratio:
        return QString::number(planned.dialingRatio);
    case Sorting:
        return sortingText(planned.sorting);
    case Completed:
        if (entry.instance.isNew)
            return tr("not bound yet");
        if (!entry.figures)
            return entry.error.isEmpty() ? tr("not read yet") : tr("could not be read");
        break;
    case Penetration:
        if (!entry.figures)
            return QStringLiteral("—");
        break;
    case Enabled:
        return planned.enabled ? tr("On") : tr("Off");
    default:
        return {};
    }
    const QString share =
        shareText(column == Completed ? entry.figures->completed : entry.figures->attempted, entry.instance.now.totalRecords);
    return entry.figures->approximate ? tr("~%1", "approximate share").arg(share) : share;
}

QString PlannedListsModel::sentence(const Entry &entry, int column) const
{
    const PlannedInstance &instance = entry.instance;
    const QString words = text(entry, column);
    QString said;
    switch (column) {
    case Handle:
        return tr("Move %1").arg(instanceTitle(instance.planned));
    case Instance:
        said = instance.planned.instanceName.isEmpty() ? words : tr("%1, list %2").arg(words, instance.planned.listName);
        if (instance.isNew)
            said = tr("%1, to be bound").arg(said);
        break;
    case Order:
        said = tr("Order %1").arg(words);
        break;
    case Ratio:
        said = tr("Ratio %1").arg(words);
        break;
    case Sorting:
        said = tr("Sorting %1").arg(words);
        break;
    case Enabled:
        said = words;
        break;
    case Completed:
        return entry.figures ? tr("%1, %2 of %3 completed")
                                   .arg(words, groupedText(entry.figures->completed), groupedText(instance.now.totalRecords))
                             : tr("Completed: %1").arg(words);
    default:
        return entry.figures ? tr("%1, %2 of %3 attempted")
                                   .arg(words, groupedText(entry.figures->attempted), groupedText(instance.now.totalRecords))
                             : tr("Penetration: not read yet");
    }
    const QString before = cellData(entry, column, BeforeRole).toString();
    if (!before.isEmpty())
        said = tr("%1, was %2", "a value and the one before it").arg(said, before);
    if (cellData(entry, column, ElsewhereRole).toBool())
        said = tr("%1, changed elsewhere meanwhile").arg(said);
    return said;
}

} // namespace outdial::models
