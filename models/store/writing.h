// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's statements for those who keep something in it. Writing: one transaction, of which all stands or nothing. Reading:
// one query. Whatever fails is told to the store (storetroubles.h), so that nothing is lost in silence. A null string is "": the
// columns take no NULL in its place. On the thread that made it.
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <models/store/store.h>
#include <models/store/storetroubles.h>

namespace outdial::models {

class Writing {
public:
    Writing(const StorePtr &store, Kept kept);
    // Not finished: nothing of it stands.
    ~Writing();
    Q_DISABLE_COPY_MOVE(Writing)

    // To be run several times.
    QSqlQuery prepare(const QString &sql);
    // False from the first failure on; nothing is tried after it.
    bool run(QSqlQuery &prepared, const QVariantList &values);
    bool run(const QString &sql, const QVariantList &values = {});
    // Of the statement that ran last.
    int rows() const { return m_rows; }
    // All of it is on the disk, or nothing, and false.
    bool finish();
    // What went wrong, as SQLite told it.
    QString said() const { return m_said; }

private:
    bool fail(const QString &said);

    StorePtr m_store;
    Kept m_kept;
    QSqlDatabase m_database;
    bool m_open = false; // a transaction
    bool m_failed = false;
    bool m_wrote = false; // a statement that concerned no row shows nothing about the disk
    int m_rows = 0;
    QString m_said;
};

class Reading {
public:
    Reading(const StorePtr &store, Kept kept, const QString &sql, const QVariantList &values = {});
    ~Reading();
    Q_DISABLE_COPY_MOVE(Reading)

    // The next row; false at the end, or when it failed.
    bool next();
    QVariant value(int column) const { return m_query.value(column); }
    // To be asked after the loop: what was read is not all.
    bool failed() const { return m_failed; }
    QString said() const { return m_said; }

private:
    void fail(const QString &said);

    StorePtr m_store;
    Kept m_kept;
    QSqlQuery m_query;
    bool m_failed = false;
    QString m_said;
};

} // namespace outdial::models
