// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The body of a request as text: an editor that says at once where a mistake is, and can mend typographic quotes.
#pragma once

#include <QTimer>
#include <QWidget>

#include <models/activity/explorerjson.h>

#include <optional>

class QPlainTextEdit;

namespace outdial::views {

class Button;
class StateLabel;

class ExplorerBody : public QWidget {
    Q_OBJECT
public:
    explicit ExplorerBody(QWidget *parent = nullptr);

    QString text() const;
    // Another body; emits nothing, and cannot be undone.
    void setText(const QString &text);
    // The same body with a change that was made elsewhere; can be undone, emits nothing.
    void changeText(const QString &text);
    // None: it is JSON. Looks now, whatever the last look has found.
    std::optional<models::JsonProblem> check();
    // The cursor to the mistake, and the focus to the editor.
    void showMistake();
    QPlainTextEdit *editor() const { return m_editor; }

Q_SIGNALS:
    void edited(const QString &text); // by the user
    void startOverWanted();           // the body to begin with

private:
    void textChanged();
    void tell();
    void layOut();
    void straighten();

    QPlainTextEdit *m_editor;
    StateLabel *m_state;
    Button *m_go;
    Button *m_straighten;
    Button *m_layOut;
    QTimer m_look;
    std::optional<models::JsonProblem> m_problem;
    bool m_quiet = false;
};

} // namespace outdial::views
