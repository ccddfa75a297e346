// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>

#include <models/jobs/deletionjobs.h>

#include <algorithm>

namespace outdial::models {

using State = DeletionJob::State;

DeletionJobs::DeletionJobs(const api::Client &client, StorePtr store, const QString &tenant, const QString &userName,
                           DeletionPace pace, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(std::move(store), tenant),
      m_userName(userName),
      m_pace(pace),
      m_jobs(m_store.load())
{
    for (DeletionJob &job : m_jobs) {
        if (job.state == State::Waiting) {
            job.held = true;
        } else if (job.state == State::Running) {
            later(job.id, &DeletionJobs::poll);
        } else if (job.state == State::Sending || (job.state == State::Unknown && !job.ended.isValid())) {
            // Closed between the sending and the answer.
            const QString why = job.error.isEmpty() ? tr("Outdial was closed before the answer came.") : job.error;
            lost(job, why);
        }
    }
}

DeletionJobs::~DeletionJobs() { m_cancel.cancel(); }

QString DeletionJobs::ask(const DeletionWish &wish)
{
    if (wish.listId.isEmpty() || (wish.kind == DeletionJob::Kind::Many && wish.criteria.isEmpty()))
        return {};
    DeletionJob job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.listId = wish.listId;
    job.listName = wish.listName;
    job.kind = wish.kind;
    if (wish.kind == DeletionJob::Kind::Many)
        job.criteria = wish.criteria;
    job.words = wish.words;
    job.userName = m_userName;
    job.asked = QDateTime::currentDateTimeUtc();
    m_jobs.append(job);
    m_store.save(job);
    Q_EMIT added(job.id);
    pump();
    return job.id;
}

bool DeletionJobs::cancel(const QString &id)
{
    DeletionJob *job = at(id);
    if (job == nullptr || job->state != State::Waiting)
        return false;
    job->state = State::Cancelled;
    job->held = job->elsewhere = false;
    job->ended = QDateTime::currentDateTimeUtc();
    m_live.remove(id);
    touch(*job);
    pump();
    return true;
}

bool DeletionJobs::release(const QString &id)
{
    DeletionJob *job = at(id);
    if (job == nullptr || job->state != State::Waiting || !job->held)
        return false;
    job->held = false;
    touch(*job);
    pump();
    return true;
}

QString DeletionJobs::askAgain(const QString &id)
{
    const DeletionJob *job = find(id);
    if (job == nullptr || !job->isOver() || job->state == State::Done)
        return {};
    return ask({job->listId, job->listName, job->kind, job->criteria, job->words});
}

void DeletionJobs::refresh()
{
    QStringList running;
    for (const DeletionJob &job : std::as_const(m_jobs)) {
        if (job.state == State::Running)
            running << job.id;
    }
    for (const QString &id : std::as_const(running)) {
        m_live[id].interval = std::chrono::milliseconds(0);
        poll(id);
    }
}

void DeletionJobs::dismissFinished()
{
    QStringList ids;
    for (const DeletionJob &job : std::as_const(m_jobs)) {
        if (job.isOver())
            ids << job.id;
    }
    if (ids.isEmpty())
        return;
    m_jobs.removeIf([&ids](const DeletionJob &job) { return ids.contains(job.id); });
    m_store.dismiss(ids);
    Q_EMIT dismissed(ids);
}

const DeletionJob *DeletionJobs::find(const QString &id) const
{
    const auto found = std::find_if(m_jobs.cbegin(), m_jobs.cend(), [&id](const DeletionJob &job) { return job.id == id; });
    return found == m_jobs.cend() ? nullptr : &*found;
}

DeletionJob *DeletionJobs::at(const QString &id)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [&id](const DeletionJob &job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

bool DeletionJobs::isListBusy(const QString &listId) const
{
    return std::any_of(m_jobs.cbegin(), m_jobs.cend(), [&listId](const DeletionJob &job) {
        return job.listId == listId && (job.isAtWork() || (job.state == State::Waiting && !job.held));
    });
}

int DeletionJobs::atWork() const
{
    return int(std::count_if(m_jobs.cbegin(), m_jobs.cend(), [](const DeletionJob &job) { return job.isAtWork(); }));
}

int DeletionJobs::waiting() const
{
    return int(std::count_if(m_jobs.cbegin(), m_jobs.cend(), [](const DeletionJob &job) { return job.state == State::Waiting; }));
}

int DeletionJobs::failed() const
{
    return int(std::count_if(m_jobs.cbegin(), m_jobs.cend(), [](const DeletionJob &job) {
        return job.state == State::Failed || (job.state == State::Unknown && !job.looking);
    }));
}

void DeletionJobs::touch(const DeletionJob &job)
{
    m_store.save(job);
    Q_EMIT changed(QString(job.id));
}

// The next of each list that has none at work; ids first, since sending changes the jobs.
void DeletionJobs::pump()
{
    QSet<QString> busy;
    for (const DeletionJob &job : std::as_const(m_jobs)) {
        if (job.isAtWork())
            busy.insert(job.listId);
    }
    QStringList next;
    for (const DeletionJob &job : std::as_const(m_jobs)) {
        if (job.state != State::Waiting || job.held || busy.contains(job.listId))
            continue;
        busy.insert(job.listId);
        if (!job.elsewhere) // that has a timer of its own
            next << job.id;
    }
    for (const QString &id : std::as_const(next)) {
        if (DeletionJob *job = at(id); job != nullptr && job->state == State::Waiting)
            begin(*job);
    }
}

} // namespace outdial::models
