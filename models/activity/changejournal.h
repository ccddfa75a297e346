// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal of every change that was asked of a tenant from this workstation: what, on what, by whom, when, and what came of
// it. Fed by the exchanges of the session, so that no way of changing something passes it by. Entries are only ever added. It
// holds no contents of records and no Do-Not-Call keys. take() on the GUI thread; what reads, on any.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <api/client/client.h>
#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

#include <functional>
#include <memory>

namespace outdial::models {

enum class ChangeOutcome { Done, Refused, Unknown, Cancelled };

struct ChangeMade {
    QString id;        // uuid
    QDateTime made;    // UTC, when it was sent
    QString user;      // of the tenant
    QString method;    // as the API names it
    QString subject;   // the names, as far as they were known: "Spring leads in Lapsed members winback Q4"
    QString subjectId; // ids of the path, parted by a slash
    QString words;     // what was asked for: "order 2 · dialingRatio 4"; of records only how much was sent
    ChangeOutcome outcome = ChangeOutcome::Done;
    QString detail; // why it was refused or is unknown
};

class ChangeJournal {
public:
    // The name of a campaign, list, list instance or Do-Not-Call list by its id; empty when it is not known.
    using NameOf = std::function<QString(const QString &id)>;

    // tenant: Session::tenant(). Without a store it keeps nothing.
    ChangeJournal(StorePtr store, QString tenant, QString user, NameOf nameOf);
    // What was taken is on the disk when it returns, unless the store has told that it cannot be written.
    ~ChangeJournal() = default;

    // Those of the exchanges that ask for a change become entries; written in the background. What could not be written comes
    // along with the next ones.
    void take(const QList<api::Exchange> &exchanges);
    // Called on the GUI thread behind each take() that added something, when it is readable. At most one.
    void setListener(std::function<void()> listener) { m_listener = std::move(listener); }

    // The newest first; text: each of its words somewhere in the entry, case aside. before: only older ones. A journal that
    // cannot be read is an error, in sentences, never an empty one.
    static tl::expected<QList<ChangeMade>, QString> read(const StorePtr &store, const QString &tenant, const QString &text,
                                                         int most, const QDateTime &before = {}, const QString &beforeId = {});
    // All that match, the oldest first, as CSV (UTF-8, formulas neutralised). Returns what went wrong, empty when all is well;
    // then there is no file, or the one from before.
    static QString exportTo(const QString &path, const StorePtr &store, const QString &tenant, const QString &text);

private:
    StorePtr m_store;
    QString m_tenant;
    QString m_user;
    NameOf m_nameOf;
    std::function<void()> m_listener;
    std::shared_ptr<QList<ChangeMade>> m_waiting; // to be written; of the writer's thread
    BackgroundWriter m_writer;
};

// The entry for an exchange; the caller gives it its id.
ChangeMade changeOf(const api::Exchange &exchange, const QString &user, const ChangeJournal::NameOf &nameOf);
// "Done", "Refused", "Answer lost", "Cancelled"
QString changeOutcomeWord(ChangeOutcome outcome);

} // namespace outdial::models
