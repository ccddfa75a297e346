// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Campaigns, the lists bound to them and the DNC lists they heed, as the store keeps them.
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <api/types/campaign.h>
#include <sandbox/database.h>

#include <optional>

namespace outdial::sandbox {

struct CampaignRow {
    qint64 seq = 0;
    QString id = {};
    QString name = {};
    bool enabled = true;
    bool running = false;
    QStringList customFields = {}; // names without the prefix custom_
};

struct InstanceRow {
    qint64 seq = 0;
    QString id = {};
    qint64 campaignSeq = 0;
    qint64 listSeq = 0;
    QString name = {};
    bool enabled = false;
    int order = 1;
    int ratio = 1;
    api::Sorting sorting = {}; // fieldId is not kept: it follows from the format
};

struct DncRow {
    api::DncListRef list; // with the disposition of the campaign that asks
};

class CampaignStore {
public:
    explicit CampaignStore(Database &database) : m_db(database) {}

    QList<CampaignRow> all();
    std::optional<CampaignRow> find(const QString &id);
    CampaignRow bySeq(qint64 seq);
    qint64 add(const CampaignRow &row);
    void setRunning(qint64 seq, bool running);

    // In the order of dialing.
    QList<InstanceRow> instances(qint64 campaignSeq);
    QList<InstanceRow> instancesOfList(qint64 listSeq);
    std::optional<InstanceRow> findInstance(const QString &id);
    qint64 addInstance(const InstanceRow &row);
    // What updateList can change.
    void updateInstance(const InstanceRow &row);
    // How often a sorting order was applied to an instance since the sandbox started: dialing sorts anew each time.
    int sortingsApplied(qint64 instanceSeq) const { return m_sortingsApplied.value(instanceSeq); }
    void applySorting(qint64 instanceSeq) { ++m_sortingsApplied[instanceSeq]; }
    void removeInstance(qint64 seq);

    QList<DncRow> dncLists(qint64 campaignSeq);
    qint64 addDncList(const api::DncListRef &list);
    void attachDncList(qint64 campaignSeq, qint64 dncSeq, const QString &disposition);

private:
    Database &m_db;
    QHash<qint64, int> m_sortingsApplied;
};

} // namespace outdial::sandbox
