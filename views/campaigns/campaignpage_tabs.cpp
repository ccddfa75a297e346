// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tabs of the page of a campaign. One that is looked at later is made then: all of them at once would hold up the window.

#include <QSignalBlocker>
#include <QStackedWidget>

#include <views/campaigns/campaignpage.h>
#include <views/campaigns/campaigntab.h>
#include <views/shared/tabs.h>

namespace outdial::views {

void CampaignPage::makeRoom(const Held &held, QWidget *widget, const QString &title, int count)
{
    int index = 0;
    while (index < m_held.size() && m_held.at(index).place <= held.place)
        ++index;
    m_held.insert(index, held);
    m_contents->insertWidget(index, widget);
    const QSignalBlocker quiet(m_tabs);
    m_tabs->insertTab(index, title, count);
    m_contents->setCurrentIndex(m_tabs->current());
}

void CampaignPage::addTab(CampaignTab *tab, CampaignTabPlace place)
{
    makeRoom({tab, place, {}}, tab, tab->tabTitle(), tab->tabCount());
    take(tab);
    if (m_active && currentTab() == tab)
        tab->activated();
}

void CampaignPage::addTab(CampaignTabPlace place, const QString &title, std::function<CampaignTab *()> make)
{
    makeRoom({nullptr, place, std::move(make)}, new QWidget(m_contents), title, -1);
}

void CampaignPage::take(CampaignTab *tab)
{
    connect(tab, &CampaignTab::tabChanged, this, [this, tab] {
        for (int at = 0; at < m_held.size(); ++at) {
            if (m_held.at(at).tab == tab)
                m_tabs->setTab(at, tab->tabTitle(), tab->tabCount());
        }
    });
    connect(tab, &CampaignTab::news, this, &CampaignPage::tellNews);
    connect(tab, &CampaignTab::detailOld, this, [this] {
        if (m_feed)
            m_feed->readDetail(m_id);
    });
    tab->setOnline(m_online);
    tab->showCampaign(row());
}

// In the place that is kept for it.
void CampaignPage::makeTab(int index)
{
    Held &held = m_held[index];
    if (held.tab || !held.make)
        return;
    held.tab = std::exchange(held.make, {})();
    QWidget *room = m_contents->widget(index);
    m_contents->removeWidget(room);
    delete room;
    m_contents->insertWidget(index, held.tab);
    CampaignTab *tab = held.tab;
    m_tabs->setTab(index, tab->tabTitle(), tab->tabCount());
    take(tab);
}

CampaignTab *CampaignPage::currentTab() const
{
    const int index = m_tabs->current();
    return index >= 0 && index < m_held.size() ? m_held.at(index).tab : nullptr;
}

void CampaignPage::showTab(CampaignTabPlace place)
{
    for (int at = 0; at < m_held.size(); ++at) {
        if (m_held.at(at).place == place)
            m_tabs->setCurrent(at);
    }
}

void CampaignPage::showTab(int index)
{
    auto *before = qobject_cast<CampaignTab *>(m_contents->currentWidget());
    const bool focusInside = before && before->isAncestorOf(window()->focusWidget());
    if (index >= 0 && index < m_held.size())
        makeTab(index);
    m_contents->setCurrentIndex(index);
    CampaignTab *now = currentTab();
    if (m_active && before != now) {
        if (before)
            before->deactivated();
        if (now)
            now->activated();
    }
    // Who was inside of a tab is inside of the next; who walks along the tabs stays on them.
    if (focusInside && now && now->firstFocus())
        now->firstFocus()->setFocus(Qt::TabFocusReason);
    Q_EMIT actionsChanged();
}

} // namespace outdial::views
