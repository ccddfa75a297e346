// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/formats/formatwords.h>

namespace outdial::models {

using api::FieldType;
using api::PhoneType;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormatWords)
};

} // namespace

const QList<FieldKind> &fieldKinds()
{
    static const QList<FieldKind> kinds{
        {FieldType::Phone, PhoneType::UsCanada},
        {FieldType::Phone, PhoneType::Other},
        {FieldType::Account, {}},
        {FieldType::FirstName, {}},
        {FieldType::LastName, {}},
        {FieldType::Company, {}},
        {FieldType::ZipCode, {}},
        {FieldType::State, {}},
        {FieldType::Integer, {}},
        {FieldType::DateTime, {}},
        {FieldType::DateTimeCallAt, {}},
        {FieldType::Priority, {}},
        {FieldType::AgentLoginId, {}},
        {FieldType::CallingNumber, {}},
        {FieldType::Other, {}},
    };
    return kinds;
}

int fieldKindOf(const api::Field &field)
{
    for (int i = 0; i < int(fieldKinds().size()); ++i) {
        const FieldKind &kind = fieldKinds().at(i);
        if (kind.type == field.type && (kind.type != FieldType::Phone || kind.phoneType == field.phoneType))
            return i;
    }
    return int(fieldKinds().size()) - 1;
}

QString fieldKindWords(const FieldKind &kind)
{
    if (kind.type != FieldType::Phone)
        return fieldTypeTitle(kind.type);
    return kind.phoneType == PhoneType::UsCanada ? Text::tr("Phone · US and Canada") : Text::tr("Phone · other countries");
}

QString fieldTypeTitle(FieldType type)
{
    switch (type) {
    case FieldType::Account:
        return Text::tr("Account");
    case FieldType::AgentLoginId:
        return Text::tr("Agent login ID");
    case FieldType::CallingNumber:
        return Text::tr("Calling number");
    case FieldType::Company:
        return Text::tr("Company");
    case FieldType::DateTime:
        return Text::tr("Date and time");
    case FieldType::DateTimeCallAt:
        return Text::tr("Date and time to call at");
    case FieldType::FirstName:
        return Text::tr("First name");
    case FieldType::Integer:
        return Text::tr("Integer");
    case FieldType::LastName:
        return Text::tr("Last name");
    case FieldType::Other:
        return Text::tr("Other");
    case FieldType::Phone:
        return Text::tr("Phone");
    case FieldType::ZipCode:
        return Text::tr("Zip code");
    case FieldType::Priority:
        return Text::tr("Priority");
    case FieldType::State:
        return Text::tr("State");
    }
    return Text::tr("Other");
}

QString fieldTypeNote(const api::Field &field)
{
    switch (field.type) {
    case FieldType::Account:
        return Text::tr("The customer's unique identifier. It is kept in the call history. A format can have one.");
    case FieldType::AgentLoginId:
        return Text::tr("Assigns records to agents in preview and progressive campaigns. Other campaigns ignore it.");
    case FieldType::CallingNumber:
        return Text::tr("The caller ID that is shown when the record is dialed.");
    case FieldType::Company:
        return Text::tr("The company that the record belongs to.");
    case FieldType::DateTime:
        return Text::tr("When a callback request was made. Values must be written like the format, digit by digit.");
    case FieldType::DateTimeCallAt:
        return Text::tr("When the record is to be called. Values must be written like the format, digit by digit.");
    case FieldType::FirstName:
        return Text::tr("The first name of the contact.");
    case FieldType::Integer:
        return Text::tr("Whole numbers, such as an age or a balance. Campaign quotas can use it.");
    case FieldType::LastName:
        return Text::tr("The last name of the contact.");
    case FieldType::Other:
        return Text::tr("Text of any kind.");
    case FieldType::Phone:
        return field.phoneType == PhoneType::UsCanada
                   ? Text::tr("10 digits get a 1 in front. 11 digits beginning with 1, and numbers beginning with 011, stay. All "
                              "else is refused.")
                   : Text::tr(
                         "Only digits are kept. The prefix is removed first, then the country code is put in front of numbers "
                         "that do not begin with it.");
    case FieldType::ZipCode:
        return Text::tr("The postal code. Safe calling hours need it; leading zeros stay.");
    case FieldType::Priority:
        return Text::tr("Records with a value are attempted before the others.");
    case FieldType::State:
        return Text::tr("The state that the contact lives in. State calling hours need this or a zip code.");
    }
    return {};
}

QString originWords(FormatOrigin origin)
{
    switch (origin) {
    case FormatOrigin::Created:
        return Text::tr("created here");
    case FormatOrigin::Taught:
        return Text::tr("taught here");
    case FormatOrigin::Learned:
        return Text::tr("learned from records");
    }
    return {};
}

void setFieldKind(api::Field &field, const FieldKind &kind)
{
    const bool date = kind.type == FieldType::DateTime || kind.type == FieldType::DateTimeCallAt;
    field.type = kind.type;
    field.phoneType = kind.type == FieldType::Phone ? kind.phoneType : PhoneType::Other;
    if (kind.type != FieldType::Phone || kind.phoneType == PhoneType::UsCanada) {
        field.removePrefix.clear();
        field.defaultCountryCode.clear();
    }
    if (!date) {
        field.format.clear();
        field.timeZone.clear();
    }
    if (kind.type != FieldType::Priority) {
        field.order.clear();
        field.expiresAfter.clear();
    }
}

} // namespace outdial::models
