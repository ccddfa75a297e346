// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The menu bar and the command field in its corner. Its menus are filled from the actions of the page that is shown; a menu
// without any is disabled.
#pragma once

#include <QFrame>
#include <QHash>
#include <QList>

#include <views/shared/page.h>

class QAction;
class QMenu;
class QMenuBar;
class QPushButton;

namespace outdial::views {

struct MenuCommand {
    QString text; // with the title of its submenu: "Appearance: Dark"
    QAction *action = nullptr;
};

class MenuBar : public QFrame {
    Q_OBJECT
public:
    explicit MenuBar(QWidget *parent = nullptr);
    // What a menu has whatever page is shown, behind the page's actions. Null: a separator.
    void addFixed(MenuId menu, QAction *action);
    void addHelp(QAction *action);
    void setPage(const Page *page);
    QMenu *menu(MenuId id) const { return m_menus.value(id); }
    QPushButton *commandField() const { return m_field; }
    // Every action of the menus that could be run now, for the palette; without that which opens the palette.
    QList<MenuCommand> runnable() const;
    void setPaletteAction(const QAction *action) { m_paletteAction = action; }

private:
    QMenuBar *m_bar;
    QHash<MenuId, QMenu *> m_menus;
    QHash<MenuId, QList<QAction *>> m_fixed;
    QMenu *m_help;
    QPushButton *m_field;
    const QAction *m_paletteAction = nullptr;
};

} // namespace outdial::views
