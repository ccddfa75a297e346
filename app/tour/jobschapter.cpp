// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops of the tour where lists and records are deleted: what is asked before, criteria, and the page of jobs.

#include <QDialog>

#include <app/console/deleting.h>
#include <app/tour/tour.h>
#include <models/jobs/deletioncriteria.h>
#include <models/lists/listsmodel.h>
#include <views/jobs/deletemanydialog.h>
#include <views/jobs/jobspage.h>
#include <views/lists/deletelistsheet.h>
#include <views/lists/listspage.h>

namespace outdial::app {

void Tour::jobsChapter()
{
    const auto list = [this](const QString &name) {
        const auto *model = m_console.lists().model();
        for (int row = 0; model != nullptr && row < model->loaded(); ++row) {
            if (model->listAt(row) != nullptr && model->listAt(row)->name == name)
                return api::CallingList(*model->listAt(row));
        }
        return model != nullptr && model->loaded() > 0 && model->listAt(0) != nullptr ? api::CallingList(*model->listAt(0))
                                                                                      : api::CallingList();
    };
    const QString name = QStringLiteral("Renewals west L–Z");
    const auto campaignsRead = [this] { return openDialog() != nullptr && says(QStringLiteral("They go from")); };
    const auto sheetReady = [this] {
        const auto *sheet = qobject_cast<views::DeleteListSheet *>(openDialog());
        if (sheet == nullptr || !sheet->facts().usesKnown)
            return false;
        return sheet->facts().what != models::ListDeletion::What::List || sheet->facts().othersRead;
    };
    quietly([this] { m_console.window().openPage(views::PageId::Lists); },
            [this] { return m_console.lists().model() != nullptr && m_console.lists().model()->loaded() > 0; });
    add(
        QStringLiteral("delete-list"), [this, list, name] { m_console.deleting().deleteList(list(name)); }, sheetReady);
    closeDialog();
    add(
        QStringLiteral("delete-all-records"), [this, list, name] { m_console.deleting().deleteAllRecords(list(name)); },
        sheetReady);
    closeDialog();
    add(
        QStringLiteral("delete-records"),
        [this, list, name] {
            auto *dialog = m_console.deleting().deleteRecords(list(name));
            models::DeletionDraft draft;
            draft.createdTo = QDateTime(QDate(2023, 1, 10), QTime(0, 0), Qt::UTC);
            if (dialog != nullptr)
                dialog->setDraft(draft);
        },
        campaignsRead);
    closeDialog();
    // What was left by Esc is there again.
    add(
        QStringLiteral("delete-records-kept"), [this, list, name] { m_console.deleting().deleteRecords(list(name)); },
        campaignsRead);
    quietly([this] { press(QStringLiteral("Clear the criteria")); });
    closeDialog();
    // A day on which nothing was created: a job that deletes nothing, and one that waits for it.
    add(
        QStringLiteral("jobs"),
        [this, list, name] {
            const api::CallingList one = list(name);
            models::DeletionWish wish;
            wish.listId = one.id;
            wish.listName = one.name;
            wish.kind = models::DeletionJob::Kind::Many;
            wish.criteria.createdTo = QDateTime(QDate(2001, 1, 1), QTime(0, 0), Qt::UTC);
            m_console.deleting().jobs()->ask(wish);
            m_console.deleting().jobs()->ask(wish);
            m_console.window().openPage(views::PageId::Jobs);
        },
        [this] { return m_console.deleting().model()->rowCount() >= 2; });
    add(QStringLiteral("jobs-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
}

} // namespace outdial::app
