// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of records on a tenant that the test writes down.
#pragma once

#include <views/records/recordspage.h>

#include <support/recordsbench.h>

namespace outdial::test {

// As the details of a list name it.
inline QJsonObject instance(const char *campaign, const char *id)
{
    return {{c("campaignId"), c(campaign)},
            {c("campaignName"), QStringLiteral("Campaign %1").arg(c(campaign))},
            {c("instanceId"), c(id)}};
}

// The details of the list of all these tests.
inline testing::ScriptedTenant::Answer detail(const QJsonArray &campaigns, qint64 total = 2500)
{
    return testing::ScriptedTenant::json(QJsonObject{{c("name"), c("Household-panel-2024.csv")},
                                                     {c("formatId"), c("F1")},
                                                     {c("formatName"), c("Panel")},
                                                     {c("creationDate"), c("2024-02-19T19:11:40.000")},
                                                     {c("totalRecords"), total},
                                                     {c("campaigns"), campaigns}});
}

// {"id": "N<first>", "last_name", "phone"}, ...; every third was called.
inline testing::ScriptedTenant::Answer recordsJson(int first, int count, const QString &cursor)
{
    QJsonArray records;
    for (int i = first; i < first + count; ++i) {
        const QJsonObject entry{{c("id"), QStringLiteral("N%1").arg(i)},
                                {c("last_name"), i % 2 ? c("Benning") : c("Öztürk")},
                                {c("phone"), QStringLiteral("1415555%1").arg(i, 4, 10, QLatin1Char('0'))}};
        records.append(i % 3 == 0 ? record(entry, called(c("No answer"), 1, i % 2 == 0, c("2024-11-12T14:31:47.000")))
                                  : record(entry));
    }
    return testing::ScriptedTenant::json(QJsonObject{{c("next_cursor"), cursor}, {c("records"), records}});
}

inline std::unique_ptr<views::RecordsPage> show(models::Session *session, const views::RecordsPlace &place)
{
    auto page = std::make_unique<views::RecordsPage>(place);
    page->resize(1232, 840);
    page->setSession(session);
    page->show();
    return page;
}

inline views::RecordsPlace through(const char *campaign, const char *id, qint64 total = -1)
{
    return {c("L1"), c("Household-panel-2024.csv"), c(campaign), QStringLiteral("Campaign %1").arg(c(campaign)), c(id), total};
}

} // namespace outdial::test
