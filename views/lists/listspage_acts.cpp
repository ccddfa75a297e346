// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do on ListsPage: actions, context menu, drops, new list.

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <models/connect/session.h>
#include <models/store/knownformats.h>
#include <views/lists/listspage.h>
#include <views/lists/newlistdialog.h>
#include <views/lists/rowmark.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

void ListsPage::makeActions()
{
    m_openAction = makeAction(this, tr("&Open records"), QStringLiteral("go-next"), QStringLiteral("Ctrl+Return"));
    m_importHereAction =
        makeAction(this, tr("Import &into this list…"), QStringLiteral("document-import"), QStringLiteral("Ctrl+Shift+I"));
    m_importAction = makeAction(this, tr("I&mport into another or a new list…"), QStringLiteral("document-import"));
    m_newAction = makeAction(this, tr("&New list…"), QStringLiteral("list-add"), QStringLiteral("Ctrl+Shift+N"));
    m_copyIdAction = makeAction(this, tr("&Copy ID"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+Shift+C"));
    m_deleteRecordsAction =
        makeAction(this, tr("Delete &records…"), QStringLiteral("edit-delete"), QStringLiteral("Ctrl+Shift+Del"));
    m_deleteAllAction = makeAction(this, tr("Delete &all records…"), QStringLiteral("edit-delete"));
    m_deleteListAction = makeAction(this, tr("&Delete list…"), QStringLiteral("edit-delete"), QStringLiteral("Ctrl+Del"));
    m_filterAction = makeFilterAction(tr("&Filter lists"), QStringLiteral("view-filter"));
    m_refreshAction = makeAction(this, tr("Refresh"), QStringLiteral("view-refresh"));
    connect(m_openAction, &QAction::triggered, this, &ListsPage::openCurrent);
    connect(m_importHereAction, &QAction::triggered, this, &ListsPage::importIntoCurrent);
    connect(m_importAction, &QAction::triggered, this, [this] { Q_EMIT importRequested({}, {}, {}); });
    connect(m_newAction, &QAction::triggered, this, &ListsPage::newList);
    connect(m_copyIdAction, &QAction::triggered, this, &ListsPage::copyId);
    connect(m_deleteRecordsAction, &QAction::triggered, this, [this] {
        if (const api::CallingList *list = current())
            Q_EMIT deleteRecordsRequested(api::CallingList(*list));
    });
    connect(m_deleteAllAction, &QAction::triggered, this, [this] {
        if (const api::CallingList *list = current())
            Q_EMIT deleteAllRecordsRequested(api::CallingList(*list));
    });
    connect(m_deleteListAction, &QAction::triggered, this, [this] {
        if (const api::CallingList *list = current())
            Q_EMIT deleteListRequested(api::CallingList(*list));
    });
    connect(m_refreshAction, &QAction::triggered, this, &ListsPage::refresh);
}

QList<QAction *> ListsPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::List:
        return {m_openAction,      m_importHereAction, nullptr, m_newAction,           m_importAction,
                nullptr,           m_copyIdAction,     nullptr, m_deleteRecordsAction, m_deleteAllAction,
                m_deleteListAction};
    case MenuId::Edit:
        return {m_filterAction};
    default:
        return {};
    }
}

void ListsPage::refreshActions()
{
    const bool one = current() != nullptr;
    m_openAction->setEnabled(one);
    m_importHereAction->setEnabled(one);
    m_copyIdAction->setEnabled(one);
    m_deleteRecordsAction->setEnabled(one);
    m_deleteAllAction->setEnabled(one);
    m_deleteListAction->setEnabled(one);
    m_newAction->setEnabled(m_session != nullptr);
    m_importAction->setEnabled(m_session != nullptr);
    m_refreshAction->setEnabled(m_model != nullptr);
}

