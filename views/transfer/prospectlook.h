// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How it looks what would become of a row: icon, colour and words.
#pragma once

#include <models/transfer/mendrows.h>
#include <views/shared/rowdelegate.h>

namespace outdial::views {

// What is stored stands in mono.
inline TextCell prospectCell(models::Prospect prospect, const QString &words)
{
    TextCell cell{words};
    switch (prospect) {
    case models::Prospect::Blocked:
        cell.icon = QStringLiteral("data-error");
        cell.iconInk = Token::Err;
        cell.ink = Token::ErrText;
        break;
    case models::Prospect::Warned:
        cell.icon = QStringLiteral("data-warning");
        cell.iconInk = Token::Warn;
        cell.ink = Token::WarnText;
        break;
    case models::Prospect::Fits:
        cell.icon = QStringLiteral("dialog-ok");
        cell.iconInk = Token::OkText;
        cell.mono = true;
        break;
    case models::Prospect::Open:
        cell.icon = QStringLiteral("task-process-0");
        cell.ink = Token::TextMuted;
        break;
    }
    return cell;
}

} // namespace outdial::views
