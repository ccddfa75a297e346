// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignwords.h>
#include <models/campaigns/unbindfacts.h>

#include <algorithm>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(UnbindFacts)
};

} // namespace

std::optional<UnbindFacts> unbindFacts(const CampaignRow &row, const QString &instanceId, bool old)
{
    if (!row.detail)
        return std::nullopt;
    const QList<api::ListInstance> &lists = row.detail->lists;
    const auto instance =
        std::find_if(lists.cbegin(), lists.cend(), [&](const api::ListInstance &list) { return list.instanceId == instanceId; });
    if (instance == lists.cend())
        return std::nullopt;
    UnbindFacts facts;
    facts.campaignName = row.name;
    facts.instanceId = instanceId;
    facts.instanceName = instanceTitle(*instance);
    facts.listName = instance->listName;
    facts.totalRecords = instance->totalRecords;
    if (const auto figures = row.figures.constFind(instanceId); figures != row.figures.cend()) {
        facts.attempted = figures->attempted;
        facts.completed = figures->completed;
        facts.approximate = figures->approximate;
    }
    facts.enabled = instance->enabled;
    facts.running = row.isRunning();
    facts.runningKnown = !old && row.state != api::CampaignState::Unknown;
    const auto isOther = [&](const api::ListInstance &list) { return list.instanceId != instanceId; };
    facts.lastEnabled = instance->enabled && std::none_of(lists.cbegin(), lists.cend(), [&](const api::ListInstance &list) {
                            return isOther(list) && list.enabled;
                        });
    facts.lastOfList = std::none_of(lists.cbegin(), lists.cend(), [&](const api::ListInstance &list) {
        return isOther(list) && list.listId == instance->listId;
    });
    return facts;
}

QString UnbindFacts::title() const { return Words::tr("Unbind “%1”?").arg(instanceName); }

QString UnbindFacts::progress() const
{
    if (!completed || !attempted)
        return Words::tr("%n record(s), progress not read yet", nullptr, int(totalRecords));
    const auto about = [this](const QString &share) {
        return approximate ? Words::tr("~%1", "approximate share").arg(share) : share;
    };
    return Words::tr("%1, %2 of %3 records completed · %4, %5 attempted")
        .arg(about(shareText(*completed, totalRecords)), groupedText(*completed), groupedText(totalRecords),
             about(shareText(*attempted, totalRecords)), groupedText(*attempted));
}

QString UnbindFacts::state() const
{
    if (!runningKnown)
        return Words::tr("Whether “%1” is running is not known at the moment.").arg(campaignName);
    return running ? Words::tr("“%1” is running.").arg(campaignName) : Words::tr("“%1” is stopped.").arg(campaignName);
}

QStringList UnbindFacts::drops() const
{
    QStringList lines;
    if (!runningKnown)
        lines << Words::tr("Calls may drop: whether the campaign is running is not known.");
    else if (running)
        lines << Words::tr("Calls may drop: the campaign is running.");
    else
        lines << Words::tr("The campaign is stopped, so nothing new is dialed. Calls that are still connected may drop.");
    lines << Words::tr(
                 "Progressive, predictive, automatic: all active calls of this list are dropped, also those that talk to an "
                 "agent.")
          << Words::tr("Preview: only calls that no agent has picked up yet are dropped.")
          << Words::tr("The API tells neither the mode of a campaign nor how many calls are active.");
    return lines;
}

QStringList UnbindFacts::kept() const
{
    QStringList lines{Words::tr("Results of completed calls are archived and can be downloaded in Contact Center Administrator."),
                      Words::tr("Results of calls that drop are not saved."),
                      Words::tr("The list “%1” and its records stay.").arg(listName)};
    if (lastOfList)
        lines << Words::tr("Without this instance, what the campaign did with the list can no longer be read here.");
    return lines;
}

QStringList UnbindFacts::warnings() const
{
    QStringList lines;
    if (lastEnabled)
        lines << (running ? Words::tr("It is the only list that is on: the campaign will run without anything to dial.")
                          : Words::tr("It is the only list that is on: without it the campaign has nothing to dial."));
    return lines;
}

QString UnbindFacts::advice() const
{
    if (!shouldStopFirst())
        return {};
    return Words::tr("Stop the campaign first, and wait for its calls to end.");
}

} // namespace outdial::models
