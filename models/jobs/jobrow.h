// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One line of the table of jobs: a deletion, an import or an export in the same words. Pure values, made anew when what they tell
// of changes.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <models/jobs/deletionjob.h>

namespace outdial::models {

class ImportsModel;

enum class JobKind { Deletion, Import, Export };
// In the order in which they stand in the table.
enum class JobState { AtWork, Paused, Waiting, Failed, Unknown, Done, Cancelled };
enum class JobAct {
    Details, // what was asked for, by whom, what came of it
    Remains, // of one that failed or whose outcome is not known
    Pause,
    Resume,
    Cancel,
    SendNow, // one that was held over a restart
    AskAgain,
    ShowFile,
    Open, // the import's own page
};

struct JobRow {
    QString id;       // unique in the table
    QString sourceId; // of the deletion or the import
    JobKind kind = JobKind::Deletion;
    JobState state = JobState::AtWork;
    QString stateWord; // "Deleting"
    QString title;     // "Delete completed records"
    QString on;        // list, or "file → list"
    double share = -1; // 0...1; negative: none is shown
    QString note;      // in place of the share
    bool noteIsTrouble = false;
    QString time;  // "about 24 s of 38 s left", "after 12 s"
    QString count; // "62,140 of 100,000"
    QString more;  // the whole of it, for a tool tip
    QString file;
    QDateTime when;     // UTC, when it was asked for
    QList<JobAct> acts; // the first is the button of the row

    bool isOver() const { return state >= JobState::Failed; }
    bool operator==(const JobRow &) const = default;
};

// What the table remembers of an export, which may be gone by then.
struct ExportNote {
    QString id;
    QString title;
    QString listName;
    QString file;
    QDateTime started; // UTC
    QDateTime ended;   // UTC
    JobState state = JobState::AtWork;
    bool cancelling = false;
    qint64 read = 0;
    qint64 total = -1;
    qint64 rows = 0;
    QString problem;
};

JobRow rowOf(const DeletionJob &job, const QDateTime &now);
JobRow rowOf(const ExportNote &note, const QDateTime &now);
JobRow rowOf(const ImportsModel &imports, int row, const QDateTime &now);
// A file that waits for its turn in a queue of imports.
JobRow rowOfWaitingFile(const QString &id, const QString &name, const QString &why);

// "Details", "What remains…", ...; mnemonics for menus.
QString jobActText(JobAct act, bool menu = false);
// "24 s", "4 min 10 s", "2 h 5 min"
QString durationText(qint64 seconds);

} // namespace outdial::models
