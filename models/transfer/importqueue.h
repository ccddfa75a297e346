// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Several files that are imported one after another into the same list: the one that is imported now, and as rows of this model
// those that wait, the next one first. What was accepted for one (how it is read, what its columns mean, what is done with its
// rows) is how the next is prepared. The user goes through each of them, or lets the queue check and run them by itself as long
// as their columns are the same and no row is blocked. Nothing of it is remembered when Outdial is closed. GUI thread.
#pragma once

#include <QAbstractListModel>
#include <QPointer>

#include <models/transfer/acceptedimport.h>
#include <models/transfer/receipt.h>

#include <optional>
#include <vector>

namespace outdial::models {

class ImportsModel;

class ImportQueue : public QAbstractListModel {
    Q_OBJECT
public:
    // Rows: DisplayRole is the name as people know it, ToolTipRole the whole path and what is wrong with the file.
    enum Role {
        SourceRole = Qt::UserRole + 1,
        SizeRole,    // bytes, of the file on the disk
        FoundRole,   // "12 columns, as in “a.csv”"
        UnusableRole // it cannot be imported as it is
    };
    // Where the present import begins: the first place that needs a look.
    enum class Begin { Source, Reading, Mapping, Check };

    // Jobs come from the imports, which own the queue.
    ImportQueue(ImportsModel *imports, ImportJob *present);
    ~ImportQueue() override;

    int rowCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;

    // Null when the imports have let go of it.
    ImportJob *present() const { return m_present; }
    // Another file in the place of the present one, which has not begun; prepared like the one before, if there was one.
    void setPresentFile(const QString &source);
    // Behind those that wait; with nothing present the first of them is. A file that is present or waits already is not added
    // again, whatever path leads to it. How many were new.
    int add(const QStringList &sources);
    void remove(int row);
    // To the place of another row.
    void move(int row, int to);
    // The first that waits changes places with the present one, which has not begun.
    void swapWithPresent();
    // Leaves out the present file, which has not begun: the next takes its place.
    void leaveOut();
    bool canLeaveOut() const;

    int waiting() const { return int(m_waiting.size()); }
    int position() const { return m_position; } // of the present file, from 1
    int total() const { return m_position + waiting(); }
    QString nextName() const; // empty: none waits

    // Whether those that wait are checked and run without a question when the present one is done.
    bool isByItself() const { return m_byItself; }
    void setByItself(bool on);
    // No look from anybody is needed: one is checked or run by the queue itself, or the next one will be.
    bool isGoingOn() const;

    // After the present one has ended: the next becomes the present one as soon as it was read (presentChanged()).
    void takeNext();
    // The same with a file that did not wait, such as the rejects of the present one.
    void takeNext(const QString &source);
    bool isTaking() const { return m_taken != nullptr; }
    // Another job for the present file: the import goes on that was cancelled or stopped.
    void follow(ImportJob *job);
    Begin begin() const { return m_begin; }

    // Of all files of the queue that were imported to their end.
    const Receipt &sum() const { return m_sum; }
    int doneCount() const { return m_done; }

    // Gives up what waits: givenUp() names the files.
    void giveUp();
    // A page shows it.
    void open() { m_closed = false; }
    // Nobody looks any more: gives up and deletes itself, unless it goes on by itself; then it does so at the end.
    void close();

Q_SIGNALS:
    void changed();        // who waits, what was found, whether it goes on by itself
    void presentChanged(); // another job, or another file in it that was read: begin() says where
    // It does not go on by itself, and why; the present import is the one that needs a look.
    void stopped(const QString &reason);
    void finished(); // the last of several files was imported to its end
    void givenUp(const QStringList &names);

private:
    struct Waiting {
        quint64 id = 0;
        QString source;
        bool reading = true;
        CsvGuess guess;
    };
    void watch(ImportJob *job);
    void sniff(Waiting &waiting);
    void presentFileChanged();
    bool isKnown(const QString &source) const;
    QString foundText(const Waiting &waiting) const;
    Waiting takeFirst();
    bool canTake() const;
    void load(ImportJob *job, const QString &source);
    void loadedSoFar();
    void arrive();
    QString hindrance();
    void checkChanged();
    void runChanged();
    void touched();
    void jobOver();
    void stop(const QString &reason);
    void letGo();

    QPointer<ImportsModel> m_imports;
    QPointer<ImportJob> m_present;
    QPointer<ImportJob> m_taken; // is read and given what was accepted
    std::vector<Waiting> m_waiting;
    quint64 m_lastId = 0;
    CsvWish m_wish; // with which those that wait were looked at
    std::optional<AcceptedImport> m_accepted;
    QString m_acceptedId; // of the import of which that is
    Begin m_begin = Begin::Source;
    int m_position = 1;
    bool m_byItself = false;
    bool m_driving = false; // the present one was taken by the queue itself
    bool m_closed = false;
    Receipt m_sum;
    int m_done = 0;
};

} // namespace outdial::models
