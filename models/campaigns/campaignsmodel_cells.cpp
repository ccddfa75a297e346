// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cells of CampaignsModel say, to the eye, to delegates and to assistive tools.

#include <models/campaigns/campaignsmodel.h>
#include <models/connect/errorwords.h>

namespace outdial::models {

QVariant CampaignsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool number = section == Penetration;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Dial:
        return tr("Dial");
    case State:
        return tr("State");
    case Name:
        return tr("Campaign");
    case Completed:
        return tr("Completed");
    case Penetration:
        return tr("Penetration");
    case LastAttempt:
        return tr("Last attempt");
    default:
        return {};
    }
}

QVariant CampaignsModel::text(const CampaignRow &row, int column) const
{
    switch (column) {
    case Dial:
        if (row.isPending())
            return tr("waiting");
        return row.isRunning() ? tr("on") : tr("off");
    case State:
        return stateText(row, context());
    case Name:
        return row.name.isEmpty() ? row.id : row.name;
    case Completed: {
        const QString count = completedCount(row);
        return count.isEmpty() ? completedShare(row) : completedShare(row) + QStringLiteral("  ") + count;
    }
    case Penetration:
        return penetrationShare(row);
    case LastAttempt:
        return lastAttemptText(row, context());
    default:
        return {};
    }
}

QString CampaignsModel::accessibleText(const CampaignRow &row, int column) const
{
    switch (column) {
    case Dial:
        if (row.isPending())
            return tr("Dialing: waiting for the tenant");
        if (!row.enabled)
            return tr("Dialing: off, the campaign is disabled");
        if (m_feed.isOld())
            return row.isRunning() ? tr("Dialing: was on") : tr("Dialing: was off");
        return row.isRunning() ? tr("Dialing: on") : tr("Dialing: off");
    case Completed:
        return completedSentence(row);
    case Penetration:
        return penetrationSentence(row);
    case LastAttempt:
        return isQuiet(row, context()) ? tr("%1, nothing was dialed since though it runs").arg(lastAttemptText(row, context()))
                                       : lastAttemptText(row, context());
    default:
        return text(row, column).toString();
    }
}

QString CampaignsModel::errorText(const CampaignRow &row) const
{
    if (row.failed)
        return failureText(row);
    if (QString lost = notConfirmedText(row); !lost.isEmpty())
        return lost;
    if (row.detailError)
        return errorSentence(*row.detailError, api::Method::GetCampaign);
    if (!row.walkErrors.isEmpty())
        return errorSentence(*row.walkErrors.constBegin(), api::Method::GetUpdatedRecords);
    return {};
}

QVariant CampaignsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CampaignRow *row = m_feed.row(m_order.at(index.row()));
    if (!row)
        return {}; // gone; its removal is about to be told
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(*row, index.column());
    case Qt::ToolTipRole: {
        const QString error = errorText(*row);
        return error.isEmpty() ? QVariant() : QVariant(error);
    }
    case Qt::TextAlignmentRole:
        return int((index.column() == Penetration ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IdRole:
        return row->id;
    case ShownRole:
        return int(row->shown());
    case RunningRole:
        return row->isRunning();
    case PendingRole:
        return row->isPending();
    case EnabledRole:
        return row->enabled && !row->missing;
    case OldRole:
        return m_feed.isOld();
    case QuietRole:
        return isQuiet(*row, context());
    case AttentionRole:
        return needsAttention(*row, context());
    case ErrorRole:
        return errorText(*row);
    case RememberedRole:
        return row->isRemembered();
    case CompletedShareRole:
        return completedShare(*row);
    case CompletedCountRole:
        return completedCount(*row);
    case TotalRole:
        return row->total() ? QVariant(*row->total()) : QVariant();
    default:
        break;
    }
    const auto progress = row->progress();
    if (!progress)
        return {};
    switch (role) {
    case CompletedRole:
        return progress->completed;
    case AttemptedRole:
        return progress->attempted;
    case ApproximateRole:
        return progress->approximate;
    case LastAttemptRole:
        return progress->lastAttempt == api::noTime ? QVariant()
                                                    : QVariant(QDateTime::fromMSecsSinceEpoch(progress->lastAttempt, Qt::UTC));
    default:
        return {};
    }
}

} // namespace outdial::models
