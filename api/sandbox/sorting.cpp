// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/sorting.h>

namespace outdial::sandbox {
namespace {

// Blank is a reset to the default. Either case is printed in the reference.
api::SortingType sortingType(const QString &text, const QString &parameter)
{
    const QString name = text.trimmed().toUpper();
    if (name.isEmpty() || name == QLatin1String("NATURAL"))
        return api::SortingType::Natural;
    if (name == QLatin1String("RANDOM"))
        return api::SortingType::Random;
    if (name == QLatin1String("CUSTOM"))
        return api::SortingType::Custom;
    throw unsupportedValue(parameter, text, QStringLiteral("NATURAL, RANDOM or CUSTOM"));
}

api::SortingField readField(simdjson::dom::element element)
{
    static const QString prefix = QStringLiteral("sortingOrder.sortingFields.");
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS)
        throw badRequest(QStringLiteral("'sortingOrder.sortingFields' has an unsupported value: list of objects is expected"));
    const Parameters parameters(object, prefix);
    parameters.allowOnly({"fieldName", "sortOrder"});
    api::SortingField field;
    field.fieldName = parameters.requiredText("fieldName");
    const QString order = parameters.text("sortOrder").value_or(QString()).trimmed().toUpper();
    if (order == QLatin1String("DESC"))
        field.order = api::SortOrder::Descending;
    else if (!order.isEmpty() && order != QLatin1String("ASC"))
        throw parameters.unsupported("sortOrder", QStringLiteral("ASC or DESC"));
    return field;
}

} // namespace

api::Sorting readSorting(const Parameters &parameters)
{
    api::Sorting sorting;
    if (!parameters.has("sortingOrder"))
        return sorting;
    std::optional<simdjson::dom::object> object;
    try {
        object = parameters.object("sortingOrder");
    } catch (const Failure &) {
        sorting.type = sortingType(parameters.text("sortingOrder").value_or(QString()), QStringLiteral("sortingOrder"));
        if (sorting.type == api::SortingType::Custom)
            throw badRequest(QStringLiteral("required parameter 'sortingOrder.sortingFields' is empty or missing"));
        return sorting;
    }
    const Parameters given(*object, QStringLiteral("sortingOrder."));
    given.allowOnly({"type", "sortingFields"});
    sorting.type = sortingType(given.text("type").value_or(QString()), QStringLiteral("sortingOrder.type"));
    std::optional<simdjson::dom::array> fields;
    if (!given.isReset("sortingFields"))
        fields = given.array("sortingFields");
    if (sorting.type != api::SortingType::Custom)
        return sorting; // fields beside it are ignored
    if (!fields || fields->size() == 0)
        throw given.missing("sortingFields");
    for (const simdjson::dom::element field : *fields)
        sorting.fields.append(readField(field));
    return sorting;
}

void checkSorting(const api::Sorting &sorting, const api::Format &format)
{
    for (const api::SortingField &field : sorting.fields) {
        if (format.indexOf(field.fieldName) < 0) {
            throw unsupportedValue(QStringLiteral("sortingOrder.sortingFields.fieldName"), field.fieldName,
                                   QStringLiteral("name of a field of the list"));
        }
    }
}

void writeSorting(JsonWriter &json, const api::Sorting &sorting, const api::Format &format)
{
    json.beginObject();
    json.key("type").text(std::string_view(sorting.type == api::SortingType::Custom   ? "CUSTOM"
                                           : sorting.type == api::SortingType::Random ? "RANDOM"
                                                                                      : "NATURAL"));
    json.key("sortingFields").beginArray();
    for (const api::SortingField &field : sorting.fields) {
        json.beginObject();
        json.key("fieldId").text(QString(u'f' + QString::number(format.indexOf(field.fieldName) + 1)));
        json.key("fieldName").text(field.fieldName);
        json.key("sortOrder").text(std::string_view(field.order == api::SortOrder::Ascending ? "ASC" : "DESC"));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

} // namespace outdial::sandbox
