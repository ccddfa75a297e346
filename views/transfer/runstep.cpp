// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/transfer/importjob.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/transfer/runstep.h>

#include <algorithm>

namespace outdial::views {

using models::ImportJob;
using models::RunState;

QString runStateWord(const ImportJob &job)
{
    switch (job.progress().state) {
    case RunState::Running:
        return RunStep::tr("Uploading");
    case RunState::Paused:
        return RunStep::tr("Paused");
    case RunState::Waiting:
        return RunStep::tr("Waiting for the tenant");
    case RunState::Reconciling:
        return RunStep::tr("Looking up a lost answer");
    case RunState::Cancelling:
        return RunStep::tr("Stopping after this batch");
    case RunState::Done:
        return RunStep::tr("Done");
    case RunState::Cancelled:
        return RunStep::tr("Cancelled");
    case RunState::Stopped:
        return RunStep::tr("Stopped");
    }
    return {};
}

namespace {
StateLook lookOf(RunState state)
{
    switch (state) {
    case RunState::Running:
    case RunState::Cancelling:
    case RunState::Reconciling:
        return StateLook::Waiting;
    case RunState::Paused:
        return StateLook::Stopped;
    case RunState::Waiting:
        return StateLook::Stale;
    case RunState::Done:
        return StateLook::Done;
    case RunState::Cancelled:
        return StateLook::Stopped;
    case RunState::Stopped:
        return StateLook::Failed;
    }
    return StateLook::Unknown;
}
} // namespace

RunStep::RunStep(ImportJob *job, QWidget *parent) : ImportStep(job, parent)
{
    setLook(this, "part", QStringLiteral("tools"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(16), px(16), px(16), px(16));
    auto *card = new Card;
    card->setMaximumWidth(px(760));
    auto *top = new QHBoxLayout;
    m_state = new StateLabel(StateLook::Waiting, {});
    m_message = makeLabel({}, "", "muted");
    m_message->setWordWrap(true);
    top->addWidget(m_state);
    top->addWidget(m_message, 1);
    card->body()->addLayout(top);
    card->body()->addSpacing(px(12));
    auto *figures = new QHBoxLayout;
    m_done = makeLabel({}, "figure");
    m_rate = makeLabel({}, "", "muted");
    m_left = makeLabel({}, "", "muted");
    figures->addWidget(m_done);
    figures->addStretch(1);
    figures->addWidget(m_rate, 0, Qt::AlignBottom);
    figures->addSpacing(px(16));
    figures->addWidget(m_left, 0, Qt::AlignBottom);
    card->body()->addLayout(figures);
    m_meter = new MeterWidget(tr("Progress of the import"));
    card->body()->addWidget(m_meter);
    card->body()->addSpacing(px(8));
    m_counts = makeLabel({}, "", "muted");
    card->body()->addWidget(m_counts);
    card->body()->addSpacing(px(12));
    auto *buttons = new QHBoxLayout;
    m_pause = new Button(tr("&Pause"));
    m_cancel = new Button(tr("&Cancel after this batch"));
    buttons->addWidget(m_pause);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    card->body()->addLayout(buttons);
    auto *across = new QHBoxLayout; // see PlanStep
    across->addWidget(card, 1);
    across->addStretch(0);
    layout->addLayout(across);
    auto *note =
        makeLabel(tr("You may leave this page: the import goes on, and its progress stands at the foot of the navigation."),
                  "small", "muted");
    note->setWordWrap(true);
    layout->addWidget(note);
    layout->addStretch(1);
    connect(m_pause, &QPushButton::clicked, this, &RunStep::togglePause);
    connect(m_cancel, &QPushButton::clicked, job, &ImportJob::cancel);
    connect(job, &ImportJob::runChanged, this, &RunStep::refresh);
    refresh();
}

void RunStep::enter()
{
    if (job()->phase() == ImportJob::Phase::Checked)
        job()->start();
    refresh();
}

QWidget *RunStep::firstFocus() const { return m_pause; }

void RunStep::togglePause()
{
    if (job()->progress().state == RunState::Paused)
        job()->resume();
    else
        job()->pause();
    refresh();
}

void RunStep::refresh()
{
    const auto seen = job()->progress();
    const auto total = job()->report().rows;
    m_state->setState(lookOf(seen.state), runStateWord(*job()));
    const bool tried = seen.trial && seen.state == RunState::Paused;
    m_message->setText(tried ? tr("The first rows were sent. Look at them in the list, then go on with the others, or cancel.")
                             : seen.message);
    m_done->setText(total > 0 ? countOf(seen.receipt.read, total) : countText(seen.receipt.read));
    const double share = total > 0 ? double(seen.receipt.read) / double(total) : 0;
    const bool active = seen.state == RunState::Running || seen.state == RunState::Reconciling;
    // The file is not counted when an import goes on: its rows are what the journal says.
    m_meter->setValue({share, share, total > 0, active},
                      total > 0 ? tr("%1 of %2 rows").arg(countText(seen.receipt.read), countText(total))
                                : tr("%1 rows").arg(countText(seen.receipt.read)));
    m_rate->setText(job()->rowsPerSecond() > 0 ? tr("%1 rows/s").arg(countText(qint64(job()->rowsPerSecond())))
                                               : tr("rate not known yet"));
    const auto left = job()->secondsLeft();
    m_left->setText(left ? tr("%1 left").arg(spanText(std::chrono::seconds(std::max(1, *left)))) : tr("time left not known yet"));
    QString counts;
    if (job()->mode() != models::ImportMode::Update)
        counts += tr("%1 added · ").arg(countText(seen.receipt.added));
    if (job()->mode() != models::ImportMode::Add)
        counts += tr("%1 updated · ").arg(countText(seen.receipt.updated));
    m_counts->setText(counts +
                      tr("%1 rejected · %2 unknown · batch %3")
                          .arg(countText(seen.receipt.rejected), countText(seen.receipt.unknown), countText(seen.batches)));
    const bool running = job()->phase() == ImportJob::Phase::Running;
    m_pause->setText(seen.state == RunState::Paused ? tr("&Go on") : tr("&Pause"));
    m_pause->setEnabled(running && seen.state != RunState::Cancelling);
    m_cancel->setEnabled(running && seen.state != RunState::Cancelling);
    Q_EMIT changed();
}

QString RunStep::nextText() const { return tr("Next: Receipt"); }

QString RunStep::blocker() const
{
    return job()->phase() == ImportJob::Phase::Over ? QString() : tr("The receipt follows when every row is settled.");
}

} // namespace outdial::views
