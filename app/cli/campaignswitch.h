// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts or stops a campaign for a command, with the window's engine: asked once, and over when a state that was read afterwards
// says so, or when nobody waits any more. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <app/cli/knowncampaigns.h>
#include <models/campaigns/campaignacts.h>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace outdial::app {

class CampaignSwitch : public QObject {
    Q_OBJECT
public:
    enum class Outcome {
        Done,
        Already, // 409: it was so before
        Refused,
        Unknown
    };
    Q_ENUM(Outcome)

    // The client outlives it. giveUpAfter: seconds until a campaign whose state cannot be read is let be.
    CampaignSwitch(const api::Client &client, int giveUpAfter, QObject *parent = nullptr);
    ~CampaignSwitch() override;

    // settled() follows. One at a time.
    void begin(const KnownCampaign &campaign, models::CampaignAct act);
    bool isBusy() const { return !m_current.isEmpty(); }
    // Of unknown outcome from now on; settled() comes from within.
    void giveUp(const QString &why);

Q_SIGNALS:
    // Once for each begin(). state: as the tenant said it last; why: a sentence, empty where nothing is to be explained.
    void settled(outdial::app::CampaignSwitch::Outcome outcome, outdial::api::CampaignState state, const QString &why);

private:
    void failed();
    void told(const QString &sentence);
    void settle(Outcome outcome, const QString &why);

    models::FeedPace m_pace;
    models::CampaignRows m_rows;
    models::CampaignActs m_acts;
    models::CampaignAct m_act = models::CampaignAct::Start;
    QString m_current;
    QTimer m_patience;
};

// From the option --give-up-after, which the parser knows; otherwise: without it. The error is a sentence.
tl::expected<int, QString> secondsFrom(const QCommandLineParser &parser, int otherwise);

} // namespace outdial::app
