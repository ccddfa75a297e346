// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Calling lists and their formats, as the store keeps them.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <api/types/format.h>
#include <sandbox/database.h>

#include <memory>
#include <optional>

namespace outdial::sandbox {

struct ListRow {
    qint64 seq = 0;
    QString id = {};
    QString name = {};
    qint64 formatSeq = 0;
    QString formatId = {};
    QString formatName = {};
    qint64 created = 0; // ms since the epoch
    qint64 total = 0;
};

class ListStore {
public:
    explicit ListStore(Database &database) : m_db(database) {}

    // Lists behind a row, in the order of insertion.
    QList<ListRow> page(qint64 afterSeq, int limit);
    std::optional<ListRow> find(const QString &id);
    std::optional<ListRow> findByName(const QString &name);
    ListRow bySeq(qint64 seq);
    bool formatNameTaken(const QString &name);
    std::optional<qint64> findFormat(const QString &id);

    qint64 addFormat(const api::Format &format);
    ListRow addList(const QString &id, const QString &name, qint64 formatSeq, qint64 created);
    // The list itself, and its format when no other list has it: true when that went too.
    bool removeList(const ListRow &list);
    // Adds to the number of records; returns the index that the first of them gets.
    qint64 grow(qint64 listSeq, qint64 records);
    // Takes deleted records off the number of records; their indexes are not given again.
    void shrink(qint64 listSeq, qint64 records);
    // How many records were ever added.
    qint64 everAdded(qint64 listSeq);
    // Records of all lists together.
    qint64 totalRecords();

    // Formats do not change once they are made, so they are read once.
    std::shared_ptr<const api::Format> format(qint64 formatSeq);

private:
    Database &m_db;
    QHash<qint64, std::shared_ptr<const api::Format>> m_formats;
};

} // namespace outdial::sandbox
