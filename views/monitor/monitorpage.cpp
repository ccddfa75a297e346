// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <models/connect/session.h>
#include <views/monitor/alertbadge.h>
#include <views/monitor/cardgrid.h>
#include <views/monitor/monitorcard.h>
#include <views/monitor/monitorpage.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ChartSpan;

namespace {
constexpr int soonMs = 50; // what changes at once is drawn at once
} // namespace

MonitorPage::MonitorPage(QWidget *parent) : Page(tr("Monitor"), parent)
{
    setStaleAfter(15);
    const auto make = [this](const QString &text, const QString &iconName, const QKeySequence &keys) {
        auto *action = new QAction(text, this);
        if (!iconName.isEmpty())
            action->setIcon(icon(iconName, Token::TextMuted));
        action->setShortcut(keys);
        return action;
    };
    m_wallAction = make(tr("&Wall display"), QStringLiteral("view-fullscreen"), QKeySequence(Qt::Key_F11));
    m_alertsAction = make(tr("&Alerts"), QStringLiteral("appointment-reminder"), {});
    m_chooseAction = make(tr("&Choose campaigns"), QStringLiteral("view-filter"), {});
    m_settingsAction = make(tr("Monitor &settings…"), {}, {});
    connect(m_wallAction, &QAction::triggered, this, &MonitorPage::wallRequested);
    connect(m_alertsAction, &QAction::triggered, this, &MonitorPage::alertsRequested);
    connect(m_chooseAction, &QAction::triggered, this, &MonitorPage::chooseCampaigns);
    connect(m_settingsAction, &QAction::triggered, this, &MonitorPage::settingsRequested);
    makeHeader();

    m_stack = new QStackedWidget(this);
    m_scroll = new QScrollArea(m_stack);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setAccessibleName(tr("Campaigns on the wall"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_grid = new CardGrid(m_scroll);
    m_scroll->setWidget(m_grid);
    m_stack->addWidget(m_scroll);
    m_empty = new EmptyState(QStringLiteral("campaigns-empty"), {}, {}, m_stack);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    connect(m_grid, &CardGrid::cardMade, this, &MonitorPage::connectCard);
    connect(m_grid, &CardGrid::sightChanged, this, &MonitorPage::updateInSight);
    connect(m_empty, &EmptyState::primaryClicked, this, &MonitorPage::actOnCover);
    connect(m_empty, &EmptyState::otherClicked, this, [this] {
        if (m_monitor)
            setShown(m_monitor->settings().hidden, true);
    });

    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &MonitorPage::refill);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &MonitorPage::tick);
    showCover();
    showAlerts();
}

MonitorPage::~MonitorPage() { setMonitor(nullptr); }

void MonitorPage::makeHeader()
{
    m_spans = new SegmentedControl(tr("Time that the charts show"), this);
    m_spans->addSegment(int(ChartSpan::Hour), tr("Hour"));
    m_spans->addSegment(int(ChartSpan::Day), tr("Day"));
    m_spans->addSegment(int(ChartSpan::Week), tr("Week"));
    addLead(m_spans);
    connect(m_spans, &SegmentedControl::currentChanged, this, [this](int span) { setSpan(ChartSpan(span)); });

    m_alerts = new AlertBadge(this);
    connect(m_alerts, &QAbstractButton::clicked, m_alertsAction, &QAction::trigger);
    addHeaderWidget(m_alerts);
    m_choose = new Button(tr("Choose campaigns"), ButtonKind::Normal, ButtonSize::Header, this);
    m_choose->setIconName(QStringLiteral("view-filter"));
    connect(m_choose, &QPushButton::clicked, m_chooseAction, &QAction::trigger);
    addHeaderWidget(m_choose);
    m_wallButton = new Button(tr("Wall display"), ButtonKind::Normal, ButtonSize::Header, this);
    m_wallButton->setIconName(QStringLiteral("view-fullscreen"));
    m_wallButton->setToolTip(tr("All cards on the whole screen, for a display on the wall  (F11)"));
    connect(m_wallButton, &QPushButton::clicked, m_wallAction, &QAction::trigger);
    addHeaderWidget(m_wallButton);
    overflowMenu()->addAction(m_settingsAction);
}

QList<QAction *> MonitorPage::actions(MenuId menu) const
{
    if (menu == MenuId::View)
        return {m_wallAction, m_alertsAction, m_chooseAction, nullptr, m_settingsAction};
    return {};
}

