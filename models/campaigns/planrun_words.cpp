// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/campaigns/campaignwords.h>
#include <models/campaigns/planrun.h>
#include <models/connect/errorwords.h>

namespace outdial::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanRun)
};

} // namespace

using State = PlanOutcome::State;

QString outcomeWord(const PlanOutcome &outcome)
{
    switch (outcome.state) {
    case State::Waiting:
        return Words::tr("Waiting");
    case State::Sending:
        return Words::tr("Being applied…");
    case State::Looking:
        return Words::tr("Answer lost, looking…");
    case State::Done:
        return Words::tr("Applied");
    case State::Failed:
        return Words::tr("Not applied");
    case State::Unknown:
        return Words::tr("Not known");
    case State::Gone:
        return Words::tr("Unbound elsewhere");
    case State::Skipped:
        break;
    }
    return Words::tr("Not sent");
}

QString outcomeSentence(const PlannedChange &change, const PlanOutcome &outcome)
{
    const api::Method method = change.bind ? api::Method::BindList : api::Method::UpdateList;
    switch (outcome.state) {
    case State::Done:
        return outcome.lookedUp ? Words::tr("The answer was lost; the campaign has it, as a look afterwards showed.") : QString();
    case State::Failed:
        if (outcome.lookedUp)
            return Words::tr("%1 The campaign does not have it so far, as a look afterwards showed; the tenant may still be at "
                             "work on it. It is still pending.")
                .arg(errorSentence(outcome.error, method));
        return Words::tr("%1 It is still pending.").arg(errorSentence(outcome.error, method));
    case State::Unknown:
        return Words::tr("%1 Whether it was applied could not be found out. Nothing was sent twice. It stays pending until the "
                         "campaign is read and shows it.")
            .arg(errorSentence(outcome.error, method));
    case State::Gone:
        return Words::tr("Somebody else unbound this list instance. Nothing was changed, and its edits are dropped.");
    case State::Skipped:
        return Words::tr("It is still pending.");
    case State::Waiting:
    case State::Sending:
    case State::Looking:
        break;
    }
    return {};
}

QString runSummary(const PlanRun &run)
{
    const int all = int(run.outcomes().size());
    const int done = run.count(State::Done);
    const int gone = run.count(State::Gone);
    const int unknown = run.count(State::Unknown);
    const int pending = run.count(State::Failed) + run.count(State::Skipped);
    QStringList sentences;
    sentences << (done == all ? Words::tr("%n change(s) applied.", nullptr, done)
                              : Words::tr("%1 of %n change(s) applied.", nullptr, all).arg(groupedText(done)));
    if (pending > 0)
        sentences << Words::tr("Still pending: %1.").arg(groupedText(pending));
    if (unknown > 0)
        sentences << Words::tr("Not known: %1.").arg(groupedText(unknown));
    if (gone > 0)
        sentences << Words::tr("Unbound elsewhere: %1.").arg(groupedText(gone));
    return sentences.join(u' ');
}

api::UpdateListRequest applySortingAgain(const api::ListInstance &instance)
{
    api::UpdateListRequest request;
    request.instanceId = instance.instanceId;
    request.sorting = instance.sorting;
    return request;
}

PlannedChange sortingAgain(const api::ListInstance &instance)
{
    PlannedChange change;
    change.key = instance.instanceId;
    change.title = Words::tr("“%1”").arg(instanceTitle(instance));
    change.lines << Words::tr("Sorting: %1, applied again").arg(sortingText(instance.sorting));
    change.update = applySortingAgain(instance);
    return change;
}

} // namespace outdial::models
