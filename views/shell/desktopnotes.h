// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells alerts by the desktop, for whoever looks at another window: by its notification service where there is one, else by the
// system tray. A note names the alert and the campaign and holds nothing of records. GUI thread; never waits: the bus is joined
// in another thread and asked without waiting for its answer.
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QTimer>

#include <models/monitor/alert.h>

#include <functional>

class QDBusPendingCallWatcher;
class QSystemTrayIcon;

namespace outdial::views {

class DesktopNotes : public QObject {
    Q_OBJECT
public:
    // join: gives the bus, in another thread; that of the session unless told otherwise.
    explicit DesktopNotes(QObject *parent = nullptr, std::function<QDBusConnection()> join = {});
    ~DesktopNotes() override;

    // Again for the same alert: in the place of the first note.
    void tell(const models::Alert &alert);
    // It is over: a note that still stands is taken back.
    void withdraw(const QString &alertId);

    // Where notes go. Unknown until the first one has been told.
    enum class Way { Unknown, Asking, Desktop, Tray, Nowhere };
    Way way() const { return m_way; }

Q_SIGNALS:
    // A note was clicked: the campaign is to be shown.
    void activated(const QString &campaignId);
    void wayChanged();

private Q_SLOTS:
    // Of the notification service, by D-Bus.
    void onActionInvoked(uint id, const QString &action, const QDBusMessage &message);
    void onNotificationClosed(uint id, uint reason, const QDBusMessage &message);

private:
    struct Note {
        QString alertId;
        QString campaignId;
        QString title;
        QString text;
    };
    struct Standing {
        QString alertId;
        QString campaignId;
    };
    void setWay(Way way);
    void ask();
    void joined(const QDBusConnection &bus);
    void answered(QDBusPendingCallWatcher *watcher);
    void flush();
    void send(const Note &note);
    void showInTray(const Note &note);
    bool isFromService(const QDBusMessage &message) const;

    std::function<QDBusConnection()> m_join;
    QDBusConnection m_bus;
    Way m_way = Way::Unknown;
    bool m_markup = false; // the service reads texts as mark-up
    QString m_service;     // its unique name
    QQueue<Note> m_waiting;
    QHash<uint, Standing> m_standing; // by the id that the service gave
    QPointer<QSystemTrayIcon> m_tray;
    QString m_trayCampaign;
    QTimer m_trayTimer;
};

} // namespace outdial::views
