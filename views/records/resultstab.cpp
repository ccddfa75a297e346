// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <models/lists/listdetails.h>
#include <models/records/recordsmodel.h>
#include <models/store/knownformats.h>
#include <models/transfer/recordexport.h>
#include <views/records/editsbar.h>
#include <views/records/recordediting.h>
#include <views/records/recordpane.h>
#include <views/records/recordsfoot.h>
#include <views/records/recordsview.h>
#include <views/records/resultstab.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::ListDetails;

namespace {
constexpr int foldBelow = 1100; // the tools and the pane need as much
constexpr int paneWidth = 320;
} // namespace

ResultsTab::ResultsTab(api::Client &client, models::StorePtr store, const QString &tenant, const QString &campaignId,
                       QWidget *parent)
    : CampaignTab(parent),
      m_client(client),
      m_store(std::move(store)),
      m_tenant(tenant),
      m_campaignId(campaignId),
      m_details(new ListDetails(ListDetails::from(client), this))
{
    makeParts();
    connect(m_details, &ListDetails::changed, this, &ResultsTab::takeDetails);
    connect(m_instances, &QComboBox::activated, this, [this](int index) { choose(m_instances->itemData(index).toString()); });
    connect(m_view, &RecordsView::stateChanged, this, &ResultsTab::refreshInstead);
    connect(m_view, &RecordsView::exportStarted, this, &ResultsTab::exportStarted);
    connect(m_view, &RecordsView::refreshWanted, this, &ResultsTab::refresh);
    connect(m_view, &RecordsView::insteadPrimary, this, &ResultsTab::refresh);
    connect(m_view, &RecordsView::insteadOther, this, &ResultsTab::refresh);
    connect(m_editing, &RecordEditing::refreshWanted, this, &ResultsTab::refresh);
    connect(m_editing, &RecordEditing::recordsEdited, this, &ResultsTab::recordsEdited);
    connect(m_view, &RecordsView::instanceGone, this, &ResultsTab::instanceGone);
    fillInstances();
    refreshInstead();
}

ResultsTab::~ResultsTab() { disconnect(m_view, nullptr, this, nullptr); }

void ResultsTab::makeParts()
{
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    m_banners = new BannerArea(this);
    left->addWidget(m_banners);
    auto *tools = new QFrame(this);
    tools->setProperty("part", QStringLiteral("tools"));
    tools->setFixedHeight(px(44));
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    auto *label = makeLabel(tr("Results of l&ist"), "", "muted", tools);
    m_instances = new QComboBox(tools);
    m_instances->setProperty("tall", QStringLiteral("header"));
    m_instances->setMinimumWidth(px(220));
    m_instances->setMaximumWidth(px(420));
    label->setBuddy(m_instances);
    auto *exporting = new Button(tr("Export…"), ButtonKind::Normal, ButtonSize::Header, tools);
    exporting->setIconName(QStringLiteral("document-export"));
    auto *again = new IconButton(QStringLiteral("view-refresh"), tr("Read the results again"), ButtonSize::Header, false, tools);
    m_paneButton = new IconButton(QStringLiteral("view-form"), tr("Details of the record"), ButtonSize::Header, false, tools);
    m_paneButton->setCheckable(true);
    row->addWidget(label);
    row->addWidget(m_instances);
    row->addStretch();
    row->addWidget(exporting);
    row->addWidget(again);
    row->addWidget(m_paneButton);
    left->addWidget(tools);
    m_view = new RecordsView(m_banners, this);
    left->addWidget(m_view, 1);
    m_editing = new RecordEditing(m_view, m_banners);
    left->addWidget(m_view->foot());
    left->addWidget(m_editing->bar());
    all->addLayout(left, 1);
    auto *frame = new QFrame(this);
    frame->setProperty("part", QStringLiteral("pane"));
    frame->setAccessibleName(tr("Details of the record"));
    frame->setFixedWidth(px(paneWidth));
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(1, 0, 0, 0);
    inside->addWidget(m_view->pane());
    m_paneFrame = frame;
    all->addWidget(frame);

    QAction *act = m_view->exportAction();
    const auto follow = [exporting, act] { exporting->setEnabled(act->isEnabled()); };
    connect(act, &QAction::changed, exporting, follow);
    follow();
    connect(exporting, &QPushButton::clicked, act, &QAction::trigger);
    connect(again, &QToolButton::clicked, this, &ResultsTab::refresh);
    connect(m_paneButton, &QToolButton::toggled, this, [this](bool open) {
        m_drawerOpen = open;
        layoutPane();
    });
}

