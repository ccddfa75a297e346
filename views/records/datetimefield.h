// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A moment to type, and a calendar to choose its day from. In the zone that is shown; what it gives is UTC.
#pragma once

#include <QWidget>

#include <models/lists/timetext.h>

class QDateTimeEdit;

namespace outdial::views {

class DateTimeField : public QWidget {
    Q_OBJECT
public:
    // name: "Start of the time". A label's buddy is edit().
    explicit DateTimeField(const QString &name, QWidget *parent = nullptr);
    QDateTimeEdit *edit() const { return m_edit; }
    QDateTime time() const; // UTC, whole minutes
    void setTime(const QDateTime &time);
    // The moment stays the same, written in the other zone.
    void setTimeZone(models::TimeZoneShown zone);

Q_SIGNALS:
    void changed(); // by the user

private:
    void showCalendar();
    QDateTimeEdit *m_edit;
    QWidget *m_button;
    models::TimeZoneShown m_zone = models::TimeZoneShown::Local;
};

} // namespace outdial::views
