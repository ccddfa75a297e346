// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/monitor/alertbadge.h>
#include <views/shared/theme.h>

namespace outdial::views {

AlertBadge::AlertBadge(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setToolTip(tr("What the monitor warns of, and what it warned of before"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    m_count = -1;
    setCount(0);
}

void AlertBadge::setCount(int alerts)
{
    if (alerts == m_count)
        return;
    m_count = alerts;
    setText(alerts == 0 ? tr("No alerts") : tr("%n alert(s)", nullptr, alerts));
    setAccessibleName(text());
    updateGeometry();
    update();
}

QSize AlertBadge::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Type::SmallStrong));
    return {metrics.horizontalAdvance(text()) + 2 + 16 + px(6) + 2 * px(8), px(28)};
}

void AlertBadge::paintEvent(QPaintEvent *)
{
    const bool open = m_count > 0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // A badge of 20 in the height of the buttons beside it; the whole is pressed.
    const int high = px(20);
    const QRectF badge(0, (height() - high) / 2, width(), high);
    const bool pressed = isDown() || underMouse();
    if (open || pressed) {
        painter.setPen(pressed && open ? QPen(color(Token::Warn)) : QPen(Qt::NoPen));
        painter.setBrush(color(open ? Token::WarnTint : Token::Press));
        painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const Token ink = open ? Token::WarnText : Token::TextMuted;
    painter.drawPixmap(QPoint(px(8), (height() - 16) / 2),
                       Theme::instance().pixmap(QStringLiteral("appointment-reminder"), ink, 16, devicePixelRatioF()));
    painter.setFont(Theme::instance().font(open ? Type::SmallStrong : Type::Small));
    painter.setPen(color(ink));
    painter.drawText(rect().adjusted(px(8) + 16 + px(6), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

} // namespace outdial::views
