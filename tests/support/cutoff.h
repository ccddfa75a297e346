// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts that are not wholly seen.
#pragma once

#include <QLabel>

namespace outdial::test {

// A wrapped text that has less height than it needs at its width; null when there is none.
inline QString cutOff(const QWidget &window)
{
    const auto labels = window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
            return label->text();
    }
    return {};
}

} // namespace outdial::test
