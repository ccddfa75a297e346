// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One import as the window sees it: file, list, mapping, check, plan, run, receipt, in this order. A thin face on the GUI thread
// over CheckRun and ImportRun, which work in threads of their own and are looked at ten times a second.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <models/connect/session.h>
#include <models/transfer/checkrun.h>
#include <models/transfer/csvsniffer.h>
#include <models/transfer/formatfinder.h>
#include <models/transfer/importrun.h>
#include <models/transfer/mappingfile.h>
#include <models/transfer/undoreceipt.h>
#include <models/transfer/valuereader.h>

#include <memory>
#include <optional>
#include <thread>

namespace outdial::models {

class ImportJob : public QObject {
    Q_OBJECT
public:
    enum class FormatState { None, Looking, Known, Learned, NotFound, Failed };
    enum class Phase { Preparing, Checking, Checked, Running, Over };

    explicit ImportJob(Session *session, QObject *parent = nullptr);
    ~ImportJob() override; // an import that runs stops at the edge of its batch and can be resumed

    // The file. Reading its beginning takes place in another thread; fileChanged() when it is done.
    void setFile(const QString &path);
    void setWish(const CsvWish &wish);
    QString file() const { return m_file; }
    QString fileName() const;
    bool isReading() const { return m_reading; }
    const CsvGuess &guess() const { return m_guess; }
    const CsvWish &wish() const { return m_wish; }
    // Titles of the columns, made up ("Column 1") where the file has none.
    const QStringList &columns() const { return m_columns; }

    // The list.
    void setTarget(const ImportTarget &target);
    const std::optional<ImportTarget> &target() const { return m_target; }
    FormatState formatState() const { return m_formatState; }
    QString formatMessage() const { return m_formatMessage; } // of NotFound and Failed
    const api::Format &format() const { return m_format; }
    void teachFormat(const api::Format &format);

    // The mapping.
    const Mapping &mapping() const { return m_mapping; }
    void mapColumn(int column, int field); // field -1: the column is ignored
    void mapConstant(int field, const QString &text);
    // Whether the titles are the file's own.
    bool hasHeader() const { return !m_guess.columnNames.isEmpty(); }
    // Of a field that a column fills: further columns that are joined to it, and what is done to the text.
    void adjust(int field, const QList<int> &joined, const QString &separator, const CleanUp &cleanUp);
    // What the first rows would become.
    std::vector<ValueSample> samplesOf(int field, const FieldSource &source) const;
    void confirm(int field); // a fuzzy match is right
    void confirmPositions(); // so is the order of the columns
    void dropPositions();    // or it is not
    // The mapping as a file, for other files with these columns and for other people. The sentence says why it is not written.
    QString saveMapping(const QString &path) const;
    // Takes it, and the same names for what it leaves empty. The answer says what was missing; with an error nothing changes.
    tl::expected<NamedMapping, QString> loadMapping(const QString &path);
    void takeMapping(const Mapping &mapping); // with a source for each field of the format
    // What is done with the rows; a change asks for a new check.
    ImportMode mode() const { return m_mode; }
    void setMode(ImportMode mode);
    // Of modes that update: whether an empty cell empties the field, and whether rows without a record get a file of their own.
    bool emptyResets() const { return m_emptyResets; }
    void setEmptyResets(bool on);
    bool missingApart() const { return m_missingApart; }
    void setMissingApart(bool on);
    // Whether the check compares rows with the records of the list, and an update sends only what differs.
    bool compares() const { return m_compares; }
    void setCompares(bool on);
    // Cells that are read in place of the file's. Whoever mends has to check again; the report of the check before stays.
    const RowEdits &edits() const { return m_edits; }
    void mendCells(const QList<CellMend> &mends);
    // What is done to the text of a field that a column fills: mends all of a kind, in all rows.
    void cleanAll(int field, const CleanUp &cleanUp);
    // Of a report that is there: something was mended since. When all of it is taken back, the report is of now again.
    bool isMended() const { return m_mended; }
    // Rows with cells that were mended since the check, or taken back. 0 also when only clean-ups were changed.
    qint64 rowsMended() const { return m_edits.rowsUnlike(m_checked.edits); }
    // What a check would read now, and what the last one has read.
    ImportSettings settings() const;
    const ImportSettings &checkedSettings() const { return m_checked; }
    // What the first row would be stored as, one a field; empty where it has no value or does not fit.
    QStringList storedSamples() const;
    // Why the check cannot begin. Empty: it can.
    QStringList blockers() const;
    // An import of this very file into this list that was interrupted, or is under way; looked up when file or fields change.
    const std::optional<EarlierImport> &earlier() const { return m_earlier; }
    // Whether the rows of the earlier import would then be in the list twice: it has no key, as far as is known.
    bool wouldDouble() const;

