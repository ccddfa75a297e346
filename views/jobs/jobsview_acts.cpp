// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What one can do in JobsView: the button of a row, its menu, the actions for the menus of the window.

#include <QAction>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QUrl>

#include <views/jobs/jobdetailsdialog.h>
#include <views/jobs/jobsview.h>
#include <views/shared/actions.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::JobAct;
using models::JobKind;
using models::JobRow;

void JobsView::makeActions()
{
    m_actAction = makeAction(this, tr("Act on the &job"), QStringLiteral("go-next"), QStringLiteral("Ctrl+Return"));
    m_detailsAction = makeAction(this, tr("&Details of the job"), QStringLiteral("data-information"));
    m_cancelAction = makeAction(this, tr("Cancel the jo&b"), QStringLiteral("dialog-cancel"), QStringLiteral("Ctrl+Del"));
    m_clearAction = makeAction(this, tr("Clear &finished jobs"), QStringLiteral("edit-delete"));
    connect(m_actAction, &QAction::triggered, this, [this] { performFirst(currentId()); });
    connect(m_detailsAction, &QAction::triggered, this, [this] {
        const JobRow *row = m_model ? m_model->rowAt(m_model->rowOf(currentId())) : nullptr;
        if (row && row->acts.contains(JobAct::Details))
            perform(QString(row->id), JobAct::Details);
    });
    connect(m_cancelAction, &QAction::triggered, this, [this] { perform(currentId(), JobAct::Cancel); });
    connect(m_clearAction, &QAction::triggered, this, [this] {
        if (m_model)
            m_model->clearFinished();
    });
}

QString JobsView::currentId() const
{
    const JobRow *row = m_model ? m_model->rowAt(m_table->currentIndex().row()) : nullptr;
    return row ? row->id : QString();
}

void JobsView::refreshActions()
{
    const JobRow *row = m_model ? m_model->rowAt(m_table->currentIndex().row()) : nullptr;
    const bool any = row && !row->acts.isEmpty();
    m_actAction->setEnabled(any);
    m_actAction->setText(any ? models::jobActText(row->acts.first(), true) : tr("Act on the &job"));
    m_detailsAction->setEnabled(row && row->acts.contains(JobAct::Details));
    m_detailsAction->setVisible(!any || row->acts.first() != JobAct::Details);
    m_cancelAction->setEnabled(row && row->acts.contains(JobAct::Cancel));
    const bool clear = m_model && m_model->finished() > 0;
    m_clearAction->setEnabled(clear);
    if (m_clear)
        m_clear->setEnabled(clear);
}

void JobsView::performFirst(const QString &id)
{
    const JobRow *row = m_model ? m_model->rowAt(m_model->rowOf(id)) : nullptr;
    if (row && !row->acts.isEmpty())
        perform(id, JobAct(row->acts.first()));
}

void JobsView::perform(const QString &id, JobAct act)
{
    const JobRow *row = m_model ? m_model->rowAt(m_model->rowOf(id)) : nullptr;
    if (row == nullptr || m_model->act(id, act))
        return;
    const QString source = row->sourceId;
    switch (act) {
    case JobAct::Details:
    case JobAct::Remains:
        if (row->kind == JobKind::Deletion)
            showDetails(source, act == JobAct::Remains);
        break;
    case JobAct::AskAgain:
        Q_EMIT askAgainRequested(source);
        break;
    case JobAct::ShowFile:
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(row->file).absolutePath()));
        break;
    case JobAct::Open:
        Q_EMIT importRequested(source);
        break;
    default:
        break;
    }
}

void JobsView::showMenu(const QModelIndex &index, const QPoint &position)
{
    const JobRow *row = m_model ? m_model->rowAt(index.row()) : nullptr;
    if (row == nullptr)
        return;
    m_table->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Actions of the job"));
    const QString id = row->id;
    for (const JobAct act : row->acts)
        connect(menu->addAction(models::jobActText(act, true)), &QAction::triggered, this, [this, id, act] { perform(id, act); });
    if (!row->acts.isEmpty())
        menu->addSeparator();
    menu->addAction(m_clearAction);
    menu->popup(position);
}

void JobsView::showDetails(const QString &deletionId, bool remains)
{
    if (m_model == nullptr || m_model->deletions() == nullptr || m_model->deletions()->find(deletionId) == nullptr)
        return;
    auto *dialog = new JobDetailsDialog(*m_model->deletions(), deletionId, remains, this);
    connect(dialog, &JobDetailsDialog::askAgainRequested, this, &JobsView::askAgainRequested);
    connect(dialog, &JobDetailsDialog::listRequested, this, &JobsView::listRequested);
    dialog->open();
}

} // namespace outdial::views
