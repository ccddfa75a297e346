// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <models/connect/session.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/commandpalette.h>
#include <views/shell/filedrops.h>
#include <views/shell/mainwindow.h>
#include <views/shell/menubar.h>
#include <views/shell/navigation.h>
#include <views/shell/statusline.h>
#include <views/shell/tenantblock.h>

#include <algorithm>

namespace outdial::views {

namespace {
constexpr int foldBelow = 1400;
constexpr qsizetype longestHistory = 24;
} // namespace

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    setMinimumSize(1280, 720);
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_navigation = new NavigationPanel(body);
    row->addWidget(m_navigation);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    m_banners = new BannerArea(body);
    m_split = new QSplitter(Qt::Vertical, body);
    m_split->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(m_split);
    column->addWidget(m_banners);
    column->addWidget(m_split, 1);
    row->addLayout(column, 1);

    m_menus = new MenuBar(this);
    setMenuWidget(m_menus);
    m_status = new StatusLine(this);
    auto *whole = new QWidget(this);
    auto *rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(body, 1);
    rows->addWidget(m_status);
    setCentralWidget(whole);

    m_palette = new CommandPalette(this);
    auto *drops = new FileDrops(this, [this] { return m_shown; });
    connect(drops, &FileDrops::dropped, this, &MainWindow::fileDropped);
    connect(m_menus->commandField(), &QPushButton::clicked, this, &MainWindow::showPalette);
    connect(m_navigation, &NavigationPanel::chosen, this, &MainWindow::openPage);
    makeActions();
    makeLookActions();

    auto *tenantMenu = new QMenu(this);
    tenantMenu->setAccessibleName(tr("Tenant"));
    connect(tenantMenu->addAction(icon(QStringLiteral("network-connect")), tr("Switch tenant…")), &QAction::triggered, this,
            &MainWindow::switchTenantWanted);
    QAction *disconnectAction = tenantMenu->addAction(icon(QStringLiteral("network-disconnect")), tr("Disconnect"));
    connect(disconnectAction, &QAction::triggered, this, &MainWindow::disconnectWanted);
    connect(m_navigation->tenant(), &QAbstractButton::clicked, this, [this, tenantMenu, disconnectAction] {
        if (!m_session) {
            Q_EMIT switchTenantWanted();
            return;
        }
        disconnectAction->setText(tr("Disconnect from “%1”").arg(m_session->profile().name));
        QWidget *block = m_navigation->tenant();
        tenantMenu->popup(block->mapToGlobal(QPoint(4, block->height() + 2)));
    });

    m_palette->addProvider([this] {
        QList<Command> commands;
        for (const Entry &known : std::as_const(m_entries)) {
            NavigationItem *item = m_navigation->item(known.id);
            if (!item->isEnabled())
                continue;
            const PageId id = known.id;
            commands.append({item->text(), tr("Page"), QStringLiteral("go-next"), [this, id] { openPage(id); }});
        }
        for (const MenuCommand &found : m_menus->runnable()) {
            QAction *action = found.action;
            if (action->property("opensPage").toBool())
                continue; // above, under its own name
            commands.append({found.text, action->shortcut().toString(QKeySequence::NativeText), action->icon().name(),
                             [action] { action->trigger(); }});
        }
        return commands;
    });

    const QByteArray geometry = QSettings().value(QStringLiteral("window/geometry")).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resetGeometryToDesign();
    refreshConnection();
    refreshTitle();
}

MainWindow::~MainWindow()
{
    // Pages let go of the session before it goes.
    for (const Entry &known : std::as_const(m_entries))
        known.page->setSession(nullptr);
    for (const Visit &visited : std::as_const(m_history)) {
        if (!entry(visited.id) || entry(visited.id)->page != visited.page)
            visited.page->setSession(nullptr);
    }
    m_status->setSession(nullptr);
}

// On a smaller screen as large as that is.
void MainWindow::resetGeometryToDesign() { resize(QSize(1440, 900).boundedTo(screen()->availableSize())); }