void ResultsTab::layoutPane()
{
    const bool folded = width() < px(foldBelow);
    m_paneButton->setVisible(folded && m_view->showsTable());
    m_paneFrame->setVisible(m_view->showsTable() && (!folded || m_drawerOpen));
}

void ResultsTab::resizeEvent(QResizeEvent *event)
{
    CampaignTab::resizeEvent(event);
    layoutPane();
}

void ResultsTab::showCampaign(const models::CampaignRow *row)
{
    if (row == nullptr || !row->detail) {
        refreshInstead();
        return;
    }
    m_campaignName = row->name.isEmpty() ? row->detail->name : row->name;
    const auto lists = row->listsInOrder();
    const auto same = [](const api::ListInstance &a, const api::ListInstance &b) {
        return a.instanceId == b.instanceId && a.instanceName == b.instanceName && a.listName == b.listName &&
               a.enabled == b.enabled && a.totalRecords == b.totalRecords;
    };
    const bool unchanged = m_known && std::equal(lists.begin(), lists.end(), m_lists.begin(), m_lists.end(), same);
    m_lists = lists;
    m_known = true;
    if (unchanged)
        return;
    const auto here = [this](const QString &id) {
        return std::any_of(m_lists.begin(), m_lists.end(), [&id](const auto &list) { return list.instanceId == id; });
    };
    fillInstances();
    if (m_instanceId.isEmpty() || !here(m_instanceId)) {
        if (!m_instanceId.isEmpty() && m_toldGone != m_instanceId) {
            m_toldGone = m_instanceId;
            Q_EMIT news(tr("The list whose results were shown was unbound from this campaign. Its results are archived by the "
                           "tenant and can no longer be read here."));
        }
        // What dials first is looked at first.
        const auto enabled = std::find_if(m_lists.begin(), m_lists.end(), [](const auto &list) { return list.enabled; });
        choose(m_lists.isEmpty() ? QString() : enabled != m_lists.end() ? enabled->instanceId : m_lists.first().instanceId);
    } else {
        for (const api::ListInstance &list : std::as_const(m_lists)) {
            if (list.instanceId == m_instanceId)
                m_view->setTotal(list.totalRecords);
        }
    }
    refreshInstead();
}

void ResultsTab::fillInstances()
{
    const QSignalBlocker quiet(m_instances);
    m_instances->clear();
    for (const api::ListInstance &list : std::as_const(m_lists)) {
        const QString name = list.instanceName.isEmpty() ? list.listName : list.instanceName;
        m_instances->addItem(icon(QStringLiteral("view-list-details")), list.enabled ? name : tr("%1 (off)").arg(name),
                             list.instanceId);
        m_instances->setItemData(m_instances->count() - 1, tr("List “%1”, instance %2").arg(list.listName, list.instanceId),
                                 Qt::ToolTipRole);
    }
    m_instances->setCurrentIndex(m_instances->findData(m_instanceId));
    m_instances->setEnabled(!m_lists.isEmpty());
}

void ResultsTab::choose(const QString &instanceId)
{
    if (instanceId == m_instanceId)
        return;
    m_instanceId = instanceId;
    m_opened = false;
    m_banners->clear();
    m_instances->setCurrentIndex(m_instances->findData(instanceId));
    m_editing->setPlace({});
    if (instanceId.isEmpty())
        m_view->close();
    else if (m_active)
        open();
    else
        m_view->close(); // what is not looked at is not read
}