void ListsPage::openCurrent()
{
    const api::CallingList *list = current();
    if (!list)
        return;
    api::ListBinding binding;
    if (m_details->listId() == list->id && m_details->detail() && !m_details->detail()->campaigns.isEmpty())
        binding = m_details->detail()->campaigns.first();
    Q_EMIT openRecordsRequested(list->id, list->name, binding.campaignId, binding.campaignName, binding.instanceId,
                                list->totalRecords);
}

void ListsPage::importIntoCurrent()
{
    if (const api::CallingList *list = current())
        Q_EMIT importRequested(list->id, list->name, list->formatId);
}

void ListsPage::copyId()
{
    if (const api::CallingList *list = current())
        QGuiApplication::clipboard()->setText(list->id);
}

void ListsPage::showMenu(const QModelIndex &index, const QPoint &position)
{
    if (!m_model->listAt(index.row()))
        return;
    table()->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the list"));
    menu->addActions({m_openAction, m_importHereAction});
    menu->addSeparator();
    menu->addAction(m_copyIdAction);
    menu->addSeparator();
    menu->addActions({m_deleteRecordsAction, m_deleteAllAction, m_deleteListAction});
    menu->popup(position);
}

void ListsPage::takeDeleted(const QString &listId, const QString &name, bool ours)
{
    Banner *banner = banners()->tell(QStringLiteral("deleted"), ours ? Tone::Ok : Tone::Accent,
                                     ours ? tr("“%1” was deleted.").arg(name) : tr("Someone else has deleted “%1”.").arg(name),
                                     tr("Results of its completed calls are in Contact Center Administrator."));
    banner->setClosable(true);
    if (m_wanted == listId)
        m_wanted.clear();
    // The next one becomes the current row when the lists have been read.
    refresh();
}

const api::CallingList *ListsPage::listAt(const QPoint &globalPosition) const
{
    const QPoint at = table()->viewport()->mapFromGlobal(globalPosition);
    if (!m_model || m_instead != Instead::Nothing || !table()->viewport()->rect().contains(at))
        return nullptr;
    return m_model->listAt(table()->rowAt(at.y()));
}

QString ListsPage::dropHint(const QStringList &files, const QPoint &globalPosition)
{
    if (!m_session || files.isEmpty()) {
        m_mark->mark(-1);
        return {};
    }
    const api::CallingList *list = listAt(globalPosition);
    m_mark->mark(list ? table()->rowAt(table()->viewport()->mapFromGlobal(globalPosition).y()) : -1);
    const QString where = list ? tr("into “%1”").arg(list->name) : tr("into a list that you choose next");
    return files.size() == 1 ? where : tr("%n file(s) %1", nullptr, int(files.size())).arg(where);
}

bool ListsPage::dropFiles(const QStringList &files, const QPoint &globalPosition)
{
    m_mark->mark(-1);
    if (!m_session || files.isEmpty())
        return false;
    if (const api::CallingList *list = listAt(globalPosition))
        Q_EMIT importFilesRequested(files, list->id, list->name, list->formatId);
    else
        Q_EMIT importFilesRequested(files, {}, {}, {});
    return true;
}

void ListsPage::newList()
{
    if (!m_session)
        return;
    auto *dialog = NewListDialog::openFor(*m_session, this);
    connect(dialog, &NewListDialog::created, this, [this](const QString &id, const QString &name) {
        Banner *banner = banners()->tell(QStringLiteral("created"), Tone::Ok, tr("“%1” was created.").arg(name),
                                         tr("It is empty and not bound to a campaign."), tr("Import into it…"));
        banner->setClosable(true);
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, this, [this, id, name] {
            const int row = m_model ? m_model->rowOf(id) : -1;
            Q_EMIT importRequested(id, name, row < 0 ? QString() : m_model->listAt(row)->formatId);
        });
        filter()->clear();
        m_wanted = id;
        refresh();
        Q_EMIT listCreated(id, name);
    });
    // The tenant may be changed under an open dialog.
    connect(m_session, &QObject::destroyed, dialog, &QDialog::reject);
}

} // namespace outdial::views
