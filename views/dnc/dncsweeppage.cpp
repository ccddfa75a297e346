// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/connect/session.h>
#include <views/dnc/dncsweeppage.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::SweepProgress;
using models::SweptList;
using models::SweptListsModel;
using models::SweptRecord;
using models::SweptRecordsModel;
using State = models::SweepProgress::State;

namespace {

TextCell listCell(const QModelIndex &index)
{
    const auto *model = qobject_cast<const SweptListsModel *>(index.model());
    const SweptList *list = model ? model->sweptAt(index.row()) : nullptr;
    TextCell cell;
    cell.text = index.data().toString();
    switch (index.column()) {
    case SweptListsModel::Name:
        cell.strong = true;
        break;
    case SweptListsModel::Found:
        cell.alignment = Qt::AlignRight;
        cell.strong = list ? list->found > 0 : index.row() == 0;
        cell.ink = list && list->found > 0 ? Token::WarnText : Token::Text;
        break;
    case SweptListsModel::Read:
        cell.alignment = Qt::AlignRight;
        cell.ink = Token::TextMuted;
        break;
    default:
        cell.ink = Token::TextMuted;
        if (!list)
            break;
        if (list->state == SweptList::State::NotReadable) {
            cell.ink = Token::ErrText;
            cell.icon = QStringLiteral("data-error");
            cell.iconInk = Token::Err;
        } else if (list->state == SweptList::State::NotBound) {
            cell.ink = Token::WarnText;
            cell.icon = QStringLiteral("data-warning");
            cell.iconInk = Token::Warn;
        } else if (list->state == SweptList::State::Read) {
            cell.icon = QStringLiteral("dialog-ok");
            cell.iconInk = Token::Ok;
        }
        break;
    }
    return cell;
}

TextCell recordCell(const QModelIndex &index)
{
    const auto *model = qobject_cast<const SweptRecordsModel *>(index.model());
    const SweptRecord *record = model ? model->recordAt(index.row()) : nullptr;
    TextCell cell;
    cell.text = index.data().toString();
    if (!record)
        return cell;
    switch (index.column()) {
    case SweptRecordsModel::Record:
        cell.strong = true;
        break;
    case SweptRecordsModel::Value:
        cell.mono = true;
        break;
    case SweptRecordsModel::Outcome:
        switch (record->outcome) {
        case SweptRecord::Outcome::Erased:
            cell.ink = Token::OkText;
            cell.icon = QStringLiteral("dialog-ok");
            cell.iconInk = Token::Ok;
            break;
        case SweptRecord::Outcome::Failed:
            cell.ink = Token::ErrText;
            cell.icon = QStringLiteral("data-error");
            cell.iconInk = Token::Err;
            break;
        case SweptRecord::Outcome::Unknown:
        case SweptRecord::Outcome::Changed:
            cell.ink = Token::WarnText;
            cell.icon = QStringLiteral("data-warning");
            cell.iconInk = Token::Warn;
            break;
        default:
            cell.ink = Token::TextMuted;
            break;
        }
        break;
    default:
        cell.ink = Token::TextMuted;
        break;
    }
    return cell;
}

} // namespace

DncSweepPage::DncSweepPage(const QList<models::DncListSeen> &lists, const QString &countryCode, QWidget *parent)
    : Page(tr("Find in pending records"), parent),
      m_dncLists(lists),
      m_countryCode(countryCode)
{
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Header, this);
    m_again = new Button(tr("Look through again"), ButtonKind::Normal, ButtonSize::Header, this);
    m_again->setIconName(QStringLiteral("view-refresh"));
    addHeaderWidget(m_cancel);
    addHeaderWidget(m_again);
    m_stack = new QStackedWidget(this);
    auto *whole = new QFrame(m_stack);
    whole->setProperty("part", QStringLiteral("content"));
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(makeLine(Qt::Horizontal, whole));
    column->addWidget(makeTables(), 1);
    m_erasePart = makeErase();
    column->addWidget(m_erasePart);
    m_stack->addWidget(whole);
    m_empty = new EmptyState(
        QStringLiteral("records-empty"), tr("No key was added from here yet"),
        tr("Records are compared with numbers and values that this workstation has added to Do-Not-Call lists. What "
           "else is in the lists, the API does not tell."),
        m_stack);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    setFootNote(
        tr("Compared are telephone numbers and exclusion values that were added from here, in every phone field. Area codes and "
           "postal codes are not compared, nor keys that others have added."));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    connect(m_again, &QPushButton::clicked, this, &DncSweepPage::refresh);
    refreshState();
}

DncSweepPage::~DncSweepPage() { end(); }

QWidget *DncSweepPage::makeTop()
{
    auto *top = new QWidget(this);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(px(16), px(12), px(16), px(12));
    column->setSpacing(px(8));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    m_state = new StateLabel(StateLook::Waiting, {}, true, top);
    m_summary = makeLabel({}, "", "", top);
    m_summary->setWordWrap(true);
    row->addWidget(m_state, 0, Qt::AlignTop);
    row->addWidget(m_summary, 1);
    column->addLayout(row);
    m_bar = new QProgressBar(top);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    column->addWidget(m_bar);
    return top;
}

