// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <views/monitor/agentscard.h>
#include <views/monitor/cardparts.h>
#include <views/monitor/checkscard.h>
#include <views/monitor/countscard.h>
#include <views/monitor/figuresstrip.h>
#include <views/monitor/forecastcard.h>
#include <views/monitor/largemonitor.h>
#include <views/monitor/monitorwords.h>
#include <views/monitor/ratecard.h>
#include <views/monitor/ratechart.h>
#include <views/shared/figures.h>
#include <views/shared/states.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

using models::Freshness;

namespace {

constexpr int stackBelow = 900; // wide, between the margins
constexpr int gap = 12;         // between cards
constexpr int margin = 16;      // of the page

// As high as it must be, not as it would like to be: the chart gives way before anything is scrolled.
class Content : public QWidget {
public:
    using QWidget::QWidget;
    int heightForWidth(int width) const override { return layout()->totalMinimumHeightForWidth(width); }
};

} // namespace

LargeMonitor::LargeMonitor(QWidget *parent) : QWidget(parent)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setAccessibleName(tr("Monitor of the campaign"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(m_scroll);
    auto *content = new Content(m_scroll);
    content->setProperty("transparentGround", true);
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(px(margin), px(gap), px(margin), px(margin));
    m_grid->setHorizontalSpacing(px(gap));
    m_grid->setVerticalSpacing(px(gap));
    m_top = makeTop();
    m_left = makeLeft();
    m_right = makeRight();
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    // The keyboard goes where the eye goes; what gets the focus comes into sight.
    QWidget *before = m_choice;
    QList<QWidget *> order = m_rates->partsInTabOrder();
    order.append(m_agents->table());
    for (QWidget *part : std::as_const(order)) {
        setTabOrder(before, part);
        before = part;
    }
    connectParts();
    layColumns();
    setCard({});
}

QWidget *LargeMonitor::makeTop()
{
    auto *top = new QWidget(this);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    m_choiceRow = new QWidget(top);
    auto *row = new QHBoxLayout(m_choiceRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_choice = new QComboBox(m_choiceRow);
    setLook(m_choice, "tall", QStringLiteral("header"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setMaximumWidth(px(360));
    m_choice->setAccessibleName(tr("Values of"));
    m_choice->addItem(tr("The whole campaign"), QString());
    QLabel *label = makeLabel(tr("&Values of"), "small", "muted", m_choiceRow);
    label->setBuddy(m_choice);
    row->addWidget(label);
    row->addWidget(m_choice);
    row->addStretch(1);
    m_failure = new ElidedLabel({}, "small", "muted", m_choiceRow);
    m_failure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_failure, 4);
    m_freshness = new StateLabel(StateLook::Unknown, {}, false, m_choiceRow);
    m_freshness->setSmall(true);
    row->addWidget(m_freshness);
    column->addWidget(m_choiceRow);
    m_alert = new AlertStrip(top);
    column->addWidget(m_alert);
    return top;
}

QWidget *LargeMonitor::makeLeft()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(gap));
    m_figures = new FiguresStrip(left);
    column->addWidget(m_figures);
    m_rates = new RateCard(left);
    column->addWidget(m_rates, 1);
    auto *counts = new QHBoxLayout;
    counts->setSpacing(px(gap));
    m_dispositions = new CountsCard(tr("Dispositions"), false, left);
    m_cpa = new CountsCard(tr("Call progress (CPA)"), true, left);
    counts->addWidget(m_dispositions, 1);
    counts->addWidget(m_cpa, 1);
    column->addLayout(counts);
    return left;
}

QWidget *LargeMonitor::makeRight()
{
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(gap));
    m_forecast = new ForecastCard(right);
    column->addWidget(m_forecast);
    m_checks = new ChecksCard(right);
    m_checks->hide();
    column->addWidget(m_checks);
    m_agents = new AgentsCard(right);
    column->addWidget(m_agents, 1);
    return right;
}

void LargeMonitor::connectParts()
{
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT instanceChosen(instanceId()); });
    connect(m_checks, &ChecksCard::startRequested, this, &LargeMonitor::startRequested);
    connect(m_checks, &ChecksCard::bindRequested, this, &LargeMonitor::bindRequested);
    connect(m_checks, &ChecksCard::enableRequested, this, &LargeMonitor::enableRequested);
    connect(m_checks, &ChecksCard::listsRequested, this, &LargeMonitor::listsRequested);
    connect(m_alert, &AlertStrip::snoozeRequested, this, &LargeMonitor::snoozeRequested);
    connect(m_alert, &AlertStrip::acknowledgeRequested, this, &LargeMonitor::acknowledgeRequested);
    for (QWidget *child : findChildren<QWidget *>()) {
        if (child->focusPolicy() & Qt::TabFocus)
            child->installEventFilter(this);
    }
}

bool LargeMonitor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && m_scroll->widget()->isAncestorOf(widget))
            m_scroll->ensureWidgetVisible(widget, 0, px(margin));
    }
    return QWidget::eventFilter(watched, event);
}

