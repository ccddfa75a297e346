// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What this workstation knows of the tenant's Do-Not-Call lists: which there are (seen in a campaign, or added by id), what was
// added and removed from here, when, by whom and why. The API lists neither the lists nor their contents, so whatever is not in
// the ledger is unknown. Any thread; each function opens the store's connection of its thread.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <api/types/campaign.h>
#include <models/store/store.h>

#include <functional>
#include <optional>

namespace outdial::models {

struct DncListSeen {
    QString id;
    QString name;
    QString type;      // the API's word
    QString country;   // of GEOGRAPHIC_*
    QString listField; // of EXCLUSION
    bool byId = false; // added by its id: name and type are what the user says
};

enum class DncAction { Add, Remove, Clear };

// One thing that was done to a list from here.
struct DncChange {
    QString id; // uuid
    QString listId;
    DncAction action = DncAction::Add;
    QDateTime made; // UTC
    QString user;
    QString reason;    // kept here only
    QString source;    // file name, empty for a key that was typed
    QString key;       // of a single one, else empty
    qint64 keys = 0;   // that were asked for
    qint64 done = 0;   // added or removed
    qint64 before = 0; // were there, or not there, already
    qint64 refused = 0;
    qint64 unknown = 0;
    bool finished = false; // false: it runs, or Outdial ended meanwhile
};

// What the ledger says of a key of a list.
struct DncKeyFact {
    bool present = false; // false: removed from here
    DncChange change;     // by which it is so; without counts
};

class DncLedger {
public:
    // tenant: Session::tenant()
    DncLedger(StorePtr store, QString tenant);

    QList<DncListSeen> lists() const;
    // Those of a campaign, as Get Campaign gives them.
    void see(const QList<api::DncListRef> &lists);
    void addById(const DncListSeen &list);
    void forget(const QString &listId); // the list; what was changed stays in the ledger

    // Inserts it, or replaces the one with its id. False when the disk refuses.
    bool record(const DncChange &change);
    QList<DncChange> changes(const QString &listId) const; // the newest first
    // Keys that are in the list now, or no longer, by this change; in one transaction.
    bool keep(const QString &listId, const QStringList &keys, bool present, const QString &changeId);
    // All keys of a list are gone.
    bool keepNone(const QString &listId, const QString &changeId);

    qint64 keyCount(const QString &listId) const; // added from here and not removed from here
    // True: added from here; false: removed from here; none: unknown.
    std::optional<bool> holds(const QString &listId, const QString &key) const;
    // The same with the change by which it is so.
    std::optional<DncKeyFact> fact(const QString &listId, const QString &key) const;
    // The keys that were added to a list from here and not removed from here, in their order, with the change that brought each.
    // The visitor ends it with false. False: it was ended, or the disk refused.
    bool eachKey(const QString &listId, const std::function<bool(const QString &key, const DncChange &change)> &visit) const;
    // The lists in which this key is, as far as known.
    QStringList listsWith(const QString &key) const;
    // Whether any of the given keys is in a list, in few queries: the keys that are.
    QStringList known(const QStringList &keys) const;

private:
    StorePtr m_store;
    QString m_tenant;
};

} // namespace outdial::models
