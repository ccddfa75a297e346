// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The activity log as a table: a row for each exchange and each message, in the order in which they came, filtered without a
// proxy. Rows come in batches and go in blocks from the front; only a new filter resets. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <models/activity/activitylog.h>
#include <models/activity/activitywords.h>

#include <array>
#include <deque>
#include <optional>

namespace outdial::models {

enum class ActivityKind { All, Failed, Slow, Writes };

struct ActivityFilter {
    QString text; // in method, target, request id, the error and what the user was told
    ActivityKind kind = ActivityKind::All;
    std::optional<api::Method> method; // messages have none

    bool isEmpty() const { return text.isEmpty() && kind == ActivityKind::All && !method; }
    bool operator==(const ActivityFilter &) const = default;
};

// Of everything in the log, whatever the filter.
struct ActivityCounts {
    qsizetype all = 0;
    qsizetype failed = 0;
    qsizetype slow = 0;
    qsizetype writes = 0;
};

class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        MethodColumn,
        VerbColumn,
        TargetColumn,
        StatusColumn,
        DurationColumn,
        SentColumn,
        ReceivedColumn,
        AttemptColumn,
        RequestIdColumn,
        OutcomeColumn,
        ColumnCount
    };
    enum Role { NumberRole = Qt::UserRole + 1 };

    explicit ActivityModel(QObject *parent = nullptr, ActivityLimits limits = {});

    // As a session hands them on.
    void append(const QList<api::Exchange> &exchanges);
    void appendMessage(MessageTone tone, const QString &title, const QString &line);
    void clear();

    void setFilter(const ActivityFilter &filter);
    const ActivityFilter &filter() const { return m_filter; }
    const ActivityCounts &counts() const { return m_counts; }
    const ActivityLimits &limits() const { return m_log.limits(); }
    // Those of which there are entries, in the order of the catalogue.
    QList<api::Method> methods() const;

    // Contents that come with exchanges are kept while this is on. Switching it off forgets all of them.
    void setContentsKept(bool kept);
    bool areContentsKept() const { return m_log.areContentsKept(); }

    int shown() const { return static_cast<int>(m_view.size()); }
    // Null for a row that is not there.
    const ActivityEntry *entryAt(int row) const;
    const ActivityEntry *find(quint64 number) const { return m_log.find(number); }
    // -1 when it is filtered away or gone.
    int rowOf(quint64 number) const;
    // The number of the last attempt of a request, filtered away or not; 0 when there is none.
    quint64 newestOf(const QString &requestId) const;
    // Copies of what the filter shows, for a writer on another thread.
    QList<ActivityEntry> shownEntries() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void countsChanged();
    void methodsChanged();
    void contentsChanged(); // of some entry: forgotten, or dropped for newer ones

private:
    void appendEntries(QList<ActivityEntry> entries);
    void makeRoom(qsizetype count);
    void dropOldest(qsizetype count);
    void count(const ActivityEntry &entry, int step);
    bool matches(const ActivityEntry &entry) const;
    QString textOf(const ActivityEntry &entry, int column) const;

    ActivityLog m_log;
    std::deque<quint64> m_view; // numbers, rising
    ActivityFilter m_filter;
    ActivityCounts m_counts;
    std::array<qsizetype, api::methodCount> m_perMethod{};
    bool m_methodsMoved = false;
};

} // namespace outdial::models
