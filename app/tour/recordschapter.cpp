// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops of the tour at records that are edited: cells, the review, one record, a new one, erasing, finding. It begins on the
// page of records, of which at least one page is loaded.

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QTableView>

#include <app/tour/tour.h>
#include <models/records/recordsmodel.h>
#include <views/records/findbar.h>
#include <views/records/recordcells.h>
#include <views/records/recordediting.h>
#include <views/records/recordeditor.h>
#include <views/records/recordspage.h>
#include <views/shared/tableview.h>

namespace outdial::app {

namespace {

void trigger(const views::RecordsPage &page, const QString &text)
{
    for (QAction *action : page.actions(views::MenuId::Record) + page.actions(views::MenuId::Edit)) {
        if (action != nullptr && action->isEnabled() && action->text().remove(u'&').startsWith(text)) {
            action->trigger();
            return;
        }
    }
}

// The first fields of the record that are no key.
QList<QModelIndex> cells(const views::RecordsPage &page, int row)
{
    QList<QModelIndex> some;
    for (int section = 0; section < page.model()->columnCount(); ++section) {
        const QModelIndex cell = page.model()->index(row, section);
        if (page.model()->whyNotEditable(cell).isNull() && !page.table()->isColumnHidden(section))
            some.append(cell);
    }
    return some;
}

} // namespace

void Tour::recordsChapter()
{
    const auto page = [this] { return qobject_cast<views::RecordsPage *>(m_console.window().currentPage()); };
    const auto dialogOpen = [this] { return openDialog() != nullptr; };
    quietly([page] {
        // The format of the demo's lists is not known here: the key is named, as a look-up would learn it.
        if (page()->model()->whyNotEditable(page()->model()->index(0, 1)).isNull())
            return;
        page()->model()->setKeyNames({page()->model()->headerData(0, Qt::Horizontal).toString()});
    });
    add(QStringLiteral("records-edits"), [page] {
        for (const int row : {2, 4, 9}) {
            const QList<QModelIndex> some = cells(*page(), row);
            if (some.isEmpty())
                continue;
            page()->model()->setData(some.first(), row == 9 ? QString() : QStringLiteral("Falkenrath"));
            if (row == 4 && some.size() > 1)
                page()->model()->setData(some.at(1), QStringLiteral("Odalys"));
        }
        const QList<QModelIndex> some = cells(*page(), 4);
        page()->table()->setFocus();
        if (!some.isEmpty())
            page()->table()->setCurrentIndex(some.first());
    });
    add(QStringLiteral("records-edits-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
    add(QStringLiteral("records-cell"), [page] {
        trigger(*page(), QObject::tr("Edit the field"));
        if (auto *edit = page()->view()->cells()->editor())
            edit->insert(QStringLiteral("x"));
    });
    quietly([page] { page()->table()->setFocus(); });
    add(
        QStringLiteral("records-review"), [page] { trigger(*page(), QObject::tr("Review and send")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("records-editor"), [page] { trigger(*page(), QObject::tr("Edit the record")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("records-add"), [page] { trigger(*page(), QObject::tr("Add a record")); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("records-erase"), [page] { trigger(*page(), QObject::tr("Erase the record")); }, dialogOpen);
    closeDialog();
    add(QStringLiteral("records-find"), [page] {
        page()->view()->findBar()->open();
        page()->view()->findBar()->edit()->setText(QStringLiteral("an"));
    });
    quietly([page] {
        page()->view()->findBar()->close();
        if (page()->editing()->edits())
            page()->editing()->edits()->discardAll();
    });
}

} // namespace outdial::app
