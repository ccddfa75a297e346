// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaigns as a table. Sorted and filtered here, and changed only by insertions, removals, moves and changed data, so that
// selection, current row, scroll place and sorting survive every refresh. The identity of a row is its campaign id.
#pragma once

#include <QAbstractTableModel>
#include <QCollator>
#include <QTimer>

#include <models/campaigns/campaignfeed.h>
#include <models/campaigns/campaignwords.h>

namespace outdial::models {

class CampaignsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Dial, State, Name, Completed, Penetration, LastAttempt, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1,
        ShownRole,          // CampaignShown, as int
        RunningRole,        // bool: what the tenant last confirmed
        PendingRole,        // bool: asked, not confirmed
        EnabledRole,        // bool
        OldRole,            // bool: stale or offline
        CompletedRole,      // qint64 records; invalid: not read yet
        AttemptedRole,      // likewise
        TotalRole,          // likewise
        ApproximateRole,    // bool
        LastAttemptRole,    // QDateTime, UTC; invalid: never, or not read
        QuietRole,          // bool: runs, and nothing was dialed for a while
        AttentionRole,      // bool
        ErrorRole,          // the sentence of what went wrong last, or an empty string
        RememberedRole,     // bool: not listed by the tenant
        CompletedShareRole, // "45.5%", "not read yet"
        CompletedCountRole, // "18,204 of 40,000"
    };
    enum class Segment { All, Running, Stopped, Attention, Remembered };
    static constexpr int segmentCount = 5;

    // The feed outlives the model.
    explicit CampaignsModel(CampaignFeed &feed, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    // Kept for this tenant.
    void sort(int column, Qt::SortOrder order) final;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    void setSegment(Segment segment);
    Segment segment() const { return m_segment; }
    // In names, whatever the case; or the beginning of an id.
    void setFilter(const QString &text);
    QString filter() const { return m_filter; }

    QString idAt(int row) const;
    int rowOf(const QString &id) const; // -1: not shown
    // Of all campaigns that the filter text lets through, by segment.
    int count(Segment segment) const { return m_counts[size_t(segment)]; }
    WordsContext context() const;

Q_SIGNALS:
    void countsChanged();

private:
    QVariant text(const CampaignRow &row, int column) const;
    QString accessibleText(const CampaignRow &row, int column) const;
    QString errorText(const CampaignRow &row) const;
    bool isIn(const CampaignRow &row, Segment segment, const WordsContext &context) const;
    bool passesText(const CampaignRow &row) const;
    bool less(const QString &one, const QString &other) const;
    double sortKey(const CampaignRow &row, bool *known) const;
    void apply(const QStringList &ids);
    void filterAgain();
    void removeIds(const QSet<QString> &ids);
    void insertIds(QStringList ids);
    void sortAgain();
    void recount();
    void tick();

    CampaignFeed &m_feed;
    QStringList m_order; // what is shown
    QCollator m_collator;
    int m_sortColumn = State;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    Segment m_segment = Segment::All;
    QString m_filter;
    std::array<int, segmentCount> m_counts{};
    QTimer m_tick;
};

} // namespace outdial::models
