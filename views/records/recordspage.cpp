// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <models/connect/errorwords.h>
#include <models/connect/session.h>
#include <models/lists/listdetails.h>
#include <models/records/recordsmodel.h>
#include <models/store/knownformats.h>
#include <models/transfer/recordexport.h>
#include <views/records/editsbar.h>
#include <views/records/lookupdialog.h>
#include <views/records/recordediting.h>
#include <views/records/recordpane.h>
#include <views/records/recordsfoot.h>
#include <views/records/recordspage.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::ListDetails;

RecordsPage::RecordsPage(const RecordsPlace &place, QWidget *parent) : Page(place.listName, parent), m_place(place)
{
    setStaleAfter(300);
    setPath({{tr("Lists"), [this] { Q_EMIT backRequested(); }}});
    m_importAction = new QAction(tr("Import &into this list…"), this);
    m_importAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+I")));
    const auto setIcon = [this] { m_importAction->setIcon(icon(QStringLiteral("document-import"))); };
    connect(&Theme::instance(), &Theme::changed, this, setIcon);
    setIcon();
    connect(m_importAction, &QAction::triggered, this, &RecordsPage::requestImport);
    m_view = new RecordsView(banners(), this);
    m_editing = new RecordEditing(m_view, banners());
    makeHeader();
    setContent(m_view);
    setDetails(m_view->pane(), tr("Details of the record"), 320, 1100);
    auto *foot = new QWidget(this);
    auto *feet = new QVBoxLayout(foot);
    feet->setContentsMargins(0, 0, 0, 0);
    feet->setSpacing(0);
    feet->addWidget(m_view->foot());
    feet->addWidget(m_editing->bar());
    setFoot(foot);
    RecordsView::Instead empty;
    empty.drawing = QStringLiteral("records-empty");
    empty.title = tr("“%1” has no records").arg(m_place.listName);
    empty.sentence = tr("Drop a CSV file here to import records into it. Nothing is sent before you say so.");
    empty.primary = tr("Import…");
    empty.primaryIcon = QStringLiteral("document-import");
    m_view->setEmptyList(empty);
    connect(m_view, &RecordsView::stateChanged, this, &RecordsPage::refreshState);
    connect(m_view, &RecordsView::exportStarted, this, &RecordsPage::exportStarted);
    connect(m_view, &RecordsView::refreshWanted, this, &RecordsPage::refresh);
    connect(m_view, &RecordsView::insteadPrimary, this, &RecordsPage::insteadClicked);
    connect(m_view, &RecordsView::insteadOther, this, [this] {
        // Of a list that is bound to nothing the other way is a look-up.
        if (m_place.instanceId.isEmpty())
            lookUpUnbound();
        else
            refresh();
    });
    connect(m_editing, &RecordEditing::recordsEdited, this, &RecordsPage::recordsEdited);
    connect(m_editing, &RecordEditing::refreshWanted, this, &RecordsPage::refresh);
    refreshState();
}

RecordsPage::~RecordsPage() { disconnect(m_view, nullptr, this, nullptr); }

void RecordsPage::makeHeader()
{
    m_through = makeLabel(tr("seen &through"), "", "muted", this);
    m_instances = new QComboBox(this);
    m_instances->setProperty("tall", QStringLiteral("header"));
    m_instances->setMinimumWidth(px(220));
    m_instances->setMaximumWidth(px(320));
    m_through->setBuddy(m_instances);
    addLead(m_through);
    addLead(m_instances);
    auto *adding = new Button(tr("Add record"), ButtonKind::Normal, ButtonSize::Header, this);
    adding->setIconName(QStringLiteral("list-add"));
    auto *import = new Button(tr("Import…"), ButtonKind::Normal, ButtonSize::Header, this);
    import->setIconName(QStringLiteral("document-import"));
    auto *exporting = new Button(tr("Export…"), ButtonKind::Normal, ButtonSize::Header, this);
    exporting->setIconName(QStringLiteral("document-export"));
    QAction *add = m_editing->addAction();
    const auto followAdd = [adding, add] { adding->setEnabled(add->isEnabled()); };
    connect(add, &QAction::changed, adding, followAdd);
    followAdd();
    connect(adding, &QPushButton::clicked, add, &QAction::trigger);
    auto *again = new IconButton(QStringLiteral("view-refresh"), tr("Refresh"), ButtonSize::Header, false, this);
    again->setShortcutHint(QStringLiteral("F5"));
    addHeaderWidget(adding);
    addHeaderWidget(import);
    addHeaderWidget(exporting);
    addHeaderWidget(again);
    QAction *act = m_view->exportAction();
    const auto follow = [exporting, act] { exporting->setEnabled(act->isEnabled()); };
    connect(act, &QAction::changed, exporting, follow);
    follow();
    connect(exporting, &QPushButton::clicked, act, &QAction::trigger);
    connect(import, &QPushButton::clicked, this, &RecordsPage::requestImport);
    connect(again, &QToolButton::clicked, this, &RecordsPage::refresh);
    connect(m_instances, &QComboBox::activated, this, &RecordsPage::instanceChosen);
}

