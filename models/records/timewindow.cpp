// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>

#include <models/records/timewindow.h>

#include <cstdlib>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(TimeWindow)
};

Qt::TimeSpec specOf(TimeZoneShown zone) { return zone == TimeZoneShown::Utc ? Qt::UTC : Qt::LocalTime; }

} // namespace

TimeWindow windowOf(WindowPreset preset, TimeZoneShown zone, const QDateTime &now)
{
    const QDate today = now.toTimeSpec(specOf(zone)).date();
    // The first moment of a day: midnight does not exist where clocks are put forward then.
    const auto dawn = [zone](const QDate &day) { return day.startOfDay(specOf(zone)).toUTC(); };
    switch (preset) {
    case WindowPreset::LastHour:
        return {now.toUTC().addSecs(-3600), {}};
    case WindowPreset::Today:
        return {dawn(today), dawn(today.addDays(1))};
    case WindowPreset::Yesterday:
        return {dawn(today.addDays(-1)), dawn(today)};
    case WindowPreset::LastSevenDays:
        return {dawn(today.addDays(-6)), dawn(today.addDays(1))};
    case WindowPreset::ThisMonth: {
        const QDate first(today.year(), today.month(), 1);
        return {dawn(first), dawn(first.addMonths(1))};
    }
    case WindowPreset::AllTime:
    case WindowPreset::Custom:
        break;
    }
    return {};
}

QString windowText(const TimeWindow &window, TimeZoneShown zone)
{
    const auto text = [zone](const QDateTime &time) {
        return QLocale().toString(time.toTimeSpec(specOf(zone)), Text::tr("d MMM yyyy HH:mm"));
    };
    if (window.start.isValid() && window.end.isValid())
        return Text::tr("%1 – %2").arg(text(window.start), text(window.end));
    if (window.start.isValid())
        return Text::tr("since %1").arg(text(window.start));
    if (window.end.isValid())
        return Text::tr("before %1").arg(text(window.end));
    return Text::tr("all time");
}

QString zoneText(TimeZoneShown zone, const QDateTime &at)
{
    if (zone == TimeZoneShown::Utc)
        return QStringLiteral("UTC");
    const int minutes = at.toLocalTime().offsetFromUtc() / 60;
    if (minutes == 0)
        return Text::tr("local time, UTC");
    QString offset = (minutes < 0 ? QStringLiteral("UTC−") : QStringLiteral("UTC+")) + QString::number(std::abs(minutes) / 60);
    if (minutes % 60 != 0)
        offset += QStringLiteral(":%1").arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return Text::tr("local time, %1").arg(offset);
}

} // namespace outdial::models
