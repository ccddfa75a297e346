// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows one act on many keys of a Do-Not-Call list: how far it is, then its receipt, in which every row of the source is in one
// count. Closing it does not end the act.
#pragma once

#include <QDialog>
#include <QPointer>

#include <models/dnc/dncjob.h>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace outdial::views {

class Banner;
class Button;

class DncJobDialog : public QDialog {
    Q_OBJECT
public:
    DncJobDialog(models::DncJob *job, QWidget *parent);

private:
    void refresh();
    void fillReceipt(const models::DncJobProgress &now);
    void addCount(int &row, const QString &what, qint64 count, const char *ink = "");

    QPointer<models::DncJob> m_job;
    QLabel *m_title;
    QLabel *m_state;
    QProgressBar *m_bar;
    QLabel *m_message;
    Banner *m_banner;
    QWidget *m_receipt;
    QGridLayout *m_counts;
    QLabel *m_files;
    Button *m_show;
    Button *m_cancel;
    Button *m_close;
    bool m_filled = false;
};

// "Adding keys to “Company-wide opt-outs”", for the dialog and for the page.
QString dncJobTitle(const models::DncJob &job);
// How it ended, or how far it is: "4,118 keys were added, 12 were refused."
QString dncJobSentence(const models::DncJob &job);
// A warning is due: not all that was wanted is done.
bool dncJobIsClean(const models::DncJob &job);

} // namespace outdial::views
