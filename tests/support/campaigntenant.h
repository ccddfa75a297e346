// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A scripted tenant with campaigns in it, for the tests of the campaigns feature: what Get Campaigns, Get Campaign, Get Campaign
// Status and Get Updated Records say follows from one small table that a test edits.
#pragma once

#include <QDateTime>
#include <QMutex>

#include <support/scriptedtenant.h>

namespace outdial::testing {

// One dialed record as the tenant has it.
struct DialedRecord {
    QString phone;
    int attempts = 1;
    bool completed = false;
    qint64 lastDate = 0; // ms since the epoch
};

struct TenantList {
    QString id;
    bool enabled = true;
    qint64 total = 0;
    QList<DialedRecord> dialed = {}; // in the order of lastDate
    QString name = {};               // "List ID" when empty
    int order = 1;
    int ratio = 1;
    QJsonArray sorting = {}; // sortingFields; empty: NATURAL
};

struct TenantCampaign {
    QString id;
    QString name;
    bool enabled = true;
    bool running = false;
    QList<TenantList> lists = {};
    QJsonArray dncLists = {};
};

class CampaignTenant : public ScriptedTenant {
public:
    CampaignTenant()
    {
        using api::Method;
        on(Method::GetCampaigns, [this](const api::WireRequest &) {
            QMutexLocker lock(&m_mutex);
            QJsonArray campaigns;
            for (const TenantCampaign &campaign : m_campaigns) {
                if (campaign.enabled)
                    campaigns << QJsonObject{{QStringLiteral("id"), campaign.id},
                                             {QStringLiteral("name"), campaign.name},
                                             {QStringLiteral("state"), state(campaign)}};
            }
            return json(campaigns);
        });
        on(Method::GetCampaign, [this](const api::WireRequest &request) {
            return with(request, [](TenantCampaign &campaign) {
                QJsonArray lists;
                for (const TenantList &list : campaign.lists) {
                    lists << QJsonObject{
                        {QStringLiteral("id"), QString(QStringLiteral("list-") + list.id)},
                        {QStringLiteral("name"), list.name.isEmpty() ? QString(QStringLiteral("List ") + list.id) : list.name},
                        {QStringLiteral("instanceId"), list.id},
                        {QStringLiteral("instanceName"), QString()},
                        {QStringLiteral("enabled"), list.enabled},
                        {QStringLiteral("order"), list.order},
                        {QStringLiteral("dialingRatio"), list.ratio},
                        {QStringLiteral("sortingOrder"),
                         QJsonObject{{QStringLiteral("type"),
                                      list.sorting.isEmpty() ? QStringLiteral("NATURAL") : QStringLiteral("CUSTOM")},
                                     {QStringLiteral("sortingFields"), list.sorting}}},
                        {QStringLiteral("totalRecords"), list.total}};
                }
                return json(QJsonObject{{QStringLiteral("name"), campaign.name},
                                        {QStringLiteral("enabled"), campaign.enabled},
                                        {QStringLiteral("state"), state(campaign)},
                                        {QStringLiteral("lists"), lists},
                                        {QStringLiteral("dncLists"), campaign.dncLists}});
            });
        });
        on(Method::GetCampaignStatus, [this](const api::WireRequest &request) {
            return with(request, [](TenantCampaign &campaign) {
                return json(QJsonObject{{QStringLiteral("name"), campaign.name},
                                        {QStringLiteral("enabled"), campaign.enabled},
                                        {QStringLiteral("state"), state(campaign)}});
            });
        });
        on(Method::StartCampaign, [this](const api::WireRequest &request) { return turn(request, true); });
        on(Method::StopCampaign, [this](const api::WireRequest &request) { return turn(request, false); });
        on(Method::GetUpdatedRecords, [this](const api::WireRequest &request) { return updated(request); });
    }

    void edit(const std::function<void(QList<TenantCampaign> &)> &change)
    {
        QMutexLocker lock(&m_mutex);
        change(m_campaigns);
    }
    void editOne(const QString &id, const std::function<void(TenantCampaign &)> &change)
    {
        edit([&](QList<TenantCampaign> &campaigns) {
            for (TenantCampaign &campaign : campaigns) {
                if (campaign.id == id)
                    change(campaign);
            }
        });
    }
    void add(const TenantCampaign &campaign)
    {
        edit([&](QList<TenantCampaign> &campaigns) { campaigns << campaign; });
    }

private:
    static QString state(const TenantCampaign &campaign)
    {
        return campaign.running ? QStringLiteral("RUNNING") : QStringLiteral("STOPPED");
    }
    Answer with(const api::WireRequest &request, const std::function<Answer(TenantCampaign &)> &say)
    {
        QMutexLocker lock(&m_mutex);
        for (TenantCampaign &campaign : m_campaigns) {
            if (campaign.id == target(request))
                return say(campaign);
        }
        return error(404, "not_found", "campaign was not found");
    }
    Answer turn(const api::WireRequest &request, bool on)
    {
        return with(request, [on](TenantCampaign &campaign) {
            if (!campaign.enabled || campaign.running == on)
                return error(409, "conflict", "the campaign is disabled or in that state already");
            campaign.running = on;
            return json(QJsonObject{{QStringLiteral("state"), state(campaign)}});
        });
    }
    // In the order of lastDate, at or after startTime; the cursor is the number of records served so far.
    Answer updated(const api::WireRequest &request)
    {
        return with(request, [&request](TenantCampaign &campaign) {
            const QJsonObject wanted = body(request);
            for (const TenantList &list : campaign.lists) {
                if (list.id != wanted.value(QStringLiteral("instanceId")).toString())
                    continue;
                QDateTime from = QDateTime::fromString(wanted.value(QStringLiteral("startTime")).toString(),
                                                       QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
                from.setTimeSpec(Qt::UTC);
                const int limit = wanted.value(QStringLiteral("limit")).toInt();
                const int skip = wanted.value(QStringLiteral("cursor")).toString().section(QLatin1Char('_'), -1).toInt();
                int seen = 0;
                QJsonArray records;
                for (const DialedRecord &record : list.dialed) {
                    if (from.isValid() && record.lastDate < from.toMSecsSinceEpoch())
                        continue;
                    if (seen++ < skip || records.size() >= limit)
                        continue;
                    const QString date = QDateTime::fromMSecsSinceEpoch(record.lastDate, Qt::UTC)
                                             .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
                    records << QJsonObject{
                        {QStringLiteral("entry"), QJsonObject{{QStringLiteral("phone"), record.phone}}},
                        {QStringLiteral("status"), QJsonObject{{QStringLiteral("totalAttempts"), record.attempts},
                                                               {QStringLiteral("completed"), record.completed},
                                                               {QStringLiteral("lastDate"), date}}}};
                }
                return json(
                    QJsonObject{{QStringLiteral("next_cursor"),
                                 QStringLiteral("2023-11-14T00:00:00.000_%1").arg(qlonglong(skip) + qlonglong(records.size()))},
                                {QStringLiteral("records"), records}});
            }
            return error(409, "conflict", "the instance is not bound to the campaign");
        });
    }

    QMutex m_mutex;
    QList<TenantCampaign> m_campaigns;
};

} // namespace outdial::testing
