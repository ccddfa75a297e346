// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <views/campaigns/reviewdialog.h>
#include <views/campaigns/reviewitem.h>
#include <views/shared/banner.h>

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
    : PendingReview(tr("Review and apply"), 480, parent),
      m_plan(plan),
      m_run(client),
      m_name(row.name.isEmpty() ? row.id : row.name),
      m_running(row.isRunning())
{
    m_note = new Banner(Tone::Warn, {}, {}, true);
    makeHead(tr("They are sent one by one, in this order. One that fails stays with your changes."), m_note);
    makeList(tr("Changes"));
    makeFoot();
    m_apply = addButton({}, ButtonKind::Primary);
    connect(closeButton(), &QPushButton::clicked, this, &ReviewDialog::reject);
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

void ReviewDialog::fill()
{
    clearItems();
    const QList<models::PlannedChange> changes = m_plan.changes();
    for (const models::PlannedChange &change : changes)
        addItem(new ReviewItem(change, itemParent()));
    setTitle(tr("Apply %n change(s) to “%1”?", nullptr, m_plan.changeCount()).arg(m_name));
}

void ReviewDialog::setRunning(bool running)
{
    m_running = running;
    m_note->setVisible(running && !m_ended);
    m_note->setContent(Tone::Warn, tr("The campaign is running."),
                       tr("What is dialed changes at once, with each of these changes. Calls that are under way go on."));
}

void ReviewDialog::apply()
{
    if (m_run.isRunning())
        return;
    if (m_ended) {
        fill(); // what is left
        setSentenceVisible(true);
        m_note->setVisible(m_running);
    }
    m_ended = false;
    if (!m_run.start(m_plan))
        return;
    for (int step = 0; step < items().size(); ++step)
        showStep(step);
    showButtons();
    closeButton()->setFocus();
}

void ReviewDialog::showStep(int index)
{
    if (index < 0 || index >= items().size() || index >= m_run.outcomes().size())
        return;
    const PlanOutcome &outcome = m_run.outcomes().at(index);
    PendingItem *item = items().at(index);
    item->setOutcome(lookOf(outcome.state), models::outcomeWord(outcome),
                     models::outcomeSentence(m_run.changes().at(index), outcome));
    if (outcome.state == PlanOutcome::State::Sending)
        scrollTo(item);
    showButtons();
}

void ReviewDialog::finish()
{
    m_ended = true;
    setSentenceVisible(false);
    m_note->hide();
    const int unsent = m_run.count(PlanOutcome::State::Skipped) + m_run.count(PlanOutcome::State::Waiting);
    if (unsent < m_run.outcomes().size())
        Q_EMIT applied();
    showButtons();
    closeButton()->setFocus();
}

void ReviewDialog::showButtons()
{
    const int done = m_run.count(PlanOutcome::State::Done);
    const int all = int(items().size());
    if (m_run.isRunning()) {
        setProgress(m_run.isCancelling() ? tr("Stopping after the one that is under way.")
                                         : tr("%1 of %2 applied").arg(done).arg(all));
        closeButton()->setText(tr("Stop after this one"));
        closeButton()->setEnabled(!m_run.isCancelling());
        m_apply->hide();
        return;
    }
    closeButton()->setEnabled(true);
    if (!m_ended) {
        setProgress({});
        closeButton()->setText(tr("Go on editing"));
        m_apply->setText(tr("Apply %n change(s)", nullptr, m_plan.changeCount()));
        m_apply->setEnabled(!m_plan.isEmpty());
        m_apply->show();
        return;
    }
    const int left = m_plan.changeCount();
    setTitle(left == 0 ? tr("All changes of “%1” are applied").arg(m_name)
                       : tr("%n change(s) of “%1” not applied", nullptr, left).arg(m_name));
    setProgress(models::runSummary(m_run));
    closeButton()->setText(tr("Close"));
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
    PendingReview::reject();
}

} // namespace outdial::views
