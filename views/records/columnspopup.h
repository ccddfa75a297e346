// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows, hides and moves the columns of a table of records. Space switches one, Alt+Up and Alt+Down move it.
#pragma once

#include <QFrame>

class QListWidget;

namespace outdial::views {

class RecordColumns;

class ColumnsPopup : public QFrame {
    Q_OBJECT
public:
    // Closes and deletes itself.
    ColumnsPopup(RecordColumns *columns, QWidget *parent);
    void popup(const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(int currentSection = -1);
    void move(int by);

    RecordColumns *m_columns;
    QListWidget *m_list;
    bool m_filling = false;
};

} // namespace outdial::views
