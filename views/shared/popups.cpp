// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QScreen>
#include <QWidget>

#include <views/shared/popups.h>

#include <algorithm>

namespace outdial::views {

void placePopup(QWidget *popup, const QPoint &globalPosition)
{
    popup->adjustSize();
    QPoint at = globalPosition;
    if (const QScreen *on = popup->screen()) {
        const QRect room = on->availableGeometry();
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - popup->width())));
        at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - popup->height())));
    }
    popup->move(at);
}

} // namespace outdial::views
