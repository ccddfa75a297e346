// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>

#include <models/jobs/jobrow.h>
#include <models/transfer/importsmodel.h>

#include <algorithm>
#include <cmath>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JobRow)
};

QString number(qint64 count) { return QLocale().toString(count); }

JobState stateOf(const DeletionJob &job)
{
    using State = DeletionJob::State;
    switch (job.state) {
    case State::Waiting:
        return JobState::Waiting;
    case State::Sending:
    case State::Running:
        return JobState::AtWork;
    case State::Done:
        return JobState::Done;
    case State::Failed:
        return JobState::Failed;
    case State::Unknown:
        return job.looking ? JobState::AtWork : JobState::Unknown;
    case State::Cancelled:
        return JobState::Cancelled;
    }
    return JobState::Unknown;
}

QString timeOf(const DeletionJob &job, const QDateTime &now)
{
    const auto run = job.secondsRun(now);
    if (job.state == DeletionJob::State::Running) {
        if (const auto left = job.secondsLeft(now))
            return Words::tr("about %1 of %2 left").arg(durationText(std::max<qint64>(1, *left)), durationText(job.estimated));
        if (job.estimated >= 0 && run)
            return Words::tr("%1, %2 was estimated").arg(durationText(*run), durationText(job.estimated));
        return run ? Words::tr("for %1").arg(durationText(*run)) : QString();
    }
    if (!job.isOver() || !run)
        return {};
    return job.state == DeletionJob::State::Failed ? Words::tr("after %1").arg(durationText(*run)) : durationText(*run);
}

QString countOf(const DeletionJob &job)
{
    using State = DeletionJob::State;
    switch (job.state) {
    case State::Running:
        return Words::tr("told when done");
    case State::Done:
        return job.deleted >= 0 ? number(job.deleted) : Words::tr("not told");
    case State::Failed:
        return job.jobId.isEmpty() ? Words::tr("nothing deleted") : Words::tr("stopped at %1%").arg(job.percent);
    case State::Unknown:
        return Words::tr("not known");
    default:
        return {};
    }
}

QList<JobAct> actsOf(const DeletionJob &job)
{
    using State = DeletionJob::State;
    switch (job.state) {
    case State::Waiting:
        return job.held ? QList<JobAct>{JobAct::SendNow, JobAct::Cancel, JobAct::Details}
                        : QList<JobAct>{JobAct::Cancel, JobAct::Details};
    case State::Failed:
        if (job.listGone)
            return {JobAct::Remains, JobAct::Details};
        return {JobAct::Remains, JobAct::AskAgain, JobAct::Details};
    case State::Unknown:
        return job.looking ? QList<JobAct>{JobAct::Details} : QList<JobAct>{JobAct::Remains, JobAct::AskAgain, JobAct::Details};
    case State::Cancelled:
        return {JobAct::Details, JobAct::AskAgain};
    default:
        return {JobAct::Details};
    }
}

JobState stateOf(ImportsModel::RowState state)
{
    using Row = ImportsModel::RowState;
    switch (state) {
    case Row::Running:
    case Row::Undoing:
        return JobState::AtWork;
    case Row::Waiting: // for the tenant: it goes on by itself
        return JobState::Waiting;
    case Row::Paused:
        return JobState::Paused;
    case Row::Interrupted:
    case Row::Stopped:
        return JobState::Failed;
    case Row::Cancelled:
        return JobState::Cancelled;
    default:
        return JobState::Done;
    }
}

} // namespace

QString durationText(qint64 seconds)
{
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 3600) {
        return seconds % 60 == 0 ? Words::tr("%1 min").arg(seconds / 60)
                                 : Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    }
    return Words::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

JobRow rowOf(const DeletionJob &job, const QDateTime &now)
{
    JobRow row;
    row.id = QStringLiteral("d:") + job.id;
    row.sourceId = job.id;
    row.kind = JobKind::Deletion;
    row.state = stateOf(job);
    row.stateWord = deletionStateWord(job);
    row.title = deletionTitle(job);
    row.on = job.listName;
    row.note = deletionNote(job);
    row.noteIsTrouble = job.state == DeletionJob::State::Failed;
    if (job.state == DeletionJob::State::Running)
        row.share = double(job.percent) / 100;
    // A look that failed says nothing of the job, which goes on over there.
    row.time =
        job.state == DeletionJob::State::Running && !job.error.isEmpty() ? Words::tr("last look failed") : timeOf(job, now);
    row.count = countOf(job);
    row.when = job.asked;
    row.acts = actsOf(job);
    QStringList more{job.words.isEmpty() ? row.title : job.words};
    if (!job.error.isEmpty())
        more << job.error;
    row.more = more.join(QLatin1Char('\n'));
    return row;
}

