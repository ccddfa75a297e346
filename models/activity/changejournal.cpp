// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSaveFile>
#include <QSqlQuery>
#include <QStringList>
#include <QUuid>
#include <QVariant>

#include <models/activity/changejournal.h>
#include <models/transfer/cellguard.h>

#include <algorithm>
#include <array>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChangeJournal)
};

// As they stand in the file; never renamed.
constexpr std::array outcomes{"done", "refused", "unknown", "cancelled"};

QString outcomeKey(ChangeOutcome outcome) { return QString::fromLatin1(outcomes[size_t(outcome)]); }

ChangeOutcome outcomeOf(const QString &key)
{
    for (size_t i = 0; i < outcomes.size(); ++i) {
        if (key == QLatin1String(outcomes[i]))
            return ChangeOutcome(i);
    }
    return ChangeOutcome::Unknown;
}

// A null string would be NULL, which the columns refuse.
QString text(const QString &given) { return given.isNull() ? QStringLiteral("") : given; }

void write(QSqlDatabase database, const QString &tenant, const QList<ChangeMade> &changes)
{
    database.transaction();
    QSqlQuery insert(database);
    insert.prepare(QStringLiteral("INSERT INTO change_made (id, tenant, made, user_name, method, subject, subject_id, words, "
                                  "outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const ChangeMade &change : changes) {
        int at = 0;
        for (const QVariant &value :
             {QVariant(change.id), QVariant(tenant), QVariant(change.made.toMSecsSinceEpoch()), QVariant(text(change.user)),
              QVariant(text(change.method)), QVariant(text(change.subject)), QVariant(text(change.subjectId)),
              QVariant(text(change.words)), QVariant(outcomeKey(change.outcome)), QVariant(text(change.detail))})
            insert.bindValue(at++, value);
        insert.exec();
    }
    database.commit();
}

// Prepared, bound and run.
void select(QSqlQuery &query, const QString &tenant, const QDateTime &before, const QString &beforeId, bool newestFirst)
{
    QString sql =
        QStringLiteral("SELECT id, made, user_name, method, subject, subject_id, words, outcome, detail FROM change_made "
                       "WHERE tenant = ?");
    if (before.isValid())
        sql += QStringLiteral(" AND (made < ? OR (made = ? AND id < ?))");
    sql += newestFirst ? QStringLiteral(" ORDER BY made DESC, id DESC") : QStringLiteral(" ORDER BY made, id");
    query.setForwardOnly(true);
    query.prepare(sql);
    query.addBindValue(tenant);
    if (before.isValid()) {
        query.addBindValue(before.toMSecsSinceEpoch());
        query.addBindValue(before.toMSecsSinceEpoch());
        query.addBindValue(beforeId);
    }
    query.exec();
}

// Here rather than in the database, whose lower() knows no letters beyond ASCII.
bool matches(const ChangeMade &change, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
        const auto has = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        return has(change.method) || has(change.subject) || has(change.subjectId) || has(change.words) || has(change.user) ||
               has(change.detail) || has(changeOutcomeWord(change.outcome));
    });
}

ChangeMade changeAt(const QSqlQuery &query)
{
    ChangeMade change;
    change.id = query.value(0).toString();
    change.made = QDateTime::fromMSecsSinceEpoch(query.value(1).toLongLong(), Qt::UTC);
    change.user = query.value(2).toString();
    change.method = query.value(3).toString();
    change.subject = query.value(4).toString();
    change.subjectId = query.value(5).toString();
    change.words = query.value(6).toString();
    change.outcome = outcomeOf(query.value(7).toString());
    change.detail = query.value(8).toString();
    return change;
}

QByteArray cell(const QString &text)
{
    std::string guarded = guardedCell(text.toStdString());
    if (guarded.find_first_of(",\"\r\n") == std::string::npos)
        return QByteArray::fromStdString(guarded);
    QByteArray quoted = QByteArray::fromStdString(guarded).replace('"', "\"\"");
    return '"' + quoted + '"';
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArrayList all;
    for (const QString &one : cells)
        all << cell(one);
    return all.join(',') + "\r\n";
}

} // namespace

ChangeJournal::ChangeJournal(StorePtr store, QString tenant, QString user, NameOf nameOf)
    : m_store(std::move(store)),
      m_tenant(std::move(tenant)),
      m_user(std::move(user)),
      m_nameOf(std::move(nameOf))
{
}

void ChangeJournal::take(const QList<api::Exchange> &exchanges)
{
    QList<ChangeMade> changes;
    for (const api::Exchange &exchange : exchanges) {
        if (!api::methodInfo(exchange.method).writes)
            continue;
        ChangeMade change = changeOf(exchange, m_user, m_nameOf);
        change.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        changes << change;
    }
    if (changes.isEmpty() || !m_store)
        return;
    m_writer.write([store = m_store, tenant = m_tenant, changes, listener = m_listener] {
        write(store->database(), tenant, changes);
        if (listener)
            QMetaObject::invokeMethod(QCoreApplication::instance(), listener, Qt::QueuedConnection);
    });
}

QList<ChangeMade> ChangeJournal::read(const StorePtr &store, const QString &tenant, const QString &text, int most,
                                      const QDateTime &before, const QString &beforeId)
{
    QList<ChangeMade> changes;
    if (!store)
        return changes;
    QSqlQuery query(store->database());
    select(query, tenant, before, beforeId, true);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    while (changes.size() < most && query.next()) {
        if (const ChangeMade change = changeAt(query); matches(change, words))
            changes << change;
    }
    return changes;
}

QString ChangeJournal::exportTo(const QString &path, const StorePtr &store, const QString &tenant, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Words::tr("“%1” could not be written: %2.").arg(path, file.errorString());
    file.write("\xEF\xBB\xBF");
    file.write(csvLine({Words::tr("Time (UTC)"), Words::tr("User"), Words::tr("Method"), Words::tr("Subject"), Words::tr("IDs"),
                        Words::tr("Asked for"), Words::tr("Outcome"), Words::tr("Why")}));
    if (store) {
        QSqlQuery query(store->database());
        select(query, tenant, {}, {}, false);
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        while (query.next()) {
            const ChangeMade change = changeAt(query);
            if (!matches(change, words))
                continue;
            file.write(csvLine({change.made.toString(Qt::ISODateWithMs), change.user, change.method, change.subject,
                                change.subjectId, change.words, changeOutcomeWord(change.outcome), change.detail}));
        }
    }
    if (!file.commit())
        return Words::tr("“%1” could not be written: %2.").arg(path, file.errorString());
    return {};
}

} // namespace outdial::models
