// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do on DncPage: actions and menus, dialogs, drops.

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QStandardPaths>

#include <models/connect/answered.h>
#include <models/connect/session.h>
#include <models/dnc/dncbookmodel.h>
#include <models/dnc/dnccopy.h>
#include <views/dnc/adddncdialog.h>
#include <views/dnc/dncjobdialog.h>
#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncmanydialog.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/dncsheets.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncTask;

void DncPage::makeActions()
{
    m_addManyAction = makeAction(this, tr("Add &many keys…"), QStringLiteral("document-import"), QStringLiteral("Ctrl+Shift+I"));
    m_removeManyAction = makeAction(this, tr("&Remove many keys…"), QStringLiteral("list-remove"));
    m_replaceAction = makeAction(this, tr("Re&place all keys…"), QStringLiteral("document-edit"));
    m_deleteAllAction = makeAction(this, tr("&Delete all keys…"), QStringLiteral("edit-delete"));
    m_exportAction = makeAction(this, tr("&Export the keys known here…"), QStringLiteral("document-export"));
    m_writingAction = makeAction(this, tr("&How numbers are sent…"), QStringLiteral("format-number-percent"));
    m_copyIdAction = makeAction(this, tr("&Copy ID"), QStringLiteral("edit-copy"), QStringLiteral("Ctrl+Shift+C"));
    m_forgetAction = makeAction(this, tr("&Forget the list"), QStringLiteral("list-remove"));
    m_addByIdAction = makeAction(this, tr("&Add list by ID…"), QStringLiteral("list-add"));
    m_sweepAction = makeAction(this, tr("Find in &pending records…"), QStringLiteral("edit-find"));
    m_searchAction = makeAction(this, tr("&Is a key in this record?"), QStringLiteral("edit-find"), QStringLiteral("Ctrl+F"));
    connect(m_addManyAction, &QAction::triggered, this, [this] { openMany(DncTask::Kind::Add); });
    connect(m_removeManyAction, &QAction::triggered, this, [this] { openMany(DncTask::Kind::Remove); });
    connect(m_replaceAction, &QAction::triggered, this, [this] { openMany(DncTask::Kind::Replace); });
    connect(m_deleteAllAction, &QAction::triggered, this, &DncPage::askDeleteAll);
    connect(m_exportAction, &QAction::triggered, this, &DncPage::exportKeys);
    connect(m_writingAction, &QAction::triggered, this, &DncPage::editWriting);
    connect(m_copyIdAction, &QAction::triggered, this, &DncPage::copyId);
    connect(m_forgetAction, &QAction::triggered, this, &DncPage::forget);
    connect(m_addByIdAction, &QAction::triggered, this, &DncPage::addById);
    connect(m_sweepAction, &QAction::triggered, this, &DncPage::sweepRequested);
    connect(m_searchAction, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_addMany, &QPushButton::clicked, m_addManyAction, &QAction::trigger);
    connect(m_removeMany, &QPushButton::clicked, m_removeManyAction, &QAction::trigger);
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("More that can be done with the list"));
    fillOverflow(menu);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void DncPage::fillOverflow(QMenu *menu) const
{
    menu->addAction(m_exportAction);
    menu->addAction(m_writingAction);
    menu->addAction(m_copyIdAction);
    menu->addSeparator();
    menu->addActions({m_replaceAction, m_deleteAllAction});
    menu->addSeparator();
    menu->addAction(m_forgetAction);
}

QList<QAction *> DncPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::List:
        return {m_addManyAction, m_removeManyAction, nullptr, m_exportAction,  m_writingAction, m_copyIdAction, nullptr,
                m_replaceAction, m_deleteAllAction,  nullptr, m_addByIdAction, m_forgetAction,  nullptr,        m_sweepAction};
    case MenuId::Edit:
        return {m_searchAction};
    default:
        return {};
    }
}

bool DncPage::canSend() const
{
    const models::DncListSeen *list = current();
    return list && models::dncIsModifiable(*list) && m_session &&
           m_session->connection() == models::Session::Connection::Online && (!m_job || m_job->isOver());
}

