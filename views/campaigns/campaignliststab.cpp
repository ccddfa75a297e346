// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>
#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignliststable.h>
#include <views/campaigns/dialstrip.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/pendingbar.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::InstanceProperty;
using models::PlannedInstance;

CampaignListsTab::CampaignListsTab(models::CampaignFeed &feed, models::CampaignPlan &plan, models::SortingReminders &reminders,
                                   const QString &campaignId, QWidget *parent)
    : CampaignTab(parent),
      m_feed(feed),
      m_plan(plan),
      m_reminders(reminders),
      m_id(campaignId),
      m_model(plan)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_banners = new BannerArea(this);
    column->addWidget(m_banners);
    m_table = new CampaignListsTable(this);
    column->addWidget(m_table, 1);
    // The separator of the last row does it where all rows are in sight.
    QFrame *edge = makeLine(Qt::Horizontal, this);
    edge->hide();
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, edge, [edge](int, int most) { edge->setVisible(most > 0); });
    column->addWidget(edge);
    m_strip = new DialStrip(this);
    column->addWidget(m_strip);
    column->addStretch(0);
    m_bar = new PendingBar(this);
    column->addWidget(m_bar);
    m_table->showModel(&m_model);
    makeActions();

    connect(m_table, &CampaignListsTable::moveRequested, &m_plan, &models::CampaignPlan::moveTo);
    connect(m_table, &CampaignListsTable::enabledRequested, &m_plan, &models::CampaignPlan::setEnabled);
    connect(m_table, &CampaignListsTable::editRequested, this, &CampaignListsTab::editRequested);
    connect(m_table, &CampaignListsTable::sortingRequested, this, &CampaignListsTab::sortingRequested);
    connect(m_table, &CampaignListsTable::unbindRequested, this, &CampaignListsTab::remove);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CampaignListsTab::refreshActions);
    connect(m_table, &TableView::rowMenuRequested, this, [this](const QModelIndex &index, const QPoint &position) {
        m_table->setCurrentIndex(index);
        showMenu(position);
    });
    connect(m_table->emptyState(), &EmptyState::primaryClicked, this, &CampaignListsTab::bindRequested);
    for (const auto &signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &CampaignListsTab::fitTable);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CampaignListsTab::fitTable);
    connect(&Theme::instance(), &Theme::changed, this, &CampaignListsTab::fitTable);
    connect(&m_plan, &models::CampaignPlan::changed, this, &CampaignListsTab::showAll);
    connect(&m_plan, &models::CampaignPlan::instancesGone, this, [this](const QStringList &names) {
        const QString which = QStringLiteral("“") + names.join(QStringLiteral("”, “")) + QStringLiteral("”");
        Banner *banner =
            m_banners->tell(QStringLiteral("gone"), Tone::Warn, tr("%1: unbound elsewhere.").arg(which),
                            tr("Its edits were dropped, nothing of them was sent. The table shows what is bound now."), tr("OK"));
        connect(banner, &Banner::buttonClicked, this, [this] { m_banners->dismiss(QStringLiteral("gone")); });
    });
    connect(&m_reminders, &models::SortingReminders::changed, this, &CampaignListsTab::showReminders);
    showCampaign(m_feed.row(m_id));
}

CampaignListsTab::~CampaignListsTab()
{
    // The view lets go of the model before the model goes.
    m_table->showModel(nullptr);
}

void CampaignListsTab::showCampaign(const models::CampaignRow *row)
{
    m_known = row && row->detail;
    m_model.setFigures(row, m_feed.isOld());
    showAll();
}

void CampaignListsTab::showAll()
{
    m_bar->setChanges(m_plan.changeCount(), m_plan.summary());
    const bool old = m_feed.isOld();
    m_bar->setBlocked(!m_online ? tr("Offline: they wait here until the tenant can be reached.")
                      : old     ? tr("What is shown is old: nothing is sent before the tenant was read again.")
                                : QString());
    m_table->setEditable(m_known);
    showCover();
    showStrip();
    showReminders();
    showElsewhere();
    refreshActions();
    const int count = m_known ? int(m_plan.instances().size()) : -1;
    if (count != m_count) {
        m_count = count;
        Q_EMIT tabChanged();
    }
}

void CampaignListsTab::showCover()
{
    if (!m_known) {
        m_table->setCover(TableView::Cover::Loading);
    } else if (m_plan.instances().isEmpty()) {
        EmptyState *empty = m_table->emptyState();
        empty->setContent(
            QStringLiteral("lists-empty"), tr("No list is bound to this campaign"),
            tr("It has nothing to dial. Bind a list: its records are dialed in the order and ratio that you give it."));
        empty->setPrimary(tr("Bind list…"), QStringLiteral("list-add"));
        m_table->setCover(TableView::Cover::Empty);
    } else {
        m_table->setCover(TableView::Cover::None);
    }
    m_strip->setVisible(m_table->cover() == TableView::Cover::None);
    fitTable();
}

