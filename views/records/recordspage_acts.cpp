// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do on RecordsPage: actions, columns, copy, import, drops.

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QMenu>

#include <models/connect/session.h>
#include <models/records/recordsmodel.h>
#include <views/records/columnspopup.h>
#include <views/records/recordcolumns.h>
#include <views/records/recordpane.h>
#include <views/records/recordspage.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

namespace {

QAction *makeAction(QObject *owner, const QString &text, const QString &iconName, const QString &shortcut = {})
{
    auto *action = new QAction(text, owner);
    const auto setIcon = [action, iconName] { action->setIcon(icon(iconName)); };
    QObject::connect(&Theme::instance(), &Theme::changed, action, setIcon);
    setIcon();
    if (!shortcut.isEmpty())
        action->setShortcut(QKeySequence(shortcut));
    return action;
}

} // namespace

void RecordsPage::makeActions()
{
    m_importAction =
        makeAction(this, tr("Import &into this list…"), QStringLiteral("document-import"), QStringLiteral("Ctrl+Shift+I"));
    m_copyRowsAction = makeAction(this, tr("&Copy rows"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+C"));
    m_copyRecordAction =
        makeAction(this, tr("Copy record &with field names"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+Shift+C"));
    m_filterAction = makeAction(this, tr("&Filter records"), QStringLiteral("view-filter"), QStringLiteral("Ctrl+F"));
    m_columnsAction = makeAction(this, tr("Co&lumns…"), QStringLiteral("view-list-details"), QStringLiteral("Ctrl+Shift+L"));
    m_loadAllAction = makeAction(this, tr("Load &all records"), QStringLiteral("go-next"), QStringLiteral("Ctrl+Shift+A"));
    m_stopAction = makeAction(this, tr("&Stop loading"), QStringLiteral("media-playback-stop"), QStringLiteral("Ctrl+."));
    connect(m_importAction, &QAction::triggered, this, &RecordsPage::requestImport);
    connect(m_copyRowsAction, &QAction::triggered, this, &RecordsPage::copyRows);
    connect(m_copyRecordAction, &QAction::triggered, this, &RecordsPage::copyRecord);
    connect(m_filterAction, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_columnsAction, &QAction::triggered, this, &RecordsPage::showColumns);
    connect(m_loadAllAction, &QAction::triggered, this, [this] { m_model->loadAll(); });
    connect(m_stopAction, &QAction::triggered, this, [this] { m_model->stopLoading(); });
}

QList<QAction *> RecordsPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::Edit:
        return {m_copyRowsAction, m_filterAction};
    case MenuId::View:
        return {m_columnsAction};
    case MenuId::List:
        return {m_importAction};
    case MenuId::Record:
        return {m_loadAllAction, m_stopAction, nullptr, m_copyRecordAction};
    default:
        return {};
    }
}

void RecordsPage::requestImport() { Q_EMIT importRequested(m_place.listId, m_place.listName, m_formatId); }

void RecordsPage::showColumns()
{
    auto *popup = new ColumnsPopup(m_columns, this);
    popup->ensurePolished();
    popup->adjustSize();
    popup->popup(m_columnsButton->mapToGlobal(QPoint(m_columnsButton->width() - popup->width(), m_columnsButton->height() + 4)));
}

QList<int> RecordsPage::selectedRows(bool &tooMany) const
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

QString RecordsPage::selectedText() const
{
    bool tooMany = false;
    return m_model->tabSeparated(selectedRows(tooMany), m_columns->shownSections());
}

void RecordsPage::copyRows()
{
    bool tooMany = false;
    const QList<int> rows = selectedRows(tooMany);
    if (tooMany) {
        // Nothing is copied rather than a part that looks like the whole.
        Banner *banner =
            banners()->tell(QStringLiteral("copy"), Tone::Accent, tr("Nothing was copied."),
                            tr("At most %1 rows can be copied at once. Select fewer.").arg(countText(mostCopiedRows)));
        banner->setClosable(true);
        return;
    }
    banners()->dismiss(QStringLiteral("copy"));
    QGuiApplication::clipboard()->setText(m_model->tabSeparated(rows, m_columns->shownSections()));
}

void RecordsPage::copyRecord() { QGuiApplication::clipboard()->setText(m_pane->copyText()); }

void RecordsPage::showMenu(const QModelIndex &index, const QPoint &position)
{
    if (index.row() >= m_model->shown())
        return;
    if (!m_table->selectionModel()->isRowSelected(index.row()))
        m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the record"));
    menu->addActions({m_copyRowsAction, m_copyRecordAction});
    menu->addSeparator();
    menu->addAction(m_columnsAction);
    menu->popup(position);
}

QString RecordsPage::dropHint(const QStringList &files, const QPoint &)
{
    if (!m_session || files.isEmpty())
        return {};
    const QString where = tr("into “%1”").arg(m_place.listName);
    return files.size() == 1 ? where : tr("%n file(s) %1", nullptr, int(files.size())).arg(where);
}

bool RecordsPage::dropFiles(const QStringList &files, const QPoint &)
{
    if (!m_session || files.isEmpty())
        return false;
    Q_EMIT importFilesRequested(files, m_place.listId, m_place.listName, m_formatId);
    return true;
}

} // namespace outdial::views
