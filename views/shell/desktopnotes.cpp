// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>
#include <QtConcurrent>

#include <models/connect/answered.h>
#include <views/shared/theme.h>
#include <views/shell/desktopnotes.h>

namespace outdial::views {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int answerMs = 5'000;
constexpr int trayMs = 15'000;
constexpr int mostWaiting = 20; // while the desktop is asked

QDBusMessage call(const QString &method) { return QDBusMessage::createMethodCall(service, path, service, method); }

} // namespace

DesktopNotes::DesktopNotes(QObject *parent, std::function<QDBusConnection()> join)
    : QObject(parent),
      m_join(join ? std::move(join) : [] { return QDBusConnection::sessionBus(); }),
      m_bus(QString()) // none yet
{
    m_trayTimer.setSingleShot(true);
    m_trayTimer.setInterval(trayMs);
    connect(&m_trayTimer, &QTimer::timeout, this, [this] {
        if (m_tray)
            m_tray->hide();
    });
}

DesktopNotes::~DesktopNotes() { delete m_tray; }

void DesktopNotes::setWay(Way way)
{
    if (way == m_way)
        return;
    m_way = way;
    Q_EMIT wayChanged();
}

void DesktopNotes::tell(const models::Alert &alert)
{
    m_waiting.enqueue({alert.id, alert.campaignId, alert.title, alert.campaignName});
    while (m_waiting.size() > mostWaiting)
        m_waiting.dequeue();
    if (m_way == Way::Unknown)
        ask();
    else
        flush();
}

void DesktopNotes::withdraw(const QString &alertId)
{
    m_waiting.removeIf([&](const Note &note) { return note.alertId == alertId; });
    for (auto standing = m_standing.begin(); standing != m_standing.end(); ++standing) {
        if (standing->alertId != alertId)
            continue;
        QDBusMessage close = call(QStringLiteral("CloseNotification"));
        close << standing.key();
        m_bus.asyncCall(close, answerMs);
        m_standing.erase(standing);
        return;
    }
}

// To join a bus is to wait for a socket, and may start a program first.
void DesktopNotes::ask()
{
    setWay(Way::Asking);
    models::whenAnswered(QtConcurrent::run(m_join), this, [this](const QDBusConnection &bus) { joined(bus); });
}

void DesktopNotes::joined(const QDBusConnection &bus)
{
    m_bus = bus;
    if (!m_bus.isConnected()) {
        setWay(Way::Tray);
        flush();
        return;
    }
    // Without the name of the service: to look up its owner would be to wait. Who sent a signal is looked at when it comes.
    m_bus.connect(QString(), path, service, QStringLiteral("ActionInvoked"), this,
                  SLOT(onActionInvoked(uint, QString, QDBusMessage)));
    m_bus.connect(QString(), path, service, QStringLiteral("NotificationClosed"), this,
                  SLOT(onNotificationClosed(uint, uint, QDBusMessage)));
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(QStringLiteral("GetCapabilities")), answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &DesktopNotes::answered);
}

void DesktopNotes::answered(QDBusPendingCallWatcher *watcher)
{
    const QDBusPendingReply<QStringList> reply = *watcher;
    watcher->deleteLater();
    if (reply.isError()) {
        setWay(Way::Tray);
    } else {
        m_markup = reply.value().contains(QStringLiteral("body-markup"));
        m_service = reply.reply().service();
        setWay(Way::Desktop);
    }
    flush();
}

void DesktopNotes::flush()
{
    if (m_way == Way::Unknown || m_way == Way::Asking)
        return;
    while (!m_waiting.isEmpty()) {
        const Note note = m_waiting.dequeue();
        if (m_way == Way::Desktop)
            send(note);
        else
            showInTray(note);
    }
}

void DesktopNotes::send(const Note &note)
{
    uint replaces = 0;
    for (auto standing = m_standing.cbegin(); standing != m_standing.cend(); ++standing) {
        if (standing->alertId == note.alertId)
            replaces = standing.key();
    }
    // Names come from the tenant: they are no mark-up.
    const QString text = m_markup ? note.text.toHtmlEscaped() : note.text;
    QDBusMessage notify = call(QStringLiteral("Notify"));
    notify << QStringLiteral("Outdial") << replaces << QStringLiteral("outdial") << note.title << text
           << QStringList{QStringLiteral("default"), tr("Open campaign")}
           << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("outdial")},
                          {QStringLiteral("urgency"), QVariant::fromValue(uchar(1))}}
           << -1; // it stays as long as the desktop lets notes stay
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(notify, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, note](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<uint> reply = *done;
        done->deleteLater();
        if (reply.isError()) {
            // The service went away: this one by the tray, the next one asks again.
            m_standing.clear();
            showInTray(note);
            setWay(Way::Unknown);
            return;
        }
        m_service = reply.reply().service();
        m_standing.insert(reply.value(), {note.alertId, note.campaignId});
    });
}

bool DesktopNotes::isFromService(const QDBusMessage &message) const { return message.service() == m_service; }

void DesktopNotes::onActionInvoked(uint id, const QString &action, const QDBusMessage &message)
{
    Q_UNUSED(action)
    if (!isFromService(message) || !m_standing.contains(id))
        return;
    Q_EMIT activated(m_standing.value(id).campaignId);
}

void DesktopNotes::onNotificationClosed(uint id, uint reason, const QDBusMessage &message)
{
    Q_UNUSED(reason)
    if (isFromService(message))
        m_standing.remove(id);
}

void DesktopNotes::showInTray(const Note &note)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        setWay(Way::Nowhere); // the window tells it all the same
        return;
    }
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(icon(QStringLiteral("appointment-reminder")), this);
        m_tray->setToolTip(tr("Outdial: alerts"));
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] {
            m_tray->hide();
            Q_EMIT activated(m_trayCampaign);
        });
    }
    m_trayCampaign = note.campaignId;
    m_tray->show();
    m_tray->showMessage(note.title, note.text, QSystemTrayIcon::Warning, trayMs);
    m_trayTimer.start();
}

} // namespace outdial::views
