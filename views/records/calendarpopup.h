// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A month to choose a day from. Arrow keys move by days, Page Up and Page Down by months, Return chooses, Esc closes.
#pragma once

#include <QDate>
#include <QFrame>

class QCalendarWidget;
class QLabel;

namespace outdial::views {

class CalendarPopup : public QFrame {
    Q_OBJECT
public:
    // Closes and deletes itself.
    CalendarPopup(const QDate &day, QWidget *parent);
    void popup(const QPoint &globalPosition);
    QCalendarWidget *calendar() const { return m_calendar; }

Q_SIGNALS:
    void chosen(const QDate &day);

private:
    void refreshTitle();
    void refreshColours();
    void choose(const QDate &day);
    QLabel *m_title;
    QCalendarWidget *m_calendar;
};

} // namespace outdial::views
