// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Brings the pages of one instance's records (Get All, Completed or Updated Records, a thousand a page): one on demand, or all of
// them one after the other, which can be stopped at any page. Pages are handed on at most ten times a second, since each
// insertion costs the table a repaint whatever its size. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <api/client/client.h>
#include <models/lists/pagedfetch.h>
#include <models/records/timewindow.h>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace outdial::models {

enum class RecordSet { All, Completed, Updated };

// Which records of an instance are asked for. Completed ones by the time when they were completed, updated ones by that of their
// last attempt; the window is nothing to All.
struct RecordSelection {
    RecordSet set = RecordSet::All;
    WindowPreset preset = WindowPreset::Today;
    TimeWindow custom; // of the preset Custom
    TimeZoneShown zone = TimeZoneShown::Local;
    bool attempts = false;

    TimeWindow window() const { return preset == WindowPreset::Custom ? custom : windowOf(preset, zone); }
    bool operator==(const RecordSelection &) const = default;
};

api::Method methodOf(RecordSet set);

// Where records come from, and how many there should be (-1: not known).
struct RecordSource {
    std::function<api::Call<api::RecordPagePtr>(int limit, const QString &cursor, const api::CallOptions &options)> page;
    qint64 total = -1;
    bool attempts = false; // its records come with their attempts

    static RecordSource from(api::Client &client, const QString &campaignId, const QString &instanceId, qint64 total);
    // total: of all records of the instance; what is in a window is not known before. A preset is worked out anew for each first
    // page, so that "the last hour" read again is the last hour.
    static RecordSource from(api::Client &client, const QString &campaignId, const QString &instanceId, qint64 total,
                             const RecordSelection &selection);
};

class RecordLoader : public QObject {
    Q_OBJECT
public:
    using Pages = std::vector<api::RecordPagePtr>;
    static constexpr int pageLimit = 1000;
    static constexpr std::chrono::milliseconds insertInterval{100};

    explicit RecordLoader(QObject *parent = nullptr);

    // Forgets everything; more() asks for the first page.
    void open(RecordSource source);
    void close();

    void more();
    void loadAll();
    // Stops what is under way; the place is kept.
    void stop();
    void retry();
    // Reads again from the start, at least as many rows as were read (all, if all were), and hands them over as a whole.
    void readAgain();

    PagedFetch::State state() const { return m_walk.state(); }
    const api::ApiError &error() const { return m_walk.error(); }
    bool canRetry() const { return m_walk.canRetry(); }
    bool isOpen() const { return bool(m_source.page); }
    bool isLoadingAll() const { return m_loadAll; }
    bool isReadingAgain() const { return m_again.has_value(); }
    // Pages that were read and not handed on yet: whoever looks at the rows does not see how far the walk is.
    bool hasWaitingPages() const { return !m_waiting.empty(); }
    qint64 rowsRead() const { return m_rows; }           // handed on or waiting for it
    qint64 rowsReadAgain() const { return m_againRows; } // by the reading that is under way
    // Rows a second of the last pages; nothing before the first.
    std::optional<double> rowsPerSecond() const;

Q_SIGNALS:
    void stateChanged();
    void pagesArrived(const outdial::models::RecordLoader::Pages &pages);
    // In place of all pages before.
    void readAgainFinished(const outdial::models::RecordLoader::Pages &pages);
    void readAgainFailed(const outdial::api::ApiError &error);

private:
    void fetch(PagedFetch &walk);
    void answered(quint64 ticket, qint64 millis, api::Result<api::RecordPagePtr> answer);
    void take(PagedFetch::Taken taken, const api::RecordPagePtr &page);
    void takeAgain(PagedFetch::Taken taken, const api::RecordPagePtr &page);
    void finishAgain();
    void goOn();
    void handOn();

    RecordSource m_source;
    PagedFetch m_walk;
    std::optional<PagedFetch> m_again;
    bool m_loadAll = false;
    bool m_wanted = false;
    qint64 m_rows = 0;
    api::RecordPagePtr m_last; // the last page that was taken
    Pages m_waiting;           // for the next insertion
    QTimer m_insertTimer;
    QElapsedTimer m_lastInsert;
    Pages m_againPages;
    qint64 m_againRows = 0;
    double m_pageMillis = 0; // smoothed; 0: no page yet
};

} // namespace outdial::models
