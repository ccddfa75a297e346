// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <views/shared/figures.h>

namespace outdial::views {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

// The C locale groups no digits; what a person reads always does.
QLocale shownLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString minutes(const QTime &time) { return time.toString(QStringLiteral("HH:mm")); }

// "yesterday 18:02", "12 Nov 17:31", "6 Jan 2024"
QString dayText(const QDateTime &local, const QDateTime &now)
{
    const qint64 days = local.date().daysTo(now.date());
    if (days == 0)
        return Text::tr("today %1").arg(minutes(local.time()));
    if (days == 1)
        return Text::tr("yesterday %1").arg(minutes(local.time()));
    if (local.date().year() != now.date().year())
        return shownLocale().toString(local.date(), Text::tr("d MMM yyyy", "date format"));
    return QString(shownLocale().toString(local.date(), Text::tr("d MMM", "date format")) % QLatin1Char(' ') %
                   minutes(local.time()));
}

} // namespace

QString unknownMark() { return QStringLiteral("—"); }

QString countText(qint64 count) { return count < 0 ? unknownMark() : shownLocale().toString(count); }

QString countOf(qint64 part, qint64 whole)
{
    return Text::tr("%1 of %2", "18,204 of 40,000").arg(countText(part), countText(whole));
}

QString percentText(qint64 part, qint64 whole)
{
    if (part < 0 || whole < 0)
        return unknownMark();
    const QLocale locale = shownLocale();
    const auto written = [&locale](double percent) { return QString(locale.toString(percent, 'f', 1) % QLatin1Char('%')); };
    if (whole == 0)
        return written(0);
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (part > 0 && percent < 0.05)
        return QString(QLatin1Char('<') % written(0.1));
    if (part < whole && percent >= 99.95)
        return QString(QLatin1Char('>') % written(99.9));
    return written(percent);
}

QString spanText(std::chrono::milliseconds span)
{
    const qint64 ms = std::max<qint64>(0, span.count());
    if (ms < 1000)
        return Text::tr("%1 ms").arg(ms);
    const qint64 seconds = ms / 1000;
    const auto two = [](const QString &large, const QString &small, qint64 smallCount) {
        return smallCount == 0 ? large : QString(large % QLatin1Char(' ') % small);
    };
    if (seconds < 60)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return two(Text::tr("%1 min").arg(seconds / 60), Text::tr("%1 s").arg(seconds % 60), seconds % 60);
    const qint64 inMinutes = seconds / 60;
    if (inMinutes < 24 * 60)
        return two(Text::tr("%1 h").arg(inMinutes / 60), Text::tr("%1 min").arg(inMinutes % 60), inMinutes % 60);
    const qint64 hours = inMinutes / 60;
    return two(Text::tr("%1 d").arg(hours / 24), Text::tr("%1 h").arg(hours % 24), hours % 24);
}

QString ageText(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return Text::tr("never");
    const qint64 seconds = then.secsTo(now);
    if (seconds < 1)
        return Text::tr("now");
    if (seconds < 24 * 3600)
        return Text::tr("%1 ago").arg(spanText(std::chrono::seconds(seconds)));
    return dayText(then.toTimeZone(now.timeZone()), now);
}

QString momentText(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return Text::tr("never");
    const qint64 seconds = then.secsTo(now);
    if (seconds < 1)
        return Text::tr("now");
    if (seconds < 60)
        return Text::tr("%1 ago").arg(spanText(std::chrono::seconds(seconds)));
    if (seconds < 3600)
        return Text::tr("%1 ago").arg(spanText(std::chrono::minutes(seconds / 60)));
    return dayText(then.toTimeZone(now.timeZone()), now);
}

QString clockText(const QDateTime &time) { return time.toString(QStringLiteral("HH:mm:ss")); }

QString sizeText(qint64 bytes)
{
    return bytes < 0 ? unknownMark() : shownLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace outdial::views
