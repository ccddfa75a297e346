// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <views/campaigns/campaigndnctab.h>
#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignpage.h>
#include <views/campaigns/campaigntab.h>
#include <views/campaigns/campaigntable.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/states.h>
#include <views/shared/tabs.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::Freshness;

models::CampaignPlan *CampaignPage::planOf(models::CampaignFeed &feed, const QString &campaignId)
{
    if (auto *kept = feed.findChild<models::CampaignPlan *>(campaignId, Qt::FindDirectChildrenOnly))
        return kept;
    auto *plan = new models::CampaignPlan(&feed);
    plan->setObjectName(campaignId);
    return plan;
}

models::SortingReminders *CampaignPage::remindersOf(models::CampaignFeed &feed, const models::StorePtr &store,
                                                    const QString &tenant)
{
    if (auto *known = feed.findChild<models::SortingReminders *>(QString(), Qt::FindDirectChildrenOnly))
        return known;
    return new models::SortingReminders(store, tenant, {}, &feed);
}

CampaignPage::CampaignPage(models::CampaignFeed &feed, models::CampaignMonitor *monitor, api::Client &client,
                           models::StorePtr store, const QString &tenant, const QString &campaignId, QWidget *parent)
    : Page(tr("Campaign"), parent),
      m_feed(&feed),
      m_monitor(monitor),
      m_client(&client),
      m_store(std::move(store)),
      m_tenant(tenant),
      m_id(campaignId)
{
    setStaleAfter(15);
    m_plan = planOf(feed, campaignId);
    m_planUse = new PlanUse(m_plan);
    makeActions();
    makeHeader();
    makeContent();
    connect(m_feed, &models::CampaignFeed::freshnessChanged, this, &CampaignPage::showAll);
    connect(m_feed, &models::CampaignFeed::news, this, [this](const QString &id, const QString &sentence) {
        if (id == m_id)
            tellNews(sentence);
    });
    connect(m_feed, &models::CampaignFeed::opened, this, [this](const QString &id) {
        if (id != m_id)
            return;
        m_opening = false;
        m_openError.reset();
        showAll();
    });
    connect(m_feed, &models::CampaignFeed::openFailed, this, [this](const QString &id, const api::ApiError &error) {
        if (id != m_id)
            return;
        m_opening = false;
        m_openError = error;
        showAll();
    });
    connect(&m_feed->rows(), &models::CampaignRows::changed, this, [this](const QStringList &ids) {
        if (ids.contains(m_id))
            showAll();
    });
    connect(m_plan, &models::CampaignPlan::changed, this, &CampaignPage::refreshActions);
    showAll();
}

CampaignPage::~CampaignPage() { letGo(); }

const models::CampaignRow *CampaignPage::row() const { return m_feed ? m_feed->row(m_id) : nullptr; }

models::WordsContext CampaignPage::context() const
{
    return {m_feed && m_feed->isOld(), m_feed ? m_feed->lastGood() : QDateTime(), QDateTime::currentDateTime()};
}

bool CampaignPage::mayAct() const { return row() != nullptr && m_online && !m_feed->isOld(); }

void CampaignPage::makeHeader()
{
    setPath({{tr("Campaigns"), [this] { Q_EMIT campaignsRequested(); }}});
    m_dial = new Button(tr("Start"), ButtonKind::Normal, ButtonSize::Header, this);
    connect(m_dial, &QPushButton::clicked, this, [this] {
        if (const models::CampaignRow *known = row())
            setDialing(!known->isRunning());
    });
    m_bind = new Button(tr("Bind list…"), ButtonKind::Normal, ButtonSize::Header, this);
    m_bind->setIconName(QStringLiteral("list-add"));
    connect(m_bind, &QPushButton::clicked, m_bindAction, &QAction::trigger);
    addHeaderWidget(m_dial);
    addHeaderWidget(m_bind);
    overflowMenu()->addAction(m_copyIdAction);
    overflowMenu()->addAction(m_refreshAction);
    overflowMenu()->addSeparator();
    overflowMenu()->addAction(m_reviewAction);
    overflowMenu()->addAction(m_discardAction);
}

