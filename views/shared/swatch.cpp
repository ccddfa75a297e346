// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/shared/swatch.h>
#include <views/shared/theme.h>

namespace outdial::views {

Swatch::Swatch(Token ink, QWidget *parent) : QWidget(parent), m_ink(ink) { setFixedSize(px(10), px(10)); }

void Swatch::setInk(Token ink)
{
    m_ink = ink;
    update();
}

void Swatch::setHollow(bool hollow)
{
    m_hollow = hollow;
    update();
}

void Swatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_hollow ? QPen(color(Token::Border)) : QPen(Qt::NoPen));
    painter.setBrush(m_hollow ? QBrush(Qt::NoBrush) : QBrush(color(m_ink)));
    const qreal inset = m_hollow ? 0.5 : 0.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 2, 2);
}

} // namespace outdial::views
