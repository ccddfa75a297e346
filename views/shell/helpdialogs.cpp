// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/helpdialogs.h>

namespace outdial::views {

namespace {

// A body with the dialog's margin, and a foot with its only button.
QVBoxLayout *frame(QDialog *dialog, const QString &title)
{
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 20, 24, 20);
    body->setSpacing(12);
    column->addLayout(body, 1);
    auto *foot = new QFrame(dialog);
    foot->setProperty("part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(24, 12, 24, 12);
    row->addStretch();
    auto *close = new Button(QCoreApplication::translate("outdial::views::HelpDialogs", "Close"), ButtonKind::Normal,
                             ButtonSize::Dialog, foot);
    close->setDefault(true);
    row->addWidget(close);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    column->addWidget(foot);
    return body;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<MenuCommand> &commands, QWidget *parent) : QDialog(parent)
{
    QVBoxLayout *body = frame(this, tr("Keyboard shortcuts"));
    body->addWidget(makeLabel(tr("Keyboard shortcuts"), "pane"));
    auto *model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("Command"), tr("Keys")});
    for (const MenuCommand &command : commands) {
        if (command.action->shortcut().isEmpty())
            continue;
        auto *keys = new QStandardItem(command.action->shortcut().toString(QKeySequence::NativeText));
        model->appendRow({new QStandardItem(command.text), keys});
    }
    for (const auto &[text, keys] :
         {std::pair(tr("Next area of the window"), QStringLiteral("F6")),
          std::pair(tr("Start or stop what is selected"), tr("Space")), std::pair(tr("Open what is selected"), tr("Return"))})
        model->appendRow({new QStandardItem(text), new QStandardItem(keys)});
    auto *table = new TableView(tr("Keyboard shortcuts"), {}, this);
    table->setRowHeight(32);
    table->setModel(model);
    table->setColumns({{260, 160, 1, true, nullptr, Qt::AlignLeft}, {150, 100, 1, false, nullptr, Qt::AlignLeft}});
    table->setProperty("boxed", true);
    body->addWidget(table, 1);
    resize(px(488), px(520));
}

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    QVBoxLayout *body = frame(this, tr("About Outdial"));
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    auto *icon = new QLabel(this);
    icon->setPixmap(windowIcon().pixmap(QSize(48, 48), devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(makeLabel(tr("Outdial %1").arg(QCoreApplication::applicationVersion()), "pane"));
    column->addWidget(makeLabel(tr("Run outbound campaigns, load lists, keep Do-Not-Call."), ""));
    column->addSpacing(8);
    QLabel *licence =
        makeLabel(tr("Free software under the GNU General Public License, version 3 or later. Made with Qt %1, the Breeze "
                     "icons (LGPL-3.0-or-later), Roboto (Apache-2.0) and JetBrains Mono (OFL-1.1).")
                      .arg(QLatin1String(qVersion())),
                  "small", "muted");
    licence->setWordWrap(true);
    column->addWidget(licence);
    row->addLayout(column, 1);
    body->addLayout(row);
    setFixedWidth(px(488));
}

} // namespace outdial::views
