// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar at the foot of a page on which edits are collected: how many there are and what they are, a way to throw them away and
// a way to look at them and send them. Hidden while there are none.
#pragma once

#include <QFrame>

class QLabel;

namespace outdial::views {

class Button;
class ElidedLabel;

class PendingBar : public QFrame {
    Q_OBJECT
public:
    explicit PendingBar(QWidget *parent = nullptr);

    // what: "order of 2 lists, sorting of Late sign-ups". 0: the bar is hidden.
    void setChanges(int count, const QString &what);
    int changes() const { return m_changes; }
    // Why nothing can be sent now ("Offline: …"), which stands in place of what; null: it can.
    void setBlocked(const QString &why);
    QString text() const; // all that it says; empty while it is hidden
    Button *discardButton() const { return m_discard; }
    Button *reviewButton() const { return m_review; }

Q_SIGNALS:
    void discardRequested();
    void reviewRequested();

protected:
    // Of other changes: what the bar is called, and its button ("Review and send…").
    PendingBar(const QString &name, const QString &review, QWidget *parent);
    // counted: "4 edits in 3 records not sent"
    void setChanges(int count, const QString &counted, const QString &what);

private:
    void refresh();
    int m_changes = 0;
    QString m_what;
    QString m_blocked;
    QLabel *m_count;
    ElidedLabel *m_line;
    Button *m_discard;
    Button *m_review;
};

} // namespace outdial::views
