// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/formats/formattemplates.h>

namespace outdial::models {

using api::FieldType;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormatTemplates)
};

api::Field make(const char *name, FieldType type)
{
    api::Field field;
    field.name = QString::fromLatin1(name);
    field.type = type;
    return field;
}

api::Field makeKey(const char *name, FieldType type)
{
    api::Field field = make(name, type);
    field.key = field.searchable = true;
    return field;
}

api::Field makePhone(const char *name, api::PhoneType type, bool first)
{
    api::Field field = make(name, FieldType::Phone);
    field.phoneType = type;
    field.required = field.searchable = first;
    return field;
}

} // namespace

QList<FormatTemplate> formatTemplates()
{
    using api::PhoneType;
    api::Format us;
    us.fields = {makeKey("lead_id", FieldType::Other),
                 make("first_name", FieldType::FirstName),
                 make("last_name", FieldType::LastName),
                 makePhone("phone", PhoneType::UsCanada, true),
                 makePhone("phone_2", PhoneType::UsCanada, false),
                 make("zip", FieldType::ZipCode),
                 make("state", FieldType::State)};
    api::Format international;
    international.fields = {makeKey("lead_id", FieldType::Other),       make("first_name", FieldType::FirstName),
                            make("last_name", FieldType::LastName),     make("company", FieldType::Company),
                            makePhone("phone", PhoneType::Other, true), makePhone("phone_2", PhoneType::Other, false),
                            make("postal_code", FieldType::ZipCode)};
    for (api::Field &field : international.fields) {
        if (field.type == FieldType::Phone)
            field.removePrefix = QStringLiteral("00");
    }
    api::Format customers;
    customers.fields = {makeKey("customer_id", FieldType::Account),
                        make("first_name", FieldType::FirstName),
                        make("last_name", FieldType::LastName),
                        makePhone("phone", PhoneType::UsCanada, true),
                        make("zip", FieldType::ZipCode),
                        make("call_at", FieldType::DateTimeCallAt),
                        make("priority", FieldType::Priority),
                        make("balance", FieldType::Integer)};
    customers.fields[5].format = QStringLiteral("yyyy-MM-dd HH:mm");
    return {{Text::tr("Leads, US"), us},
            {Text::tr("Leads, international"), international},
            {Text::tr("Customers with account"), customers}};
}

} // namespace outdial::models
