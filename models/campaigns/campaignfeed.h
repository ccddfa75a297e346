// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps what is known of the campaigns of a tenant up to date while it lives: Get Campaigns every few seconds, Get Campaign for
// the details, progress of the lists, and the acts that a user asks for. A poll that fails keeps the old values and makes them
// old (freshness). Answers to polls that were overtaken are dropped. GUI thread; never waits.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <api/client/client.h>
#include <models/campaigns/campaignacts.h>
#include <models/campaigns/campaignrows.h>
#include <models/campaigns/feedpace.h>
#include <models/campaigns/progressfeed.h>
#include <models/campaigns/rememberedcampaigns.h>
#include <models/campaigns/requestbudget.h>

#include <memory>
#include <optional>

namespace outdial::models {

class CampaignFeed : public QObject {
    Q_OBJECT
public:
    // The client outlives the feed. No store: nothing is remembered.
    CampaignFeed(const api::Client &client, StorePtr store, const QString &tenant, FeedPace pace = {}, QObject *parent = nullptr);
    ~CampaignFeed() override;

    void start();
    // As long as nobody looks, it reads more slowly.
    void setVisibleTo(const QObject *viewer, bool visible);
    // False: nothing is read until it is true again.
    void setOnline(bool online);
    void refresh(); // everything that is shown, now
    // Of all polling, 10...600; reads that a person asks for come on top.
    void setRequestsPerMinute(int requests) { m_budget.setPerMinute(requests); }
    int requestsPerMinute() const { return m_budget.perMinute(); }
    // The campaign whose pane is open: its details and figures are read first. Empty: none.
    void setCurrent(const QString &id);

    CampaignRows &rows() { return m_rows; }
    // Whose pages the monitor counts.
    ProgressFeed &progress() { return m_progress; }
    const CampaignRows &rows() const { return m_rows; }
    const CampaignRow *row(const QString &id) const { return m_rows.find(id); }
    RememberedCampaigns &remembered() { return m_remembered; }

    Freshness freshness() const { return m_freshness; }
    bool isRefreshing() const { return m_polling; }
    // When Get Campaigns is asked next, UTC; invalid while it is being asked or nothing is to be.
    QDateTime nextPoll() const;
    QDateTime lastGood() const { return m_lastGood; }                     // UTC, of the last answer of Get Campaigns
    const std::optional<api::ApiError> &error() const { return m_error; } // of the last poll
    // Nothing that is shown may be trusted to be so now.
    bool isOld() const { return m_freshness == Freshness::Stale || m_freshness == Freshness::Offline; }

    // False when nothing was asked; see CampaignActs.
    bool startCampaign(const QString &id) { return m_acts.begin(id, CampaignAct::Start); }
    bool stopCampaign(const QString &id) { return m_acts.begin(id, CampaignAct::Stop); }
    void dismissFailure(const QString &id) { m_acts.dismiss(id); }
    // Campaigns whose last start or stop failed, the newest first.
    QStringList failures() const;

    // Get Campaign for an id that the tenant may not list; it is remembered when it is there.
    void open(const QString &id);
    // Only one that the tenant does not list.
    bool forget(const QString &id);
    // Get Campaign of this one now: something of it was changed. It does not wait for the budget, and an answer that was on its
    // way before is dropped: it tells how things were.
    void readDetail(const QString &id);

Q_SIGNALS:
    void freshnessChanged();
    void refreshingChanged();
    void failed(const QString &id);
    void news(const QString &id, const QString &sentence);
    void opened(const QString &id);
    void openFailed(const QString &id, const outdial::api::ApiError &error);

private:
    void setVisible(bool visible);
    void poll();
    void polled(const api::Result<QList<api::CampaignSummary>> &answer, int milliseconds);
    void take(const QList<api::CampaignSummary> &campaigns);
    void schedule();
    void setFreshness(Freshness freshness);
    void setPolling(bool polling);
    void pumpDetails();
    void requestDetail(CampaignRow &row);
    void takeDetail(CampaignRow &row, const api::Campaign &campaign);
    qint64 detailDue(const CampaignRow &row) const; // ms until it is, not positive: now

    FeedPace m_pace;
    const api::Client &m_client;
    CampaignRows m_rows;
    RequestBudget m_budget;
    RememberedCampaigns m_remembered;
    CampaignActs m_acts;
    ProgressFeed m_progress;

    bool m_started = false;
    QSet<const QObject *> m_viewers;
    bool m_visible = true; // until somebody says
    bool m_online = true;
    bool m_polling = false;
    quint64 m_generation = 0;
    api::CancelToken m_pollCancel;
    api::CancelToken m_cancel;
    int m_failures = 0;
    int m_lastDuration = 0;
    int m_retryAfter = 0;
    QDateTime m_lastGood;
    std::optional<api::ApiError> m_error;
    Freshness m_freshness = Freshness::NotReadYet;
    QString m_current;
    QSet<QString> m_detailsOut;
    QSet<QString> m_detailsOvertaken; // of those
    QSet<QString> m_detailsWanted;    // by readDetail()
    int m_running = 0;                // campaigns
    QHash<QString, int> m_detailFailures;
    QElapsedTimer m_clock;
    QTimer m_pollTimer;
    QTimer m_detailTimer;
    QTimer m_ageTimer;
};

} // namespace outdial::models
