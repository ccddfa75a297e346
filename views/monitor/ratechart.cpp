// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>

#include <views/monitor/chartmarks.h>
#include <views/monitor/plot.h>
#include <views/monitor/ratechart.h>
#include <views/shared/figures.h>
#include <views/shared/theme.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace outdial::views {

using models::Chart;
using models::ChartPoint;
using models::ChartSpan;

namespace {

constexpr qint64 minuteMs = 60 * 1000;
constexpr int leastSide = 24; // pixels, either way

qint64 spanLength(ChartSpan span)
{
    switch (span) {
    case ChartSpan::Hour:
        return 60 * minuteMs;
    case ChartSpan::Day:
        return 24 * 60 * minuteMs;
    case ChartSpan::Week:
        return 7 * 24 * 60 * minuteMs;
    }
    return 60 * minuteMs;
}

bool sameValues(const Chart &one, const Chart &other)
{
    return one.span == other.span && one.step == other.step &&
           std::equal(one.points.begin(), one.points.end(), other.points.begin(), other.points.end(),
                      [](const ChartPoint &a, const ChartPoint &b) {
                          return a.start == b.start && a.known == b.known && a.attempts == b.attempts &&
                                 a.completions == b.completions;
                      });
}

// The distance of `count` grid lines above zero, so that the highest one is above `peak`: round numbers, whole ones.
double roundStep(double peak, int count)
{
    const double least = peak * 1.05 / count;
    for (double power = 1;; power *= 10) {
        for (const int digit : {1, 2, 3, 4, 5, 8}) {
            if (digit * power >= least)
                return digit * power;
        }
    }
}

} // namespace

RateChart::RateChart(Size size, const QString &accessibleName, QWidget *parent)
    : QWidget(parent),
      m_size(size),
      m_plot(new QCustomPlot(this))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(size == Size::Large ? Qt::StrongFocus : Qt::NoFocus);
    setMouseTracking(size == Size::Large);
    setSizePolicy(QSizePolicy::Expanding, size == Size::Card ? QSizePolicy::Fixed : QSizePolicy::Expanding);

    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setAccessibleName(accessibleName);
    m_plot->setNoAntialiasingOnDrag(false);
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->plotLayout()->setAutoMargins(QCP::msNone);
    m_plot->plotLayout()->setMargins({});
    m_plot->xAxis->setVisible(false);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->yAxis->setTickLength(0, 0);
    m_plot->yAxis->setTickPen(Qt::NoPen);
    m_plot->yAxis->setSubTicks(false);
    m_plot->yAxis->setTickLabelPadding(8);

    if (size == Size::Large)
        m_completions = m_plot->addGraph();
    m_attempts = m_plot->addGraph();
    for (QCPGraph *graph : {m_completions, m_attempts}) {
        if (!graph)
            continue;
        graph->setAdaptiveSampling(false); // few points
        graph->setAntialiased(true);
        graph->setAntialiasedFill(false);
    }
    m_marks = new ChartMarks(m_plot);
    m_cursor = new ChartCursor(m_plot);

    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        applyLook();
        fill();
        // With the rest of the window, not a moment later.
        if (!m_dirty)
            m_plot->replot(QCustomPlot::rpRefreshHint);
    });
    applyLook();
    fill();
    describe();
}

RateChart::~RateChart() = default;

int RateChart::length(int design) const { return qRound(px(design) * m_scale); }

QSize RateChart::sizeHint() const { return m_size == Size::Card ? QSize(length(320), length(100)) : QSize(px(640), px(280)); }

QSize RateChart::minimumSizeHint() const
{
    return m_size == Size::Card ? QSize(length(120), length(100)) : QSize(px(240), px(140));
}

void RateChart::setScale(double scale)
{
    m_scale = scale;
    updateGeometry();
    applyLook();
    fill();
}

void RateChart::setChart(const Chart &chart, bool running, bool old, qint64 now)
{
    const qint64 length = spanLength(chart.span);
    const qint64 end = old ? std::max(chart.to, now > 0 ? now : chart.from + length) : chart.to;
    const qint64 begin = std::max(chart.from, end - length);
    // Within half a pixel of where it is: nobody would see it move.
    const double moved = double(std::abs(begin - m_begin) + std::abs(end - m_end));
    const double shift = moved / double(std::max<qint64>(1, end - begin)) * std::max(1, width());
    if (running == m_running && old == m_old && shift < 0.5 && sameValues(chart, m_chart))
        return;
    m_chart = chart;
    m_running = running;
    m_old = old;
    m_begin = begin;
    m_end = end;
    if (m_current >= m_chart.points.size())
        m_current = -1;
    fill();
    describe();
}

