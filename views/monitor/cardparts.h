// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The top and the bottom of a card of the monitor: name, freshness, state and figure; the alert; the forecast, what failed, or
// what can be done.
#pragma once

#include <QFrame>
#include <QLabel>

#include <views/monitor/carddata.h>

class QMenu;

namespace outdial::views {

class Button;
class ElidedLabel;
class EmphasisLine;
class FlowRow;
class IconLabel;
class StateLabel;

class CardHead : public QWidget {
    Q_OBJECT
public:
    explicit CardHead(QWidget *parent = nullptr);
    void setCard(const CardData &card);
    void showAge(const CardData &card);

Q_SIGNALS:
    void nameClicked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ElidedLabel *m_name;
    StateLabel *m_freshness;
    StateLabel *m_state;
    QLabel *m_figure;
    QLabel *m_unit;
    QString m_look;
};

// "Snooze": for how long, or acknowledge.
Button *makeSnoozeButton(QWidget *parent);

class AlertStrip : public QFrame {
    Q_OBJECT
public:
    explicit AlertStrip(QWidget *parent = nullptr);
    // withSnooze: the button stands here.
    void setAlerts(const QList<models::Alert> &alerts, qint64 now, bool withSnooze);
    QWidget *snoozeButton() const;

Q_SIGNALS:
    void snoozeRequested(const QString &alertId, int minutes);
    void acknowledgeRequested(const QString &alertId);

private:
    ElidedLabel *m_title;
    QLabel *m_since;
    Button *m_snooze;
    QString m_alertId;
};

class CardFoot : public QWidget {
    Q_OBJECT
public:
    explicit CardFoot(QWidget *parent = nullptr);
    void setCard(const CardData &card, bool online);
    void showAge(const CardData &card);
    QList<QWidget *> partsInTabOrder() const;

Q_SIGNALS:
    void openRequested();
    void startRequested();
    void bindRequested();
    void enableRequested(const QString &instanceId);
    void snoozeRequested(const QString &alertId, int minutes);
    void acknowledgeRequested(const QString &alertId);

private:
    void showRemedies(const CardData &card, bool online);
    void showLine(const CardData &card);

    QWidget *m_line;
    IconLabel *m_icon;
    EmphasisLine *m_text;
    QLabel *m_aside;
    Button *m_start;
    QWidget *m_remedies;
    FlowRow *m_flow;
    QList<Button *> m_remedyButtons;
    Button *m_snooze;
    QString m_shownRemedies;
    QString m_alertId;
};

// Connects the menu of a snooze button: minutes above zero snooze, zero acknowledges.
void connectSnooze(Button *button, QObject *context, const std::function<void(int minutes)> &chosen);

} // namespace outdial::views
