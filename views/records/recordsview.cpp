// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/records/recordsmodel.h>
#include <views/records/findbar.h>
#include <views/records/recordcells.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordpane.h>
#include <views/records/recordsfoot.h>
#include <views/records/recordsview.h>
#include <views/records/windowbar.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordSet;
using models::RecordsModel;

namespace {

RowState recordRowState(const QModelIndex &index)
{
    switch (index.data(RecordsModel::RowKindRole).toInt()) {
    case RecordsModel::LoadingRow:
        return RowState::Loading;
    case RecordsModel::FailedRow:
        return RowState::Failed;
    default:
        return RowState::Normal;
    }
}

} // namespace

RecordsView::RecordsView(BannerArea *banners, QWidget *parent)
    : QWidget(parent),
      m_banners(banners),
      m_model(new RecordsModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTools());
    m_window = new WindowBar(this);
    m_window->hide();
    column->addWidget(m_window);
    m_stack = new QStackedWidget(this);
    makeTable();
    m_instead = new EmptyState(QStringLiteral("records-empty"), {}, {}, m_stack);
    m_instead->setAutoFillBackground(true);
    m_instead->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_instead);
    m_find = new FindBar(m_model, m_table, m_columns, this);
    column->addWidget(m_find);
    column->addWidget(m_stack, 1);
    m_pane = new RecordPane(m_model, this);
    m_foot = new RecordsFoot(m_model, this);
    makeActions();

    connect(m_window, &WindowBar::changed, this, [this] { setSelection(m_window->selection()); });
    connect(m_model, &RecordsModel::progressChanged, this, &RecordsView::refreshState);
    connect(m_model, &RecordsModel::arrangementChanged, this, &RecordsView::refreshState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { m_pane->setRecord(current); });
    connect(m_instead, &EmptyState::primaryClicked, this, &RecordsView::primaryClicked);
    connect(m_instead, &EmptyState::otherClicked, this, [this] {
        if (m_shownInstead == Shown::Owners || m_shownInstead == Shown::OwnersEmpty)
            Q_EMIT insteadOther();
        else
            Q_EMIT refreshWanted();
    });
    connect(m_pane, &RecordPane::copyRequested, this, &RecordsView::copyRecord);
    connect(m_pane, &RecordPane::attemptsWanted, this, [this] {
        models::RecordSelection next = m_selection;
        next.attempts = true;
        setSelection(next);
    });
    refreshState();
}

RecordsView::~RecordsView() { disconnect(m_model, nullptr, this, nullptr); }

void RecordsView::makeTable()
{
    m_table = new TableView(tr("Records"), {}, this);
    m_filter->setNext(m_table);
    m_table->setModel(m_model);
    m_table->setRowHeight(28);
    m_table->setRowStateReader(recordRowState);
    m_cells = new RecordCells(m_model, m_table);
    m_table->setItemDelegate(m_cells);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setStretchLastSection(true);
    m_columns = new RecordColumns(m_table, m_model, this);
    connect(header, &QHeaderView::sortIndicatorChanged, m_model, &RecordsModel::sort);
    connect(m_model, &QAbstractItemModel::modelReset, header, [header] { header->setSortIndicator(-1, Qt::AscendingOrder); });
    // The menu of the table knows only fixed columns.
    disconnect(header, &QHeaderView::customContextMenuRequested, m_table, nullptr);
    connect(header, &QHeaderView::customContextMenuRequested, this, &RecordsView::showColumns);
    connect(m_table, &TableView::rowMenuRequested, this, &RecordsView::showMenu);
    connect(m_table, &TableView::retryRequested, this, [this] {
        if (m_model->loader().canRetry())
            m_model->retry();
        else
            Q_EMIT refreshWanted();
    });
    // Locks before the titles of key fields.
    const auto mark = [this] {
        for (int section = 0; section < m_model->columnCount(); ++section) {
            if (m_model->isKeyField(section))
                m_model->setHeaderData(section, Qt::Horizontal, icon(QStringLiteral("object-locked"), Token::TextMuted),
                                       Qt::DecorationRole);
        }
    };
    connect(m_columns, &RecordColumns::changed, this, [this, mark] {
        mark();
        refreshColumnsButton();
    });
}

