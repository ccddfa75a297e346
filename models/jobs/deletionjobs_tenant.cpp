// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What DeletionJobs says to the tenant, and makes of its answers.

#include <QTimer>

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/jobs/deletionjobs.h>

namespace outdial::models {

using State = DeletionJob::State;
using api::ErrorKind;

namespace {

constexpr int looksAlike = 3;     // the list stays as it is: nothing more is to be learned from it
constexpr int failuresAtMost = 5; // of looks

api::Method methodOf(const DeletionJob &job)
{
    return job.kind == DeletionJob::Kind::All ? api::Method::DeleteAllRecords : api::Method::DeleteManyRecords;
}

} // namespace

// How many records the list has, and which campaigns: afterwards that says what a lost answer or a 409 means. It is of no harm
// when it cannot be read.
void DeletionJobs::begin(DeletionJob &job)
{
    job.state = State::Sending;
    job.elsewhere = false;
    job.error.clear();
    const QString id = job.id;
    const QString listId = job.listId;
    Q_EMIT changed(QString(id));
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(
        m_client.callingList.getList(listId, options), this, [this, id](const api::Result<api::CallingListDetail> &answer) {
            DeletionJob *mine = at(id);
            if (mine == nullptr || mine->state != State::Sending)
                return;
            QStringList campaigns;
            if (answer) {
                mine->before = answer->totalRecords;
                for (const api::ListBinding &binding : answer->campaigns)
                    campaigns << binding.campaignId;
            } else if (answer.error().kind == ErrorKind::NotFound) {
                mine->listGone = true;
                fail(*mine, tr("The list was deleted before this began."));
                return;
            }
            m_store.save(*mine, this, [this, id, campaigns, known = answer.has_value()](bool good) {
                if (good) {
                    send(id, campaigns, known);
                } else if (DeletionJob *unsaved = at(id)) {
                    fail(*unsaved, tr("It could not be noted on this workstation, so it was not sent: its outcome would be "
                                      "lost if Outdial stopped."));
                }
            });
        });
}

void DeletionJobs::send(const QString &id, const QStringList &campaigns, bool campaignsKnown)
{
    const DeletionJob *job = find(id);
    if (job == nullptr || job->state != State::Sending)
        return;
    // Not cancelled with this object: what is on its way is to arrive.
    const auto call = job->kind == DeletionJob::Kind::All ? m_client.callingList.deleteAll(job->listId)
                                                          : m_client.callingList.deleteMany(job->listId, job->criteria);
    whenAnswered(call, this, [this, id, campaigns, campaignsKnown](const api::Result<api::StartedJob> &answer) {
        sent(id, answer, campaigns, campaignsKnown);
    });
}

void DeletionJobs::sent(const QString &id, const api::Result<api::StartedJob> &answer, const QStringList &campaigns,
                        bool campaignsKnown)
{
    DeletionJob *job = at(id);
    if (job == nullptr)
        return;
    if (answer) {
        job->state = State::Running;
        job->jobId = answer->id;
        job->estimated = answer->estimated.count();
        job->started = QDateTime::currentDateTimeUtc();
        m_live[id].interval = std::chrono::milliseconds(0);
        later(id, &DeletionJobs::poll);
        touch(*job);
        return;
    }
    const api::ApiError &error = answer.error();
    if (error.committed == api::Committed::Unknown) {
        job->started = QDateTime::currentDateTimeUtc();
        lost(*job, tr("The answer was lost.") + QLatin1Char(' ') + errorSentence(error, methodOf(*job)));
        return;
    }
    // Either the tenant deletes from this list for somebody else, or the list is not in the campaign of the criteria.
    if (error.kind == ErrorKind::Conflict) {
        const QString &campaign = job->criteria.campaignId;
        const bool otherCampaign =
            !campaign.isEmpty() &&
            (campaignsKnown ? !campaigns.contains(campaign) : !error.description.contains(QLatin1String("progress")));
        if (!otherCampaign) {
            waitForOthers(*job);
            return;
        }
    }
    fail(*job, errorSentence(error, methodOf(*job)));
}

void DeletionJobs::waitForOthers(DeletionJob &job)
{
    job.state = State::Waiting;
    job.elsewhere = true;
    later(job.id, &DeletionJobs::tryAgain);
    touch(job);
}

void DeletionJobs::tryAgain(const QString &id)
{
    DeletionJob *job = at(id);
    if (job == nullptr || job->state != State::Waiting || !job->elsewhere)
        return;
    begin(*job);
}

void DeletionJobs::fail(DeletionJob &job, const QString &why)
{
    job.state = State::Failed;
    job.error = why;
    if (job.jobId.isEmpty()) {
        const QString id = job.id;
        job.ended = QDateTime::currentDateTimeUtc();
        m_live.remove(id);
        touch(job);
        if (const DeletionJob *over = find(id))
            Q_EMIT ended(DeletionJob(*over));
        pump();
        return;
    }
    close(job);
}

void DeletionJobs::lost(DeletionJob &job, const QString &why)
{
    job.state = State::Unknown;
    job.looking = true;
    job.error = why;
    Live &live = m_live[job.id];
    live.interval = std::chrono::milliseconds(0);
    live.same = live.failures = 0;
    later(job.id, &DeletionJobs::look);
    touch(job);
}

void DeletionJobs::later(const QString &id, void (DeletionJobs::*step)(const QString &))
{
    Live &live = m_live[id];
    live.interval = live.interval.count() == 0
                        ? m_pace.first
                        : std::min(m_pace.most, std::chrono::milliseconds(qint64(double(live.interval.count()) * m_pace.factor)));
    const quint64 turn = ++live.turn;
    QTimer::singleShot(live.interval, this, [this, id, step, turn] {
        if (const auto it = m_live.constFind(id); it != m_live.cend() && it->turn == turn)
            (this->*step)(id);
    });
}

void DeletionJobs::poll(const QString &id)
{
    const DeletionJob *job = find(id);
    if (job == nullptr || job->state != State::Running)
        return;
    const quint64 turn = ++m_live[id].turn; // a timer that is set is not needed
    api::CallOptions options;
    options.cancel = m_cancel;
    options.retry = false; // the pace is the retry
    whenAnswered(m_client.job.getStatus(job->jobId, options), this, [this, id, turn](const api::Result<api::JobStatus> &answer) {
        if (const auto it = m_live.constFind(id); it != m_live.cend() && it->turn == turn)
            polled(id, answer);
    });
}

void DeletionJobs::polled(const QString &id, const api::Result<api::JobStatus> &answer)
{
    DeletionJob *job = at(id);
    if (job == nullptr || job->state != State::Running)
        return;
    if (!answer) {
        const api::ApiError &error = answer.error();
        if (error.isCancelled())
            return;
        if (error.kind == ErrorKind::NotFound) {
            lost(*job, tr("The tenant does not know this job any more (404)."));
            return;
        }
        // The job goes on over there, whether we can see it or not.
        job->error = errorSentence(error, api::Method::GetJobStatus);
        later(id, &DeletionJobs::poll);
        Q_EMIT changed(id);
        return;
    }
    job->error.clear();
    job->percent = answer->percentage;
    switch (answer->state) {
    case api::JobState::Complete:
        job->state = State::Done;
        job->percent = 100;
        job->deleted = answer->deleted.value_or(-1);
        close(*job);
        return;
    case api::JobState::Failed:
        fail(*job, answer->error.isEmpty() ? tr("The tenant stopped it and gave no reason.") : answer->error);
        return;
    case api::JobState::Unknown:
        job->error = tr("The tenant calls its state “%1”.").arg(answer->stateText);
        break;
    case api::JobState::Processing:
        break;
    }
    later(id, &DeletionJobs::poll);
    touch(*job);
}

void DeletionJobs::look(const QString &id)
{
    const DeletionJob *job = find(id);
    if (job == nullptr)
        return;
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.callingList.getList(job->listId, options), this,
                 [this, id](const api::Result<api::CallingListDetail> &answer) { looked(id, answer); });
}

