// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where small windows of one's own come up.
#pragma once

class QPoint;
class QWidget;

namespace outdial::views {

// As large as it has to be, with its corner there, or as near as the screen has room for it; not shown yet.
void placePopup(QWidget *popup, const QPoint &globalPosition);

} // namespace outdial::views
