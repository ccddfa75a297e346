// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops of the tour at the Do-Not-Call lists: one number, many, and the look through pending records.

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QTableView>

#include <app/tour/tour.h>
#include <models/connect/session.h>
#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncmanydialog.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/dncsweeppage.h>
#include <views/dnc/fastaddbar.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::app {

void Tour::dncChapter()
{
    const auto page = [this] { return qobject_cast<views::DncPage *>(m_console.window().page(views::PageId::DoNotCall)); };
    const auto sweep = [this] { return qobject_cast<views::DncSweepPage *>(m_console.window().currentPage()); };
    const auto idOf = [this](const char *name) { return m_console.embeddedSandbox()->dncListIdByName(QString::fromUtf8(name)); };
    const auto trigger = [page](const QString &beginning) {
        for (auto *action : page()->actions(views::MenuId::List)) {
            if (action != nullptr && action->text().remove(u'&').startsWith(beginning)) {
                action->trigger();
                return;
            }
        }
    };
    const auto changes = [page] { return page()->table()->model()->rowCount(); };
    const auto dialogOpen = [this] { return openDialog() != nullptr; };
    add(
        QStringLiteral("dnc"), [this] { m_console.window().openPage(views::PageId::DoNotCall); },
        [page, idOf] {
            if (page()->book() == nullptr || page()->book()->reading() != models::DncBook::Reading::Done)
                return false;
            page()->select(idOf("Company-wide opt-outs"));
            return page()->column()->current() == idOf("Company-wide opt-outs") &&
                   page()->table()->cover() != views::TableView::Cover::Loading;
        });
    add(
        QStringLiteral("dnc-added"),
        [page] {
            const auto fields = page()->fastAdd()->findChildren<QLineEdit *>();
            fields.value(2)->setText(QStringLiteral("Asked while on the line"));
            fields.value(0)->setText(QStringLiteral("+1 (646) 555-0143"));
            Q_EMIT fields.value(0)->textEdited(fields.value(0)->text());
            Q_EMIT fields.value(0)->returnPressed();
        },
        [changes] { return changes() == 1; });
    add(
        QStringLiteral("dnc-many"),
        [this, page] {
            QFile file(m_files.filePath(QStringLiteral("opt-outs-november.csv")));
            if (file.open(QIODevice::WriteOnly)) {
                file.write("phone,note\r\ncall me,\r\n");
                for (int i = 0; i < 4118; ++i)
                    file.write("(415) 556-" + QByteArray::number(i).rightJustified(4, '0') + ",Spring renewals\r\n");
            }
            file.close();
            page()->openMany(models::DncTask::Kind::Add, file.fileName());
        },
        [this] {
            auto *dialog = qobject_cast<views::DncManyDialog *>(openDialog());
            return dialog != nullptr && dialog->isChecked();
        });
    add(
        QStringLiteral("dnc-receipt"),
        [this] { Q_EMIT qobject_cast<views::DncManyDialog *>(openDialog())->actButton()->clicked(); },
        [page] { return page()->job() != nullptr && page()->job()->isOver(); });
    closeDialog();
    add(QStringLiteral("dnc-ledger"), {}, [changes] { return changes() == 2; });
    add(QStringLiteral("dnc-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
    add(
        QStringLiteral("dnc-delete-all"), [trigger] { trigger(QStringLiteral("Delete all")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("dnc-replace"), [trigger] { trigger(QStringLiteral("Replace")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("dnc-numbers"), [trigger] { trigger(QStringLiteral("How numbers")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("dnc-by-id"), [trigger] { trigger(QStringLiteral("Add list by ID")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("dnc-read-only"), [page, idOf] { page()->select(idOf("States with a licence pending")); },
        [page, idOf] {
            return page()->column()->current() == idOf("States with a licence pending") &&
                   page()->table()->cover() != views::TableView::Cover::Loading;
        });
    add(
        QStringLiteral("dnc-pending"), [trigger] { trigger(QStringLiteral("Find in pending")); },
        [sweep] { return sweep() != nullptr && sweep()->job() != nullptr && !sweep()->job()->isBusy(); });
    const QString lists = QStringLiteral("Manage Lists");
    add(
        QStringLiteral("dnc-no-privilege"),
        [this, page, idOf, lists] {
            m_console.window().openPage(views::PageId::DoNotCall);
            page()->select(idOf("Company-wide opt-outs"));
            m_console.embeddedSandbox()->setPrivileges({lists});
            page()->refresh();
        },
        [page] { return page()->book()->reading() == models::DncBook::Reading::Failed; });
    quietly(
        [this, page] {
            m_console.embeddedSandbox()->setPrivileges(sandbox::allPrivileges());
            page()->refresh();
        },
        [page] { return page()->book()->reading() == models::DncBook::Reading::Done; });
    quietly([this] { m_console.embeddedSandbox()->setReachable(false); },
            [this, page] {
                page()->refresh();
                return m_console.window().session()->connection() == models::Session::Connection::Offline;
            });
    add(
        QStringLiteral("dnc-offline"), [page, idOf] { page()->select(idOf("Company-wide opt-outs")); },
        [this] { return !says(QStringLiteral("Reading campaigns")); });
    quietly(
        [this] {
            m_console.embeddedSandbox()->setReachable(true);
            m_console.window().session()->tryNow();
        },
        [this] { return m_console.window().session()->connection() == models::Session::Connection::Online; });
}

} // namespace outdial::app
