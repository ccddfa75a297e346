// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of the main window: header (back, path, title, state, lead widgets at the left, up to three at the right, overflow),
// banners below the header, content, an optional details pane at the right and an optional foot. Pages bring their own actions;
// the window puts those of the current page into its menus and its command palette.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QAction;
class QHBoxLayout;
class QMenu;
class QVBoxLayout;

namespace outdial::models {
class Session;
}

namespace outdial::views {

class BannerArea;
class ElidedLabel;
class IconButton;
class StateLabel;

enum class MenuId { File, Edit, View, Campaign, List, Record, Tools };

struct PathStep {
    QString text;
    std::function<void()> go;
};

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const QString &title, QWidget *parent = nullptr);

    QString title() const { return m_title; }
    void setTitle(const QString &title);
    // What is above this page ("Campaigns"): links before the title, and a back button that goes to the last of them.
    void setPath(const QList<PathStep> &path);
    // The badge behind the title; hidden until its state is set and shown.
    StateLabel *badge() const { return m_badge; }
    // Behind title and badge, at the left: a segmented control, tabs, a fact.
    void addLead(QWidget *widget);
    // At the right, at most three, in the order of the calls.
    void addHeaderWidget(QWidget *widget);
    // The menu of the overflow button, which shows when the menu has actions.
    QMenu *overflowMenu();

    BannerArea *banners() const { return m_banners; }
    void setContent(QWidget *content);
    QWidget *content() const { return m_content; }
    // 344 wide (320 beside records). When the page is narrower than foldBelow it becomes a drawer that a button of the header
    // opens.
    void setDetails(QWidget *pane, const QString &name, int width = 344, int foldBelow = 960);
    void setDetailsVisible(bool visible);
    bool isDetailsVisible() const;
    void setFoot(QWidget *foot);
    // A foot of one line with an information icon.
    void setFootNote(const QString &sentence);

    // When what is shown was read from the tenant; the status bar lets its age tick. Invalid: nothing was read.
    QDateTime asOf() const { return m_asOf; }
    void setAsOf(const QDateTime &time);
    // After how many seconds what is shown counts as stale; 60 unless set.
    int staleAfter() const { return m_staleAfter; }
    void setStaleAfter(int seconds) { m_staleAfter = seconds; }

    // The number at the right of the page's entry in the navigation; attention: in warnText.
    void setNavigationCount(const QString &text, bool attention = false);
    QString navigationCount() const { return m_count; }
    bool navigationAttention() const { return m_attention; }

    // Actions for a menu of the window; owned by the page, the same objects each time. Null entries are separators.
    // Their shortcuts work while the page is shown.
    virtual QList<QAction *> actions(MenuId menu) const;
    // F5 and the refresh button.
    virtual void refresh();
    // The page is shown now, or no longer: polling starts and slows down here.
    virtual void activated();
    virtual void deactivated();
    // The window is connected to another tenant, or (null) to none. The session outlives its use: it is destroyed only after
    // every page was told of the next.
    virtual void setSession(outdial::models::Session *session);
    // Files over the page. The sentence tells what dropping does ("into “Spring leads”"); null: the page leaves it to the window.
    virtual QString dropHint(const QStringList &files, const QPoint &globalPosition);
    // True if the page has taken them.
    virtual bool dropFiles(const QStringList &files, const QPoint &globalPosition);
    // Where the focus goes when the page is shown for the first time; null: its first widget.
    virtual QWidget *firstFocus() const;

Q_SIGNALS:
    void titleChanged(const QString &title);
    void actionsChanged(); // actions() gives another list now (not needed when they are only enabled or disabled)
    void asOfChanged();
    void navigationCountChanged();
    void backRequested(); // the back button when there is no path with a step to go to

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layoutDetails();

    QString m_title;
    QList<PathStep> m_path;
    QWidget *m_header;
    QHBoxLayout *m_pathLayout;
    IconButton *m_back;
    ElidedLabel *m_titleLabel;
    StateLabel *m_badge;
    QHBoxLayout *m_lead;
    QHBoxLayout *m_right;
    IconButton *m_detailsButton;
    IconButton *m_overflow;
    QMenu *m_overflowMenu = nullptr;
    BannerArea *m_banners;
    QVBoxLayout *m_body;
    QHBoxLayout *m_middle;
    QWidget *m_content = nullptr;
    QWidget *m_details = nullptr;
    QVBoxLayout *m_footLayout;
    QWidget *m_foot = nullptr;
    int m_detailsWidth = 344;
    int m_foldBelow = 960;
    bool m_detailsWanted = true;
    bool m_drawerOpen = false;
    bool m_folded = false;
    QDateTime m_asOf;
    int m_staleAfter = 60;
    QString m_count;
    bool m_attention = false;
};

} // namespace outdial::views
