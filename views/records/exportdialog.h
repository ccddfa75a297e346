// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Exports records to a CSV file: where to, what of them, how it is written; then the progress, which can be cancelled, and what
// came of it. The dialog closes when the file is there; a toast says so, and opens its folder.
#pragma once

#include <QDialog>

#include <models/transfer/recordexport.h>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QRadioButton;

namespace outdial::views {

class Banner;
class Button;
class FormField;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    struct What {
        models::ShownRecords shown;
        qint64 loaded = 0;
        qint64 total = -1; // of the query; -1: not known
        bool complete = false;
        QString filter; // empty: none
        bool sorted = false;
        models::RecordSelection selection;
        models::RecordSource source; // of everything
        std::function<models::RecordSource()> sourceWithAttempts;
        QString name; // of the list
    };
    ExportDialog(What what, QWidget *parent);

    // Running: cancels it and stays; else closes.
    void reject() override;
    // The tenant is left: cancels and closes.
    void leave();
    void setFile(const QString &file);
    const models::RecordExport *job() const { return m_job; }

Q_SIGNALS:
    // title: "Export, all records"
    void started(outdial::models::RecordExport *job, const QString &title);
    void exported(const QString &file, qint64 records);

private:
    QWidget *makeChoices();
    QWidget *makeFoot();
    void browse();
    void start();
    void refresh();
    void refreshChoices();
    void showProgress();
    bool isRunning() const { return m_job && m_job->isRunning(); }

    What m_what;
    models::RecordExport *m_job = nullptr;
    bool m_closing = false;
    Banner *m_banner;
    QWidget *m_choices;
    QLineEdit *m_file;
    FormField *m_fileField;
    Button *m_browse;
    QRadioButton *m_shown;
    QRadioButton *m_everything;
    QLabel *m_shownNote;
    QLabel *m_everythingNote;
    QCheckBox *m_perAttempt;
    QCheckBox *m_guard;
    QCheckBox *m_mark;
    QCheckBox *m_utc;
    QProgressBar *m_bar;
    QLabel *m_progress;
    Button *m_cancel;
    Button *m_act;
};

} // namespace outdial::views
