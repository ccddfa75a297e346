// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks before a list instance is unbound, and unbinds it: which one, how far it has come, whether the campaign runs, what drops
// and what is kept. While the campaign runs, stopping it is the first offer; the sheet then goes on with the stopped campaign.
#pragma once

#include <QPointer>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/unbindjob.h>
#include <views/shared/destructivesheet.h>

namespace outdial::views {

class UnbindSheet : public DestructiveSheet {
    Q_OBJECT
public:
    // The feed is let go of when it ends; the client outlives the sheet.
    UnbindSheet(models::CampaignFeed &feed, const api::Client &client, const QString &campaignId, const QString &instanceId,
                QWidget *parent);

    // True when gone() tells of our own unbinding.
    bool isOurDoing() const { return m_ours; }

    static DestructiveQuestion question(const models::CampaignRow &row, const QString &instanceId, bool old);

Q_SIGNALS:
    // It is gone now, by us or by somebody else.
    void gone(const QString &instanceId);

private:
    void follow();
    void stopFirst();
    void unbind();
    void end(bool wrong, const QString &title, const QString &text);

    QPointer<models::CampaignFeed> m_feed;
    QString m_campaignId;
    QString m_instanceId;
    models::UnbindJob m_job;
    bool m_stopping = false;
    bool m_over = false;
    bool m_ours = false;
};

} // namespace outdial::views
