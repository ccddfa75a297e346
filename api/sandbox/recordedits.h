// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Changes to records that are stored, and their removal.
#pragma once

#include <sandbox/campaignstore.h>
#include <sandbox/database.h>
#include <sandbox/liststore.h>
#include <sandbox/recordstore.h>

#include <span>

namespace outdial::sandbox {

class RecordEdits {
public:
    RecordEdits(Database &database, CampaignStore &campaigns, ListStore &lists, RecordStore &records)
        : m_db(database),
          m_campaigns(campaigns),
          m_lists(lists),
          m_records(records)
    {
    }

    // Updates records in one transaction, each found by its key fields; what is refused is told in its order. The list must have
    // key fields. Returns how many were updated.
    qint64 updateAll(const ListRow &list, std::span<const simdjson::dom::object> records, const RecordStore::Refused &refused);

    // Removes a record and its results in all campaigns; what stays is the reason.
    void erase(const ListRow &list, qint64 recordSeq, const QString &reason, std::int64_t now);

    // Removes records of a list; their results are archived. Returns how many of them were still there.
    qint64 remove(qint64 listSeq, std::span<const qint64> recordSeqs);
    qint64 archivedResults(qint64 listSeq);
    QStringList erasureReasons(qint64 listSeq);

private:
    Refusal update(const ListRow &list, RecordReader &reader, simdjson::dom::object record);
    // Gives how many results went with the record; -1 when there is no such record.
    qint64 removeOne(qint64 listSeq, const QList<InstanceRow> &instances, qint64 recordSeq);

    Database &m_db;
    CampaignStore &m_campaigns;
    ListStore &m_lists;
    RecordStore &m_records;
};

} // namespace outdial::sandbox
