// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include <api/types/jsonkeys.h>

#include <cmath>

namespace outdial::api {

void JsonFault::report(const QString &what)
{
    if (!isSet())
        m_what = what;
}

JsonKeys::JsonKeys(QJsonObject object, QString path, JsonFault &fault)
    : m_object(std::move(object)),
      m_path(std::move(path)),
      m_fault(fault)
{
}

QString JsonKeys::pathOf(const char *key) const { return m_path + QLatin1String(key); }

void JsonKeys::report(const char *key, const char *what) const
{
    m_fault.report(pathOf(key) + QLatin1Char(' ') + QLatin1String(what));
}

bool JsonKeys::isAbsent(const char *key) const
{
    const QJsonValue at = value(key);
    return at.isUndefined() || at.isNull();
}

bool JsonKeys::demand(const char *key) const
{
    if (!isAbsent(key))
        return true;
    report(key, "is missing");
    return false;
}

QString JsonKeys::text(const char *key) const { return demand(key) ? optionalText(key) : QString(); }
qint64 JsonKeys::number(const char *key) const { return demand(key) ? optionalNumber(key, 0) : 0; }
QJsonArray JsonKeys::array(const char *key) const { return demand(key) ? optionalArray(key) : QJsonArray(); }

bool JsonKeys::flag(const char *key) const
{
    if (!demand(key))
        return false;
    const QJsonValue at = value(key);
    if (at.isBool())
        return at.toBool();
    const QString text = at.toString();
    const bool yes = text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
    if (!yes && text.compare(QLatin1String("false"), Qt::CaseInsensitive) != 0)
        report(key, "is not a boolean");
    return yes;
}

QString JsonKeys::optionalText(const char *key) const
{
    if (isAbsent(key))
        return {};
    const QJsonValue at = value(key);
    if (at.isString())
        return at.toString();
    if (at.isDouble())
        return at.toVariant().toString();
    report(key, "is not text");
    return {};
}

qint64 JsonKeys::optionalNumber(const char *key, qint64 fallback) const
{
    if (isAbsent(key))
        return fallback;
    const QJsonValue at = value(key);
    bool ok = false;
    qint64 number = 0;
    if (at.isString()) {
        number = at.toString().trimmed().toLongLong(&ok);
    } else if (at.isDouble()) {
        const double real = at.toDouble();
        ok = std::abs(real) <= 9007199254740992.0 && std::trunc(real) == real;
        number = ok ? at.toInteger() : 0;
    }
    if (ok && number >= 0)
        return number;
    report(key, ok ? "is negative" : "is not a whole number");
    return fallback;
}

QJsonArray JsonKeys::optionalArray(const char *key) const
{
    if (!isAbsent(key) && !value(key).isArray())
        report(key, "is not a list");
    return value(key).toArray();
}

Result<QJsonValue> parseBody(const QByteArray &body)
{
    QJsonParseError fault;
    QJsonDocument document = QJsonDocument::fromJson(body, &fault);
    if (fault.error != QJsonParseError::NoError) {
        const QByteArray repaired = repairedJson(body);
        QJsonParseError second;
        if (!repaired.isNull())
            document = QJsonDocument::fromJson(repaired, &second);
        if (repaired.isNull() || second.error != QJsonParseError::NoError)
            return tl::unexpected(malformed(
                QStringLiteral("not JSON: %1 at byte %2 of %3").arg(fault.errorString()).arg(fault.offset).arg(body.size())));
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace outdial::api
