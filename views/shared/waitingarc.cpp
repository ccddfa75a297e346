// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QPainter>

#include <views/shared/theme.h>
#include <views/shared/waitingarc.h>

namespace outdial::views {

namespace {
constexpr int framesASecond = 12;
constexpr int turnMs = 900;
} // namespace

WaitingArc &WaitingArc::instance()
{
    static WaitingArc arc;
    return arc;
}

WaitingArc::WaitingArc()
{
    m_timer.setInterval(1000 / framesASecond);
    connect(&m_timer, &QTimer::timeout, this, &WaitingArc::tick);
}

void WaitingArc::paint(QPainter *painter, const QRect &rect, const QWidget *on, Token ink)
{
    const Theme &theme = Theme::instance();
    if (theme.reducedMotion() || !on) {
        const QPoint corner(rect.center().x() - 7, rect.center().y() - 7);
        painter->drawPixmap(corner,
                            theme.pixmap(QStringLiteral("view-refresh"), ink, 16, painter->device()->devicePixelRatioF()));
        return;
    }
    static const QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    const double turn = static_cast<double>(clock.elapsed() % turnMs) / turnMs;
    const QRectF circle(rect.x() + (rect.width() - 12) / 2.0, rect.y() + (rect.height() - 12) / 2.0, 12, 12);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QColor faint = theme.color(ink);
    faint.setAlphaF(0.25F);
    painter->setPen(QPen(faint, 2));
    painter->drawEllipse(circle);
    painter->setPen(QPen(theme.color(ink), 2, Qt::SolidLine, Qt::FlatCap));
    painter->drawArc(circle, qRound((90 - turn * 360) * 16), -220 * 16);
    painter->restore();

    auto *widget = const_cast<QWidget *>(on); // only to ask it for a repaint
    for (const Place &place : std::as_const(m_places)) {
        if (place.widget == widget && place.rect == rect)
            return;
    }
    m_places.append({widget, rect});
    if (!m_timer.isActive())
        m_timer.start();
}

void WaitingArc::tick()
{
    const QList<Place> places = std::exchange(m_places, {});
    if (places.isEmpty()) {
        m_timer.stop();
        return;
    }
    for (const Place &place : places) {
        if (place.widget && place.widget->isVisible())
            place.widget->update(place.rect);
    }
}

} // namespace outdial::views
