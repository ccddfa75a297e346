// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTimeEdit>
#include <QHBoxLayout>

#include <views/records/calendarpopup.h>
#include <views/records/datetimefield.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

DateTimeField::DateTimeField(const QString &name, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_edit = new QDateTimeEdit(this);
    // In the order in which it is compared, whatever the language: 03.04. is no question.
    m_edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_edit->setAccessibleName(name);
    m_edit->setFixedWidth(px(140));
    auto *button = new IconButton(QStringLiteral("table"), tr("%1: choose the day from a calendar").arg(name), ButtonSize::Header,
                                  true, this);
    m_button = button;
    row->addWidget(m_edit);
    row->addWidget(button);
    setFocusProxy(m_edit);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &DateTimeField::changed);
    connect(button, &QToolButton::clicked, this, &DateTimeField::showCalendar);
}

QDateTime DateTimeField::time() const { return m_edit->dateTime().toUTC(); }

void DateTimeField::setTime(const QDateTime &time)
{
    const QSignalBlocker quiet(m_edit);
    const bool utc = m_zone == models::TimeZoneShown::Utc;
    m_edit->setDateTime(utc ? time.toUTC() : time.toLocalTime());
}

void DateTimeField::setTimeZone(models::TimeZoneShown zone)
{
    const QDateTime kept = time();
    m_zone = zone;
    const QSignalBlocker quiet(m_edit);
    m_edit->setTimeSpec(zone == models::TimeZoneShown::Utc ? Qt::UTC : Qt::LocalTime);
    setTime(kept);
}

void DateTimeField::showCalendar()
{
    auto *calendar = new CalendarPopup(m_edit->date(), this);
    connect(calendar, &CalendarPopup::chosen, this, [this](const QDate &day) {
        m_edit->setDate(day);
        m_edit->setFocus();
    });
    calendar->popup(mapToGlobal(QPoint(0, height() + 4)));
}

} // namespace outdial::views
