// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The height of a dialog of a fixed width, by what its wrapped sentences need: QDialog goes by the size hint, which does not know
// how many lines they break into, and then cuts them off.
#pragma once

#include <QDialog>
#include <QLayout>
#include <QScreen>
#include <QTimer>

#include <algorithm>

namespace outdial::views {

inline void fitHeight(QDialog *dialog)
{
    QLayout *layout = dialog->layout();
    layout->activate();
    const int wanted =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(dialog->width()) : layout->totalSizeHint().height();
    const int frame = dialog->frameGeometry().height() - dialog->height(); // its title bar has to be on the screen as well
    const int most = dialog->screen() ? dialog->screen()->availableGeometry().height() - frame : wanted;
    dialog->resize(dialog->width(), std::min(wanted, std::max(most, layout->totalMinimumSize().height())));
    // It grows downwards, and its buttons stand at the bottom.
    if (!dialog->isVisible() || !dialog->screen())
        return;
    const QRect room = dialog->screen()->availableGeometry();
    const QRect now = dialog->frameGeometry();
    if (now.bottom() > room.bottom())
        dialog->move(now.x(), std::max(room.top(), room.bottom() + 1 - now.height()));
}

// When new widgets of it are shown, which takes a turn of the event loop.
inline void fitHeightSoon(QDialog *dialog)
{
    QTimer::singleShot(0, dialog, [dialog] { fitHeight(dialog); });
}

} // namespace outdial::views
