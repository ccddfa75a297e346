// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bodies of requests.
#include <QJsonArray>
#include <QJsonDocument>

#include <api/types/codecs.h>

namespace outdial::api {

namespace {

QByteArray toJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QString sortingTypeName(SortingType type)
{
    switch (type) {
    case SortingType::Random:
        return QStringLiteral("RANDOM");
    case SortingType::Custom:
        return QStringLiteral("CUSTOM");
    case SortingType::Natural:
        break;
    }
    return QStringLiteral("NATURAL");
}

// null resets a parameter.
QJsonValue asJson(const QString &text) { return text; }
QJsonValue asJson(bool flag) { return flag; }
QJsonValue asJson(int number) { return number; }
QJsonValue asJson(const Sorting &sorting) { return encodeSorting(sorting); }

template <typename T>
void put(QJsonObject &object, const char *key, const Change<T> &change)
{
    if (const T *value = std::get_if<T>(&change))
        object.insert(QLatin1String(key), asJson(*value));
    else if (std::holds_alternative<ResetToDefault>(change))
        object.insert(QLatin1String(key), QJsonValue::Null);
}

QByteArray jsonString(const QString &text)
{
    // As the element of a list, since a document has no text at its top.
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

QJsonObject encodeSorting(const Sorting &sorting)
{
    QJsonObject object{{QStringLiteral("type"), sortingTypeName(sorting.type)}};
    if (sorting.type != SortingType::Custom)
        return object;
    QJsonArray fields;
    for (const SortingField &field : sorting.fields) {
        fields.append(QJsonObject{
            {QStringLiteral("fieldName"), field.fieldName},
            {QStringLiteral("sortOrder"), field.order == SortOrder::Descending ? QStringLiteral("DESC") : QStringLiteral("ASC")},
        });
    }
    object.insert(QStringLiteral("sortingFields"), fields);
    return object;
}

QByteArray encodeBindList(const BindListRequest &request)
{
    QJsonObject object{{QStringLiteral("listId"), request.listId}};
    if (request.instanceName)
        object.insert(QStringLiteral("instanceName"), *request.instanceName);
    if (request.enabled)
        object.insert(QStringLiteral("enabled"), *request.enabled);
    if (request.order)
        object.insert(QStringLiteral("order"), *request.order);
    if (request.dialingRatio)
        object.insert(QStringLiteral("dialingRatio"), *request.dialingRatio);
    if (request.sorting)
        object.insert(QStringLiteral("sortingOrder"), encodeSorting(*request.sorting));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray encodeUpdateList(const UpdateListRequest &request)
{
    QJsonObject object{{QStringLiteral("instanceId"), request.instanceId}};
    put(object, "instanceName", request.instanceName);
    put(object, "enabled", request.enabled);
    put(object, "order", request.order);
    put(object, "dialingRatio", request.dialingRatio);
    put(object, "sortingOrder", request.sorting);
    return toJson(object);
}

QByteArray encodeQueryRecord(const QString &instanceId, const QByteArray &keys, bool extractAttempts)
{
    return "{\"instanceId\":" + jsonString(instanceId) + ",\"extractAttempts\":" + (extractAttempts ? "true" : "false") +
           ",\"fields\":" + keys + '}';
}

QByteArray encodeEraseRecord(const QByteArray &keys, const QString &reason)
{
    return "{\"fields\":" + keys + ",\"reason\":" + jsonString(reason) + '}';
}

} // namespace outdial::api
