// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Attempts (and, when large, completions) a minute over the last hour, day or week. Zero is always on the axis; what was not read
// is a hatched gap, never joined. A value can be read from it by mouse and, when large, by Left and Right.
#pragma once

#include <QWidget>

#include <models/monitor/monitorfigures.h>

class QCPGraph;
class QCustomPlot;

namespace outdial::views {

class ChartCursor;
class ChartMarks;

// "118", "4.5", "0.3": a rate a minute, one decimal below ten.
QString rateText(double rate);

class RateChart : public QWidget {
    Q_OBJECT
public:
    enum class Size { Card, Large };
    // Card: 100 high, attempts only, no focus.
    RateChart(Size size, const QString &accessibleName, QWidget *parent = nullptr);
    ~RateChart() override;

    // running: false draws it in grey. old: what is known ends at chart.to, from there to now it is hatched, and the axis ends
    // now. now: ms since the epoch, UTC; 0: where the span ends that begins at chart.from. Cheap when little changed.
    void setChart(const models::Chart &chart, bool running, bool old, qint64 now = 0);
    const models::Chart &chart() const { return m_chart; }

    // Text and lines larger by this factor, for displays that are read from afar; 1 unless set.
    void setScale(double scale);

    // The step that is read now, by mouse or keys; -1: none.
    int currentPoint() const { return m_current; }
    void setCurrentPoint(int point);
    // "14:13: 102 attempts, 48 completions a minute", or that it was not read.
    QString pointText(int point) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentPointChanged(int point);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int length(int design) const;
    void applyLook();
    void fill();
    void describe();
    void replot();
    void fitPlot();
    QStringList timeLabels() const;

    Size m_size;
    QCustomPlot *m_plot;
    QCPGraph *m_attempts = nullptr;
    QCPGraph *m_completions = nullptr;
    ChartMarks *m_marks = nullptr;
    ChartCursor *m_cursor = nullptr;
    models::Chart m_chart;
    bool m_running = true;
    bool m_old = false;
    qint64 m_begin = 0; // of the time axis
    qint64 m_end = 0;   //
    double m_scale = 1;
    int m_current = -1;
    bool m_dirty = true;
};

} // namespace outdial::views
