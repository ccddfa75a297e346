// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Seventh step: what became of every row. The equation as a bar, causes, files, and what to do next.
#pragma once

#include <QPointer>

#include <models/transfer/receipt.h>
#include <views/transfer/importstep.h>

#include <array>

class QLabel;
class QVBoxLayout;

namespace outdial::models {
class CausesModel;
class ImportQueue;
class UndoJob;
} // namespace outdial::models

namespace outdial::views {

class Banner;
class Button;
class ProportionBar;
class StateLabel;
class Swatch;
class TableView;
class UndoCard;

class ReceiptStep : public ImportStep {
    Q_OBJECT
public:
    ReceiptStep(models::ImportJob *job, models::ImportQueue *queue, QWidget *parent = nullptr);
    QString nextText() const override { return {}; }
    bool canGoBack() const override { return false; }
    void enter() override;
    QWidget *firstFocus() const override;
    // An undo of this import that runs.
    void showUndo(models::UndoJob *undo);

Q_SIGNALS:
    void undoWanted(); // to see the plan of one
    void retryRejects(const QString &file);
    void earlierWanted(const QString &file); // to import what changed records said before
    void goOnWanted();                       // with an import that was cancelled or stopped
    void doneWanted();

private:
    QWidget *makeEquation();
    QWidget *makeCauses();
    QWidget *makeNext();
    void fillFiles();
    void refreshQueue();
    void refreshUndo();

    struct Term {
        Swatch *mark;
        QLabel *name;
        QLabel *number;
        QLabel *share;
    };
    QPointer<models::ImportQueue> m_queue;
    Banner *m_banner;
    StateLabel *m_badge;
    QLabel *m_sentence;
    QLabel *m_about;
    ProportionBar *m_read;
    ProportionBar *m_parts;
    QLabel *m_scale;
    std::array<Term, 7> m_terms;
    models::CausesModel *m_causes;
    TableView *m_table;
    QLabel *m_causeTotal;
    QVBoxLayout *m_files;
    Button *m_nextFile; // while files wait
    Button *m_retry;
    Button *m_goOn;
    Button *m_copy;
    Button *m_earlier;
    Button *m_undo;
    QLabel *m_undoNote;
    UndoCard *m_undoCard;
    Button *m_done;
};

} // namespace outdial::views
