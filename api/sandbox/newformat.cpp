// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/recordrules.h>
#include <sandbox/newformat.h>

#include <vector>

namespace outdial::sandbox {
namespace {

// The names a field may have, by its type. The reference prints "defaultCoutryCode" in a table and "defaultCountryCode" in its
// examples: both are served.
std::vector<std::string_view> namesOf(api::FieldType type)
{
    std::vector<std::string_view> names{"name", "type", "required", "searchable", "skip", "key"};
    const auto add = [&names](std::initializer_list<std::string_view> more) { names.insert(names.end(), more); };
    switch (type) {
    case api::FieldType::Phone:
        add({"phoneType", "removePrefix", "defaultCountryCode", "defaultCoutryCode"});
        break;
    case api::FieldType::DateTime:
    case api::FieldType::DateTimeCallAt:
        add({"format", "timeZone"});
        break;
    case api::FieldType::Priority:
        add({"order", "expiresAfter"});
        break;
    default:
        break;
    }
    return names;
}

void readPhone(const Parameters &given, api::Field &field)
{
    const QString type = given.text("phoneType").value_or(QString());
    if (type == QLatin1String("US_CANADA"))
        field.phoneType = api::PhoneType::UsCanada;
    else if (!type.isEmpty() && type != QLatin1String("OTHER"))
        throw given.unsupported("phoneType", QStringLiteral("OTHER or US_CANADA"));
    field.removePrefix = given.text("removePrefix").value_or(QString()).trimmed();
    if (given.has("defaultCountryCode") && given.has("defaultCoutryCode"))
        throw badRequest(QStringLiteral("parameter 'fields.defaultCountryCode' is duplicated"));
    const bool right = given.has("defaultCountryCode");
    field.defaultCountryCode = given.text(right ? "defaultCountryCode" : "defaultCoutryCode").value_or(QString()).trimmed();
}

void readTime(const Parameters &given, api::Field &field)
{
    field.timeZone = given.text("timeZone").value_or(QString());
    field.format = given.text("format").value_or(QString());
    if (field.format.isEmpty() || field.format == QLatin1String("MM/dd/yyyy ::mm")) // the misprint of the default
        field.format = rules::defaultDateTimeFormat();
    const std::vector<QString> &known = rules::dateTimeFormats();
    if (std::find(known.begin(), known.end(), field.format) == known.end())
        throw given.unsupported("format", QStringLiteral("supported date and time format"));
}

void readPriority(const Parameters &given, api::Field &field)
{
    static const QStringList known{QStringLiteral("FIFO"), QStringLiteral("LIFO"), QStringLiteral("FIRST-IN-FIRST-OUT"),
                                   QStringLiteral("LAST-IN-FIRST-OUT")};
    field.order = given.text("order").value_or(QString());
    if (!field.order.isEmpty() && !known.contains(field.order.toUpper()))
        throw given.unsupported("order", QStringLiteral("FIFO or LIFO"));
}

api::Field readField(simdjson::dom::element element)
{
    static const QString prefix = QStringLiteral("fields.");
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS)
        throw badRequest(QStringLiteral("'fields' has an unsupported value: list of objects is expected"));
    const Parameters given(object, prefix);
    api::Field field;
    field.name = given.requiredText("name");
    const auto type = api::fieldTypeFromName(given.requiredText("type"));
    if (!type)
        throw given.unsupported("type", QStringLiteral("type of a field"));
    field.type = *type;
    given.allowOnly(namesOf(field.type));
    field.required = given.boolean("required").value_or(false);
    field.searchable = given.boolean("searchable").value_or(false);
    field.skip = given.boolean("skip").value_or(false);
    field.key = given.boolean("key").value_or(false);
    if (field.type == api::FieldType::Phone) {
        readPhone(given, field);
    } else if (field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt) {
        readTime(given, field);
    } else if (field.type == api::FieldType::Priority) {
        readPriority(given, field);
        simdjson::dom::element expires;
        if (object.at_key("expiresAfter").get(expires) == simdjson::SUCCESS) {
            if (expires.is_object() || expires.is_array())
                throw given.unsupported("expiresAfter", QStringLiteral("text or number"));
            field.expiresAfter = expires.is_string() ? given.text("expiresAfter").value_or(QString())
                                                     : QString::fromStdString(simdjson::minify(expires));
        }
    }
    return field;
}

} // namespace

NewList readNewList(const Parameters &parameters)
{
    NewList made;
    made.format.name = parameters.requiredText("formatName").trimmed();
    const auto fields = parameters.array("fields");
    if (!fields || fields->size() == 0)
        throw parameters.missing("fields");
    for (const simdjson::dom::element field : *fields)
        made.format.fields.append(readField(field));
    made.listName = parameters.text("listName").value_or(QString()).trimmed();
    if (made.listName.isEmpty())
        made.listName = QStringLiteral("FORMAT: ") + made.format.name;

    const std::vector<rules::FormatProblem> problems = rules::checkFormat(made.format);
    if (!problems.empty()) {
        const rules::FormatProblem &problem = problems.front();
        const QString where =
            problem.field >= 0 ? QStringLiteral("field '%1': ").arg(made.format.fields[problem.field].name) : QString();
        throw badRequest(QStringLiteral("'fields' has an unsupported value: ") + where + problem.what);
    }
    return made;
}

} // namespace outdial::sandbox
