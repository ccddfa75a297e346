// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stop at the activity log, after trouble has left something in it.

#include <QAction>
#include <QPlainTextEdit>

#include <app/console/journaling.h>
#include <app/tour/tour.h>
#include <models/connect/session.h>
#include <views/activity/activitypage.h>
#include <views/activity/activitypane.h>
#include <views/activity/changespage.h>
#include <views/shared/tableview.h>

namespace outdial::app {

void Tour::activityChapter()
{
    using models::ActivityModel;
    const auto page = [this] { return &m_console.activity(); };
    const auto newest = [page](const auto &wanted) {
        auto *model = page()->model();
        for (int row = model->rowCount() - 1; row >= 0; --row) {
            if (wanted(*model->entryAt(row))) {
                page()->table()->setCurrentIndex(model->index(row, 0));
                page()->table()->setFocus();
                return;
            }
        }
    };
    add(
        QStringLiteral("activity"), [this] { m_console.window().openPage(views::PageId::Activity); },
        [page] {
            return page()->model() != nullptr && page()->model()->rowCount() > 20 && page()->model()->counts().failed > 0;
        });
    add(QStringLiteral("activity-failed"), [page, newest] {
        page()->setFollowing(false);
        newest([](const models::ActivityEntry &entry) { return entry.isRequest() && models::hasFailed(entry); });
    });
    add(
        QStringLiteral("activity-contents"),
        [this, page] {
            page()->setContentsShown(true);
            page()->setFollowing(true);
            m_console.window().session()->client().callingList.getAll(3, {});
        },
        [page, newest] {
            newest([](const models::ActivityEntry &entry) { return entry.exchange.method == api::Method::GetLists; });
            return page()->pane()->receivedText()->toPlainText().contains(QLatin1String("next_cursor"));
        });
    add(QStringLiteral("activity-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
    quietly([page] { page()->setContentsShown(false); },
            [page] { return page()->pane()->receivedText()->toPlainText().isEmpty(); });
    add(
        QStringLiteral("changes"), [this] { m_console.journaling().showChanges(); },
        [this] {
            const auto *changes = qobject_cast<views::ChangesPage *>(m_console.window().currentPage());
            return changes != nullptr && changes->model()->rowCount() > 0;
        });
}

} // namespace outdial::app