// As high as its rows, so that the strip stands right below; what does not fit scrolls.
void CampaignListsTab::fitTable()
{
    int most = QWIDGETSIZE_MAX;
    if (m_table->cover() == TableView::Cover::None) {
        most = m_table->horizontalHeader()->height();
        for (int row = 0; row < m_model.rowCount(); ++row)
            most += m_table->rowHeight(row);
    }
    m_table->setMaximumHeight(most);
    m_table->setMinimumHeight(std::min(most, px(32 + 48 * 2)));
}

void CampaignListsTab::showStrip()
{
    const models::CampaignRow *row = m_feed.row(m_id);
    if (!row || !row->detail)
        return;
    const models::DialComparison comparison = models::dialComparison(m_plan, row->figures);
    QList<DialStripList> lists;
    for (const models::DialSource &source : comparison.now) {
        const PlannedInstance *one = m_plan.find(source.key);
        lists.append(
            {one->isNew ? one->planned.listName : models::instanceTitle(one->now), listLetter(m_model.letterOf(source.key))});
    }
    m_strip->setSequences(lists, comparison.now, comparison.planned, !m_plan.isEmpty());
}

void CampaignListsTab::showReminders()
{
    QStringList shown;
    const models::CampaignRow *row = m_feed.row(m_id);
    const QList<models::SortingReminder> reminders =
        m_known && row ? m_reminders.forCampaign(*row) : QList<models::SortingReminder>();
    for (const models::SortingReminder &reminder : reminders) {
        // Another sorting is to be sent anyway.
        const PlannedInstance *one = m_plan.find(reminder.instanceId);
        if (one && one->isEdited(InstanceProperty::Sorting))
            continue;
        shown << reminder.instanceId;
        const QString key = QStringLiteral("sorting:") + reminder.instanceId;
        const bool fresh = m_banners->banner(key) == nullptr;
        Banner *banner = m_banners->tell(key, Tone::Warn, models::reminderTitle(reminder), models::reminderText(reminder),
                                         tr("Apply sorting again"));
        const bool applying = m_sorting == reminder.instanceId;
        QPushButton *button = banner->setButton(applying ? tr("Applying…") : tr("Apply sorting again"));
        button->setEnabled(m_sorting.isEmpty() && m_online && !m_feed.isOld());
        if (fresh)
            connect(banner, &Banner::buttonClicked, this,
                    [this, instance = reminder.instanceId] { Q_EMIT applySortingRequested(instance); });
    }
    for (const QString &gone : std::as_const(m_reminderBanners)) {
        if (!shown.contains(gone))
            m_banners->dismiss(QStringLiteral("sorting:") + gone);
    }
    m_reminderBanners = shown;
}

// Somebody else changed what is edited here: the edit stays, and is said to go over the other's.
void CampaignListsTab::showElsewhere()
{
    QStringList names;
    for (const PlannedInstance &one : m_plan.instances()) {
        if (!one.changedElsewhere.isEmpty())
            names << QStringLiteral("“") + models::instanceTitle(one.now) + QStringLiteral("”");
    }
    const QString key = QStringLiteral("elsewhere");
    if (names.isEmpty())
        m_banners->dismiss(key);
    else
        m_banners->tell(key, Tone::Warn, tr("Someone else changed %1 meanwhile.").arg(names.join(QStringLiteral(", "))),
                        tr("Applying your changes goes over theirs. The old value of a cell is the tenant's of now."));
}

QString CampaignListsTab::tabTitle() const { return tr("Lists"); }

int CampaignListsTab::tabCount() const { return m_count; }

QString CampaignListsTab::unsaved() const
{
    return m_plan.isEmpty() ? QString() : tr("%n change(s) of the lists are not applied.", nullptr, m_plan.changeCount());
}

void CampaignListsTab::setOnline(bool online)
{
    m_online = online;
    showAll();
}

QWidget *CampaignListsTab::firstFocus() const { return m_table; }

const PlannedInstance *CampaignListsTab::current() const { return m_plan.find(m_table->currentKey()); }

void CampaignListsTab::setSorting(const QString &instanceId)
{
    m_sorting = instanceId;
    showReminders();
}

void CampaignListsTab::select(const QString &key) { m_table->setCurrentKey(key); }

} // namespace outdial::views
