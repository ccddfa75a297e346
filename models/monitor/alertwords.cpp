// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <models/campaigns/campaignwords.h>
#include <models/monitor/alertwords.h>

#include <cmath>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlertWords)
};

QString clockText(qint64 time) { return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("HH:mm")); }

QString percent(double value) { return QLocale().toString(value, 'f', 1) + QLatin1Char('%'); }

} // namespace

QString minutesText(qint64 minutes)
{
    constexpr qint64 day = 24 * 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    if (minutes < day)
        return minutes % 60 == 0 ? Words::tr("%1 h").arg(minutes / 60)
                                 : Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    const qint64 hours = minutes % day / 60;
    return hours == 0 ? Words::tr("%1 d").arg(minutes / day) : Words::tr("%1 d %2 h").arg(minutes / day).arg(hours);
}

AlertText usedUpText(const QString &list, qint64 open, qint64 total)
{
    const QString remedy = Words::tr("Add records to it, or enable or bind another list.");
    if (open <= 0)
        return {Words::tr("“%1” is used up").arg(list),
                Words::tr("All its records are completed: %1 of %1.").arg(groupedText(total)) + QLatin1Char(' ') + remedy};
    return {Words::tr("“%1” is nearly used up").arg(list),
            Words::tr("Open records: %1 of %2, %3.").arg(groupedText(open), groupedText(total), shareText(open, total)) +
                QLatin1Char(' ') + remedy};
}

AlertText stoppedText(qint64 ranAt)
{
    return {Words::tr("Stopped elsewhere"),
            Words::tr("It still ran at %1, and this window did not stop it. Nothing is dialed. Start it if it should go on.")
                .arg(clockText(ranAt))};
}

AlertText noAttemptsText(qint64 minutes, qint64 lastAttempt, qint64 open)
{
    QString text = lastAttempt > 0 ? Words::tr("It is running, but its last attempt was at %1.").arg(clockText(lastAttempt))
                                   : Words::tr("It is running, but nothing was ever dialed.");
    if (open > 0)
        text += QLatin1Char(' ') + Words::tr("Open records: %1.").arg(groupedText(open));
    text += QLatin1Char(' ') + Words::tr("“Why is it not dialing?” on its card shows what may keep it.");
    return {Words::tr("No attempt for %1").arg(minutesText(minutes)), text};
}

AlertText shareMovedText(const QString &disposition, qint64 count, qint64 attempts, double usual)
{
    const double share = attempts > 0 ? 100.0 * double(count) / double(attempts) : 0;
    const QString points = QLocale().toString(std::abs(share - usual), 'f', 1);
    const QString name = disposition.isEmpty() ? Words::tr("No disposition") : Words::tr("“%1”").arg(disposition);
    const QString much = share > usual ? Words::tr("That is %1 percentage points more than usual.").arg(points)
                                       : Words::tr("That is %1 percentage points less than usual.").arg(points);
    return {
        Words::tr("%1: %2, usually %3").arg(name, percent(share), percent(usual)),
        Words::tr("Of the attempts of the last hour, %1 of %2 ended with it.").arg(groupedText(count), groupedText(attempts)) +
            QLatin1Char(' ') + much + QLatin1Char(' ') + Words::tr("Look at the latest results before much more is dialed.")};
}

} // namespace outdial::models
