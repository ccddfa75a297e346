// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a chart of rates has beside its lines: the hatching of what was not read, the words of the time axis, the dot at its end;
// and the crosshair with its label. Parts of a QCustomPlot, which owns them.
#pragma once

#include <QFont>
#include <QList>
#include <QPair>
#include <QStringList>

#include <views/monitor/plot.h>

#include <optional>

namespace outdial::views {

class ChartMarks : public QCPLayerable {
public:
    explicit ChartMarks(QCustomPlot *plot);

    QList<QPair<double, double>> gaps; // in coordinates of the time axis
    QStringList times;                 // evenly over the time axis, the first and last at its ends
    std::optional<QPointF> end;        // in coordinates of the axes
    QFont font;
    double dot = 3; // radius
    QColor endInk;

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override;
    void draw(QCPPainter *painter) override;
};

class ChartCursor : public QCPLayerable {
public:
    explicit ChartCursor(QCustomPlot *plot);

    struct Mark {
        std::optional<double> value; // where it is on its line
        QString text;
        QColor ink;
        bool square = false;
    };
    std::optional<double> time;
    QString title;
    QList<Mark> marks;
    QFont font;

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override;
    void draw(QCPPainter *painter) override;

private:
    void drawLabel(QCPPainter *painter, const QPointF &at) const;
};

} // namespace outdial::views
