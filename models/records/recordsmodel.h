// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of one list instance as a table: the fields of the entry (as many as the data has), state, last disposition,
// attempts, time of the last attempt, then the extra fields of the status. Pages arrive on demand or all of them; cells are made
// from the pages when they are looked at. Filter and sort see what is loaded: row numbers are arranged off the GUI thread, and an
// arrangement that a newer filter, sort or reading has overtaken is dropped.
//
// While neither filter nor sort is set, a row behind the last record says that more is coming, or that a page did not load.
#pragma once

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <api/types/format.h>
#include <models/lists/timetext.h>
#include <models/records/pendingedits.h>
#include <models/records/recordform.h>
#include <models/records/recordloader.h>
#include <models/records/recordorder.h>
#include <models/records/recordstore.h>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace outdial::models {

// What a table shows, kept apart from the table: for a worker that writes it down while the table goes on.
struct ShownRecords {
    RecordStore store;
    std::optional<std::vector<std::uint32_t>> rows; // in this order; none: all, in the order of the tenant
    QList<RecordColumn> columns;

    std::int64_t size() const { return rows ? static_cast<std::int64_t>(rows->size()) : store.size(); }
};

class RecordsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        RowKindRole = Qt::UserRole + 1, // RowKind as int
        RecordStateRole,                // RecordState as int
        EditLookRole,                   // EditLook as int
        WasRole,                        // what the tenant has, of a cell with an edit
    };
    enum RowKind { RecordRow, LoadingRow, FailedRow };
    enum EditLook { NotEdited, Edited, Emptied, InConflict };

    explicit RecordsModel(QObject *parent = nullptr);
    ~RecordsModel() override;

    // A new query: forgets rows, columns, filter and sort, and reads the first page.
    void open(RecordSource source);
    void close();
    // Reads again what is loaded; rows, selection and columns stay, also when it fails.
    void refresh();
    void retry() { m_loader.retry(); }
    void loadAll() { m_loader.loadAll(); }
    void stopLoading() { m_loader.stop(); }

    const RecordLoader &loader() const { return m_loader; }
    qint64 loaded() const { return m_store.size(); }
    // -1 when not known. Once all are loaded, that is the number.
    qint64 total() const;
    void setTotal(qint64 total);
    bool isComplete() const { return m_loader.isOpen() && m_loader.state() == PagedFetch::State::Done; }
    qint64 shown() const { return m_arranged ? static_cast<qint64>(m_rows.size()) : m_store.size(); }
    // At the rate of the last pages; nothing when rate or total are not known.
    std::optional<std::chrono::seconds> timeToLoadAll() const;
    const std::optional<api::ApiError> &refreshError() const { return m_refreshError; }
    std::size_t memoryUsed() const { return m_store.memoryUsed(); }

    void setFilter(const QString &text);
    const QString &filter() const { return m_query.text; }
    bool isArranging() const { return m_arranging; }
    bool isSorted() const { return m_query.sortBy.has_value(); }
    void setTimeZone(TimeZoneShown zone);
    // What is known of the fields: numbers to the right, keys.
    // confirmed: its types are not a guess.
    void setFormat(const std::optional<api::Format> &format, bool confirmed = true);
    const std::optional<api::Format> &format() const { return m_format; }
    // Which fields are the key, where the format is not known; forgotten by open().
    void setKeyNames(const QStringList &names);
    // Edits that are not sent yet: cells show them instead of what the tenant has. Null: nothing can be edited.
    void setPendingEdits(std::shared_ptr<PendingEdits> edits);
    const std::shared_ptr<PendingEdits> &pendingEdits() const { return m_edits; }
    // The format, or what is known in place of it: the names of the fields, and which are keys.
    api::Format fieldsKnown() const;
    // Whether the types of the fields are known, so that values can be judged.
    bool isTyped() const { return m_format && m_confirmed; }
    // Why the cell cannot be edited; null: it can.
    QString whyNotEditable(const QModelIndex &index) const;
    const PendingEdit *editAt(const QModelIndex &index) const;
    // Of a value for this cell: by its field, and as one of the record's phone numbers.
    ValueVerdict judge(const QModelIndex &index, const QString &value) const;

    RecordColumn columnAt(int section) const;
    int sectionOf(const RecordColumn &column) const;
    // Under which a column is remembered: names of fields come from the data, those of the status are ours.
    QString columnKey(int section) const;
    // Ids, phones, dates: to be shown in a fixed width. From the values of the first page that had the column.
    bool looksLikeCode(int section) const;
    bool isKeyField(int section) const;

    // Cells as they are kept (times in ISO 8601, UTC), separated by tabs, lines ended by line feeds.
    QString tabSeparated(const QList<int> &rows, const QList<int> &sections) const;
    QString rawText(int row, int section) const;
    // The record in its page, for what no column shows; no page when there is no such record.
    RecordStore::Place recordAt(int row) const;
    // Whether records came with their attempts.
    bool hasAttempts() const { return m_hasAttempts; }
    // The key of a record as the look-ups take it; empty when the key fields are not known, or the record has not all of them.
    QByteArray keysOf(int row) const;
    // The rows that are shown, as they are now.
    ShownRecords shownRecords(const QList<int> &sections) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    // Decorations of columns, by the view.
    bool setHeaderData(int section, Qt::Orientation orientation, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    // Of an entry's field: an edit that waits to be sent.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    // column -1: the order of the tenant.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void progressChanged();    // loaded, total, state of the loader
    void arrangementChanged(); // filter, sort, or whether one is being worked out

private:
    using Rows = std::vector<std::uint32_t>;

    void takePages(const RecordLoader::Pages &pages);
    void replacePages(const RecordLoader::Pages &pages);
    void addColumns(const RecordStore::NewNames &names, std::span<const api::RecordPagePtr> pages);
    void startArranging();
    void arranged(quint64 generation, qint64 rowsSeen, qint64 millis, std::optional<Rows> rows);
    void abandonArranging();
    void queryChanged();
    // Brings another arrangement, and the pages that were read again, into force.
    void apply(Rows rows, bool arranged);
    void appendArranged(Rows rows);
    std::int64_t storeRow(int row) const { return m_arranged ? m_rows[static_cast<std::size_t>(row)] : row; }
    std::optional<RowKind> lastRow() const;
    void syncLastRow();

    QVariant display(std::int64_t row, const RecordColumn &column) const;
    QVariant editedData(const QModelIndex &index, int role) const;
    QStringList keyNames() const;
    const api::Field *fieldOf(const RecordColumn &column) const;

    RecordLoader m_loader;
    RecordStore m_store;
    std::optional<RecordStore> m_nextStore; // read again, waits for its arrangement
    qint64 m_total = -1;
    bool m_arranged = false; // m_rows is in force; else all rows in the tenant's order
    Rows m_rows;
    std::optional<RowKind> m_lastRow;
    RecordQuery m_query;
    bool m_arranging = false;
    quint64 m_generation = 0;
    std::shared_ptr<std::atomic_bool> m_stop;
    QTimer m_arrangeAgain; // after pages that came meanwhile
    std::optional<api::ApiError> m_refreshError;
    std::vector<bool> m_entryIsCode;
    std::vector<bool> m_extraIsCode;
    QHash<QString, QVariant> m_decorations; // by columnKey
    std::optional<api::Format> m_format;
    bool m_confirmed = true;
    QStringList m_keyNames;
    std::shared_ptr<PendingEdits> m_edits;
    bool m_hasAttempts = false;
    TimeZoneShown m_zone = TimeZoneShown::Local;
};

} // namespace outdial::models
