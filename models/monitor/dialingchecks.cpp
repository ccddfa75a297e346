// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDateTime>

#include <models/campaigns/campaignwords.h>
#include <models/connect/errorwords.h>
#include <models/monitor/alertwords.h>
#include <models/monitor/dialingcheck.h>

#include <algorithm>

namespace outdial::models {

using Outcome = DialingCheck::Outcome;
using Remedy = DialingCheck::Remedy;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DialingChecks)
};

constexpr qint64 minuteMs = 60'000;

DialingCheck check(Outcome outcome, const QString &text, const QString &detail = {}, Remedy remedy = Remedy::None,
                   const QString &remedyText = {}, const QString &instanceId = {})
{
    return {outcome, text, detail, remedy, remedyText, instanceId};
}

QString nameOf(const api::ListInstance &list) { return list.instanceName.isEmpty() ? list.listName : list.instanceName; }

// Absent: its records were not read. A total may be older than what was counted.
std::optional<qint64> openOf(const CampaignRow &row, const api::ListInstance &list)
{
    if (list.totalRecords == 0)
        return 0;
    const auto known = row.figures.constFind(list.instanceId);
    if (known == row.figures.constEnd())
        return std::nullopt;
    return std::max<qint64>(0, list.totalRecords - known->completed);
}

// What can be dialed of the enabled lists.
struct Enabled {
    QList<api::ListInstance> lists;
    qint64 open = 0; // of those that were read
    qint64 total = 0;
    bool read = true; // all were
};

Enabled enabledOf(const CampaignRow &row)
{
    Enabled enabled;
    for (const api::ListInstance &list : row.listsInOrder()) {
        if (!list.enabled)
            continue;
        enabled.lists.append(list);
        enabled.total += list.totalRecords;
        const auto open = openOf(row, list);
        enabled.open += open.value_or(0);
        enabled.read = enabled.read && open.has_value();
    }
    return enabled;
}

// The disabled list with the most open records. The records of disabled lists are read no more, so that those that were never
// read are taken to be open.
std::optional<api::ListInstance> bestDisabled(const CampaignRow &row)
{
    std::optional<api::ListInstance> best;
    qint64 most = 0;
    for (const api::ListInstance &list : row.listsInOrder()) {
        const qint64 open = openOf(row, list).value_or(list.totalRecords);
        if (list.enabled || open <= most)
            continue;
        most = open;
        best = list;
    }
    return best;
}

QString bindText() { return Words::tr("Bind list…"); }

DialingCheck withBestRemedy(DialingCheck failed, const CampaignRow &row)
{
    if (const auto best = bestDisabled(row)) {
        failed.remedy = Remedy::EnableInstance;
        failed.remedyText = Words::tr("Enable “%1”").arg(nameOf(*best));
        failed.instanceId = best->instanceId;
    } else {
        failed.remedy = Remedy::BindList;
        failed.remedyText = bindText();
    }
    return failed;
}

DialingCheck stateCheck(const CampaignRow &row)
{
    if (row.missing)
        return check(Outcome::Failed, Words::tr("The campaign is gone:"), Words::tr("the tenant has no campaign with this ID"));
    if (!row.listed && !row.detail)
        return row.detailError
                   ? check(Outcome::NotRead, Words::tr("The campaign could not be read."), errorSentence(*row.detailError))
                   : check(Outcome::NotRead, Words::tr("Whether the campaign is enabled and running was not read yet"));
    if (!row.enabled)
        return check(Outcome::Failed, Words::tr("The campaign is disabled:"),
                     Words::tr("it can only be enabled in Contact Center Administrator"));
    if (row.pending) {
        const bool start = row.pending->act == CampaignAct::Start;
        return check(Outcome::NotRead,
                     start ? Words::tr("The campaign is being started:") : Words::tr("The campaign is being stopped:"),
                     Words::tr("the tenant has not confirmed it yet"));
    }
    switch (row.state) {
    case api::CampaignState::Running:
        return check(Outcome::Passed, Words::tr("The campaign is enabled and running"));
    case api::CampaignState::Stopped:
        return check(Outcome::Failed, Words::tr("The campaign is stopped:"), Words::tr("nothing is dialed until it is started"),
                     Remedy::Start, Words::tr("Start"));
    case api::CampaignState::Unknown:
        break;
    }
    return check(Outcome::NotRead, Words::tr("Whether the campaign runs is not known:"),
                 Words::tr("the tenant gives a state that Outdial does not know"));
}

