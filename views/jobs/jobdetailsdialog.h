// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One deletion in full: what was asked for, by whom and when, what the tenant said, and what is left of the list. Follows it
// while it runs. GUI thread.
#pragma once

#include <QDialog>
#include <QPointer>

#include <models/jobs/deletionjobs.h>

class QGridLayout;
class QLabel;

namespace outdial::views {

class Banner;
class Button;

class JobDetailsDialog : public QDialog {
    Q_OBJECT
public:
    // The dialog is closed when the jobs end. remains: it is asked what remains.
    JobDetailsDialog(models::DeletionJobs &jobs, const QString &id, bool remains, QWidget *parent);

Q_SIGNALS:
    void askAgainRequested(const QString &id);
    void listRequested(const QString &listId);

private:
    void refresh();
    QLabel *addFact(QGridLayout *grid, const QString &name);

    QPointer<models::DeletionJobs> m_jobs;
    QString m_id;
    QString m_listId;
    Banner *m_banner;
    QLabel *m_title;
    QLabel *m_what;
    QLabel *m_remains;
    QLabel *m_state;
    QLabel *m_count;
    QLabel *m_asked;
    QLabel *m_times;
    QLabel *m_jobId;
    Button *m_again;
    Button *m_list;
    Button *m_close;
};

} // namespace outdial::views
