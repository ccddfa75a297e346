// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QWidget>

#include <models/jobs/deletionjobs.h>
#include <views/jobs/criteriamemory.h>

#include <algorithm>

namespace outdial::views {

CriteriaMemory::CriteriaMemory(QObject *window) : QObject(window) {}

CriteriaMemory &CriteriaMemory::of(QWidget *widget)
{
    QWidget *window = widget->window();
    auto *memory = window->findChild<CriteriaMemory *>(QString(), Qt::FindDirectChildrenOnly);
    return memory ? *memory : *new CriteriaMemory(window);
}

void CriteriaMemory::keep(const QString &listId, const models::DeletionDraft &draft)
{
    const bool values = std::any_of(draft.fields.cbegin(), draft.fields.cend(),
                                    [](const api::DeleteCriteria::FieldValues &one) { return !one.values.isEmpty(); });
    if (values || draft.byResult || draft.createdFrom.isValid() || draft.createdTo.isValid())
        m_drafts.insert(listId, draft);
    else
        m_drafts.remove(listId);
}

const models::DeletionDraft *CriteriaMemory::find(const QString &listId) const
{
    const auto found = m_drafts.constFind(listId);
    return found == m_drafts.constEnd() ? nullptr : &*found;
}

void CriteriaMemory::follow(models::DeletionJobs *jobs)
{
    if (m_jobs)
        disconnect(m_jobs, nullptr, this, nullptr);
    m_drafts.clear();
    m_jobs = jobs;
    if (jobs == nullptr)
        return;
    connect(jobs, &models::DeletionJobs::added, this, [this](const QString &id) {
        const models::DeletionJob *job = m_jobs ? m_jobs->find(id) : nullptr;
        if (job != nullptr && job->kind == models::DeletionJob::Kind::Many)
            m_drafts.remove(job->listId);
    });
}

} // namespace outdial::views
