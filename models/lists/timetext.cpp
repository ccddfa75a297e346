// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>

#include <models/lists/timetext.h>

namespace outdial::models {

namespace {

QDateTime shown(const QDateTime &time, TimeZoneShown zone)
{
    return zone == TimeZoneShown::Utc ? time.toUTC() : time.toLocalTime();
}

} // namespace

QString shortTime(const QDateTime &time, TimeZoneShown zone, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const QDateTime when = shown(time, zone);
    const QDate today = shown(now, zone).date();
    const QLocale locale;
    if (when.date() == today)
        return locale.toString(when.time(), u"HH:mm:ss");
    if (when.date().year() == today.year())
        return locale.toString(when, QCoreApplication::translate("TimeText", "d MMM HH:mm"));
    return locale.toString(when.date(), QCoreApplication::translate("TimeText", "d MMM yyyy"));
}

QString fullTime(const QDateTime &time, TimeZoneShown zone)
{
    if (!time.isValid())
        return {};
    const QDateTime when = shown(time, zone);
    const QString text = QLocale().toString(when, QCoreApplication::translate("TimeText", "d MMM yyyy HH:mm:ss"));
    return zone == TimeZoneShown::Utc ? text + QStringLiteral(" UTC") : text;
}

} // namespace outdial::models
