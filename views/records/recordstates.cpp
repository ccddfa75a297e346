// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <views/records/recordstates.h>

namespace outdial::views {

TextCell recordStateCell(models::RecordState state)
{
    TextCell cell;
    cell.text = models::recordStateWord(state);
    cell.ink = Token::TextMuted;
    switch (state) {
    case models::RecordState::Completed:
        cell.ink = Token::OkText;
        cell.icon = QStringLiteral("dialog-ok");
        break;
    case models::RecordState::Open:
        cell.icon = QStringLiteral("task-process-2");
        break;
    case models::RecordState::NeverCalled:
        cell.icon = QStringLiteral("task-process-0");
        break;
    case models::RecordState::Unknown:
        break;
    }
    return cell;
}

} // namespace outdial::views
