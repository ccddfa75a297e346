// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/entryvalues.h>
#include <sandbox/recordstore.h>

namespace outdial::sandbox {

RecordReader &RecordStore::reader(qint64 formatSeq)
{
    std::shared_ptr<RecordReader> &reader = m_readers[formatSeq];
    if (!reader)
        reader = std::make_shared<RecordReader>(m_lists.format(formatSeq));
    return *reader;
}

qint64 RecordStore::addAll(const ListRow &list, std::span<const simdjson::dom::object> records, std::int64_t now,
                           const Refused &refused)
{
    Transaction transaction(m_db);
    RecordReader &read = reader(list.formatSeq);
    const qint64 room = m_rowLimit - m_lists.totalRecords();
    const qint64 firstIndex = m_lists.grow(list.seq, 0);
    qint64 added = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        Refusal refusal = Refusal::LimitExceeded;
        if (added < room) {
            RecordDraft draft = read.read(records[i]);
            refusal = add(list, draft, firstIndex + added, now);
        }
        if (refusal == Refusal::None)
            ++added;
        else if (refused)
            refused(i, refusal);
    }
    m_lists.grow(list.seq, added);
    transaction.commit();
    return added;
}

Refusal RecordStore::add(const ListRow &list, RecordDraft &draft, qint64 index, std::int64_t now)
{
    if (draft.refusal != Refusal::None) {
        // A key that exists is named before what else is wrong.
        const bool duplicate = draft.refusal != Refusal::MissingKey && draft.hasKey && keyTaken(list.seq, draft.key);
        return duplicate ? Refusal::DuplicateKey : draft.refusal;
    }
    const qint64 seq = m_db.nextSeq(QStringLiteral("record"));
    Statement insert =
        m_db.statement(QStringLiteral("INSERT INTO record (seq, list_seq, list_index, record_key, entry, originals, created) "
                                      "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    insert.run(seq, list.seq, index, draft.hasKey ? QVariant(QString::fromStdString(draft.key)) : QVariant(),
               QString::fromUtf8(draft.entry),
               draft.originals.isEmpty() ? QVariant() : QVariant(QString::fromUtf8(draft.originals)), now);
    if (insert.affected() < 1)
        return Refusal::DuplicateKey;
    if (!draft.aliases.empty()) {
        Statement alias = m_db.statement(
            QStringLiteral("INSERT INTO record_alias (list_seq, alias, record_seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"));
        for (const std::string &other : draft.aliases)
            alias.run(list.seq, QString::fromStdString(other), seq);
    }
    return Refusal::None;
}

bool RecordStore::keyTaken(qint64 listSeq, const std::string &key)
{
    Statement query = m_db.statement(QStringLiteral("SELECT 1 FROM record WHERE list_seq = ? AND record_key = ?"));
    return query.run(listSeq, QString::fromStdString(key)).next();
}

std::optional<RecordRow> RecordStore::find(const ListRow &list, const std::vector<std::string_view> &values)
{
    const QString key = QString::fromStdString(RecordReader::joinKey(values));
    {
        Statement query =
            m_db.statement(QStringLiteral("SELECT seq, entry, originals FROM record WHERE list_seq = ? AND record_key = ?"));
        if (query.run(list.seq, key).next())
            return RecordRow{query.number(0), query.utf8(1), query.utf8(2)};
    }
    Statement query = m_db.statement(
        QStringLiteral("SELECT r.seq, r.entry, r.originals FROM record_alias a JOIN record r ON r.seq = a.record_seq "
                       "WHERE a.list_seq = ? AND a.alias = ? ORDER BY r.seq"));
    if (query.run(list.seq, key).next())
        return RecordRow{query.number(0), query.utf8(1), query.utf8(2)};
    return std::nullopt;
}

void RecordStore::removeOfList(qint64 listSeq)
{
    m_db.retireSeqs(QStringLiteral("record"));
    m_db.statement(QStringLiteral("DELETE FROM record_alias WHERE list_seq = ?")).run(listSeq);
    m_db.statement(QStringLiteral("DELETE FROM record WHERE list_seq = ?")).run(listSeq);
}

qint64 RecordStore::count(qint64 listSeq)
{
    Statement query = m_db.statement(QStringLiteral("SELECT COUNT(*) FROM record WHERE list_seq = ?"));
    query.run(listSeq).next();
    return query.number(0);
}

QStringList RecordStore::values(qint64 listSeq, const QString &field)
{
    QStringList found;
    Statement query = m_db.statement(QStringLiteral("SELECT entry FROM record WHERE list_seq = ? ORDER BY seq"));
    query.run(listSeq);
    EntryValues values;
    while (query.next())
        found.append(values.value(field, query.utf8(0)));
    return found;
}

} // namespace outdial::sandbox
