// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QLabel>

#include <views/jobs/criteriamemory.h>
#include <views/jobs/jobspage.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

JobsPage::JobsPage(QWidget *parent) : Page(tr("Jobs"), parent), m_view(new JobsView(JobsView::Place::Page, this))
{
    m_summary = makeLabel({}, "", "muted", this);
    addLead(m_summary);
    auto *clear = new Button(tr("Clear finished"), ButtonKind::Normal, ButtonSize::Header, this);
    QAction *action = m_view->actions().constLast();
    clear->setEnabled(action->isEnabled());
    connect(clear, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, clear, [clear, action] { clear->setEnabled(action->isEnabled()); });
    addHeaderWidget(clear);
    setContent(m_view);
    setFootNote(JobsView::footNote());
    connect(m_view, &JobsView::summaryChanged, this, &JobsPage::refreshState);
    refreshState();
}

void JobsPage::setModel(models::JobsModel *model)
{
    if (const auto *before = m_view->model(); before && before->deletions())
        disconnect(before->deletions(), nullptr, this, nullptr);
    m_view->setModel(model);
    CriteriaMemory::of(this).follow(model ? model->deletions() : nullptr);
    banners()->clear();
    if (model && model->deletions())
        connect(model->deletions(), &models::DeletionJobs::changed, this, &JobsPage::refreshTrouble);
    refreshState();
    refreshTrouble();
}

// Deletions go on over there when they cannot be looked at: what is shown of them is old then.
void JobsPage::refreshTrouble()
{
    int blind = 0;
    QString why;
    if (const auto *model = m_view->model(); model && model->deletions()) {
        for (const models::DeletionJob &job : model->deletions()->jobs()) {
            if (job.state != models::DeletionJob::State::Running || job.error.isEmpty())
                continue;
            ++blind;
            why = job.error;
        }
    }
    if (blind == 0) {
        banners()->dismiss(QStringLiteral("blind"));
        return;
    }
    Banner *banner =
        banners()->tell(QStringLiteral("blind"), Tone::Warn, tr("%n deletion(s) could not be looked at.", nullptr, blind),
                        why + QLatin1Char(' ') + tr("They go on in the tenant. It is asked again."), tr("Ask now"));
    disconnect(banner, &Banner::buttonClicked, this, nullptr);
    connect(banner, &Banner::buttonClicked, this, &JobsPage::refresh);
}

void JobsPage::refreshState()
{
    const models::JobsModel *model = m_view->model();
    m_summary->setText(m_view->summary());
    const int busy = model ? model->atWork() + model->waiting() : 0;
    QStringList parts;
    if (busy > 0)
        parts << countText(busy);
    // For a person to look at; it stays until it is cleared away.
    const int failed = model ? model->failed() : 0;
    const int unknown = model ? model->unknown() : 0;
    if (failed > 0)
        parts << tr("%1 failed").arg(failed);
    if (unknown > 0)
        parts << tr("%1 not known").arg(unknown);
    setNavigationCount(parts.join(QStringLiteral(", ")), failed + unknown > 0);
}

QList<QAction *> JobsPage::actions(MenuId menu) const { return menu == MenuId::Tools ? m_view->actions() : QList<QAction *>(); }

void JobsPage::refresh()
{
    if (m_view->model() && m_view->model()->deletions())
        m_view->model()->deletions()->refresh();
}

void JobsPage::setSession(models::Session *session)
{
    setModel(nullptr);
    Q_EMIT sessionChanged(session);
}

void JobsPage::activated() { refresh(); }

QWidget *JobsPage::firstFocus() const { return m_view->table(); }

} // namespace outdial::views
