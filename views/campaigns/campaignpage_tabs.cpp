// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tabs of the page of a campaign. One that is looked at later is made then: all of them at once would hold up the window.

#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTimer>

#include <views/campaigns/campaignpage.h>
#include <views/campaigns/campaigntab.h>
#include <views/shared/tabs.h>

namespace outdial::views {

namespace {

// Stands in the place of a tab until it was seen: the page is there before the tab takes its time.
class Room : public QWidget {
public:
    Room(QWidget *parent, std::function<void()> seen) : QWidget(parent), m_seen(std::move(seen)) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_seen)
            QTimer::singleShot(0, this, std::exchange(m_seen, {}));
    }

private:
    std::function<void()> m_seen;
};

} // namespace

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

void CampaignPage::addTab(CampaignTabPlace place, const QString &title, std::function<CampaignTab *(QWidget *)> make)
{
    auto *room = new Room(m_contents, [this, place] {
        for (int at = 0; at < m_held.size(); ++at) {
            if (m_held.at(at).place == place && m_held.at(at).make)
                makeTab(at);
        }
    });
    makeRoom({nullptr, place, std::move(make)}, room, title, -1);
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

// In the place that is kept for it. Born within the page: what gets its parent later is styled twice.
void CampaignPage::makeTab(int index)
{
    Held &held = m_held[index];
    CampaignTab *tab = std::exchange(held.make, {})(m_contents);
    held.tab = tab;
    QWidget *room = m_contents->widget(index);
    m_contents->removeWidget(room);
    room->deleteLater();
    m_contents->insertWidget(index, tab);
    m_tabs->setTab(index, tab->tabTitle(), tab->tabCount());
    take(tab);
    m_contents->setCurrentIndex(m_tabs->current());
    if (currentTab() == tab)
        enter(std::exchange(m_focusOwed, false));
    Q_EMIT actionsChanged();
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
    // Who opens the page at a tab is to be inside of it, as who was inside of the one before.
    const bool focusInside = before && (!m_active || before->isAncestorOf(window()->focusWidget()));
    const CampaignTab *now = currentTab();
    if (focusInside && m_active && now == nullptr)
        m_tabs->line()->setFocus(); // until there is one; else it would go anywhere
    m_contents->setCurrentIndex(index);
    if (m_active && before && before != now)
        before->deactivated();
    m_focusOwed = now == nullptr && (focusInside || (m_focusOwed && before == nullptr));
    if (now && before != now)
        enter(focusInside);
    Q_EMIT actionsChanged();
}

// The tab in front. Who walks along the tabs stays on them.
void CampaignPage::enter(bool focusInside)
{
    CampaignTab *tab = currentTab();
    if (!m_active)
        return;
    tab->activated();
    const QWidget *focus = window()->focusWidget();
    if (focusInside && tab->firstFocus() && (focus == nullptr || isAncestorOf(focus)))
        tab->firstFocus()->setFocus(Qt::TabFocusReason);
}

} // namespace outdial::views