    // The check and the run.
    Phase phase() const { return m_phase; }
    void startCheck();
    void cancelCheck();
    CheckReport report() const; // counts so far while checking
    // Whether five rows are sent first, and the rest when somebody has looked at them.
    bool trial() const { return m_trial; }
    void setTrial(bool on) { m_trial = on; }
    void setRunOptions(const RunOptions &options) { m_runOptions = options; }
    const RunOptions &runOptions() const { return m_runOptions; }
    void setRejectsFile(const QString &path) { m_rejectsFile = path; } // empty: beside the source
    void start();                                                      // after a complete check
    void pause();
    void resume();
    void cancel();
    RunProgress progress() const;
    double rowsPerSecond() const { return m_rate; } // of the last seconds; 0: not known yet
    std::optional<int> secondsLeft() const;
    QDateTime started() const { return m_started; }
    double secondsRun() const;
    QString importId() const { return m_importId; } // in the journal; null before the start
    // Goes on with one that was interrupted. The sentence says why not; empty: it runs.
    QString resumeEntry(const ImportEntry &entry);
    // Shows one of the history as it ended: Phase::Over, with what the journal says and the files that are still there.
    void openEntry(const ImportEntry &entry);
    // What was taken back of it, as the journal says; null: nothing.
    std::optional<UndoReceipt> undone() const;

Q_SIGNALS:
    void fileChanged();
    void targetChanged();
    void formatChanged();
    void mappingChanged();
    void checkChanged();
    void runChanged(); // state or numbers
    void over();       // the run has ended, whatever its end

private:
    void sniff();
    void proposeAgain();
    void lookUpEarlier();
    void prepareAnew();
    void mended();
    void checkEnded(quint64 number);
    void launch(ImportSettings settings, ImportJournal journal);
    void look();
    void measure(const RunProgress &seen);
    QStringList ownTitles() const;
    void takeRemembered();
    void rememberMapping();

    QPointer<Session> m_session;
    StorePtr m_store;
    FormatFinder m_finder;
    QString m_file;
    CsvWish m_wish;
    CsvGuess m_guess;
    quint64 m_sniffing = 0;
    bool m_reading = false;
    QStringList m_columns;
    std::optional<ImportTarget> m_target;
    FormatState m_formatState = FormatState::None;
    QString m_formatMessage;
    api::Format m_format;
    Mapping m_mapping;
    ImportMode m_mode = ImportMode::Add;
    bool m_emptyResets = false;
    bool m_missingApart = false;
    bool m_compares = false;
    RowEdits m_edits;
    bool m_mended = false;
    bool m_trial = false;
    std::optional<EarlierImport> m_earlier;
    QString m_journalProblem; // why it is not known whether there is one
    Phase m_phase = Phase::Preparing;
    ImportSettings m_checked; // what the check has seen is what is sent
    std::unique_ptr<CheckRun> m_check;
    quint64 m_checking = 0; // which check is the newest
    quint64 m_reported = 0; // whose report is there
    CheckReport m_report;
    RunOptions m_runOptions;
    QString m_rejectsFile;
    QString m_importId;
    std::unique_ptr<ImportRun> m_run;
    RunProgress m_opened; // of the history, without a run
    std::thread m_worker;
    QTimer m_look;
    QDateTime m_started;
    QDateTime m_ended;
    struct Sample {
        qint64 ms, rows;
    };
    std::vector<Sample> m_samples;
    double m_rate = 0;
};

} // namespace outdial::models
