// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What of the store could not be written or read, in words for the user, who hears each trouble once until it is over: until the
// same is written (or read) again. Neither contents nor statements are in the words. Any thread.
#pragma once

#include <QHash>
#include <QList>
#include <QMutex>
#include <QObject>
#include <QString>

#include <functional>
#include <map>

namespace outdial::models {

// What is kept.
enum class Kept {
    Changes,
    DeletionJobs,
    PendingEdits,
    DncLedger,
    FormatDrafts,
    Minutes,
    Alerts,
    Formats,
    Mappings,
    Reminders,
    Campaigns,
    Tenants,
};

enum class StoreAct { Write, Read };

struct StoreTrouble {
    Kept kept = Kept::Changes;
    StoreAct act = StoreAct::Write;
    QString title;   // "The journal of changes cannot be written: the disk is full."
    QString cause;   // "the disk is full"
    QString meaning; // "Fields of the format have to be looked up or taught again."; says by itself what it is about
    QString remedy;  // "Free some space."
    QString path;    // of the store

    // All of it but the title: what it means, what to do, the file in brackets.
    QString text() const;
};

class StoreTroubles {
public:
    using Listener = std::function<void(const StoreTrouble &)>;

    // path: of the store, for the words.
    explicit StoreTroubles(QString path);

    // A statement, or the transaction it was in, failed; said: the cause as SQLite told it; statement: where several are read
    // side by side, which of them.
    void failed(Kept kept, StoreAct act, const QString &said, const QString &statement = {});
    // It went well: the next failure is told again.
    void succeeded(Kept kept, StoreAct act, const QString &statement = {});

    // Called on the GUI thread while receiver lives. At most one listener, which also hears what was told before there was one.
    void setListener(QObject *receiver, Listener listener);
    // Called on whichever thread it failed, for programs that end without an event loop.
    void setListener(const Listener &listener);

private:
    void take(const Listener &listener);

    const QString m_path;
    QMutex m_mutex;                                                      // of all below
    std::map<std::pair<Kept, StoreAct>, QHash<QString, QString>> m_told; // statements, by the title
    QList<StoreTrouble> m_waiting;                                       // for a listener
    Listener m_listener;
};

// The words; said: as above.
StoreTrouble storeTrouble(const QString &path, Kept kept, StoreAct act, const QString &said);

} // namespace outdial::models
