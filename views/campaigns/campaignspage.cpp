// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QHeaderView>
#include <QScrollBar>

#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <models/monitor/campaignmonitor.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/campaigns/campaignlistview.h>
#include <views/campaigns/campaignpane.h>
#include <views/campaigns/campaignspage.h>
#include <views/campaigns/campaigntable.h>
#include <views/campaigns/opencampaigndialog.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::CampaignsModel;
using models::Freshness;
using Segment = CampaignsModel::Segment;

CampaignsPage::CampaignsPage(QWidget *parent) : Page(tr("Campaigns"), parent)
{
    setStaleAfter(15);
    m_table = new CampaignTable(this);
    makeActions();
    makeHeader();
    setContent(m_table);
    CampaignPane::Actions actions;
    actions.start = m_startAction;
    actions.stop = m_stopAction;
    actions.open = m_openAction;
    actions.bind = m_bindAction;
    actions.more = {m_copyIdAction, nullptr, m_forgetAction};
    m_pane = new CampaignPane(actions, this);
    setDetails(m_pane, tr("Details of the campaign"));
    setFootNote(tr("The tenant lists enabled campaigns only. Disabled ones stay here once opened by ID."));
    connectTable();
    showCover();
    refreshActions();
}

CampaignsPage::~CampaignsPage()
{
    // The view lets go of the model before the model goes.
    m_table->showModel(nullptr, 0, Qt::AscendingOrder);
    m_model.reset();
    if (m_feed)
        Q_EMIT feedChanged(nullptr);
    m_feed.reset();
}

void CampaignsPage::makeHeader()
{
    m_segments = new SegmentedControl(tr("Which campaigns are shown"), this);
    m_segments->addSegment(int(Segment::All), tr("All"));
    m_segments->addSegment(int(Segment::Running), tr("Running"));
    m_segments->addSegment(int(Segment::Stopped), tr("Stopped"));
    m_segments->addSegment(int(Segment::Attention), tr("Needs attention"));
    m_segments->addSegment(int(Segment::Remembered), tr("Remembered"));
    m_segments->setCurrent(int(Segment::All));
    addLead(m_segments);
    connect(m_segments, &SegmentedControl::currentChanged, this, [this](int segment) {
        if (m_model)
            m_model->setSegment(Segment(segment));
        showCover();
    });

    m_filter = new SearchField(tr("Filter campaigns"), tr("Filter campaigns"), this);
    m_filter->setNext(m_table);
    m_filter->setFixedWidth(px(200));
    addHeaderWidget(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_model)
            m_model->setFilter(text);
        showCover();
    });
    m_openById = new Button(tr("Open by ID…"), ButtonKind::Normal, ButtonSize::Header, this);
    connect(m_openById, &QPushButton::clicked, m_openByIdAction, &QAction::trigger);
    addHeaderWidget(m_openById);
    m_refresh = new IconButton(QStringLiteral("view-refresh"), tr("Refresh"), ButtonSize::Header, false, this);
    m_refresh->setShortcutHint(QStringLiteral("F5"));
    connect(m_refresh, &QToolButton::clicked, this, &CampaignsPage::refresh);
    addHeaderWidget(m_refresh);
}

void CampaignsPage::connectTable()
{
    connect(m_table, &CampaignTable::dialingRequested, this, &CampaignsPage::setDialing);
    connect(m_table, &QTableView::activated, this, [this] { m_openAction->trigger(); });
    connect(m_table, &TableView::rowMenuRequested, this, [this](const QModelIndex &index, const QPoint &position) {
        m_table->setCurrentIndex(index);
        showMenu(position);
    });
    // While the table is empty: the button of the empty state.
    connect(m_table->emptyState(), &EmptyState::primaryClicked, this, [this] {
        if (!m_feed || m_feed->freshness() == Freshness::NotReadYet) {
            refresh();
        } else if (m_model && m_feed->rows().count() > 0) {
            m_filter->clear();
            m_segments->setCurrent(int(Segment::All));
            m_model->setSegment(Segment::All);
            showCover();
        } else {
            m_openByIdAction->trigger();
        }
    });
    connect(m_pane, &CampaignPane::listActivated, this, &CampaignsPage::openList);
}

