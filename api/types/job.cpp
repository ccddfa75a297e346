// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include <api/types/codecs.h>
#include <api/types/job.h>
#include <api/types/jsonkeys.h>

#include <algorithm>
#include <cmath>

namespace outdial::api {

namespace {

const char *policyName(DeleteCriteria::Policy policy)
{
    switch (policy) {
    case DeleteCriteria::Policy::OnlyCompleted:
        return "ONLY_COMPLETED";
    case DeleteCriteria::Policy::OnlyNeverAttempted:
        return "ONLY_NEVER_ATTEMPTED";
    case DeleteCriteria::Policy::All:
        break;
    }
    return "ALL";
}

JobState stateOf(const QString &text)
{
    const auto is = [&text](const char *name) { return text.compare(QLatin1String(name), Qt::CaseInsensitive) == 0; };
    if (is("complete"))
        return JobState::Complete;
    if (is("failed"))
        return JobState::Failed;
    return is("processing") ? JobState::Processing : JobState::Unknown;
}

// A quotient of two counts: a tenant may well give it with a fraction. A job that has not deleted all is not at 100.
int readPercentage(const JsonKeys &keys)
{
    const QJsonValue value = keys.value("completion_percentage");
    if (!value.isDouble())
        return static_cast<int>(std::min<qint64>(keys.number("completion_percentage"), 100));
    return static_cast<int>(std::floor(std::clamp(value.toDouble(), 0.0, 100.0)));
}

} // namespace

bool DeleteCriteria::isEmpty() const
{
    return fields.isEmpty() && campaignId.isEmpty() && !createdFrom.isValid() && !createdTo.isValid();
}

QByteArray encodeDeleteCriteria(const DeleteCriteria &criteria)
{
    QJsonObject object;
    if (!criteria.fields.isEmpty()) {
        QJsonObject fields;
        for (const DeleteCriteria::FieldValues &one : criteria.fields)
            fields.insert(one.field, QJsonArray::fromStringList(one.values));
        object.insert(QStringLiteral("fields"), fields);
    }
    if (!criteria.campaignId.isEmpty()) {
        object.insert(QStringLiteral("byCampaignResult"),
                      QJsonObject{{QStringLiteral("campaignId"), criteria.campaignId},
                                  {QStringLiteral("policy"), QLatin1String(policyName(criteria.policy))}});
    }
    if (criteria.createdFrom.isValid())
        object.insert(QStringLiteral("createdFrom"), encodeTime(criteria.createdFrom));
    if (criteria.createdTo.isValid())
        object.insert(QStringLiteral("createdTo"), encodeTime(criteria.createdTo));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<StartedJob> decodeStartedJob(const QByteArray &body)
{
    return decodeObject(body, Committed::Unknown, [](const JsonKeys &keys) {
        StartedJob job;
        job.id = keys.text("job");
        if (job.id.isEmpty())
            keys.report("job", "is empty");
        const QJsonValue estimated = keys.value("estimated_time");
        if (estimated.isDouble())
            job.estimated = std::chrono::seconds(static_cast<qint64>(std::ceil(std::clamp(estimated.toDouble(), 0.0, 1.0e9))));
        else
            job.estimated = std::chrono::seconds(keys.optionalNumber("estimated_time", 0));
        return job;
    });
}

Result<JobStatus> decodeJobStatus(const QByteArray &body)
{
    return decodeObject(body, Committed::None, [](const JsonKeys &keys) {
        JobStatus status;
        status.percentage = readPercentage(keys);
        status.stateText = keys.text("job_complete");
        status.state = stateOf(status.stateText.trimmed());
        if (!keys.isAbsent("deleted"))
            status.deleted = keys.number("deleted");
        status.error = keys.optionalText("error_message");
        return status;
    });
}

} // namespace outdial::api
