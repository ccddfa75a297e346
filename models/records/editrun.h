// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sends edits of records, once, in one request (Update Many Records: each one would have the tenant process the whole list
// again), or in two when the tenant finds it too large (413), and so on. Before that each record is read by its key: an edit of a
// value that somebody else has changed meanwhile is held back and asked about, together with the other edits of its record. The
// answer names refused records without row numbers, so they are found by content. When it is lost, the records are read again and
// compared; what that does not settle is unknown, stays pending and is not sent again by itself. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QPointer>

#include <api/client/client.h>
#include <models/records/pendingedits.h>
#include <models/transfer/batch.h>

#include <chrono>

namespace outdial::models {

// What became of the edits of one record.
struct EditOutcome {
    enum class State {
        Waiting,
        Checking, // the record is read
        Sending,
        Looking, // the answer was lost; the record is read again
        Applied,
        Already,  // the record says so already: nothing had to be sent
        Conflict, // held back, see the problems of its edits
        Refused,  // certainly not done, told by the tenant: cause
        Failed,   // certainly not done: error
        Unknown,  // sent; whether it was done could not be found out: error
        Gone,     // no record has this key any more
    };
    State state = State::Waiting;
    QString cause;         // of Refused: the bucket
    api::ApiError error;   // why the answer was lost, where lookedUp
    bool lookedUp = false; // the answer was lost, and reading the record told the outcome

    bool isDone() const { return state == State::Applied || state == State::Already; }
};

class EditRun : public QObject {
    Q_OBJECT
public:
    // Where the list is. instanceId may be empty (a list that is bound to nothing): records are then read by the look-up of
    // the list.
    struct Place {
        api::Client *client = nullptr; // outlives the run
        QString listId;
        QString campaignId;
        QString instanceId;
        std::optional<api::Format> format; // none: all fields are text, keys are those of the edits
    };
    // pause: between the looks after a lost answer, since a tenant may still be at it.
    explicit EditRun(Place place, std::chrono::milliseconds pause = std::chrono::seconds(2), QObject *parent = nullptr);

    static constexpr int atOnce = 6; // look-ups
    static constexpr int looksAtMost = 3;

    // One record then goes by Update Record instead of a batch of one.
    void setSingle(bool single) { m_single = single; }
    // The edits of these records, or of all. False: nothing to send, or a run is under way.
    bool start(std::shared_ptr<PendingEdits> edits, QList<QByteArray> records = {});
    // Reads records again whose outcome is unknown. Nothing is sent.
    bool lookAgain();
    // Before anything was sent: nothing will be. After that the answer is waited for.
    void cancel();

    bool isRunning() const { return m_phase != Phase::Idle; }
    bool isSent() const { return m_phase == Phase::Sending || m_phase == Phase::Looking; }
    const QList<QByteArray> &records() const { return m_records; }
    const QList<EditOutcome> &outcomes() const { return m_outcomes; }
    const QList<PendingEdit> &edits(int record) const { return m_edits.at(record); }
    int count(EditOutcome::State state) const;
    int appliedEdits() const { return m_appliedEdits; } // of the last run, edits of fields

Q_SIGNALS:
    void outcomeChanged(int record);
    void finished();

private:
    enum class Phase { Idle, Checking, Sending, Looking };
    void begin(Phase phase, const QList<int> &records);
    void ask();
    void take(quint64 run, int record, bool byInstance, const api::Result<api::RecordPagePtr> &page);
    void check(int record, const api::RecordPage &page);
    void settle(int record, const api::RecordPage &page);
    void send();
    void sendNext();
    void answered(quint64 run, const api::Result<api::BulkAnswer> &answer);
    void answeredOne(quint64 run, const api::Result<void> &answer);
    void notTaken(const api::ApiError &error);
    void fail(const QList<int> &records, const api::ApiError &error);
    void leaveRest(api::ApiError error);
    void takeAnswer(const api::BulkAnswer &answer);
    void lookedUp();
    void lookUp(const QList<int> &records, const api::ApiError &lost);
    void phaseDone();
    void end();
    void setOutcome(int record, const EditOutcome &outcome);
    void markProblems();
    // Of the first record of the page, without white space around.
    static QString valueOf(const api::RecordPage &page, const QString &field);
    bool saysAfter(const PendingEdit &edit, const api::RecordPage &page) const;
    bool saysBefore(const PendingEdit &edit, const api::RecordPage &page) const;
    bool agree(const QString &field, const QString &sent, const QString &stored) const;

    Place m_place;
    std::chrono::milliseconds m_pause;
    std::shared_ptr<PendingEdits> m_pending;
    Phase m_phase = Phase::Idle;
    quint64 m_run = 0; // answers of an earlier one are dropped
    bool m_cancelled = false;
    bool m_single = false;
    QList<QByteArray> m_records;
    QList<QList<PendingEdit>> m_edits;
    QList<EditOutcome> m_outcomes;
    QList<int> m_queue; // to be read
    int m_reading = 0;
    QList<QList<int>> m_parts; // to be sent, each in a request of its own
    QList<int> m_sent;         // the one that was sent last
    Batch m_batch;
    api::ApiError m_lost;
    int m_looks = 0;
    int m_appliedEdits = 0;
};

// The object for Update Record and its kin: the key as it is, and the new value of each edited field, null where it is to be
// emptied. Numbers of INTEGER fields are written as numbers.
QByteArray encodeEdits(const QByteArray &key, const QList<PendingEdit> &edits, const std::optional<api::Format> &format);

// "Applied", "Not applied", ...; why, and what was or was not done.
QString outcomeWord(const EditOutcome &outcome);
QString outcomeSentence(const EditOutcome &outcome);

} // namespace outdial::models
