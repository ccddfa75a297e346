// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <views/monitor/cardparts.h>
#include <views/monitor/checkslist.h>
#include <views/monitor/dispositionsview.h>
#include <views/monitor/emphasisline.h>
#include <views/monitor/monitorcard.h>
#include <views/monitor/monitorwords.h>
#include <views/monitor/ratechart.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>

namespace outdial::views {

MonitorCard::MonitorCard(QWidget *parent) : Card({}, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QVBoxLayout *column = body();
    column->setContentsMargins(px(16), px(14), px(16), px(4));
    column->setSpacing(0);
    m_head = new CardHead(this);
    column->addWidget(m_head);
    m_strip = new AlertStrip(this);
    column->addSpacing(px(4));
    column->addWidget(m_strip);
    m_chart = new RateChart(RateChart::Size::Card, tr("Attempts a minute"), this);
    column->addWidget(m_chart);
    column->addSpacing(px(8));

    auto *completion = new QHBoxLayout;
    completion->setSpacing(px(8));
    m_completed = new EmphasisLine("small", "muted", this);
    m_penetration = new EmphasisLine("small", "muted", this);
    m_penetration->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    completion->addWidget(m_completed, 1);
    completion->addWidget(m_penetration);
    column->addLayout(completion);
    column->addSpacing(px(4));
    m_meter = new MeterWidget(tr("Completion"), false, this);
    m_meter->setFixedHeight(px(8));
    column->addWidget(m_meter);
    column->addSpacing(px(12));
    m_dispositions = new DispositionsView(this);
    column->addWidget(m_dispositions);

    m_checksLine = makeLine(Qt::Horizontal, this);
    column->addWidget(m_checksLine);
    m_checks = new ChecksList(this);
    m_checks->layout()->setContentsMargins(0, px(10), 0, 0);
    column->addWidget(m_checks);
    column->addStretch(1);
    column->addSpacing(px(8));
    m_footLine = makeLine(Qt::Horizontal, this);
    column->addWidget(m_footLine);
    m_foot = new CardFoot(this);
    column->addSpacing(px(4));
    column->addWidget(m_foot);
    connectParts();
    setCard({});
}

void MonitorCard::connectParts()
{
    connect(m_head, &CardHead::nameClicked, this, &MonitorCard::openRequested);
    connect(m_foot, &CardFoot::openRequested, this, &MonitorCard::openRequested);
    connect(m_foot, &CardFoot::startRequested, this, &MonitorCard::startRequested);
    connect(m_foot, &CardFoot::bindRequested, this, &MonitorCard::bindRequested);
    connect(m_foot, &CardFoot::enableRequested, this, &MonitorCard::enableRequested);
    connect(m_foot, &CardFoot::snoozeRequested, this, &MonitorCard::snoozeRequested);
    connect(m_foot, &CardFoot::acknowledgeRequested, this, &MonitorCard::acknowledgeRequested);
    connect(m_strip, &AlertStrip::snoozeRequested, this, &MonitorCard::snoozeRequested);
    connect(m_strip, &AlertStrip::acknowledgeRequested, this, &MonitorCard::acknowledgeRequested);
}

void MonitorCard::setCard(const CardData &card)
{
    m_card = card;
    if (const QString sentence = cardSentence(card); sentence != accessibleName())
        setAccessibleName(sentence); // said by screen readers, so only when it is another
    const bool alert = !card.alerts.isEmpty();
    if (property("alert").toBool() != alert)
        setAlert(alert);
    m_head->setCard(card);
    m_strip->setAlerts(card.alerts, card.now, !card.notDialing);
    m_chart->setVisible(!card.notDialing);
    m_dispositions->setVisible(!card.notDialing);
    m_checks->setVisible(card.notDialing);
    m_checksLine->setVisible(card.notDialing);
    m_footLine->setVisible(!card.notDialing);
    if (card.notDialing) {
        m_checks->setChecks(card.checks);
    } else {
        m_chart->setChart(card.chart, card.running, card.isOld(), card.now);
        m_dispositions->setDispositions(card.figures.dispositions, card.figures.attemptedRecords, card.figures.known,
                                        card.isOld());
    }
    showFigures();
    m_foot->setCard(card, m_online);
}

void MonitorCard::showFigures()
{
    const models::MonitorFigures &figures = m_card.figures;
    const bool old = m_card.isOld();
    MeterValue value;
    value.known = figures.known;
    value.active = m_card.running && !old;
    if (!figures.known) {
        m_completed->setPattern(m_card.figuresFailed ? tr("Completion could not be read") : tr("Completion not read yet"), {});
        m_penetration->setPattern({}, {});
    } else if (figures.totalRecords == 0) {
        m_completed->setPattern(tr("No records in enabled lists"), {});
        m_penetration->setPattern({}, {});
    } else {
        const auto about = [&](const QString &share) {
            return figures.approximate ? tr("~%1", "approximate share").arg(share) : share;
        };
        m_completed->setPattern(tr("Completed %1 · %2"), about(percentText(figures.completedRecords, figures.totalRecords)),
                                countOf(figures.completedRecords, figures.totalRecords));
        m_penetration->setPattern(tr("Penetration %1"), about(percentText(figures.attemptedRecords, figures.totalRecords)));
        value.completed = double(figures.completedRecords) / double(figures.totalRecords);
        value.attempted = double(figures.attemptedRecords) / double(figures.totalRecords);
    }
    m_completed->setQuiet(old);
    m_penetration->setQuiet(old);
    const MeterValue before = m_meter->value();
    if (before.known != value.known || before.active != value.active || before.completed != value.completed ||
        before.attempted != value.attempted)
        m_meter->setValue(value, completionSentence(m_card));
}

void MonitorCard::tick(qint64 now)
{
    m_card.now = now;
    m_head->showAge(m_card);
    if (m_card.isOld())
        m_foot->showAge(m_card);
}

void MonitorCard::setOnline(bool online)
{
    if (online == m_online)
        return;
    m_online = online;
    m_foot->setCard(m_card, online);
}

QList<QWidget *> MonitorCard::partsInTabOrder() const
{
    QList<QWidget *> parts{m_strip->snoozeButton()};
    parts.append(m_foot->partsInTabOrder());
    return parts;
}

QMenu *MonitorCard::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(m_card.name);
    connect(menu->addAction(icon(QStringLiteral("go-next")), tr("&Open campaign")), &QAction::triggered, this,
            &MonitorCard::openRequested);
    if (m_card.running) {
        QAction *stop = menu->addAction(icon(QStringLiteral("media-playback-stop")), tr("S&top"));
        stop->setEnabled(m_online && m_card.canStop);
        connect(stop, &QAction::triggered, this, &MonitorCard::stopRequested);
    } else {
        QAction *start = menu->addAction(icon(QStringLiteral("media-playback-start")), tr("&Start"));
        start->setEnabled(m_online && m_card.canStart);
        connect(start, &QAction::triggered, this, &MonitorCard::startRequested);
    }
    QAction *bind = menu->addAction(icon(QStringLiteral("list-add")), tr("&Bind list…"));
    bind->setEnabled(m_online);
    connect(bind, &QAction::triggered, this, &MonitorCard::bindRequested);
    menu->addSeparator();
    connect(menu->addAction(tr("&Hide from the wall")), &QAction::triggered, this, &MonitorCard::hideRequested);
    return menu;
}

void MonitorCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT openRequested();
        return;
    }
    Card::keyPressEvent(event);
}

void MonitorCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT openRequested();
}

void MonitorCard::contextMenuEvent(QContextMenuEvent *event)
{
    const QPoint at = event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(QPoint(px(16), px(40)));
    makeMenu()->popup(at);
}

void MonitorCard::focusInEvent(QFocusEvent *event)
{
    Card::focusInEvent(event);
    update();
    Q_EMIT focused();
}

void MonitorCard::focusOutEvent(QFocusEvent *event)
{
    Card::focusOutEvent(event);
    update();
}

void MonitorCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
}

} // namespace outdial::views
