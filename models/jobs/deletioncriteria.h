// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person puts together for Delete Many Records: whether it can be sent, what it says in words, and what is known of how
// many records it matches. All criteria of one must be met by a record. Pure values; matching() runs on any thread.
#pragma once

#include <QStringList>

#include <api/types/job.h>
#include <models/lists/timetext.h>
#include <models/records/recordstore.h>

namespace outdial::models {

struct DeletionDraft {
    QList<api::DeleteCriteria::FieldValues> fields; // key or searchable ones
    bool byResult = false;
    QString campaignId;
    QString campaignName;
    api::DeleteCriteria::Policy policy = api::DeleteCriteria::Policy::OnlyCompleted;
    QDateTime createdFrom; // UTC; invalid: not limited
    QDateTime createdTo;   // UTC, exclusive; invalid: not limited

    api::DeleteCriteria criteria() const;
    // Why it cannot be sent, in sentences. Empty: it can.
    QStringList problems() const;
    // Not wrong, but more than one may think: that it matches every record of the list.
    QStringList warnings() const;
};

// One a criterion: "account_id is one of 3 values: 76574, 76543, 76417", "completed or expired in “Spring”", "created from … to
// …".
QStringList criteriaWords(const DeletionDraft &draft, TimeZoneShown zone);
// "Deletes every record of “List” for which this is so: ….", or that nothing is chosen yet.
QString criteriaSentence(const DeletionDraft &draft, const QString &listName, TimeZoneShown zone);

// Pasted or read values: one a line or cell, trimmed, without empty ones and repetitions, in their order.
QStringList valuesFromText(const QString &text);

struct MatchCount {
    qint64 looked = 0;
    qint64 matching = 0;
    bool atLeast = false; // more may match than these
    bool atMost = false;  // fewer may match than these
    QStringList why;      // what could not be compared, in sentences
};

// Among loaded records. campaignId: through which they were read; an empty one when that is not known.
MatchCount matchingRecords(const RecordStore &records, const QString &campaignId, const DeletionDraft &draft);
// "12 of the 1,000 loaded records match.", with "at least" and "at most" where that is all that is known.
QString matchSentence(const MatchCount &count);

} // namespace outdial::models