const MainWindow::Entry *MainWindow::entry(PageId id) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(), [id](const Entry &e) { return e.id == id; });
    return found == m_entries.cend() ? nullptr : &*found;
}

void MainWindow::addPage(PageId id, Page *page, NavigationSection section, const QString &iconName, const QString &text,
                         bool offline)
{
    m_entries.append({id, page, section, offline});
    m_stack->addWidget(page);
    NavigationItem *item = m_navigation->addItem(id, section, iconName, text);
    const auto count = [page, item] { item->setCount(page->navigationCount(), page->navigationAttention()); };
    connect(page, &Page::navigationCountChanged, item, count);
    count();
    page->setSession(m_session.get());

    if (const qsizetype number = m_entries.size(); number <= 9) {
        auto *go = new QAction(tr("Go to %1").arg(text), this);
        go->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
        go->setProperty("opensPage", true);
        addAction(go);
        connect(go, &QAction::triggered, this, [this, id, item] {
            if (item->isEnabled())
                openPage(id);
        });
        m_menus->addFixed(MenuId::View, go);
    }
    refreshNavigation();
    refreshMenus();
}

Page *MainWindow::page(PageId id) const
{
    const Entry *known = entry(id);
    return known ? known->page : nullptr;
}

void MainWindow::setStartPage(QWidget *start)
{
    m_start = start;
    m_stack->addWidget(start);
    if (!m_shown) {
        m_stack->setCurrentWidget(start);
        start->setFocus(Qt::OtherFocusReason);
    }
}

void MainWindow::openPage(PageId id)
{
    const Entry *known = entry(id);
    if (!known || (!m_session && !known->offline)) {
        m_navigation->setCurrent(currentPageId());
        return;
    }
    visit(id, known->page);
}

void MainWindow::openSubPage(PageId under, Page *page)
{
    if (m_stack->indexOf(page) < 0) {
        m_stack->addWidget(page);
        page->setSession(m_session.get());
        connect(page, &Page::backRequested, this, &MainWindow::goBack);
    }
    visit(under, page);
}

void MainWindow::visit(PageId id, Page *page)
{
    if (m_history.isEmpty() || m_history.last().page != page)
        m_history.append({id, page});
    while (m_history.size() > longestHistory)
        forget(m_history.takeFirst().page);
    present(page);
}

// A page that is not of the navigation lives as long as one can go back to it.
void MainWindow::forget(Page *page)
{
    const auto isEntry = [page](const Entry &known) { return known.page == page; };
    const auto isVisited = [page](const Visit &visited) { return visited.page == page; };
    if (!page || std::any_of(m_entries.cbegin(), m_entries.cend(), isEntry) ||
        std::any_of(m_history.cbegin(), m_history.cend(), isVisited))
        return;
    page->setSession(nullptr);
    m_stack->removeWidget(page);
    page->deleteLater();
}

void MainWindow::present(Page *page)
{
    if (page == m_shown)
        return;
    if (m_shown) {
        m_shown->disconnect(this);
        connect(m_shown, &Page::backRequested, this, &MainWindow::goBack);
        m_shown->deactivated();
    }
    m_shown = page;
    QWidget *shown = page ? static_cast<QWidget *>(page) : m_start;
    if (shown)
        m_stack->setCurrentWidget(shown);
    if (!page && m_start)
        m_start->setFocus(Qt::OtherFocusReason);
    m_status->setPage(page);
    m_navigation->setCurrent(currentPageId());
    if (page) {
        connect(page, &Page::actionsChanged, this, &MainWindow::refreshMenus);
        connect(page, &Page::titleChanged, this, &MainWindow::refreshTitle);
        page->activated();
        if (QWidget *first = page->firstFocus())
            first->setFocus(Qt::OtherFocusReason);
    }
    m_backAction->setEnabled(canGoBack());
    refreshDock();
    refreshMenus();
    refreshTitle();
    Q_EMIT pageChanged(page);
}

Page *MainWindow::currentPage() const { return m_shown; }

