// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QStackedWidget>

#include <views/shared/theme.h>
#include <views/shell/commandpalette.h>
#include <views/shell/helpdialogs.h>
#include <views/shell/mainwindow.h>
#include <views/shell/menubar.h>
#include <views/shell/navigation.h>

namespace outdial::views {

// What the window itself can do, whatever page it shows.

void MainWindow::makeActions()
{
    const auto make = [this](const QString &text, const QKeySequence &keys, const char *iconName) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        if (*iconName)
            action->setIcon(icon(QLatin1String(iconName)));
        addAction(action);
        return action;
    };
    QAction *quit = make(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), "");
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);
    m_menus->addFixed(MenuId::File, quit);

    m_backAction = make(tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), "go-previous");
    m_backAction->setEnabled(false);
    connect(m_backAction, &QAction::triggered, this, &MainWindow::goBack);
    m_menus->addFixed(MenuId::View, m_backAction);
    QAction *refreshAction = make(tr("&Refresh"), QKeySequence(Qt::Key_F5), "view-refresh");
    connect(refreshAction, &QAction::triggered, this, &MainWindow::refreshPage);
    m_menus->addFixed(MenuId::View, refreshAction);
    QAction *nextArea = make(tr("Next &area"), QKeySequence(Qt::Key_F6), "");
    connect(nextArea, &QAction::triggered, this, [this] { moveArea(true); });
    m_menus->addFixed(MenuId::View, nextArea);
    QAction *previousArea = make(tr("Previous area"), QKeySequence(Qt::SHIFT | Qt::Key_F6), "");
    connect(previousArea, &QAction::triggered, this, [this] { moveArea(false); });
    m_menus->addFixed(MenuId::View, previousArea);
    m_menus->addFixed(MenuId::View, nullptr);

    QAction *palette = make(tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::Key_K), "edit-find");
    connect(palette, &QAction::triggered, this, &MainWindow::showPalette);
    m_menus->setPaletteAction(palette);
    m_menus->addFixed(MenuId::Tools, palette);

    QAction *shortcuts = make(tr("&Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Slash), "");
    connect(shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    m_menus->addHelp(shortcuts);
    QAction *about = make(tr("&About Outdial"), {}, "");
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
    m_menus->addHelp(about);
}

void MainWindow::addCommand(MenuId menu, QAction *action)
{
    if (!action->parent())
        action->setParent(this);
    addAction(action);
    m_menus->addFixed(menu, action);
    refreshMenus();
}

void MainWindow::showPalette()
{
    if (m_palette->isOpen())
        m_palette->close();
    else
        m_palette->open();
}

void MainWindow::showShortcuts() { (new ShortcutsDialog(m_menus->runnable(), this))->open(); }

void MainWindow::showAbout() { (new AboutDialog(this))->open(); }

void MainWindow::moveArea(bool forward)
{
    QList<QWidget *> areas{m_navigation, m_stack->currentWidget(), m_menus};
    areas.removeAll(nullptr);
    const QWidget *focus = focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        if (focus && (areas[i] == focus || areas[i]->isAncestorOf(focus)))
            at = i;
    }
    for (qsizetype step = 1; step <= areas.size(); ++step) {
        const qsizetype next = (at + (forward ? step : areas.size() - step) + areas.size()) % areas.size();
        QWidget *area = areas[next];
        if (area == m_shown && m_shown->firstFocus()) {
            m_shown->firstFocus()->setFocus(Qt::ShortcutFocusReason);
            return;
        }
        for (QWidget *widget : area->findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0) {
                widget->setFocus(Qt::ShortcutFocusReason);
                return;
            }
        }
    }
}

} // namespace outdial::views
