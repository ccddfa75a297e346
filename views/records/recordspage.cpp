// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/connect/session.h>
#include <models/lists/listdetails.h>
#include <models/records/recordsmodel.h>
#include <models/store/knownformats.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordpane.h>
#include <views/records/recordsfoot.h>
#include <views/records/recordspage.h>
#include <views/records/recordstates.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/rowdelegate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::RecordColumn;
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

RecordsPage::RecordsPage(const RecordsPlace &place, QWidget *parent)
    : Page(place.listName, parent),
      m_place(place),
      m_model(new RecordsModel(this))
{
    setStaleAfter(300);
    setPath({{tr("Lists"), [this] { Q_EMIT backRequested(); }}});
    makeActions();
    makeHeader();
    makeTable();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(makeContent());
    m_instead = new EmptyState(QStringLiteral("records-empty"), {}, {}, m_stack);
    m_instead->setAutoFillBackground(true);
    m_instead->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_instead);
    setContent(m_stack);
    m_pane = new RecordPane(m_model, this);
    setDetails(m_pane, tr("Details of the record"), 320);
    setFoot(new RecordsFoot(m_model, this));

    connect(m_model, &RecordsModel::progressChanged, this, &RecordsPage::refreshState);
    connect(m_model, &RecordsModel::arrangementChanged, this, &RecordsPage::refreshState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { m_pane->setRecord(current); });
    connect(m_instead, &EmptyState::primaryClicked, this, [this] {
        switch (m_shownInstead) {
        case Instead::Unbound:
            Q_EMIT bindRequested(m_place.listId, m_place.listName);
            break;
        case Instead::Empty:
            requestImport();
            break;
        default:
            refresh();
            break;
        }
    });
    connect(m_instead, &EmptyState::otherClicked, this, &RecordsPage::refresh);
    connect(m_pane, &RecordPane::copyRequested, this, &RecordsPage::copyRecord);
    refreshState();
}

RecordsPage::~RecordsPage() { disconnect(m_model, nullptr, this, nullptr); }

void RecordsPage::makeHeader()
{
    m_through = makeLabel(tr("seen &through"), "", "muted", this);
    m_instances = new QComboBox(this);
    m_instances->setProperty("tall", QStringLiteral("header"));
    m_instances->setMinimumWidth(px(220));
    m_instances->setMaximumWidth(px(320));
    m_through->setBuddy(m_instances);
    addLead(m_through);
    addLead(m_instances);
    auto *import = new Button(tr("Import…"), ButtonKind::Normal, ButtonSize::Header, this);
    import->setIconName(QStringLiteral("document-import"));
    auto *again = new IconButton(QStringLiteral("view-refresh"), tr("Refresh"), ButtonSize::Header, false, this);
    again->setShortcutHint(QStringLiteral("F5"));
    addHeaderWidget(import);
    addHeaderWidget(again);
    connect(import, &QPushButton::clicked, this, &RecordsPage::requestImport);
    connect(again, &QToolButton::clicked, this, &RecordsPage::refresh);
    connect(m_instances, &QComboBox::activated, this, &RecordsPage::instanceChosen);
}

void RecordsPage::makeTable()
{
    m_table = new TableView(tr("Records"), {}, this);
    m_table->setModel(m_model);
    m_table->setRowHeight(28);
    m_table->setRowStateReader(recordRowState);
    m_table->setItemDelegate(new TextDelegate(
        [model = m_model](const QModelIndex &index) {
            const RecordColumn column = model->columnAt(index.column());
            if (column.kind == RecordColumn::Kind::State)
                return recordStateCell(static_cast<models::RecordState>(index.data(RecordsModel::RecordStateRole).toInt()));
            TextCell cell;
            cell.text = index.data().toString();
            cell.mono = model->looksLikeCode(index.column());
            if (index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight))
                cell.alignment = Qt::AlignRight;
            if (column.kind == RecordColumn::Kind::LastAttempt)
                cell.ink = Token::TextMuted;
            return cell;
        },
        m_table));
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
    connect(header, &QHeaderView::customContextMenuRequested, this, &RecordsPage::showColumns);
    connect(m_table, &TableView::rowMenuRequested, this, &RecordsPage::showMenu);
    connect(m_table, &TableView::retryRequested, this, [this] {
        if (m_model->loader().canRetry())
            m_model->retry();
        else
            refresh();
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

QWidget *RecordsPage::makeContent()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tools = new QFrame(content);
    tools->setProperty("part", QStringLiteral("tools"));
    tools->setFixedHeight(px(44));
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    m_filter = new SearchField(tr("Filter the loaded records"), tr("Filter the loaded records"), tools);
    m_filter->setFixedWidth(px(248));
    m_filter->setNext(m_table);
    m_columnsButton = new Button({}, ButtonKind::Quiet, ButtonSize::Header, tools);
    m_columnsButton->setIconName(QStringLiteral("view-list-details"));
    row->addWidget(m_filter);
    row->addStretch();
    row->addWidget(m_columnsButton);
    column->addWidget(tools);
    column->addWidget(m_table, 1);
    // Each letter would begin another arrangement of all rows; the last within a moment is enough.
    auto *settle = new QTimer(this);
    settle->setSingleShot(true);
    settle->setInterval(150);
    connect(m_filter, &QLineEdit::textChanged, settle, qOverload<>(&QTimer::start));
    connect(settle, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_columnsButton, &QPushButton::clicked, this, &RecordsPage::showColumns);
    return content;
}

void RecordsPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    m_session = session;
    delete m_details;
    m_details = nullptr;
    m_model->close();
    banners()->clear();
    setAsOf({});
    if (!session)
        return;
    m_details = new models::ListDetails(models::ListDetails::from(session->client()), this);
    connect(m_details, &models::ListDetails::changed, this, &RecordsPage::takeDetails);
    m_details->show(m_place.listId);
    fillInstances();
    if (!m_place.instanceId.isEmpty())
        open();
    refreshState();
}

