// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists whose records were edited since their sorting was applied: a tenant does not sort a changed record anew until the sorting
// is sent again (see sortingAgain()). Only edits made from here are known. Kept in the store, written in the background, since a
// write waits for the disk. GUI thread.
#pragma once

#include <QHash>
#include <QObject>

#include <models/campaigns/campaignrow.h>
#include <models/monitor/backgroundwriter.h>
#include <models/store/store.h>

#include <functional>

namespace outdial::models {

class Writing;

struct SortingReminder {
    QString instanceId;
    QString instanceName; // of the list where it has none
    QString listId;
    api::Sorting sorting;
    qint64 records = 0; // edits of records since; one that was edited twice counts twice
};

class SortingReminders : public QObject {
    Q_OBJECT
public:
    using Clock = std::function<qint64()>; // ms since the epoch, UTC

    // No store: nothing outlasts this object.
    SortingReminders(StorePtr store, QString tenant, Clock clock = {}, QObject *parent = nullptr);
    ~SortingReminders() override; // what was asked for is written when it returns

    // Records of a list were updated; records: how many, at least 1.
    void edited(const QString &listId, qint64 records);
    // The sorting of an instance was sent, or it was bound with one: its records are sorted as they are now.
    void applied(const QString &instanceId, const QString &listId);
    // A list that is no more.
    void forgetList(const QString &listId);

    // Instances with a random or custom sorting, in dialing order, whose list was edited since.
    QList<SortingReminder> forCampaign(const CampaignRow &row) const;
    qint64 editsSince(const QString &instanceId, const QString &listId) const;

Q_SIGNALS:
    void changed(const QString &listId);

private:
    struct Applied {
        QString listId;
        qint64 editsBefore = 0;
    };
    void load();
    void write(std::function<void(Writing &)> statements);

    StorePtr m_store;
    QString m_tenant;
    Clock m_clock;
    QHash<QString, qint64> m_edits; // of all times, by list
    QHash<QString, Applied> m_applied;
    BackgroundWriter m_writer;
};

// "12 records of “Renewals west A–K” were edited." and "Its sorting is from before the edits until it is applied again."
QString reminderTitle(const SortingReminder &reminder);
QString reminderText(const SortingReminder &reminder);

} // namespace outdial::models
