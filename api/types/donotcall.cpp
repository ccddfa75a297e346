// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include <api/types/donotcall.h>
#include <api/types/jsonkeys.h>

namespace outdial::api {

namespace {

QByteArray toJson(const QJsonArray &array) { return QJsonDocument(array).toJson(QJsonDocument::Compact); }

} // namespace

QByteArray encodeDncRecords(const QList<DncRecord> &records)
{
    QJsonArray array;
    for (const DncRecord &record : records) {
        QJsonObject object{{QStringLiteral("key"), record.key}};
        if (record.comment)
            object.insert(QStringLiteral("comment"), *record.comment);
        array.append(object);
    }
    return toJson(array);
}

QByteArray encodeDncKeys(const QStringList &keys)
{
    QJsonArray array;
    for (const QString &key : keys)
        array.append(QJsonObject{{QStringLiteral("key"), key}});
    return toJson(array);
}

QByteArray encodeDncRows(const QList<DncRecord> &records)
{
    QJsonArray array;
    for (const DncRecord &record : records) {
        QJsonArray row{record.key};
        if (record.comment)
            row.append(*record.comment);
        array.append(row);
    }
    return toJson(array);
}

Result<qint64> decodeCount(const QByteArray &body, const char *name)
{
    return decodeObject(body, Committed::Unknown, [name](const JsonKeys &keys) { return keys.number(name); });
}

} // namespace outdial::api
