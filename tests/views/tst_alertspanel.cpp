// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The panel of alerts: what it says of each, what can be done by keys, and that it does it in the book.

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QtTest>
#include <QWindow>

#include <models/monitor/alertbook.h>
#include <views/monitor/alertrows.h>
#include <views/monitor/alertspanel.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <support/monitorcases.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using models::AlertBook;
using views::AlertsPanel;
using views::TableView;
using views::Theme;
using views::ThemeMode;

namespace {

QDateTime at(qint64 minutesAgo) { return QDateTime::fromMSecsSinceEpoch(caseNow() - minutesAgo * minute, Qt::UTC); }

QStandardItem *alert(const QString &id, const QString &title, const QString &campaign, const QString &text, qint64 raised,
                     qint64 ended = -1)
{
    auto *item = new QStandardItem;
    item->setData(id, AlertBook::IdRole);
    item->setData(title, AlertBook::TitleRole);
    item->setData(campaign, AlertBook::CampaignNameRole);
    item->setData(QString(QStringLiteral("c-") + id), AlertBook::CampaignIdRole);
    item->setData(text, AlertBook::TextRole);
    item->setData(at(raised), AlertBook::RaisedRole);
    item->setData(ended < 0, AlertBook::ActiveRole);
    if (ended >= 0)
        item->setData(at(ended), AlertBook::EndedRole);
    return item;
}

struct PanelBench {
    QStandardItemModel model;
    std::unique_ptr<AlertsPanel> panel;

    // Two are so now, one of them snoozed; two were.
    void fill()
    {
        model.appendRow(alert(QStringLiteral("a1"), QStringLiteral("No attempt for 14 min"),
                              QStringLiteral("Meter reading callbacks"),
                              QStringLiteral("It runs and has 850 open records. See why it is not dialing."), 4));
        QStandardItem *snoozed = alert(
            QStringLiteral("a2"), QStringLiteral("„Nicht erreicht“ ist um 18 Prozentpunkte gestiegen"),
            QStringLiteral("Terminerinnerung Zahnvorsorge Süddeutschland und Österreich"),
            QStringLiteral(
                "In der letzten Stunde 48,1 %, sonst 30 %. Das kann an der Liste, an der Uhrzeit oder an der Leitung liegen."),
            95);
        snoozed->setData(QDateTime::fromMSecsSinceEpoch(caseNow() + 29 * minute, Qt::UTC), AlertBook::SnoozedUntilRole);
        model.appendRow(snoozed);
        model.appendRow(alert(QStringLiteral("p1"), QStringLiteral("List nearly exhausted"), QStringLiteral("Spring renewals"),
                              QStringLiteral("“Renewals west A–K” has 212 open records of 5,140."), 131, 71));
        model.appendRow(alert(QStringLiteral("p2"), QStringLiteral("Campaign stopped"), QStringLiteral("Autumn survey, wave 2"),
                              QStringLiteral("Somebody else stopped it."), 26 * 60, 25 * 60));
    }
    void show()
    {
        panel = std::make_unique<AlertsPanel>(model, [] { return at(0); });
        panel->show();
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : panel->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    static QStringList rows(const TableView *table)
    {
        QStringList rows;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            rows.append(table->model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return rows;
    }
};

} // namespace

class TestAlertsPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(*qApp);
    }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void listsNowAndPast()
    {
        PanelBench bench;
        bench.fill();
        bench.show();
        QVERIFY(!bench.panel->windowTitle().isEmpty());
        QVERIFY(!bench.panel->isModal());
        const QStringList now = PanelBench::rows(bench.panel->current());
        QCOMPARE(now.size(), 2);
        QCOMPARE(now[0],
                 QStringLiteral("No attempt for 14 min, Meter reading callbacks, since 14:27. It runs and has 850 open records. "
                                "See why it is not dialing."));
        QVERIFY(now[1].contains(QStringLiteral(", since 12:56, Snoozed until 15:00. ")));
        const QStringList past = PanelBench::rows(bench.panel->past());
        QCOMPARE(past.size(), 2);
        QVERIFY(past[0].startsWith(QStringLiteral("List nearly exhausted, Spring renewals, 12:20 to 13:20. ")));
        QVERIFY(
            past[1].startsWith(QStringLiteral("Campaign stopped, Autumn survey, wave 2, yesterday 12:31 to yesterday 13:31. ")));
    }

