// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The arc that turns while the tenant is asked: one timer for all that are visible, 12 frames a second. Whoever paints an arc is
// painted again at the next frame; who is no longer painted (scrolled away, hidden, finished) drops out by itself.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <QTimer>
#include <QWidget>

#include <views/shared/tokens.h>

class QPainter;

namespace outdial::views {

class WaitingArc : public QObject {
    Q_OBJECT
public:
    static WaitingArc &instance();
    // Paints the arc (or, with reduced motion, view-refresh) 14 wide into the middle of rect, and asks for the next frame of
    // that part of `on`, the widget that is being painted (a view's viewport for delegates).
    void paint(QPainter *painter, const QRect &rect, const QWidget *on, Token ink = Token::AccentText);
    bool isRunning() const { return m_timer.isActive(); }

private:
    WaitingArc();
    void tick();

    struct Place {
        QPointer<QWidget> widget;
        QRect rect;
    };
    QList<Place> m_places;
    QTimer m_timer;
};

} // namespace outdial::views
