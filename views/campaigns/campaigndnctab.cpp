// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QVBoxLayout>

#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>
#include <views/campaigns/campaigndnctab.h>
#include <views/shared/emptystate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

void DncListsModel::setLists(const QList<api::DncListRef> &lists)
{
    const bool sameIds = std::equal(lists.begin(), lists.end(), m_lists.begin(), m_lists.end(),
                                    [](const api::DncListRef &one, const api::DncListRef &other) { return one.id == other.id; });
    if (!sameIds) {
        beginResetModel();
        m_lists = lists;
        endResetModel();
        return;
    }
    m_lists = lists;
    if (!m_lists.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_lists.size()) - 1, ColumnCount - 1));
}

const api::DncListRef *DncListsModel::listAt(int row) const
{
    return row >= 0 && row < m_lists.size() ? &m_lists.at(row) : nullptr;
}

int DncListsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lists.size()); }

int DncListsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DncListsModel::data(const QModelIndex &index, int role) const
{
    const api::DncListRef *list = listAt(index.row());
    if (!list || role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return list->name.isEmpty() ? list->id : list->name;
    case Type:
        return models::dncTypeText(*list);
    case Disposition:
        return list->disposition.isEmpty() ? tr("not told") : list->disposition;
    default:
        return {};
    }
}

QVariant DncListsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Do-Not-Call list");
    case Type:
        return tr("Type");
    case Disposition:
        return tr("Disposition of matching records");
    default:
        return {};
    }
}

CampaignDncTab::CampaignDncTab(QWidget *parent) : CampaignTab(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_table = new TableView(tr("Do-Not-Call lists of the campaign"), QStringLiteral("campaign-dnc"), this);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_model);
    const auto name = [](const QModelIndex &index) {
        TextCell cell;
        cell.text = index.data().toString();
        cell.icon = QStringLiteral("dialog-cancel");
        cell.iconInk = Token::TextMuted;
        cell.strong = true;
        return cell;
    };
    QList<TableColumn> columns(DncListsModel::ColumnCount);
    columns[DncListsModel::Name] = {320, 160, 1, true, new TextDelegate(name, m_table), Qt::AlignLeft};
    columns[DncListsModel::Type] = {260, 140, 1, false, nullptr, Qt::AlignLeft};
    columns[DncListsModel::Disposition] = {300, 160, 1, false, nullptr, Qt::AlignLeft};
    m_table->setColumns(columns);
    column->addWidget(m_table);

    m_copyId = new QAction(tr("Copy ID of the &Do-Not-Call list"), this);
    const auto dress = [this] { m_copyId->setIcon(icon(QStringLiteral("edit-copy"))); };
    connect(&Theme::instance(), &Theme::changed, m_copyId, dress);
    dress();
    connect(m_copyId, &QAction::triggered, this, [this] {
        if (const api::DncListRef *list = m_model.listAt(m_table->currentIndex().row()))
            QGuiApplication::clipboard()->setText(list->id);
    });
    connect(m_table, &TableView::rowMenuRequested, this, [this](const QModelIndex &index, const QPoint &position) {
        m_table->setCurrentIndex(index);
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setAccessibleName(tr("Do-Not-Call list"));
        menu->addAction(m_copyId);
        menu->popup(position);
    });
    showCampaign(nullptr);
}

void CampaignDncTab::showCampaign(const models::CampaignRow *row)
{
    const int before = tabCount();
    m_known = row && row->detail;
    m_model.setLists(m_known ? row->detail->dncLists : QList<api::DncListRef>());
    m_copyId->setEnabled(m_model.rowCount() > 0);
    if (!m_known && row && row->detailError) {
        m_table->emptyState()->setContent(QStringLiteral("did-not-load"), tr("The campaign did not load"),
                                          models::errorSentence(*row->detailError, api::Method::GetCampaign));
        m_table->emptyState()->setReason({});
        m_table->setCover(TableView::Cover::Empty);
    } else if (!m_known) {
        m_table->setCover(TableView::Cover::Loading);
    } else if (m_model.rowCount() == 0) {
        m_table->emptyState()->setContent(
            QStringLiteral("lists-empty"), tr("No Do-Not-Call list is on this campaign"),
            tr("Its records are checked against none. They are put on a campaign in Contact Center Administrator."));
        m_table->setCover(TableView::Cover::Empty);
    } else {
        m_table->setCover(TableView::Cover::None);
    }
    if (before != tabCount())
        Q_EMIT tabChanged();
}

QString CampaignDncTab::tabTitle() const { return tr("Do-Not-Call"); }

int CampaignDncTab::tabCount() const { return m_known ? m_model.rowCount() : -1; }

QList<QAction *> CampaignDncTab::actions(MenuId menu) const
{
    return menu == MenuId::List ? QList<QAction *>{m_copyId} : QList<QAction *>();
}

QWidget *CampaignDncTab::firstFocus() const { return m_table; }

} // namespace outdial::views