QWidget *RecordsView::makeTools()
{
    auto *tools = new QFrame(this);
    tools->setProperty("part", QStringLiteral("tools"));
    tools->setFixedHeight(px(44));
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_sets = new SegmentedControl(tr("Which records"), tools);
    m_sets->addSegment(int(RecordSet::All), tr("All"));
    m_sets->addSegment(int(RecordSet::Completed), tr("Completed"));
    m_sets->addSegment(int(RecordSet::Updated), tr("Updated"));
    m_filter = new SearchField(tr("Filter the loaded records"), tr("Filter the loaded records"), tools);
    m_filter->setMinimumWidth(px(96));
    m_filter->setMaximumWidth(px(248));
    m_lookup = new Button(tr("Look up by key…"), ButtonKind::Normal, ButtonSize::Header, tools);
    m_withAttempts = new QCheckBox(tr("With &attempts"), tools);
    m_withAttempts->setToolTip(tr("Reads every attempt of each record: more to wait for, and more memory"));
    m_columnsButton = new Button({}, ButtonKind::Quiet, ButtonSize::Header, tools);
    m_columnsButton->setIconName(QStringLiteral("view-list-details"));
    row->addWidget(m_sets);
    row->addWidget(m_filter, 1);
    row->addWidget(m_lookup);
    row->addWidget(m_withAttempts);
    row->addStretch();
    row->addWidget(m_columnsButton);
    // Each letter would begin another arrangement of all rows; the last within a moment is enough.
    auto *settle = new QTimer(this);
    settle->setSingleShot(true);
    settle->setInterval(150);
    connect(m_filter, &QLineEdit::textChanged, settle, qOverload<>(&QTimer::start));
    connect(settle, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_columnsButton, &QPushButton::clicked, this, &RecordsView::showColumns);
    connect(m_lookup, &QPushButton::clicked, this, &RecordsView::lookUp);
    connect(m_sets, &SegmentedControl::currentChanged, this, [this](int set) {
        models::RecordSelection next = m_selection;
        next.set = static_cast<RecordSet>(set);
        setSelection(next);
    });
    connect(m_withAttempts, &QCheckBox::toggled, this, [this](bool on) {
        models::RecordSelection next = m_selection;
        next.attempts = on;
        setSelection(next);
    });
    return tools;
}

void RecordsView::open(const Place &place)
{
    m_place = place;
    m_ownersInstead.reset();
    m_keyNames.clear();
    m_filter->clear();
    ask();
}

void RecordsView::close()
{
    m_place = {};
    m_asOf = {};
    m_format.reset();
    m_ownersInstead.reset();
    m_pane->setRecord({});
    m_pane->setAttemptsSource({});
    m_model->close();
    refreshState();
}

// Asks for the records of the place from the first page on.
void RecordsView::ask()
{
    m_toldGone = false;
    m_pane->setRecord({});
    m_pane->setAttemptsSource(models::AttemptsReader::from(*m_place.client, m_place.campaignId, m_place.instanceId));
    m_window->refreshText();
    m_model->open(
        models::RecordSource::from(*m_place.client, m_place.campaignId, m_place.instanceId, m_place.total, m_selection));
    m_model->setFormat(m_format, m_confirmed);
    m_model->setKeyNames(m_keyNames);
    m_model->setFilter(m_filter->text());
}

void RecordsView::refresh()
{
    if (!isOpen())
        return;
    m_window->refreshText();
    if (m_model->loaded() == 0)
        ask();
    else
        m_model->refresh();
}

void RecordsView::setTotal(qint64 total)
{
    m_place.total = total;
    if (m_selection.set == RecordSet::All)
        m_model->setTotal(total);
}

void RecordsView::setListName(const QString &name) { m_place.listName = name; }

void RecordsView::setFormat(const std::optional<api::Format> &format, const QString &columnsKey, bool confirmed)
{
    m_format = format;
    m_confirmed = confirmed;
    m_model->setFormat(format, confirmed);
    m_columns->setKey(columnsKey);
}

void RecordsView::setSelection(const models::RecordSelection &selection)
{
    const bool windowed = selection.set != RecordSet::All;
    // Of All, another window is no other question.
    const bool asksAnew = selection.set != m_selection.set || selection.attempts != m_selection.attempts ||
                          (windowed && (selection.preset != m_selection.preset || selection.custom != m_selection.custom ||
                                        selection.zone != m_selection.zone));
    m_selection = selection;
    m_sets->setCurrent(int(selection.set));
    m_withAttempts->setChecked(selection.attempts);
    m_window->setSelection(selection);
    m_window->setVisible(windowed);
    m_model->setTimeZone(selection.zone);
    m_pane->setTimeZone(selection.zone);
    m_utcAction->setChecked(selection.zone == models::TimeZoneShown::Utc);
    if (asksAnew && isOpen()) {
        m_banners->dismiss(QStringLiteral("refresh"));
        m_asOf = {};
        ask();
    }
}

void RecordsView::setTimeZone(models::TimeZoneShown zone)
{
    models::RecordSelection next = m_selection;
    next.zone = zone;
    setSelection(next);
}

QWidget *RecordsView::firstFocus() const { return showsTable() ? static_cast<QWidget *>(m_table) : m_instead; }

} // namespace outdial::views