void CampaignsPage::setSession(models::Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session) {
        setTenant(nullptr, {}, {});
        return;
    }
    setTenant(&session->client(), session->store(), session->tenant());
    setOnline(session->connection() == models::Session::Connection::Online);
    connect(session, &models::Session::connectionChanged, this,
            [this](models::Session::Connection connection) { setOnline(connection == models::Session::Connection::Online); });
}

void CampaignsPage::setTenant(api::Client *client, const models::StorePtr &store, const QString &tenant,
                              const models::FeedPace &pace)
{
    delete m_openDialog;
    delete m_bindDialog;
    m_table->showModel(nullptr, 0, Qt::AscendingOrder);
    m_pane->showCampaign(nullptr, {});
    m_model.reset();
    if (m_feed)
        Q_EMIT feedChanged(nullptr);
    m_feed.reset();
    banners()->clear();
    m_failureBanners.clear();
    m_client = client;
    m_store = store;
    m_tenant = tenant;
    m_chosen = false;
    m_online = true;
    m_wanted.clear();
    setAsOf({});
    if (client) {
        m_feed = std::make_unique<models::CampaignFeed>(*client, store, tenant, pace);
        m_model = std::make_unique<CampaignsModel>(*m_feed);
        m_model->setSegment(Segment(m_segments->current()));
        m_model->setFilter(m_filter->text());
        m_feed->setVisibleTo(this, m_active);
        connect(m_feed.get(), &models::CampaignFeed::freshnessChanged, this, &CampaignsPage::showFreshness);
        connect(m_feed.get(), &models::CampaignFeed::refreshingChanged, this, &CampaignsPage::showCover);
        connect(m_feed.get(), &models::CampaignFeed::news, this,
                [this](const QString &, const QString &sentence) { tellNews(sentence); });
        m_table->showModel(m_model.get(), m_model->sortColumn(), m_model->sortOrder());
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CampaignsPage::followSelection);
        // After the model, which was connected first: what is looked at here is in the table already.
        connect(&m_feed->rows(), &models::CampaignRows::changed, this, [this] {
            showFailures();
            followSelection();
            showCover();
        });
        connect(m_model.get(), &CampaignsModel::countsChanged, this, &CampaignsPage::showCounts);
        m_feed->start();
        Q_EMIT feedChanged(m_feed.get());
    }
    showCounts();
    showCover();
    refreshActions();
}

void CampaignsPage::setOnline(bool online)
{
    m_online = online;
    if (m_feed)
        m_feed->setOnline(online);
    refreshActions();
}

void CampaignsPage::refresh()
{
    if (m_feed)
        m_feed->refresh();
}

void CampaignsPage::activated()
{
    m_active = true;
    if (m_feed)
        m_feed->setVisibleTo(this, true);
}

void CampaignsPage::deactivated()
{
    m_active = false;
    if (m_feed)
        m_feed->setVisibleTo(this, false);
}

QWidget *CampaignsPage::firstFocus() const { return m_table; }

QString CampaignsPage::currentCampaign() const { return m_model ? m_model->idAt(m_table->currentIndex().row()) : QString(); }

void CampaignsPage::selectCampaign(const QString &id)
{
    m_wanted = id;
    if (m_model && m_model->rowOf(id) < 0 && m_feed->row(id)) {
        // It is there, but not in what is filtered.
        m_filter->clear();
        m_segments->setCurrent(int(Segment::All));
        m_model->setSegment(Segment::All);
    }
    followSelection();
}

// Selects what is to be selected, and shows the current campaign in the pane.
void CampaignsPage::followSelection()
{
    if (!m_model)
        return;
    if (!m_wanted.isEmpty()) {
        if (const int row = m_model->rowOf(m_wanted); row >= 0) {
            m_wanted.clear();
            m_chosen = true;
            m_table->setCurrentIndex(m_model->index(row, CampaignsModel::Name));
            m_table->scrollTo(m_table->currentIndex());
            return; // comes here again
        }
    }
    // The first of the table, so that the pane shows something; later the table never chooses by itself.
    if (!m_chosen && m_model->rowCount() > 0 && !m_table->currentIndex().isValid()) {
        m_chosen = true;
        m_table->setCurrentIndex(m_model->index(0, CampaignsModel::Name));
        return;
    }
    showCurrent();
}

void CampaignsPage::showCurrent()
{
    const QString id = currentCampaign();
    m_feed->setCurrent(id);
    m_pane->showCampaign(m_feed->row(id), m_model->context());
    showForecast();
    refreshActions();
}

