// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>

#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>

#include <cmath>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CampaignWords)
};

constexpr qint64 quietAfterSeconds = 10 * 60;
const QChar dash(0x2014);

QString clock(const QDateTime &time) { return time.toString(QStringLiteral("HH:mm")); }

QDateTime inZoneOf(const QDateTime &time, const QDateTime &now)
{
    return now.timeSpec() == Qt::UTC ? time.toUTC() : time.toLocalTime();
}

// "today 14:12", "yesterday 18:02", "12 Nov 17:31", "6 Jan 2023"
QString dayText(const QDateTime &then, const QDateTime &now)
{
    const QDateTime local = inZoneOf(then, now);
    const qint64 days = local.date().daysTo(now.date());
    if (days <= 0)
        return Words::tr("today %1").arg(clock(local));
    if (days == 1)
        return Words::tr("yesterday %1").arg(clock(local));
    if (local.date().year() == now.date().year())
        return QLocale().toString(local, QStringLiteral("d MMM HH:mm"));
    return QLocale().toString(local, QStringLiteral("d MMM yyyy"));
}

QDateTime lastAttemptOf(const ProgressFigures &figures)
{
    return figures.lastAttempt == api::noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(figures.lastAttempt, Qt::UTC);
}

QString unknownFigures(const CampaignRow &row)
{
    const bool failed = row.detailError || !row.walkErrors.isEmpty();
    return failed ? Words::tr("could not be read") : Words::tr("not read yet");
}

QString about(const QString &share, bool approximate)
{
    return approximate ? Words::tr("~%1", "approximate share").arg(share) : share;
}

} // namespace

QString groupedText(qint64 count) { return QLocale().toString(count); }

QString shareText(qint64 part, qint64 whole)
{
    if (whole <= 0)
        return dash;
    const double share = 100.0 * double(part) / double(whole);
    const double tenths = std::round(share * 10.0) / 10.0;
    if (part > 0 && tenths <= 0.0)
        return QLatin1Char('<') + QLocale().toString(0.1, 'f', 1) + QLatin1Char('%');
    if (part < whole && tenths >= 100.0)
        return QLatin1Char('>') + QLocale().toString(99.9, 'f', 1) + QLatin1Char('%');
    return QLocale().toString(tenths, 'f', 1) + QLatin1Char('%');
}

QString stateText(const CampaignRow &row, const WordsContext &context)
{
    switch (row.shown()) {
    case CampaignShown::Running:
        if (context.old && context.asOf.isValid())
            return Words::tr("Running, as of %1").arg(clock(inZoneOf(context.asOf, context.now)));
        return Words::tr("Running");
    case CampaignShown::Stopped:
        return Words::tr("Stopped");
    case CampaignShown::Starting:
        return Words::tr("Starting…");
    case CampaignShown::Stopping:
        return Words::tr("Stopping…");
    case CampaignShown::StartFailed:
        return Words::tr("Start failed");
    case CampaignShown::StopFailed:
        return Words::tr("Stop failed");
    case CampaignShown::NotConfirmed:
        return row.pending && row.pending->act == CampaignAct::Stop ? Words::tr("Stop not confirmed")
                                                                    : Words::tr("Start not confirmed");
    case CampaignShown::Disabled:
        return Words::tr("Disabled");
    case CampaignShown::Unknown:
        break;
    }
    return row.missing ? Words::tr("Not found") : Words::tr("Unknown");
}

QString completedShare(const CampaignRow &row)
{
    const auto progress = row.progress();
    const auto total = row.total();
    if (!progress || !total)
        return unknownFigures(row);
    if (*total == 0)
        return dash;
    return about(shareText(progress->completed, *total), progress->approximate);
}

QString completedCount(const CampaignRow &row)
{
    const auto progress = row.progress();
    const auto total = row.total();
    if (!progress || !total)
        return {};
    if (*total == 0)
        return Words::tr("no records");
    return Words::tr("%1 of %2").arg(groupedText(progress->completed), groupedText(*total));
}

QString penetrationShare(const CampaignRow &row)
{
    const auto progress = row.progress();
    const auto total = row.total();
    if (!progress || !total || *total == 0)
        return dash;
    return about(shareText(progress->attempted, *total), progress->approximate);
}

QString completedSentence(const CampaignRow &row)
{
    const auto progress = row.progress();
    const auto total = row.total();
    if (!progress || !total)
        return Words::tr("completion %1").arg(unknownFigures(row));
    if (*total == 0)
        return Words::tr("no records in enabled lists");
    return Words::tr("%1, %2 of %3 completed").arg(completedShare(row), groupedText(progress->completed), groupedText(*total));
}

QString penetrationSentence(const CampaignRow &row)
{
    const auto progress = row.progress();
    const auto total = row.total();
    if (!progress || !total)
        return Words::tr("penetration %1").arg(unknownFigures(row));
    if (*total == 0)
        return Words::tr("no records in enabled lists");
    return Words::tr("%1, %2 of %3 attempted").arg(penetrationShare(row), groupedText(progress->attempted), groupedText(*total));
}

QString lastAttemptText(const CampaignRow &row, const WordsContext &context)
{
    const auto progress = row.progress();
    if (!progress)
        return Words::tr("unknown");
    const QDateTime then = lastAttemptOf(*progress);
    if (!then.isValid())
        return Words::tr("never");
    if (context.old && row.isRunning() && context.asOf.isValid())
        return Words::tr("before %1").arg(clock(inZoneOf(context.asOf, context.now)));
    const qint64 seconds = std::max<qint64>(0, then.secsTo(context.now));
    if (seconds < 60)
        return Words::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return Words::tr("%1 min ago").arg(seconds / 60);
    return dayText(then, context.now);
}

