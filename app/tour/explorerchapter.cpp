// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops at the method explorer: a page of lists, a body with a mistake, a method that destroys and is not sent, an error.

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <app/tour/tour.h>
#include <views/activity/exploreranswerpanel.h>
#include <views/activity/explorerbody.h>
#include <views/activity/explorerform.h>
#include <views/activity/explorerpage.h>
#include <views/activity/explorerrequest.h>

namespace outdial::app {

void Tour::explorerChapter()
{
    using api::Method;
    const auto page = [this] { return &m_console.explorer(); };
    const auto answered = [page](Method method) {
        return [page, method] {
            const auto answer = page()->answer()->answer();
            return answer != nullptr && answer->method == method && !page()->explorer()->isRunning();
        };
    };
    const auto type = [page](const char *name, const QString &value) {
        if (auto *field = qobject_cast<QComboBox *>(page()->request()->form()->field(QLatin1String(name)))) {
            field->setEditText(value);
            Q_EMIT field->lineEdit()->textEdited(value);
        }
    };
    add(
        QStringLiteral("explorer"), [this] { m_console.window().openPage(views::PageId::Explorer); },
        [this] { return m_console.window().currentPageId() == views::PageId::Explorer; });
    add(
        QStringLiteral("explorer-lists"),
        [page] {
            page()->choose(Method::GetLists);
            page()->send();
        },
        answered(Method::GetLists));
    add(
        QStringLiteral("explorer-error"),
        [page, type] {
            page()->choose(Method::StopCampaign);
            type("campaign_id", QStringLiteral("NOT-A-CAMPAIGN"));
            page()->send();
        },
        answered(Method::StopCampaign));
    add(
        QStringLiteral("explorer-mistake"),
        [page] {
            page()->choose(Method::BindList);
            auto *editor = page()->request()->bodyEditor()->editor();
            editor->setPlainText(
                editor->toPlainText().replace(QStringLiteral("\"instanceName\""), QStringLiteral("“instanceName”")));
        },
        [this] { return canPress(QStringLiteral("Make quotes straight")); });
    quietly([this] { press(QStringLiteral("Make quotes straight")); },
            [this] { return !canPress(QStringLiteral("Make quotes straight")); });
    add(QStringLiteral("explorer-deprecated"), [page] { page()->choose(Method::ListGetAllRecordsDeprecated); });
    add(
        QStringLiteral("explorer-destroys"),
        [this, page, type] {
            page()->choose(Method::DeleteList);
            type("list_id", m_console.embeddedSandbox()->listIdByName(QStringLiteral("Spring leads")));
            page()->send();
        },
        [this] { return openDialog() != nullptr; });
    quietly(
        [this] {
            if (auto *dialog = openDialog())
                dialog->reject();
        },
        [this] {
            if (m_console.embeddedSandbox()->listIdByName(QStringLiteral("Spring leads")).isEmpty())
                complain(QStringLiteral("a list was deleted though the question was not answered"));
            return openDialog() == nullptr;
        });
    add(
        QStringLiteral("explorer-token"),
        [page] {
            page()->choose(Method::GetAccessToken);
            page()->send();
        },
        answered(Method::GetAccessToken));
    add(QStringLiteral("explorer-1366x768"), [page] { page()->choose(Method::GetUpdatedRecords); });
    m_stops.back().size = QSize(1366, 768);
}

} // namespace outdial::app
