// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHeaderView>

#include <models/campaigns/campaignsmodel.h>
#include <views/campaigns/campaigntable.h>
#include <views/shared/theme.h>

namespace outdial::views {

using models::CampaignShown;
using models::CampaignsModel;

namespace {

CampaignShown shownAt(const QModelIndex &index) { return CampaignShown(index.data(CampaignsModel::ShownRole).toInt()); }

bool isOld(const QModelIndex &index) { return index.data(CampaignsModel::OldRole).toBool(); }

ToggleLook toggleAt(const QModelIndex &index)
{
    ToggleLook look;
    look.position = index.data(CampaignsModel::PendingRole).toBool()   ? TogglePosition::Waiting
                    : index.data(CampaignsModel::RunningRole).toBool() ? TogglePosition::On
                                                                       : TogglePosition::Off;
    look.enabled = index.data(CampaignsModel::EnabledRole).toBool() && shownAt(index) != CampaignShown::Unknown;
    look.offline = isOld(index);
    return look;
}

StateCell stateAt(const QModelIndex &index)
{
    return {lookOf(shownAt(index), isOld(index)), index.data().toString(), std::nullopt};
}

// What runs, and what is asked to, is in 500; what cannot run is muted.
TextCell nameAt(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    const CampaignShown shown = shownAt(index);
    cell.strong = index.data(CampaignsModel::RunningRole).toBool() || index.data(CampaignsModel::PendingRole).toBool();
    if (shown == CampaignShown::Disabled || shown == CampaignShown::Unknown)
        cell.ink = Token::TextMuted;
    return cell;
}

MeterCell meterAt(const QModelIndex &index)
{
    MeterCell cell;
    const QVariant completed = index.data(CampaignsModel::CompletedRole);
    const double total = index.data(CampaignsModel::TotalRole).toDouble();
    cell.value.known = completed.isValid();
    cell.value.active = index.data(CampaignsModel::RunningRole).toBool() && !isOld(index);
    if (completed.isValid() && total > 0) {
        cell.value.completed = completed.toDouble() / total;
        cell.value.attempted = index.data(CampaignsModel::AttemptedRole).toDouble() / total;
    }
    cell.percent = index.data(CampaignsModel::CompletedShareRole).toString();
    cell.count = index.data(CampaignsModel::CompletedCountRole).toString();
    return cell;
}

TextCell penetrationAt(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    cell.alignment = Qt::AlignRight;
    if (!index.data(CampaignsModel::AttemptedRole).isValid())
        cell.ink = Token::TextMuted;
    return cell;
}

TextCell lastAttemptAt(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    const bool moves = index.data(CampaignsModel::RunningRole).toBool() && !isOld(index);
    cell.ink = moves && index.data(CampaignsModel::LastAttemptRole).isValid() ? Token::Text : Token::TextMuted;
    if (index.data(CampaignsModel::QuietRole).toBool()) {
        cell.icon = QStringLiteral("data-warning");
        cell.ink = Token::WarnText;
        cell.iconInk = Token::Warn;
    }
    return cell;
}

} // namespace

StateLook lookOf(CampaignShown shown, bool old)
{
    switch (shown) {
    case CampaignShown::Running:
        return old ? StateLook::RunningOld : StateLook::Running;
    case CampaignShown::Stopped:
        return StateLook::Stopped;
    case CampaignShown::Starting:
    case CampaignShown::Stopping:
        return StateLook::Waiting;
    case CampaignShown::StartFailed:
    case CampaignShown::StopFailed:
        return StateLook::Failed;
    case CampaignShown::NotConfirmed:
        return StateLook::Unconfirmed;
    case CampaignShown::Disabled:
        return StateLook::Disabled;
    case CampaignShown::Unknown:
        break;
    }
    return StateLook::Unknown;
}

CampaignTable::CampaignTable(QWidget *parent)
    : TableView(tr("Campaigns"), QStringLiteral("campaigns"), parent),
      m_toggle(new ToggleDelegate(toggleAt, this)),
      m_state(new StateDelegate(stateAt, this)),
      m_name(new TextDelegate(nameAt, this)),
      m_completed(new MeterDelegate(meterAt, this)),
      m_penetration(new TextDelegate(penetrationAt, this)),
      m_lastAttempt(new TextDelegate(lastAttemptAt, this))
{
    setSelectionMode(SingleSelection);
    connect(m_toggle, &ToggleDelegate::requested, this, [this](const QModelIndex &index, bool on) {
        Q_EMIT dialingRequested(index.data(CampaignsModel::IdRole).toString(), on);
    });
    connect(this, &TableView::spacePressed, this, [this](const QModelIndex &current) {
        if (current.isValid())
            m_toggle->press(current.siblingAtColumn(CampaignsModel::Dial));
    });
}

void CampaignTable::showModel(QAbstractItemModel *shown, int sortColumn, Qt::SortOrder order)
{
    setModel(shown);
    if (!shown)
        return;
    layColumns();
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->disconnect(shown);
    header->setSortIndicator(sortColumn, order);
    connect(header, &QHeaderView::sortIndicatorChanged, shown,
            [shown](int column, Qt::SortOrder wanted) { shown->sort(column, wanted); });
}

void CampaignTable::setOld(bool old)
{
    if (m_old == old)
        return;
    m_old = old;
    if (model())
        layColumns();
}

void CampaignTable::layColumns()
{
    QList<TableColumn> columns(CampaignsModel::ColumnCount);
    columns[CampaignsModel::Dial] = {60, 48, 1, false, m_toggle, Qt::AlignLeft};
    columns[CampaignsModel::State] = {m_old ? 180 : 112, 80, 1, false, m_state, Qt::AlignLeft};
    columns[CampaignsModel::Name] = {244, 140, 1, true, m_name, Qt::AlignLeft};
    columns[CampaignsModel::Completed] = {256, 160, 1, false, m_completed, Qt::AlignLeft};
    columns[CampaignsModel::Penetration] = {88, 72, 2, false, m_penetration, Qt::AlignRight};
    columns[CampaignsModel::LastAttempt] = {128, 88, 3, false, m_lastAttempt, Qt::AlignLeft};
    setColumns(columns);
}

} // namespace outdial::views
