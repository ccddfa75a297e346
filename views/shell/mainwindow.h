// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The frame of the program: menu bar with the command field, tenant block and navigation at the left, the stack of pages, the
// status bar. It shows pages and knows nothing of what is in them.
#pragma once

#include <QHash>
#include <QList>
#include <QMainWindow>

#include <views/shared/page.h>

#include <memory>
#include <optional>

class QAction;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace outdial::models {
class Session;
}

namespace outdial::views {

class BannerArea;
class CommandPalette;
class MenuBar;
class NavigationPanel;
class StatusLine;

enum class PageId { Campaigns, Monitor, Lists, Formats, DoNotCall, Imports, Jobs, Activity, Explorer };
enum class NavigationSection { Operate, Data, Transfers, Workstation };

// A transfer under way, at the foot of the navigation.
struct TransferNote {
    QString name;           // "Import · Spring leads.csv"; empty: no transfer is running
    double share = 0;       // 0...1; less: not known
    QString state;          // "62%", "Paused"
    QString detail;         // "5,140 rows/s · 8 s left"
    bool attention = false; // paused or failed
};

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    // Pages come in the order of the navigation and are owned by the window. offline: usable while connected to no tenant.
    void addPage(PageId id, Page *page, NavigationSection section, const QString &iconName, const QString &text,
                 bool offline = false);
    Page *page(PageId id) const;
    // Shown while there is no session and no page that does without one is open.
    void setStartPage(QWidget *page);

    // Below every page but the one that shows the same at full length; the user opens and closes it in the menu View, under this
    // text with a mnemonic. Owned by the window.
    void setDock(QWidget *dock, PageId whole, const QString &text);
    // There is news in it: it opens, unless the user has ever closed it.
    void offerDock();
    bool isDockOpen() const;

    void openPage(PageId id);
    // A page below one of the navigation (one campaign, the records of a list). Owned by the window, which deletes it when it is
    // left backwards or replaced.
    void openSubPage(PageId under, Page *page);
    Page *currentPage() const;
    std::optional<PageId> currentPageId() const;
    bool canGoBack() const;

    // The tenant of the window; null: none. Every page is told.
    void setSession(std::shared_ptr<models::Session> session);
    std::shared_ptr<models::Session> session() const { return m_session; }

    void setTransfer(const TransferNote &note);
    // Banners of the application, above the page.
    BannerArea *banners() const { return m_banners; }
    // Commands of the palette and of a menu that belong to no page ("Import a file…").
    void addCommand(MenuId menu, QAction *action);
    CommandPalette *commandPalette() const { return m_palette; }
    void resetGeometryToDesign(); // 1440x900

public Q_SLOTS:
    void goBack();
    void refreshPage();
    void showPalette();
    void showShortcuts();
    void showAbout();

Q_SIGNALS:
    void pageChanged(outdial::views::Page *page); // null: the start page
    void switchTenantWanted();
    void disconnectWanted();
    void fileDropped(const QStringList &files, QWidget *target); // no page has taken them

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry {
        PageId id;
        Page *page;
        NavigationSection section;
        bool offline;
    };
    struct Visit {
        PageId id;
        Page *page;
    };
    const Entry *entry(PageId id) const;
    void present(Page *page);
    void visit(PageId id, Page *page);
    void forget(Page *page);
    void leaveSubPages();
    void refreshMenus();
    void refreshTitle();
    void refreshConnection();
    void refreshNavigation();
    void moveArea(bool forward);
    void makeActions();
    void makeLookActions();
    void refreshDock();

    std::shared_ptr<models::Session> m_session;
    QList<Entry> m_entries;
    QList<Visit> m_history; // the last is shown
    MenuBar *m_menus;
    NavigationPanel *m_navigation;
    BannerArea *m_banners;
    QStackedWidget *m_stack;
    QWidget *m_start = nullptr;
    QSplitter *m_split; // page and dock
    QWidget *m_dock = nullptr;
    PageId m_dockWhole = PageId::Jobs;
    QAction *m_dockAction = nullptr;
    StatusLine *m_status;
    CommandPalette *m_palette;
    QAction *m_backAction;
    Page *m_shown = nullptr;
};

} // namespace outdial::views
