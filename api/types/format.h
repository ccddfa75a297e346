// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A format: the fields that the records of a list have. No method of the API returns one; Outdial remembers those that it
// created, was given, or was taught.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <api/types/apierror.h>

#include <optional>

namespace outdial::api {

enum class FieldType {
    Account,
    AgentLoginId,
    CallingNumber,
    Company,
    DateTime,
    DateTimeCallAt,
    FirstName,
    Integer,
    LastName,
    Other,
    Phone,
    ZipCode,
    Priority,
    State
};

enum class PhoneType { Other, UsCanada };

// One field, with the properties that createListWithNewFormat takes. Properties of other types are empty.
struct Field {
    QString name;
    FieldType type = FieldType::Other;
    bool required = false;
    bool searchable = false;
    bool skip = false;
    bool key = false;
    PhoneType phoneType = PhoneType::Other; // PHONE
    QString removePrefix;                   // PHONE of type OTHER
    QString defaultCountryCode;             // PHONE of type OTHER
    QString format;                         // DATETIME, DATETIME_CALL_AT: one of dateTimeFormats(); empty is the default
    QString timeZone;                       // DATETIME, DATETIME_CALL_AT
    QString order;                          // PRIORITY
    QString expiresAfter;                   // PRIORITY
};

struct Format {
    QString id; // null until the tenant gave one
    QString name;
    QList<Field> fields;

    bool hasKey() const;
    // Position in fields, -1 when there is none. Names are case-sensitive.
    int indexOf(const QString &fieldName) const;
};

// "PHONE", "DATETIME_CALL_AT", ...: the spelling of the API.
QLatin1String fieldTypeName(FieldType type);
std::optional<FieldType> fieldTypeFromName(QStringView name);

// The object that createListWithNewFormat takes, as JSON: {"formatName": ..., "fields": [...], "listName": ...}; listName only
// when it is not empty. Properties that do not belong to a field's type are not written.
QByteArray encodeNewList(const Format &format, const QString &listName);
// Reads the same object (listName is ignored): from a file of a user, or what the store keeps. BadRequest with a description
// that says what is wrong and in which field.
Result<Format> decodeFormat(const QByteArray &json);

} // namespace outdial::api
