// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a user can do on the page of campaigns, and what is told of its outcome.

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <models/connect/session.h>
#include <views/campaigns/actnews.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/campaigns/campaignlistview.h>
#include <views/campaigns/campaignpane.h>
#include <views/campaigns/campaignspage.h>
#include <views/campaigns/campaigntable.h>
#include <views/campaigns/opencampaigndialog.h>
#include <views/shared/actions.h>
#include <views/shared/banner.h>
#include <views/shared/toast.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::CampaignsModel;

namespace {
constexpr int failuresShown = 3;
} // namespace

void CampaignsPage::makeActions()
{
    const auto make = [this](const QString &text, const QString &iconName, const QKeySequence &keys,
                             void (CampaignsPage::*act)()) {
        QAction *action = makeAction(this, text, iconName, keys);
        if (act)
            connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_startAction = make(tr("&Start"), QStringLiteral("media-playback-start"), QKeySequence(Qt::CTRL | Qt::Key_Return), nullptr);
    m_stopAction = make(tr("S&top"), QStringLiteral("media-playback-stop"), QKeySequence(Qt::CTRL | Qt::Key_Period), nullptr);
    connect(m_startAction, &QAction::triggered, this, [this] { setDialing(currentCampaign(), true); });
    connect(m_stopAction, &QAction::triggered, this, [this] { setDialing(currentCampaign(), false); });
    m_tryAgainAction = make(tr("Try a&gain"), QStringLiteral("view-refresh"), {}, nullptr);
    connect(m_tryAgainAction, &QAction::triggered, this, [this] { tryAgain(currentCampaign()); });
    m_openAction = make(tr("&Open campaign"), QStringLiteral("go-next"), {}, nullptr);
    connect(m_openAction, &QAction::triggered, this, [this] {
        if (const QString id = currentCampaign(); !id.isEmpty())
            Q_EMIT openCampaignRequested(id);
    });
    m_recordsAction = make(tr("Open &records"), QStringLiteral("view-list-details"), {}, &CampaignsPage::openCurrentList);
    m_bindAction =
        make(tr("&Bind list…"), QStringLiteral("list-add"), QKeySequence(Qt::CTRL | Qt::Key_B), &CampaignsPage::bindList);
    m_openByIdAction = make(tr("Open by &ID…"), {}, QKeySequence(Qt::CTRL | Qt::Key_O), &CampaignsPage::openById);
    m_copyIdAction =
        make(tr("&Copy ID"), QStringLiteral("edit-copy"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &CampaignsPage::copyId);
    m_forgetAction = make(tr("&Forget"), QStringLiteral("list-remove"), QKeySequence(Qt::Key_Delete), &CampaignsPage::forget);
    // Del in a text field deletes text: only in the table it forgets a campaign.
    m_forgetAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addAction(m_forgetAction);
    m_filterAction = make(tr("&Filter campaigns"), QStringLiteral("edit-find"), QKeySequence(QKeySequence::Find), nullptr);
    connect(m_filterAction, &QAction::triggered, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    // The header sorts by mouse; this is its equal for the keyboard.
    const QStringList columns{tr("Sort by dialing"),   tr("Sort by state"),       tr("Sort by name"),
                              tr("Sort by completed"), tr("Sort by penetration"), tr("Sort by last attempt")};
    for (int column = 0; column < columns.size(); ++column) {
        auto *action = new QAction(columns.at(column), this);
        connect(action, &QAction::triggered, this, [this, column] {
            if (!m_model)
                return;
            const bool again = m_model->sortColumn() == column && m_model->sortOrder() == Qt::AscendingOrder;
            m_table->sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
        m_sortActions << action;
    }
}

QList<QAction *> CampaignsPage::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::Campaign:
        return {m_startAction, m_stopAction, m_tryAgainAction, nullptr,        m_openAction,  m_recordsAction,
                m_bindAction,  nullptr,      m_openByIdAction, m_copyIdAction, m_forgetAction};
    case MenuId::Edit:
        return {m_filterAction};
    case MenuId::View:
        return m_sortActions;
    default:
        return {};
    }
}

void CampaignsPage::refreshActions()
{
    const models::CampaignRow *row = m_feed ? m_feed->row(currentCampaign()) : nullptr;
    const bool mayAct = row && m_online && !m_feed->isOld();
    m_startAction->setEnabled(mayAct && row->canStart());
    m_stopAction->setEnabled(mayAct && row->canStop());
    m_tryAgainAction->setEnabled(mayAct && row->failed);
    m_openAction->setEnabled(row != nullptr);
    m_recordsAction->setEnabled(row && row->detail && !row->detail->lists.isEmpty());
    m_bindAction->setEnabled(mayAct && row->detail);
    m_openByIdAction->setEnabled(m_feed && m_online);
    m_openById->setEnabled(m_openByIdAction->isEnabled());
    m_copyIdAction->setEnabled(row != nullptr);
    m_forgetAction->setEnabled(row && row->isRemembered() && !row->pending);
    m_refresh->setEnabled(m_feed != nullptr);
}

void CampaignsPage::setDialing(const QString &id, bool on)
{
    const models::CampaignRow *row = m_feed ? m_feed->row(id) : nullptr;
    if (row == nullptr || !m_online || m_feed->isOld())
        return;
    if (m_session == nullptr || !m_session->profile().asksFirst || row->pending) {
        dial(id, on);
        return;
    }
    ask(this, dialQuestion(*row, on), [this, id, on] { dial(id, on); });
}

void CampaignsPage::dial(const QString &id, bool on)
{
    if (!m_feed || !m_online || m_feed->isOld())
        return;
    const bool asked = on ? m_feed->startCampaign(id) : m_feed->stopCampaign(id);
    if (asked)
        refreshActions();
}

void CampaignsPage::tryAgain(const QString &id)
{
    const models::CampaignRow *row = m_feed ? m_feed->row(id) : nullptr;
    if (row && row->failed)
        setDialing(id, row->failed->act == models::CampaignAct::Start);
}

// One banner a failed campaign, the newest three; the rest wait in "Needs attention".
void CampaignsPage::showFailures()
{
    QStringList shown = m_feed->failures().mid(0, failuresShown);
    for (const QString &id : m_feed->rows().ids()) {
        if (!models::notConfirmedText(*m_feed->row(id)).isEmpty() && shown.size() < failuresShown)
            shown << id;
    }
    const QSet<QString> before = m_failureBanners;
    for (const QString &id : before) {
        if (!shown.contains(id)) {
            banners()->dismiss(QStringLiteral("act:") + id);
            m_failureBanners.remove(id);
        }
    }
    for (const QString &id : shown) {
        const Banner *banner = tellAct(*banners(), QStringLiteral("act:") + id, *m_feed->row(id));
        if (m_failureBanners.contains(id))
            continue;
        m_failureBanners.insert(id);
        connect(banner, &Banner::buttonClicked, this, [this, id] { tryAgain(id); });
        connect(banner, &Banner::closed, this, [this, id] {
            m_failureBanners.remove(id);
            m_feed->dismissFailure(id);
        });
    }
}

void CampaignsPage::tellNews(const QString &sentence) { tellActNews(*banners(), sentence); }

void CampaignsPage::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Campaign"));
    const models::CampaignRow *row = m_feed ? m_feed->row(currentCampaign()) : nullptr;
    menu->addAction(row && row->isRunning() ? m_stopAction : m_startAction);
    if (row && row->failed)
        menu->addAction(m_tryAgainAction);
    menu->addAction(m_openAction);
    menu->addAction(m_recordsAction);
    menu->addAction(m_bindAction);
    menu->addSeparator();
    menu->addAction(m_copyIdAction);
    menu->addAction(m_forgetAction);
    menu->popup(position);
}

void CampaignsPage::openById()
{
    if (!m_feed || m_openDialog)
        return;
    m_openDialog = new OpenCampaignDialog(*m_feed, this);
    m_openDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_openDialog, &OpenCampaignDialog::opened, this, [this](const QString &id) {
        selectCampaign(id);
        m_table->setFocus();
    });
    m_openDialog->open();
}

void CampaignsPage::bindList()
{
    const models::CampaignRow *row = m_feed ? m_feed->row(currentCampaign()) : nullptr;
    if (!row || !m_client || m_bindDialog)
        return;
    m_bindDialog = new BindListDialog(*m_client, *row, this, BindListDialog::Mode::AtOnce, m_store, m_tenant);
    m_bindDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_bindDialog, &BindListDialog::bound, this, [this, name = row->name](const QString &id) {
        m_feed->readDetail(id);
        ToastText toast;
        toast.title = tr("List bound to %1").arg(name);
        toast.line = tr("It is in its lists in dialing order.");
        ToastHost::of(this).tell(toast);
    });
    m_bindDialog->open();
}

void CampaignsPage::copyId()
{
    if (const QString id = currentCampaign(); !id.isEmpty())
        QGuiApplication::clipboard()->setText(id);
}

void CampaignsPage::forget()
{
    if (m_feed)
        m_feed->forget(currentCampaign());
}

// The records of the list that is current in the pane, else of the first that is dialed.
void CampaignsPage::openCurrentList()
{
    const models::CampaignListsModel &lists = m_pane->listsModel();
    QModelIndex index = m_pane->lists()->currentIndex();
    for (int row = 0; !index.isValid() && row < lists.rowCount(); ++row) {
        if (lists.index(row).data(models::CampaignListsModel::EnabledRole).toBool())
            index = lists.index(row);
    }
    if (!index.isValid() && lists.rowCount() > 0)
        index = lists.index(0);
    if (index.isValid())
        openList(index.data(models::CampaignListsModel::ListIdRole).toString(),
                 index.data(models::CampaignListsModel::InstanceIdRole).toString());
}

void CampaignsPage::openList(const QString &listId, const QString &instanceId)
{
    Q_EMIT openListRequested(listId, instanceId, m_pane->campaignId());
}

} // namespace outdial::views
