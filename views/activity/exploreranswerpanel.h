// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What came back: status, time and size, what an error means, and the body to read and to search in.
#pragma once

#include <QFrame>
#include <QTimer>

#include <models/activity/explorer.h>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace outdial::views {

class BannerArea;
class Button;
class ElidedLabel;
class SearchField;
class StateLabel;

class ExplorerAnswerPanel : public QFrame {
    Q_OBJECT
public:
    explicit ExplorerAnswerPanel(QWidget *parent = nullptr);

    // Null: nothing was sent yet.
    void setAnswer(models::ExplorerAnswerPtr answer);
    const models::ExplorerAnswerPtr &answer() const { return m_answer; }
    // Which method is above it: an answer of another says so.
    void setMethod(api::Method method);
    // While a call is under way what was there stays, and is marked as old.
    void setRunning(const models::ExplorerAnswer *running);
    SearchField *findField() const { return m_find; }
    QPlainTextEdit *body() const { return m_body; }

    void copyBody() const;
    void saveBody();
    void copyRequestId() const;

Q_SIGNALS:
    void nextPageWanted();

private:
    void refresh();
    void showBody();
    void fillOn();
    void find(bool backward, bool fromHere);
    void tellOutcome();

    models::ExplorerAnswerPtr m_answer;
    api::Method m_method = api::Method::GetCampaigns;
    bool m_running = false;
    StateLabel *m_state;
    ElidedLabel *m_facts;
    SearchField *m_find;
    Button *m_next;
    Button *m_copy;
    Button *m_save;
    BannerArea *m_banners;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QPlainTextEdit *m_body;
    ElidedLabel *m_cut;
    // A long body goes into the view piece by piece, so that nothing else waits for it.
    QTimer m_fill;
    qsizetype m_filled = 0;
    QString m_wanted; // to be found as soon as the body is all there
};

} // namespace outdial::views
