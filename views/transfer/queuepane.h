// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The files that wait for the present import to be done: what each is, in which order they follow. Alt+Up and Alt+Down move one,
// Delete removes it. Hidden while none waits.
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;

namespace outdial::models {
class ImportQueue;
}

namespace outdial::views {

class Button;
class ElidedLabel;
class IconButton;
class TableView;

class QueuePane : public QFrame {
    Q_OBJECT
public:
    explicit QueuePane(models::ImportQueue *queue, QWidget *parent = nullptr);
    TableView *table() const { return m_table; }

Q_SIGNALS:
    void moreWanted(); // to be chosen

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTable();
    void move(int by);
    void removeCurrent();
    void refresh();

    QPointer<models::ImportQueue> m_queue;
    QLabel *m_title;
    ElidedLabel *m_now;
    TableView *m_table;
    IconButton *m_up;
    IconButton *m_down;
    IconButton *m_remove;
    Button *m_leaveOut;
};

} // namespace outdial::views
