// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats for tests of the designer: one with a field of every type, as the reference describes them.
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include <api/types/format.h>

namespace outdial::test {

inline api::Field formatField(const char *name, api::FieldType type = api::FieldType::Other)
{
    api::Field field;
    field.name = QString::fromUtf8(name);
    field.type = type;
    return field;
}

// Nothing of it is refused.
inline api::Format smallFormat()
{
    api::Format format;
    format.name = QStringLiteral("Renewals US v3");
    format.fields = {formatField("customer_id", api::FieldType::Account), formatField("phone", api::FieldType::Phone),
                     formatField("remark")};
    return format;
}

inline api::Format everyType()
{
    using T = api::FieldType;
    api::Format format;
    format.name = QStringLiteral("Every type");
    format.fields = {
        formatField("account", T::Account), formatField("agent", T::AgentLoginId), formatField("caller", T::CallingNumber),
        formatField("company", T::Company), formatField("asked", T::DateTime),     formatField("call_at", T::DateTimeCallAt),
        formatField("first", T::FirstName), formatField("age", T::Integer),        formatField("last", T::LastName),
        formatField("note", T::Other),      formatField("mobile", T::Phone),       formatField("home", T::Phone),
        formatField("zip", T::ZipCode),     formatField("prio", T::Priority),      formatField("state", T::State)};
    format.fields[0].key = format.fields[0].searchable = format.fields[0].required = true;
    format.fields[4].format = QStringLiteral("dd.MM.yyyy HH:mm");
    format.fields[4].timeZone = QStringLiteral("Europe/Berlin");
    format.fields[5].format = QStringLiteral("MM/dd/yyyy HH:mm:ss");
    format.fields[9].skip = true;
    format.fields[10].phoneType = api::PhoneType::UsCanada;
    format.fields[11].removePrefix = QStringLiteral("00");
    format.fields[11].defaultCountryCode = QStringLiteral("49");
    format.fields[13].order = QStringLiteral("LIFO");
    format.fields[13].expiresAfter = QStringLiteral("30");
    return format;
}

// Writes a file and gives its path.
inline QString writeFile(const QTemporaryDir &folder, const char *name, const QByteArray &content)
{
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", name);
    return path;
}

// Six rows, of which four fit: line 4 has a balance that is no whole number, line 6 has the key of line 2.
inline QByteArray renewalsCsv()
{
    return "customer_id,first_name,phone,phone_2,zip,renewal_date,balance,remark\n"
           "WNL-1, Mira ,(415) 555-0131,00 1 415 555 0133,07030,01.12.2024 09:00,1290,ruft gern\n"
           "WNL-2,Odo,4155550132,,10001,02.12.2024 10:30,007,\n"
           "WNL-3,Ada,415.555.0134,,94110,03.12.2024 11:00,1290.50,x\n"
           "WNL-4,Ugo,14155550135,,94111,04.12.2024 12:00,12,y\n"
           "WNL-1,Ina,4155550136,,94112,05.12.2024 13:00,13,z\n"
           "WNL-6,Eva,4155550137,,94113,06.12.2024 14:00,14,\n";
}

} // namespace outdial::test
