// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <views/shared/tones.h>

namespace outdial::views {

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Err:
        return QStringLiteral("data-error");
    case Tone::Warn:
        return QStringLiteral("data-warning");
    case Tone::Accent:
        return QStringLiteral("data-information");
    case Tone::Ok:
        return QStringLiteral("dialog-ok");
    }
    return {};
}

} // namespace outdial::views
