// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One entry of the activity log, whole: what came of it in all words that there are, its times and sizes, and what was sent and
// received, or why that is not here.
#pragma once

#include <QFrame>

#include <models/activity/activitylog.h>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace outdial::views {

class ElidedLabel;
class IconButton;
class StateLabel;

class ActivityPane : public QFrame {
    Q_OBJECT
public:
    explicit ActivityPane(QWidget *parent = nullptr);

    // Null: none is chosen. Shows the same entry again without moving what one reads of it.
    void setEntry(const models::ActivityEntry *entry);
    // Where the focus goes when the details are opened by key.
    void takeFocus();
    QPlainTextEdit *sentText() const { return m_sent.text; }
    QPlainTextEdit *receivedText() const { return m_received.text; }

Q_SIGNALS:
    void copyCurlRequested();
    void copyIdRequested();
    void closeRequested(); // by its button or Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Body {
        QWidget *whole = nullptr;
        QLabel *size = nullptr;
        QStackedWidget *stack = nullptr;
        QPlainTextEdit *text = nullptr;
        QLabel *why = nullptr;
    };
    struct Fact {
        QLabel *name = nullptr;
        QLabel *value = nullptr;
    };
    QWidget *makeHead();
    QWidget *makeFacts();
    Body makeBody(const QString &title, const QString &accessibleName);
    Fact addFact(QGridLayout *grid, const QString &name);
    static void setFact(const Fact &fact, const QString &value);
    void showFacts(const models::ActivityEntry &entry);
    void showBodies(const models::ActivityEntry &entry);
    static void showBody(const Body &body, const QByteArray &bytes, const QByteArray &type);
    static void showWhy(const Body &body, qint64 bytes, const QString &why);

    quint64 m_number = 0;
    models::ContentsState m_contents = models::ContentsState::NotAsked;
    QStackedWidget *m_stack;
    StateLabel *m_state;
    QLabel *m_title;
    ElidedLabel *m_target;
    IconButton *m_curl;
    IconButton *m_copyId;
    IconButton *m_close;
    QLabel *m_sentence;
    Fact m_error, m_description, m_detail, m_status, m_local, m_utc, m_duration, m_attempt, m_sizes, m_requestId;
    Body m_sent;
    Body m_received;
};

} // namespace outdial::views
