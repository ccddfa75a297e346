// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One campaign on the wall of the monitor. Return, a click on its name or a double click opens it; what can be done about it has
// buttons, the rest is in its context menu. It draws what it is given and asks for nothing.
#pragma once

#include <views/monitor/carddata.h>
#include <views/shared/widgets.h>

class QMenu;

namespace outdial::views {

class AlertStrip;
class CardFoot;
class CardHead;
class ChecksList;
class DispositionsView;
class EmphasisLine;
class MeterWidget;
class RateChart;

class MonitorCard : public Card {
    Q_OBJECT
public:
    explicit MonitorCard(QWidget *parent = nullptr);

    void setCard(const CardData &card);
    const CardData &card() const { return m_card; }
    // Only the ages on it go on.
    void tick(qint64 now);
    // The tenant can be asked to do something.
    void setOnline(bool online);

    RateChart *chart() const { return m_chart; }
    QMenu *makeMenu(); // deletes itself when it closes
    QList<QWidget *> partsInTabOrder() const;

Q_SIGNALS:
    void openRequested();
    void startRequested();
    void stopRequested();
    void bindRequested();
    void enableRequested(const QString &instanceId);
    void snoozeRequested(const QString &alertId, int minutes);
    void acknowledgeRequested(const QString &alertId);
    void hideRequested();
    void focused(); // it, or something in it

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectParts();
    void showFigures();

    CardData m_card;
    bool m_online = true;
    CardHead *m_head;
    AlertStrip *m_strip;
    RateChart *m_chart;
    EmphasisLine *m_completed;
    EmphasisLine *m_penetration;
    MeterWidget *m_meter;
    DispositionsView *m_dispositions;
    QWidget *m_checksLine;
    ChecksList *m_checks;
    QWidget *m_footLine;
    CardFoot *m_foot;
};

} // namespace outdial::views
