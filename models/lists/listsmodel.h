// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The calling lists of the tenant (Get Lists), page by page as one scrolls. Filter and sort work over what is loaded, in a vector
// of row numbers, without a proxy. After the last loaded list stands one more row as long as the walk is not at its end: bars
// while it loads, or the word that the page did not load. GUI thread.
//
// A refresh reads the loaded pages anew and merges them by id, so that selection and scroll place stay. Ids are not trusted to be
// unique: the n-th row with an id is the n-th again.
#pragma once

#include <QAbstractTableModel>
#include <QCollator>

#include <api/client/client.h>
#include <models/lists/pagedfetch.h>
#include <models/lists/timetext.h>

#include <functional>
#include <vector>

namespace outdial::models {

class ListsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, FormatColumn, RecordsColumn, CreatedColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1,
        RowKindRole, // RowKind as int
    };
    enum RowKind { ListRow, LoadingRow, FailedRow };

    using Source =
        std::function<api::Call<api::CallingListPage>(int limit, const QString &cursor, const api::CallOptions &options)>;

    explicit ListsModel(Source source, QObject *parent = nullptr);
    static Source from(api::Client &client);

    // Reads the first page, forgetting what is there.
    void start();
    // Reads again what is loaded, and keeps it when that fails.
    void refresh();
    // Asks again for the page that failed.
    void retry();
    void loadAll();

    PagedFetch::State state() const { return m_walk.state(); }
    bool isRefreshing() const { return m_again.has_value(); }
    bool isLoadingAll() const { return m_loadAll; }
    // Why the walk failed; why the last refresh failed.
    const api::ApiError &error() const { return m_walk.error(); }
    bool canRetry() const { return m_walk.canRetry(); }
    const std::optional<api::ApiError> &refreshError() const { return m_refreshError; }
    int loaded() const { return static_cast<int>(m_lists.size()); }
    int shown() const { return static_cast<int>(m_view.size()); }
    bool isComplete() const { return m_walk.state() == PagedFetch::State::Done; }

    // Lists whose name, format or id contains the text.
    void setFilter(const QString &text);
    const QString &filter() const { return m_filter; }
    void setTimeZone(TimeZoneShown zone);

    // Null for the row behind the last list.
    const api::CallingList *listAt(int row) const;
    // The first row with this id, -1 when it is not shown.
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    // column -1: the order of the tenant.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void stateChanged(); // state, loaded, refreshing
    void filterChanged();

private:
    struct Row {
        api::CallingList list;
        quint64 reading = 0; // in which reading of the lists it was last seen
    };

    void fetch(PagedFetch &walk);
    void answered(quint64 ticket, api::Result<api::CallingListPage> answer);
    void takePage(const api::CallingListPage &page, PagedFetch::Taken taken);
    void mergePage(const api::CallingListPage &page);
    void finishRefresh();
    void dropUnseen();
    void goOn();

    bool matches(const api::CallingList &list) const;
    bool before(int left, int right) const;
    std::vector<int> arranged() const;
    void setView(std::vector<int> next);
    void insertAndRemove(const std::vector<int> &next);
    void reorder(std::vector<int> next);
    std::optional<RowKind> lastRow() const;
    void syncLastRow();
    QVariant stateRowData(int column, int role) const;

    Source m_source;
    std::vector<Row> m_lists; // in the order of the tenant
    QHash<QString, std::vector<int>> m_byId;
    std::vector<int> m_view; // shown row -> m_lists
    std::optional<RowKind> m_lastRow;
    PagedFetch m_walk;
    std::optional<PagedFetch> m_again; // the walk of a refresh
    QHash<QString, int> m_againSeen;   // id -> rows with it that the refresh has met
    int m_againRows = 0;
    int m_againTarget = 0; // rows that were loaded when it began
    quint64 m_reading = 0;
    std::optional<api::ApiError> m_refreshError;
    bool m_started = false;
    bool m_loadAll = false;
    bool m_wanted = false; // fetchMore was asked for while a refresh runs
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QCollator m_collator;
    TimeZoneShown m_zone = TimeZoneShown::Local;
};

} // namespace outdial::models
