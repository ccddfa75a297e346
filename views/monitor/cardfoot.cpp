// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <views/monitor/cardparts.h>
#include <views/monitor/emphasisline.h>
#include <views/monitor/flowrow.h>
#include <views/monitor/monitorwords.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::DialingCheck;
using models::Forecast;

CardFoot::CardFoot(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_line = new QWidget(this);
    m_line->setFixedHeight(px(28));
    auto *row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_icon = new IconLabel(QStringLiteral("chronometer"), Token::TextMuted, 16, m_line);
    row->addWidget(m_icon);
    m_text = new EmphasisLine("", "", m_line);
    row->addWidget(m_text, 1);
    m_aside = makeLabel({}, "small", "muted", m_line);
    row->addWidget(m_aside);
    m_start = new Button(tr("Start"), ButtonKind::Normal, ButtonSize::Row, m_line);
    m_start->setIconName(QStringLiteral("media-playback-start"));
    row->addWidget(m_start);
    column->addWidget(m_line);

    m_remedies = new QWidget(this);
    m_flow = new FlowRow(px(8), m_remedies);
    m_flow->setLastAtEnd(true);
    m_flow->setContentsMargins(0, px(4), 0, px(10));
    m_snooze = makeSnoozeButton(m_remedies);
    column->addWidget(m_remedies);
    connect(m_start, &QPushButton::clicked, this, &CardFoot::startRequested);
    connectSnooze(m_snooze, this, [this](int minutes) {
        if (minutes > 0)
            Q_EMIT snoozeRequested(m_alertId, minutes);
        else
            Q_EMIT acknowledgeRequested(m_alertId);
    });
}

void CardFoot::setCard(const CardData &card, bool online)
{
    m_line->setVisible(!card.notDialing);
    m_remedies->setVisible(card.notDialing);
    if (card.notDialing) {
        showRemedies(card, online);
        return;
    }
    showLine(card);
    m_start->setVisible(!card.running && card.canStart);
    m_start->setEnabled(online);
    m_start->setToolTip(online ? QString() : tr("Offline: it can be started when the connection is back."));
    m_start->setAccessibleName(tr("Start %1").arg(card.name));
}

QList<QWidget *> CardFoot::partsInTabOrder() const
{
    QList<QWidget *> parts{m_start};
    for (Button *button : m_remedyButtons)
        parts.append(button);
    parts.append(m_snooze);
    return parts;
}

void CardFoot::showAge(const CardData &card)
{
    if (!card.notDialing)
        showLine(card);
}

void CardFoot::showLine(const CardData &card)
{
    const auto show = [this](const QString &icon, Token token, const QByteArray &ink, const QString &aside) {
        m_icon->setVisible(!icon.isEmpty());
        if (!icon.isEmpty() && m_icon->property("shown") != icon) {
            m_icon->setProperty("shown", icon);
            m_icon->setIcon(icon, token);
        }
        m_text->setInkName(ink);
        m_aside->setText(aside);
        m_aside->setVisible(!aside.isEmpty());
    };
    m_text->setToolTip({});
    const QString from = card.readAt > 0 ? tr("values of %1").arg(sinceText(card.readAt, card.now)) : QString();
    if (card.freshness == models::Freshness::Offline) {
        show(QStringLiteral("network-disconnect"), Token::TextMuted, "muted", from);
        m_text->setPattern(tr("No connection to the tenant"), {});
    } else if (!card.failure.isEmpty() && card.freshness != models::Freshness::Live) {
        show(QStringLiteral("data-warning"), Token::Warn, "warn", from);
        const QString next = nextTryText(card);
        m_text->setPattern(next.isEmpty() ? card.failure : QString(card.failure % QLatin1Char(' ') % next), {});
        m_text->setToolTip(card.failureSentence);
    } else if (card.isOld()) {
        show(QStringLiteral("data-warning"), Token::Warn, "warn", from);
        m_text->setPattern(tr("The next reading is late"), {});
    } else if (!card.running && !card.foot.isEmpty()) {
        show({}, Token::TextMuted, "muted", {});
        m_text->setPattern(card.foot, {});
        m_text->setToolTip(card.foot);
    } else if (card.figures.known && card.figures.totalRecords == 0) {
        show({}, Token::TextMuted, "muted", {});
        m_text->setPattern(tr("Nothing to dial: no records in enabled lists"), {});
    } else {
        const Forecast &forecast = card.forecast;
        show(QStringLiteral("chronometer"), Token::TextMuted, forecast.state == Forecast::State::Range ? "" : "muted",
             forecastBasis(forecast));
        m_text->setPattern(forecastPattern(forecast), rangeText(forecast.early, forecast.late));
    }
}

