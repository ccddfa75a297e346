// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Settles what became of rows whose answer was lost, before anything is sent again: by the list's number of records before and
// after, and by look-ups of keys. What cannot be settled stays unknown. Blocks its thread, which is the import's own.
#pragma once

#include <api/client/client.h>
#include <models/transfer/batch.h>
#include <models/transfer/entrylookup.h>
#include <models/transfer/importsettings.h>

#include <algorithm>
#include <chrono>
#include <functional>

namespace outdial::models {

struct ReconcileOptions {
    // The number of records must stand still for so many readings, so far apart, before it is believed: the tenant may still be
    // at work on the request whose answer was lost.
    int readings = 3;
    std::chrono::milliseconds pause{500};
    // Without keys a record that arrives late, after its row went out again, stands in the list twice: then the readings are at
    // least so far apart, and at least twice as far as the slowest answer of this import took.
    std::chrono::milliseconds keylessPause{2'000};
    // Without keys, while nothing has arrived: how long the list is watched, at least, before rows go out again. Behind a cut
    // connection or an error of a proxy the tenant may be at work on them still ("each request requires reprocessing of the
    // entire calling list").
    std::chrono::milliseconds keylessWatch{30'000};
};

class Reconciler {
public:
    // sleep: waits, and says false when the import is cancelled meanwhile.
    using Sleep = std::function<bool(std::chrono::milliseconds)>;
    Reconciler(api::Client &client, QString listId, const ImportSettings &settings, ReconcileOptions options, Sleep sleep);

    // How long an answer took.
    void notePace(std::chrono::milliseconds took) { m_slowest = std::max(m_slowest, took); }

    // Gives the rows (indices into batch.rows) their fate: Added, Rejected, Resend or Unknown. totalBefore: records of the list
    // before they were sent, -1 when not known. timedOut: the tenant, or a proxy before it, was too slow to answer, so that it
    // may take them still: without keys they are not sent again. An error leaves them Pending: the tenant could not be asked.
    api::Result<void> settle(Batch &batch, const std::vector<int> &rows, qint64 totalBefore, bool timedOut);

    // After rows in doubt were sent again: those that the tenant then called duplicates were taken the first time if the numbers
    // say so. addedNow: what the answer of the second time counted.
    api::Result<void> settleDuplicates(Batch &batch, const std::vector<int> &rows, qint64 totalBefore, qint64 addedNow);

    // After an answer whose rejected objects are like no row that was sent: which of these rows are in the list, if a look-up can
    // tell.
    api::Result<void> settleUnclear(Batch &batch, const std::vector<int> &rows, qint64 added);

    // The same as settle() for rows that update records: Updated when the record says what the row says, else Resend. An update
    // that is sent twice does no harm, but it is not sent where it is seen to have arrived.
    api::Result<void> settleUpdates(Batch &batch, const std::vector<int> &rows);

    // After an answer to updates that does not fit them: Updated, or Unknown.
    api::Result<void> settleUnclearUpdates(Batch &batch, const std::vector<int> &rows);

    // The list's number of records now.
    api::Result<qint64> total();
    // The number that settle() or settleDuplicates() has settled by.
    qint64 lastTotal() const { return m_lastTotal; }

private:
    enum class Found { Same, Different, Missing, Keyless };
    bool hasKeys() const { return m_settings.typesKnown && m_settings.format.hasKey(); }
    std::chrono::milliseconds pause() const;
    api::Result<qint64> steadyTotal();
    api::Result<qint64> totalOnceTaken(qint64 totalBefore);
    enum class Compare { Whole, SentFields };
    api::Result<std::vector<Found>> lookUp(const Batch &batch, const std::vector<int> &rows, Compare compare = Compare::Whole);
    static void setAll(Batch &batch, const std::vector<int> &rows, Fate fate, Cause cause = Cause::None);
    static void judge(Batch &batch, const std::vector<int> &rows, const std::vector<Found> &found, qint64 taken, Fate missing);

    api::Client &m_client;
    const QString m_listId;
    const ImportSettings &m_settings;
    const ReconcileOptions m_options;
    const Sleep m_sleep;
    EntryLookUp m_entries;
    std::chrono::milliseconds m_slowest{0};
    qint64 m_lastTotal = -1;
};

} // namespace outdial::models
