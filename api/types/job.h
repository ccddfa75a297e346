// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Deletion jobs: what starts one (Delete Many Records, Delete All Records) and how it is doing (Get Job Status).
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <api/types/apierror.h>

#include <chrono>
#include <optional>

namespace outdial::api {

struct StartedJob {
    QString id;
    std::chrono::seconds estimated{0};
};

// complete, processing and failed; anything else is Unknown and shown as it came.
enum class JobState { Unknown, Processing, Complete, Failed };

struct JobStatus {
    int percentage = 0; // 0...100
    JobState state = JobState::Unknown;
    QString stateText;             // as it came
    std::optional<qint64> deleted; // records; only of a complete job
    QString error;                 // only of a failed one
};

// The records that Delete Many Records deletes: those that match all that is set here, in every campaign the list is bound to.
struct DeleteCriteria {
    enum class Policy { All, OnlyCompleted, OnlyNeverAttempted }; // OnlyCompleted: expired ones too
    struct FieldValues {
        QString field; // a key or a searchable one
        QStringList values;
    };

    QList<FieldValues> fields;
    QString campaignId; // filters by the results in this campaign; empty: does not
    Policy policy = Policy::All;
    QDateTime createdFrom; // UTC, inclusive; invalid: not sent
    QDateTime createdTo;   // UTC, exclusive; invalid: not sent

    // The API wants at least one.
    bool isEmpty() const;
};

QByteArray encodeDeleteCriteria(const DeleteCriteria &criteria);
// Both run on any thread.
Result<StartedJob> decodeStartedJob(const QByteArray &body);
Result<JobStatus> decodeJobStatus(const QByteArray &body);

} // namespace outdial::api
