// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <models/jobs/deletionjob.h>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DeletionJob)
};

QString number(qint64 count) { return QLocale().toString(count); }

using State = DeletionJob::State;

} // namespace

bool DeletionJob::isOver() const
{
    return !looking && (state == State::Done || state == State::Failed || state == State::Unknown || state == State::Cancelled);
}

std::optional<qint64> DeletionJob::secondsRun(const QDateTime &now) const
{
    if (!started.isValid())
        return std::nullopt;
    return std::max<qint64>(0, started.secsTo(ended.isValid() ? ended : now));
}

std::optional<qint64> DeletionJob::secondsLeft(const QDateTime &now) const
{
    if (state != State::Running || estimated < 0)
        return std::nullopt;
    if (const auto run = secondsRun(now); run && *run > estimated)
        return std::nullopt;
    return (estimated * (100 - percent) + 50) / 100;
}

QString deletionTitle(const DeletionJob &job)
{
    if (job.kind == DeletionJob::Kind::All)
        return Words::tr("Delete all records");
    const api::DeleteCriteria &criteria = job.criteria;
    const bool resultOnly = criteria.fields.isEmpty() && !criteria.createdFrom.isValid() && !criteria.createdTo.isValid();
    if (resultOnly && criteria.policy == api::DeleteCriteria::Policy::OnlyCompleted)
        return Words::tr("Delete completed records");
    if (resultOnly && criteria.policy == api::DeleteCriteria::Policy::OnlyNeverAttempted)
        return Words::tr("Delete records never attempted");
    return Words::tr("Delete by criteria");
}

QString deletionStateWord(const DeletionJob &job)
{
    switch (job.state) {
    case State::Waiting:
        return job.held ? Words::tr("Held") : Words::tr("Waiting");
    case State::Sending:
        return Words::tr("Sending…");
    case State::Running:
        return Words::tr("Deleting");
    case State::Done:
        return Words::tr("Done");
    case State::Failed:
        return job.jobId.isEmpty() ? Words::tr("Not started") : Words::tr("Failed");
    case State::Unknown:
        return job.looking ? Words::tr("Looking…") : Words::tr("Not known");
    case State::Cancelled:
        return Words::tr("Cancelled");
    }
    return {};
}

QString deletionNote(const DeletionJob &job)
{
    switch (job.state) {
    case State::Waiting:
        if (job.held)
            return Words::tr("waited when Outdial was closed; nothing was sent");
        return job.elsewhere ? Words::tr("someone else's deletion runs on this list")
                             : Words::tr("one deletion per list at a time");
    case State::Sending:
        return Words::tr("on its way to the tenant");
    case State::Running:
        return {};
    case State::Done:
        if (job.deleted >= 0)
            return Words::tr("%n record(s) deleted", nullptr, int(job.deleted));
        return Words::tr("the list is empty now");
    case State::Failed:
    case State::Unknown:
        return job.error;
    case State::Cancelled:
        return Words::tr("nothing was sent");
    }
    return {};
}

QStringList deletionRemains(const DeletionJob &job)
{
    QStringList lines;
    if (job.wasNotSent())
        lines << Words::tr("Nothing was deleted by this job.");
    else if (job.state == State::Failed)
        lines << Words::tr("The tenant stopped at %1% of the records that match. It does not say which of them are gone.")
                     .arg(job.percent);
    else if (job.state == State::Unknown)
        lines << Words::tr("It was sent once and is not sent again by itself.");
    if (job.listGone) {
        lines << Words::tr("The list is no longer in the tenant, and with it all of its records.");
        return lines;
    }
    if (job.before >= 0 && job.after >= 0) {
        lines << Words::tr("The list had %1 records before and has %2 now.").arg(number(job.before), number(job.after));
        if (job.after < job.before && !job.wasNotSent())
            lines << Words::tr("%1 fewer, which can also be other people's doing.").arg(number(job.before - job.after));
        else if (job.after >= job.before && job.state == State::Unknown)
            lines << Words::tr("Nothing points to a deletion that runs.");
    } else if (job.after >= 0) {
        lines << Words::tr("The list has %1 records now. How many it had before was not read.").arg(number(job.after));
    } else if (job.isOver() && !job.wasNotSent()) {
        lines << Words::tr("How many records are left could not be read.");
    }
    return lines;
}

} // namespace outdial::models
