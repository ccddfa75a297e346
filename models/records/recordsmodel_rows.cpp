// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What RecordsModel tells of its rows beyond cells: keys for look-ups, whole records, and a copy of what is shown.

#include <models/records/recordkeys.h>
#include <models/records/recordsmodel.h>

namespace outdial::models {

void RecordsModel::setKeyNames(const QStringList &names)
{
    m_keyNames = names;
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

RecordStore::Place RecordsModel::recordAt(int row) const
{
    return row < 0 || row >= shown() ? RecordStore::Place() : m_store.place(storeRow(row));
}

QByteArray RecordsModel::keysOf(int row) const
{
    if (row < 0 || row >= shown())
        return {};
    const QStringList names = keyNames();
    RecordKey key;
    for (const QString &name : names) {
        QString value;
        for (int column = 0; column < m_store.entryColumns() && value.isEmpty(); ++column) {
            if (QString::fromStdString(m_store.entryName(column)) == name)
                value = rawText(row, column);
        }
        if (value.isEmpty())
            return {}; // the tenant demands every key field
        key.append({name, value});
    }
    return encodeRecordKey(key, m_format);
}

ShownRecords RecordsModel::shownRecords(const QList<int> &sections) const
{
    ShownRecords records;
    records.store = m_store;
    if (m_arranged)
        records.rows = m_rows;
    for (const int section : sections)
        records.columns.append(columnAt(section));
    return records;
}

} // namespace outdial::models
