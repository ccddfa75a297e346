// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include <models/records/recordkeys.h>
#include <models/records/recordorder.h>

namespace outdial::models {

QByteArray encodeRecordKey(const RecordKey &key, const std::optional<api::Format> &format)
{
    if (key.isEmpty())
        return {};
    QJsonObject object;
    for (const auto &[name, value] : key) {
        const int at = format ? format->indexOf(name) : -1;
        const bool integer = at >= 0 && format->fields.at(at).type == api::FieldType::Integer;
        // Leading zeros and the like would change the value: the tenant may judge what it makes of the text.
        const auto number = integer ? plainInteger(value.trimmed().toStdString()) : std::nullopt;
        object.insert(name, number ? QJsonValue(qint64(*number)) : QJsonValue(value));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace outdial::models
