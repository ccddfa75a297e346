// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/monitor/monitorwords.h>
#include <views/monitor/ratechart.h>
#include <views/monitor/wallcard.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>

#include <algorithm>
#include <cmath>

namespace outdial::views {

using models::DialingCheck;
using models::Forecast;
using models::Freshness;

namespace {

constexpr double pad = 16;
constexpr double headHigh = 84;
constexpr double stripHigh = 32;
constexpr double completionHigh = 38;
constexpr double footHigh = 40;

void drawIcon(QPainter *painter, const QString &name, Token ink, const QRectF &place)
{
    const int side = int(std::lround(std::min(place.width(), place.height())));
    painter->drawPixmap(place.topLeft(), Theme::instance().pixmap(name, ink, side, painter->device()->devicePixelRatioF()));
}

void drawElided(QPainter *painter, const QRectF &place, Qt::Alignment alignment, const QString &text)
{
    painter->drawText(place, int(alignment | Qt::AlignVCenter),
                      QFontMetricsF(painter->font()).elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace

WallCard::WallCard(QWidget *parent)
    : QWidget(parent),
      m_chart(new RateChart(RateChart::Size::Card, tr("Attempts a minute"), this))
{
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_chart->setScale(m_scale * 1.1 * 13.0 / Theme::instance().textSize());
        place();
        QWidget::update();
    });
}

void WallCard::setCard(const CardData &card)
{
    m_card = card;
    if (const QString sentence = cardSentence(card); sentence != accessibleName())
        setAccessibleName(sentence);
    m_chart->setVisible(!card.notDialing);
    m_chart->setChart(card.chart, card.running, card.isOld(), card.now);
    place();
    update();
}

void WallCard::tick(qint64 now)
{
    m_card.now = now;
    update();
}

QFont WallCard::font(Type type, double factor) const
{
    QFont font = Theme::instance().font(type);
    // The place decides how large it is, not the text size of the user.
    font.setPixelSize(std::max(6, int(std::lround(font.pixelSize() * 13.0 / Theme::instance().textSize() * m_scale * factor))));
    return font;
}

void WallCard::resizeEvent(QResizeEvent *)
{
    m_scale = std::max(0.6, std::min(width() / 392.0, height() / 300.0));
    m_chart->setScale(m_scale * 1.1 * 13.0 / Theme::instance().textSize());
    place();
}

void WallCard::place()
{
    const double top = len(headHigh) + (m_card.alerts.isEmpty() ? 0 : len(stripHigh + 8));
    const double bottom = height() - len(completionHigh + footHigh + 14);
    const QRect area(int(len(pad)), int(top), int(width() - len(2 * pad)), int(std::max(20.0, bottom - top)));
    m_chart->setFixedSize(area.size());
    m_chart->move(area.topLeft());
}

void WallCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool alert = !m_card.alerts.isEmpty();
    painter.setPen(QPen(color(alert ? Token::Warn : Token::Border), alert ? 3 : 1));
    painter.setBrush(color(Token::Base));
    const double edge = alert ? 1.5 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), 8, 8);

    const QRectF inner(len(pad), 0, width() - len(2 * pad), height());
    paintHead(&painter, QRectF(inner.left(), len(12), inner.width(), len(headHigh - 16)));
    double y = len(headHigh);
    if (alert) {
        paintAlert(&painter, QRectF(inner.left(), y, inner.width(), len(stripHigh)));
        y += len(stripHigh + 8);
    }
    const double completion = height() - len(completionHigh + footHigh + 4);
    if (m_card.notDialing)
        paintChecks(&painter, QRectF(inner.left(), y, inner.width(), completion - y - len(8)));
    paintCompletion(&painter, QRectF(inner.left(), completion, inner.width(), len(completionHigh - 6)));
    paintFoot(&painter, QRectF(inner.left(), height() - len(footHigh), inner.width(), len(footHigh)));
}

