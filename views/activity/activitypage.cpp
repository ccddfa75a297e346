// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>

#include <models/connect/session.h>
#include <views/activity/activitycells.h>
#include <views/activity/activitypage.h>
#include <views/activity/activitypane.h>
#include <views/shared/emptystate.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/toggle.h>
#include <views/shared/widgets.h>

#include <algorithm>
#include <utility>

namespace outdial::views {

using models::ActivityEntry;
using models::ActivityKind;
using models::ActivityModel;

namespace {
constexpr int allMethods = -1;
} // namespace

ActivityPage::ActivityPage(QWidget *parent) : Page(tr("Activity"), parent)
{
    makeHeader();
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    makeTable();
    m_pane = new ActivityPane(m_splitter);
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    m_splitter->addWidget(holder);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({px(420), px(252)});
    setContent(m_splitter);
    setFoot(makeFoot());
    makeActions();
    m_filter->setNext(m_table);
    connect(m_follow, &QPushButton::toggled, this, &ActivityPage::setFollowing);
    connect(m_pane, &ActivityPane::closeRequested, this, &ActivityPage::closeDetails);
    connect(m_pane, &ActivityPane::copyCurlRequested, this, &ActivityPage::copyCurl);
    connect(m_pane, &ActivityPane::copyIdRequested, this, &ActivityPage::copyRequestId);
    refreshCover();
    refreshActions();
}

ActivityPage::~ActivityPage() { m_table->setModel(nullptr); }

void ActivityPage::makeHeader()
{
    m_kinds = new SegmentedControl(tr("Which requests"), this);
    m_kinds->addSegment(int(ActivityKind::All), tr("All"));
    m_kinds->addSegment(int(ActivityKind::Failed), tr("Failed"));
    m_kinds->addSegment(int(ActivityKind::Slow), tr("Slow"));
    m_kinds->addSegment(int(ActivityKind::Writes), tr("Writes"));
    addLead(m_kinds);

    auto *methods = new QWidget(this);
    auto *row = new QHBoxLayout(methods);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto *label = makeLabel(tr("Method"), "small", "muted", methods);
    m_methods = new QComboBox(methods);
    m_methods->setProperty("tall", QStringLiteral("header"));
    m_methods->setFixedWidth(px(190));
    label->setBuddy(m_methods);
    row->addWidget(label);
    row->addWidget(m_methods);
    addHeaderWidget(methods);
    m_filter = new SearchField(tr("Filter activity"), tr("Filter activity"), this);
    m_filter->setFixedWidth(px(210));
    addHeaderWidget(m_filter);
    auto *follow = new Button(tr("Follow"), ButtonKind::Normal, ButtonSize::Header, this);
    follow->setIconName(QStringLiteral("go-down"));
    setLook(follow, "segment", QStringLiteral("only")); // the looks of what is switched on
    follow->setCheckable(true);
    follow->setChecked(m_following);
    m_follow = follow;
    addHeaderWidget(follow);

    connect(m_kinds, &SegmentedControl::currentChanged, this, &ActivityPage::applyFilter);
    connect(m_methods, &QComboBox::currentIndexChanged, this, &ActivityPage::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, &ActivityPage::applyFilter);
    refreshMethods();
}

void ActivityPage::makeTable()
{
    m_table = new TableView(tr("Activity"), QStringLiteral("activity"), this);
    m_table->setRowHeight(28);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_table, &QAbstractItemView::activated, this, &ActivityPage::openDetails);
    connect(m_table, &TableView::rowMenuRequested, this, &ActivityPage::showMenu);
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &ActivityPage::scrolled);
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            toEnd();
    });
}

QWidget *ActivityPage::makeFoot()
{
    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("foot"));
    foot->setMinimumHeight(px(36));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(8);
    m_footText = new ElidedLabel({}, "small", "muted", foot);
    row->addWidget(m_footText, 1);
    const QString name = tr("Show contents until Outdial is closed");
    row->addWidget(makeLabel(name, "small", "", foot));
    m_contentsToggle = new ToggleButton(name, foot);
    row->addWidget(m_contentsToggle);
    connect(m_contentsToggle, &ToggleButton::requested, this, &ActivityPage::setContentsShown);
    return foot;
}

void ActivityPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    // The client of the session that is left keeps bodies for nobody.
    if (m_session) {
        m_session->disconnect(this);
        m_session->client().setContentsObserved(false);
    }
    m_session = session;
    m_table->setModel(nullptr);
    delete std::exchange(m_model, nullptr);
    m_current = 0;
    m_pane->setEntry(nullptr);
    if (session) {
        m_model = new ActivityModel(this);
        m_model->setContentsKept(m_contentsShown);
        session->client().setContentsObserved(m_contentsShown);
        m_table->setModel(m_model);
        m_table->setColumns(activityColumns(m_table));
        connect(session, &models::Session::exchangesTaken, m_model, &ActivityModel::append);
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
            // What the removal of rows makes current is not what the user chose, but it is what he sees chosen.
            m_current = index.isValid() ? index.data(ActivityModel::NumberRole).toULongLong() : 0;
            refreshPane();
            refreshActions();
        });
        const auto begin = [this] { m_settling = true; };
        const auto end = [this] {
            m_settling = false;
            if (m_following)
                toEnd();
            m_scrolledTo = m_table->verticalScrollBar()->value();
            refreshCover();
        };
        connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
        connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, begin);
        connect(m_model, &QAbstractItemModel::rowsRemoved, this, end);
        connect(m_model, &QAbstractItemModel::rowsInserted, this, end);
        connect(m_model, &QAbstractItemModel::modelReset, this, end);
        connect(m_model, &ActivityModel::countsChanged, this, &ActivityPage::refreshCounts);
        connect(m_model, &ActivityModel::methodsChanged, this, &ActivityPage::refreshMethods);
        connect(m_model, &ActivityModel::contentsChanged, this, &ActivityPage::refreshPane);
    }
    m_kinds->setCurrent(int(ActivityKind::All));
    m_filter->clear();
    refreshMethods();
    refreshCounts();
    applyFilter();
    refreshCover();
    refreshActions();
}

