// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSettings>

#include <views/shared/theme.h>
#include <views/shell/looksettings.h>

namespace outdial::views {

namespace {

struct ModeName {
    ThemeMode mode;
    const char *name;
};
constexpr ModeName modeNames[] = {{ThemeMode::System, "system"}, {ThemeMode::Light, "light"}, {ThemeMode::Dark, "dark"}};

} // namespace

void restoreLook()
{
    const QSettings settings;
    Theme &theme = Theme::instance();
    const QString mode = settings.value(QStringLiteral("look/theme")).toString();
    for (const ModeName &known : modeNames) {
        if (mode == QLatin1String(known.name))
            theme.setMode(known.mode);
    }
    theme.setTextSize(settings.value(QStringLiteral("look/textSize"), 13).toInt());
    if (settings.value(QStringLiteral("look/reducedMotion")).toBool())
        theme.setReducedMotion(true);
}

void saveLook()
{
    QSettings settings;
    const Theme &theme = Theme::instance();
    for (const ModeName &known : modeNames) {
        if (theme.mode() == known.mode)
            settings.setValue(QStringLiteral("look/theme"), QLatin1String(known.name));
    }
    settings.setValue(QStringLiteral("look/textSize"), theme.textSize());
    settings.setValue(QStringLiteral("look/reducedMotion"), theme.reducedMotion());
}

} // namespace outdial::views
