// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dock at the bottom of the pages.

#include <QAction>
#include <QSettings>
#include <QSplitter>

#include <views/shared/theme.h>
#include <views/shell/mainwindow.h>
#include <views/shell/menubar.h>

namespace outdial::views {

void MainWindow::setDock(QWidget *dock, PageId whole, const QString &text)
{
    m_dock = dock;
    m_dockWhole = whole;
    m_split->addWidget(dock);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    if (!m_split->restoreState(QSettings().value(QStringLiteral("window/dockSize")).toByteArray()))
        m_split->setSizes({px(520), px(240)});
    connect(m_split, &QSplitter::splitterMoved, this,
            [this] { QSettings().setValue(QStringLiteral("window/dockSize"), m_split->saveState()); });
    m_dockAction = new QAction(text, this);
    m_dockAction->setCheckable(true);
    m_dockAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+J")));
    m_dockAction->setChecked(QSettings().value(QStringLiteral("window/dock")).toBool());
    addAction(m_dockAction);
    connect(m_dockAction, &QAction::triggered, this, [this](bool open) {
        QSettings().setValue(QStringLiteral("window/dock"), open);
        refreshDock();
    });
    m_menus->addFixed(MenuId::View, m_dockAction);
    refreshDock();
    refreshMenus();
}

void MainWindow::offerDock()
{
    if (m_dockAction == nullptr || QSettings().contains(QStringLiteral("window/dock")))
        return;
    m_dockAction->setChecked(true);
    refreshDock();
}

bool MainWindow::isDockOpen() const { return m_dock != nullptr && !m_dock->isHidden(); }

void MainWindow::refreshDock()
{
    if (m_dock == nullptr)
        return;
    m_dockAction->setEnabled(m_session != nullptr);
    m_dock->setVisible(m_session != nullptr && m_dockAction->isChecked() && m_shown != nullptr && currentPageId() != m_dockWhole);
}

} // namespace outdial::views