void DncPage::refreshActions()
{
    const models::DncListSeen *list = current();
    const bool sends = canSend();
    for (QAction *action : {m_addManyAction, m_removeManyAction, m_replaceAction, m_deleteAllAction})
        action->setEnabled(sends);
    m_addMany->setEnabled(sends);
    m_removeMany->setEnabled(sends);
    QString why;
    if (list && !sends)
        why = !models::dncLockedText(*list).isEmpty() ? models::dncLockedText(*list)
              : m_job && !m_job->isOver()             ? tr("Another act on many keys is under way.")
                                                      : tr("The tenant cannot be reached.");
    m_addMany->setToolTip(why);
    m_removeMany->setToolTip(why);
    m_exportAction->setEnabled(list && m_known > 0);
    m_writingAction->setEnabled(m_session != nullptr);
    m_copyIdAction->setEnabled(list != nullptr);
    const bool named = list && !m_book->campaignsOf(list->id).isEmpty();
    m_forgetAction->setEnabled(list && !named);
    m_forgetAction->setText(named ? tr("&Forget the list (campaigns name it)") : tr("&Forget the list"));
    m_addByIdAction->setEnabled(m_book != nullptr);
    m_sweepAction->setEnabled(m_book && !m_book->lists().isEmpty());
    m_find->setEnabled(m_sweepAction->isEnabled());
    m_searchAction->setEnabled(list != nullptr);
    m_more->setEnabled(list != nullptr);
}

void DncPage::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the Do-Not-Call list"));
    menu->addActions({m_addManyAction, m_removeManyAction});
    menu->addSeparator();
    fillOverflow(menu);
    menu->popup(globalPosition);
}

void DncPage::addById()
{
    if (!m_book)
        return;
    auto *dialog = new AddDncDialog(*m_book, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddDncDialog::added, this, &DncPage::select);
    connect(m_book.get(), &QObject::destroyed, dialog, &QDialog::reject);
    dialog->open();
}

DncManyDialog *DncPage::openMany(DncTask::Kind kind, const QString &file)
{
    const models::DncListSeen *list = current();
    if (!list || !canSend())
        return nullptr;
    auto *dialog = new DncManyDialog(kind, *list, m_writing, this);
    // The tenant may be changed under an open dialog.
    connect(m_book.get(), &QObject::destroyed, dialog, &QDialog::reject);
    connect(dialog, &DncManyDialog::startRequested, this, [this, dialog](const DncTask &task) { askStart(dialog, task); });
    if (!file.isEmpty())
        dialog->setFile(file);
    dialog->open();
    return dialog;
}

void DncPage::askStart(DncManyDialog *dialog, DncTask task)
{
    if (!canSend())
        return;
    m_writing = dialog->writing();
    m_writing.keep(m_session->tenant());
    if (!task.deletes()) {
        dialog->accept();
        start(task);
        return;
    }
    task.copyFile = models::dncCopyName(task.list, QDateTime::currentDateTime());
    const qint64 fresh = dialog->check().good + (task.order.doubtfulToo ? dialog->check().sendable() : 0);
    openSheet(task, fresh, dialog, [this, dialog, task] {
        dialog->accept();
        start(task);
    });
}

void DncPage::askDeleteAll()
{
    const models::DncListSeen *list = current();
    if (!list || !canSend())
        return;
    DncTask task;
    task.kind = DncTask::Kind::DeleteAll;
    task.list = *list;
    task.copyFile = models::dncCopyName(*list, QDateTime::currentDateTime());
    openSheet(task, -1, this, [this, task] { start(task); });
}

void DncPage::openSheet(const DncTask &task, qint64 fresh, QWidget *over, std::function<void()> accepted)
{
    DncDanger danger;
    danger.list = task.list;
    danger.campaigns = m_book->campaignsOf(task.list.id);
    danger.known = m_known;
    danger.fresh = fresh;
    danger.copyFile = task.copyFile;
    auto *sheet = new DestructiveSheet(dncQuestion(danger), over);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_book.get(), &QObject::destroyed, sheet, &QDialog::reject);
    connect(sheet, &DestructiveSheet::actRequested, this, [sheet, accepted = std::move(accepted)] {
        sheet->accept();
        accepted();
    });
    sheet->open();
}

