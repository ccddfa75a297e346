// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <views/campaigns/reviewdialog.h>
#include <views/campaigns/reviewitem.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::PlanOutcome;
using models::PlanRun;

namespace {

StateLook lookOf(PlanOutcome::State state)
{
    switch (state) {
    case PlanOutcome::State::Waiting:
        break;
    case PlanOutcome::State::Sending:
    case PlanOutcome::State::Looking:
        return StateLook::Waiting;
    case PlanOutcome::State::Done:
        return StateLook::Done;
    case PlanOutcome::State::Failed:
        return StateLook::Failed;
    case PlanOutcome::State::Unknown:
        return StateLook::Unconfirmed;
    case PlanOutcome::State::Gone:
        return StateLook::Warning;
    case PlanOutcome::State::Skipped:
        return StateLook::Stopped;
    }
    return StateLook::Unknown;
}

} // namespace

ReviewDialog::ReviewDialog(api::Client &client, const models::CampaignRow &row, models::CampaignPlan &plan, QWidget *parent)
    : QDialog(parent),
      m_plan(plan),
      m_run(client),
      m_name(row.name.isEmpty() ? row.id : row.name),
      m_running(row.isRunning())
{
    makeParts();
    connect(m_close, &QPushButton::clicked, this, &ReviewDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &ReviewDialog::apply);
    connect(&m_run, &PlanRun::outcomeChanged, this, &ReviewDialog::showStep);
    connect(&m_run, &PlanRun::finished, this, &ReviewDialog::finish);
    // Somebody else may unbind what is edited here while this is open.
    connect(&m_plan, &models::CampaignPlan::changed, this, [this] {
        if (m_run.isRunning() || m_ended)
            return;
        fill();
        showButtons();
    });
    connect(&m_run, &PlanRun::sortingApplied, this, &ReviewDialog::sortingApplied);
    fill();
    setRunning(m_running);
    showButtons();
    m_apply->setFocus();
}

ReviewDialog::~ReviewDialog() = default;

void ReviewDialog::makeParts()
{
    setWindowTitle(tr("Review and apply"));
    resize(px(600), px(480));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(24), px(20), px(24), px(12));
    head->setSpacing(px(4));
    m_title = makeLabel({}, "pane", "", this);
    m_title->setWordWrap(true);
    head->addWidget(m_title);
    m_sentence =
        makeLabel(tr("They are sent one by one, in this order. One that fails stays with your changes."), "", "muted", this);
    m_sentence->setWordWrap(true);
    head->addWidget(m_sentence);
    m_note = new Banner(Tone::Warn, {}, {}, true, this);
    head->addSpacing(px(8));
    head->addWidget(m_note);
    outer->addLayout(head);

    auto *frame = new QVBoxLayout;
    frame->setContentsMargins(px(24), 0, px(24), px(16));
    m_scroll = new QScrollArea(this);
    m_scroll->setAccessibleName(tr("Changes"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLook(m_scroll, "boxed", true);
    auto *content = new QFrame(m_scroll);
    content->setProperty("part", QStringLiteral("content"));
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    frame->addWidget(m_scroll);
    outer->addLayout(frame, 1);

    auto *foot = new QFrame(this);
    foot->setProperty("part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_progress = makeLabel({}, "small", "muted", foot);
    m_progress->setWordWrap(true);
    row->addWidget(m_progress, 1);
    m_close = new Button(tr("Go on editing"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_close->setAutoDefault(false);
    m_apply = new Button({}, ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_apply->setDefault(true);
    row->addWidget(m_close);
    row->addWidget(m_apply);
    outer->addWidget(foot);
}

void ReviewDialog::fill()
{
    for (ReviewItem *item : std::as_const(m_items))
        item->deleteLater();
    m_items.clear();
    while (m_list->count() > 1)
        delete m_list->takeAt(0);
    const QList<models::PlannedChange> changes = m_plan.changes();
    for (const models::PlannedChange &change : changes) {
        auto *item = new ReviewItem(change, m_scroll->widget());
        m_list->insertWidget(m_list->count() - 1, item);
        m_list->insertWidget(m_list->count() - 1, makeLine(Qt::Horizontal, m_scroll->widget()));
        m_items << item;
    }
    m_title->setText(tr("Apply %n change(s) to “%1”?", nullptr, m_plan.changeCount()).arg(m_name));
}

void ReviewDialog::setRunning(bool running)
{
    m_running = running;
    m_note->setVisible(running && !m_ended);
    m_note->setContent(Tone::Warn, tr("The campaign is running."),
                       tr("What is dialed changes at once, with each of these changes. Calls that are under way go on."));
}

QStringList ReviewDialog::outcomes() const
{
    QStringList words;
    for (const ReviewItem *item : m_items)
        words << item->outcome();
    return words;
}

void ReviewDialog::apply()
{
    if (m_run.isRunning())
        return;
    if (m_ended) {
        fill(); // what is left
        m_sentence->show();
        m_note->setVisible(m_running);
    }
    m_ended = false;
    if (!m_run.start(m_plan))
        return;
    for (int step = 0; step < m_items.size(); ++step)
        showStep(step);
    showButtons();
    m_close->setFocus();
}

void ReviewDialog::showStep(int index)
{
    if (index < 0 || index >= m_items.size() || index >= m_run.outcomes().size())
        return;
    const PlanOutcome &outcome = m_run.outcomes().at(index);
    ReviewItem *item = m_items.at(index);
    item->setOutcome(lookOf(outcome.state), models::outcomeWord(outcome),
                     models::outcomeSentence(m_run.changes().at(index), outcome));
    if (outcome.state == PlanOutcome::State::Sending)
        m_scroll->ensureWidgetVisible(item);
    showButtons();
}

void ReviewDialog::finish()
{
    m_ended = true;
    m_sentence->hide();
    m_note->hide();
    const int unsent = m_run.count(PlanOutcome::State::Skipped) + m_run.count(PlanOutcome::State::Waiting);
    if (unsent < m_run.outcomes().size())
        Q_EMIT applied();
    showButtons();
    m_close->setFocus();
}

void ReviewDialog::showButtons()
{
    const int done = m_run.count(PlanOutcome::State::Done);
    const int all = int(m_items.size());
    if (m_run.isRunning()) {
        m_progress->setText(m_run.isCancelling() ? tr("Stopping after the one that is under way.")
                                                 : tr("%1 of %2 applied").arg(done).arg(all));
        m_close->setText(tr("Stop after this one"));
        m_close->setEnabled(!m_run.isCancelling());
        m_apply->hide();
        return;
    }
    m_close->setEnabled(true);
    if (!m_ended) {
        m_progress->setText({});
        m_close->setText(tr("Go on editing"));
        m_apply->setText(tr("Apply %n change(s)", nullptr, m_plan.changeCount()));
        m_apply->setEnabled(!m_plan.isEmpty());
        m_apply->show();
        return;
    }
    const int left = m_plan.changeCount();
    m_title->setText(left == 0 ? tr("All changes of “%1” are applied").arg(m_name)
                               : tr("%n change(s) of “%1” not applied", nullptr, left).arg(m_name));
    m_progress->setText(models::runSummary(m_run));
    m_close->setText(tr("Close"));
    m_apply->setText(tr("Try the rest again"));
    m_apply->setVisible(left > 0);
}

// Esc and the window's cross: while changes are sent, no further one is; the dialog stays for their outcome.
void ReviewDialog::reject()
{
    if (m_run.isRunning()) {
        m_run.cancel();
        showButtons();
        return;
    }
    QDialog::reject();
}

} // namespace outdial::views
