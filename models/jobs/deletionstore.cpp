// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QVariant>

#include <models/jobs/deletionstore.h>
#include <models/store/writing.h>

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

bool write(const StorePtr &store, const QString &tenant, const DeletionJob &job)
{
    Writing writing(store, Kept::DeletionJobs);
    writing.run(QStringLiteral("DELETE FROM deletion_job WHERE id = ?"), {job.id});
    writing.run(
        QStringLiteral(
            "INSERT INTO deletion_job (id, tenant, job_id, list_id, list_name, kind, criteria, words, user_name, asked, started, "
            "ended, state, percent, estimated_seconds, deleted, error) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {job.id, tenant, job.jobId, job.listId, job.listName,
         job.kind == DeletionJob::Kind::All ? QStringLiteral("all") : QStringLiteral("many"), content(job), job.words,
         job.userName, job.asked.toMSecsSinceEpoch(), moment(job.started), moment(job.ended), name(job.state), job.percent,
         job.estimated, job.deleted, job.error});
    return writing.finish();
}

} // namespace

DeletionStore::DeletionStore(StorePtr store, QString tenant) : m_store(std::move(store)), m_tenant(std::move(tenant)) {}

QList<DeletionJob> DeletionStore::load() const
{
    QList<DeletionJob> jobs;
    if (!m_store)
        return jobs;
    Reading query(
        m_store, Kept::DeletionJobs,
        QStringLiteral("SELECT id, job_id, list_id, list_name, kind, criteria, words, user_name, asked, started, ended, state, "
                       "percent, estimated_seconds, deleted, error FROM deletion_job WHERE tenant = ? AND dismissed = 0 "
                       "ORDER BY asked, id"),
        {m_tenant});
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
        m_writer.write([store = m_store, tenant = m_tenant, job] { write(store, tenant, job); });
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
        m_writer.write([store = m_store, tenant = m_tenant, job, answer] { answer(write(store, tenant, job)); });
    else
        answer(true);
}

void DeletionStore::saveEnd(const DeletionJob &job)
{
    if (!m_store)
        return;
    // One statement: between looking and writing another program may come.
    m_writer.write([store = m_store, job] {
        Writing writing(store, Kept::DeletionJobs);
        writing.run(
            QStringLiteral("UPDATE deletion_job SET criteria = ?, ended = ?, state = ?, percent = ?, deleted = ?, error = ? "
                           "WHERE id = ? AND job_id = ? AND state = ? AND dismissed = 0"),
            {content(job), moment(job.ended), name(job.state), job.percent, job.deleted, job.error, job.id, job.jobId,
             name(State::Running)});
        writing.finish();
    });
}

void DeletionStore::dismiss(const QStringList &ids)
{
    if (!m_store || ids.isEmpty())
        return;
    m_writer.write([store = m_store, ids] {
        Writing writing(store, Kept::DeletionJobs);
        QSqlQuery query = writing.prepare(QStringLiteral("UPDATE deletion_job SET dismissed = 1 WHERE id = ?"));
        for (const QString &id : ids)
            writing.run(query, {id});
        writing.finish();
    });
}

} // namespace outdial::models
