// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks through all calling lists that can be read for records that are still to be dialed though a Do-Not-Call key that was
// added from here forbids it: the number in any PHONE field, or the value in the field of an EXCLUSION list. Records are read
// through the instances of their list (Get Lists, Get List, Get All Records), so lists that no campaign has are named as not
// looked through. What was found can be erased, one call a record, each looked up again right before. Area codes and postal codes
// are not compared. Plain C++: run() and erase() block the thread they are called on; everything else may be called from any
// thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <api/client/client.h>
#include <models/dnc/dncledger.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace outdial::models {

struct SweptList {
    enum class State {
        Waiting,
        Underway,
        Read,
        NotBound,    // no campaign has it, so nobody can read its records
        NotReadable, // see why; what was read of it before counts
    };
    QString id;
    QString name;
    QString formatId;
    State state = State::Waiting;
    QString why;
    QStringList campaigns;
    qint64 records = 0;       // as Get Lists says
    qint64 read = 0;          // so far, of all instances
    qint64 found = 0;         // records, each once
    bool formatKnown = false; // false: values of all fields are compared
};

struct SweptRecord {
    enum class Outcome {
        None, // nothing was done
        Erased,
        Gone,    // somebody else was faster
        Changed, // it has another number now, or it is not pending any more: left alone
        Failed,  // see why
        Unknown, // the answers were lost, also of the look-ups
    };
    int list = 0;     // index
    QByteArray keys;  // as the API takes them
    QString keyText;  // for people
    QString field;    // in which it was found; the first of them
    QString value;    // in it
    QString key;      // of the Do-Not-Call list
    QString dncList;  // its id
    QString campaign; // through which it is pending
    QString campaignId;
    QString instanceId;
    Outcome outcome = Outcome::None;
    QString why;
};

struct SweepProgress {
    enum class State { Reading, Waiting, Read, Cancelled, Failed, Erasing, Erased };
    State state = State::Reading;
    QString message; // why it waits or failed
    qint64 keys = 0; // compared with
    qint64 lists = 0;
    qint64 listsOver = 0;
    qint64 recordsRead = 0;
    qint64 found = 0;
    qint64 erasing = 0; // of this erasing: how many in all, and how many are over
    qint64 erasedOver = 0;
};

struct SweepOptions {
    std::chrono::milliseconds firstWait{1'000};
    std::chrono::milliseconds mostWait{30'000};
    int tries = 5; // of each page, while the error may pass
    int pageRecords = 1000;
    QString countryCode; // of numbers that have none; empty: North America
};

class DncSweep {
public:
    // lists: the Do-Not-Call lists that are known here. The client outlives it.
    DncSweep(StorePtr store, QString tenant, QList<DncListSeen> lists, SweepOptions options, api::Client &client);
    ~DncSweep();
    DncSweep(const DncSweep &) = delete;
    DncSweep &operator=(const DncSweep &) = delete;

    void run(); // once
    // Indexes of records that run() found; those that are over already are passed over. reason: for the tenant's audit log.
    void erase(const std::vector<std::size_t> &records, const QString &reason);
    void cancel(); // whatever is under way
    void rearm();  // before erase(), while nothing runs: what was cancelled before is no matter any more

    SweepProgress progress() const;
    std::vector<SweptList> lists() const;
    std::vector<SweptRecord> records(std::size_t from) const; // from this index on
    SweptRecord record(std::size_t index) const;

private:
    class Index;
    class Reader;

    bool readLists();
    bool readDetails(std::size_t list, QList<api::ListBinding> &bindings);
    void readList(std::size_t list);
    bool readInstance(std::size_t list, const api::ListBinding &binding, Reader &reader);
    void eraseOne(std::size_t index, const QString &reason);
    bool wait(std::chrono::milliseconds pause, const QString &why);
    void set(SweepProgress::State state, const QString &message = {});
    void setList(std::size_t list, SweptList::State state, const QString &why = {});
    void settle(std::size_t index, SweptRecord::Outcome outcome, const QString &why = {});
    // Asks until there is an answer, an error that does not pass, or too many tries.
    template <typename Ask>
    auto persist(const Ask &ask) -> decltype(ask().result());
    api::CallOptions options(bool retry) const;
    api::CancelToken token() const;

    const StorePtr m_store;
    const QString m_tenant;
    const QList<DncListSeen> m_dncLists;
    const SweepOptions m_options;
    api::Client &m_client;
    api::CancelToken m_cancel;
    std::unique_ptr<Index> m_index;
    mutable std::mutex m_mutex;
    SweepProgress m_progress;
    std::vector<SweptList> m_lists;
    std::vector<SweptRecord> m_records;
};

} // namespace outdial::models