    void untilMorning_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<int>("minutes");
        QTest::newRow("afternoon") << QDateTime(QDate(2024, 11, 14), QTime(14, 31), Qt::UTC) << 17 * 60 + 29;
        QTest::newRow("night") << QDateTime(QDate(2024, 11, 14), QTime(0, 30), Qt::UTC) << 31 * 60 + 30;
        // Not a second too early.
        QTest::newRow("seconds") << QDateTime(QDate(2024, 11, 14), QTime(23, 59, 30), Qt::UTC) << 8 * 60 + 1;
    }
    void untilMorning()
    {
        QFETCH(QDateTime, now);
        QTEST(views::minutesUntilMorning(now), "minutes");
    }

    void actsOnTheChosenOne()
    {
        PanelBench bench;
        bench.fill();
        bench.show();
        QSignalSpy acknowledge(bench.panel.get(), &AlertsPanel::acknowledgeRequested);
        QSignalSpy all(bench.panel.get(), &AlertsPanel::acknowledgeAllRequested);
        QSignalSpy snooze(bench.panel.get(), &AlertsPanel::snoozeRequested);
        QSignalSpy open(bench.panel.get(), &AlertsPanel::campaignRequested);
        TableView *table = bench.panel->current();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(table)); // one can begin at once
        QTest::keyClick(bench.panel->windowHandle(), Qt::Key_A, Qt::AltModifier);
        QTRY_COMPARE(acknowledge.count(), 1); // a mnemonic shows its button pressed first
        QCOMPARE(acknowledge[0][0].toString(), QStringLiteral("a1"));
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(open.count(), 1);
        QCOMPARE(open[0][0].toString(), QStringLiteral("c-a2"));
        QTest::keyClick(bench.panel->windowHandle(), Qt::Key_O, Qt::AltModifier);
        QTRY_COMPARE(open.count(), 2);
        const QList<QAction *> times = bench.button(QStringLiteral("Snooze"))->menu()->actions();
        QCOMPARE(times.size(), 3);
        for (QAction *time : times)
            time->trigger();
        QCOMPARE(snooze.count(), 3);
        QCOMPARE(snooze[0][0].toString(), QStringLiteral("a2"));
        QCOMPARE(snooze[0][1].toInt(), 10);
        QCOMPARE(snooze[1][1].toInt(), 60);
        QCOMPARE(snooze[2][1].toInt(), 17 * 60 + 29); // 14:31 to 8:00
        QTest::mouseClick(bench.button(QStringLiteral("Acknowledge all")), Qt::LeftButton);
        QCOMPARE(all.count(), 1);
        // A past one can only be looked at.
        bench.panel->past()->setFocus();
        bench.panel->past()->setCurrentIndex(bench.panel->past()->model()->index(0, 0));
        QVERIFY(!bench.button(QStringLiteral("Acknowledge"))->isEnabled());
        QVERIFY(!bench.button(QStringLiteral("Snooze"))->isEnabled());
        QTest::keyClick(bench.panel->past(), Qt::Key_Return);
        QCOMPARE(open.last()[0].toString(), QStringLiteral("c-p1"));
        QTest::keyClick(bench.panel.get(), Qt::Key_Escape);
        QVERIFY(!bench.panel->isVisible());
    }

    void saysThatNothingIsWrong()
    {
        PanelBench bench;
        bench.show();
        QAbstractItemModelTester nowTester(bench.panel->current()->model(),
                                           QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester pastTester(bench.panel->past()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringList texts;
        for (const QLabel *label : bench.panel->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        QVERIFY(texts.join(QLatin1Char('|')).contains(QStringLiteral("Nothing needs you.")));
        QVERIFY(texts.join(QLatin1Char('|')).contains(QStringLiteral("No alert has ended yet.")));
        QVERIFY(!bench.panel->current()->isVisible());
        for (const QString &name : {QStringLiteral("Acknowledge"), QStringLiteral("Snooze"), QStringLiteral("Open campaign"),
                                    QStringLiteral("Acknowledge all")})
            QVERIFY2(!bench.button(name)->isEnabled(), qPrintable(name));
        savePicture(*bench.panel, QStringLiteral("alerts-none-light"));
        // One comes, ends, and stays as a past one.
        bench.model.appendRow(
            alert(QStringLiteral("a1"), QStringLiteral("No attempt for 14 min"), QStringLiteral("Spring"), {}, 4));
        QVERIFY(bench.panel->current()->isVisible());
        QVERIFY(bench.button(QStringLiteral("Acknowledge"))->isEnabled());
        bench.model.item(0)->setData(at(0), AlertBook::EndedRole);
        bench.model.item(0)->setData(false, AlertBook::ActiveRole);
        QVERIFY(!bench.panel->current()->isVisible());
        QCOMPARE(bench.panel->past()->model()->rowCount(), 1);
    }

    // With the book itself.
    void actsInTheBook()
    {
        AlertBook book({}, QStringLiteral("tenant"));
        models::AlertRule rule = models::defaultRule(models::AlertKind::NoAttempts);
        rule.holdSeconds = 0;
        book.setRule(rule);
        models::AlertInput input;
        input.campaignId = QStringLiteral("c1");
        input.campaignName = QStringLiteral("Spring renewals");
        input.running = true;
        input.instances = {{QStringLiteral("i1"), QStringLiteral("West"), true, 100, 10}};
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        input.lastAttempt = now - 40 * minute;
        input.runningSince = now - 60 * minute;
        book.watch({input}, now);
        book.watch({input}, now + 1000);
        QCOMPARE(book.openCount(), 1);
        AlertsPanel panel(book);
        panel.show();
        QCOMPARE(panel.current()->model()->rowCount(), 1);
        const auto button = [&](const QString &text) -> QPushButton * {
            for (QPushButton *one : panel.findChildren<QPushButton *>()) {
                if (one->text().remove(QLatin1Char('&')) == text)
                    return one;
            }
            return nullptr;
        };
        button(QStringLiteral("Snooze"))->menu()->actions().first()->trigger();
        QCOMPARE(book.openCount(), 0);
        QVERIFY(PanelBench::rows(panel.current()).first().contains(QStringLiteral("Snoozed until ")));
        QVERIFY(!button(QStringLiteral("Acknowledge all"))->isEnabled());
        button(QStringLiteral("Acknowledge"))->click();
        QVERIFY(PanelBench::rows(panel.current()).first().contains(QStringLiteral("Acknowledged at ")));
        QVERIFY(!button(QStringLiteral("Acknowledge"))->isEnabled());
    }

    void pictures()
    {
        PanelBench bench;
        bench.fill();
        bench.show();
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(60);
            savePicture(*bench.panel, mode == ThemeMode::Light ? QStringLiteral("alerts-light") : QStringLiteral("alerts-dark"));
        }
    }
};

QTEST_MAIN(TestAlertsPanel)
#include "tst_alertspanel.moc"
