// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A campaign on the wall display: less than on a card of the page, and so large that it is read from across the room. It takes no
// input. All of it grows with its size.
#pragma once

#include <QFont>
#include <QWidget>

#include <views/monitor/carddata.h>
#include <views/shared/theme.h>

namespace outdial::views {

class RateChart;

class WallCard : public QWidget {
    Q_OBJECT
public:
    explicit WallCard(QWidget *parent = nullptr);
    void setCard(const CardData &card);
    const CardData &card() const { return m_card; }
    void tick(qint64 now);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    double len(double design) const { return design * m_scale; }
    QFont font(Type type, double factor = 1) const;
    void place();
    void paintHead(QPainter *painter, const QRectF &in) const;
    void paintAlert(QPainter *painter, const QRectF &strip) const;
    void paintChecks(QPainter *painter, const QRectF &in) const;
    void paintCompletion(QPainter *painter, const QRectF &in) const;
    void paintFoot(QPainter *painter, const QRectF &in) const;

    CardData m_card;
    RateChart *m_chart;
    double m_scale = 1;
};

} // namespace outdial::views
