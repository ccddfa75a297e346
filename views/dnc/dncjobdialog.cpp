// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QUrl>
#include <QVBoxLayout>

#include <models/dnc/dncbookmodel.h>
#include <views/dnc/dncjobdialog.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::DncJob;
using models::DncJobProgress;
using models::DncReceipt;
using models::DncState;
using models::DncTask;
using Deletion = models::DncJobProgress::Deletion;
using Step = models::DncJobProgress::Step;

QString dncJobTitle(const DncJob &job)
{
    const QString name = models::dncName(job.task().list);
    switch (job.task().kind) {
    case DncTask::Kind::Add:
        return DncJobDialog::tr("Add keys to “%1”").arg(name);
    case DncTask::Kind::Remove:
        return DncJobDialog::tr("Remove keys from “%1”").arg(name);
    case DncTask::Kind::DeleteAll:
        return DncJobDialog::tr("Delete all keys of “%1”").arg(name);
    case DncTask::Kind::Replace:
        return DncJobDialog::tr("Replace the keys of “%1”").arg(name);
    }
    return {};
}

QString dncJobSentence(const DncJob &job)
{
    const DncJobProgress now = job.progress();
    const DncReceipt &receipt = now.run.receipt;
    switch (now.step) {
    case Step::Copying:
        return DncJobDialog::tr("Saving a copy of the keys that are known here…");
    case Step::Deleting:
        return DncJobDialog::tr("Deleting all keys…");
    case Step::Sending:
        if (now.run.state == DncState::Waiting)
            return DncJobDialog::tr("Waiting for the tenant. %1").arg(now.run.message);
        return DncJobDialog::tr("%1 rows read…").arg(countText(receipt.read));
    case Step::Over:
        break;
    }
    QStringList parts;
    if (now.deletion == Deletion::Done)
        parts.append(DncJobDialog::tr("%n key(s) were deleted.", nullptr, int(now.deleted)));
    const bool removes = job.task().kind == DncTask::Kind::Remove;
    if (now.sent)
        parts.append(removes ? DncJobDialog::tr("%n key(s) were removed.", nullptr, int(receipt.done))
                             : DncJobDialog::tr("%n key(s) were added.", nullptr, int(receipt.done)));
    if (receipt.either > 0)
        parts.append(removes
                         ? DncJobDialog::tr("%n were removed, or not there: an answer was lost.", nullptr, int(receipt.either))
                         : DncJobDialog::tr("%n were added, or there before: an answer was lost.", nullptr, int(receipt.either)));
    if (receipt.refused + receipt.doubtful > 0)
        parts.append(DncJobDialog::tr("%n row(s) were not sent or refused.", nullptr, int(receipt.refused + receipt.doubtful)));
    if (receipt.unknown + receipt.unsent > 0)
        parts.append(DncJobDialog::tr("%n row(s) were not settled.", nullptr, int(receipt.unknown + receipt.unsent)));
    if (!now.trouble.isEmpty())
        parts.append(now.trouble);
    else if (now.run.state == DncState::Cancelled)
        parts.append(DncJobDialog::tr("It was cancelled."));
    else if (now.run.state == DncState::Stopped)
        parts.append(now.run.message);
    return parts.join(u' ');
}

bool dncJobIsClean(const DncJob &job) { return job.progress().isClean(); }

