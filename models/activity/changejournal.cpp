// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSaveFile>
#include <QStringList>
#include <QUuid>

#include <models/activity/changejournal.h>
#include <models/store/writing.h>
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

bool write(const StorePtr &store, const QString &tenant, const QList<ChangeMade> &changes)
{
    Writing writing(store, Kept::Changes);
    QSqlQuery insert = writing.prepare(
        QStringLiteral("INSERT INTO change_made (id, tenant, made, user_name, method, subject, subject_id, words, "
                       "outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const ChangeMade &change : changes)
        writing.run(insert, {change.id, tenant, change.made.toMSecsSinceEpoch(), change.user, change.method, change.subject,
                             change.subjectId, change.words, outcomeKey(change.outcome), change.detail});
    return writing.finish();
}

Reading select(const StorePtr &store, const QString &tenant, const QDateTime &before, const QString &beforeId, bool newestFirst)
{
    QVariantList values{tenant};
    QString sql =
        QStringLiteral("SELECT id, made, user_name, method, subject, subject_id, words, outcome, detail FROM change_made "
                       "WHERE tenant = ?");
    if (before.isValid())
        sql += QStringLiteral(" AND (made < ? OR (made = ? AND id < ?))");
    sql += newestFirst ? QStringLiteral(" ORDER BY made DESC, id DESC") : QStringLiteral(" ORDER BY made, id");
    if (before.isValid())
        values << before.toMSecsSinceEpoch() << before.toMSecsSinceEpoch() << beforeId;
    return Reading(store, Kept::Changes, sql, values);
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

ChangeMade changeAt(const Reading &query)
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

QString readProblem(const StorePtr &store, const Reading &query)
{
    const StoreTrouble trouble = storeTrouble(store->path(), Kept::Changes, StoreAct::Read, query.said());
    return trouble.title + u' ' + trouble.remedy;
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
      m_nameOf(std::move(nameOf)),
      m_waiting(std::make_shared<QList<ChangeMade>>())
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
    m_writer.write([store = m_store, tenant = m_tenant, changes, waiting = m_waiting, listener = m_listener] {
        waiting->append(changes);
        if (!write(store, tenant, *waiting))
            return;
        waiting->clear();
        if (listener)
            QMetaObject::invokeMethod(QCoreApplication::instance(), listener, Qt::QueuedConnection);
    });
}

tl::expected<QList<ChangeMade>, QString> ChangeJournal::read(const StorePtr &store, const QString &tenant, const QString &text,
                                                             int most, const QDateTime &before, const QString &beforeId)
{
    QList<ChangeMade> changes;
    if (!store)
        return changes;
    Reading query = select(store, tenant, before, beforeId, true);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    while (changes.size() < most && query.next()) {
        if (const ChangeMade change = changeAt(query); matches(change, words))
            changes << change;
    }
    if (query.failed())
        return tl::unexpected(readProblem(store, query));
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
        Reading query = select(store, tenant, {}, {}, false);
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        while (query.next()) {
            const ChangeMade change = changeAt(query);
            if (!matches(change, words))
                continue;
            file.write(csvLine({change.made.toString(Qt::ISODateWithMs), change.user, change.method, change.subject,
                                change.subjectId, change.words, changeOutcomeWord(change.outcome), change.detail}));
        }
        if (query.failed()) {
            file.cancelWriting(); // half of a journal would pass for the whole
            return readProblem(store, query);
        }
    }
    if (!file.commit())
        return Words::tr("“%1” could not be written: %2.").arg(path, file.errorString());
    return {};
}

} // namespace outdial::models