std::optional<PageId> MainWindow::currentPageId() const
{
    if (!m_shown || m_history.isEmpty())
        return std::nullopt;
    return m_history.last().id;
}

bool MainWindow::canGoBack() const { return m_history.size() > 1; }

void MainWindow::goBack()
{
    if (!canGoBack())
        return;
    Page *left = m_history.takeLast().page;
    present(m_history.last().page);
    forget(left);
}

void MainWindow::refreshPage()
{
    if (m_shown)
        m_shown->refresh();
}

void MainWindow::leaveSubPages()
{
    const QList<Visit> before = std::exchange(m_history, {});
    present(nullptr);
    QList<Page *> left;
    for (const Visit &visited : before) {
        if (!left.contains(visited.page))
            left.append(visited.page);
    }
    for (Page *page : std::as_const(left))
        forget(page);
}

void MainWindow::setSession(std::shared_ptr<models::Session> session)
{
    if (session == m_session)
        return;
    // A page that does without a tenant stays open; everything else belongs to the tenant that is left.
    const std::optional<PageId> before = currentPageId();
    const bool stays = before && entry(*before)->offline && m_shown == entry(*before)->page;
    leaveSubPages();
    if (m_session)
        m_session->disconnect(this);
    const std::shared_ptr<models::Session> old = std::exchange(m_session, std::move(session));
    m_status->setSession(m_session.get());
    for (const Entry &known : std::as_const(m_entries))
        known.page->setSession(m_session.get());
    if (m_session) {
        connect(m_session.get(), &models::Session::connectionChanged, this, &MainWindow::refreshConnection);
        connect(m_session.get(), &models::Session::nextTryChanged, this, &MainWindow::refreshConnection);
    }
    m_navigation->tenant()->setProfile(m_session ? &m_session->profile() : nullptr);
    refreshNavigation();
    refreshConnection();
    refreshDock();
    refreshTitle();
    if (stays)
        openPage(*before);
    else if (m_session && !m_entries.isEmpty())
        openPage(m_entries.first().id);
    refreshMenus();
}

void MainWindow::refreshNavigation()
{
    for (const Entry &known : std::as_const(m_entries))
        m_navigation->item(known.id)->setEnabled(m_session || known.offline);
    m_navigation->setCurrent(currentPageId());
}

void MainWindow::refreshMenus() { m_menus->setPage(m_shown); }

void MainWindow::refreshTitle()
{
    if (!m_session) {
        setWindowTitle(QStringLiteral("Outdial"));
        return;
    }
    const models::TenantProfile &profile = m_session->profile();
    setWindowTitle(profile.sandbox ? tr("Outdial — %1 (Sandbox)").arg(profile.name) : tr("Outdial — %1").arg(profile.name));
}

void MainWindow::refreshConnection()
{
    const QString key = QStringLiteral("offline");
    m_status->refresh();
    if (!m_session || m_session->connection() == models::Session::Connection::Online) {
        m_banners->dismiss(key);
        return;
    }
    const QString since = m_session->offlineSince().toLocalTime().toString(QStringLiteral("HH:mm"));
    const bool isNew = !m_banners->banner(key);
    Banner *banner = m_banners->tell(
        key, Tone::Warn, tr("Offline since %1.").arg(since),
        tr("The host does not answer. What you see is from %1; start, stop and edits wait until it is back.").arg(since),
        tr("Try now"));
    const int seconds = m_session->nextTrySeconds();
    banner->setAside(seconds > 0 ? tr("Next try in %1").arg(spanText(std::chrono::seconds(seconds))) : tr("Trying…"));
    if (isNew) {
        banner->setIconName(QStringLiteral("network-disconnect"));
        setLook(banner, "strong", true);
        connect(banner, &Banner::buttonClicked, this, [this] {
            if (m_session)
                m_session->tryNow();
        });
    }
}

void MainWindow::setTransfer(const TransferNote &note) { m_navigation->setTransfer(note); }

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_navigation->setFolded(width() < foldBelow);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace outdial::views
