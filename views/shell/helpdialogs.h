// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The two small dialogs of the Help menu.
#pragma once

#include <QDialog>
#include <QList>

#include <views/shell/menubar.h>

namespace outdial::views {

// Every shortcut of the actions that exist now.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(const QList<MenuCommand> &commands, QWidget *parent);
};

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace outdial::views
