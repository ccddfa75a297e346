// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One deletion of records that was asked for from here (Delete All Records, Delete Many Records), from the wish to its end. The
// tenant lists no jobs, so what is not remembered here is not known at all. Pure values; words for them.
#pragma once

#include <QDateTime>
#include <QString>

#include <api/types/job.h>

#include <optional>

namespace outdial::models {

struct DeletionJob {
    enum class Kind { All, Many };
    enum class State {
        Waiting,   // nothing was sent: another deletion of the list is before it
        Sending,   // on its way to the tenant
        Running,   // the tenant has given it an id
        Done,      // complete
        Failed,    // refused, or stopped by the tenant; see jobId
        Unknown,   // its answer was lost, or the tenant no longer knows it
        Cancelled, // while it waited
    };

    QString id;    // ours
    QString jobId; // the tenant's; empty as long as none was given
    QString listId;
    QString listName;
    Kind kind = Kind::All;
    api::DeleteCriteria criteria; // of Many
    QString words;                // what is deleted, for people; see criteriaWords()
    QString userName;             // who asked
    QDateTime asked;              // UTC
    QDateTime started;            // UTC, when the tenant took it
    QDateTime ended;              // UTC
    State state = State::Waiting;
    int percent = 0;        // 0...100, of the records that match
    qint64 estimated = -1;  // seconds, as the tenant said; -1: not told
    qint64 deleted = -1;    // records, as the tenant said of a complete job; -1: not told
    qint64 before = -1;     // records of the list before it was sent; -1: not read
    qint64 after = -1;      // records of the list afterwards; -1: not read
    bool listGone = false;  // there was no such list any more
    QString error;          // a sentence: of Failed and Unknown the reason, else why the last look did not succeed
    bool held = false;      // waited when Outdial was closed: it is sent when somebody says so
    bool elsewhere = false; // waits for a deletion that was not asked for from here
    bool looking = false;   // of Unknown: the list is read to see what came of it

    bool isOver() const;
    bool isAtWork() const { return state == State::Sending || state == State::Running || looking; }
    // Certainly nothing was deleted by it.
    bool wasNotSent() const { return state == State::Cancelled || (state == State::Failed && jobId.isEmpty()); }
    // Seconds that are left by the tenant's own estimate and its percentage; nothing without either, or when it is overdue.
    std::optional<qint64> secondsLeft(const QDateTime &now) const;
    // From the tenant's start to the end, or to now.
    std::optional<qint64> secondsRun(const QDateTime &now) const;
};

// "Delete all records", "Delete completed records", "Delete by criteria"
QString deletionTitle(const DeletionJob &job);
// "Deleting", "Waiting", ...
QString deletionStateWord(const DeletionJob &job);
// What it waits for, why it failed: what stands in place of the progress. Empty while there is progress to show.
QString deletionNote(const DeletionJob &job);
// What is known of the list after it: several sentences for "What remains…" and "Details".
QStringList deletionRemains(const DeletionJob &job);

} // namespace outdial::models
