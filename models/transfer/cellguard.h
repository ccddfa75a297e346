// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells that a spreadsheet would run as a formula, made harmless and back. A cell that begins with = + - @, a tab or a carriage
// return, whatever apostrophes are before it, gets one more apostrophe in front; undoing takes one away. Each text has one
// guarded form and each guarded form one text, so nothing is lost. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace outdial::models {

// Whether the cell begins, behind any apostrophes, with what a spreadsheet takes for a formula.
inline bool looksLikeFormula(std::string_view cell)
{
    const std::size_t at = cell.find_first_not_of('\'');
    return at != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[at]) != std::string_view::npos;
}

inline std::string guardedCell(std::string_view cell)
{
    std::string guarded;
    if (looksLikeFormula(cell))
        guarded.push_back('\'');
    guarded.append(cell);
    return guarded;
}

inline std::string_view unguardedCell(std::string_view cell)
{
    return cell.starts_with('\'') && looksLikeFormula(cell) ? cell.substr(1) : cell;
}

} // namespace outdial::models
