// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The colours of Outdial, as data: each has a name that says what it is for, and a value for light and for dark. Nothing outside
// the theme names a colour in any other way.
#pragma once

#include <QRgb>

#include <span>

namespace outdial::views {

enum class Token {
    Window,
    Sidebar,
    Base,
    Sunken,
    Raised,
    Hover,
    Press,
    Select,
    SelectIdle,
    Line,
    Border,
    Outline,
    Text,
    TextMuted,
    TextFaint,
    Disabled,
    Accent,
    AccentHover,
    OnAccent, // on accent, err, ok and the profile colours
    AccentText,
    AccentTint,
    Focus,
    Ok,
    OkText,
    OkTint,
    Warn,
    WarnText,
    WarnTint,
    Err,
    ErrText,
    ErrTint,
    Sandbox,
    SandboxText,
    SandboxTint,
    Meter,
    MeterSoft,
    Track,
    Idle,
    IdleSoft,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    OnSeries,
};

struct TokenValue {
    Token token;
    const char *name; // as the style sheet writes it behind "@"
    QRgb light;
    QRgb dark;
};

// All of them, in the order of the enumeration.
std::span<const TokenValue> tokens();

// Colours of tenant profiles: white text on them, the same in both themes. The index is taken modulo their number.
QRgb profileColour(int index);
int profileColourCount();
QRgb notConnectedColour();

// WCAG contrast of two opaque colours, 1...21.
double contrast(QRgb one, QRgb other);

} // namespace outdial::views
