// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <models/jobs/jobrow.h>
#include <models/lists/timetext.h>
#include <views/jobs/jobdetailsdialog.h>
#include <views/shared/banner.h>
#include <views/shared/fitheight.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DeletionJob;

JobDetailsDialog::JobDetailsDialog(models::DeletionJobs &jobs, const QString &id, bool remains, QWidget *parent)
    : QDialog(parent),
      m_jobs(&jobs),
      m_id(id)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(px(600));
    auto *sheet = new QVBoxLayout(this);
    sheet->setContentsMargins(0, 0, 0, 0);
    sheet->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(12));
    m_title = makeLabel({}, "pane", "", this);
    m_title->setWordWrap(true);
    m_what = makeLabel({}, "", "muted", this);
    m_what->setWordWrap(true);
    m_banner = new Banner(Tone::Err, {}, {}, true, this);
    m_banner->setClosable(false);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_banner);
    m_remains = makeLabel({}, remains ? "emphasis" : "", "", this);
    m_remains->setWordWrap(true);
    column->addWidget(m_remains);
    column->addWidget(makeLine(Qt::Horizontal, this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(8));
    grid->setColumnStretch(1, 1);
    m_state = addFact(grid, tr("State"));
    m_count = addFact(grid, tr("Deleted"));
    m_asked = addFact(grid, tr("Asked for"));
    m_times = addFact(grid, tr("On the tenant"));
    m_jobId = addFact(grid, tr("Job ID"));
    LabelStyle::set(m_jobId, "mono");
    column->addLayout(grid);
    sheet->addLayout(column);

    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(px(24), px(12), px(24), px(12));
    buttons->setSpacing(px(8));
    m_list = new Button(tr("Show the list"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_again = new Button(tr("Ask for it again…"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_close = new Button(tr("Close"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    for (Button *one : {m_list, m_again})
        one->setAutoDefault(false);
    m_close->setDefault(true);
    buttons->addWidget(m_list);
    buttons->addStretch(1);
    buttons->addWidget(m_again);
    buttons->addWidget(m_close);
    sheet->addWidget(foot);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, [this] {
        Q_EMIT askAgainRequested(m_id);
        accept();
    });
    connect(m_list, &QPushButton::clicked, this, [this] {
        Q_EMIT listRequested(m_listId);
        accept();
    });
    connect(&jobs, &models::DeletionJobs::changed, this, [this](const QString &changed) {
        if (changed == m_id)
            refresh();
    });
    connect(&jobs, &models::DeletionJobs::dismissed, this, [this](const QStringList &ids) {
        if (ids.contains(m_id))
            reject();
    });
    connect(&jobs, &QObject::destroyed, this, &QDialog::reject);
    refresh();
    m_close->setFocus();
}

QLabel *JobDetailsDialog::addFact(QGridLayout *grid, const QString &name)
{
    const int row = grid->rowCount();
    grid->addWidget(makeLabel(name, "small", "muted", this), row, 0, Qt::AlignTop);
    QLabel *value = makeLabel({}, "", "", this);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(value, row, 1);
    return value;
}

void JobDetailsDialog::refresh()
{
    const DeletionJob *job = m_jobs ? m_jobs->find(m_id) : nullptr;
    if (job == nullptr)
        return;
    m_listId = job->listId;
    const models::JobRow row = models::rowOf(*job, QDateTime::currentDateTimeUtc());
    setWindowTitle(tr("%1: “%2”").arg(row.title, job->listName));
    m_title->setText(windowTitle());
    m_what->setText(job->words);
    m_what->setVisible(!job->words.isEmpty());
    const bool failed = job->state == DeletionJob::State::Failed;
    m_banner->setVisible(!job->error.isEmpty());
    m_banner->setContent(failed ? Tone::Err : Tone::Warn,
                         failed ? (job->jobId.isEmpty() ? tr("It did not begin.") : tr("The tenant stopped it."))
                         : job->state == DeletionJob::State::Unknown ? tr("What came of it is not known.")
                                                                     : tr("The last look did not succeed."),
                         job->error);
    const QStringList remains = models::deletionRemains(*job);
    m_remains->setText(remains.join(QLatin1Char('\n')));
    m_remains->setVisible(!remains.isEmpty());
    m_state->setText(row.share >= 0 ? tr("%1, %2%").arg(row.stateWord).arg(job->percent) : row.stateWord);
    m_count->setText(row.count.isEmpty() ? tr("nothing yet") : row.count);
    const auto zone = models::TimeZoneShown::Local;
    m_asked->setText(job->userName.isEmpty() ? models::fullTime(job->asked, zone)
                                             : tr("%1 by %2").arg(models::fullTime(job->asked, zone), job->userName));
    if (!job->started.isValid())
        m_times->setText(tr("never begun"));
    else if (row.time.isEmpty())
        m_times->setText(tr("since %1").arg(models::fullTime(job->started, zone)));
    else
        m_times->setText(tr("since %1, %2").arg(models::fullTime(job->started, zone), row.time));
    m_jobId->setText(job->jobId.isEmpty() ? tr("none was given") : job->jobId);
    m_again->setVisible(job->isOver() && job->state != DeletionJob::State::Done && !job->listGone);
    m_list->setVisible(!job->listGone);
    fitHeightSoon(this);
}

} // namespace outdial::views
