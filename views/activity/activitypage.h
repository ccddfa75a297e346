// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Activity: every request to the tenant as it went over the wire, and what the user was told meanwhile. Secrets are never here;
// contents, which are about people, only while the user has them shown, and not beyond the end of Outdial.
#pragma once

#include <models/activity/activitymodel.h>
#include <models/activity/harwriter.h>
#include <views/shared/banner.h>
#include <views/shared/page.h>

#include <functional>

class QComboBox;
class QFrame;
class QPushButton;
class QSplitter;

namespace outdial::views {

class ActivityPane;
class ElidedLabel;
class SearchField;
class SegmentedControl;
class TableView;
class ToggleButton;

class ActivityPage : public Page {
    Q_OBJECT
public:
    // Asks for a file to save into and calls `chosen` with its path, later or never.
    using FileChooser = std::function<void(const QString &suggested, std::function<void(const QString &path)> chosen)>;

    explicit ActivityPage(QWidget *parent = nullptr);
    ~ActivityPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    void setSession(models::Session *session) override;
    QWidget *firstFocus() const override;

    // What was told in a toast, as an entry of its own.
    void keepMessage(Tone tone, const QString &title, const QString &line);
    // Makes the last attempt of this request the current row, and opens its details. False: it is not, or no longer, here.
    bool showRequest(const QString &requestId);

    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    bool areContentsShown() const { return m_contentsShown; }
    void setContentsShown(bool shown);
    // For tests. The file dialog unless set.
    void setFileChooser(FileChooser chooser) { m_chooser = std::move(chooser); }

    TableView *table() const { return m_table; }
    models::ActivityModel *model() const { return m_model; }
    ActivityPane *pane() const { return m_pane; }

Q_SIGNALS:
    void saved(const QString &path); // a HAR is written
    void changesRequested();         // the journal of changes is to be opened

private:
    void makeHeader();
    void makeTable();
    QWidget *makeFoot();
    void makeActions();
    void applyFilter();
    void refreshMethods();
    void refreshCounts();
    void refreshCover();
    void refreshActions();
    void refreshPane();
    void scrolled(int value);
    void toEnd();
    void setCurrent(quint64 number);
    const models::ActivityEntry *current() const;
    void openDetails();
    void closeDetails();
    void copyCurl();
    void copyRows();
    void copyRequestId();
    void save();
    void saveTo(const QString &path);
    void told(const models::HarSaved &saved, const QString &path);
    void showMenu(const QModelIndex &index, const QPoint &position);

    models::Session *m_session = nullptr;
    models::ActivityModel *m_model = nullptr;
    bool m_following = true;
    bool m_contentsShown = false;
    bool m_settling = false; // rows come and go: the scroll bar moves by itself
    int m_scrolledTo = 0;
    quint64 m_current = 0;
    FileChooser m_chooser;

    SegmentedControl *m_kinds;
    QComboBox *m_methods;
    SearchField *m_filter;
    QPushButton *m_follow;
    QSplitter *m_splitter;
    TableView *m_table;
    ActivityPane *m_pane;
    ElidedLabel *m_footText;
    ToggleButton *m_contentsToggle;

    QAction *m_followAction;
    QAction *m_filterAction;
    QAction *m_copyCurlAction;
    QAction *m_copyRowsAction;
    QAction *m_copyIdAction;
    QAction *m_saveAction;
    QAction *m_clearAction;
    QAction *m_contentsAction;
    QAction *m_detailsAction;
};

} // namespace outdial::views
