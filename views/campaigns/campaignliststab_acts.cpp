// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done with the lists of a campaign: the actions of menus and keys.

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignliststable.h>
#include <views/shared/actions.h>

namespace outdial::views {

using models::InstanceProperty;
using models::PlannedInstance;

QAction *CampaignListsTab::makeAction(const QString &text, const QString &iconName, const QKeySequence &keys)
{
    QAction *action = views::makeAction(this, text, iconName);
    if (!keys.isEmpty()) {
        // Del, F2 and the rest belong to the table: elsewhere they edit text.
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table->addAction(action);
    }
    return action;
}

void CampaignListsTab::makeActions()
{
    const auto withKey = [this](void (CampaignListsTab::*signal)(const QString &)) {
        return [this, signal] {
            if (const QString key = m_table->currentKey(); !key.isEmpty())
                Q_EMIT(this->*signal)(key);
        };
    };
    m_editAction = makeAction(tr("&Edit instance…"), QStringLiteral("document-edit"), {});
    connect(m_editAction, &QAction::triggered, this, withKey(&CampaignListsTab::editRequested));
    m_sortingAction = makeAction(tr("S&orting…"), QStringLiteral("view-sort-ascending"), {});
    connect(m_sortingAction, &QAction::triggered, this, withKey(&CampaignListsTab::sortingRequested));
    m_ratioAction = makeAction(tr("Change dialing &ratio"), {}, QKeySequence(Qt::Key_F2));
    connect(m_ratioAction, &QAction::triggered, m_table, &CampaignListsTable::editRatio);
    m_orderAction = makeAction(tr("Change or&der"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F2));
    connect(m_orderAction, &QAction::triggered, m_table, &CampaignListsTable::editOrder);
    m_upAction = makeAction(tr("Move &up"), {}, QKeySequence(Qt::ALT | Qt::Key_Up));
    m_downAction = makeAction(tr("Move do&wn"), {}, QKeySequence(Qt::ALT | Qt::Key_Down));
    connect(m_upAction, &QAction::triggered, m_table, &CampaignListsTable::moveUp);
    connect(m_downAction, &QAction::triggered, m_table, &CampaignListsTable::moveDown);
    m_switchAction = makeAction(tr("Switch o&n"), {}, {});
    connect(m_switchAction, &QAction::triggered, this, [this] {
        if (const PlannedInstance *one = current())
            m_plan.setEnabled(one->key, !one->planned.enabled);
    });
    m_openAction = makeAction(tr("Open re&cords"), QStringLiteral("view-list-details"), {});
    connect(m_openAction, &QAction::triggered, this, [this] {
        if (const PlannedInstance *one = current(); one && !one->isNew)
            Q_EMIT openRecordsRequested(one->now.listId, one->now.instanceId);
    });
    m_copyInstanceAction = makeAction(tr("Copy ID of the &instance"), QStringLiteral("edit-copy"), {});
    connect(m_copyInstanceAction, &QAction::triggered, this, [this] {
        if (const PlannedInstance *one = current())
            QGuiApplication::clipboard()->setText(one->now.instanceId);
    });
    m_copyListAction = makeAction(tr("Copy ID of the &list"), QStringLiteral("edit-copy"), {});
    connect(m_copyListAction, &QAction::triggered, this, [this] {
        if (const PlannedInstance *one = current())
            QGuiApplication::clipboard()->setText(one->now.listId);
    });
    m_discardAction = makeAction(tr("Discard edits of this li&st"), QStringLiteral("edit-undo"), {});
    connect(m_discardAction, &QAction::triggered, this, [this] { m_plan.discard(m_table->currentKey()); });
    m_unbindAction = makeAction(tr("Un&bind…"), QStringLiteral("list-remove"), QKeySequence(Qt::Key_Delete));
    connect(m_unbindAction, &QAction::triggered, this, [this] { remove(m_table->currentKey()); });
    m_undoAction = makeAction(tr("&Undo edit"), QStringLiteral("edit-undo"), QKeySequence(QKeySequence::Undo));
    connect(m_undoAction, &QAction::triggered, &m_plan, [this] { m_plan.undo(); });
    makeResetMenu();
}

void CampaignListsTab::makeResetMenu()
{
    m_resetMenu = new QMenu(tr("Reset to de&fault"), this);
    m_resetMenu->setAccessibleName(tr("Reset to default"));
    const QStringList texts{tr("&Name: none"), tr("&Enabled: off"), tr("&Order: 1"), tr("Dialing &ratio: 1"),
                            tr("&Sorting: natural")};
    for (int number = 0; number < texts.size(); ++number) {
        QAction *action = makeAction(texts.at(number), {}, {});
        connect(action, &QAction::triggered, this,
                [this, number] { m_plan.reset(m_table->currentKey(), InstanceProperty(number)); });
        m_resetMenu->addAction(action);
        m_resetActions << action;
    }
}

QList<QAction *> CampaignListsTab::actions(MenuId menu) const
{
    switch (menu) {
    case MenuId::List:
        return {m_editAction,         m_sortingAction,  m_ratioAction,
                m_orderAction,        m_switchAction,   nullptr,
                m_upAction,           m_downAction,     m_resetMenu->menuAction(),
                m_discardAction,      nullptr,          m_openAction,
                m_copyInstanceAction, m_copyListAction, nullptr,
                m_unbindAction};
    case MenuId::Edit:
        return {m_undoAction};
    default:
        return {};
    }
}

void CampaignListsTab::refreshActions()
{
    const PlannedInstance *one = m_known ? current() : nullptr;
    const int row = m_table->currentIndex().row();
    for (QAction *action : {m_editAction, m_sortingAction, m_ratioAction, m_orderAction, m_switchAction, m_copyListAction})
        action->setEnabled(one != nullptr);
    m_openAction->setEnabled(one && !one->isNew);
    m_copyInstanceAction->setEnabled(one && !one->isNew);
    m_upAction->setEnabled(one && row > 0);
    m_downAction->setEnabled(one && row >= 0 && row + 1 < m_plan.instances().size());
    m_switchAction->setText(one && one->planned.enabled ? tr("Switch o&ff") : tr("Switch o&n"));
    m_discardAction->setEnabled(one && (one->isNew || !one->edited.isEmpty()));
    m_unbindAction->setEnabled(one && (one->isNew || (m_online && !m_feed.isOld())));
    m_unbindAction->setText(one && one->isNew ? tr("Do not &bind it") : tr("Un&bind…"));
    m_undoAction->setEnabled(m_plan.canUndo());
    m_resetMenu->setEnabled(one && !one->isNew);
    for (QAction *action : std::as_const(m_resetActions))
        action->setEnabled(one && !one->isNew);
}

void CampaignListsTab::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("List instance"));
    for (QAction *action : actions(MenuId::List)) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(position);
}

// One that is only planned is taken out of the plan; one that is bound is asked for first, since calls may drop.
void CampaignListsTab::remove(const QString &key)
{
    const PlannedInstance *one = m_plan.find(key);
    if (!one)
        return;
    if (one->isNew)
        m_plan.discard(key);
    else if (m_online && !m_feed.isOld())
        Q_EMIT unbindRequested(key);
}

} // namespace outdial::views
