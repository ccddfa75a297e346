// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts and stops campaigns. An act is pending from the click until the tenant has confirmed it twice: in its answer and in a
// state read afterwards. Nothing is shown before that. A 409 is news and not a failure: somebody else was faster, or the campaign
// is disabled. When the answer is lost, the state is read until it is known; nothing is sent a second time.
#pragma once

#include <QObject>
#include <QTimer>

#include <api/client/client.h>
#include <models/campaigns/campaignrows.h>
#include <models/campaigns/feedpace.h>

namespace outdial::models {

class CampaignActs : public QObject {
    Q_OBJECT
public:
    CampaignActs(const api::Client &client, CampaignRows &rows, const FeedPace &pace, QObject *parent);
    ~CampaignActs() override;

    // False when nothing was asked: no such campaign, or one act of it is pending already.
    bool begin(const QString &id, CampaignAct act);
    // Puts the failure of a campaign aside; its row shows the tenant's state again.
    void dismiss(const QString &id);
    // The row's state was set from an answer to a read that was sent after the last call of ours was answered.
    void stateRead(CampaignRow &row);
    bool isAnyPending() const;

Q_SIGNALS:
    // Reads under way may be older than what was just done: they are not to be used.
    void readAgain();
    void failed(const QString &id);
    void news(const QString &id, const QString &sentence);
    // Confirmed: the state is what was asked for.
    void done(const QString &id, outdial::models::CampaignAct act);

private:
    void answered(const QString &id, quint64 serial, const api::Result<api::CampaignState> &answer);
    void look(CampaignRow &row);
    void looked(const QString &id, quint64 serial, const api::Result<api::CampaignStatus> &answer);
    void lookAtAll();
    void settle(CampaignRow &row);
    void fail(CampaignRow &row, const api::ApiError &error);

    const api::Client &m_client;
    CampaignRows &m_rows;
    const FeedPace &m_pace;
    QTimer m_looks;
    quint64 m_serial = 0;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
