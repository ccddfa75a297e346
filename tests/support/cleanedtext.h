// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A value before and after its clean-up.
#pragma once

#include <QString>

#include <models/transfer/cleanup.h>

namespace outdial::test {

inline api::Field dateField(const char *format = "yyyy-MM-dd HH:mm")
{
    api::Field field;
    field.name = QStringLiteral("when");
    field.type = api::FieldType::DateTime;
    field.format = QLatin1String(format);
    return field;
}

inline api::Field textField()
{
    api::Field field;
    field.name = QStringLiteral("text");
    return field;
}

inline QString cleaned(const models::CleanUp &cleanUp, const QString &value, const api::Field &field = textField())
{
    models::Cleaner cleaner(cleanUp, field);
    const std::string text = value.toStdString();
    // Twice: nothing of one value may be left in the next.
    static_cast<void>(cleaner.clean("Zz 99 x@y 01.02.2003 04:05"));
    const auto result = cleaner.clean(text);
    return QString::fromUtf8(result.data(), qsizetype(result.size()));
}

inline models::CleanUp dates(const char *pattern, const char *zone = "", const char *storedZone = "")
{
    models::CleanUp cleanUp;
    cleanUp.date.pattern = QLatin1String(pattern);
    cleanUp.date.zone = zone;
    cleanUp.date.storedZone = storedZone;
    return cleanUp;
}

} // namespace outdial::test