void CardFoot::showRemedies(const CardData &card, bool online)
{
    m_alertId = card.alerts.isEmpty() ? QString() : card.alerts.first().id;
    QList<DialingCheck> remedies;
    for (const DialingCheck &check : card.checks) {
        if (check.remedy != DialingCheck::Remedy::None)
            remedies.append(check);
    }
    // Whoever does not want that list wants another one.
    const auto offers = [&remedies](DialingCheck::Remedy remedy) {
        return std::any_of(remedies.begin(), remedies.end(),
                           [remedy](const DialingCheck &check) { return check.remedy == remedy; });
    };
    if (offers(DialingCheck::Remedy::EnableInstance) && !offers(DialingCheck::Remedy::BindList)) {
        DialingCheck other;
        other.remedy = DialingCheck::Remedy::BindList;
        other.remedyText = tr("Bind list…");
        remedies.append(other);
    }
    QString shown;
    for (const DialingCheck &check : std::as_const(remedies))
        shown += QString::number(int(check.remedy)) + check.remedyText + QLatin1Char('\t') + check.instanceId + QLatin1Char('\n');
    if (shown != m_shownRemedies) {
        m_shownRemedies = shown;
        m_flow->removeWidget(m_snooze);
        qDeleteAll(m_remedyButtons);
        m_remedyButtons.clear();
        for (const DialingCheck &check : std::as_const(remedies)) {
            // A wall has many cards: none of their buttons may claim to be the one that matters.
            constexpr ButtonKind kind = ButtonKind::Normal;
            // A name may be longer than the card is wide; it is no mnemonic either.
            QString text =
                QFontMetrics(Theme::instance().font(Type::Emphasis)).elidedText(check.remedyText, Qt::ElideMiddle, px(310));
            auto *button = new Button(text.replace(QLatin1Char('&'), QLatin1String("&&")), kind, ButtonSize::Header, m_remedies);
            button->setAccessibleName(check.remedyText);
            if (text != check.remedyText)
                button->setToolTip(check.remedyText);
            const QString instanceId = check.instanceId;
            switch (check.remedy) {
            case DialingCheck::Remedy::Start:
                connect(button, &QPushButton::clicked, this, &CardFoot::startRequested);
                break;
            case DialingCheck::Remedy::EnableInstance:
                connect(button, &QPushButton::clicked, this, [this, instanceId] { Q_EMIT enableRequested(instanceId); });
                break;
            case DialingCheck::Remedy::BindList:
                connect(button, &QPushButton::clicked, this, &CardFoot::bindRequested);
                break;
            default:
                connect(button, &QPushButton::clicked, this, &CardFoot::openRequested);
                break;
            }
            m_flow->addWidget(button);
            m_remedyButtons.append(button);
            button->show();
        }
        m_flow->addWidget(m_snooze);
        QWidget *before = m_start;
        for (Button *button : std::as_const(m_remedyButtons)) {
            setTabOrder(before, button);
            before = button;
        }
        setTabOrder(before, m_snooze);
    }
    for (Button *button : std::as_const(m_remedyButtons))
        button->setEnabled(online);
    m_snooze->setVisible(!m_alertId.isEmpty());
    m_remedies->setVisible(!m_remedyButtons.isEmpty() || !m_alertId.isEmpty());
}

} // namespace outdial::views
