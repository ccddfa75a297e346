// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads Get Updated Records of the enabled lists of all campaigns and keeps their figures: one full walk of each instance, then
// deltas, and beside them a full walk now and then. Two campaigns at a time are walked for the first time, two at a time read
// deltas, one is walked again. First walks go as fast as the tenant answers; all else keeps to the budget: whoever waits the
// longest in proportion to its period comes first. Pages are counted off the GUI thread.
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
    // From a first page to a last one.
    struct Pass {
        bool active = false;
        bool failing = false; // the same page is asked for again
        int failures = 0;
        qint64 due = 0;  // ms of m_clock
        QDateTime start; // of a delta
        QString cursor;
        QSet<QString> cursors; // that were given: one that comes again would loop
    };
    struct Walk {
        QString campaignId;
        QString instanceId;
        QString listId;
        qint64 total = 0; // records of the instance when its detail was read last
        std::shared_ptr<ProgressCounter> counter;
        quint64 serial = 0;
        bool known = false; // a full walk has ended
        Pass full;
        Pass delta;
        bool inFlight = false;  // one request at a time
        bool fullOut = false;   // it is one of the walk
        bool wantsSoon = false; // a full walk would correct something
        int pages = 0;          // of the walk that is under way, or of the last
        int walkPages = 0;      // of the last
        qint64 walked = 0;      // ms of m_clock, when the last full walk ended
        qint64 sent = 0;        // the request that is out
        qint64 took = 0;        // ms, the last answer
    };
    enum class Lane { First, Deltas, Again };
    struct Step;                             // what came of one page
    using Key = std::pair<QString, QString>; // campaign, instance

    void pump();
    Walk *next(Lane lane);
    static Pass &pass(Walk &walk, Lane lane) { return lane == Lane::Deltas ? walk.delta : walk.full; }
    static bool isIn(const Walk &walk, Lane lane) { return lane == Lane::First ? !walk.known : walk.known; }
    qint64 period(const Walk &walk) const;
    qint64 walkAgainAt(const Walk &walk) const;

    void begin(Walk &walk, bool full);
    void request(Walk &walk, bool full);
    void answered(const Key &key, quint64 serial, const Step &step);
    void take(Walk &walk, const Step &step);
    void finish(Walk &walk, const Step &step);
    void fail(Walk &walk, bool full, const api::ApiError &error);
    void publish(const Walk &walk, const std::optional<ProgressFigures> &figures);
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
