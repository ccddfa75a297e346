// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do in RecordsView: actions, columns, copy, look-up, export.

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QMenu>

#include <models/records/recordsmodel.h>
#include <models/transfer/recordexport.h>
#include <views/records/columnspopup.h>
#include <views/records/exportdialog.h>
#include <views/records/findbar.h>
#include <views/records/lookupdialog.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordpane.h>
#include <views/records/recordsview.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

void RecordsView::makeActions()
{
    m_copyRowsAction = makeAction(this, tr("&Copy rows"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+C"));
    m_copyRecordAction =
        makeAction(this, tr("Copy record &with field names"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+Shift+C"));
    m_filterAction = makeAction(this, tr("&Filter records"), QStringLiteral("view-filter"), QStringLiteral("Ctrl+Alt+F"));
    m_findAction = makeAction(this, tr("F&ind…"), QStringLiteral("edit-find"), QStringLiteral("Ctrl+F"));
    m_findNextAction = makeAction(this, tr("Find the &next"), QStringLiteral("go-down"), QStringLiteral("F3"));
    m_findBeforeAction = makeAction(this, tr("Find the one &before"), QStringLiteral("go-up"), QStringLiteral("Shift+F3"));
    m_columnsAction = makeAction(this, tr("Co&lumns…"), QStringLiteral("view-list-details"), QStringLiteral("Ctrl+Shift+L"));
    m_utcAction = new QAction(tr("Record times in &UTC"), this);
    m_utcAction->setCheckable(true);
    m_loadAllAction = makeAction(this, tr("Load &all records"), QStringLiteral("go-next"), QStringLiteral("Ctrl+Shift+A"));
    m_stopAction = makeAction(this, tr("&Stop loading"), QStringLiteral("media-playback-stop"), QStringLiteral("Ctrl+."));
    m_lookupAction = makeAction(this, tr("&Look up by key…"), QStringLiteral("edit-find"), QStringLiteral("Ctrl+Shift+F"));
    m_exportAction = makeAction(this, tr("&Export records…"), QStringLiteral("document-export"), QStringLiteral("Ctrl+E"));
    connect(m_copyRowsAction, &QAction::triggered, this, [this] { copyAs(models::CopyForm::Tsv); });
    const auto copying = [this](const QString &text, models::CopyForm form) {
        QAction *action = makeAction(this, text, QStringLiteral("edit-copy"));
        connect(action, &QAction::triggered, this, [this, form] { copyAs(form); });
        m_copyAsActions.append(action);
    };
    copying(tr("Copy rows as &text"), models::CopyForm::Text);
    copying(tr("Copy rows as CS&V"), models::CopyForm::Csv);
    copying(tr("Copy rows as &JSON"), models::CopyForm::Json);
    connect(m_findAction, &QAction::triggered, m_find, &FindBar::open);
    connect(m_findNextAction, &QAction::triggered, this, [this] { m_find->goOn(false); });
    connect(m_findBeforeAction, &QAction::triggered, this, [this] { m_find->goOn(true); });
    connect(m_copyRecordAction, &QAction::triggered, this, &RecordsView::copyRecord);
    connect(m_filterAction, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_columnsAction, &QAction::triggered, this, &RecordsView::showColumns);
    connect(m_utcAction, &QAction::triggered, this,
            [this](bool utc) { setTimeZone(utc ? models::TimeZoneShown::Utc : models::TimeZoneShown::Local); });
    connect(m_loadAllAction, &QAction::triggered, this, [this] { m_model->loadAll(); });
    connect(m_stopAction, &QAction::triggered, this, [this] { m_model->stopLoading(); });
    connect(m_lookupAction, &QAction::triggered, this, &RecordsView::lookUp);
    connect(m_exportAction, &QAction::triggered, this, &RecordsView::exportRecords);
}

QList<QAction *> RecordsView::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::Edit:
        return {m_copyRowsAction, m_findAction, m_findNextAction, m_findBeforeAction, m_filterAction};
    case MenuId::View:
        return {m_columnsAction, m_utcAction};
    case MenuId::Record:
        return QList<QAction *>{m_loadAllAction, m_stopAction, nullptr,           m_lookupAction,
                                m_exportAction,  nullptr,      m_copyRecordAction} +
               m_copyAsActions;
    default:
        return {};
    }
}

void RecordsView::showColumns()
{
    auto *popup = new ColumnsPopup(m_columns, this);
    popup->ensurePolished();
    popup->adjustSize();
    popup->popup(m_columnsButton->mapToGlobal(QPoint(m_columnsButton->width() - popup->width(), m_columnsButton->height() + 4)));
}

QList<int> RecordsView::selectedRows(bool &tooMany) const
{
    // By ranges: a list of all indexes of a large selection would take longer than copying it.
    QList<int> rows;
    tooMany = false;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && row < m_model->shown(); ++row) {
            if (rows.size() == mostCopiedRows) {
                tooMany = true;
                return rows;
            }
            rows.append(row);
        }
    }
    if (rows.isEmpty() && m_table->currentIndex().isValid())
        rows.append(m_table->currentIndex().row());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString RecordsView::selectedText() const
{
    bool tooMany = false;
    return m_model->tabSeparated(selectedRows(tooMany), m_columns->shownSections());
}

void RecordsView::copyAs(models::CopyForm form)
{
    bool tooMany = false;
    const QList<int> rows = selectedRows(tooMany);
    if (tooMany) {
        // Nothing is copied rather than a part that looks like the whole.
        Banner *banner =
            m_banners->tell(QStringLiteral("copy"), Tone::Accent, tr("Nothing was copied."),
                            tr("At most %1 rows can be copied at once. Select fewer.").arg(countText(mostCopiedRows)));
        banner->setClosable(true);
        return;
    }
    m_banners->dismiss(QStringLiteral("copy"));
    QGuiApplication::clipboard()->setText(models::copiedRecords(*m_model, form, rows, m_columns->shownSections()));
}

void RecordsView::copyRecord() { QGuiApplication::clipboard()->setText(m_pane->copyText()); }

void RecordsView::showMenu(const QModelIndex &index, const QPoint &position)
{
    if (index.row() >= m_model->shown())
        return;
    if (!m_table->selectionModel()->isRowSelected(index.row()))
        m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the record"));
    if (!m_recordActions.isEmpty()) {
        menu->addActions(m_recordActions);
        menu->addSeparator();
    }
    menu->addActions({m_copyRowsAction, m_copyRecordAction});
    menu->addActions(m_copyAsActions);
    menu->addSeparator();
    menu->addActions({m_exportAction, m_columnsAction});
    menu->popup(position);
}

void RecordsView::lookUp()
{
    if (!isOpen())
        return;
    LookupDialog::Place place;
    place.client = m_place.client;
    place.campaignId = m_place.campaignId;
    place.instanceId = m_place.instanceId;
    place.listName = m_place.listName;
    place.format = m_format;
    place.keyNames = m_keyNames;
    for (int section = 0; section < m_model->columnCount(); ++section) {
        if (m_model->columnAt(section).kind == models::RecordColumn::Kind::Entry)
            place.fieldNames.append(m_model->headerData(section, Qt::Horizontal).toString());
    }
    place.zone = m_selection.zone;
    auto *dialog = new LookupDialog(place, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // The place may be left under an open dialog.
    connect(m_model, &QAbstractItemModel::modelReset, dialog, [this, dialog, place] {
        if (m_place.client != place.client || m_place.instanceId != place.instanceId)
            dialog->reject();
    });
    connect(this, &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &LookupDialog::keyNamesLearned, this, [this](const QStringList &names) {
        m_keyNames = names;
        m_model->setKeyNames(names);
        Q_EMIT m_columns->changed();
    });
    dialog->open();
}

void RecordsView::exportRecords()
{
    if (!isOpen() || m_model->loaded() == 0)
        return;
    ExportDialog::What what;
    what.shown = m_model->shownRecords(m_columns->shownSections());
    what.loaded = m_model->loaded();
    what.total = m_model->total();
    what.complete = m_model->isComplete();
    what.filter = m_model->filter();
    what.sorted = m_model->isSorted();
    what.selection = m_selection;
    what.source = models::RecordSource::from(*m_place.client, m_place.campaignId, m_place.instanceId, m_place.total, m_selection);
    what.sourceWithAttempts = [place = m_place, selection = m_selection] {
        models::RecordSelection with = selection;
        with.attempts = true;
        return models::RecordSource::from(*place.client, place.campaignId, place.instanceId, place.total, with);
    };
    what.name = m_place.listName;
    auto *dialog = new ExportDialog(what, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_model, &QAbstractItemModel::modelReset, dialog, [this, dialog, client = m_place.client] {
        if (m_place.client != client)
            dialog->leave();
    });
    connect(dialog, &ExportDialog::started, this,
            [this, name = m_place.listName](models::RecordExport *job, const QString &title) {
                Q_EMIT exportStarted(job, title, name);
            });
    connect(this, &QObject::destroyed, dialog, &ExportDialog::leave);
    dialog->open();
}

} // namespace outdial::views
