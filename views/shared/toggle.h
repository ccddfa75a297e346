// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The switch that acts at once (start, stop, enable). It shows what the tenant has confirmed, never what was only asked: between
// the two it stands in the middle. Forms use check boxes instead.
#pragma once

#include <QAbstractButton>

class QPainter;
class QVariantAnimation;

namespace outdial::views {

enum class TogglePosition { Off, On, Waiting };

struct ToggleLook {
    TogglePosition position = TogglePosition::Off;
    bool enabled = true;
    bool offline = false; // grey instead of green; inert
    bool hovered = false;
    bool focused = false; // the ring of 2 around it
    double knob = -1;     // 0...1 while it moves; -1: where the position says
};

QSize toggleSize(); // 32x18 at the user's text size
// Into the middle of rect, at its left.
void paintToggle(QPainter *painter, const QRectF &rect, const ToggleLook &look);

class ToggleButton : public QAbstractButton {
    Q_OBJECT
public:
    // The name says what is switched: "Dialing of Spring renewals".
    explicit ToggleButton(const QString &accessibleName, QWidget *parent = nullptr);
    TogglePosition position() const { return m_position; }
    // What the tenant says. isChecked() follows it; a click changes neither.
    void setPosition(TogglePosition position);
    void setOffline(bool offline);
    QSize sizeHint() const override;

Q_SIGNALS:
    void requested(bool on); // the user asks for it; the owner answers with setPosition

protected:
    void paintEvent(QPaintEvent *event) override;
    void nextCheckState() override;

private:
    TogglePosition m_position = TogglePosition::Off;
    bool m_offline = false;
    double m_knob = -1;
    QVariantAnimation *m_animation = nullptr;
};

} // namespace outdial::views