QList<QAction *> RecordsPage::actions(MenuId menu) const
{
    QList<QAction *> list = m_editing->actions(menu);
    const QList<QAction *> others = m_view->actions(menu);
    if (!list.isEmpty() && !others.isEmpty())
        list.append(nullptr);
    list.append(others);
    if (menu == MenuId::List)
        list.append(m_importAction);
    return list;
}

void RecordsPage::setSession(models::Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_editing->setPlace({});
    delete m_details;
    m_details = nullptr;
    m_formatId.clear();
    m_view->close();
    banners()->clear();
    setAsOf({});
    if (!session)
        return;
    connect(session, &models::Session::connectionChanged, this, &RecordsPage::refreshConnection);
    refreshConnection();
    refreshEditing();
    m_details = new ListDetails(ListDetails::from(session->client()), this);
    connect(m_details, &ListDetails::changed, this, &RecordsPage::takeDetails);
    m_details->show(m_place.listId);
    fillInstances();
    if (!m_place.instanceId.isEmpty())
        open();
    refreshState();
}

void RecordsPage::open()
{
    m_view->open(
        {&m_session->client(), m_place.campaignId, m_place.campaignName, m_place.instanceId, m_place.listName, m_place.total});
}

void RecordsPage::takeDetails()
{
    const auto &detail = m_details->detail();
    if (detail && m_details->state() == ListDetails::State::Ready) {
        m_place.total = detail->totalRecords;
        m_place.listName = detail->name;
        setTitle(detail->name);
        m_view->setListName(detail->name);
        m_view->setTotal(detail->totalRecords);
        if (m_formatId != detail->formatId) {
            m_formatId = detail->formatId;
            const auto known = models::KnownFormats(m_session->store()).find(m_session->tenant(), m_formatId);
            m_view->setFormat(known ? std::optional(known->format) : std::nullopt, m_session->tenant() + u'/' + m_formatId,
                              known && known->origin != models::FormatOrigin::Learned);
        }
        if (m_place.instanceId.isEmpty() && !detail->campaigns.isEmpty()) {
            const api::ListBinding &first = detail->campaigns.first();
            m_place.campaignId = first.campaignId;
            m_place.campaignName = first.campaignName;
            m_place.instanceId = first.instanceId;
            open();
        }
    }
    fillInstances();
    refreshEditing();
    refreshState();
}

void RecordsPage::fillInstances()
{
    QList<api::ListBinding> bindings;
    if (m_details && m_details->detail())
        bindings = m_details->detail()->campaigns;
    const auto same = [this](const api::ListBinding &binding) { return binding.instanceId == m_place.instanceId; };
    if (!m_place.instanceId.isEmpty() && std::none_of(bindings.begin(), bindings.end(), same))
        bindings.prepend({m_place.campaignId, m_place.campaignName, m_place.instanceId});
    m_instances->clear();
    QHash<QString, int> seen;
    for (const api::ListBinding &binding : bindings) {
        const auto count = std::count_if(bindings.begin(), bindings.end(), [&binding](const api::ListBinding &other) {
            return other.campaignId == binding.campaignId;
        });
        // The API gives no names of instances here, so several in one campaign are counted.
        const int nth = ++seen[binding.campaignId];
        m_instances->addItem(icon(QStringLiteral("call-start")),
                             count > 1 ? tr("%1, instance %2").arg(binding.campaignName).arg(nth) : binding.campaignName,
                             QVariant::fromValue(QStringList{binding.campaignId, binding.campaignName, binding.instanceId}));
        m_instances->setItemData(m_instances->count() - 1, tr("Instance %1").arg(binding.instanceId), Qt::ToolTipRole);
        if (same(binding))
            m_instances->setCurrentIndex(m_instances->count() - 1);
    }
    m_instances->setVisible(!bindings.isEmpty());
    m_through->setVisible(!bindings.isEmpty());
}

void RecordsPage::instanceChosen(int index)
{
    const QStringList binding = m_instances->itemData(index).toStringList();
    if (binding.size() != 3 || binding.at(2) == m_place.instanceId || !m_session)
        return;
    m_place.campaignId = binding.at(0);
    m_place.campaignName = binding.at(1);
    m_place.instanceId = binding.at(2);
    banners()->clear();
    open();
    refreshEditing();
}

