// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The wall of the monitor on a whole screen that nobody sits at: clock, tenant, six large cards a page, the next page every 15
// seconds. Space stops that, Left and Right turn the page, Esc or a double click leaves.
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <models/monitor/campaignmonitor.h>
#include <views/monitor/wallorder.h>

class QLabel;

namespace outdial::views {

class StateLabel;
class WallCard;

class WallDisplay : public QWidget {
    Q_OBJECT
public:
    static constexpr int cardsPerPage = 6;
    static constexpr int pageMs = 15'000;

    // A window of its own. The monitor outlives it.
    // sandbox: the tenant is one, and is marked as such.
    WallDisplay(models::CampaignMonitor &monitor, const QString &tenant, bool sandbox = false,
                models::ChartSpan span = models::ChartSpan::Hour);
    ~WallDisplay() override;

    int page() const { return m_page; }
    int pages() const;
    void setPage(int page); // from the first again after the last
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    QList<WallCard *> cards() const { return m_cards; } // those of this page
    void setPageTime(int milliseconds) { m_turn.setInterval(milliseconds); }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void fill();
    void lay();
    void tick();
    void showPaging();
    void showHint();
    double scale() const;

    QPointer<models::CampaignMonitor> m_monitor;
    models::ChartSpan m_span;
    WallOrder m_order;
    QList<WallCard *> m_cards;
    QLabel *m_tenant;
    StateLabel *m_sandbox;
    QLabel *m_summary;
    QLabel *m_paging;
    QLabel *m_clock;
    QLabel *m_nothing;
    QLabel *m_hint;
    QTimer m_soon;
    QTimer m_tick;
    QTimer m_turn;
    QTimer m_idle; // nobody moves the mouse: pointer and hint go away
    int m_page = 0;
    bool m_paused = false;
};

} // namespace outdial::views
