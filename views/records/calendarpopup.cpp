// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QTextCharFormat>
#include <QVBoxLayout>

#include <views/records/calendarpopup.h>
#include <views/shared/popups.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

CalendarPopup::CalendarPopup(const QDate &day, QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Calendar"));
    setProperty("part", QStringLiteral("popup"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    auto *back = new IconButton(QStringLiteral("go-previous"), tr("Month before"), ButtonSize::Row, true, this);
    auto *on = new IconButton(QStringLiteral("go-next"), tr("Month after"), ButtonSize::Row, true, this);
    m_title = makeLabel({}, "emphasis", "", this);
    m_title->setAlignment(Qt::AlignCenter);
    row->addWidget(back);
    row->addWidget(m_title, 1);
    row->addWidget(on);
    column->addLayout(row);
    m_calendar = new QCalendarWidget(this);
    m_calendar->setAccessibleName(tr("Day"));
    m_calendar->setNavigationBarVisible(false);
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    refreshColours();
    m_calendar->setSelectedDate(day);
    m_calendar->setFixedSize(px(252), px(212));
    column->addWidget(m_calendar);
    connect(&Theme::instance(), &Theme::changed, this, &CalendarPopup::refreshColours);
    connect(back, &QToolButton::clicked, m_calendar, &QCalendarWidget::showPreviousMonth);
    connect(on, &QToolButton::clicked, m_calendar, &QCalendarWidget::showNextMonth);
    connect(m_calendar, &QCalendarWidget::currentPageChanged, this, &CalendarPopup::refreshTitle);
    connect(m_calendar, &QCalendarWidget::activated, this, &CalendarPopup::choose);
    connect(m_calendar, &QCalendarWidget::clicked, this, &CalendarPopup::choose);
    refreshTitle();
}

void CalendarPopup::refreshTitle()
{
    const QDate first(m_calendar->yearShown(), m_calendar->monthShown(), 1);
    m_title->setText(QLocale().toString(first, QStringLiteral("MMMM yyyy")));
}

void CalendarPopup::refreshColours()
{
    // Weekends are days like others: red means that something failed.
    QTextCharFormat plain;
    plain.setForeground(color(Token::Text));
    for (const Qt::DayOfWeek each : {Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(each, plain);
    QTextCharFormat head;
    head.setForeground(color(Token::TextMuted));
    head.setBackground(color(Token::Sunken));
    m_calendar->setHeaderTextFormat(head);
}

void CalendarPopup::choose(const QDate &day)
{
    Q_EMIT chosen(day);
    close();
}

void CalendarPopup::popup(const QPoint &globalPosition)
{
    placePopup(this, globalPosition);
    show();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

} // namespace outdial::views