void WallCard::paintHead(QPainter *painter, const QRectF &in) const
{
    // Name, and how old it is.
    const QRectF first(in.left(), in.top(), in.width(), len(22));
    const StateStyle fresh = stateStyle(freshnessLook(m_card.freshness));
    const QString age = freshnessAge(m_card);
    const QString word = freshnessWord(m_card.freshness);
    const QString all = age.isEmpty() ? word : QString(word % QStringLiteral(" · ") % age);
    painter->setFont(font(Type::Small));
    const double ageWidth = QFontMetricsF(painter->font()).horizontalAdvance(all) + len(20) + 1;
    drawIcon(painter, fresh.icon, fresh.iconInk, {first.right() + 1 - ageWidth, first.center().y() - len(8), len(16), len(16)});
    painter->setPen(color(fresh.ink));
    painter->drawText(QRectF(first.right() + 1 - ageWidth + len(20), first.top(), ageWidth, first.height()),
                      int(Qt::AlignLeft | Qt::AlignVCenter), all);
    painter->setFont(font(Type::PaneTitle));
    painter->setPen(color(Token::Text));
    drawElided(painter, first.adjusted(0, 0, -ageWidth - len(10), 0), Qt::AlignLeft, m_card.name);

    // State, and the figure.
    const QRectF second(in.left(), in.top() + len(24), in.width(), in.height() - len(24));
    const RateWords rate = rateWords(m_card);
    const QFont figure = rate.isNumber ? font(Type::Figure, 1.45) : font(Type::PageTitle);
    const QFont unit = font(Type::Small);
    const double baseline = second.bottom() - len(6);
    double right = second.right() + 1;
    if (rate.isNumber) {
        painter->setFont(unit);
        painter->setPen(color(Token::TextMuted));
        const QString text = tr("attempts/min");
        right -= QFontMetricsF(unit).horizontalAdvance(text);
        painter->drawText(QPointF(right, baseline), text);
        right -= len(8);
    }
    painter->setFont(figure);
    painter->setPen(color(rate.muted ? Token::TextMuted : Token::Text));
    right -= QFontMetricsF(figure).horizontalAdvance(rate.figure);
    painter->drawText(QPointF(right, baseline), rate.figure);
    const StateStyle style = stateStyle(m_card.look);
    drawIcon(painter, style.icon, style.iconInk, {second.left(), baseline - len(13), len(16), len(16)});
    painter->setFont(font(Type::CardTitle));
    painter->setPen(color(style.ink));
    const double left = second.left() + len(22);
    painter->drawText(QPointF(left, baseline),
                      QFontMetricsF(painter->font()).elidedText(m_card.state, Qt::ElideRight, right - left - len(8)));
}

void WallCard::paintAlert(QPainter *painter, const QRectF &strip) const
{
    const models::Alert &alert = m_card.alerts.first();
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Token::WarnTint));
    painter->drawRoundedRect(strip, 6, 6);
    drawIcon(painter, QStringLiteral("data-warning"), Token::Warn,
             {strip.left() + len(8), strip.center().y() - len(8), len(16), len(16)});
    painter->setFont(font(Type::Emphasis));
    painter->setPen(color(Token::Text));
    QString title = alert.title;
    if (m_card.alerts.size() > 1)
        title = tr("%1, and %2 more").arg(title).arg(m_card.alerts.size() - 1);
    drawElided(painter, strip.adjusted(len(32), 0, -len(8), 0), Qt::AlignLeft, title);
}

// What speaks against dialing; what is in order needs no room here.
void WallCard::paintChecks(QPainter *painter, const QRectF &in) const
{
    painter->setFont(font(Type::Emphasis));
    painter->setPen(color(Token::Text));
    painter->drawText(QRectF(in.left(), in.top(), in.width(), len(22)), int(Qt::AlignLeft | Qt::AlignVCenter),
                      tr("Why is it not dialing?"));
    double y = in.top() + len(28);
    for (const DialingCheck &check : m_card.checks) {
        if (check.outcome == DialingCheck::Outcome::Passed)
            continue;
        const bool failed = check.outcome == DialingCheck::Outcome::Failed;
        painter->setFont(font(failed ? Type::Body : Type::Small));
        const QString text = check.detail.isEmpty() ? check.text : QString(check.text % QLatin1Char(' ') % check.detail);
        const QRectF room(in.left() + len(24), y, in.width() - len(24), in.bottom() - y);
        const QRectF needed = painter->boundingRect(room, int(Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap), text);
        if (needed.bottom() > in.bottom() + 1)
            break;
        drawIcon(painter, failed ? QStringLiteral("data-error") : QStringLiteral("task-process-0"),
                 failed ? Token::Err : Token::TextMuted, {in.left(), y, len(16), len(16)});
        painter->setPen(color(failed ? Token::Text : Token::TextMuted));
        painter->drawText(room, int(Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap), text);
        y = needed.bottom() + len(6);
    }
}

