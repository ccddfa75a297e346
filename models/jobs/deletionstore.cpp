// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSqlQuery>
#include <QVariant>

#include <models/jobs/deletionstore.h>

#include <array>

namespace outdial::models {

namespace {

using State = DeletionJob::State;
using Policy = api::DeleteCriteria::Policy;

constexpr std::array<const char *, 7> stateNames{"waiting", "sending", "running", "done", "failed", "unknown", "cancelled"};

QString name(State state) { return QLatin1String(stateNames.at(static_cast<std::size_t>(state))); }

State stateOf(const QString &text)
{
    for (std::size_t i = 0; i < stateNames.size(); ++i) {
        if (text == QLatin1String(stateNames.at(i)))
            return static_cast<State>(i);
    }
    return State::Unknown;
}

// "" rather than a null string, which would be NULL.
QString some(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QVariant moment(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qlonglong>());
}

QDateTime momentOf(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

// What has no column of its own: the criteria, and the sizes of the list.
QString content(const DeletionJob &job)
{
    QJsonArray fields;
    for (const auto &one : job.criteria.fields)
        fields << QJsonObject{{QStringLiteral("field"), one.field},
                              {QStringLiteral("values"), QJsonArray::fromStringList(one.values)}};
    const QJsonObject object{{QStringLiteral("fields"), fields},
                             {QStringLiteral("campaign"), job.criteria.campaignId},
                             {QStringLiteral("policy"), int(job.criteria.policy)},
                             {QStringLiteral("from"), job.criteria.createdFrom.toString(Qt::ISODateWithMs)},
                             {QStringLiteral("to"), job.criteria.createdTo.toString(Qt::ISODateWithMs)},
                             {QStringLiteral("before"), job.before},
                             {QStringLiteral("after"), job.after},
                             {QStringLiteral("gone"), job.listGone}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void readContent(DeletionJob &job, const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonArray fields = object.value(QStringLiteral("fields")).toArray();
    for (const QJsonValue &one : fields) {
        QStringList values;
        for (const QJsonValue &value : one.toObject().value(QStringLiteral("values")).toArray())
            values << value.toString();
        job.criteria.fields.append({one.toObject().value(QStringLiteral("field")).toString(), values});
    }
    job.criteria.campaignId = object.value(QStringLiteral("campaign")).toString();
    job.criteria.policy = static_cast<Policy>(object.value(QStringLiteral("policy")).toInt());
    job.criteria.createdFrom = QDateTime::fromString(object.value(QStringLiteral("from")).toString(), Qt::ISODateWithMs);
    job.criteria.createdTo = QDateTime::fromString(object.value(QStringLiteral("to")).toString(), Qt::ISODateWithMs);
    job.before = object.value(QStringLiteral("before")).toInteger(-1);
    job.after = object.value(QStringLiteral("after")).toInteger(-1);
    job.listGone = object.value(QStringLiteral("gone")).toBool();
}

bool write(const Store &store, const QString &tenant, const DeletionJob &job)
{
    QSqlDatabase database = store.database();
    database.transaction();
    QSqlQuery query(database);
    query.prepare(QStringLiteral("DELETE FROM deletion_job WHERE id = ?"));
    query.addBindValue(job.id);
    query.exec();
    query.prepare(QStringLiteral(
        "INSERT INTO deletion_job (id, tenant, job_id, list_id, list_name, kind, criteria, words, user_name, asked, started, "
        "ended, "
        "state, percent, estimated_seconds, deleted, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const QString &text : {job.id, tenant, job.jobId, job.listId, job.listName,
                                job.kind == DeletionJob::Kind::All ? QStringLiteral("all") : QStringLiteral("many"), content(job),
                                job.words, job.userName})
        query.addBindValue(some(text));
    query.addBindValue(job.asked.toMSecsSinceEpoch());
    query.addBindValue(moment(job.started));
    query.addBindValue(moment(job.ended));
    query.addBindValue(name(job.state));
    query.addBindValue(job.percent);
    query.addBindValue(job.estimated);
    query.addBindValue(job.deleted);
    query.addBindValue(some(job.error));
    if (query.exec() && database.commit())
        return true;
    database.rollback();
    return false;
}

} // namespace

DeletionStore::DeletionStore(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<DeletionJob> DeletionStore::load() const
{
    QList<DeletionJob> jobs;
    if (!m_store)
        return jobs;
    QSqlQuery query(m_store->database());
    query.prepare(
        QStringLiteral("SELECT id, job_id, list_id, list_name, kind, criteria, words, user_name, asked, started, ended, state, "
                       "percent, estimated_seconds, deleted, error FROM deletion_job WHERE tenant = ? AND dismissed = 0 "
                       "ORDER BY asked, id"));
    query.addBindValue(m_tenant);
    query.exec();
    while (query.next()) {
        DeletionJob job;
        job.id = query.value(0).toString();
        job.jobId = query.value(1).toString();
        job.listId = query.value(2).toString();
        job.listName = query.value(3).toString();
        job.kind = query.value(4).toString() == QLatin1String("all") ? DeletionJob::Kind::All : DeletionJob::Kind::Many;
        readContent(job, query.value(5).toString());
        job.words = query.value(6).toString();
        job.userName = query.value(7).toString();
        job.asked = momentOf(query.value(8));
        job.started = momentOf(query.value(9));
        job.ended = momentOf(query.value(10));
        job.state = stateOf(query.value(11).toString());
        job.percent = query.value(12).toInt();
        job.estimated = query.value(13).toLongLong();
        job.deleted = query.value(14).toLongLong();
        job.error = query.value(15).toString();
        jobs.append(job);
    }
    return jobs;
}

void DeletionStore::save(const DeletionJob &job)
{
    if (m_store)
        m_writer.write([store = m_store, tenant = m_tenant, job] { write(*store, tenant, job); });
}

void DeletionStore::save(const DeletionJob &job, QObject *receiver, std::function<void(bool)> then)
{
    const auto answer = [guard = QPointer<QObject>(receiver), then = std::move(then)](bool good) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, then, good] {
                if (guard)
                    then(good);
            },
            Qt::QueuedConnection);
    };
    if (m_store)
        m_writer.write([store = m_store, tenant = m_tenant, job, answer] { answer(write(*store, tenant, job)); });
    else
        answer(true);
}

void DeletionStore::dismiss(const QStringList &ids)
{
    if (!m_store || ids.isEmpty())
        return;
    m_writer.write([store = m_store, ids] {
        QSqlDatabase database = store->database();
        database.transaction();
        QSqlQuery query(database);
        query.prepare(QStringLiteral("UPDATE deletion_job SET dismissed = 1 WHERE id = ?"));
        for (const QString &id : ids) {
            query.bindValue(0, id);
            query.exec();
        }
        database.commit();
    });
}

} // namespace outdial::models
