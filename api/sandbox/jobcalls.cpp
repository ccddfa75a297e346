// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/recordrules.h>
#include <sandbox/campaigncalls.h>
#include <sandbox/jobcalls.h>
#include <sandbox/jobrunner.h>
#include <sandbox/jsonwriter.h>
#include <sandbox/listcalls.h>
#include <sandbox/parameters.h>

#include <algorithm>
#include <cmath>

namespace outdial::sandbox {
namespace {

QString prefix() { return QStringLiteral("fields."); }

// One value, or a list of values, that a field is to have. null is no value, here as elsewhere, and deletes nothing by accident.
QSet<QByteArray> readValues(const Parameters &parameters, std::string_view name, simdjson::dom::element given)
{
    QSet<QByteArray> values;
    std::string made;
    const auto add = [&](simdjson::dom::element value) {
        const auto text = textOf(value, made);
        if (!text)
            throw parameters.unsupported(name, QStringLiteral("string or list of strings"));
        const std::string_view trimmed = rules::trimmed(*text);
        if (trimmed.empty())
            throw parameters.missing(name);
        values.insert(QByteArray(trimmed.data(), static_cast<qsizetype>(trimmed.size())));
    };
    simdjson::dom::array list;
    if (given.get(list) != simdjson::SUCCESS) {
        add(given);
    } else {
        for (const simdjson::dom::element value : list)
            add(value);
    }
    return values;
}

void readFields(DeletionCriteria &criteria, simdjson::dom::object fields, const api::Format &format)
{
    const Parameters parameters(fields, prefix());
    for (const auto [name, value] : fields) {
        const QString fieldName = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        const auto field = std::ranges::find_if(format.fields, [&fieldName](const api::Field &one) {
            return !one.skip && (one.key || one.searchable) && one.name == fieldName;
        });
        if (field == format.fields.end()) {
            throw badRequest(QStringLiteral("parameter '%1' is not supported: a key or searchable field is expected")
                                 .arg(prefix() + fieldName));
        }
        criteria.fields.append(
            {.field = static_cast<int>(field - format.fields.begin()), .anyOf = readValues(parameters, name, value)});
    }
}

// Gives the campaign's id.
QString readResult(DeletionCriteria &criteria, simdjson::dom::object result)
{
    const Parameters parameters(result, QStringLiteral("byCampaignResult."));
    parameters.allowOnly({"campaignId", "policy"});
    const QString policy = parameters.text("policy").value_or(QStringLiteral("ALL"));
    if (policy == QLatin1String("ONLY_COMPLETED"))
        criteria.policy = DeletionCriteria::Policy::OnlyCompleted;
    else if (policy == QLatin1String("ONLY_NEVER_ATTEMPTED"))
        criteria.policy = DeletionCriteria::Policy::OnlyNeverAttempted;
    else if (policy != QLatin1String("ALL"))
        throw parameters.unsupported("policy", QStringLiteral("ALL, ONLY_COMPLETED or ONLY_NEVER_ATTEMPTED"));
    criteria.byResult = true;
    return parameters.requiredText("campaignId");
}

Answer startedAnswer(const JobRow &job)
{
    JsonWriter json;
    json.beginObject();
    json.key("job").text(job.id);
    json.key("estimated_time").integer(static_cast<qint64>(std::ceil(JobRunner::seconds(job.total))));
    json.endObject();
    return {.body = json.bytes()};
}

} // namespace

void JobCalls::addTo(HandlerTable &table)
{
    using api::Method;
    table.set(Method::DeleteManyRecords, {.answer = [this](const Call &call) { return deleteMany(call); },
                                          .parameters = {"fields", "byCampaignResult", "createdFrom", "createdTo"},
                                          .carriesFields = true});
    table.set(Method::DeleteAllRecords, {.answer = [this](const Call &call) { return deleteAll(call); }, .parameters = {}});
    table.set(Method::GetJobStatus, {.answer = [this](const Call &call) { return status(call); }, .parameters = {}});
}

Answer JobCalls::deleteMany(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());

    const Parameters parameters(call.body.get_object().value_unsafe());
    DeletionCriteria criteria;
    if (const auto fields = parameters.object("fields"))
        readFields(criteria, *fields, *m_store.lists.format(list.formatSeq));
    QString campaignId;
    if (const auto result = parameters.object("byCampaignResult"))
        campaignId = readResult(criteria, *result);
    criteria.createdFrom = parameters.time("createdFrom").value_or(criteria.createdFrom);
    criteria.createdTo = parameters.time("createdTo").value_or(criteria.createdTo);
    if (criteria.createdFrom >= criteria.createdTo)
        throw parameters.unsupported("createdFrom", QStringLiteral("time before createdTo"));

    if (criteria.byResult) {
        const CampaignRow campaign = campaignOf(m_store, campaignId);
        criteria.campaignSeq = campaign.seq;
        const QList<InstanceRow> instances = m_store.campaigns.instances(campaign.seq);
        if (std::ranges::none_of(instances, [&list](const InstanceRow &one) { return one.listSeq == list.seq; }))
            throw conflict(QStringLiteral("list '%1' is not bound to campaign '%2'").arg(list.name, campaign.name));
    }
    refuseSecondJob(list);
    return startedAnswer(m_store.jobs.start(list, criteria, m_store.clock.now()));
}

Answer JobCalls::deleteAll(const Call &call)
{
    const ListRow list = listOf(m_store, call.variables.first());
    refuseSecondJob(list);
    return startedAnswer(m_store.jobs.startWhole(list, m_store.clock.now()));
}

void JobCalls::refuseSecondJob(const ListRow &list)
{
    if (m_store.jobs.isRunning(list.seq))
        throw conflict(QStringLiteral("a record deletion job is already in progress for list '%1'").arg(list.name));
}

Answer JobCalls::status(const Call &call)
{
    const auto job = m_store.jobs.find(call.variables.first());
    if (!job)
        throw notFound(QStringLiteral("job '%1' was not found").arg(call.variables.first()));
    JsonWriter json;
    json.beginObject();
    switch (job->state) {
    case JobRow::State::Complete:
        json.key("completion_percentage").integer(100);
        json.key("job_complete").text(std::string_view("complete"));
        json.key("deleted").integer(job->deleted);
        break;
    case JobRow::State::Processing:
    case JobRow::State::Failed:
        json.key("completion_percentage").integer(job->total > 0 ? job->deleted * 100 / job->total : 0);
        json.key("job_complete").text(std::string_view(job->state == JobRow::State::Failed ? "failed" : "processing"));
        if (job->state == JobRow::State::Failed)
            json.key("error_message").text(job->error);
        break;
    }
    json.endObject();
    return {.body = json.bytes()};
}

} // namespace outdial::sandbox
