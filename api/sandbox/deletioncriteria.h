// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which records of a list a deletion job is to delete.
#pragma once

#include <QList>
#include <QSet>

#include <sandbox/cursor.h>
#include <sandbox/database.h>
#include <sandbox/liststore.h>
#include <sandbox/recordstore.h>

#include <limits>

namespace outdial::sandbox {

// A record has to meet all that is set.
struct DeletionCriteria {
    enum class Policy { All, OnlyCompleted, OnlyNeverAttempted };
    struct FieldValues {
        int field = 0;               // of the format: a key or a searchable one
        QSet<QByteArray> anyOf = {}; // UTF-8, trimmed: stored or original values
    };

    QList<FieldValues> fields = {};
    bool byResult = false;
    qint64 campaignSeq = 0; // where the result counts
    Policy policy = Policy::All;
    std::int64_t createdFrom = noMoment;
    std::int64_t createdTo = std::numeric_limits<std::int64_t>::max();

    // Nothing is set; that deletes nothing.
    bool isEmpty() const { return fields.isEmpty() && !byResult && !hasTimes(); }
    // Every record of the list meets what is set.
    bool meansAll() const { return fields.isEmpty() && byResult && policy == Policy::All && !hasTimes(); }

private:
    bool hasTimes() const { return createdFrom != noMoment || createdTo != std::numeric_limits<std::int64_t>::max(); }
};

// The rows of the records that meet the criteria, ascending.
QList<qint64> matchingRecords(Database &database, RecordStore &records, const ListRow &list, const DeletionCriteria &criteria);

} // namespace outdial::sandbox