void CampaignPage::makeContent()
{
    m_stack = new QStackedWidget(this);
    auto *inner = new QWidget(m_stack);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new Tabs(tr("Parts of the campaign"), this, inner);
    column->addWidget(m_tabs);
    m_contents = new QStackedWidget(inner);
    column->addWidget(m_contents, 1);
    m_empty = new EmptyState(QStringLiteral("nothing-found"), {}, {}, m_stack);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_stack->addWidget(inner);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    connect(m_empty, &EmptyState::primaryClicked, this, [this] {
        const models::CampaignRow *known = row();
        const bool missing = (known && known->missing) || (m_openError && m_openError->kind == api::ErrorKind::NotFound);
        if (missing)
            Q_EMIT campaignsRequested();
        else
            refresh();
    });
    connect(m_empty, &EmptyState::otherClicked, this, [this] { Q_EMIT campaignsRequested(); });
    connect(m_tabs, &Tabs::currentChanged, this, qOverload<int>(&CampaignPage::showTab));

    m_reminders = remindersOf(*m_feed, m_store, m_tenant);
    m_lists = new CampaignListsTab(*m_feed, *m_plan, *m_reminders, m_id, m_contents);
    m_dnc = new CampaignDncTab(m_contents);
    addTab(m_lists, CampaignTabPlace::Lists);
    addTab(m_dnc, CampaignTabPlace::DoNotCall);
    wireLists();
}

void CampaignPage::setSession(models::Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session) {
        letGo();
        return;
    }
    setOnline(session->connection() == models::Session::Connection::Online);
    connect(session, &models::Session::connectionChanged, this,
            [this](models::Session::Connection connection) { setOnline(connection == models::Session::Connection::Online); });
}

// Nothing that belongs to the tenant is touched from here on. Tabs may hold the client or the monitor: they end.
void CampaignPage::letGo()
{
    delete m_dialog;
    const QList<Held> held = std::exchange(m_held, {});
    {
        const QSignalBlocker quiet(m_tabs);
        for (qsizetype at = held.size() - 1; at >= 0; --at)
            m_tabs->line()->removeTab(int(at));
    }
    for (const Held &one : held)
        delete one.tab;
    m_lists = nullptr;
    m_dnc = nullptr;
    m_reminders = nullptr;
    delete m_sortingRun;
    if (m_feed) {
        m_feed->disconnect(this);
        m_feed->rows().disconnect(this);
        m_feed->setVisibleTo(this, false);
    }
    if (m_plan) {
        m_plan->disconnect(this);
        delete m_planUse;
        if (m_plan->isEmpty() && m_plan->findChildren<PlanUse *>().isEmpty())
            delete m_plan;
    }
    m_plan = nullptr;
    m_feed = nullptr;
    m_monitor = nullptr;
    m_client = nullptr;
    m_store.reset();
    banners()->clear();
    refreshActions();
}

void CampaignPage::setOnline(bool online)
{
    m_online = online;
    for (const Held &one : std::as_const(m_held)) {
        if (one.tab)
            one.tab->setOnline(online);
    }
    refreshActions();
}

void CampaignPage::refresh()
{
    if (!m_feed)
        return;
    m_feed->refresh();
    if (row()) {
        m_feed->readDetail(m_id);
    } else if (!m_opening) {
        m_opening = true;
        m_openError.reset();
        m_feed->open(m_id);
    }
    if (CampaignTab *tab = currentTab())
        tab->refresh();
    showAll();
}

void CampaignPage::activated()
{
    m_active = true;
    if (m_feed) {
        m_feed->setVisibleTo(this, true);
        m_feed->setCurrent(m_id);
    }
    if (CampaignTab *tab = currentTab())
        tab->activated();
    showAll();
}

void CampaignPage::deactivated()
{
    if (m_active) {
        if (CampaignTab *tab = currentTab())
            tab->deactivated();
        tellKept();
    }
    m_active = false;
    if (m_feed)
        m_feed->setVisibleTo(this, false);
}

QWidget *CampaignPage::firstFocus() const
{
    if (m_stack->currentWidget() == m_empty)
        return m_empty->primary();
    const CampaignTab *tab = currentTab();
    return tab ? tab->firstFocus() : m_tabs->line();
}

