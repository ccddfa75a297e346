// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "Why is it not dialing?": what speaks for and against it, in the order in which a person would look, with what can be done.
// What the API does not tell is said, not guessed. Pure functions, any thread.
#pragma once

#include <QList>
#include <QString>

#include <models/campaigns/campaignrow.h>
#include <models/monitor/monitorfigures.h>

namespace outdial::models {

struct DialingCheck {
    enum class Outcome { Passed, Failed, NotRead, NotTold };
    enum class Remedy { None, Start, EnableInstance, BindList, OpenLists };
    Outcome outcome = Outcome::Passed;
    QString text;   // "The only enabled list is used up:", bold where it failed
    QString detail; // "all 6,250 records of “Meter readings October” are completed"
    Remedy remedy = Remedy::None;
    QString remedyText; // of the button: "Enable “Late meters”"
    QString instanceId; // for EnableInstance
};

// quietMinutes: after how many minutes without an attempt a running campaign counts as not dialing. The first thing that keeps it
// from dialing is told, not what follows from that. The last one is always NotTold; where an earlier one offers to enable a list,
// its remedy is to bind another.
QList<DialingCheck> dialingChecks(const CampaignRow &row, const MonitorFigures &figures, qint64 now, int quietMinutes);
// Running, with something to dial, but without an attempt for that long; or not able to dial at all. False for a campaign that is
// stopped, or about to be: that it does not dial surprises nobody. What was not read makes nothing true.
bool isNotDialing(const CampaignRow &row, const MonitorFigures &figures, qint64 now, int quietMinutes);

} // namespace outdial::models
