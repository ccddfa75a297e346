// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of records for tests, made by the decoder from JSON as a tenant would print it.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <api/types/recordpage.h>

namespace outdial::test {

inline QJsonObject neverCalled()
{
    return {{QStringLiteral("globalInteractionID"), QString()},
            {QStringLiteral("lastCallDuration"), 0},
            {QStringLiteral("lastDisposition"), QString()},
            {QStringLiteral("totalAttempts"), 0},
            {QStringLiteral("completed"), false},
            {QStringLiteral("completedTime"), QString()},
            {QStringLiteral("lastAgent"), QString()},
            {QStringLiteral("lastPhone"), QString()},
            {QStringLiteral("lastDate"), QString()}};
}

// when: "2024-11-12T14:31:47.000"
inline QJsonObject called(const QString &disposition, int attempts, bool completed, const QString &when)
{
    QJsonObject status = neverCalled();
    status[QStringLiteral("lastDisposition")] = disposition;
    status[QStringLiteral("totalAttempts")] = attempts;
    status[QStringLiteral("completed")] = completed;
    status[QStringLiteral("lastDate")] = when;
    if (completed)
        status[QStringLiteral("completedTime")] = when;
    return status;
}

inline QJsonObject record(const QJsonObject &entry, const QJsonObject &status = neverCalled())
{
    return {{QStringLiteral("entry"), entry}, {QStringLiteral("status"), status}};
}

struct FieldValue {
    FieldValue(const char *utf8) : json(QString::fromUtf8(utf8)) {}
    FieldValue(const QString &text) : json(text) {}
    FieldValue(int number) : json(number) {}
    QJsonValue json;
};

// The fields of a record: {"id", "N1"}, ...
inline QJsonObject entry(std::initializer_list<std::pair<const char *, FieldValue>> values)
{
    QJsonObject object;
    for (const auto &[name, value] : values)
        object.insert(QLatin1String(name), value.json);
    return object;
}

inline api::RecordPagePtr recordPage(const QJsonArray &records, const QString &cursor = {})
{
    QJsonObject body{{QStringLiteral("records"), records}};
    body[QStringLiteral("next_cursor")] = cursor.isNull() ? QJsonValue() : QJsonValue(cursor);
    auto page = api::RecordPage::decodePage(QJsonDocument(body).toJson(QJsonDocument::Compact));
    return page ? std::make_shared<const api::RecordPage>(std::move(*page)) : nullptr;
}

// count records {"id": "N<first>", "phone": "1415555<first, 4 digits>"}, ...; every third was called, every ninth is completed.
inline api::RecordPagePtr numberedPage(int first, int count, const QString &cursor = {})
{
    QJsonArray records;
    for (int i = first; i < first + count; ++i) {
        const QJsonObject entry{{QStringLiteral("id"), QStringLiteral("N%1").arg(i)},
                                {QStringLiteral("phone"), QStringLiteral("1415555%1").arg(i, 4, 10, QLatin1Char('0'))}};
        records.append(i % 3 == 0 ? record(entry, called(QStringLiteral("No answer"), i % 9 == 0 ? 2 : 1, i % 9 == 0,
                                                         QStringLiteral("2024-11-12T14:31:47.000")))
                                  : record(entry));
    }
    return recordPage(records, cursor);
}

} // namespace outdial::test
