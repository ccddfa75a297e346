// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSqlError>

#include <models/store/writing.h>

namespace outdial::models {

namespace {

// A null string would be NULL; a QVariant without a value, and a null of another type, is meant to be.
void bind(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        const bool none = values[i].userType() == QMetaType::QString && values[i].toString().isNull();
        query.bindValue(int(i), none ? QVariant(QLatin1String("")) : values[i]);
    }
}

// A connection that could not be opened has no statement that tells why.
QString causeOf(const QSqlDatabase &database, const QSqlError &error)
{
    return database.isOpen() ? error.databaseText() : database.lastError().databaseText();
}

} // namespace

Writing::Writing(const StorePtr &store, Kept kept) : m_store(store), m_kept(kept), m_database(store->database())
{
    m_open = m_database.transaction();
    if (!m_open)
        fail(causeOf(m_database, m_database.lastError()));
}

Writing::~Writing()
{
    if (m_open)
        m_database.rollback();
}

QSqlQuery Writing::prepare(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!m_failed && !query.prepare(sql))
        fail(causeOf(m_database, query.lastError()));
    return query;
}

bool Writing::run(QSqlQuery &prepared, const QVariantList &values)
{
    if (m_failed)
        return false;
    bind(prepared, values);
    if (!prepared.exec())
        return fail(causeOf(m_database, prepared.lastError()));
    m_rows = prepared.numRowsAffected();
    m_wrote = m_wrote || m_rows > 0;
    return true;
}

bool Writing::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query = prepare(sql);
    return run(query, values);
}

bool Writing::finish()
{
    if (m_failed)
        return false;
    if (!m_database.commit())
        return fail(m_database.lastError().databaseText());
    m_open = false;
    if (m_wrote)
        m_store->troubles().succeeded(m_kept, StoreAct::Write);
    return true;
}

bool Writing::fail(const QString &said)
{
    m_failed = true;
    m_said = said;
    // SQLite may have done so by itself.
    if (std::exchange(m_open, false))
        m_database.rollback();
    m_store->troubles().failed(m_kept, StoreAct::Write, said);
    return false;
}

Reading::Reading(const StorePtr &store, Kept kept, const QString &sql, const QVariantList &values)
    : m_store(store),
      m_kept(kept),
      m_query(store->database())
{
    m_query.setForwardOnly(true);
    bool good = m_query.prepare(sql);
    if (good) {
        bind(m_query, values);
        good = m_query.exec();
    }
    if (!good)
        fail(causeOf(store->database(), m_query.lastError()));
}

Reading::~Reading()
{
    if (!m_failed)
        m_store->troubles().succeeded(m_kept, StoreAct::Read, m_query.lastQuery());
}

bool Reading::next()
{
    if (m_failed)
        return false;
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        fail(m_query.lastError().databaseText());
    return false;
}

void Reading::fail(const QString &said)
{
    m_failed = true;
    m_said = said;
    m_store->troubles().failed(m_kept, StoreAct::Read, said, m_query.lastQuery());
}

} // namespace outdial::models
