// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar at the foot of the records: how many edits wait, of which fields, a way to throw them away and one to look at them and
// send them. Hidden while there are none.
#pragma once

#include <QFrame>

class QLabel;

namespace outdial::models {
class PendingEdits;
}

namespace outdial::views {

class Button;
class ElidedLabel;

class EditsBar : public QFrame {
    Q_OBJECT
public:
    explicit EditsBar(QWidget *parent = nullptr);
    // sorted: the table is, and stays as it is under the edits.
    void show(const models::PendingEdits *edits, bool sorted);
    // Why nothing can be sent now, which stands in place of the fields; null: it can.
    void setBlocked(const QString &why);
    QString text() const; // all that it says
    Button *discardButton() const { return m_discard; }
    Button *reviewButton() const { return m_review; }

Q_SIGNALS:
    void discardRequested();
    void reviewRequested();

private:
    void refresh();
    int m_edits = 0;
    QString m_what;
    QString m_blocked;
    QLabel *m_count;
    ElidedLabel *m_line;
    Button *m_discard;
    Button *m_review;
};

} // namespace outdial::views