bool isQuiet(const CampaignRow &row, const WordsContext &context)
{
    const auto progress = row.progress();
    const auto total = row.total();
    if (!row.isRunning() || row.pending || context.old || !progress || !total || progress->completed >= *total)
        return false;
    // One that runs since less than that has a right to be quiet.
    if (row.changed.isValid() && row.changed.secsTo(context.now) < quietAfterSeconds)
        return false;
    const QDateTime then = lastAttemptOf(*progress);
    return then.isValid() && then.secsTo(context.now) >= quietAfterSeconds;
}

bool needsAttention(const CampaignRow &row, const WordsContext &context)
{
    switch (row.shown()) {
    case CampaignShown::StartFailed:
    case CampaignShown::StopFailed:
    case CampaignShown::NotConfirmed:
        return true;
    default:
        return row.missing || isQuiet(row, context);
    }
}

QString sinceText(const CampaignRow &row, const WordsContext &context)
{
    if (row.missing)
        return Words::tr("the tenant has no campaign with this ID");
    QString text = row.enabled ? Words::tr("enabled") : Words::tr("disabled");
    if (row.changed.isValid() && !row.pending)
        text = Words::tr("since %1").arg(dayText(row.changed, context.now)) + QStringLiteral(" · ") + text;
    if (row.isRemembered())
        text += QStringLiteral(" · ") + Words::tr("remembered here");
    return text;
}

QString failureTitle(const CampaignRow &row)
{
    if (!row.failed)
        return {};
    return row.failed->act == CampaignAct::Start ? Words::tr("%1 did not start.").arg(row.name)
                                                 : Words::tr("%1 did not stop.").arg(row.name);
}

QString failureText(const CampaignRow &row)
{
    if (!row.failed)
        return {};
    const bool start = row.failed->act == CampaignAct::Start;
    const QString why =
        errorSentence(row.failed->error, start ? api::Method::StartCampaign : api::Method::StopCampaign) + QLatin1Char(' ');
    // A lost answer was followed by reads of the state: those tell what is so, not what was dialed in between.
    if (row.failed->error.committed == api::Committed::Unknown)
        return why + (start ? Words::tr("The tenant shows it as stopped.") : Words::tr("The tenant shows it as running."));
    return why + (start ? Words::tr("Nothing was dialed.") : Words::tr("It goes on dialing."));
}

QString notConfirmedText(const CampaignRow &row)
{
    if (!row.pending || row.pending->phase != PendingAct::Phase::Lost)
        return {};
    const QString why = errorSentence(row.pending->lost) + QLatin1Char(' ');
    return why + (row.pending->act == CampaignAct::Start
                      ? Words::tr("Whether it was started is not known; its state is read until it is. Nothing was sent twice.")
                      : Words::tr("Whether it was stopped is not known; its state is read until it is. Nothing was sent twice."));
}

QString refusedSentence(const CampaignRow &row, CampaignAct act, const api::ApiError &error)
{
    const bool start = act == CampaignAct::Start;
    if (!row.enabled) {
        return start
                   ? Words::tr("“%1” is disabled, so it cannot be started. It is enabled in Contact Center Administrator (409).")
                         .arg(row.name)
                   : Words::tr("“%1” is disabled, so there is nothing to stop (409).").arg(row.name);
    }
    if (row.isRunning() && start)
        return Words::tr("Someone else started “%1”. The page now shows the new state.").arg(row.name);
    if (row.state == api::CampaignState::Stopped && !start)
        return Words::tr("Someone else stopped “%1”. The page now shows the new state.").arg(row.name);
    return (start ? Words::tr("“%1” was not started.") : Words::tr("“%1” was not stopped.")).arg(row.name) + QLatin1Char(' ') +
           errorSentence(error, start ? api::Method::StartCampaign : api::Method::StopCampaign);
}

QString disagreedSentence(const CampaignRow &row, CampaignAct act)
{
    return act == CampaignAct::Start ? Words::tr("The tenant agreed to start “%1”, but shows it as stopped.").arg(row.name)
                                     : Words::tr("The tenant agreed to stop “%1”, but shows it as running.").arg(row.name);
}

QString sortingText(const api::Sorting &sorting)
{
    switch (sorting.type) {
    case api::SortingType::Natural:
        return Words::tr("Natural");
    case api::SortingType::Random:
        return Words::tr("Random");
    case api::SortingType::Custom:
        break;
    }
    QStringList fields;
    for (const api::SortingField &field : sorting.fields) {
        const QChar arrow(field.order == api::SortOrder::Descending ? 0x2193 : 0x2191);
        fields << field.fieldName + QLatin1Char(' ') + arrow;
    }
    return fields.isEmpty() ? Words::tr("Custom") : fields.join(QStringLiteral(", "));
}

QString dncTypeText(const api::DncListRef &list)
{
    QString text = list.type;
    if (list.type == QLatin1String("INTERNAL"))
        text = Words::tr("Internal");
    else if (list.type == QLatin1String("GEOGRAPHIC_POSTAL"))
        text = Words::tr("Postal code");
    else if (list.type == QLatin1String("GEOGRAPHIC_STATE"))
        text = Words::tr("State");
    else if (list.type == QLatin1String("GEOGRAPHIC_AREACODE"))
        text = Words::tr("Area code");
    else if (list.type == QLatin1String("EXCLUSION"))
        text = list.listField.isEmpty() ? Words::tr("Exclusion") : Words::tr("Exclusion by %1").arg(list.listField);
    if (!list.country.isEmpty())
        text += QStringLiteral(", ") + list.country;
    return text;
}

} // namespace outdial::models