// The lists and what is left in them, up to the first thing that keeps it from dialing.
void listChecks(const CampaignRow &row, QList<DialingCheck> &checks)
{
    if (!row.detail) {
        checks.append(row.detailError
                          ? check(Outcome::NotRead, Words::tr("Its lists could not be read."), errorSentence(*row.detailError))
                          : check(Outcome::NotRead, Words::tr("Its lists were not read yet")));
        return;
    }
    const qsizetype bound = row.detail->lists.size();
    if (bound == 0) {
        checks.append(check(Outcome::Failed, Words::tr("No list is bound:"), Words::tr("the campaign has nothing to dial"),
                            Remedy::BindList, bindText()));
        return;
    }
    checks.append(check(Outcome::Passed, Words::tr("%n list(s) are bound", nullptr, int(bound))));

    const Enabled enabled = enabledOf(row);
    if (enabled.lists.isEmpty()) {
        const QString text = bound == 1 ? Words::tr("The only list is disabled:") : Words::tr("All lists are disabled:");
        const auto best = bestDisabled(row);
        QString detail = Words::tr("records are only dialed from enabled lists");
        if (best) {
            const auto open = openOf(row, *best);
            detail = open ? Words::tr("“%1” has %n open record(s)", nullptr, int(*open)).arg(nameOf(*best))
                          : Words::tr("“%1” has %n record(s)", nullptr, int(best->totalRecords)).arg(nameOf(*best));
        }
        checks.append(withBestRemedy(check(Outcome::Failed, text, detail), row));
        return;
    }
    if (enabled.open > 0) {
        const QString open = groupedText(enabled.open);
        checks.append(check(Outcome::Passed, enabled.read ? Words::tr("Open records in enabled lists: %1").arg(open)
                                                          : Words::tr("Open records in enabled lists: at least %1").arg(open)));
        return;
    }
    if (!enabled.read) {
        checks.append(check(Outcome::NotRead, Words::tr("How many records are open was not read yet")));
        return;
    }
    const bool one = enabled.lists.size() == 1;
    if (enabled.total == 0) {
        const QString text = one ? Words::tr("The only enabled list is empty:") : Words::tr("All enabled lists are empty:");
        const QString detail =
            one ? Words::tr("“%1” has no records").arg(nameOf(enabled.lists.first())) : Words::tr("they have no records");
        checks.append(withBestRemedy(check(Outcome::Failed, text, detail), row));
        return;
    }
    const QString text = one ? Words::tr("The only enabled list is used up:") : Words::tr("All enabled lists are used up:");
    const QString detail =
        one ? Words::tr("all %1 records of “%2” are completed").arg(groupedText(enabled.total), nameOf(enabled.lists.first()))
            : Words::tr("all their %1 records are completed").arg(groupedText(enabled.total));
    checks.append(withBestRemedy(check(Outcome::Failed, text, detail), row));
}

std::optional<qint64> lastAttemptOf(const CampaignRow &row, const MonitorFigures &figures)
{
    std::optional<qint64> last = figures.lastAttempt;
    for (const ProgressFigures &one : row.figures) {
        if (one.lastAttempt != api::noTime)
            last = std::max(last.value_or(one.lastAttempt), qint64(one.lastAttempt));
    }
    return last;
}

// When we saw it start, ms since the epoch; absent: it ran already when we came.
std::optional<qint64> startOf(const CampaignRow &row)
{
    return row.changed.isValid() ? std::optional(row.changed.toMSecsSinceEpoch()) : std::nullopt;
}

QString agoText(qint64 minutes)
{
    return minutes < 1 ? Words::tr("less than 1 min ago") : Words::tr("%1 ago").arg(minutesText(minutes));
}

