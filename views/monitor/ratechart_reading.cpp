// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How a chart of rates is read: its words, the crosshair, mouse and keys.

#include <QAccessible>
#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <views/monitor/chartmarks.h>
#include <views/monitor/plot.h>
#include <views/monitor/ratechart.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>

#include <algorithm>
#include <cmath>

namespace outdial::views {

using models::ChartPoint;
using models::ChartSpan;

namespace {

QString clock(qint64 time, const char *format = "HH:mm")
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLatin1String(format));
}

} // namespace

QString rateText(double rate)
{
    const double tenths = std::round(rate * 10) / 10;
    if (rate >= 10 || tenths == std::floor(tenths))
        return rate > 0 && tenths <= 0 ? QString(QLatin1Char('<') % QLocale().toString(0.1, 'f', 1))
                                       : countText(qint64(std::llround(rate)));
    return QLocale().toString(tenths, 'f', 1);
}

QStringList RateChart::timeLabels() const
{
    if (m_chart.points.isEmpty())
        return {};
    if (m_size == Size::Card) {
        switch (m_chart.span) {
        case ChartSpan::Hour:
            return {tr("60 min ago"), tr("now")};
        case ChartSpan::Day:
            return {tr("24 h ago"), tr("now")};
        case ChartSpan::Week:
            return {tr("7 days ago"), tr("now")};
        }
    }
    const int count = m_chart.span == ChartSpan::Week ? 8 : 5;
    QStringList labels;
    for (int i = 0; i < count; ++i) {
        const qint64 at = m_begin + (m_end - m_begin) * i / (count - 1);
        labels.append(m_chart.span == ChartSpan::Week ? clock(at, "ddd HH:mm") : clock(at));
    }
    return labels;
}

QString RateChart::pointText(int index) const
{
    if (index < 0 || index >= m_chart.points.size())
        return {};
    const ChartPoint &point = m_chart.points[index];
    const QString when = clock(point.start, m_chart.span == ChartSpan::Week ? "ddd HH:mm" : "HH:mm");
    if (!point.known)
        return tr("%1: not read").arg(when);
    if (m_size == Size::Card)
        return tr("%1: %2 attempts a minute").arg(when, rateText(point.attempts));
    return tr("%1: %2 attempts, %3 completions a minute").arg(when, rateText(point.attempts), rateText(point.completions));
}

void RateChart::setCurrentPoint(int index)
{
    if (index < 0 || index >= m_chart.points.size())
        index = -1;
    const bool moved = index != m_current;
    m_current = index;
    m_cursor->marks.clear();
    m_cursor->time.reset();
    if (index >= 0) {
        const ChartPoint &point = m_chart.points[index];
        m_cursor->time = double(point.start) + double(m_chart.step) / 2;
        m_cursor->title = clock(point.start, m_chart.span == ChartSpan::Week ? "ddd HH:mm" : "HH:mm");
        if (m_chart.span != ChartSpan::Hour)
            m_cursor->title = tr("%1 to %2").arg(m_cursor->title, clock(point.start + m_chart.step));
        if (point.known) {
            m_cursor->marks.append(
                {point.attempts, tr("%1 attempts/min").arg(rateText(point.attempts)), m_attempts->pen().color(), false});
            if (m_completions)
                m_cursor->marks.append({point.completions, tr("%1 completions/min").arg(rateText(point.completions)),
                                        m_completions->pen().color(), true});
        } else {
            m_cursor->marks.append({std::nullopt, tr("not read"), color(Token::IdleSoft), true});
        }
    }
    if (!moved)
        return;
    describe();
    if (!m_dirty)
        m_plot->layer(QStringLiteral("overlay"))->replot();
    Q_EMIT currentPointChanged(index);
}

void RateChart::describe()
{
    const ChartPoint *least = nullptr;
    const ChartPoint *most = nullptr;
    const ChartPoint *latest = nullptr;
    bool gaps = false;
    for (const ChartPoint &point : m_chart.points) {
        if (!point.known) {
            gaps = true;
            continue;
        }
        if (!least || point.attempts < least->attempts)
            least = &point;
        if (!most || point.attempts > most->attempts)
            most = &point;
        latest = &point;
    }
    QString text = tr("No values were read yet.");
    if (latest) {
        const char *format = m_chart.span == ChartSpan::Hour ? "HH:mm" : "ddd HH:mm";
        text = tr("Attempts a minute from %1 to %2: least %3, most %4, latest %5.")
                   .arg(clock(m_chart.from, format), clock(m_chart.to, format), rateText(least->attempts),
                        rateText(most->attempts), rateText(latest->attempts));
        if (gaps)
            text += QLatin1Char(' ') + tr("Some of that time was not read.");
        if (m_old)
            text += QLatin1Char(' ') + tr("These values are old.");
    }
    if (m_current >= 0)
        text = QString(pointText(m_current) % QStringLiteral(". ") % text);
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    m_plot->setAccessibleDescription(text);
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void RateChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_size == Size::Card || m_chart.step <= 0 || m_chart.points.isEmpty())
        return;
    const double time = m_plot->xAxis->pixelToCoord(event->position().x() - m_plot->x());
    const double first = double(m_chart.points.first().start);
    const int index = int(std::floor((time - first) / double(m_chart.step)));
    setCurrentPoint(time > double(m_chart.to) ? -1 : index);
}

void RateChart::leaveEvent(QEvent *)
{
    if (!hasFocus())
        setCurrentPoint(-1);
}

void RateChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_chart.points.size()) - 1;
    if (m_size == Size::Card || last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrentPoint(m_current < 0 ? last : std::max(0, m_current - 1));
        return;
    case Qt::Key_Right:
        setCurrentPoint(m_current < 0 ? last : std::min(last, m_current + 1));
        return;
    case Qt::Key_Home:
        setCurrentPoint(0);
        return;
    case Qt::Key_End:
        setCurrentPoint(last);
        return;
    case Qt::Key_Escape:
        if (m_current >= 0) {
            setCurrentPoint(-1);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void RateChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void RateChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setCurrentPoint(-1);
    update();
}

} // namespace outdial::views
