// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMouseEvent>
#include <QPainter>

#include <views/shared/theme.h>
#include <views/shared/tickcells.h>

namespace outdial::views {

void paintTick(QPainter *painter, const QRectF &box, bool on, Token ground)
{
    const Theme &theme = Theme::instance();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.color(on ? Token::Accent : Token::Outline));
    painter->setBrush(theme.color(on ? Token::Accent : ground));
    painter->drawRoundedRect(box, 3, 3);
    if (on) {
        painter->setPen(QPen(theme.color(Token::OnAccent), px(2), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF corner = box.topLeft();
        const qreal unit = box.width() / 15.0;
        painter->drawPolyline(QPolygonF{
            {corner + QPointF(3.5, 7.8) * unit, corner + QPointF(6.3, 10.6) * unit, corner + QPointF(11.5, 4.8) * unit}});
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

CellClick cellClick(const QEvent *event, const QRect &cell, const QModelIndex &index, QPersistentModelIndex &pressed)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseButtonRelease && type != QEvent::MouseButtonDblClick)
        return {};
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const bool hit = mouse->button() == Qt::LeftButton && cell.contains(mouse->pos());
    const bool isRelease = type == QEvent::MouseButtonRelease;
    const bool acts = isRelease && hit && pressed == index;
    pressed = !isRelease && hit ? QPersistentModelIndex(index) : QPersistentModelIndex();
    return {acts, hit && isRelease};
}

} // namespace outdial::views
