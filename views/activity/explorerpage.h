// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The method explorer: any method of the API, written as a form or as JSON, sent over the live connection, and what came back.
// Signing in and tokens are the connection's; nobody copies one.
#pragma once

#include <QHash>
#include <QMenu>

#include <models/activity/explorer.h>
#include <models/activity/explorerids.h>
#include <views/shared/page.h>

class QSplitter;

namespace outdial::views {

class ExplorerAnswerPanel;
class ExplorerMethodList;
class ExplorerRequest;

class ExplorerPage : public Page {
    Q_OBJECT
public:
    explicit ExplorerPage(QWidget *parent = nullptr);
    ~ExplorerPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    // Ids are read anew when they are wanted next.
    void refresh() override;
    void setSession(models::Session *session) override;
    QWidget *firstFocus() const override;

    // Makes a method the current one, with what was written for it before.
    void choose(api::Method method);
    // Sends what is written; asks first where the method destroys, or safe mode wants it.
    void send();
    models::Explorer *explorer() const { return m_explorer; }
    ExplorerMethodList *methods() const { return m_list; }
    ExplorerRequest *request() const { return m_request; }
    ExplorerAnswerPanel *answer() const { return m_answer; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    void keepDraft();
    void showDraft(api::Method method);
    void sendNow();
    void nextPage();
    void runningChanged();
    void take(const models::ExplorerAnswerPtr &answer);
    void fillHistory(QMenu *menu);
    void showAgain(const models::ExplorerAnswerPtr &answer);
    void refreshActions();
    void layOut();
    models::ExplorerDrafts &drafts();

    models::Session *m_session = nullptr;
    models::Explorer *m_explorer = nullptr;
    models::ExplorerIds *m_ids = nullptr;
    QHash<QString, models::ExplorerDrafts> m_drafts; // by tenant

    ExplorerMethodList *m_list;
    ExplorerRequest *m_request;
    ExplorerAnswerPanel *m_answer;
    QSplitter *m_splitter;
    bool m_splitByUser = false;

    QAction *m_sendAction;
    QAction *m_cancelAction;
    QAction *m_methodAction;
    QAction *m_findAction;
    QAction *m_nextAction;
    QAction *m_copyAction;
    QAction *m_saveAction;
    QAction *m_lineAction;
    QAction *m_idAction;
    QMenu *m_historyMenu;
};

} // namespace outdial::views
