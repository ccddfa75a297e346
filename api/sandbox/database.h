// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's connection: one, in the sandbox's thread, with its statements prepared once and kept. An SQL error throws
// DatabaseError, which the sandbox answers with a 500. SQL is kept to what SQLite and PostgreSQL share.
#pragma once

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <concepts>
#include <memory>
#include <stdexcept>

namespace outdial::sandbox {

class DatabaseError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A prepared statement in use; run() binds and executes, as often as one likes. Reset when it goes out of scope, so that it
// holds no read transaction.
class Statement {
public:
    explicit Statement(QSqlQuery &query) : m_query(query) {}
    ~Statement() { m_query.finish(); }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    template <typename... Values>
    Statement &run(const Values &...values)
    {
        int position = 0;
        (m_query.bindValue(position++, bindable(values)), ...);
        execute();
        return *this;
    }
    bool next() { return m_query.next(); }
    QVariant value(int column) const { return m_query.value(column); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QByteArray utf8(int column) const { return m_query.value(column).toString().toUtf8(); }
    qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    bool isNull(int column) const { return m_query.isNull(column); }
    int affected() const { return m_query.numRowsAffected(); }

private:
    // A null QString is an empty text; NULL is given as QVariant().
    static QVariant bindable(const QString &value) { return value.isNull() ? QVariant(QLatin1String("")) : QVariant(value); }
    static QVariant bindable(const QVariant &value) { return value; }
    static QVariant bindable(std::integral auto value) { return QVariant(static_cast<qint64>(value)); }

    void execute();
    QSqlQuery &m_query;
};

class Database {
public:
    // Opens the file, or a store in memory when the path is empty, and makes the schema where there is none. A file survives
    // being killed: what was committed is on the disk (write-ahead log, full sync).
    explicit Database(const QString &file);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // True when the store held no campaign when it was opened.
    bool isNew() const { return m_new; }

    // Each statement may be in use once at a time.
    Statement statement(const QString &sql);
    void execute(const QString &sql);
    // The number of the next row of a table; rows are numbered from 1 and numbers ascend.
    qint64 nextSeq(const QString &table);
    // To be called where rows of a table are deleted, in the same transaction and before: their numbers are never given again,
    // also by a program that starts later. Cursors and results refer to rows by number.
    void retireSeqs(const QString &table);

private:
    friend class Transaction;
    void makeSchema();
    qint64 lastSeq(const QString &table);

    QString m_name;
    bool m_new = false;
    int m_depth = 0;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    QHash<QString, qint64> m_lastSeq; // a number that a rolled-back transaction took stays unused
};

// Commits explicitly; rolls back when it is left without. Inside another one it is part of that one.
class Transaction {
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database &m_database;
    bool m_open = false;
};

} // namespace outdial::sandbox