void RecordsPage::open()
{
    m_filter->clear();
    m_pane->setRecord({});
    m_model->open(models::RecordSource::from(m_session->client(), m_place.campaignId, m_place.instanceId, m_place.total));
    if (!m_formatId.isEmpty()) {
        const auto known = models::KnownFormats(m_session->store()).find(m_session->tenant(), m_formatId);
        m_model->setFormat(known ? std::optional(known->format) : std::nullopt);
    }
}

void RecordsPage::takeDetails()
{
    const auto &detail = m_details->detail();
    if (detail && m_details->state() == models::ListDetails::State::Ready) {
        m_place.total = detail->totalRecords;
        m_place.listName = detail->name;
        setTitle(detail->name);
        m_model->setTotal(detail->totalRecords);
        if (m_formatId != detail->formatId) {
            m_formatId = detail->formatId;
            const auto known = models::KnownFormats(m_session->store()).find(m_session->tenant(), m_formatId);
            m_model->setFormat(known ? std::optional(known->format) : std::nullopt);
            m_columns->setKey(m_session->tenant() + u'/' + m_formatId);
        }
        if (m_place.instanceId.isEmpty() && !detail->campaigns.isEmpty()) {
            const api::ListBinding &first = detail->campaigns.first();
            m_place.campaignId = first.campaignId;
            m_place.campaignName = first.campaignName;
            m_place.instanceId = first.instanceId;
            open();
        }
    }
    fillInstances();
    refreshState();
}

void RecordsPage::fillInstances()
{
    QList<api::ListBinding> bindings;
    if (m_details && m_details->detail())
        bindings = m_details->detail()->campaigns;
    const auto same = [this](const api::ListBinding &binding) { return binding.instanceId == m_place.instanceId; };
    if (!m_place.instanceId.isEmpty() && std::none_of(bindings.begin(), bindings.end(), same))
        bindings.prepend({m_place.campaignId, m_place.campaignName, m_place.instanceId});
    m_instances->clear();
    QHash<QString, int> seen;
    for (const api::ListBinding &binding : bindings) {
        const auto count = std::count_if(bindings.begin(), bindings.end(), [&binding](const api::ListBinding &other) {
            return other.campaignId == binding.campaignId;
        });
        // The API gives no names of instances here, so several in one campaign are counted.
        const int nth = ++seen[binding.campaignId];
        m_instances->addItem(icon(QStringLiteral("call-start")),
                             count > 1 ? tr("%1, instance %2").arg(binding.campaignName).arg(nth) : binding.campaignName,
                             QVariant::fromValue(QStringList{binding.campaignId, binding.campaignName, binding.instanceId}));
        m_instances->setItemData(m_instances->count() - 1, tr("Instance %1").arg(binding.instanceId), Qt::ToolTipRole);
        if (same(binding))
            m_instances->setCurrentIndex(m_instances->count() - 1);
    }
    m_instances->setVisible(!bindings.isEmpty());
    m_through->setVisible(!bindings.isEmpty());
}

void RecordsPage::instanceChosen(int index)
{
    const QStringList binding = m_instances->itemData(index).toStringList();
    if (binding.size() != 3 || binding.at(2) == m_place.instanceId || !m_session)
        return;
    m_place.campaignId = binding.at(0);
    m_place.campaignName = binding.at(1);
    m_place.instanceId = binding.at(2);
    banners()->clear();
    open();
}

void RecordsPage::refresh()
{
    if (!m_session)
        return;
    m_details->refresh();
    if (m_place.instanceId.isEmpty())
        return;
    if (m_model->loaded() == 0)
        open();
    else
        m_model->refresh();
}

void RecordsPage::setTimeZone(models::TimeZoneShown zone) { m_model->setTimeZone(zone); }

QWidget *RecordsPage::firstFocus() const
{
    return m_shownInstead == Instead::Nothing ? static_cast<QWidget *>(m_table) : m_instead;
}

} // namespace outdial::views
