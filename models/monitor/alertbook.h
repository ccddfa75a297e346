// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The alerts of a tenant's campaigns: watches conditions, raises each alert once, ends it, keeps what was. As a list model: those
// that are so now first, the newest first, then past ones (the last 500 are kept in the store). GUI thread; writes do not wait
// for the disk.
//
// - One alert at a time for each kind and campaign, and for each instance or disposition of it. What ended and comes again is a
// new
//   alert with a new id.
// - Hold times count what was seen: a campaign that is left out, more than two minutes between two looks, a clock that is put
// back
//   add nothing to them and take nothing away.
// - What was so when Outdial was closed is so when it opens, until a look says otherwise. That a campaign ran before is not
//   remembered over that: stopped in the meantime raises nothing.
// - While it is so, title and text follow the numbers.
// - The shares of dispositions are judged against what is usual: see usualshares.h.
#pragma once

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QHash>

#include <models/campaigns/campaignrow.h>
#include <models/monitor/alertconditions.h>
#include <models/store/store.h>

#include <memory>

namespace outdial::models {

class AlertStore;

class AlertBook : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        KindRole,       // AlertKind as int
        CampaignIdRole, //
        CampaignNameRole,
        InstanceIdRole,
        TitleRole,
        TextRole,
        RaisedRole, // QDateTime, UTC
        EndedRole,
        AcknowledgedRole,
        SnoozedUntilRole,
        ActiveRole, // bool
    };

    // No store: nothing is kept.
    AlertBook(StorePtr store, QString tenant, QObject *parent = nullptr);
    ~AlertBook() override; // what is not kept yet is written

    AlertRule rule(AlertKind kind) const;
    // Kept in the store. Values that make no sense are brought to the nearest that does; off: its alerts end.
    void setRule(const AlertRule &rule);

    // now: ms since the epoch, UTC; grows.
    void watch(const QList<AlertInput> &campaigns, qint64 now);
    // A campaign that is no longer watched: its alerts end.
    void forget(const QString &campaignId, qint64 now);

    const Alert *alert(const QString &id) const;
    QList<Alert> activeOf(const QString &campaignId) const;
    // Active, neither acknowledged nor snoozed: what the navigation counts.
    int openCount() const;
    // Only those that are so now. Acknowledged: quiet until it is over. All: the open ones, not those that are snoozed.
    void acknowledge(const QString &id);
    void acknowledgeAll();
    // Quiet for so long, at most a week; one that was acknowledged comes back, too.
    void snooze(const QString &id, int minutes);

    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;

Q_SIGNALS:
    // Once for each alert; again when a snooze ends and it is still so. notify: the rule says that the desktop is to tell it.
    void raised(const outdial::models::Alert &alert, bool notify);
    void ended(const outdial::models::Alert &alert);
    void openCountChanged();

private:
    // What was raised or ended in this look; told when the model is as it shall be.
    struct News {
        Alert alert;
        bool notify = false;
    };
    struct Condition {
        HeldCondition held;
        quint64 look = 0; // at which it was last read
    };

    void load();
    qint64 passedUntil(qint64 now);
    void take(const AlertInput &input, const AlertReading &reading, qint64 passed, qint64 now);
    void takeGone(const QHash<QString, const AlertInput *> &seen, qint64 passed, qint64 now);
    void raise(const AlertInput &input, const AlertReading &reading, qint64 now);
    void refresh(const AlertInput &input, const AlertReading &reading, qint64 now);
    void end(int row, qint64 now);
    void remember(const AlertInput &input, WatchedCampaign &known, qint64 passed, qint64 now);
    void keepUsual(qint64 now, bool atOnce);
    void finish();

    bool isOpen(const Alert &alert) const;
    int rowOf(const QString &id) const; // -1: none
    int activeRow(const AlertKey &key) const;
    void changed(int row);
    qint64 clock() const; // that of watch(), which ticks on between two looks

    std::unique_ptr<AlertStore> m_store;
    AlertRules m_rules;
    QList<Alert> m_alerts; // the first m_active of them are so now
    int m_active = 0;
    QHash<AlertKey, Condition> m_conditions;
    QHash<QString, WatchedCampaign> m_watched;

    quint64 m_look = 0;
    qint64 m_now = 0;
    QElapsedTimer m_sinceLook;
    qint64 m_usualKept = 0;
    int m_openCount = 0;
    QList<Alert> m_unwritten;
    QList<News> m_raisedNews;
    QList<Alert> m_endedNews;
};

} // namespace outdial::models
