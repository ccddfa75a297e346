// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops of the tour, chapter by chapter.

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QTableView>

#include <app/tour/samplecertificate.h>
#include <app/tour/tour.h>
#include <models/campaigns/campaignfeed.h>
#include <models/connect/session.h>
#include <models/lists/listsmodel.h>
#include <models/records/recordsmodel.h>
#include <models/transfer/importsmodel.h>
#include <views/campaigns/campaignspage.h>
#include <views/campaigns/campaigntable.h>
#include <views/connect/certificatesheet.h>
#include <views/connect/connectdialog.h>
#include <views/lists/listspage.h>
#include <views/records/recordspage.h>
#include <views/shared/tableview.h>
#include <views/shell/commandpalette.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>

namespace outdial::app {

using views::ImportPage;

void Tour::connectChapter()
{
    add(QStringLiteral("start"), {});
    add(
        QStringLiteral("connect"), [this] { m_console.showConnectDialog(); },
        [this] { return m_console.window().findChild<views::ConnectDialog *>() != nullptr; });
    add(
        QStringLiteral("connect-refused"),
        [this] {
            auto *dialog = m_console.window().findChild<views::ConnectDialog *>();
            const auto fields = dialog->findChildren<QLineEdit *>();
            // Port 1 of this computer answers nobody.
            fields.value(0)->setText(QStringLiteral("http://127.0.0.1:1"));
            fields.value(1)->setText(QStringLiteral("k.lindqvist"));
            fields.value(2)->setText(QStringLiteral("not-a-real-secret"));
            press(QStringLiteral("Connect"));
        },
        [this] { return canPress(QStringLiteral("Try again")); });
    add(QStringLiteral("connect-certificate"), [this] {
        models::ConnectFailure failure;
        failure.host = QStringLiteral("alderbrook-care.example.com");
        failure.profile.address = failure.host;
        failure.profile.userName = QStringLiteral("k.lindqvist");
        failure.at = QDateTime(QDate(2024, 11, 13), QTime(14, 31, 7));
        failure.error = api::ApiError();
        failure.error->kind = api::ErrorKind::Tls;
        failure.error->tlsReasons = api::TlsReason::SelfSigned;
        failure.error->certificate = sampleCertificate();
        auto *dialog = m_console.window().findChild<views::ConnectDialog *>();
        dialog->setProfile(failure.profile);
        dialog->showFailure(failure);
    });
    const auto sheet = [this] { return m_console.window().findChild<views::CertificateSheet *>(); };
    add(
        QStringLiteral("certificate"), [this] { press(QStringLiteral("Show certificate…")); },
        [sheet] { return sheet() != nullptr && sheet()->isVisible(); });
    quietly([sheet] { sheet()->reject(); }, [sheet] { return sheet() == nullptr; });
    quietly([this] { m_console.window().findChild<views::ConnectDialog *>()->close(); },
            [this] { return m_console.window().findChild<views::ConnectDialog *>() == nullptr; });
}

void Tour::campaignsChapter()
{
    const auto table = [this] { return m_console.campaigns().table(); };
    add(
        QStringLiteral("campaigns"), [this] { m_console.openSandbox(); },
        [this, table] {
            if (m_console.window().session() == nullptr || table()->model() == nullptr || table()->model()->rowCount() < 7)
                return false;
            // Every enabled campaign has been counted.
            for (int row = 0; row < table()->model()->rowCount(); ++row) {
                if (table()->model()->index(row, 3).data().toString().contains(QLatin1String("not read")))
                    return false;
            }
            return true;
        });
    add(QStringLiteral("campaigns-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
    auto before = std::make_shared<QString>();
    auto row = std::make_shared<int>(-1);
    add(
        QStringLiteral("campaign-started"),
        [this, table, before, row] {
            for (int i = 0; i < table()->model()->rowCount(); ++i) {
                const auto index = table()->model()->index(i, 1);
                if (index.data().toString() != QLatin1String("Stopped") ||
                    !table()->model()->index(i, 2).data().toString().contains(QLatin1String("Lapsed")))
                    continue;
                *row = i;
                table()->setCurrentIndex(index);
                *before = table()->model()->index(i, 3).data(Qt::AccessibleTextRole).toString();
                for (auto *action : m_console.campaigns().actions(views::MenuId::Campaign)) {
                    if (action != nullptr && action->text().remove(u'&').startsWith(QLatin1String("Start")))
                        action->trigger();
                }
                return;
            }
            complain(QStringLiteral("no stopped campaign to start"));
        },
        [table, before, row] {
            if (*row < 0)
                return true;
            // It runs, and its numbers have moved.
            const auto current = table()->currentIndex();
            const auto *model = table()->model();
            return model->index(current.row(), 1).data().toString() == QLatin1String("Running") &&
                   model->index(current.row(), 3).data(Qt::AccessibleTextRole).toString() != *before;
        });
}

void Tour::dialogsChapter()
{
    const auto trigger = [](const QList<QAction *> &actions, const QString &beginning) {
        for (auto *action : actions) {
            if (action != nullptr && action->text().remove(u'&').startsWith(beginning))
                action->trigger();
        }
    };
    const auto dialogOpen = [this] { return openDialog() != nullptr; };
    add(
        QStringLiteral("bind-list"),
        [this, trigger] { trigger(m_console.campaigns().actions(views::MenuId::Campaign), QStringLiteral("Bind")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("open-by-id"),
        [this, trigger] { trigger(m_console.campaigns().actions(views::MenuId::Campaign), QStringLiteral("Open by ID")); },
        dialogOpen);
    closeDialog();
    add(
        QStringLiteral("command-palette"),
        [this] {
            m_console.window().showPalette();
            if (auto *edit = m_console.window().commandPalette()->findChild<QLineEdit *>())
                edit->setText(QStringLiteral("imp"));
        },
        [this] { return m_console.window().commandPalette()->shownCount() > 0; });
    quietly([this] { m_console.window().commandPalette()->close(); });
    add(
        QStringLiteral("new-list"),
        [this, trigger] {
            m_console.window().openPage(views::PageId::Lists);
            trigger(m_console.lists().actions(views::MenuId::List), QStringLiteral("New list"));
        },
        dialogOpen);
    closeDialog();
}

void Tour::listsChapter()
{
    // Where the list is used has been read, too.
    const auto used = [this] { return says(QStringLiteral("used in")); };
    add(
        QStringLiteral("lists"), [this] { m_console.window().openPage(views::PageId::Lists); },
        [this, used] { return m_console.lists().model() != nullptr && m_console.lists().model()->loaded() > 5 && used(); });
    add(
        QStringLiteral("list-selected"),
        [this] { m_console.lists().select(m_console.embeddedSandbox()->listIdByName(QStringLiteral("Spring leads"))); },
        [this, used] {
            return m_console.lists().table()->currentIndex().data().toString() == QLatin1String("Spring leads") && used();
        });
    const auto records = [this] { return qobject_cast<views::RecordsPage *>(m_console.window().currentPage()); };
    add(
        QStringLiteral("records"),
        [this] {
            // The list with the most records, opened as a double click opens it.
            auto *model = m_console.lists().model();
            int most = 0;
            for (int row = 0; row < model->loaded(); ++row) {
                if (model->listAt(row)->totalRecords > model->listAt(most)->totalRecords)
                    most = row;
            }
            auto *table = m_console.lists().table();
            table->setCurrentIndex(model->index(most, 0));
            Q_EMIT table->activated(table->currentIndex());
        },
        [records] { return records() != nullptr && records()->model()->rowCount() >= 1000; });
    add(
        QStringLiteral("record-selected"),
        [records] {
            auto *table = records()->table();
            table->setCurrentIndex(table->model()->index(12, 0));
            table->setFocus();
        },
        [this] { return !says(QStringLiteral("Reading the attempts")); });
}

void Tour::troubleChapter()
{
    const auto page = [this] { return qobject_cast<ImportPage *>(m_console.window().currentPage()); };
    add(
        QStringLiteral("import-several"),
        [this] {
            QStringList files;
            for (const char *name : {"north.csv", "south.csv", "west.csv"}) {
                QFile file(m_files.filePath(QLatin1String(name)));
                if (file.open(QIODevice::WriteOnly))
                    file.write("customer_id,last_name,phone\r\nWNL-900001,Falkenrath,(415) 555-0131\r\n");
                files.append(file.fileName());
            }
            m_console.imports().startImport(files.takeFirst(), {}, files);
        },
        [page] { return page() != nullptr && !page()->job()->isReading(); });
    add(
        QStringLiteral("import-not-csv"),
        [this] {
            QFile file(m_files.filePath(QStringLiteral("holiday.png")));
            if (file.open(QIODevice::WriteOnly))
                file.write(QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000000100000001080600000000000000"));
            file.close();
            m_console.imports().startImport(file.fileName(), {});
        },
        [page] { return page() != nullptr && !page()->job()->isReading() && !page()->job()->guess().isUsable(); });
    add(
        QStringLiteral("offline"),
        [this] {
            m_console.window().openPage(views::PageId::Campaigns);
            m_console.embeddedSandbox()->setReachable(false);
        },
        [this] { return m_console.window().session()->connection() == models::Session::Connection::Offline; });
    quietly(
        [this] {
            m_console.embeddedSandbox()->setReachable(true);
            m_console.window().session()->tryNow();
        },
        [this] { return m_console.window().session()->connection() == models::Session::Connection::Online; });
}

} // namespace outdial::app
