// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of calling lists: what was taken in, and the look-up by key.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <sandbox/database.h>
#include <sandbox/liststore.h>
#include <sandbox/recordreader.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace outdial::sandbox {

struct RecordRow {
    qint64 seq = 0;
    QByteArray entry;     // JSON object
    QByteArray originals; // JSON object, or empty
};

class RecordStore {
public:
    RecordStore(Database &database, ListStore &lists, qint64 rowLimit) : m_db(database), m_lists(lists), m_rowLimit(rowLimit) {}

    // Adds records in one transaction; what becomes of each is told in its order. refused may be empty.
    using Refused = std::function<void(std::size_t index, Refusal refusal)>;
    qint64 addAll(const ListRow &list, std::span<const simdjson::dom::object> records, std::int64_t now, const Refused &refused);

    // values: one a key field of the list's format, trimmed; each may be the stored or the original one.
    std::optional<RecordRow> find(const ListRow &list, const std::vector<std::string_view> &values);

    // The reader of a format, made once.
    RecordReader &reader(qint64 formatSeq);
    void forgetReader(qint64 formatSeq) { m_readers.remove(formatSeq); }

    // Of a list that is being deleted, so that nothing is counted.
    void removeOfList(qint64 listSeq);

    qint64 count(qint64 listSeq);
    QStringList values(qint64 listSeq, const QString &field);

private:
    Refusal add(const ListRow &list, RecordDraft &draft, qint64 index, std::int64_t now);
    bool keyTaken(qint64 listSeq, const std::string &key);

    Database &m_db;
    ListStore &m_lists;
    qint64 m_rowLimit;
    QHash<qint64, std::shared_ptr<RecordReader>> m_readers;
};

} // namespace outdial::sandbox