void LargeMonitor::setInstances(const QList<Part> &instances)
{
    if (instances == m_instances)
        return;
    const QString chosen = instanceId();
    m_instances = instances;
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        m_choice->addItem(tr("The whole campaign"), QString());
        for (const Part &part : instances)
            m_choice->addItem(part.name, part.id);
        m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
    }
    showTop();
    if (instanceId() != chosen)
        Q_EMIT instanceChosen(instanceId());
}

QString LargeMonitor::instanceId() const { return m_choice->currentData().toString(); }

void LargeMonitor::setInstance(const QString &id) { m_choice->setCurrentIndex(std::max(0, m_choice->findData(id))); }

void LargeMonitor::setCard(const CardData &card)
{
    m_card = card;
    m_figures->setCard(card);
    m_rates->setCard(card);
    m_agents->setCard(card);
    m_checks->setVisible(card.notDialing);
    m_forecast->setVisible(!card.notDialing);
    if (card.notDialing)
        m_checks->setCard(card);
    else
        m_forecast->setCard(card, !instanceId().isEmpty());
    m_alert->setAlerts(card.alerts, card.now, true);
    showCounts();
    showTop();
}

void LargeMonitor::showCounts()
{
    const models::MonitorFigures &figures = m_card.figures;
    const QString unread = m_card.figuresFailed ? tr("The records could not be read.") : tr("The records were not read yet.");
    const auto about = [&](const QString &text) {
        return m_card.isOld() || figures.approximate ? tr("~%1", "approximate figure").arg(text) : text;
    };
    CountsCard::Counts counts;
    counts.known = figures.known;
    counts.old = m_card.isOld();
    counts.counts = figures.dispositions;
    counts.all = figures.attemptedRecords;
    counts.allText = about(tr("%n record(s) attempted", nullptr, int(figures.attemptedRecords)));
    counts.nothing = figures.known ? tr("No record was attempted yet.") : unread;
    m_dispositions->setCounts(counts, dispositionName({}));
    counts.counts = figures.cpaResults;
    counts.all = figures.attempts;
    counts.allText = about(tr("%n attempt(s)", nullptr, int(figures.attempts)));
    counts.nothing = figures.known ? tr("There was no attempt yet.") : unread;
    m_cpa->setCounts(counts, tr("No result"));
}

// With one list there is nothing to choose, and what is live is said by the page.
void LargeMonitor::showTop()
{
    const bool choose = m_instances.size() > 1 || !instanceId().isEmpty();
    const bool tell = m_card.freshness != Freshness::Live;
    m_choiceRow->setVisible(choose || tell);
    m_choice->setEnabled(choose);
    m_freshness->setVisible(tell);
    m_failure->setVisible(tell);
    if (tell) {
        const QString age = freshnessAge(m_card);
        m_freshness->setState(freshnessLook(m_card.freshness), freshnessWord(m_card.freshness));
        m_freshness->setDetail(age);
        QStringList parts;
        if (m_card.isOld() && m_card.readAt > 0)
            parts.append(tr("These values are of %1.").arg(sinceText(m_card.readAt, m_card.now)));
        if (m_card.freshness == Freshness::Offline)
            parts.append(tr("No connection to the tenant."));
        else if (!m_card.failure.isEmpty())
            parts.append(m_card.failure);
        else if (m_card.freshness == Freshness::Stale)
            parts.append(tr("The next reading is late."));
        const QString next = nextTryText(m_card);
        if (!next.isEmpty())
            parts.append(next);
        m_failure->setText(parts.join(QLatin1Char(' ')));
        m_failure->setToolTip(m_card.failureSentence);
    }
    m_top->setVisible(choose || tell || !m_card.alerts.isEmpty());
}

void LargeMonitor::tick(qint64 now)
{
    m_card.now = now;
    m_agents->tick(now);
    if (m_card.freshness != Freshness::Live)
        showTop();
}

void LargeMonitor::setOnline(bool online) { m_checks->setOnline(online); }

void LargeMonitor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layColumns();
}

void LargeMonitor::layColumns()
{
    const bool stacked = width() - 2 * px(margin) < px(stackBelow);
    if (stacked == m_stacked && m_grid->count() > 0)
        return;
    m_stacked = stacked;
    for (QWidget *part : {m_top, m_left, m_right})
        m_grid->removeWidget(part);
    const int columns = stacked ? 1 : 2;
    m_grid->addWidget(m_top, 0, 0, 1, columns);
    m_grid->addWidget(m_left, 1, 0);
    m_grid->addWidget(m_right, stacked ? 2 : 1, stacked ? 0 : 1);
    m_grid->setColumnStretch(0, 1);
    m_grid->setRowStretch(1, 1);
    m_grid->setRowStretch(2, stacked ? 1 : 0);
    // The width of a card of the wall.
    m_right->setMinimumWidth(stacked ? 0 : px(360));
    m_right->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : px(392));
    m_grid->setColumnStretch(1, 0);
    m_grid->setColumnMinimumWidth(1, stacked ? 0 : px(392));
}

} // namespace outdial::views
