// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include <views/jobs/jobcells.h>
#include <views/jobs/jobsview.h>
#include <views/shared/emptystate.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::JobRow;
using models::JobsModel;
using models::JobState;

namespace {

constexpr int rowHeight = 32;

StateCell stateCell(const QModelIndex &index)
{
    StateCell cell;
    const JobRow *row = jobRowOf(index);
    if (row == nullptr)
        return cell;
    cell.look = lookOf(row->state);
    cell.word = row->stateWord;
    if (row->state == JobState::Waiting)
        cell.ink = Token::TextMuted;
    return cell;
}

TextCell textCell(const QModelIndex &index)
{
    TextCell cell;
    cell.text = index.data().toString();
    if (index.column() == JobsModel::TimeColumn || index.column() == JobsModel::CountColumn)
        cell.ink = Token::TextMuted;
    return cell;
}

QList<TableColumn> columns(TableView *table, JobActDelegate *act)
{
    QList<TableColumn> all(JobsModel::ColumnCount);
    const auto text = [table] { return new TextDelegate(textCell, table); };
    all[JobsModel::StateColumn] = {.width = 150, .minimum = 120, .delegate = new StateDelegate(stateCell, table)};
    all[JobsModel::JobColumn] = {.width = 150, .minimum = 110, .delegate = text()};
    all[JobsModel::OnColumn] = {.width = 250, .minimum = 120, .delegate = text()};
    all[JobsModel::ProgressColumn] = {.width = 304, .minimum = 240, .stretch = true, .delegate = new JobProgressDelegate(table)};
    all[JobsModel::TimeColumn] = {.width = 136, .minimum = 90, .rank = 2, .delegate = text()};
    all[JobsModel::CountColumn] = {.width = 130, .minimum = 90, .rank = 3, .delegate = text()};
    all[JobsModel::ActColumn] = {.width = 124, .minimum = 110, .delegate = act, .alignment = Qt::AlignRight};
    return all;
}

} // namespace

QString JobsView::footNote()
{
    return tr("Deletions run on the tenant and go on when Outdial is closed. Asked every 2 s, slower as they take longer.");
}

JobsView::JobsView(Place place, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new TableView(tr("Jobs"), place == Place::Page ? QStringLiteral("jobs") : QStringLiteral("jobs-dock"), this);
    m_table->setRowHeight(rowHeight);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    EmptyState *nothing = m_table->emptyState();
    nothing->setContent(QStringLiteral("nothing-found"), tr("Nothing works for you at the moment"),
                        tr("Deletions of records, imports and exports stand here while they run, and afterwards until they are "
                           "cleared. The tenant lists no jobs: those that were started elsewhere are not seen."));
    if (place == Place::Page) {
        nothing->setOther(tr("Show the lists"), QStringLiteral("view-list-details"));
        connect(nothing, &EmptyState::otherClicked, this, [this] { Q_EMIT listRequested({}); });
    }
    makeActions();
    if (place == Place::Dock) {
        auto *head = new QFrame(this);
        setLook(head, "part", QStringLiteral("tools"));
        head->setMinimumHeight(px(32));
        auto *row = new QHBoxLayout(head);
        row->setContentsMargins(px(16), 0, px(8), 0);
        row->setSpacing(px(8));
        row->addWidget(makeLabel(tr("Jobs"), "emphasis", "", head));
        m_summary = makeLabel({}, "small", "muted", head);
        row->addWidget(m_summary, 1);
        m_clear = new Button(tr("Clear finished"), ButtonKind::Quiet, ButtonSize::Row, head);
        connect(m_clear, &QPushButton::clicked, m_clearAction, &QAction::trigger);
        m_fold = new IconButton(QStringLiteral("go-down"), tr("Fold the jobs"), ButtonSize::Row, true, head);
        connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
        row->addWidget(m_clear);
        row->addWidget(m_fold);
        m_head = head;
        column->addWidget(head);
    }
    column->addWidget(m_table, 1);
    if (place == Place::Dock) {
        auto *foot = new QFrame(this);
        foot->setProperty("part", QStringLiteral("foot"));
        auto *row = new QHBoxLayout(foot);
        row->setContentsMargins(px(16), px(4), px(16), px(4));
        row->addWidget(new ElidedLabel(footNote(), "small", "muted", foot), 1);
        foot->setMinimumHeight(px(28));
        m_foot = foot;
        column->addWidget(foot);
    }
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    const auto fitSoon = qOverload<>(&QTimer::start);
    connect(&m_fit, &QTimer::timeout, this, &JobsView::fitRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, &m_fit, fitSoon);
    connect(&Theme::instance(), &Theme::changed, this, &JobsView::fitRows); // after the table, which makes all rows alike
    connect(m_table, &TableView::rowMenuRequested, this, &JobsView::showMenu);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const JobRow *row = jobRowOf(index))
            performFirst(QString(row->id));
    });
    refresh();
}