DialingCheck attemptCheck(const CampaignRow &row, const MonitorFigures &figures, qint64 now, int quietMinutes)
{
    const auto last = lastAttemptOf(row, figures);
    const auto start = startOf(row);
    if (!last && !figures.known && !row.progress())
        return check(Outcome::NotRead, Words::tr("When it was last dialed was not read yet"));
    if (!last && !start)
        return check(Outcome::NotRead, Words::tr("No attempt yet, and since when it runs is not known"));
    const bool sinceStart = start && *start >= last.value_or(0);
    const qint64 minutes = std::max<qint64>(0, now - (sinceStart ? *start : *last)) / minuteMs;
    if (minutes < quietMinutes)
        return check(Outcome::Passed, sinceStart ? Words::tr("It was started %1, no attempt since").arg(agoText(minutes))
                                                 : Words::tr("The last attempt was %1").arg(agoText(minutes)));
    return check(Outcome::Failed,
                 sinceStart ? Words::tr("No attempt since it was started %1:").arg(agoText(minutes))
                            : Words::tr("No attempt for %1:").arg(minutesText(minutes)),
                 Words::tr("nothing that the API tells explains it"), Remedy::OpenLists, Words::tr("Open its lists"));
}

// What is said above is then older than it looks.
std::optional<DialingCheck> readingCheck(const CampaignRow &row)
{
    if (!row.detail)
        return std::nullopt; // its lists could not be read: said already
    for (const api::ListInstance &list : row.listsInOrder()) {
        const auto error = row.walkErrors.constFind(list.instanceId);
        if (list.enabled && error != row.walkErrors.constEnd())
            return check(Outcome::NotRead, Words::tr("The records of “%1” could not be read.").arg(nameOf(list)),
                         errorSentence(*error));
    }
    if (row.detailError)
        return check(Outcome::NotRead, Words::tr("Its lists could not be read again."), errorSentence(*row.detailError));
    return std::nullopt;
}

bool has(const QList<DialingCheck> &checks, Outcome outcome)
{
    return std::any_of(checks.cbegin(), checks.cend(), [outcome](const DialingCheck &one) { return one.outcome == outcome; });
}

bool has(const QList<DialingCheck> &checks, Remedy remedy)
{
    return std::any_of(checks.cbegin(), checks.cend(), [remedy](const DialingCheck &one) { return one.remedy == remedy; });
}

} // namespace

QList<DialingCheck> dialingChecks(const CampaignRow &row, const MonitorFigures &figures, qint64 now, int quietMinutes)
{
    QList<DialingCheck> checks{stateCheck(row)};
    if (!row.missing) {
        listChecks(row, checks);
        // What failed before explains that there are none.
        if (row.isRunning() && !row.pending && !has(checks, Outcome::Failed))
            checks.append(attemptCheck(row, figures, now, quietMinutes));
        if (const auto reading = readingCheck(row))
            checks.append(*reading);
    }
    DialingCheck rest = check(Outcome::NotTold, Words::tr("Calling hours, agents logged in, free lines, callbacks, Do-Not-Call:"),
                              Words::tr("the API does not tell"));
    // The other way, after the list that is there already.
    if (has(checks, Remedy::EnableInstance)) {
        rest.remedy = Remedy::BindList;
        rest.remedyText = bindText();
    }
    checks.append(rest);
    return checks;
}

bool isNotDialing(const CampaignRow &row, const MonitorFigures &figures, qint64 now, int quietMinutes)
{
    if (!row.isRunning() || row.pending || row.missing)
        return false;
    if (!row.enabled)
        return true;
    if (row.detail) {
        const Enabled enabled = enabledOf(row);
        if (enabled.read && enabled.open == 0)
            return true;
    }
    const auto last = lastAttemptOf(row, figures);
    const auto start = startOf(row);
    if (!last && !(start && (figures.known || row.progress())))
        return false;
    return now - std::max(last.value_or(0), start.value_or(0)) >= quietMinutes * minuteMs;
}

} // namespace outdial::models
