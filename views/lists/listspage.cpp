// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>

#include <models/connect/session.h>
#include <views/lists/listpane.h>
#include <views/lists/listspage.h>
#include <views/lists/rowmark.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListsModel;

namespace {

TextCell listCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    switch (index.column()) {
    case ListsModel::NameColumn:
        cell.strong = true;
        break;
    case ListsModel::RecordsColumn:
        cell.alignment = Qt::AlignRight;
        break;
    default:
        cell.ink = Token::TextMuted;
        break;
    }
    return cell;
}

RowState listRowState(const QModelIndex &index)
{
    switch (index.data(ListsModel::RowKindRole).toInt()) {
    case ListsModel::LoadingRow:
        return RowState::Loading;
    case ListsModel::FailedRow:
        return RowState::Failed;
    default:
        return RowState::Normal;
    }
}

} // namespace

ListsPage::ListsPage(QWidget *parent) : TablePage(tr("Lists"), parent)
{
    makeFilter(tr("Filter lists"));
    auto *import = addButton(tr("Import…"), QStringLiteral("document-import"));
    auto *create = addButton(tr("New list…"), QStringLiteral("list-add"));
    makeTable(tr("Lists"), QStringLiteral("lists"));
    prepareTable();
    m_pane = new ListPane(this);
    setDetails(m_pane, tr("Details of the list"));
    QHBoxLayout *foot = makeFoot();
    m_loadAll = new Button(tr("Load all"), ButtonKind::Normal, ButtonSize::Row);
    foot->addWidget(m_loadAll);
    connect(m_loadAll, &QPushButton::clicked, this, [this] { m_model->loadAll(); });
    makeActions();

    connect(import, &QPushButton::clicked, m_importAction, &QAction::trigger);
    connect(create, &QPushButton::clicked, m_newAction, &QAction::trigger);
    connect(filter(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_model)
            m_model->setFilter(text);
    });
    connect(emptyState(), &EmptyState::primaryClicked, this, [this] {
        if (m_instead == Instead::Failed)
            refresh();
        else
            Q_EMIT importRequested({}, {}, {});
    });
    connect(emptyState(), &EmptyState::otherClicked, this, &ListsPage::newList);
    connect(emptyState(), &EmptyState::linkClicked, this, &ListsPage::privilegesRequested);
    connect(m_pane, &ListPane::importRequested, this, &ListsPage::importIntoCurrent);
    m_pane->setDeleteActions({m_deleteRecordsAction, m_deleteAllAction, m_deleteListAction});
    connect(m_pane, &ListPane::copyIdRequested, this, &ListsPage::copyId);
    connect(m_pane, &ListPane::retryRequested, this, [this] {
        if (m_details)
            m_details->refresh();
    });
    connect(m_pane, &ListPane::bindRequested, this, [this] {
        if (const api::CallingList *list = current())
            Q_EMIT bindRequested(list->id, list->name);
    });
    connect(m_pane, &ListPane::openRequested, this, [this](const api::ListBinding &binding) {
        if (const api::CallingList *list = current())
            Q_EMIT openRecordsRequested(list->id, list->name, binding.campaignId, binding.campaignName, binding.instanceId,
                                        list->totalRecords);
    });
    refreshState();
}

ListsPage::~ListsPage() { table()->setModel(nullptr); }

void ListsPage::prepareTable()
{
    table()->setRowStateReader(listRowState);
    QHeaderView *header = table()->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_mark = new RowMark(table());
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        if (m_model)
            m_model->sort(column, order);
    });
    connect(table(), &QAbstractItemView::activated, this, &ListsPage::openCurrent);
    connect(table(), &TableView::retryRequested, this, [this] {
        if (m_model->canRetry())
            m_model->retry();
        else
            refresh();
    });
    connect(table(), &TableView::rowMenuRequested, this, &ListsPage::showMenu);
}

void ListsPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    table()->setModel(nullptr);
    delete m_model;
    delete m_details;
    m_model = nullptr;
    m_details = nullptr;
    m_wanted.clear();
    banners()->clear();
    filter()->clear();
    m_pane->setList(nullptr);
    setAsOf({});
    setNavigationCount({});
    if (!session) {
        refreshState();
        return;
    }
    m_model = new ListsModel(ListsModel::from(session->client()), this);
    m_model->setTimeZone(m_zone);
    m_details = new models::ListDetails(models::ListDetails::from(session->client()), this);
    table()->setModel(m_model);
    QList<TableColumn> columns(ListsModel::ColumnCount);
    columns[ListsModel::NameColumn] = {.width = 300, .minimum = 160, .stretch = true};
    columns[ListsModel::FormatColumn] = {.width = 200, .minimum = 80, .rank = 2};
    columns[ListsModel::RecordsColumn] = {.width = 110, .minimum = 80, .alignment = Qt::AlignRight};
    columns[ListsModel::CreatedColumn] = {.width = 150, .minimum = 80, .rank = 3};
    for (TableColumn &column : columns)
        column.delegate = new TextDelegate(listCell, table());
    table()->setColumns(columns);
    connect(table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ListsPage::currentChanged);
    connect(m_model, &ListsModel::stateChanged, this, &ListsPage::refreshState);
    connect(m_model, &ListsModel::filterChanged, this, &ListsPage::refreshState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (const api::CallingList *list = current())
            m_pane->setList(list);
    });
    connect(m_details, &models::ListDetails::changed, this, &ListsPage::takeDetails);
    m_model->sort(table()->horizontalHeader()->sortIndicatorSection(), table()->horizontalHeader()->sortIndicatorOrder());
    m_model->start();
}

const api::CallingList *ListsPage::current() const { return m_model ? m_model->listAt(table()->currentIndex().row()) : nullptr; }

void ListsPage::currentChanged()
{
    const api::CallingList *list = current();
    m_pane->setList(list);
    m_details->show(list ? list->id : QString());
    refreshActions();
}

void ListsPage::takeDetails()
{
    m_pane->setDetails(*m_details);
    refreshActions();
}

void ListsPage::select(const QString &listId)
{
    m_wanted = listId;
    refreshState();
}

void ListsPage::setTimeZone(models::TimeZoneShown zone)
{
    m_zone = zone;
    if (m_model)
        m_model->setTimeZone(zone);
    m_pane->setTimeZone(zone);
}

void ListsPage::refresh()
{
    if (!m_model)
        return;
    m_model->refresh();
    m_details->refresh();
}

void ListsPage::activated()
{
    if (m_model && isStale())
        refresh();
}

} // namespace outdial::views
