// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions of pages, as menus and the command palette show them.
#pragma once

#include <QKeySequence>
#include <QString>

class QAction;
class QObject;

namespace outdial::views {

// The icon follows the theme; empty: none. owner: whose child it becomes.
QAction *makeAction(QObject *owner, const QString &text, const QString &iconName = {}, const QKeySequence &shortcut = {});

} // namespace outdial::views
