// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Alerts told by the desktop: on a bus of its own, with a notification service that writes down what it is asked.

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>

#include <views/shared/theme.h>
#include <views/shell/desktopnotes.h>

using namespace outdial;
using views::DesktopNotes;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

// A message bus that lives as long as the test.
class Bus {
public:
    // Empty: there is no dbus-daemon.
    QString start()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            return {};
        m_process.setProgram(program);
        m_process.setArguments({QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                                QStringLiteral("--print-address")});
        m_process.start();
        if (!m_process.waitForStarted() || !m_process.waitForReadyRead(10'000))
            return {};
        m_address = QString::fromLocal8Bit(m_process.readLine()).trimmed();
        return m_address;
    }
    ~Bus()
    {
        m_process.terminate();
        m_process.waitForFinished(5'000);
    }
    QString address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

models::Alert alert(const QString &id = QStringLiteral("a1"))
{
    models::Alert one;
    one.id = id;
    one.campaignId = QString(QStringLiteral("c-") + id);
    one.campaignName = QStringLiteral("Spring <b>renewals</b>");
    one.title = QStringLiteral("No attempt for 14 min");
    one.text = QStringLiteral("The record of 212-555-0100 …");
    return one;
}

} // namespace

// What a desktop offers, as the specification of desktop notifications has it.
class FakeService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Note {
        uint replaces = 0;
        QString application, summary, body;
        QStringList actions;
    };
    QList<Note> notes;
    QList<uint> closed;
    QStringList capabilities{QStringLiteral("body"), QStringLiteral("actions")};
    uint next = 41;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; } // NOLINT(readability-identifier-naming)
    uint Notify(const QString &application, uint replaces, const QString &, const QString &summary, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        notes.append({replaces, application, summary, body, actions});
        return replaces != 0 ? replaces : ++next;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class TestDesktopNotes : public QObject {
    Q_OBJECT
private:
    Bus m_bus;

    QDBusConnection join(const QString &name) const { return QDBusConnection::connectToBus(m_bus.address(), name); }

    struct Desktop {
        FakeService fake;
        QDBusConnection bus;
        QString name;
        Desktop(const QDBusConnection &connection, QString as) : bus(connection), name(std::move(as)) {}
        bool start()
        {
            return bus.registerObject(path, &fake, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                   bus.registerService(service);
        }
        void stop()
        {
            bus.unregisterService(service);
            bus.unregisterObject(path);
        }
        ~Desktop()
        {
            stop();
            QDBusConnection::disconnectFromBus(name);
        }
    };
    std::function<QDBusConnection()> joiner() const
    {
        return [address = m_bus.address()] { return QDBusConnection::connectToBus(address, QStringLiteral("outdial")); };
    }

private Q_SLOTS:
    void initTestCase()
    {
        views::Theme::instance().apply(*qApp);
        if (m_bus.start().isEmpty())
            QSKIP("there is no dbus-daemon here");
    }
    void cleanup() { QDBusConnection::disconnectFromBus(QStringLiteral("outdial")); }

    void tellsByTheDesktop()
    {
        Desktop desktop(join(QStringLiteral("desktop")), QStringLiteral("desktop"));
        QVERIFY(desktop.start());
        DesktopNotes notes(nullptr, joiner());
        notes.tell(alert());
        QCOMPARE(notes.way(), DesktopNotes::Way::Asking); // it does not wait
        QCOMPARE(desktop.fake.notes.size(), 0);
        QTRY_COMPARE(desktop.fake.notes.size(), 1);
        QCOMPARE(notes.way(), DesktopNotes::Way::Desktop);
        const FakeService::Note note = desktop.fake.notes.first();
        QCOMPARE(note.application, QStringLiteral("Outdial"));
        QCOMPARE(note.summary, QStringLiteral("No attempt for 14 min"));
        QCOMPARE(note.body, QStringLiteral("Spring <b>renewals</b>")); // this desktop reads no mark-up
        QCOMPARE(note.actions, (QStringList{QStringLiteral("default"), QStringLiteral("Open campaign")}));
        // A click opens the campaign; another note's does not.
        QSignalSpy activated(&notes, &DesktopNotes::activated);
        Q_EMIT desktop.fake.ActionInvoked(7, QStringLiteral("default"));
        Q_EMIT desktop.fake.ActionInvoked(42, QStringLiteral("default"));
        QTRY_COMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("c-a1"));
    }

    void namesAreNoMarkUp()
    {
        Desktop desktop(join(QStringLiteral("desktop")), QStringLiteral("desktop"));
        desktop.fake.capabilities.append(QStringLiteral("body-markup"));
        QVERIFY(desktop.start());
        DesktopNotes notes(nullptr, joiner());
        notes.tell(alert());
        QTRY_COMPARE(desktop.fake.notes.size(), 1);
        QCOMPARE(desktop.fake.notes.first().body, QStringLiteral("Spring &lt;b&gt;renewals&lt;/b&gt;"));
    }

    void replacesAndWithdraws()
    {
        Desktop desktop(join(QStringLiteral("desktop")), QStringLiteral("desktop"));
        QVERIFY(desktop.start());
        DesktopNotes notes(nullptr, joiner());
        QSignalSpy activated(&notes, &DesktopNotes::activated);
        // Clicks on these notes, until the last one is understood: all answers until then have come. Whose clicks were.
        const auto clicked = [&](const QList<uint> &ids) {
            activated.clear();
            const auto seen = [&](const QString &campaign) {
                return std::any_of(activated.begin(), activated.end(),
                                   [&](const QList<QVariant> &one) { return one.first().toString() == campaign; });
            };
            (void)QTest::qWaitFor([&] {
                for (const uint id : ids)
                    Q_EMIT desktop.fake.ActionInvoked(id, QStringLiteral("default"));
                return seen(QStringLiteral("c-last"));
            });
            QStringList campaigns;
            for (const QList<QVariant> &one : std::as_const(activated))
                campaigns.append(one.first().toString());
            campaigns.removeDuplicates();
            campaigns.sort();
            return campaigns;
        };
        notes.tell(alert());
        notes.tell(alert(QStringLiteral("last")));
        QTRY_COMPARE(desktop.fake.notes.size(), 2);
        QCOMPARE(clicked({42, 43}), (QStringList{QStringLiteral("c-a1"), QStringLiteral("c-last")}));
        notes.tell(alert()); // the same again
        QTRY_COMPARE(desktop.fake.notes.size(), 3);
        QCOMPARE(desktop.fake.notes[2].replaces, 42U);
        QCOMPARE(clicked({42, 43}), (QStringList{QStringLiteral("c-a1"), QStringLiteral("c-last")}));
        notes.withdraw(QStringLiteral("a1"));
        notes.withdraw(QStringLiteral("a7")); // none
        QTRY_COMPARE(desktop.fake.closed, QList<uint>{42});
        QCOMPARE(clicked({42, 43}), QStringList{QStringLiteral("c-last")});
        notes.tell(alert(QStringLiteral("a2")));
        QTRY_COMPARE(desktop.fake.notes.size(), 4);
        QCOMPARE(clicked({44, 43}), (QStringList{QStringLiteral("c-a2"), QStringLiteral("c-last")}));
        // Dismissed by the user: the next one is a new one.
        Q_EMIT desktop.fake.NotificationClosed(44, 2);
        QTRY_COMPARE(clicked({44, 43}), QStringList{QStringLiteral("c-last")});
        notes.tell(alert(QStringLiteral("a2")));
        QTRY_COMPARE(desktop.fake.notes.size(), 5);
        QCOMPARE(desktop.fake.notes[4].replaces, 0U);
        QCOMPARE(desktop.fake.closed.size(), 1);
    }

    void othersAreNotBelieved()
    {
        Desktop desktop(join(QStringLiteral("desktop")), QStringLiteral("desktop"));
        QVERIFY(desktop.start());
        DesktopNotes notes(nullptr, joiner());
        notes.tell(alert());
        QTRY_COMPARE(desktop.fake.notes.size(), 1);
        QSignalSpy activated(&notes, &DesktopNotes::activated);
        QDBusConnection other = join(QStringLiteral("other"));
        QDBusMessage forged = QDBusMessage::createSignal(path, service, QStringLiteral("ActionInvoked"));
        forged << 42U << QStringLiteral("default");
        QVERIFY(other.send(forged));
        Q_EMIT desktop.fake.ActionInvoked(42, QStringLiteral("default"));
        QTRY_COMPARE(activated.count(), 1);
        QTest::qWait(50);
        QCOMPARE(activated.count(), 1);
        QDBusConnection::disconnectFromBus(QStringLiteral("other"));
    }

    // The platform of these tests has no tray either: nothing is told, nothing fails, and it does not go on asking.
    void withoutAService()
    {
        DesktopNotes notes(nullptr, joiner());
        notes.tell(alert());
        QTRY_COMPARE(notes.way(), DesktopNotes::Way::Nowhere);
        notes.tell(alert(QStringLiteral("a2")));
        QCOMPARE(notes.way(), DesktopNotes::Way::Nowhere);
    }

    void withoutABus()
    {
        DesktopNotes notes(nullptr, [] {
            return QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent/outdial"), QStringLiteral("outdial"));
        });
        notes.tell(alert());
        QTRY_COMPARE(notes.way(), DesktopNotes::Way::Nowhere);
    }

    // The desktop's service ends and comes again: the next alert asks anew.
    void theServiceComesBack()
    {
        Desktop desktop(join(QStringLiteral("desktop")), QStringLiteral("desktop"));
        QVERIFY(desktop.start());
        DesktopNotes notes(nullptr, joiner());
        notes.tell(alert());
        QTRY_COMPARE(desktop.fake.notes.size(), 1);
        desktop.stop();
        notes.tell(alert(QStringLiteral("a2")));
        QTRY_VERIFY(notes.way() != DesktopNotes::Way::Desktop);
        QVERIFY(desktop.start());
        notes.tell(alert(QStringLiteral("a3")));
        QTRY_COMPARE(desktop.fake.notes.size(), 2);
        QCOMPARE(desktop.fake.notes.last().summary, QStringLiteral("No attempt for 14 min"));
    }

    void mayEndWhileItAsks()
    {
        auto notes = std::make_unique<DesktopNotes>(nullptr, joiner());
        notes->tell(alert());
        notes.reset();
        QTest::qWait(50);
    }
};

QTEST_MAIN(TestDesktopNotes)
#include "tst_desktopnotes.moc"
