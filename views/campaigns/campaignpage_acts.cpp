// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a user can do on the page of a campaign, and what is told of its outcome.

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>

#include <models/connect/session.h>
#include <views/campaigns/actnews.h>
#include <views/campaigns/campaigndnctab.h>
#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignpage.h>
#include <views/campaigns/reviewdialog.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/pendingbar.h>
#include <views/shared/question.h>
#include <views/shared/tabs.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

namespace outdial::views {

void CampaignPage::makeActions()
{
    m_startAction =
        makeAction(this, tr("&Start"), QStringLiteral("media-playback-start"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_stopAction = makeAction(this, tr("S&top"), QStringLiteral("media-playback-stop"), QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_tryAgainAction = makeAction(this, tr("Try a&gain"), QStringLiteral("view-refresh"));
    m_bindAction = makeAction(this, tr("&Bind list…"), QStringLiteral("list-add"), QKeySequence(Qt::CTRL | Qt::Key_B));
    m_reviewAction =
        makeAction(this, tr("Re&view and apply…"), QStringLiteral("document-edit"), QKeySequence(Qt::CTRL | Qt::Key_S));
    m_discardAction = makeAction(this, tr("&Discard changes…"), QStringLiteral("edit-undo"));
    m_copyIdAction =
        makeAction(this, tr("&Copy ID"), QStringLiteral("edit-copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    // F5 is the window's.
    m_refreshAction = makeAction(this, tr("&Refresh"), QStringLiteral("view-refresh"));
    connect(m_startAction, &QAction::triggered, this, [this] { setDialing(true); });
    connect(m_stopAction, &QAction::triggered, this, [this] { setDialing(false); });
    connect(m_tryAgainAction, &QAction::triggered, this, [this] {
        if (const models::CampaignRow *known = row(); known && known->failed)
            setDialing(known->failed->act == models::CampaignAct::Start);
    });
    connect(m_bindAction, &QAction::triggered, this, &CampaignPage::bindList);
    connect(m_reviewAction, &QAction::triggered, this, &CampaignPage::review);
    connect(m_discardAction, &QAction::triggered, this, &CampaignPage::askDiscard);
    connect(m_copyIdAction, &QAction::triggered, this, &CampaignPage::copyId);
    connect(m_refreshAction, &QAction::triggered, this, &CampaignPage::refresh);
}

void CampaignPage::wireLists()
{
    connect(m_lists, &CampaignListsTab::bindRequested, this, &CampaignPage::bindList);
    connect(m_lists, &CampaignListsTab::editRequested, this, &CampaignPage::editInstance);
    connect(m_lists, &CampaignListsTab::sortingRequested, this, &CampaignPage::editSorting);
    connect(m_lists, &CampaignListsTab::unbindRequested, this, &CampaignPage::unbind);
    connect(m_lists, &CampaignListsTab::openRecordsRequested, this,
            [this](const QString &listId, const QString &instanceId) { Q_EMIT openRecordsRequested(listId, instanceId, m_id); });
    connect(m_lists, &CampaignListsTab::applySortingRequested, this, &CampaignPage::applySorting);
    connect(m_lists->pendingBar(), &PendingBar::reviewRequested, this, &CampaignPage::review);
    connect(m_lists->pendingBar(), &PendingBar::discardRequested, this, &CampaignPage::askDiscard);
}

QList<QAction *> CampaignPage::actions(MenuId menu) const
{
    QList<QAction *> some;
    if (menu == MenuId::Campaign)
        some = {m_startAction,  m_stopAction,    m_tryAgainAction, nullptr,       m_bindAction,
                m_reviewAction, m_discardAction, nullptr,          m_copyIdAction};
    else if (menu == MenuId::View)
        some = m_tabs->actions();
    if (const CampaignTab *tab = currentTab()) {
        const QList<QAction *> more = tab->actions(menu);
        if (!some.isEmpty() && !more.isEmpty())
            some << nullptr;
        some << more;
    }
    return some;
}

void CampaignPage::refreshActions()
{
    const models::CampaignRow *known = row();
    const bool may = mayAct();
    const bool edited = m_plan && !m_plan->isEmpty();
    m_startAction->setEnabled(may && known->canStart());
    m_stopAction->setEnabled(may && known->canStop());
    m_dial->setEnabled(m_startAction->isEnabled() || m_stopAction->isEnabled());
    m_dial->setToolTip(known && known->shown() == models::CampaignShown::Disabled
                           ? tr("A disabled campaign cannot be started. It is enabled in Contact Center Administrator.")
                           : QString());
    m_tryAgainAction->setEnabled(may && known->failed);
    m_bindAction->setEnabled(may && known->detail && !known->missing);
    m_bind->setEnabled(m_bindAction->isEnabled());
    m_reviewAction->setEnabled(may && edited);
    m_discardAction->setEnabled(edited);
    m_copyIdAction->setEnabled(m_feed != nullptr);
    m_refreshAction->setEnabled(m_feed != nullptr);
}

void CampaignPage::setDialing(bool on)
{
    const models::CampaignRow *known = row();
    if (!mayAct())
        return;
    if (m_session == nullptr || !m_session->profile().asksFirst || known->pending) {
        dial(on);
        return;
    }
    ask(this, dialQuestion(*known, on), [this, on] { dial(on); });
}

void CampaignPage::dial(bool on)
{
    if (!mayAct())
        return;
    const bool asked = on ? m_feed->startCampaign(m_id) : m_feed->stopCampaign(m_id);
    if (asked)
        refreshActions();
}

// The act that failed, or whose outcome is not known, as on the page of all campaigns.
void CampaignPage::showActBanner(const models::CampaignRow &known)
{
    const QString key = QStringLiteral("act");
    const bool fresh = banners()->banner(key) == nullptr;
    const Banner *banner = tellAct(*banners(), key, known);
    if (!fresh)
        return;
    connect(banner, &Banner::buttonClicked, m_tryAgainAction, &QAction::trigger);
    connect(banner, &Banner::closed, this, [this] {
        if (m_feed)
            m_feed->dismissFailure(m_id);
    });
}

void CampaignPage::tellNews(const QString &sentence) { tellActNews(*banners(), sentence); }

void CampaignPage::copyId() { QGuiApplication::clipboard()->setText(m_id); }

void CampaignPage::review()
{
    const models::CampaignRow *known = row();
    if (m_dialog || !mayAct() || !m_plan || m_plan->isEmpty())
        return;
    auto *dialog = new ReviewDialog(*m_client, *known, *m_plan, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReviewDialog::applied, this, [this] {
        if (m_feed)
            m_feed->readDetail(m_id);
    });
    connect(dialog, &ReviewDialog::sortingApplied, m_reminders, &models::SortingReminders::applied);
    m_dialog = dialog;
    dialog->open();
}

// Sent at once: nothing of the instance is changed by it, its records only come in the order that it has anyway.
void CampaignPage::applySorting(const QString &instanceId)
{
    const models::PlannedInstance *one = m_plan ? m_plan->find(instanceId) : nullptr;
    if (!one || one->isNew || !mayAct() || m_sortingRun)
        return;
    auto *run = new models::PlanRun(*m_client, 2'000, this);
    m_sortingRun = run;
    const QString name = models::instanceTitle(one->now);
    connect(run, &models::PlanRun::sortingApplied, m_reminders, &models::SortingReminders::applied);
    connect(run, &models::PlanRun::finished, this, [this, run, name] {
        const models::PlanOutcome outcome = run->outcomes().value(0);
        const bool done = outcome.state == models::PlanOutcome::State::Done;
        ToastText toast;
        toast.tone = done ? Tone::Ok : outcome.state == models::PlanOutcome::State::Unknown ? Tone::Warn : Tone::Err;
        toast.title = done ? tr("“%1” is sorted again").arg(name)
                      : outcome.state == models::PlanOutcome::State::Unknown
                          ? tr("It is not known whether “%1” was sorted again").arg(name)
                          : tr("“%1” was not sorted again").arg(name);
        toast.line =
            done ? tr("Edited records stand in their place now.") : models::outcomeSentence(run->changes().value(0), outcome);
        ToastHost::of(this).tell(toast);
        run->deleteLater();
        m_sortingRun.clear();
        m_lists->setSorting({});
        if (m_feed)
            m_feed->readDetail(m_id);
    });
    m_lists->setSorting(instanceId);
    run->start(m_id, models::sortingAgain(one->now), one->now.listId);
}

void CampaignPage::askDiscard()
{
    if (!m_plan || m_plan->isEmpty())
        return;
    const Question question{tr("Discard %n change(s)?", nullptr, m_plan->changeCount()),
                            tr("Nothing of it was sent: %1. The lists stay as the tenant has them.").arg(m_plan->summary()),
                            tr("Discard %n change(s)", nullptr, m_plan->changeCount()), tr("Keep them")};
    ask(this, question, [this] {
        if (m_plan)
            m_plan->discardAll();
    });
}

// Edits stay when the page is left; whoever leaves is told once.
void CampaignPage::tellKept()
{
    const int changes = m_plan ? m_plan->changeCount() : 0;
    if (changes > 0 && changes != m_keptTold) {
        ToastText toast;
        toast.tone = Tone::Accent;
        toast.title = tr("%n change(s) not applied", nullptr, changes);
        toast.line = tr("“%1” keeps them while Outdial is connected to this tenant.").arg(title());
        ToastHost::of(this).tell(toast);
    }
    m_keptTold = changes;
}

} // namespace outdial::views
