// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFontMetricsF>

#include <views/monitor/chartmarks.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::views {

namespace {

constexpr double hatchStep = 7;

void drawMark(QPainter *painter, const QPointF &at, double radius, bool square, const QColor &ink)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    if (square)
        painter->drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius));
    else
        painter->drawEllipse(at, radius, radius);
}

} // namespace

ChartMarks::ChartMarks(QCustomPlot *plot) : QCPLayerable(plot, QStringLiteral("main")) {}

void ChartMarks::applyDefaultAntialiasingHint(QCPPainter *painter) const { painter->setAntialiasing(true); }

void ChartMarks::draw(QCPPainter *painter)
{
    QCustomPlot *plot = parentPlot();
    const QRectF area = plot->axisRect()->rect();
    for (const QPair<double, double> &gap : gaps) {
        const double left = std::max(area.left(), plot->xAxis->coordToPixel(gap.first));
        const double right = std::min(area.right() + 1, plot->xAxis->coordToPixel(gap.second));
        if (right - left < 0.5)
            continue;
        const QRectF place(left, area.top(), right - left, area.height());
        painter->save();
        painter->setClipRect(place);
        painter->setPen(QPen(color(Token::IdleSoft), 1));
        // From the same origin for all, so that neighbours and later pictures match.
        const double first = area.left() - area.height() + hatchStep * std::floor((left - area.left()) / hatchStep);
        for (double x = first; x < right; x += hatchStep)
            painter->drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
        painter->restore();
    }
    if (end) {
        const QPointF at(plot->xAxis->coordToPixel(end->x()), plot->yAxis->coordToPixel(end->y()));
        drawMark(painter, at, dot, false, endInk);
    }
    if (times.size() < 2)
        return;
    painter->setFont(font);
    painter->setPen(color(Token::TextFaint));
    const QFontMetricsF metrics(font);
    const double top = area.bottom() + 1 + std::max(2.0, metrics.height() * 0.15);
    // In a narrow chart only each second, third... of them, so that the last is always among them.
    double widest = 0;
    for (const QString &time : times)
        widest = std::max(widest, metrics.horizontalAdvance(time));
    const qsizetype steps = times.size() - 1;
    qsizetype every = 1;
    while (every < steps && (steps % every != 0 || area.width() * double(every) / double(steps) < widest + 12))
        ++every;
    for (qsizetype i = 0; i < times.size(); i += every) {
        const double width = metrics.horizontalAdvance(times[i]) + 1;
        const double at = area.left() + area.width() * double(i) / double(steps);
        const double x = std::clamp(at - width / 2, area.left(), std::max(area.left(), area.right() + 1 - width));
        painter->drawText(QRectF(x, top, width + 1, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, times[i]);
    }
}

ChartCursor::ChartCursor(QCustomPlot *plot) : QCPLayerable(plot, QStringLiteral("overlay")) {}

void ChartCursor::applyDefaultAntialiasingHint(QCPPainter *painter) const { painter->setAntialiasing(true); }

void ChartCursor::draw(QCPPainter *painter)
{
    if (!time)
        return;
    QCustomPlot *plot = parentPlot();
    const QRectF area = plot->axisRect()->rect();
    const double x = std::floor(plot->xAxis->coordToPixel(*time)) + 0.5;
    QPen pen(color(Token::Idle), 1);
    pen.setDashPattern({3, 3});
    painter->setPen(pen);
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    double lowest = area.top();
    for (const Mark &mark : marks) {
        if (!mark.value)
            continue;
        const double y = plot->yAxis->coordToPixel(*mark.value);
        drawMark(painter, {x, y}, mark.square ? 3 : 3.5, mark.square, mark.ink);
        lowest = std::max(lowest, y);
    }
    drawLabel(painter, {x, lowest});
}

void ChartCursor::drawLabel(QCPPainter *painter, const QPointF &at) const
{
    const QRectF area = parentPlot()->axisRect()->rect();
    const QFontMetricsF metrics(font);
    const double line = std::ceil(metrics.height()) + 2;
    const double pad = px(8);
    const double indent = px(13);
    double width = metrics.horizontalAdvance(title);
    for (const Mark &mark : marks)
        width = std::max(width, indent + metrics.horizontalAdvance(mark.text));
    const QSizeF size(std::ceil(width) + 2 * pad, line * double(1 + marks.size()) + pad);
    // Beside the line, on the side that has room, and inside of the chart.
    double left = at.x() + px(10);
    if (left + size.width() > area.right())
        left = at.x() - px(10) - size.width();
    left = std::max(area.left(), left);
    const double top = std::clamp(at.y() - size.height() / 2, area.top(), std::max(area.top(), area.bottom() - size.height()));
    const QRectF box(std::floor(left) + 0.5, std::floor(top) + 0.5, size.width(), size.height());
    painter->setPen(QPen(color(Token::Border), 1));
    painter->setBrush(color(Token::Raised));
    painter->drawRoundedRect(box, 4, 4);
    painter->setFont(font);
    double y = box.top() + pad / 2;
    painter->setPen(color(Token::TextMuted));
    painter->drawText(QRectF(box.left() + pad, y, size.width(), line), Qt::AlignLeft | Qt::AlignVCenter, title);
    for (const Mark &mark : marks) {
        y += line;
        drawMark(painter, {box.left() + pad + px(4), y + line / 2}, mark.square ? 3 : 3.5, mark.square, mark.ink);
        painter->setPen(color(Token::Text));
        painter->drawText(QRectF(box.left() + pad + indent, y, size.width(), line), Qt::AlignLeft | Qt::AlignVCenter, mark.text);
    }
}

} // namespace outdial::views