const ActivityEntry *ActivityPage::current() const { return m_model && m_current != 0 ? m_model->find(m_current) : nullptr; }

void ActivityPage::refreshPane() { m_pane->setEntry(current()); }

void ActivityPage::applyFilter()
{
    if (!m_model)
        return;
    models::ActivityFilter filter;
    filter.text = m_filter->text();
    filter.kind = ActivityKind(m_kinds->current());
    if (const int method = m_methods->currentData().toInt(); method != allMethods)
        filter.method = api::Method(method);
    const quint64 before = m_current;
    m_model->setFilter(filter);
    // The reset has no current row: it is the one that was, when it is still shown.
    if (before != 0)
        setCurrent(before);
    refreshCover();
    refreshActions();
}

void ActivityPage::setCurrent(quint64 number)
{
    const int row = m_model->rowOf(number);
    if (row < 0) {
        m_current = 0;
        refreshPane();
        return;
    }
    const QModelIndex index = m_model->index(row, 0);
    m_table->setCurrentIndex(index);
    if (!m_following)
        m_table->scrollTo(index);
}

void ActivityPage::refreshMethods()
{
    const int chosen = m_methods->count() == 0 ? allMethods : m_methods->currentData().toInt();
    {
        const QSignalBlocker quiet(m_methods);
        m_methods->clear();
        m_methods->addItem(tr("All methods"), allMethods);
        const auto met = m_model ? m_model->methods() : QList<api::Method>();
        for (const api::Method method : met)
            m_methods->addItem(models::methodTitle(method), int(method));
        m_methods->setCurrentIndex(std::max(0, m_methods->findData(chosen)));
    }
    if (m_methods->currentData().toInt() != chosen)
        applyFilter();
}

void ActivityPage::refreshCounts()
{
    const models::ActivityCounts counts = m_model ? m_model->counts() : models::ActivityCounts();
    m_kinds->setCount(int(ActivityKind::All), counts.all);
    m_kinds->setCount(int(ActivityKind::Failed), counts.failed);
    m_kinds->setCount(int(ActivityKind::Slow), counts.slow);
    m_kinds->setCount(int(ActivityKind::Writes), counts.writes);
    refreshActions();
    if (!m_model)
        return;
    const QString most = countText(m_model->limits().entries);
    QString text = tr("Only on this workstation, until Outdial is closed; at most %1, the oldest go first.").arg(most);
    if (!m_model->filter().isEmpty())
        text = tr("%1 shown.").arg(countOf(m_model->shown(), counts.all)) + u' ' + text;
    m_footText->setText(text);
}

void ActivityPage::refreshCover()
{
    refreshCounts();
    if (!m_model || m_model->shown() > 0) {
        m_table->setCover(TableView::Cover::None);
        return;
    }
    m_table->setCover(TableView::Cover::Empty, m_model->counts().all > 0);
    EmptyState *nothing = m_table->emptyState();
    disconnect(nothing, nullptr, this, nullptr);
    nothing->setPrimary({});
    if (m_model->counts().all == 0) {
        nothing->setContent(QStringLiteral("nothing-found"), tr("No requests yet"),
                            tr("Each request to the tenant appears here as it ends, with its status and how long it took."));
        nothing->setOther({});
        return;
    }
    nothing->setContent(
        QStringLiteral("nothing-found"), tr("Nothing matches the filter"),
        tr("All %1 entries were looked at: method, target, request ID and error.").arg(countText(m_model->counts().all)));
    nothing->setOther(tr("Clear the filter"));
    connect(nothing, &EmptyState::otherClicked, this, [this] {
        m_kinds->setCurrent(int(ActivityKind::All));
        m_methods->setCurrentIndex(0);
        m_filter->clear();
        applyFilter();
        m_table->setFocus();
    });
}

void ActivityPage::setFollowing(bool following)
{
    m_following = following;
    m_follow->setChecked(following);
    m_followAction->setChecked(following);
    if (following)
        toEnd();
}

void ActivityPage::toEnd()
{
    const bool before = std::exchange(m_settling, true);
    m_table->scrollToBottom();
    m_settling = before;
    m_scrolledTo = m_table->verticalScrollBar()->value();
}

void ActivityPage::scrolled(int value)
{
    const int before = std::exchange(m_scrolledTo, value);
    if (m_following && !m_settling && value < before && value < m_table->verticalScrollBar()->maximum())
        setFollowing(false);
}

QWidget *ActivityPage::firstFocus() const { return m_table; }

} // namespace outdial::views
