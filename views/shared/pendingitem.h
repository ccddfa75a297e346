// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing in a review of pending changes: its title, a grid for what changes about it, and the outcome once it was sent.
#pragma once

#include <QFrame>

#include <views/shared/states.h>

class QGridLayout;
class QLabel;

namespace outdial::views {

class PendingItem : public QFrame {
    Q_OBJECT
public:
    // sentence: why, and what was or was not done; may be empty. Null word: no outcome yet.
    void setOutcome(StateLook look, const QString &word, const QString &sentence);
    QString outcome() const { return m_word; }
    QString sentence() const;

protected:
    // type: of the title. firstColumn: the least width of the grid's first column, at body text 13.
    PendingItem(const QString &title, const char *type, int firstColumn, QWidget *parent);
    QGridLayout *grid() const { return m_grid; }
    // The sentence of a warning is in the colour of one; else it is muted.
    void setLoudWarnings() { m_loudWarnings = true; }

private:
    QString m_word;
    bool m_loudWarnings = false;
    StateLabel *m_state;
    QGridLayout *m_grid;
    QLabel *m_sentence = nullptr; // once there is an outcome
};

// "3 → 2", of one line for whoever reads it aloud: name. inks as of labels. note: muted, behind it; empty: none.
struct BeforeAfter {
    QString name;
    QString before;
    QString after;
    const char *beforeInk = "muted";
    const char *afterInk = "";
    QString note = {};
};
QWidget *makeBeforeAfter(const BeforeAfter &change, QWidget *parent);

} // namespace outdial::views
