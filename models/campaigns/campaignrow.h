// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What Outdial knows of one campaign: values that the feed collects, the model shows and the details pane reads. Nothing in it is
// a guess: what was not read is absent.
#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <api/types/apierror.h>
#include <api/types/campaign.h>
#include <models/campaigns/progresscounter.h>

#include <optional>

namespace outdial::models {

// What the table shows as the state of a campaign.
enum class CampaignShown {
    Unknown,
    Running,
    Stopped,
    Starting,     // asked, the tenant has not confirmed it
    Stopping,     //
    StartFailed,  // certainly not started
    StopFailed,   //
    NotConfirmed, // the answer was lost: it may have been done or not
    Disabled
};

enum class CampaignAct { Start, Stop };

// A start or stop under way. Ended by the tenant, never by time alone.
struct PendingAct {
    enum class Phase {
        Asked,    // the request is out
        Answered, // the tenant agreed; waiting until a state read afterwards agrees as well
        Lost,     // the answer was lost: the state is read until it is known
        Refused   // 409: the state is read to say what is so
    };
    CampaignAct act = CampaignAct::Start;
    Phase phase = Phase::Asked;
    int disagreed = 0;    // states read since the answer that did not agree
    api::ApiError lost;   // why the outcome is not known
    QDateTime nextLook;   // UTC
    quint64 serial = 0;   // answers to an older act of the same campaign are ignored
    bool looking = false; // a Get Campaign Status is out
};

struct FailedAct {
    CampaignAct act = CampaignAct::Start;
    api::ApiError error;
    QDateTime at; // UTC
};

struct CampaignRow {
    QString id;
    QString name;
    bool listed = false; // by the newest Get Campaigns, which lists enabled ones
    bool enabled = true; //
    api::CampaignState state = api::CampaignState::Unknown;
    QDateTime stateRead; // UTC, when the tenant last said this state; invalid: never
    QDateTime changed;   // UTC, when we saw the state change; invalid: it is what it was when we came

    std::optional<api::Campaign> detail; // of the last Get Campaign
    QDateTime detailRead;                // UTC
    std::optional<api::ApiError> detailError;
    bool missing = false; // Get Campaign says that there is no such campaign

    QHash<QString, ProgressFigures> figures; // by instance id: those whose first walk has ended
    QHash<QString, api::ApiError> walkErrors;

    std::optional<PendingAct> pending;
    std::optional<FailedAct> failed;

    CampaignShown shown() const;
    bool isPending() const { return pending.has_value(); }
    bool isRunning() const { return state == api::CampaignState::Running; }
    // Not among those that the tenant lists: here because it was opened by id, or was listed before.
    bool isRemembered() const { return !listed; }
    bool canStart() const;
    bool canStop() const;

    // Over the enabled lists. Each is absent until everything that it needs was read.
    std::optional<qint64> total() const;
    std::optional<ProgressFigures> progress() const;
    // In dialing order: by order, then as the tenant gave them.
    QList<api::ListInstance> listsInOrder() const;
};

// How old what we show is.
enum class Freshness { NotReadYet, Live, Stale, Offline };

} // namespace outdial::models
