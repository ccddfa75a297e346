// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A question before something that is meant to be asked first: what will happen, and two buttons that name the two ways. The safe
// one is the default, and Esc. Never blocks: the answer comes by the function.
#pragma once

#include <QDialog>

#include <functional>

namespace outdial::views {

struct Question {
    QString title;    // "Start “Spring renewals”?"
    QString sentence; // what happens then
    QString act;      // "Start it"
    QString keep;     // "Leave it stopped"
};

// Opens over parent's window and deletes itself. act is called when the user wants it.
QDialog *ask(QWidget *parent, const Question &question, std::function<void()> act);

} // namespace outdial::views
