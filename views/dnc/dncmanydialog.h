// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Many keys at once, for a Do-Not-Call list: from a CSV file that is chosen or dropped, or pasted text. Says which column has the
// keys and how many look like what the list holds before anything is sent. Hands the task over; sends nothing itself.
#pragma once

#include <QDialog>
#include <QTimer>

#include <models/dnc/dnccheck.h>
#include <models/dnc/dncjob.h>
#include <views/dnc/dncwritingfields.h>

#include <atomic>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;

namespace outdial::views {

class Banner;
class Button;
class ElidedLabel;
class FormField;
class SegmentedControl;

class DncManyDialog : public QDialog {
    Q_OBJECT
public:
    // kind: all but DeleteAll.
    DncManyDialog(models::DncTask::Kind kind, const models::DncListSeen &list, const DncWritingChoice &writing, QWidget *parent);
    ~DncManyDialog() override;

    void setFile(const QString &file);
    void setText(const QString &text);
    // What was checked last, and whether it is of what is shown now.
    const models::DncCheck &check() const { return m_check; }
    bool isChecked() const { return m_checked; }
    Button *actButton() const { return m_act; }
    DncWritingChoice writing() const { return m_writing->choice(); }

Q_SIGNALS:
    // The task has no user and no file for the saved copy yet.
    void startRequested(const outdial::models::DncTask &task);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Source { File, Text };
    void makeParts();
    QWidget *makeSource();
    QWidget *makeColumns();
    QWidget *makeFoot();
    void chooseFile();
    void sourceChanged();
    void sniffed(const models::CsvGuess &guess);
    void checkAgain();
    void checked(const models::DncCheck &check);
    void refresh();
    void fillCheck();
    bool isText() const;
    bool removes() const { return m_kind == models::DncTask::Kind::Remove; }
    bool takesComments() const;
    models::DncKind kindNow() const;
    models::DncOrder orderNow() const;
    void start();

    const models::DncTask::Kind m_kind;
    const models::DncListSeen m_list;
    QString m_path;
    models::CsvGuess m_guess;
    bool m_sniffed = false;
    bool m_headerChosen = false; // by the user, for this source
    models::DncCheck m_check;
    bool m_checked = false;
    quint64 m_generation = 0;
    std::shared_ptr<std::atomic_bool> m_stop;
    QTimer m_settle; // of typed text

    Banner *m_banner;
    SegmentedControl *m_from;
    QStackedWidget *m_sources;
    ElidedLabel *m_file;
    QPlainTextEdit *m_text;
    QWidget *m_columns;
    QComboBox *m_keyColumn;
    QComboBox *m_commentColumn;
    FormField *m_commentColumnField;
    QLineEdit *m_comment;
    FormField *m_commentField;
    QCheckBox *m_header;
    DncWritingFields *m_writing;
    QLineEdit *m_why;
    QLabel *m_result;
    QLabel *m_doubts;
    QCheckBox *m_doubtfulToo;
    QLabel *m_off;
    Button *m_act;
};

} // namespace outdial::views
