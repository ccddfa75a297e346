// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The alerts of a tenant: those that are so now, with what can be done about them, and past ones below. Not modal: it stays
// beside the work.
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QTimer>

#include <functional>

class QAbstractItemModel;
class QLabel;
class QModelIndex;

namespace outdial::models {
class AlertBook;
}

namespace outdial::views {

class AlertRows;
class Button;
class EmptyState;
class TableView;

// Minutes from now until 8:00 of the next day, in the zone of `now`.
int minutesUntilMorning(const QDateTime &now);

class AlertsPanel : public QDialog {
    Q_OBJECT
public:
    // What is asked for is done in the book, which outlives the panel or is destroyed before it.
    AlertsPanel(models::AlertBook &book, QWidget *parent = nullptr);
    // Any model with the roles of AlertBook; what is asked for is only signalled. clock: the present, for ages and snoozing.
    AlertsPanel(QAbstractItemModel &alerts, std::function<QDateTime()> clock, QWidget *parent = nullptr);

    TableView *current() const { return m_current; }
    TableView *past() const { return m_past; }

Q_SIGNALS:
    void acknowledgeRequested(const QString &alertId);
    void acknowledgeAllRequested();
    void snoozeRequested(const QString &alertId, int minutes);
    void campaignRequested(const QString &campaignId);

private:
    TableView *makeTable(const QString &name, AlertRows *rows, bool tall);
    void makeActs();
    void wire();
    void setNow();
    void refill();
    QModelIndex chosen() const; // of the list in which one acts last
    void open(const QModelIndex &index);
    void snooze(int minutes);

    QAbstractItemModel *m_alerts;
    std::function<QDateTime()> m_clock;
    AlertRows *m_currentRows;
    AlertRows *m_pastRows;
    TableView *m_current;
    TableView *m_past;
    TableView *m_last = nullptr;
    QLabel *m_count;
    QLabel *m_nothing;
    QLabel *m_pastCount;
    QLabel *m_pastNothing;
    Button *m_acknowledgeAll;
    Button *m_acknowledge;
    Button *m_snooze;
    Button *m_open;
    Button *m_close;
    QTimer m_tick;
};

} // namespace outdial::views
