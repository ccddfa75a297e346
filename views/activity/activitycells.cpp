// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/activity/activitymodel.h>
#include <views/activity/activitycells.h>
#include <views/shared/rowdelegate.h>

namespace outdial::views {

using models::ActivityEntry;
using models::ActivityLook;
using models::ActivityModel;

namespace {

const ActivityEntry *entryOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const ActivityModel *>(index.model());
    return model ? model->entryAt(index.row()) : nullptr;
}

TextCell activityCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.ink = Token::TextMuted;
    switch (index.column()) {
    case ActivityModel::MethodColumn:
        cell.ink = Token::Text;
        break;
    case ActivityModel::TargetColumn:
        // A message stands here in words, a path as it went over the wire.
        if (const ActivityEntry *entry = entryOf(index); entry && !entry->isRequest()) {
            cell.ink = Token::Text;
            break;
        }
        cell.mono = true;
        cell.elide = Qt::ElideMiddle;
        break;
    case ActivityModel::RequestIdColumn:
        cell.mono = true;
        cell.elide = Qt::ElideMiddle;
        break;
    case ActivityModel::DurationColumn:
        cell.alignment = Qt::AlignRight;
        if (const ActivityEntry *entry = entryOf(index); entry && models::wasSlow(*entry)) {
            cell.ink = Token::WarnText;
            cell.icon = QStringLiteral("chronometer");
        }
        break;
    case ActivityModel::AttemptColumn:
        cell.alignment = Qt::AlignRight;
        // The first is the rule; what was tried again is to be seen.
        if (const ActivityEntry *entry = entryOf(index); entry && entry->exchange.attempt > 1)
            cell.ink = Token::Text;
        break;
    case ActivityModel::SentColumn:
    case ActivityModel::ReceivedColumn:
        cell.alignment = Qt::AlignRight;
        break;
    default:
        break;
    }
    return cell;
}

StateCell outcomeCell(const QModelIndex &index)
{
    StateCell cell;
    const ActivityEntry *entry = entryOf(index);
    if (!entry)
        return cell;
    cell.look = stateLook(models::activityLook(*entry));
    cell.word = index.data().toString();
    if (cell.look == StateLook::Done)
        cell.ink = Token::TextMuted; // most are: the eye is to find the others
    return cell;
}

} // namespace

StateLook stateLook(ActivityLook look)
{
    switch (look) {
    case ActivityLook::Done:
        return StateLook::Done;
    case ActivityLook::Failed:
        return StateLook::Failed;
    case ActivityLook::AnswerLost:
        return StateLook::Unconfirmed;
    case ActivityLook::Cancelled:
        return StateLook::Disabled;
    case ActivityLook::Note:
        return StateLook::Note;
    case ActivityLook::Warning:
        return StateLook::Warning;
    }
    return StateLook::Unknown;
}

QList<TableColumn> activityColumns(TableView *table)
{
    QList<TableColumn> columns(ActivityModel::ColumnCount);
    columns[ActivityModel::TimeColumn] = {.width = 106, .minimum = 96};
    columns[ActivityModel::MethodColumn] = {.width = 158, .minimum = 100};
    columns[ActivityModel::VerbColumn] = {.width = 60, .minimum = 52, .rank = 3};
    columns[ActivityModel::TargetColumn] = {.width = 240, .minimum = 120, .stretch = true};
    columns[ActivityModel::StatusColumn] = {.width = 116, .minimum = 80};
    columns[ActivityModel::DurationColumn] = {.width = 88, .minimum = 72, .alignment = Qt::AlignRight};
    columns[ActivityModel::SentColumn] = {.width = 74, .minimum = 64, .rank = 2, .alignment = Qt::AlignRight};
    columns[ActivityModel::ReceivedColumn] = {.width = 78, .minimum = 64, .rank = 2, .alignment = Qt::AlignRight};
    columns[ActivityModel::AttemptColumn] = {.width = 48, .minimum = 40, .alignment = Qt::AlignRight};
    columns[ActivityModel::RequestIdColumn] = {.width = 96, .minimum = 72, .rank = 4};
    columns[ActivityModel::OutcomeColumn] = {.width = 190, .minimum = 110};
    for (int column = 0; column < ActivityModel::ColumnCount; ++column) {
        if (column == ActivityModel::OutcomeColumn)
            columns[column].delegate = new StateDelegate(outcomeCell, table);
        else
            columns[column].delegate = new TextDelegate(activityCell, table);
    }
    return columns;
}

} // namespace outdial::views