void DeletionJobs::looked(const QString &id, const api::Result<api::CallingListDetail> &answer)
{
    DeletionJob *job = at(id);
    if (job == nullptr || !job->looking)
        return;
    Live &live = m_live[id];
    bool enough = false;
    if (answer) {
        live.failures = 0;
        live.same = answer->totalRecords == job->after ? live.same + 1 : 1;
        job->after = answer->totalRecords;
        // All of them are gone, which is what was asked for.
        if (job->kind == DeletionJob::Kind::All && job->after == 0) {
            job->state = State::Done;
            job->error.clear();
            job->percent = 100;
            enough = true;
        }
        enough = enough || live.same >= looksAlike;
    } else if (answer.error().isCancelled()) {
        return;
    } else if (answer.error().kind == ErrorKind::NotFound) {
        job->listGone = true;
        enough = true;
    } else {
        enough = ++live.failures >= failuresAtMost;
    }
    if (!enough) {
        later(id, &DeletionJobs::look);
        touch(*job);
        return;
    }
    job->looking = false;
    job->ended = QDateTime::currentDateTimeUtc();
    m_live.remove(id);
    const DeletionJob over = *job;
    touch(over);
    Q_EMIT ended(over);
    pump();
}

// It has ended: what is left of the list, then the end is told.
void DeletionJobs::close(DeletionJob &job)
{
    const QString id = job.id;
    job.ended = QDateTime::currentDateTimeUtc();
    m_live.remove(id);
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_client.callingList.getList(job.listId, options), this,
                 [this, id](const api::Result<api::CallingListDetail> &answer) {
                     DeletionJob *mine = at(id);
                     if (mine == nullptr || (!answer && answer.error().isCancelled()))
                         return;
                     if (answer)
                         mine->after = answer->totalRecords;
                     else
                         mine->listGone = answer.error().kind == ErrorKind::NotFound;
                     const DeletionJob over = *mine;
                     touch(over);
                     Q_EMIT ended(over);
                 });
    touch(job);
    pump();
}

} // namespace outdial::models