void DncPage::start(const DncTask &task)
{
    if (!m_session || (m_job && !m_job->isOver()))
        return;
    DncTask complete = task;
    complete.user = m_session->profile().userName;
    m_job = std::make_unique<models::DncJob>(m_session->client(), m_session->store(), m_session->tenant(), complete);
    connect(m_job.get(), &models::DncJob::changed, this, &DncPage::showJob);
    connect(m_job.get(), &models::DncJob::over, this, [this] {
        refreshActions();
        Q_EMIT changed();
    });
    showJob();
    refreshActions();
    showJobDialog();
    Q_EMIT changed();
}

void DncPage::showJobDialog()
{
    if (!m_job)
        return;
    auto *dialog = new DncJobDialog(m_job.get(), this);
    dialog->open();
}

void DncPage::exportKeys()
{
    const models::DncListSeen *list = current();
    if (!list)
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Export the keys known here"), folder, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(tr("%1 known here.csv").arg(models::dncName(*list)).replace(u'/', u'_'));
    connect(dialog, &QFileDialog::fileSelected, this, [this, list = *list](const QString &file) {
        if (!m_desk)
            return;
        using Written = tl::expected<qint64, QString>;
        const auto write = [list, file](models::DncLedger &ledger) { return models::writeDncKeys(ledger, list, file); };
        models::whenAnswered(m_desk->ask(write), this, [this, file](const Written &keys) {
            if (keys)
                ToastHost::of(this).tell({Tone::Ok, tr("%n key(s) were exported.", nullptr, int(*keys)), file, {}, {}, {}});
            else
                ToastHost::of(this).tell({Tone::Err, tr("The keys were not exported."), keys.error(), {}, {}, {}});
        });
    });
    dialog->open();
}

void DncPage::forget()
{
    const models::DncListSeen *list = current();
    if (!list)
        return;
    const models::DncListSeen forgotten = *list;
    if (!m_book->forget(forgotten.id))
        return;
    ToastHost::of(this).tell({Tone::Accent,
                              tr("“%1” is forgotten.").arg(models::dncName(forgotten)),
                              tr("The tenant still has it. What was changed from here stays in the ledger."),
                              tr("Undo"),
                              [this, forgotten] {
                                  if (m_book)
                                      m_book->addById(forgotten);
                                  select(forgotten.id);
                              },
                              {}});
}

void DncPage::copyId()
{
    if (const models::DncListSeen *list = current())
        QGuiApplication::clipboard()->setText(list->id);
}

void DncPage::editWriting()
{
    if (!m_session)
        return;
    openDncWritingDialog(m_session->tenant(), this, [this, tenant = m_session->tenant()] {
        if (!m_session || m_session->tenant() != tenant)
            return;
        m_writing = DncWritingChoice::kept(tenant);
        refreshState();
    });
}

// A file that is dropped here is meant for the list, never for an import of records: what cannot be taken is said.
QString DncPage::dropHint(const QStringList &files, const QPoint &globalPosition)
{
    Q_UNUSED(globalPosition)
    const models::DncListSeen *list = current();
    if (!list || m_instead != Instead::Nothing)
        return {};
    if (files.size() != 1)
        return tr("one file at a time, for “%1”").arg(models::dncName(*list));
    return canSend() ? tr("its keys are added to “%1” when you have looked at them").arg(models::dncName(*list))
                     : tr("“%1” takes no keys now").arg(models::dncName(*list));
}

bool DncPage::dropFiles(const QStringList &files, const QPoint &globalPosition)
{
    Q_UNUSED(globalPosition)
    const models::DncListSeen *list = current();
    if (!list || m_instead != Instead::Nothing)
        return false;
    if (files.size() == 1 && openMany(DncTask::Kind::Add, files.first()))
        return true;
    ToastHost::of(this).tell({Tone::Warn,
                              tr("The file was not read."),
                              files.size() == 1 ? m_addMany->toolTip() : tr("One file at a time is added to a Do-Not-Call list."),
                              {},
                              {},
                              {}});
    return true;
}

} // namespace outdial::views