void ResultsTab::open()
{
    const auto list =
        std::find_if(m_lists.begin(), m_lists.end(), [this](const auto &each) { return each.instanceId == m_instanceId; });
    if (list == m_lists.end())
        return;
    m_opened = true;
    m_view->setFormat({}, {});
    m_view->open({&m_client, m_campaignId, m_campaignName, m_instanceId, list->listName, list->totalRecords});
    m_details->show(list->listId);
    refreshEditing();
    takeDetails();
}

// The campaign does not tell the formats of its lists.
void ResultsTab::takeDetails()
{
    const auto &detail = m_details->detail();
    const auto list =
        std::find_if(m_lists.begin(), m_lists.end(), [this](const auto &each) { return each.instanceId == m_instanceId; });
    if (!detail || !m_opened || list == m_lists.end() || m_details->listId() != list->listId)
        return;
    const auto known = models::KnownFormats(m_store).find(m_tenant, detail->formatId);
    m_view->setFormat(known ? std::optional(known->format) : std::nullopt, m_tenant + u'/' + detail->formatId,
                      known && known->origin != models::FormatOrigin::Learned);
    refreshEditing();
}

void ResultsTab::refreshEditing()
{
    const auto list =
        std::find_if(m_lists.begin(), m_lists.end(), [this](const auto &each) { return each.instanceId == m_instanceId; });
    if (list == m_lists.end())
        return;
    RecordEditing::Place place;
    place.client = &m_client;
    place.store = m_store;
    place.tenant = m_tenant;
    place.listId = list->listId;
    place.listName = list->listName;
    place.campaignId = m_campaignId;
    place.instanceId = m_instanceId;
    place.total = list->totalRecords;
    const auto &detail = m_details->detail();
    if (detail && m_details->listId() == list->listId) {
        for (const api::ListBinding &binding : detail->campaigns) {
            if (!place.campaigns.contains(binding.campaignName))
                place.campaigns.append(binding.campaignName);
        }
    }
    m_editing->setPlace(place);
}

void ResultsTab::setOnline(bool online)
{
    m_editing->setBlocked(online ? QString() : tr("Offline: edits are kept, and can be sent once the tenant answers."));
}

void ResultsTab::instanceGone()
{
    // The tenant's word: the page reads the campaign again, and showCampaign() brings what is bound now.
    if (m_toldGone != m_instanceId) {
        m_toldGone = m_instanceId;
        Q_EMIT news(
            tr("This list is no longer bound to the campaign: someone has unbound it. The page reads anew what is bound."));
    }
    Q_EMIT detailOld();
}

void ResultsTab::refreshInstead()
{
    std::optional<RecordsView::Instead> instead;
    if (m_known && m_lists.isEmpty()) {
        instead.emplace();
        instead->drawing = QStringLiteral("records-empty");
        instead->title = tr("No list is bound to this campaign");
        instead->sentence = tr("Results are those of the lists that are bound. Bind one under “Lists”.");
        instead->primary = tr("Look again");
        instead->primaryIcon = QStringLiteral("view-refresh");
    }
    if (!m_telling) {
        m_telling = true;
        m_view->setInstead(instead);
        m_telling = false;
    }
    layoutPane();
}

QList<QAction *> ResultsTab::actions(MenuId menu) const
{
    QList<QAction *> list = m_editing->actions(menu);
    const QList<QAction *> others = m_view->actions(menu);
    if (!list.isEmpty() && !others.isEmpty())
        list.append(nullptr);
    list.append(others);
    return list;
}

void ResultsTab::refresh()
{
    if (m_instanceId.isEmpty() || m_toldGone == m_instanceId)
        Q_EMIT detailOld();
    m_view->refresh();
}

void ResultsTab::activated()
{
    m_active = true;
    if (!m_opened && !m_instanceId.isEmpty())
        open();
}

void ResultsTab::deactivated() { m_active = false; }

QWidget *ResultsTab::firstFocus() const { return m_view->firstFocus(); }

} // namespace outdial::views