// What is edited here, and through which instance it is read.
void RecordsPage::refreshEditing()
{
    if (!m_session)
        return;
    RecordEditing::Place place;
    place.client = &m_session->client();
    place.store = m_session->store();
    place.tenant = m_session->tenant();
    place.listId = m_place.listId;
    place.listName = m_place.listName;
    place.campaignId = m_place.campaignId;
    place.instanceId = m_place.instanceId;
    place.total = m_place.total;
    if (m_details && m_details->detail()) {
        for (const api::ListBinding &binding : m_details->detail()->campaigns) {
            if (!place.campaigns.contains(binding.campaignName))
                place.campaigns.append(binding.campaignName);
        }
    }
    m_editing->setPlace(place);
}

void RecordsPage::refreshConnection()
{
    const bool offline = m_session && m_session->connection() == models::Session::Connection::Offline;
    m_editing->setBlocked(offline ? tr("Offline: edits are kept, and can be sent once the tenant answers.") : QString());
}

// A list that is bound to nothing has no pages, but each of its records can be asked for by its key.
void RecordsPage::lookUpUnbound()
{
    if (!m_session)
        return;
    LookupDialog::Place place;
    place.client = &m_session->client();
    place.listId = m_place.listId;
    place.listName = m_place.listName;
    place.format = m_view->model()->format();
    auto *dialog = new LookupDialog(place, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_details, &QObject::destroyed, dialog, &QDialog::reject); // another tenant
    dialog->open();
}

// What is to be said while there is no instance to look through.
void RecordsPage::refreshState()
{
    std::optional<RecordsView::Instead> instead;
    if (m_place.instanceId.isEmpty() && m_details && m_details->state() == ListDetails::State::Failed) {
        instead.emplace();
        instead->drawing = QStringLiteral("did-not-load");
        instead->title = tr("The list did not load");
        instead->sentence = models::errorSentence(m_details->error(), api::Method::GetList);
        instead->primary = tr("Try again");
        instead->primaryIcon = QStringLiteral("view-refresh");
    } else if (m_place.instanceId.isEmpty() && m_details && m_details->detail() && m_details->detail()->campaigns.isEmpty()) {
        instead.emplace();
        instead->drawing = QStringLiteral("records-empty");
        instead->title = tr("“%1” is not bound to a campaign").arg(m_place.listName);
        instead->sentence = tr("The API reads the records of a list only through a campaign that it is bound to. Its %1 records "
                               "are kept by the tenant, and are shown here once the list is bound. A list that is bound but not "
                               "enabled is not dialed.")
                                .arg(countText(m_details->detail()->totalRecords));
        instead->primary = tr("Bind to a campaign…");
        instead->primaryIcon = QStringLiteral("list-add");
        instead->other = tr("Look up by key…");
        instead->otherIcon = QStringLiteral("edit-find");
    }
    if (!m_telling) {
        m_telling = true;
        m_view->setInstead(instead);
        m_telling = false;
    }
    setDetailsVisible(m_view->showsTable());
    if (m_view->asOf() != asOf())
        setAsOf(m_view->asOf());
}

void RecordsPage::insteadClicked()
{
    const bool unbound = m_details && m_details->state() != ListDetails::State::Failed && m_place.instanceId.isEmpty();
    if (unbound)
        Q_EMIT bindRequested(m_place.listId, m_place.listName);
    else if (m_place.instanceId.isEmpty())
        refresh();
    else
        requestImport();
}

void RecordsPage::refresh()
{
    if (!m_session)
        return;
    m_details->refresh();
    if (m_view->isOpen())
        m_view->refresh();
}

void RecordsPage::requestImport() { Q_EMIT importRequested(m_place.listId, m_place.listName, m_formatId); }

void RecordsPage::setTimeZone(models::TimeZoneShown zone) { m_view->setTimeZone(zone); }

QWidget *RecordsPage::firstFocus() const { return m_view->firstFocus(); }

QString RecordsPage::dropHint(const QStringList &files, const QPoint &)
{
    if (!m_session || files.isEmpty())
        return {};
    const QString where = tr("into “%1”").arg(m_place.listName);
    return files.size() == 1 ? where : tr("%n file(s) %1", nullptr, int(files.size())).arg(where);
}

bool RecordsPage::dropFiles(const QStringList &files, const QPoint &)
{
    if (!m_session || files.isEmpty())
        return false;
    Q_EMIT importFilesRequested(files, m_place.listId, m_place.listName, m_formatId);
    return true;
}

} // namespace outdial::views
