// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The local tenant: serves the API on 127.0.0.1 from a real store, with a simulated dialer. Runs in a thread of its own, inside
// the console (--sandbox) or alone (outdial-sandbox). Nothing is dialed and nobody in it exists.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <api/types/format.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::sandbox {

// Those that the API's methods ask for.
QStringList allPrivileges();

struct Options {
    quint16 port = 0;                         // 0: any free one
    QString dataset = QStringLiteral("demo"); // demo, empty, records:N, running:CxN
    QString clientId = QStringLiteral("sandbox");
    QString clientSecret;    // empty: one is made, see Sandbox::clientSecret()
    int tokenTtl = 3600;     // seconds
    double dialRate = 2.0;   // attempts a second of each running campaign
    double clockSpeed = 1.0; // how many times faster than the computer's its clock runs, the dialer with it
    double jobSpeed = 1.0;   // how many times faster than a real tenant's deletion jobs go
    QString dataFile;        // empty: in memory
    QStringList faults;      // as --fault, see faults.h
    // What the user may do, as the reference words it ("Manage Lists"), and the campaigns that are assigned to the user, by name
    // or id, for "Manage assigned services and campaigns".
    QStringList privileges = allPrivileges();
    QStringList assigned;
    qint64 rowLimit = 20'000'000; // records of all lists together, beyond which addAll answers limitExceeded
};

// Whether its texts are understood: the data set, faults and privileges. The error is an English sentence.
tl::expected<void, QString> checkOptions(const Options &options);

// Of all instances of a campaign together.
struct DialingTally {
    qint64 attempts = 0;  // that dialed a number
    qint64 attempted = 0; // records
    qint64 completed = 0;
    qint64 connects = 0; // attempts with a call duration
    qint64 talkSeconds = 0;
    qint64 dialSeconds = 0;
    QHash<QString, qint64> dispositions; // of records, by the last one
    QHash<QString, qint64> cpaResults;   // of attempts
    QHash<QString, qint64> agents;       // attempts, by agent
    QHash<qint64, qint64> minutes;       // attempts, by the minute since the epoch
    QHash<qint64, qint64> completions;   // of records, likewise
};

class Sandbox {
public:
    explicit Sandbox(Options options);
    ~Sandbox(); // stops
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    // Fills the store and listens. The error is an English sentence. Blocks until it listens, so not
    // on the GUI thread.
    tl::expected<QUrl, QString> start();
    void stop();

    QUrl url() const; // http://127.0.0.1:PORT
    QString clientId() const;
    QString clientSecret() const;

    // Of the lists that it has now, each once: what the console knows of its own practice tenant.
    QList<api::Format> formats() const;

    // For tests; safe from any thread.
    // How many requests for this path (without ids, "callinglist/addAll") were read to their end, whatever came of them.
    // Like the others, 0 or empty when the sandbox does not run.
    qint64 submissions(const QString &path) const;
    qint64 recordCount(const QString &listId) const;
    // The value that is stored in a field, of all records of a list in the order of insertion.
    QStringList storedValues(const QString &listId, const QString &field) const;
    // How many results of calls were archived when an instance was unbound, or its list deleted.
    qint64 archivedAttempts(const QString &instanceId) const;
    // Of the records that were deleted from a list by jobs: how many results of theirs were archived.
    qint64 archivedResults(const QString &listId) const;
    // What the audit log has of a list: the reasons for which records were erased, in their order.
    QStringList erasureReasons(const QString &listId) const;
    QString listIdByName(const QString &name) const;
    QString campaignIdByName(const QString &name) const;
    // In the order of insertion.
    QStringList dncKeys(const QString &dncListId) const;
    QString dncListIdByName(const QString &name) const;
    // As in Options. False, and nothing is changed, when there is no such privilege or campaign.
    bool setPrivileges(const QStringList &names);
    bool setAssigned(const QStringList &campaigns);
    // A user who is disabled or locked out gets no token; one that is out lives on.
    void setUserLocked(bool locked);
    void addFault(const QString &spec);
    void clearFaults();
    // The time in the sandbox, ms since the epoch, UTC.
    qint64 clockNow() const;
    // As Options::dialRate; 0: nothing is dialed from now on, until it is set again.
    void setDialRate(double rate);
    // What dialing has brought to a campaign, counted in the store.
    DialingTally tally(const QString &campaignId) const;
    // Closes every connection at once, and refuses or accepts new ones.
    void setReachable(bool reachable);

private:
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace outdial::sandbox