DncJobDialog::DncJobDialog(DncJob *job, QWidget *parent) : QDialog(parent), m_job(job)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(dncJobTitle(*job));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->setSizeConstraint(QLayout::SetFixedSize);
    auto *width = new QWidget(this);
    width->setFixedSize(px(560), 0);
    outer->addWidget(width);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(20));
    column->setSpacing(px(12));
    m_title = makeLabel(windowTitle(), "pane", "", this);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    m_banner = new Banner(Tone::Ok, {}, {}, true, this);
    m_banner->hide();
    column->addWidget(m_banner);
    m_state = makeLabel({}, "", "", this);
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    m_bar = new QProgressBar(this);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    column->addWidget(m_bar);
    m_message =
        makeLabel(tr("It goes on when this is closed. Rows whose answer is lost are sent again: that changes nothing twice."),
                  "small", "muted", this);
    m_message->setWordWrap(true);
    column->addWidget(m_message);
    m_receipt = new QWidget(this);
    m_counts = new QGridLayout(m_receipt);
    m_counts->setContentsMargins(0, 0, 0, 0);
    m_counts->setHorizontalSpacing(px(16));
    m_counts->setVerticalSpacing(px(4));
    m_counts->setColumnStretch(1, 1);
    m_receipt->hide();
    column->addWidget(m_receipt);
    m_files = makeLabel({}, "small", "muted", this);
    m_files->setWordWrap(true);
    m_files->hide();
    column->addWidget(m_files);
    outer->addLayout(column);

    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_show = new Button(tr("Show the file"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_show->hide();
    m_cancel = new Button(tr("Cancel the rest"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_close = new Button(tr("Go on in the background"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_close->setDefault(true);
    m_cancel->setAutoDefault(false);
    row->addWidget(m_show);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_close);
    outer->addWidget(foot);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, job, &DncJob::cancel);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (!m_job)
            return;
        const QString rejects = m_job->progress().run.rejectsFile;
        const QString file = rejects.isEmpty() ? m_job->task().copyFile : rejects;
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    });
    connect(job, &DncJob::changed, this, &DncJobDialog::refresh);
    // The tenant may be changed under an open dialog.
    connect(job, &QObject::destroyed, this, &QDialog::reject);
    refresh();
    m_close->setFocus();
}

void DncJobDialog::addCount(int &row, const QString &what, qint64 count, const char *ink)
{
    auto *number = makeLabel(countText(count), "emphasis", ink, m_receipt);
    m_counts->addWidget(number, row, 0, Qt::AlignRight);
    m_counts->addWidget(makeLabel(what, "", ink, m_receipt), row++, 1);
}

void DncJobDialog::fillReceipt(const DncJobProgress &now)
{
    const DncReceipt &receipt = now.run.receipt;
    const bool adds = m_job->task().kind != DncTask::Kind::Remove;
    int row = 0;
    if (now.deletion == Deletion::Done)
        addCount(row, tr("keys were deleted"), now.deleted);
    if (now.sent) {
        addCount(row, adds ? tr("added") : tr("removed"), receipt.done, receipt.done > 0 ? "ok" : "");
        if (receipt.before > 0)
            addCount(row, adds ? tr("were there before") : tr("were not in the list"), receipt.before);
        if (receipt.either > 0)
            addCount(row, adds ? tr("added or there before: an answer was lost") : tr("removed or not there: an answer was lost"),
                     receipt.either);
        if (receipt.repeats > 0)
            addCount(row, tr("repeat a key of an earlier row"), receipt.repeats);
        if (receipt.doubtful > 0)
            addCount(row, tr("not sent: no key, or not one of such a list"), receipt.doubtful, "warn");
        if (receipt.refused > 0)
            addCount(row, tr("refused by the tenant"), receipt.refused, "err");
        if (receipt.unknown > 0)
            addCount(row, tr("sent, and no answer came"), receipt.unknown, "warn");
        if (receipt.unsent > 0)
            addCount(row, tr("not sent: it ended before"), receipt.unsent, "warn");
        m_counts->addWidget(makeLine(Qt::Horizontal, m_receipt), row++, 0, 1, 2);
        addCount(row, tr("rows were read"), receipt.read);
    }
    m_receipt->setVisible(row > 0);
    QStringList files;
    if (!now.run.rejectsFile.isEmpty())
        files.append(
            tr("Rows that were refused or not sent, with the reason: %1").arg(QDir::toNativeSeparators(now.run.rejectsFile)));
    if (now.copied >= 0)
        files.append(
            tr("Saved copy, %n key(s): %1", nullptr, int(now.copied)).arg(QDir::toNativeSeparators(m_job->task().copyFile)));
    m_files->setText(files.join(u'\n'));
    m_files->setVisible(!files.isEmpty());
    m_show->setVisible(!files.isEmpty());
}

void DncJobDialog::refresh()
{
    if (!m_job || m_filled)
        return;
    const DncJobProgress now = m_job->progress();
    const bool over = now.isOver();
    m_state->setVisible(!over);
    m_state->setText(dncJobSentence(*m_job));
    m_bar->setVisible(!over);
    m_message->setVisible(!over && m_job->task().sends());
    m_bar->setValue(now.sent ? int(now.run.share * 1000) : 0);
    m_cancel->setVisible(!over);
    m_close->setText(over ? tr("Close") : tr("Go on in the background"));
    if (!over)
        return;
    m_filled = true;
    const bool clean = now.isClean();
    const bool danger = m_job->task().kind == DncTask::Kind::Replace && now.deletion == Deletion::Done &&
                        (!now.sent || now.run.state != DncState::Done);
    QString title = clean ? tr("Done.") : tr("Done, with rows to look at.");
    if (danger)
        title = tr("The old keys are deleted, and not all new ones are in the list.");
    else if (!now.trouble.isEmpty() && now.deletion != Deletion::Unknown && !now.sent)
        title = tr("It was not done.");
    else if (now.deletion == Deletion::Unknown)
        title = tr("It is not known whether it was done.");
    else if (now.sent && now.run.state == DncState::Cancelled)
        title = tr("Cancelled. What was sent stays.");
    else if (now.sent && now.run.state == DncState::Stopped)
        title = tr("It stopped. What was sent stays.");
    QString text = !now.trouble.isEmpty()                           ? now.trouble
                   : now.sent && now.run.state == DncState::Stopped ? now.run.message
                                                                    : QString();
    if (danger)
        text +=
            u' ' +
            tr("People on it may be called now. Add the same file with “Add many…”: keys that are there are not added twice.");
    m_banner->setContent(clean ? Tone::Ok : danger || !now.sent ? Tone::Err : Tone::Warn, title, text.trimmed());
    m_banner->show();
    fillReceipt(now);
}

} // namespace outdial::views
