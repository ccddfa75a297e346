// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <views/monitor/cardparts.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

CardHead::CardHead(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(6));
    auto *title = new QHBoxLayout;
    title->setSpacing(px(8));
    title->setContentsMargins(0, 0, -4, 0); // a state is as wide as its words may be, so its text would end before the edge
    m_name = new ElidedLabel({}, "card", "", this);
    m_name->setFixedHeight(px(20));
    m_name->setCursor(Qt::PointingHandCursor);
    m_name->installEventFilter(this);
    // As wide as its text, so that only the text is clicked.
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    title->addWidget(m_name);
    title->addStretch(1);
    m_freshness = new StateLabel(StateLook::Unknown, {}, false, this);
    m_freshness->setSmall(true);
    title->addWidget(m_freshness);
    column->addLayout(title);

    // On one baseline: state, figure, unit.
    auto *state = new QHBoxLayout;
    state->setSpacing(px(8));
    const auto descent = [](Type type) { return QFontMetrics(Theme::instance().font(type)).descent(); };
    const int baseline = descent(Type::Figure);
    const auto lifted = [state](QWidget *widget, int by) {
        auto *box = new QVBoxLayout;
        box->setContentsMargins(0, 0, 0, std::max(0, by));
        box->addStretch(1);
        box->addWidget(widget);
        state->addLayout(box);
    };
    m_state = new StateLabel(StateLook::Unknown, {}, false, this);
    const int air = (px(18) - QFontMetrics(Theme::instance().font(Type::Body)).height()) / 2;
    lifted(m_state, baseline - descent(Type::Body) - air);
    state->addStretch(1);
    m_figure = makeLabel({}, "figure", "", this);
    m_figure->setFixedHeight(px(34));
    m_figure->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    state->addWidget(m_figure);
    m_unit = makeLabel(tr("attempts/min"), "small", "muted", this);
    lifted(m_unit, baseline - descent(Type::Small));
    column->addLayout(state);
}

void CardHead::setCard(const CardData &card)
{
    m_name->setText(card.name);
    m_state->setState(card.look, card.state);
    const RateWords rate = rateWords(card);
    m_figure->setText(rate.figure);
    const QString look =
        QString(QLatin1String(rate.isNumber ? "figure" : "pane") % QLatin1Char('/') % QLatin1String(rate.muted ? "muted" : ""));
    if (look != m_look) {
        m_look = look;
        LabelStyle::set(m_figure, rate.isNumber ? "figure" : "pane", rate.muted ? "muted" : "");
        const auto descent = [](Type type) { return QFontMetrics(Theme::instance().font(type)).descent(); };
        m_figure->setContentsMargins(0, 0, 0, rate.isNumber ? 0 : descent(Type::Figure) - descent(Type::PaneTitle));
    }
    m_unit->setVisible(rate.isNumber);
    showAge(card);
}

void CardHead::showAge(const CardData &card)
{
    const QString word = freshnessWord(card.freshness);
    const QString age = freshnessAge(card);
    const QString all = age.isEmpty() ? word : QString(word % QStringLiteral(" · ") % age);
    if (m_freshness->text() == all)
        return;
    m_freshness->setState(freshnessLook(card.freshness), word);
    m_freshness->setDetail(age);
}

bool CardHead::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_name && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton && m_name->rect().contains(mouse->position().toPoint()))
            Q_EMIT nameClicked();
    }
    return QWidget::eventFilter(watched, event);
}

Button *makeSnoozeButton(QWidget *parent)
{
    auto *button = new Button(CardFoot::tr("Snooze"), ButtonKind::Quiet, ButtonSize::Header, parent);
    auto *menu = new QMenu(button);
    menu->setAccessibleName(CardFoot::tr("Snooze"));
    menu->addAction(CardFoot::tr("For &15 minutes"))->setData(15);
    menu->addAction(CardFoot::tr("For 1 &hour"))->setData(60);
    menu->addAction(CardFoot::tr("For &4 hours"))->setData(240);
    menu->addSeparator();
    menu->addAction(CardFoot::tr("&Acknowledge"))->setData(0);
    button->setMenu(menu);
    button->setAccessibleDescription(CardFoot::tr("Keeps this alert quiet for a while, or for good"));
    return button;
}

void connectSnooze(Button *button, QObject *context, const std::function<void(int minutes)> &chosen)
{
    QObject::connect(button->menu(), &QMenu::triggered, context,
                     [chosen](const QAction *action) { chosen(action->data().toInt()); });
}

AlertStrip::AlertStrip(QWidget *parent) : QFrame(parent)
{
    setProperty("part", QStringLiteral("note"));
    setProperty("tone", QStringLiteral("warn"));
    setProperty("onTint", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(8), 0, px(8), 0);
    row->setSpacing(px(8));
    setFixedHeight(px(30));
    row->addWidget(new IconLabel(QStringLiteral("data-warning"), Token::Warn, 16, this));
    m_title = new ElidedLabel({}, "smallStrong", "", this);
    row->addWidget(m_title, 1);
    m_since = makeLabel({}, "small", "muted", this);
    row->addWidget(m_since);
    m_snooze = makeSnoozeButton(this);
    setLook(m_snooze, "tall", QStringLiteral("row"));
    row->addWidget(m_snooze);
    connectSnooze(m_snooze, this, [this](int minutes) {
        if (minutes > 0)
            Q_EMIT snoozeRequested(m_alertId, minutes);
        else
            Q_EMIT acknowledgeRequested(m_alertId);
    });
    hide();
}

QWidget *AlertStrip::snoozeButton() const { return m_snooze; }

void AlertStrip::setAlerts(const QList<models::Alert> &alerts, qint64 now, bool withSnooze)
{
    setVisible(!alerts.isEmpty());
    if (alerts.isEmpty())
        return;
    const models::Alert &alert = alerts.first();
    m_alertId = alert.id;
    QString title = alert.title;
    if (alerts.size() > 1)
        title = tr("%1, and %2 more").arg(title).arg(alerts.size() - 1);
    m_title->setText(title);
    QStringList texts;
    for (const models::Alert &one : alerts)
        texts.append(QString(one.title % QLatin1Char('\n') % one.text).trimmed());
    setToolTip(texts.join(QStringLiteral("\n\n")));
    const QString since = sinceText(alert.raised.toMSecsSinceEpoch(), now);
    m_since->setText(withSnooze ? tr("since %1").arg(since) : tr("alert since %1").arg(since));
    m_snooze->setVisible(withSnooze);
}

} // namespace outdial::views
