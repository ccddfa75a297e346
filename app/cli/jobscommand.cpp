// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/jobscommand.h>
#include <app/cli/namechoice.h>
#include <app/cli/storesayer.h>
#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>

#include <algorithm>

namespace outdial::app {

using models::DeletionJob;
using models::DeletionJobs;
using State = models::DeletionJob::State;

namespace {

constexpr qint64 mostSilence = 120'000; // ms without an answer of use

QString stateName(const DeletionJob &job)
{
    switch (job.state) {
    case State::Waiting:
        return QStringLiteral("waiting");
    case State::Sending:
        return QStringLiteral("sending");
    case State::Running:
        return QStringLiteral("running");
    case State::Done:
        return QStringLiteral("done");
    case State::Failed:
        return QStringLiteral("failed");
    case State::Unknown:
        return QStringLiteral("unknown");
    case State::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

QJsonValue known(qint64 count) { return count < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(count); }

QJsonValue moment(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

// What it waits for only the window knows that is to send it.
QString noteOf(const DeletionJob &job)
{
    if (job.state == State::Waiting)
        return JobsCommand::tr("nothing was sent");
    const QString note = models::deletionNote(job);
    return note.isEmpty() ? job.error : note;
}

QJsonObject jsonOf(const DeletionJob &job)
{
    return {{QStringLiteral("id"), job.id},
            {QStringLiteral("job"), job.jobId},
            {QStringLiteral("list"), job.listId},
            {QStringLiteral("list_name"), job.listName},
            {QStringLiteral("what"), models::deletionTitle(job)},
            {QStringLiteral("state"), stateName(job)},
            {QStringLiteral("percent"), job.percent},
            {QStringLiteral("deleted"), known(job.deleted)},
            {QStringLiteral("records_before"), known(job.before)},
            {QStringLiteral("records_after"), known(job.after)},
            {QStringLiteral("asked"), moment(job.asked)},
            {QStringLiteral("started"), moment(job.started)},
            {QStringLiteral("ended"), moment(job.ended)},
            {QStringLiteral("by"), job.userName},
            {QStringLiteral("note"), noteOf(job)}};
}

QStringList rowOf(const DeletionJob &job)
{
    return {models::deletionStateWord(job),
            job.jobId.isEmpty() ? QString() : QStringLiteral("%1%").arg(job.percent),
            models::deletionTitle(job),
            job.listName,
            job.jobId.isEmpty() ? job.id : job.jobId,
            noteOf(job)};
}

} // namespace

JobsCommand::JobsCommand(JobsArguments arguments, QObject *parent)
    : TenantCommand(arguments.tenant, parent),
      m_arguments(std::move(arguments))
{
}

JobsCommand::~JobsCommand() = default;

bool JobsCommand::prepare() { return !m_arguments.help || endWith(jobsUsage()); }

void JobsCommand::run()
{
    m_kept = models::DeletionStore(session().store(), session().tenant()).load();
    if (m_arguments.act == JobsArguments::Act::Wait) {
        waitFor();
        return;
    }
    QList<DeletionJob> running;
    for (const DeletionJob &job : std::as_const(m_kept)) {
        if (job.state != State::Running)
            continue;
        running.append(job);
        m_asked.insert(job.id);
    }
    if (running.isEmpty())
        listAll();
    else if (follow(running, {std::chrono::milliseconds(200), std::chrono::milliseconds(1'000), 1.3}))
        m_followed->refresh();
}

void JobsCommand::waitFor()
{
    QList<Named> names;
    for (const DeletionJob &job : std::as_const(m_kept))
        names.append({job.id, job.jobId});
    const auto chosen = chosenByName(names, m_arguments.id, NamedKind::Job);
    if (!chosen) {
        fail(WrongUse, chosen.error());
        return;
    }
    const auto job = std::ranges::find_if(m_kept, [&](const DeletionJob &one) { return one.id == chosen->id; });
    if (job->state == State::Running) {
        if (follow({*job}, {})) {
            m_silence.start();
            m_followed->refresh();
        }
        return;
    }
    tell(*job);
    if (job->state == State::Waiting || job->state == State::Sending) {
        fail(CouldNotFinish, tr("The tenant has given it no number that could be asked for. The window goes on with it."));
        return;
    }
    end(job->state == State::Done ? AllDone : FinishedWithRejects);
}

bool JobsCommand::follow(const QList<DeletionJob> &jobs, models::DeletionPace pace)
{
    auto apart = models::Store::open({});
    if (!apart) {
        fail(CouldNotFinish, apart.error());
        return false;
    }
    {
        sayStoreTroubles(**apart);
        models::DeletionStore copy(*apart, session().tenant());
        for (const DeletionJob &job : jobs)
            copy.save(job);
    } // on the disk now
    m_followed = std::make_unique<DeletionJobs>(client(), *apart, session().tenant(), session().profile().userName, pace);
    connect(m_followed.get(), &DeletionJobs::changed, this, &JobsCommand::looked);
    connect(m_followed.get(), &DeletionJobs::ended, this, &JobsCommand::ended);
    return true;
}

// An answer to Get Job Status, or none.
void JobsCommand::looked(const QString &id)
{
    const DeletionJob *job = m_followed->find(id);
    if (isOver() || job == nullptr || job->state != State::Running)
        return; // the rest is told when the list was read
    const auto kept = std::ranges::find_if(m_kept, [&](const DeletionJob &one) { return one.id == id; });
    if (kept != m_kept.end())
        *kept = *job;
    if (m_arguments.act == JobsArguments::Act::List) {
        m_troubled = m_troubled || !job->error.isEmpty();
        if (m_asked.remove(id) && m_asked.isEmpty())
            listAll();
        return;
    }
    if (job->error.isEmpty()) {
        m_silence.restart();
        progressOnTerminal(tr("%1% of the records that match").arg(job->percent));
    } else if (m_silence.elapsed() > mostSilence) {
        fail(CouldNotFinish, job->error + u' ' + tr("The job goes on in the tenant; wait for it again."));
    } else {
        progressOnTerminal(job->error);
    }
}

void JobsCommand::ended(const DeletionJob &job)
{
    if (isOver())
        return;
    // The tenant forgets a job some time after its end, so the end is noted.
    models::DeletionStore(session().store(), session().tenant()).saveEnd(job);
    const auto kept = std::ranges::find_if(m_kept, [&](const DeletionJob &one) { return one.id == job.id; });
    if (kept != m_kept.end())
        *kept = job;
    if (m_arguments.act == JobsArguments::Act::List) {
        if (m_asked.remove(job.id) && m_asked.isEmpty())
            listAll();
        return;
    }
    endProgressOnTerminal();
    tell(job);
    end(job.state == State::Done ? AllDone : FinishedWithRejects);
}

void JobsCommand::listAll()
{
    QList<QStringList> rows;
    for (const DeletionJob &job : std::as_const(m_kept)) {
        if (m_arguments.json)
            printJson(jsonOf(job));
        else
            rows.append(rowOf(job));
        if (job.state == State::Running && !job.error.isEmpty())
            sayOnTerminal(tr("%1: %2 What is told of it was so when it was last read.").arg(job.jobId, job.error));
    }
    printTable(rows);
    if (m_kept.isEmpty())
        sayOnTerminal(tr("No deletion was asked for from this workstation. Others the API does not list."));
    end(m_troubled ? CouldNotFinish : AllDone);
}

void JobsCommand::tell(const DeletionJob &job)
{
    if (m_arguments.json)
        printJson(jsonOf(job));
    else
        printTable({rowOf(job)});
    const QStringList remains = models::deletionRemains(job);
    for (const QString &line : remains)
        sayOnTerminal(line);
}

void JobsCommand::cancel()
{
    fail(CouldNotFinish, m_arguments.act == JobsArguments::Act::Wait
                             ? tr("Nobody waits any more. A job that runs goes on in the tenant.")
                             : tr("Cancelled. Nothing was sent but questions."));
}

} // namespace outdial::app
