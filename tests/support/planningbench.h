// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A plan of three changes before a scripted tenant, which does what Update List says, or something else instead.
#pragma once

#include <QSignalSpy>

#include <models/campaigns/planrun.h>

#include <functional>
#include <memory>
#include <optional>
#include <support/campaigntenant.h>
#include <support/planbench.h>

namespace outdial::testing {

inline const QString campaign = QStringLiteral("c");
inline const QString a = QStringLiteral("a");
inline const QString b = QStringLiteral("b");
inline const QString c = QStringLiteral("c");

// A tenant with the instances a, b, c of orders 1, 2, 3, which does what Update List says; and a plan of three changes: their
// ratios become 2, 3, 4.
struct Planning {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    models::CampaignPlan plan;
    std::unique_ptr<models::PlanRun> run;
    std::function<std::optional<CampaignTenant::Answer>(const QString &instanceId)> instead; // of doing it

    Planning()
    {
        tenant.add({campaign, QStringLiteral("Spring"), true, true, {list(a, 1), list(b, 2), list(c, 3)}});
        tenant.on(api::Method::UpdateList, [this](const api::WireRequest &request) {
            const QString id = CampaignTenant::body(request).value(QStringLiteral("instanceId")).toString();
            if (instead) {
                if (const auto answer = instead(id))
                    return *answer;
            }
            apply(request);
            return CampaignTenant::json(QByteArray(R"({"totalRecords":50})"));
        });
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        run = std::make_unique<models::PlanRun>(*client, 1);
        plan.rebase(reading());
        plan.setRatio(a, 2);
        plan.setRatio(b, 3);
        plan.setRatio(c, 4);
    }
    static TenantList list(const QString &id, int order)
    {
        TenantList one{id};
        one.order = order;
        one.total = 50;
        return one;
    }
    api::Campaign reading() const { return *client->campaign.getCampaign(campaign).result(); }
    void apply(const api::WireRequest &request)
    {
        const QJsonObject body = CampaignTenant::body(request);
        tenant.editOne(campaign, [&](TenantCampaign &one) {
            for (TenantList &list : one.lists) {
                if (list.id == body.value(QStringLiteral("instanceId")).toString()) {
                    list.ratio = body.value(QStringLiteral("dialingRatio")).toInt(list.ratio);
                    list.order = body.value(QStringLiteral("order")).toInt(list.order);
                }
            }
        });
    }
    void drop(const QString &id)
    {
        tenant.editOne(campaign,
                       [&](TenantCampaign &one) { one.lists.removeIf([&](const TenantList &list) { return list.id == id; }); });
    }
    bool finish()
    {
        QSignalSpy finished(run.get(), &models::PlanRun::finished);
        if (!run->start(plan))
            return false;
        return finished.wait(20'000) && finished.size() == 1 && !run->isRunning();
    }
    QStringList sent() const
    {
        QStringList ids;
        for (const api::WireRequest &request : tenant.requests(api::Method::UpdateList))
            ids << CampaignTenant::body(request).value(QStringLiteral("instanceId")).toString();
        return ids;
    }
    QStringList pending() const
    {
        QStringList keys;
        for (const models::PlannedChange &change : plan.changes())
            keys << change.key;
        return keys;
    }
};

inline CampaignTenant::Answer error(int status) { return CampaignTenant::error(status, "an_error", "said the tenant"); }

} // namespace outdial::testing
