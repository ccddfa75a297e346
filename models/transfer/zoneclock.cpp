// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>

#include <models/transfer/zoneclock.h>

#include <algorithm>
#include <climits>

namespace outdial::models {

namespace {

// Days from 1970 whose offsets are kept, as far as 2100. Others are looked up each time.
constexpr std::int64_t keptDays = 47'847;
constexpr std::int32_t notKept = INT_MIN;

} // namespace

bool isTimeZone(const QByteArray &name) { return QTimeZone::isTimeZoneIdAvailable(name); }

QList<QByteArray> timeZones()
{
    static const QList<QByteArray> regions{"Africa/",   "America/",   "Antarctica/", "Arctic/", "Asia/",
                                           "Atlantic/", "Australia/", "Europe/",     "Indian/", "Pacific/"};
    QList<QByteArray> zones{"UTC"};
    if (const auto own = QTimeZone::systemTimeZoneId(); own != "UTC" && isTimeZone(own))
        zones.append(own);
    for (const auto &name : QTimeZone::availableTimeZoneIds()) {
        const bool known = std::ranges::any_of(regions, [&](const QByteArray &region) { return name.startsWith(region); });
        if (known && !zones.contains(name))
            zones.append(name);
    }
    return zones;
}

ZoneClock::ZoneClock(const QByteArray &name)
{
    if (!name.isEmpty() && name != "UTC" && isTimeZone(name))
        m_zone = QTimeZone(name);
}

int ZoneClock::lookUp(std::int64_t utc) const { return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC)); }

// At its beginning.
int ZoneClock::offsetOfDay(std::int64_t day)
{
    if (day < 0 || day >= keptDays)
        return lookUp(day * secondsADay);
    if (m_days.empty())
        m_days.assign(std::size_t(keptDays), notKept);
    auto &kept = m_days[std::size_t(day)];
    if (kept == notKept)
        kept = lookUp(day * secondsADay);
    return kept;
}

int ZoneClock::offsetAt(std::int64_t utc)
{
    const std::int64_t day = floorDays(utc);
    const int offset = offsetOfDay(day);
    if (offset == offsetOfDay(day + 1))
        return offset;
    // A day in which the clock is moved, which is at a full quarter of an hour wherever that is done today.
    const std::int64_t quarter = utc >= 0 ? utc / 900 : -((-utc + 899) / 900);
    const auto [kept, isNew] = m_quarters.try_emplace(quarter, 0);
    if (isNew)
        kept->second = lookUp(quarter * 900);
    return kept->second;
}

std::int64_t ZoneClock::toUtc(std::int64_t shown)
{
    if (!m_zone.isValid())
        return shown;
    const int before = offsetAt(shown - secondsADay);
    const int after = offsetAt(shown + secondsADay);
    if (before == after || offsetAt(shown - before) == before)
        return shown - before;
    return offsetAt(shown - after) == after ? shown - after : shown - before;
}

std::int64_t ZoneClock::fromUtc(std::int64_t utc) { return m_zone.isValid() ? utc + offsetAt(utc) : utc; }

} // namespace outdial::models
