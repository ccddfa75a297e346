// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the small answers key by key and keeps the first thing that is wrong, so that a codec is a list of keys. Numbers may
// come as strings and ids as numbers; other types than the reference prints are faults.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <api/types/lenientjson.h>

namespace outdial::api {

// What was wrong first, as "records[3].totalRecords is missing"; null while nothing is.
class JsonFault {
public:
    void report(const QString &what);
    bool isSet() const { return !m_what.isNull(); }
    const QString &what() const { return m_what; }

private:
    QString m_what;
};

class JsonKeys {
public:
    // path: where the object stands, "" for the body itself, "lists[0]." below it.
    JsonKeys(QJsonObject object, QString path, JsonFault &fault);

    // Obligatory: a fault when the key is absent or null.
    QString text(const char *key) const;
    qint64 number(const char *key) const; // 0...2^53
    bool flag(const char *key) const;
    QJsonArray array(const char *key) const;

    // Absent or null is the fallback; another type is a fault.
    QString optionalText(const char *key) const;
    qint64 optionalNumber(const char *key, qint64 fallback) const;
    QJsonArray optionalArray(const char *key) const;

    QJsonValue value(const char *key) const { return m_object.value(QLatin1String(key)); }
    bool isAbsent(const char *key) const;
    void report(const char *key, const char *what) const;
    QString pathOf(const char *key) const;

    // Calls read(JsonKeys) for each element, which must be objects.
    template <typename Read>
    void each(const char *key, const QJsonArray &elements, Read read) const
    {
        int i = 0;
        for (const QJsonValue &element : elements) {
            const QString where = QStringLiteral("%1[%2]").arg(pathOf(key)).arg(i++);
            if (!element.isObject())
                m_fault.report(where + QStringLiteral(" is not an object"));
            else
                read(JsonKeys(element.toObject(), where + QLatin1Char('.'), m_fault));
        }
    }

private:
    bool demand(const char *key) const;

    QJsonObject m_object;
    QString m_path;
    JsonFault &m_fault;
};

// The body as a JSON value, object or array, with the repair of lenientjson.h where the strict parse fails.
Result<QJsonValue> parseBody(const QByteArray &body);

// Parses an object, reads it with read(JsonKeys) and gives what that gave, or Malformed.
template <typename Read>
auto decodeObject(const QByteArray &body, Committed onFault, Read read)
    -> Result<decltype(read(std::declval<const JsonKeys &>()))>
{
    const Result<QJsonValue> root = parseBody(body);
    if (!root)
        return tl::unexpected(malformed(root.error().detail, onFault));
    if (!root->isObject())
        return tl::unexpected(malformed(QStringLiteral("the body is not an object"), onFault));
    JsonFault fault;
    auto answer = read(JsonKeys(root->toObject(), QString(), fault));
    if (fault.isSet())
        return tl::unexpected(malformed(fault.what(), onFault));
    return answer;
}

} // namespace outdial::api
