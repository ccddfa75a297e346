// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/recordedits.h>

namespace outdial::sandbox {

qint64 RecordEdits::updateAll(const ListRow &list, std::span<const simdjson::dom::object> records,
                              const RecordStore::Refused &refused)
{
    Transaction transaction(m_db);
    RecordReader &reader = m_records.reader(list.formatSeq);
    qint64 updated = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Refusal refusal = update(list, reader, records[i]);
        if (refusal == Refusal::None)
            ++updated;
        else if (refused)
            refused(i, refusal);
    }
    transaction.commit();
    return updated;
}

Refusal RecordEdits::update(const ListRow &list, RecordReader &reader, simdjson::dom::object record)
{
    const UpdateDraft draft = reader.readUpdate(record);
    if (draft.keys.empty())
        return draft.refusal;
    auto row = m_records.find(list, draft.keys);
    if (!row)
        return draft.impossibleKey ? Refusal::FormatError : Refusal::KeyNotFound;
    if (draft.refusal != Refusal::None)
        return draft.refusal;
    // The keys stay, and with them the spellings that find the record.
    const Refusal refusal = reader.apply(row->entry, row->originals);
    if (refusal == Refusal::None) {
        m_db.statement(QStringLiteral("UPDATE record SET entry = ?, originals = ? WHERE seq = ?"))
            .run(QString::fromUtf8(row->entry),
                 row->originals.isEmpty() ? QVariant() : QVariant(QString::fromUtf8(row->originals)), row->seq);
    }
    return refusal;
}

void RecordEdits::erase(const ListRow &list, qint64 recordSeq, const QString &reason, std::int64_t now)
{
    Transaction transaction(m_db);
    m_db.retireSeqs(QStringLiteral("record"));
    removeOne(list.seq, m_campaigns.instancesOfList(list.seq), recordSeq);
    m_lists.shrink(list.seq, 1);
    m_db.statement(QStringLiteral("INSERT INTO erasure (seq, list_seq, record_seq, reason, erased) VALUES (?, ?, ?, ?, ?)"))
        .run(m_db.nextSeq(QStringLiteral("erasure")), list.seq, recordSeq, reason, now);
    transaction.commit();
}

qint64 RecordEdits::remove(qint64 listSeq, std::span<const qint64> recordSeqs)
{
    Transaction transaction(m_db);
    m_db.retireSeqs(QStringLiteral("record"));
    const QList<InstanceRow> instances = m_campaigns.instancesOfList(listSeq);
    qint64 removed = 0;
    qint64 results = 0;
    for (const qint64 recordSeq : recordSeqs) {
        const qint64 gone = removeOne(listSeq, instances, recordSeq);
        if (gone < 0)
            continue;
        ++removed;
        results += gone;
    }
    if (removed > 0)
        m_lists.shrink(listSeq, removed);
    if (results > 0) {
        m_db.statement(QStringLiteral("INSERT INTO archived_deletion (list_seq, results) VALUES (?, ?) "
                                      "ON CONFLICT (list_seq) DO UPDATE SET results = archived_deletion.results + "
                                      "excluded.results"))
            .run(listSeq, results);
    }
    transaction.commit();
    return removed;
}

qint64 RecordEdits::archivedResults(qint64 listSeq)
{
    Statement query = m_db.statement(QStringLiteral("SELECT results FROM archived_deletion WHERE list_seq = ?"));
    return query.run(listSeq).next() ? query.number(0) : 0;
}

QStringList RecordEdits::erasureReasons(qint64 listSeq)
{
    QStringList reasons;
    Statement query = m_db.statement(QStringLiteral("SELECT reason FROM erasure WHERE list_seq = ? ORDER BY seq"));
    query.run(listSeq);
    while (query.next())
        reasons.append(query.text(0));
    return reasons;
}

qint64 RecordEdits::removeOne(qint64 listSeq, const QList<InstanceRow> &instances, qint64 recordSeq)
{
    {
        Statement record = m_db.statement(QStringLiteral("DELETE FROM record WHERE seq = ? AND list_seq = ?"));
        if (record.run(recordSeq, listSeq).affected() < 1)
            return -1;
    }
    m_db.statement(QStringLiteral("DELETE FROM record_alias WHERE record_seq = ?")).run(recordSeq);
    qint64 results = 0;
    for (const InstanceRow &instance : instances) {
        Statement status = m_db.statement(QStringLiteral("DELETE FROM record_status WHERE instance_seq = ? AND record_seq = ?"));
        if (status.run(instance.seq, recordSeq).affected() < 1)
            continue;
        ++results;
        m_db.statement(QStringLiteral("DELETE FROM attempt WHERE instance_seq = ? AND record_seq = ?"))
            .run(instance.seq, recordSeq);
    }
    return results;
}

} // namespace outdial::sandbox
