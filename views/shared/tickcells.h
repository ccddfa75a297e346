// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Boxes to tick in cells of tables: how they are drawn, and when they act.
#pragma once

#include <QPersistentModelIndex>

#include <views/shared/tokens.h>

class QEvent;
class QPainter;
class QRect;
class QRectF;

namespace outdial::views {

// ground: of one that is not ticked. Leaves the painter without antialiasing.
void paintTick(QPainter *painter, const QRectF &box, bool on, Token ground);

// What a cell makes of an event of the mouse: it acts when the left button was pressed and released over it.
struct CellClick {
    bool acts = false;
    bool isTaken = false; // not the view's; the press is also the view's, which makes the row current
};
// pressed: over which cell the button went down; the delegate keeps it from event to event.
CellClick cellClick(const QEvent *event, const QRect &cell, const QModelIndex &index, QPersistentModelIndex &pressed);

} // namespace outdial::views