void WallCard::paintCompletion(QPainter *painter, const QRectF &in) const
{
    const models::MonitorFigures &figures = m_card.figures;
    const QRectF words(in.left(), in.top(), in.width(), len(18));
    MeterValue value;
    value.known = figures.known;
    value.active = m_card.running && !m_card.isOld();
    painter->setFont(font(Type::Body));
    painter->setPen(color(Token::TextMuted));
    if (figures.known && figures.totalRecords > 0) {
        value.completed = double(figures.completedRecords) / double(figures.totalRecords);
        value.attempted = double(figures.attemptedRecords) / double(figures.totalRecords);
        const QString share = tr("Completed %1").arg(percentText(figures.completedRecords, figures.totalRecords));
        const QString count = countOf(figures.completedRecords, figures.totalRecords);
        const double countWidth = QFontMetricsF(painter->font()).horizontalAdvance(count) + 1;
        painter->drawText(words, int(Qt::AlignRight | Qt::AlignVCenter), count);
        painter->setFont(font(Type::Emphasis));
        painter->setPen(color(m_card.isOld() ? Token::TextMuted : Token::Text));
        drawElided(painter, words.adjusted(0, 0, -countWidth - len(8), 0), Qt::AlignLeft, share);
    } else {
        QString text = completionSentence(m_card);
        if (!text.isEmpty())
            text[0] = text[0].toUpper();
        drawElided(painter, words, Qt::AlignLeft, text);
    }
    painter->setBrush(Qt::NoBrush);
    paintMeter(painter, QRectF(in.left(), in.top() + len(22), in.width(), std::round(len(8))), value);
}

void WallCard::paintFoot(QPainter *painter, const QRectF &in) const
{
    painter->setPen(QPen(color(Token::Line), 1));
    painter->drawLine(QPointF(in.left(), std::floor(in.top()) + 0.5), QPointF(in.right(), std::floor(in.top()) + 0.5));
    QString text;
    QString aside;
    QString iconName;
    Token ink = Token::Text;
    if (m_card.freshness == Freshness::Offline) {
        iconName = QStringLiteral("network-disconnect");
        text = tr("No connection to the tenant");
        ink = Token::TextMuted;
    } else if (m_card.isOld()) {
        iconName = QStringLiteral("data-warning");
        text = m_card.failure.isEmpty() ? tr("The next reading is late") : m_card.failure;
        aside = nextTryText(m_card);
        ink = Token::WarnText;
    } else if (!m_card.running && !m_card.foot.isEmpty()) {
        text = m_card.foot;
        ink = Token::TextMuted;
    } else if (m_card.figures.known && m_card.figures.totalRecords == 0) {
        text = tr("Nothing to dial: no records in enabled lists");
        ink = Token::TextMuted;
    } else {
        iconName = QStringLiteral("chronometer");
        text =
            forecastPattern(m_card.forecast).replace(QLatin1String("%1"), rangeText(m_card.forecast.early, m_card.forecast.late));
        aside = forecastBasis(m_card.forecast);
        ink = m_card.forecast.state == Forecast::State::Range ? Token::Text : Token::TextMuted;
    }
    double left = in.left();
    if (!iconName.isEmpty()) {
        drawIcon(painter, iconName, ink == Token::WarnText ? Token::Warn : Token::TextMuted,
                 {left, in.center().y() - len(8), len(16), len(16)});
        left += len(24);
    }
    painter->setFont(font(Type::Small));
    painter->setPen(color(Token::TextMuted));
    const double asideWidth = aside.isEmpty() ? 0 : QFontMetricsF(painter->font()).horizontalAdvance(aside) + len(8);
    painter->drawText(in, int(Qt::AlignRight | Qt::AlignVCenter), aside);
    painter->setFont(font(Type::Body));
    painter->setPen(color(ink));
    drawElided(painter, QRectF(left, in.top(), in.right() - left - asideWidth, in.height()), Qt::AlignLeft, text);
}

} // namespace outdial::views
