// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What tests of the views of records share: records as a tenant would print them.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <views/shared/banner.h>

#include <support/recordpages.h>
#include <support/screen.h>
#include <support/tenantsession.h>

namespace outdial::test {

inline QJsonObject attemptJson(const char *disposition, const char *date, const char *agent, int talked, int dialed,
                               const char *cpa, const char *notes = "")
{
    return {{c("call_attempted"), true},
            {c("disposition"), c(disposition)},
            {c("date"), c(date)},
            {c("phone"), c("14155550177")},
            {c("callDuration"), talked},
            {c("dialingDuration"), dialed},
            {c("callNotes"), c(notes)},
            {c("agent"), c(agent)},
            {c("globalInteractionID"), c("F944CE77-2B21-472F-BE85-8BDE356A9500")},
            {c("CPADuration"), 2},
            {c("CPAResult"), c(cpa)}};
}

inline QJsonArray threeAttempts()
{
    QJsonObject first =
        attemptJson("Call back later", "2024-11-12T14:27:49.000", "j.ellwanger", 102, 9, "Voice", "Prefers mornings before ten.");
    first[c("custom_mood")] = c("friendly");
    // In no order: the newest is not always last.
    return {attemptJson("No answer", "2024-11-11T17:31:00.000", "", 0, 28, "No answer"), first,
            attemptJson("Answering machine", "2024-11-10T10:04:00.000", "", 0, 12, "Machine")};
}

// {"panel_id": "HP-000470", "last_name", "first_name", "phone", "zip", "recontact"}, ...; every third was never called.
inline QJsonObject panelRecord(int i, bool attempts)
{
    static const char *names[] = {"Falkenrath", "Ellwanger",           "Castellan",   "Hernquist",
                                  "Benning",    "Strömqvist-Hallberg", "van der Meij"};
    const QJsonObject entry{{c("panel_id"), QStringLiteral("HP-%1").arg(i, 6, 10, QLatin1Char('0'))},
                            {c("last_name"), c(names[i % 7])},
                            {c("first_name"), c("Odalys")},
                            {c("phone"), QStringLiteral("1415555%1").arg(i % 10000, 4, 10, QLatin1Char('0'))},
                            {c("zip"), QStringLiteral("%1").arg(94000 + i % 200, 5, 10, QLatin1Char('0'))},
                            {c("recontact"), c("2024-12-05")}};
    if (i % 3 == 0)
        return record(entry);
    QJsonObject each = record(entry, called(i % 3 == 1 ? c("Appointment approved") : c("Call back later"), 3, i % 3 == 1,
                                            QStringLiteral("2024-11-12T14:%1:49.000").arg(i % 60, 2, 10, QLatin1Char('0'))));
    if (attempts)
        each[c("attempts")] = threeAttempts();
    return each;
}

inline testing::ScriptedTenant::Answer panelPage(int first, int count, bool attempts, const QString &cursor = {})
{
    QJsonArray records;
    for (int i = first; i < first + count; ++i)
        records.append(panelRecord(i, attempts));
    return testing::ScriptedTenant::json(QJsonObject{{c("next_cursor"), cursor}, {c("records"), records}});
}

inline api::Format panelFormat()
{
    api::Format format;
    format.id = c("F1");
    format.name = c("Panel");
    for (const char *name : {"panel_id", "last_name", "first_name", "phone", "zip", "recontact"}) {
        api::Field field;
        field.name = c(name);
        field.key = format.fields.isEmpty();
        if (field.name == c("phone"))
            field.type = api::FieldType::Phone;
        format.fields.append(field);
    }
    return format;
}

} // namespace outdial::test