void CampaignsPage::setMonitor(models::CampaignMonitor *monitor)
{
    m_monitor = monitor;
    if (monitor) {
        connect(monitor, &models::CampaignMonitor::changed, this, [this](const QStringList &ids) {
            if (ids.contains(m_pane->campaignId()))
                showForecast();
        });
    }
    showForecast();
}

void CampaignsPage::showForecast()
{
    const QString id = m_pane->campaignId();
    if (!m_monitor || id.isEmpty()) {
        m_pane->showForecast({}, {});
        return;
    }
    using State = models::Forecast::State;
    const models::Forecast forecast = m_monitor->forecast(id);
    if (forecast.state == State::NotKnown || forecast.state == State::NotDialing) {
        m_pane->showForecast({}, {}); // of a campaign at rest there is nothing to say
        return;
    }
    QString line = forecastPattern(forecast);
    m_pane->showForecast(line.replace(QStringLiteral("%1"), rangeText(forecast.early, forecast.late)), forecastBasis(forecast));
}

void CampaignsPage::showCounts()
{
    // Not read is not zero.
    const bool known = m_model && m_feed->freshness() != Freshness::NotReadYet;
    for (int segment = 0; segment < CampaignsModel::segmentCount; ++segment)
        m_segments->setCount(segment, known ? m_model->count(Segment(segment)) : -1);
    const bool attention = m_model && m_model->count(Segment::Attention) > 0;
    setNavigationCount(known ? models::groupedText(m_feed->rows().count()) : QString(), attention);
}

void CampaignsPage::showCover()
{
    setDetailsVisible(m_feed && m_feed->rows().count() > 0);
    if (!m_feed) {
        m_table->setCover(TableView::Cover::None);
        return;
    }
    EmptyState *empty = m_table->emptyState();
    if (m_feed->freshness() == Freshness::NotReadYet) {
        if (!m_feed->error() || m_feed->isRefreshing()) {
            m_table->setCover(TableView::Cover::Loading);
            return;
        }
        empty->setContent(QStringLiteral("did-not-load"), tr("The campaigns did not load"),
                          models::errorSentence(*m_feed->error(), api::Method::GetCampaigns));
        empty->setPrimary(tr("Try again"), QStringLiteral("view-refresh"));
        empty->setReason({});
    } else if (m_model->rowCount() > 0) {
        m_table->setCover(TableView::Cover::None);
        return;
    } else if (m_feed->rows().count() > 0) {
        empty->setContent(QStringLiteral("nothing-found"), tr("No campaign matches"),
                          tr("%n campaign(s) are hidden by the filter.", nullptr, m_feed->rows().count()));
        empty->setPrimary(tr("Show all campaigns"));
        empty->setReason({});
    } else {
        empty->setContent(QStringLiteral("campaigns-empty"), tr("This tenant has no enabled campaigns"),
                          tr("Campaigns are made and enabled in Contact Center Administrator. A disabled one opens by its ID."));
        empty->setPrimary(tr("Open by ID…"));
        empty->setReason(
            tr("You expected campaigns? With “Manage assigned services and campaigns”, a user sees only assigned ones."));
    }
    m_table->setCover(TableView::Cover::Empty);
}

void CampaignsPage::showFreshness()
{
    setAsOf(m_feed->lastGood());
    m_table->setOld(m_feed->isOld());
    // A lost connection is told above the page, for all pages; what the tenant itself refuses is told here.
    const auto &error = m_feed->error();
    if (error && m_feed->freshness() == Freshness::Stale) {
        const QString since = m_feed->lastGood().toLocalTime().toString(QStringLiteral("HH:mm"));
        Banner *banner = banners()->tell(QStringLiteral("poll"), Tone::Warn, tr("The campaigns could not be read."),
                                         models::errorSentence(*error, api::Method::GetCampaigns) + QLatin1Char(' ') +
                                             tr("What you see is from %1.").arg(since),
                                         tr("Try again"));
        connect(banner, &Banner::buttonClicked, this, &CampaignsPage::refresh, Qt::UniqueConnection);
    } else {
        banners()->dismiss(QStringLiteral("poll"));
    }
    showCover();
    showCounts();
    if (m_model)
        showCurrent();
}

} // namespace outdial::views
