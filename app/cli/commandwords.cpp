// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/commandwords.h>

namespace outdial::app {

CommandWords::CommandWords(std::initializer_list<const char *> withValue, std::initializer_list<const char *> without)
{
    setOptionsAfterPositionalArgumentsMode(ParseAsOptions);
    const auto add = [this](const char *name, bool takesValue) {
        const QString option = QString(QLatin1String(name));
        addOption({option, QString(), takesValue ? option : QString()});
    };
    add("profile", true);
    add("sandbox", false);
    for (const char *name : withValue)
        add(name, true);
    for (const char *name : without)
        add(name, false);
}

tl::expected<void, QString> CommandWords::read(const char *command, const QStringList &arguments)
{
    if (parse(QStringList{QStringLiteral("outdial ") + QLatin1String(command)} + arguments))
        return {};
    return tl::unexpected(errorText() + u'.');
}

} // namespace outdial::app
