// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial campaigns list|show|start|stop`: the campaigns that are known of the tenant, told, or started and stopped one after
// the other; the outcomes on stdout.
#pragma once

#include <QStringList>

#include <app/cli/campaignreading.h>
#include <app/cli/campaignswitch.h>
#include <app/cli/knowncampaigns.h>
#include <app/cli/tenantcommand.h>

#include <memory>
#include <optional>
#include <tl/expected.hpp>

namespace outdial::app {

struct CampaignsArguments {
    enum class Act { List, Show, Start, Stop };
    Act act = Act::List;
    bool help = false;
    bool lists = false;    // reads those of each campaign as well; of List
    QStringList campaigns; // names or ids; of Show: all of them where there are none
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
    bool prepare() override;
    void run() override;
    void known();
    void chosen(const QList<KnownCampaign> &campaigns);
    void readAll(const QList<KnownCampaign> &campaigns);
    void took(const api::Campaign &detail);
    void notRead(const QString &id, const api::ApiError &error);
    const KnownCampaign &toldAs(const QString &id) const;
    void tell(const KnownCampaign &campaign, const api::Campaign *detail);
    void show(const api::Campaign &campaign);
    bool mayAct();
    void actNext();
    // No outcome: it was not asked.
    void report(std::optional<CampaignSwitch::Outcome> outcome, const QString &why);

    bool starts() const { return m_arguments.act == CampaignsArguments::Act::Start; }
    bool stops() const { return m_arguments.act == CampaignsArguments::Act::Stop; }

    CampaignsArguments m_arguments;
    std::unique_ptr<KnownCampaigns> m_known;
    std::unique_ptr<CampaignReading> m_reading;
    std::unique_ptr<CampaignSwitch> m_switch;
    QList<KnownCampaign> m_told; // or asked
    QList<QStringList> m_table;  // what is printed at the end
    bool m_incomplete = false;   // not every campaign could be read
    qsizetype m_at = -1;         // the one that is asked, or was last
    bool m_cancelled = false;
    bool m_rejected = false;
};

} // namespace outdial::app
