// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include <views/shared/theme.h>
#include <views/shell/looksettings.h>
#include <views/shell/mainwindow.h>
#include <views/shell/menubar.h>

namespace outdial::views {

// View: light or dark, text size, motion.
void MainWindow::makeLookActions()
{
    auto *looks = new QMenu(tr("&Appearance"), this);
    auto *group = new QActionGroup(this);
    const std::pair<ThemeMode, QString> modes[] = {
        {ThemeMode::System, tr("As the &system")}, {ThemeMode::Light, tr("&Light")}, {ThemeMode::Dark, tr("&Dark")}};
    for (const auto &[mode, text] : modes) {
        QAction *action = looks->addAction(text);
        action->setCheckable(true);
        action->setChecked(Theme::instance().mode() == mode);
        group->addAction(action);
        const ThemeMode wanted = mode;
        connect(action, &QAction::triggered, this, [wanted] {
            Theme::instance().setMode(wanted);
            saveLook();
        });
        connect(&Theme::instance(), &Theme::changed, action,
                [action, wanted] { action->setChecked(Theme::instance().mode() == wanted); });
    }
    looks->addSeparator();
    QAction *still = looks->addAction(tr("&Reduced motion"));
    still->setCheckable(true);
    still->setChecked(Theme::instance().reducedMotion());
    connect(still, &QAction::triggered, this, [](bool on) {
        Theme::instance().setReducedMotion(on);
        saveLook();
    });
    m_menus->addFixed(MenuId::View, looks->menuAction());

    auto *text = new QMenu(tr("&Text size"), this);
    const auto size = [this, text](const QString &title, const QKeySequence &keys, int step) {
        QAction *action = text->addAction(title);
        action->setShortcut(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, [step] {
            Theme &theme = Theme::instance();
            theme.setTextSize(step == 0 ? 13 : theme.textSize() + step);
            saveLook();
        });
    };
    size(tr("&Larger"), QKeySequence(Qt::CTRL | Qt::Key_Plus), 1);
    size(tr("&Smaller"), QKeySequence(Qt::CTRL | Qt::Key_Minus), -1);
    size(tr("&As designed"), QKeySequence(Qt::CTRL | Qt::Key_0), 0);
    m_menus->addFixed(MenuId::View, text->menuAction());
    m_menus->addFixed(MenuId::View, nullptr);
}

} // namespace outdial::views