JobsView::~JobsView() { m_table->setModel(nullptr); }

void JobsView::setModel(JobsModel *model)
{
    if (model == m_model)
        return;
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_table->setModel(model);
    if (model) {
        auto *act = new JobActDelegate(m_table);
        connect(act, &JobActDelegate::pressed, this, [this](const QModelIndex &index) {
            if (const JobRow *row = jobRowOf(index))
                performFirst(QString(row->id));
        });
        m_table->setColumns(columns(m_table, act));
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsView::refreshActions);
        connect(model, &JobsModel::countsChanged, this, &JobsView::refresh);
        connect(model, &QAbstractItemModel::dataChanged, this, &JobsView::refreshActions);
        for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, change, &m_fit, qOverload<>(&QTimer::start));
        connect(model, &QAbstractItemModel::rowsMoved, &m_fit, qOverload<>(&QTimer::start));
        connect(model, &QAbstractItemModel::dataChanged, &m_fit, qOverload<>(&QTimer::start));
        connect(model, &QObject::destroyed, this, [this] {
            m_model = nullptr;
            refresh();
        });
    }
    refresh();
}

QString JobsView::summary() const
{
    if (m_model == nullptr)
        return {};
    QStringList parts;
    if (const int n = m_model->atWork(); n > 0)
        parts << tr("%1 at work").arg(n);
    if (const int n = m_model->waiting(); n > 0)
        parts << tr("%1 waiting").arg(n);
    if (const int n = m_model->failed(); n > 0)
        parts << tr("%1 failed").arg(n);
    if (const int n = m_model->unknown(); n > 0)
        parts << tr("%1 not known").arg(n);
    return parts.isEmpty() ? tr("nothing at work") : parts.join(QStringLiteral(", "));
}

void JobsView::refresh()
{
    const bool empty = m_model == nullptr || m_model->rowCount() == 0;
    m_table->setCover(empty ? TableView::Cover::Empty : TableView::Cover::None);
    if (!empty && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    if (m_summary)
        m_summary->setText(summary());
    refreshActions();
    Q_EMIT summaryChanged();
}

// Why a job failed is read without opening anything: its row is as high as the sentence needs.
void JobsView::fitRows()
{
    if (m_model == nullptr)
        return;
    const int width = m_table->columnWidth(JobsModel::ProgressColumn) - 2 * px(8);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int height = std::max(px(rowHeight), jobRowHeight(*m_model->rowAt(row), width));
        if (m_table->rowHeight(row) != height)
            m_table->verticalHeader()->resizeSection(row, height);
    }
}

void JobsView::setFolded(bool folded)
{
    if (m_head == nullptr || folded == m_folded)
        return;
    m_folded = folded;
    m_table->setVisible(!folded);
    m_foot->setVisible(!folded);
    m_fold->setIconName(folded ? QStringLiteral("go-up") : QStringLiteral("go-down"));
    const QString name = folded ? tr("Unfold the jobs") : tr("Fold the jobs");
    m_fold->setAccessibleName(name);
    m_fold->setToolTip(name);
    Q_EMIT foldedChanged(folded);
}

} // namespace outdial::views
