// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The imports of a tenant: those that run now and those that the journal remembers, newest first. Owns the jobs that run, so that
// an import goes on when its page is left. Row identity is the journal's id. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QPointer>

#include <models/transfer/importjob.h>
#include <models/transfer/undojob.h>

namespace outdial::models {

class ImportsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        StateColumn,
        FileColumn,
        ListColumn,
        ReadColumn,
        AddedColumn,
        UpdatedColumn,
        RejectedColumn,
        UnknownColumn,
        StartedColumn,
        ColumnCount
    };
    enum class RowState {
        Running,
        Waiting,
        Paused,
        Done,
        DoneWithRejects,
        Interrupted,
        Cancelled,
        Stopped,
        Undoing,
        Undone,
        PartlyUndone
    };
    enum Role { RowStateRole = Qt::UserRole + 1, IdRole, ResumableRole, ShareRole };

    explicit ImportsModel(Session *session, QObject *parent = nullptr);
    ~ImportsModel() override;

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QVariant data(const QModelIndex &index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

    // A job to be prepared; owned by the model. One that is given up before it ran is deleted by discard().
    ImportJob *newJob();
    void discard(ImportJob *job);
    // The job of a row while it runs or was looked at since; null for older ones.
    ImportJob *jobAt(int row) const;
    // The same, made of what the journal says where there is none. Not for a row that can go on: resumeAt() makes its job.
    ImportJob *openAt(int row);
    // -1: not there.
    int rowOf(const QString &importId) const;
    const ImportEntry &entryAt(int row) const { return m_entries.at(row); }
    Receipt receiptAt(int row) const;
    // A job that goes on with the import of the row, or a sentence that says why it cannot.
    tl::expected<ImportJob *, QString> resumeAt(int row);
    // The job that is under way, the newest when there are several; null: none.
    ImportJob *running() const;
    int interruptedCount() const;

    // The undo of an import: its plan is read, it runs, or it has ended since the model was made; null: none.
    UndoJob *undoOf(const QString &importId) const;
    // Reads the plan of one. Owned by the model; one that was not started is deleted by discardUndo().
    UndoJob *newUndo(int row, const UndoOptions &options = {});
    void discardUndo(UndoJob *undo);

Q_SIGNALS:
    void runningChanged();                         // another job, or its numbers
    void jobOver(outdial::models::ImportJob *job); // finished, cancelled or stopped
    void undoOver(outdial::models::UndoJob *undo);

private:
    void watch(ImportJob *job);
    void reload();
    void touch(const ImportJob *job);
    void touchUndo(UndoJob *undo);
    void letGo(UndoJob *undo);
    RowState stateAt(int row) const;
    static bool isCount(int column);
    // Its program ended before it wrote down how far it was; the journal of the import knows, and is asked when it goes on.
    bool isUncounted(int row) const;
    QString textAt(int row, int column) const;

    QPointer<Session> m_session;
    StorePtr m_store;
    QString m_tenant;
    QList<ImportEntry> m_entries;
    QList<ImportJob *> m_jobs;
    QList<UndoJob *> m_undos;
};

// "Running", "Done, 12 rejected", ...
QString rowStateWord(ImportsModel::RowState state);

} // namespace outdial::models