void MonitorPage::setMonitor(models::CampaignMonitor *monitor)
{
    if (monitor == m_monitor)
        return;
    if (m_monitor) {
        m_monitor->disconnect(this);
        m_monitor->alerts().disconnect(this);
        m_monitor->feed().disconnect(this);
        m_monitor->feed().rows().disconnect(this);
        m_monitor->feed().setVisibleTo(this, false);
    }
    banners()->clear();
    m_monitor = monitor;
    m_order = {};
    m_dirty.clear();
    m_grid->setIds({});
    setAsOf({});
    if (monitor) {
        connect(monitor, &models::CampaignMonitor::changed, this, &MonitorPage::soon);
        connect(monitor, &models::CampaignMonitor::settingsChanged, this, &MonitorPage::soonAll);
        connect(&monitor->feed().rows(), &models::CampaignRows::changed, this, &MonitorPage::soon);
        connect(&monitor->feed(), &models::CampaignFeed::freshnessChanged, this, &MonitorPage::showFreshness);
        connect(&monitor->feed(), &models::CampaignFeed::refreshingChanged, this, &MonitorPage::showCover);
        models::AlertBook *alerts = &monitor->alerts();
        connect(alerts, &models::AlertBook::raised, this, [this](const models::Alert &alert) { soon({alert.campaignId}); });
        connect(alerts, &models::AlertBook::ended, this, [this](const models::Alert &alert) { soon({alert.campaignId}); });
        // Acknowledged, snoozed, awake again.
        connect(alerts, &models::AlertBook::openCountChanged, this, [this] {
            showAlerts();
            soonAll();
        });
        monitor->feed().setVisibleTo(this, m_active);
        showFreshness();
    }
    soonAll();
    showAlerts();
    showCover();
    refill();
}

void MonitorPage::setSession(models::Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (!session)
        return;
    setOnline(session->connection() == models::Session::Connection::Online);
    connect(session, &models::Session::connectionChanged, this,
            [this](models::Session::Connection connection) { setOnline(connection == models::Session::Connection::Online); });
}

void MonitorPage::setOnline(bool online)
{
    m_online = online;
    for (MonitorCard *card : m_grid->cards())
        card->setOnline(online);
}

void MonitorPage::refresh()
{
    if (m_monitor)
        m_monitor->feed().refresh();
}

void MonitorPage::activated()
{
    m_active = true;
    m_tick.start();
    if (m_monitor)
        m_monitor->feed().setVisibleTo(this, true);
    soonAll();
    refill();
}

void MonitorPage::deactivated()
{
    m_active = false;
    m_tick.stop();
    if (m_monitor)
        m_monitor->feed().setVisibleTo(this, false);
}

QWidget *MonitorPage::firstFocus() const { return m_grid->ids().isEmpty() ? nullptr : m_grid->card(m_grid->ids().first()); }

void MonitorPage::setSpan(ChartSpan span)
{
    m_spans->setCurrent(int(span));
    if (span == m_span)
        return;
    m_span = span;
    soonAll();
    refill();
}

void MonitorPage::showCampaign(const QString &campaignId) { m_wanted = m_grid->goTo(campaignId) ? QString() : campaignId; }

void MonitorPage::connectCard(MonitorCard *card, const QString &id)
{
    card->setOnline(m_online);
    if (m_monitor)
        card->setCard(makeCardData(*m_monitor, id, m_span));
    connect(card, &MonitorCard::openRequested, this, [this, id] { Q_EMIT campaignRequested(id); });
    connect(card, &MonitorCard::startRequested, this, [this, id] { Q_EMIT startRequested(id); });
    connect(card, &MonitorCard::stopRequested, this, [this, id] { Q_EMIT stopRequested(id); });
    connect(card, &MonitorCard::bindRequested, this, [this, id] { Q_EMIT bindRequested(id); });
    connect(card, &MonitorCard::enableRequested, this,
            [this, id](const QString &instance) { Q_EMIT enableRequested(id, instance); });
    connect(card, &MonitorCard::hideRequested, this, [this, id] { setShown({id}, false); });
    connect(card, &MonitorCard::snoozeRequested, this, [this, id](const QString &alert, int minutes) {
        if (m_monitor)
            m_monitor->alerts().snooze(alert, minutes);
        soon({id});
    });
    connect(card, &MonitorCard::acknowledgeRequested, this, [this, id](const QString &alert) {
        if (m_monitor)
            m_monitor->alerts().acknowledge(alert);
        soon({id});
    });
    connect(card, &MonitorCard::focused, this, [this, card] { m_scroll->ensureWidgetVisible(card, 0, px(16)); });
}

void MonitorPage::soon(const QStringList &ids)
{
    for (const QString &id : ids)
        m_dirty.insert(id);
    if (!m_soon.isActive())
        m_soon.start();
}

void MonitorPage::soonAll()
{
    m_allOld = true;
    if (!m_soon.isActive())
        m_soon.start();
}

// Order and cards, unless nobody looks.
void MonitorPage::refill()
{
    if (!m_monitor || !m_active)
        return;
    m_soon.stop();
    if (m_allOld) {
        m_allOld = false;
        for (const QString &id : m_monitor->feed().rows().ids())
            m_dirty.insert(id);
    }
    if (m_order.update(*m_monitor))
        m_grid->setIds(m_order.ids());
    showCover();
    updateInSight();
    if (!m_wanted.isEmpty())
        showCampaign(m_wanted);
}

// The others are made anew when they come into sight.
void MonitorPage::updateInSight()
{
    if (!m_monitor || m_dirty.isEmpty())
        return;
    for (const QString &id : m_grid->idsInSight()) {
        if (m_dirty.remove(id))
            m_grid->card(id)->setCard(makeCardData(*m_monitor, id, m_span));
    }
}

void MonitorPage::tick()
{
    if (!m_monitor)
        return;
    const qint64 now = m_monitor->now();
    for (const QString &id : m_grid->idsInSight())
        m_grid->card(id)->tick(now);
}

} // namespace outdial::views