JobRow rowOf(const ExportNote &note, const QDateTime &now)
{
    JobRow row;
    row.id = row.sourceId = note.id;
    row.kind = JobKind::Export;
    row.state = note.state;
    row.title = note.title;
    row.on = note.listName;
    row.when = note.started;
    row.file = note.file;
    row.more = note.file;
    const QString ran = durationText(std::max<qint64>(0, note.started.secsTo(note.ended.isValid() ? note.ended : now)));
    switch (note.state) {
    case JobState::Done:
        row.stateWord = Words::tr("Done");
        row.note = Words::tr("%n row(s) written", nullptr, int(note.rows));
        row.time = ran;
        row.acts = {JobAct::ShowFile};
        break;
    case JobState::Failed:
        row.stateWord = Words::tr("Failed");
        row.note = note.problem;
        row.noteIsTrouble = true;
        row.time = Words::tr("after %1").arg(ran);
        row.count = Words::tr("no file was made");
        break;
    case JobState::Cancelled:
        row.stateWord = Words::tr("Cancelled");
        row.note = Words::tr("no file was made");
        row.time = Words::tr("after %1").arg(ran);
        break;
    default:
        row.stateWord = note.cancelling ? Words::tr("Cancelling…") : Words::tr("Exporting");
        row.time = Words::tr("for %1").arg(ran);
        if (note.total > 0) {
            row.share = std::clamp(double(note.read) / double(note.total), 0.0, 1.0);
            row.count = Words::tr("%1 of %2").arg(number(note.read), number(note.total));
        } else {
            row.note = Words::tr("how many there are is not known");
            row.count = number(note.read);
        }
        if (!note.cancelling)
            row.acts = {JobAct::Cancel};
        break;
    }
    return row;
}

JobRow rowOf(const ImportsModel &imports, int at, const QDateTime &)
{
    const ImportEntry &entry = imports.entryAt(at);
    const auto state =
        static_cast<ImportsModel::RowState>(imports.data(imports.index(at, 0), ImportsModel::RowStateRole).toInt());
    const ImportJob *job = imports.jobAt(at);
    const Receipt receipt = imports.receiptAt(at);
    JobRow row;
    row.id = QStringLiteral("i:") + entry.id;
    row.sourceId = entry.id;
    row.kind = JobKind::Import;
    row.state = stateOf(state);
    row.stateWord = state == ImportsModel::RowState::Running ? Words::tr("Importing") : rowStateWord(state);
    row.title = Words::tr("Import");
    if (job != nullptr)
        row.title = job->mode() == ImportMode::Add
                        ? Words::tr("Import, add")
                        : (job->mode() == ImportMode::Update ? Words::tr("Import, update") : Words::tr("Import, add or update"));
    row.on = Words::tr("%1 → %2", "file → list")
                 .arg(imports.data(imports.index(at, ImportsModel::FileColumn), Qt::DisplayRole).toString(), entry.listName);
    row.when = entry.started;
    row.more = entry.message.isEmpty() ? entry.file : entry.file + QLatin1Char('\n') + entry.message;
    const bool runs = job != nullptr && job->phase() == ImportJob::Phase::Running;
    if (runs) {
        const qint64 rows = job->report().rows;
        if (rows > 0) {
            row.share = double(receipt.read) / double(rows);
            row.count = Words::tr("%1 of %2").arg(number(receipt.read), number(rows));
        }
        if (row.state == JobState::Paused)
            row.time = Words::tr("paused");
        else if (const auto left = job->secondsLeft())
            row.time = Words::tr("%1 left").arg(durationText(*left));
        row.acts = row.state == JobState::Paused ? QList<JobAct>{JobAct::Resume, JobAct::Cancel, JobAct::Open}
                                                 : QList<JobAct>{JobAct::Pause, JobAct::Cancel, JobAct::Open};
        return row;
    }
    row.noteIsTrouble = row.state == JobState::Failed;
    if (row.noteIsTrouble && !entry.message.isEmpty())
        row.note = entry.message;
    else if (receipt.rejected + receipt.unknown > 0)
        row.note = Words::tr("%1 added, %2 updated, %3 rejected or unknown")
                       .arg(number(receipt.added), number(receipt.updated), number(receipt.rejected + receipt.unknown));
    else
        row.note = Words::tr("%1 added, %2 updated").arg(number(receipt.added), number(receipt.updated));
    row.count = Words::tr("%n row(s) read", nullptr, int(receipt.read));
    if (entry.started.isValid() && entry.ended.isValid())
        row.time = durationText(std::max<qint64>(0, entry.started.secsTo(entry.ended)));
    row.acts = {JobAct::Open};
    return row;
}

JobRow rowOfWaitingFile(const QString &id, const QString &name, const QString &why)
{
    JobRow row;
    row.id = id;
    row.kind = JobKind::Import;
    row.state = JobState::Waiting;
    row.stateWord = Words::tr("Waiting");
    row.title = Words::tr("Import");
    row.on = name;
    row.note = why;
    return row;
}

QString jobActText(JobAct act, bool menu)
{
    switch (act) {
    case JobAct::Details:
        return menu ? Words::tr("&Details") : Words::tr("Details");
    case JobAct::Remains:
        return menu ? Words::tr("What &remains…") : Words::tr("What remains…");
    case JobAct::Pause:
        return menu ? Words::tr("&Pause") : Words::tr("Pause");
    case JobAct::Resume:
        return menu ? Words::tr("&Go on") : Words::tr("Go on");
    case JobAct::Cancel:
        return menu ? Words::tr("&Cancel") : Words::tr("Cancel");
    case JobAct::SendNow:
        return menu ? Words::tr("&Send now") : Words::tr("Send now");
    case JobAct::AskAgain:
        return menu ? Words::tr("&Ask for it again…") : Words::tr("Ask again…");
    case JobAct::ShowFile:
        return menu ? Words::tr("Show &file") : Words::tr("Show file");
    case JobAct::Open:
        return menu ? Words::tr("&Open the import") : Words::tr("Open");
    }
    return {};
}

} // namespace outdial::models