void CampaignPage::showAll()
{
    if (!m_feed)
        return;
    const models::CampaignRow *known = row();
    // One that the tenant does not list and that was never opened here.
    if (!known && !m_opening && !m_openError && m_feed->freshness() == Freshness::Live) {
        m_opening = true;
        m_feed->open(m_id);
    }
    if (known && known->detail && m_plan)
        m_plan->rebase(*known->detail);
    setAsOf(m_feed->lastGood());
    showHead(known);
    showCover(known);
    showBanners(known);
    for (const Held &one : std::as_const(m_held)) {
        if (!one.tab)
            continue;
        one.tab->showCampaign(known);
        const int at = int(&one - m_held.constData());
        m_tabs->setTab(at, one.tab->tabTitle(), one.tab->tabCount());
    }
    refreshActions();
}

void CampaignPage::showHead(const models::CampaignRow *known)
{
    const QString name = !known ? tr("Campaign") : known->name.isEmpty() ? known->id : known->name;
    if (name != title())
        setTitle(name);
    badge()->setVisible(known != nullptr);
    if (!known)
        return;
    const models::WordsContext words = context();
    badge()->setState(lookOf(known->shown(), words.old), models::stateText(*known, words));
    const bool stops = known->isRunning() || (known->pending && known->pending->act == models::CampaignAct::Stop);
    m_dial->setText(stops ? tr("Stop") : tr("Start"));
    m_dial->setIconName(stops ? QStringLiteral("media-playback-stop") : QStringLiteral("media-playback-start"));
}

void CampaignPage::showCover(const models::CampaignRow *known)
{
    const bool noSuch = m_openError && m_openError->kind == api::ErrorKind::NotFound;
    if ((known && known->missing) || (!known && noSuch)) {
        m_empty->setContent(QStringLiteral("nothing-found"), tr("The tenant has no such campaign"),
                            tr("It was deleted, or your user may not see it any more. Its ID is %1.").arg(m_id));
        m_empty->setPrimary(tr("Back to campaigns"), QStringLiteral("go-previous"));
        m_empty->setOther({});
        m_empty->setReason(tr("With “Manage assigned services and campaigns”, a user sees only assigned campaigns."));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    std::optional<api::ApiError> error;
    if (!known)
        error = m_openError ? m_openError : m_feed->error();
    else if (!known->detail)
        error = known->detailError;
    if (error && !m_opening) {
        m_empty->setContent(QStringLiteral("did-not-load"), tr("The campaign did not load"),
                            models::errorSentence(*error, api::Method::GetCampaign));
        m_empty->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
        m_empty->setOther(tr("Back to campaigns"), QStringLiteral("go-previous"));
        m_empty->setReason({});
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentIndex(0);
}

void CampaignPage::showBanners(const models::CampaignRow *known)
{
    const auto &error = m_feed->error();
    const QString since = m_feed->lastGood().toLocalTime().toString(QStringLiteral("HH:mm"));
    if (error && m_feed->freshness() == Freshness::Stale) {
        Banner *banner = banners()->tell(QStringLiteral("poll"), Tone::Warn, tr("The campaigns could not be read."),
                                         models::errorSentence(*error, api::Method::GetCampaigns) + QLatin1Char(' ') +
                                             tr("What you see is from %1.").arg(since),
                                         tr("Try again"));
        connect(banner, &Banner::buttonClicked, this, &CampaignPage::refresh, Qt::UniqueConnection);
    } else {
        banners()->dismiss(QStringLiteral("poll"));
    }
    const bool listsOld = known && known->detail && known->detailError && !known->missing;
    if (listsOld) {
        Banner *banner = banners()->tell(QStringLiteral("detail"), Tone::Warn, tr("The lists could not be read again."),
                                         models::errorSentence(*known->detailError, api::Method::GetCampaign) + QLatin1Char(' ') +
                                             tr("What you see of them is from before."),
                                         tr("Try again"));
        connect(banner, &Banner::buttonClicked, this, &CampaignPage::refresh, Qt::UniqueConnection);
    } else {
        banners()->dismiss(QStringLiteral("detail"));
    }
    if (known && known->shown() == models::CampaignShown::Disabled)
        banners()
            ->tell(QStringLiteral("disabled"), Tone::Accent, tr("This campaign is disabled."),
                   tr("It cannot be started before it is enabled in Contact Center Administrator. Its lists can be edited."))
            ->setClosable(false);
    else
        banners()->dismiss(QStringLiteral("disabled"));
    if (known && (known->failed || !models::notConfirmedText(*known).isEmpty()))
        showActBanner(*known);
    else
        banners()->dismiss(QStringLiteral("act"));
}

} // namespace outdial::views
