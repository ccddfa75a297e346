// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <views/shared/tokens.h>

#include <array>
#include <cmath>

namespace outdial::views {

namespace {

constexpr QRgb c(uint hex) { return 0xff000000u | hex; }

constexpr std::array values{
    TokenValue{Token::Window, "window", c(0xF1F3F6), c(0x1B1E23)},
    TokenValue{Token::Sidebar, "sidebar", c(0xE6E9EE), c(0x16181C)},
    TokenValue{Token::Base, "base", c(0xFFFFFF), c(0x212429)},
    TokenValue{Token::Sunken, "sunken", c(0xF7F8FA), c(0x1E2125)},
    TokenValue{Token::Raised, "raised", c(0xFFFFFF), c(0x2A2E34)},
    TokenValue{Token::Hover, "hover", c(0xEFF3F9), c(0x282C33)},
    TokenValue{Token::Press, "press", c(0xE0E6F0), c(0x31363E)},
    TokenValue{Token::Select, "select", c(0xDCE7FB), c(0x26375F)},
    TokenValue{Token::SelectIdle, "selectIdle", c(0xE5E8ED), c(0x30353D)},
    TokenValue{Token::Line, "line", c(0xDEE2E8), c(0x333840)},
    TokenValue{Token::Border, "border", c(0xC4CBD5), c(0x474E58)},
    TokenValue{Token::Outline, "outline", c(0x818A97), c(0x7B8593)},
    TokenValue{Token::Text, "text", c(0x1A1E25), c(0xE5E9EE)},
    TokenValue{Token::TextMuted, "textMuted", c(0x4C5663), c(0xAFB8C4)},
    TokenValue{Token::TextFaint, "textFaint", c(0x5A6472), c(0xA0AAB7)},
    TokenValue{Token::Disabled, "disabled", c(0x8A93A0), c(0x6F7884)},
    TokenValue{Token::Accent, "accent", c(0x2F55C9), c(0x4067D6)},
    TokenValue{Token::AccentHover, "accentHover", c(0x2849B0), c(0x4A71DA)},
    TokenValue{Token::OnAccent, "onAccent", c(0xFFFFFF), c(0xFFFFFF)},
    TokenValue{Token::AccentText, "accentText", c(0x2A4DB9), c(0x97B5FF)},
    TokenValue{Token::AccentTint, "accentTint", c(0xE6ECFB), c(0x263357)},
    TokenValue{Token::Focus, "focus", c(0x2F55C9), c(0x8FAEFF)},
    TokenValue{Token::Ok, "ok", c(0x23835A), c(0x3C9A6D)},
    TokenValue{Token::OkText, "okText", c(0x146741), c(0x74CFA0)},
    TokenValue{Token::OkTint, "okTint", c(0xE0F2E8), c(0x1D392D)},
    TokenValue{Token::Warn, "warn", c(0xBD7800), c(0xD99A2B)},
    TokenValue{Token::WarnText, "warnText", c(0x7D4E00), c(0xF0BB66)},
    TokenValue{Token::WarnTint, "warnTint", c(0xFFF1D4), c(0x3F3219)},
    TokenValue{Token::Err, "err", c(0xC3352B), c(0xC8473D)},
    TokenValue{Token::ErrText, "errText", c(0xAE2118), c(0xFF9A90)},
    TokenValue{Token::ErrTint, "errTint", c(0xFDE8E5), c(0x432321)},
    TokenValue{Token::Sandbox, "sandbox", c(0x7239AB), c(0x7B49B3)},
    TokenValue{Token::SandboxText, "sandboxText", c(0x672E9E), c(0xD2AEF7)},
    TokenValue{Token::SandboxTint, "sandboxTint", c(0xF0E7FA), c(0x392A4E)},
    TokenValue{Token::Meter, "meter", c(0x3D66D6), c(0x6C90F2)},
    TokenValue{Token::MeterSoft, "meterSoft", c(0xAFC2F2), c(0x3F5799)},
    TokenValue{Token::Track, "track", c(0xE3E7ED), c(0x31363E)},
    TokenValue{Token::Idle, "idle", c(0x737D8B), c(0x7E8895)},
    TokenValue{Token::IdleSoft, "idleSoft", c(0xC3C9D2), c(0x4E5661)},
    TokenValue{Token::Series1, "series1", c(0x3D66D6), c(0x7598F5)},
    TokenValue{Token::Series2, "series2", c(0x0E7A75), c(0x45B5AE)},
    TokenValue{Token::Series3, "series3", c(0x996303), c(0xDDA847)},
    TokenValue{Token::Series4, "series4", c(0x8450B5), c(0xB78BE3)},
    TokenValue{Token::Series5, "series5", c(0xBE4B35), c(0xE5806C)},
    TokenValue{Token::Series6, "series6", c(0x69737F), c(0x97A1AE)},
    TokenValue{Token::OnSeries, "onSeries", c(0xFFFFFF), c(0x16181C)},
};

// Light series 1, 2, 3, 5, 6: violet (4) is the sandbox's alone.
constexpr std::array profiles{c(0x3D66D6), c(0x0E7A75), c(0x996303), c(0xBE4B35), c(0x69737F)};

double linear(int channel)
{
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(QRgb colour)
{
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

} // namespace

std::span<const TokenValue> tokens() { return values; }

QRgb profileColour(int index)
{
    const auto count = static_cast<int>(profiles.size());
    return profiles[static_cast<std::size_t>(((index % count) + count) % count)];
}

int profileColourCount() { return static_cast<int>(profiles.size()); }

QRgb notConnectedColour() { return c(0x4C5663); }

double contrast(QRgb one, QRgb other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace outdial::views