void RateChart::applyLook()
{
    QFont font = Theme::instance().font(Type::Caption);
    font.setPixelSize(qRound(font.pixelSize() * m_scale));
    m_plot->setBackground(QBrush(color(Token::Base)));
    m_plot->yAxis->setTickLabelFont(font);
    m_plot->yAxis->setTickLabelColor(color(Token::TextFaint));
    m_plot->yAxis->grid()->setPen(QPen(color(Token::Line), 1));
    m_plot->yAxis->grid()->setZeroLinePen(QPen(color(Token::Line), 1));
    m_marks->font = font;
    m_marks->dot = 3 * m_scale;
    m_cursor->font = Theme::instance().font(Type::Small);
}

void RateChart::fill()
{
    const bool grey = m_old || !m_running;
    const double width = 1.5 * m_scale;
    const QColor first = color(grey ? Token::Idle : Token::Series1);
    const QColor second = color(grey ? Token::Idle : Token::Series2);
    QColor area = first;
    area.setAlphaF(0.12F);
    m_attempts->setPen(QPen(first, width));
    m_attempts->setBrush(area);
    m_marks->endInk = first;

    // Each stretch of steps that were read goes from the beginning of its first to the end of its last.
    QVector<QCPGraphData> attempts;
    QVector<QCPGraphData> completions;
    const auto add = [&](double at, const ChartPoint &point) {
        attempts.append({at, point.attempts});
        completions.append({at, point.completions});
    };
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const double from = double(m_begin);
    const double to = double(m_chart.to);
    const double step = double(m_chart.step);
    double peak = 0;
    double covered = from;
    m_marks->gaps.clear();
    m_marks->end.reset();
    const ChartPoint *before = nullptr;
    for (const ChartPoint &point : m_chart.points) {
        const double start = std::max(from, double(point.start));
        const double stop = std::min(to, double(point.start) + step);
        if (!point.known || stop <= start) {
            before = nullptr;
            continue;
        }
        if (!before || start > covered) {
            if (start > covered)
                m_marks->gaps.append({covered, start});
            attempts.append({start, nothing});
            completions.append({start, nothing});
            add(start, point);
        } else {
            attempts.removeLast(); // the end that the stretch had so far
            completions.removeLast();
        }
        add((start + stop) / 2, point);
        add(stop, point);
        covered = std::max(covered, stop);
        before = &point;
        peak = std::max({peak, point.attempts, m_completions ? point.completions : 0.0});
    }
    if (m_end > 0 && covered < double(m_end))
        m_marks->gaps.append({covered, double(m_end)});
    if (before)
        m_marks->end = QPointF(attempts.last().key, attempts.last().value);

    m_attempts->data()->set(attempts, true);
    if (m_completions) {
        m_completions->data()->set(completions, true);
        QPen dashed(second, width);
        dashed.setDashPattern({5 / width, 3 / width});
        m_completions->setPen(dashed);
    }

    const int lines = m_size == Size::Card ? 2 : 4;
    const double distance = roundStep(peak, lines);
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    int widest = 0;
    const QFontMetrics metrics(m_marks->font);
    for (int i = 0; i <= lines; ++i) {
        const QString text = countText(qint64(distance * i));
        ticker->addTick(distance * i, text);
        widest = std::max(widest, metrics.horizontalAdvance(text));
    }
    m_plot->yAxis->setTicker(ticker);
    // A little below zero, so that a line of zeros is seen in its full width.
    m_plot->yAxis->setRange(-0.015 * distance * lines, distance * lines);
    m_plot->xAxis->setRange(from, std::max(from + 1, double(m_end)));
    m_marks->times = timeLabels();
    // The highest number and the dot at the end are not cut off.
    const int top = metrics.height() / 2 + 2; // a label that touches the edge is left out
    m_plot->axisRect()->setMargins({std::max(length(28), widest + 10), top, qRound(4 * m_scale), metrics.height() + length(4)});
    setCurrentPoint(m_current);
    replot();
}

// What nobody sees is drawn when it is seen.
void RateChart::replot()
{
    m_dirty = !isVisible() || width() < leastSide || height() < leastSide;
    if (!m_dirty)
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

// A layout sizes it several times before it is seen, and the plot would draw itself anew each time.
void RateChart::resizeEvent(QResizeEvent *)
{
    if (isVisible())
        fitPlot();
}

void RateChart::fitPlot()
{
    // Room for the ring of the focus.
    const int ring = m_size == Size::Large ? 3 : 0;
    if (width() < leastSide || height() < leastSide)
        return; // not laid out yet: nothing can be drawn into that
    m_plot->setGeometry(rect().adjusted(ring, ring, -ring, -ring));
    if (m_dirty)
        replot();
}

void RateChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitPlot();
}

void RateChart::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

} // namespace outdial::views
