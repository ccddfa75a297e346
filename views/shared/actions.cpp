// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>

#include <views/shared/actions.h>
#include <views/shared/theme.h>

namespace outdial::views {

QAction *makeAction(QObject *owner, const QString &text, const QString &iconName, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, owner);
    action->setShortcut(shortcut);
    if (iconName.isEmpty())
        return action;
    const auto setIcon = [action, iconName] { action->setIcon(icon(iconName)); };
    QObject::connect(&Theme::instance(), &Theme::changed, action, setIcon);
    setIcon();
    return action;
}

} // namespace outdial::views
