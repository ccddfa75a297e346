// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial campaigns list|start|stop`: the campaigns that the tenant lists, and the window's engine for starting and stopping
// them: each is asked once, and over when a state that was read afterwards says so. One after the other; the outcomes on stdout.
#pragma once

#include <QStringList>
#include <QTimer>

#include <app/cli/tenantcommand.h>
#include <models/campaigns/campaignacts.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::app {

struct CampaignsArguments {
    enum class Act { List, Start, Stop };
    Act act = Act::List;
    bool help = false;
    bool lists = false;    // reads those of each campaign as well; of List
    QStringList campaigns; // names or ids
    int giveUpAfter = 600; // seconds until one whose outcome cannot be read is let be
    bool yes = false;
    bool json = false;
    TenantChoice tenant;
};

// The error is a sentence for stderr; the code is WrongUse.
tl::expected<CampaignsArguments, QString> parseCampaigns(const QStringList &arguments);
// What --help prints.
QString campaignsUsage();

class CampaignsCommand : public TenantCommand {
    Q_OBJECT
public:
    explicit CampaignsCommand(CampaignsArguments arguments, QObject *parent = nullptr);
    ~CampaignsCommand() override;
    // The one that was asked is of unknown outcome then; the rest are not asked.
    void cancel() override;

private:
    enum class Outcome { Done, Already, Refused, Unknown, NotAsked };

    bool prepare() override;
    void run() override;
    void listed(const api::Result<QList<api::CampaignSummary>> &answer);
    void tellNext();
    void tell(const api::CampaignSummary &campaign, const api::Result<api::Campaign> *detail);
    bool choose();
    bool mayAct();
    void actNext();
    void giveUp(const QString &why);
    void settled(const QString &id, Outcome outcome, const QString &sentence);
    void report(const QString &id, Outcome outcome, const QString &sentence);

    CampaignsArguments m_arguments;
    QList<api::CampaignSummary> m_listed;
    bool m_incomplete = false; // not every campaign could be read
    models::FeedPace m_pace;
    models::CampaignRows m_rows;
    std::unique_ptr<models::CampaignActs> m_acts;
    QStringList m_chosen; // ids, each once
    qsizetype m_next = 0;
    QString m_current;
    QTimer m_patience;
    bool m_cancelled = false;
    bool m_rejected = false;
};

} // namespace outdial::app
