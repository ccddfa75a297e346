// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads Get Updated Records of the enabled lists of all campaigns and keeps their figures: one full walk of each instance, then
// deltas, then a full walk now and then. Two campaigns at a time walk, two at a time read deltas. First walks go as fast as the
// tenant answers; all else keeps to the budget. Pages are counted off the GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <api/client/client.h>
#include <models/campaigns/campaignrows.h>
#include <models/campaigns/feedpace.h>
#include <models/campaigns/requestbudget.h>
#include <models/store/knownformats.h>

#include <map>
#include <memory>
#include <optional>

namespace outdial::models {

class ProgressFeed : public QObject {
    Q_OBJECT
public:
    ProgressFeed(const api::Client &client, CampaignRows &rows, RequestBudget &budget, const FeedPace &pace, StorePtr store,
                 QString tenant, QObject *parent);
    ~ProgressFeed() override;

    // The detail of the campaign was read: new instances are walked, those gone are dropped.
    void follow(const QString &campaignId);
    void drop(const QString &campaignId);
    // Its instances are read before others.
    void setCurrent(const QString &campaignId);
    void setVisible(bool visible);
    void setOnline(bool online);
    // Deltas of this campaign now.
    void readSoon(const QString &campaignId);

Q_SIGNALS:
    // The tenant says that an instance is no longer bound: the detail is old.
    void instanceGone(const QString &campaignId);
    // What attempts a page has brought, once the first walk of the instance has ended. complete: all that was attempted up to the
    // request is known now; else more pages follow.
    void historyRead(const QString &campaignId, const QString &instanceId, const outdial::models::HistoryChanges &changes,
                     bool complete);
    // The instance is not followed any more.
    void dropped(const QString &campaignId, const QString &instanceId);

private:
    struct Walk;
    struct Step;
    using Key = std::pair<QString, QString>; // campaign, instance

    void pump();
    Walk *next(bool full);
    int active(bool full) const;
    void begin(Walk &walk);
    void request(Walk &walk);
    void answered(const Key &key, quint64 serial, const Step &step);
    void finish(Walk &walk);
    void fail(Walk &walk, const api::ApiError &error);
    void publish(const Walk &walk, const std::optional<ProgressFigures> &figures);
    qint64 period(const Walk &walk) const;
    bool keysKnown(const QString &listId);

    const api::Client &m_client;
    CampaignRows &m_rows;
    RequestBudget &m_budget;
    const FeedPace &m_pace;
    QString m_tenant;
    std::optional<KnownFormats> m_formats;
    bool m_anyFormat = false;
    QHash<QString, std::vector<std::string>> m_keys; // by list
    QSet<QString> m_keysAsked;
    std::map<Key, Walk> m_walks;
    QString m_current;
    bool m_visible = true;
    bool m_online = true;
    quint64 m_serial = 0;
    QElapsedTimer m_clock;
    QTimer m_timer;
    api::CancelToken m_cancel;
};

} // namespace outdial::models