QWidget *DncSweepPage::makeTables()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    m_lists = new TableView(tr("Lists that are looked through"), QStringLiteral("dnc-sweep-lists"));
    m_records = new TableView(tr("Records that a Do-Not-Call key forbids to call"), QStringLiteral("dnc-sweep-records"));
    for (TableView *table : {m_lists, m_records}) {
        table->setTabKeyNavigation(false);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->setRowHeight(32);
        table->setMinimumHeight(px(120));
    }
    // Each in a widget of its own: what stands instead of rows is put beside the table, and would be a pane of the splitter.
    for (TableView *table : {m_lists, m_records}) {
        auto *pane = new QWidget(splitter);
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(table);
        splitter->addWidget(pane);
    }
    splitter->setSizes({px(260), px(320)});
    return splitter;
}

QWidget *DncSweepPage::makeErase()
{
    auto *part = new QFrame(this);
    setLook(part, "part", QStringLiteral("foot"));
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    row->setSpacing(px(12));
    auto *label = makeLabel(tr("&Why, for the tenant's audit log:"), "small", "muted", part);
    m_reason = new QLineEdit(part);
    label->setBuddy(m_reason);
    m_off = makeLabel({}, "small", "muted", part);
    m_erase = new Button({}, ButtonKind::Destructive, ButtonSize::Dialog, part);
    m_erase->setIconName(QStringLiteral("edit-delete"));
    row->addWidget(label);
    row->addWidget(m_reason, 1);
    row->addWidget(m_off);
    row->addWidget(m_erase);
    connect(m_reason, &QLineEdit::textChanged, this, &DncSweepPage::refreshErase);
    connect(m_erase, &QPushButton::clicked, this, &DncSweepPage::askErase);
    return part;
}

void DncSweepPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    end();
    m_session = session;
    if (session)
        begin();
    refreshState();
}

void DncSweepPage::refresh()
{
    if (!m_session || (m_job && m_job->isBusy()))
        return;
    end();
    begin();
    refreshState();
}

void DncSweepPage::begin()
{
    models::SweepOptions options;
    options.countryCode = m_countryCode;
    m_job =
        std::make_unique<models::DncSweepJob>(m_session->client(), m_session->store(), m_session->tenant(), m_dncLists, options);
    m_listModel = std::make_unique<SweptListsModel>(*m_job);
    m_recordModel = std::make_unique<SweptRecordsModel>(*m_job);
    m_lists->setModel(m_listModel.get());
    QList<TableColumn> columns(SweptListsModel::ColumnCount);
    columns[SweptListsModel::Name] = {.width = 320, .minimum = 160};
    columns[SweptListsModel::Found] = {.width = 96, .minimum = 64, .alignment = Qt::AlignRight};
    columns[SweptListsModel::Read] = {.width = 120, .minimum = 80, .rank = 2, .alignment = Qt::AlignRight};
    columns[SweptListsModel::State] = {.width = 400, .minimum = 160, .stretch = true};
    for (TableColumn &column : columns)
        column.delegate = new TextDelegate(listCell, m_lists);
    m_lists->setColumns(columns);
    m_records->setModel(m_recordModel.get());
    QList<TableColumn> fields(SweptRecordsModel::ColumnCount);
    fields[SweptRecordsModel::Record] = {.width = 200, .minimum = 100};
    fields[SweptRecordsModel::List] = {.width = 200, .minimum = 100, .rank = 3};
    fields[SweptRecordsModel::Value] = {.width = 220, .minimum = 140};
    fields[SweptRecordsModel::DncList] = {.width = 180, .minimum = 100, .rank = 2};
    fields[SweptRecordsModel::Campaign] = {.width = 180, .minimum = 100, .rank = 2};
    fields[SweptRecordsModel::Outcome] = {.width = 180, .minimum = 100, .stretch = true};
    for (TableColumn &field : fields)
        field.delegate = new TextDelegate(recordCell, m_records);
    m_records->setColumns(fields);
    m_lists->setCurrentIndex(m_listModel->index(0, 0));
    connect(m_lists->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        m_recordModel->setList(m_listModel->listAt(std::max(0, index.row())));
        refreshState();
    });
    connect(m_job.get(), &models::DncSweepJob::changed, this, &DncSweepPage::refreshState);
    connect(m_job.get(), &models::DncSweepJob::over, this, [this] {
        if (std::exchange(m_erasing, false))
            tellErased();
        refreshState();
    });
}

void DncSweepPage::end()
{
    m_lists->setModel(nullptr);
    m_records->setModel(nullptr);
    m_listModel.reset();
    m_recordModel.reset();
    m_job.reset(); // cancels, and waits for the call that is under way to be cancelled
    m_erasing = false;
    banners()->clear();
}

QWidget *DncSweepPage::firstFocus() const { return m_lists; }

} // namespace outdial::views
