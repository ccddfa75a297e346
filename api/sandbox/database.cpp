// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSqlError>
#include <QUuid>

#include <sandbox/database.h>
#include <sandbox/schema.h>

namespace outdial::sandbox {
namespace {

[[noreturn]] void fail(const QSqlError &error, const QString &what)
{
    throw DatabaseError(what.toStdString() + ": " + error.text().toStdString());
}

} // namespace

void Statement::execute()
{
    if (!m_query.exec())
        fail(m_query.lastError(), m_query.lastQuery());
}

Database::Database(const QString &file) : m_name(QStringLiteral("sandbox-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    connection.setDatabaseName(file.isEmpty() ? QStringLiteral(":memory:") : file);
    try {
        if (!connection.open())
            fail(connection.lastError(), QStringLiteral("cannot open %1").arg(file));
        execute(QStringLiteral("PRAGMA foreign_keys = OFF"));
        execute(QStringLiteral("PRAGMA temp_store = MEMORY"));
        execute(QStringLiteral("PRAGMA cache_size = -65536"));
        if (file.isEmpty()) {
            execute(QStringLiteral("PRAGMA journal_mode = MEMORY"));
            execute(QStringLiteral("PRAGMA synchronous = OFF"));
        } else {
            execute(QStringLiteral("PRAGMA journal_mode = WAL"));
            execute(QStringLiteral("PRAGMA synchronous = FULL"));
        }
        makeSchema();
        // Also after a program that was killed while it filled the store.
        Statement campaigns = statement(QStringLiteral("SELECT COUNT(*) FROM campaign"));
        campaigns.run().next();
        m_new = campaigns.number(0) == 0;
    } catch (...) {
        m_statements.clear();
        connection = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Database::~Database()
{
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_name);
}

void Database::makeSchema()
{
    Transaction transaction(*this);
    for (const QString &sql : schemaStatements())
        execute(sql);
    transaction.commit();
}

Statement Database::statement(const QString &sql)
{
    std::shared_ptr<QSqlQuery> &query = m_statements[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_name));
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const QSqlError error = query->lastError();
            m_statements.remove(sql);
            fail(error, sql);
        }
    }
    return Statement(*query);
}

void Database::execute(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_name));
    if (!query.exec(sql))
        fail(query.lastError(), sql);
}

qint64 Database::lastSeq(const QString &table)
{
    auto last = m_lastSeq.constFind(table);
    if (last == m_lastSeq.constEnd()) {
        Statement query = statement(QStringLiteral("SELECT MAX(seq) FROM ") + table);
        query.run().next();
        Statement retired = statement(QStringLiteral("SELECT last FROM retired_seq WHERE name = ?"));
        const qint64 gone = retired.run(table).next() ? retired.number(0) : 0;
        last = m_lastSeq.insert(table, qMax(query.number(0), gone));
    }
    return *last;
}

qint64 Database::nextSeq(const QString &table)
{
    const qint64 next = lastSeq(table) + 1;
    m_lastSeq.insert(table, next);
    return next;
}

void Database::retireSeqs(const QString &table)
{
    statement(QStringLiteral("INSERT INTO retired_seq (name, last) VALUES (?, ?) "
                             "ON CONFLICT (name) DO UPDATE SET last = excluded.last"))
        .run(table, lastSeq(table));
}

Transaction::Transaction(Database &database) : m_database(database), m_open(true)
{
    if (m_database.m_depth++ == 0)
        m_database.execute(QStringLiteral("BEGIN"));
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    --m_database.m_depth;
    try {
        if (m_database.m_depth == 0)
            m_database.execute(QStringLiteral("ROLLBACK"));
    } catch (const DatabaseError &error) {
        qWarning("sandbox: %s", error.what());
    }
}

void Transaction::commit()
{
    if (m_database.m_depth == 1)
        m_database.execute(QStringLiteral("COMMIT"));
    m_open = false;
    --m_database.m_depth;
}

} // namespace outdial::sandbox
