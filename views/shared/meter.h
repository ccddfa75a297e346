// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How far a campaign or list has come: completed over attempted over untouched, 8 high. The numbers stand beside it as text.
#pragma once

#include <QWidget>

class QPainter;
class QVariantAnimation;

namespace outdial::views {

struct MeterValue {
    double completed = 0; // 0...1 of the records
    double attempted = 0; // 0...1, at least completed: penetration
    bool known = true;    // false: hatched
    bool active = true;   // false: not running, or old; in grey
};

// Into rect, whose height is the meter's.
void paintMeter(QPainter *painter, const QRectF &rect, const MeterValue &value);

class MeterWidget : public QWidget {
    Q_OBJECT
public:
    // slim: 4 high, for feet. The name says what is measured ("Completion of Spring renewals").
    explicit MeterWidget(const QString &accessibleName, bool slim = false, QWidget *parent = nullptr);
    // text: what the drawing says, for assistive tools ("45.5%, 18,204 of 40,000 completed").
    void setValue(const MeterValue &value, const QString &text);
    MeterValue value() const { return m_value; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MeterValue m_value;
    QVariantAnimation *m_animation = nullptr;
    bool m_slim;
};

} // namespace outdial::views
