// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings of the monitor: nothing is changed before they are saved, and then just what was changed.

#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

#include <views/monitor/monitorsettingsdialog.h>
#include <views/monitor/monitorsettingsform.h>
#include <views/shared/theme.h>

#include <support/campaignspagebench.h>
#include <support/pictures.h>

using namespace outdial;
using models::AlertKind;
using models::AlertRule;
using models::MonitorSettings;
using views::MonitorSettingsDialog;
using views::Theme;
using views::ThemeMode;

namespace {

QList<AlertRule> rules()
{
    return {{AlertKind::NearlyExhausted, true, 7.5, 2, 90, true},
            {AlertKind::CampaignStopped, true, 0, 0, 30, false},
            {AlertKind::NoAttempts, false, 12, 4, 60, true},
            {AlertKind::DispositionShare, true, 20, 5, 300, true}};
}

QPushButton *button(const QWidget &in, const QString &text)
{
    for (QPushButton *one : in.findChildren<QPushButton *>()) {
        if (one->text().remove(QLatin1Char('&')) == text)
            return one;
    }
    return nullptr;
}

} // namespace

class TestMonitorSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<MonitorSettings>();
        qRegisterMetaType<QList<AlertRule>>();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(*qApp);
    }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void showsWhatIsSet()
    {
        MonitorSettingsDialog dialog({120, 15, {}}, rules());
        const views::MonitorSettingsForm &form = *dialog.form();
        QVERIFY(!dialog.windowTitle().isEmpty());
        QCOMPARE(form.requests()->value(), 120);
        QVERIFY(form.requests()->accessibleDescription().contains(QStringLiteral("one request each 0.5 s")));
        form.requests()->setValue(40);
        QVERIFY(form.requests()->accessibleDescription().contains(QStringLiteral("one request each 1.5 s")));
        QCOMPARE(form.quietMinutes()->value(), 15);
        QCOMPARE(form.threshold(AlertKind::NearlyExhausted)->text(), QStringLiteral("7.5 %"));
        QCOMPARE(form.hysteresis(AlertKind::NearlyExhausted)->value(), 2.0);
        QCOMPARE(form.hold(AlertKind::NearlyExhausted)->text(), QStringLiteral("90 s"));
        QVERIFY(!form.threshold(AlertKind::CampaignStopped));
        QVERIFY(!form.notify(AlertKind::CampaignStopped)->isChecked());
        QVERIFY(!form.on(AlertKind::NoAttempts)->isChecked());
        // What is off asks for nothing.
        QVERIFY(!form.threshold(AlertKind::NoAttempts)->isEnabled());
        QVERIFY(!form.hold(AlertKind::NoAttempts)->isEnabled());
        form.on(AlertKind::NoAttempts)->setChecked(true);
        QVERIFY(form.threshold(AlertKind::NoAttempts)->isEnabled());
    }

    void keepsTheLimits()
    {
        MonitorSettingsDialog dialog({}, rules());
        const views::MonitorSettingsForm &form = *dialog.form();
        form.requests()->setValue(5);
        QCOMPARE(form.requests()->value(), 10);
        form.requests()->setValue(5'000);
        QCOMPARE(form.requests()->value(), 600);
        // Below zero minutes nothing is ever over.
        form.threshold(AlertKind::NoAttempts)->setValue(3);
        QCOMPARE(form.hysteresis(AlertKind::NoAttempts)->value(), 3.0);
        form.threshold(AlertKind::NearlyExhausted)->setValue(1);
        QCOMPARE(form.hysteresis(AlertKind::NearlyExhausted)->value(), 2.0); // over at 3 %
    }

    void savesOrNot()
    {
        MonitorSettings settings{60, 10, {QStringLiteral("c7")}};
        MonitorSettingsDialog dialog(settings, rules());
        QSignalSpy saved(&dialog, &MonitorSettingsDialog::saved);
        dialog.form()->requests()->setValue(30);
        button(dialog, QStringLiteral("Cancel"))->click();
        QCOMPARE(saved.count(), 0);
        dialog.form()->threshold(AlertKind::DispositionShare)->setValue(25);
        dialog.form()->notify(AlertKind::DispositionShare)->setChecked(false);
        button(dialog, QStringLiteral("Save settings"))->click();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved[0][0].value<MonitorSettings>(), (MonitorSettings{30, 10, {QStringLiteral("c7")}}));
        QList<AlertRule> wanted = rules();
        wanted[3].threshold = 25;
        wanted[3].notify = false;
        QCOMPARE(saved[0][1].value<QList<AlertRule>>(), wanted);
    }

    void restoresDefaults()
    {
        MonitorSettingsDialog dialog({600, 99, {QStringLiteral("c7")}}, rules());
        QSignalSpy saved(&dialog, &MonitorSettingsDialog::saved);
        button(dialog, QStringLiteral("Restore defaults"))->click();
        QCOMPARE(saved.count(), 0); // not before it is saved
        const views::MonitorSettingsForm &form = *dialog.form();
        QCOMPARE(form.settings(), (MonitorSettings{60, 10, {QStringLiteral("c7")}}));
        // 5 % open, 10 minutes without an attempt, 15 percentage points.
        QCOMPARE(form.threshold(AlertKind::NearlyExhausted)->value(), 5.0);
        QCOMPARE(form.threshold(AlertKind::NoAttempts)->value(), 10.0);
        QCOMPARE(form.threshold(AlertKind::DispositionShare)->value(), 15.0);
        for (const AlertRule &rule : form.rules())
            QCOMPARE(rule, models::defaultRule(rule.kind));
    }

    void savesIntoTheMonitor()
    {
        testing::CampaignTenant tenant;
        const auto client = tenant.makeClient();
        models::CampaignFeed feed(*client, {}, QStringLiteral("tenant"), testing::quickPace());
        models::CampaignMonitor monitor(feed, {}, QStringLiteral("tenant"));
        MonitorSettingsDialog dialog(monitor);
        dialog.form()->requests()->setValue(90);
        dialog.form()->threshold(AlertKind::NoAttempts)->setValue(25);
        // Somebody hides a campaign from the wall while the dialog is open.
        MonitorSettings meanwhile = monitor.settings();
        meanwhile.hidden = QStringList{QStringLiteral("c9")};
        monitor.setSettings(meanwhile);
        QSignalSpy changed(&monitor, &models::CampaignMonitor::settingsChanged);
        button(dialog, QStringLiteral("Save settings"))->click();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(monitor.settings().requestsPerMinute, 90);
        QCOMPARE(monitor.settings().hidden, QStringList{QStringLiteral("c9")});
        QCOMPARE(monitor.alerts().rule(AlertKind::NoAttempts).threshold, 25.0);
        QCOMPARE(monitor.alerts().rule(AlertKind::NearlyExhausted), models::defaultRule(AlertKind::NearlyExhausted));
        QCOMPARE(feed.requestsPerMinute(), 90);
    }

    void everythingHasAName()
    {
        MonitorSettingsDialog dialog({}, rules());
        dialog.show();
        for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *one = qobject_cast<const QAbstractButton *>(widget);
            bool buddy = false;
            for (const QLabel *label : dialog.findChildren<QLabel *>())
                buddy = buddy || label->buddy() == widget;
            const bool inside = qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) != nullptr;
            QVERIFY2(inside || buddy || !widget->accessibleName().isEmpty() || (one && !one->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }

    void pictures()
    {
        MonitorSettingsDialog dialog({60, 10, {}}, rules());
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(60);
            savePicture(dialog, mode == ThemeMode::Light ? QStringLiteral("monitor-settings-light")
                                                         : QStringLiteral("monitor-settings-dark"));
        }
    }
};

QTEST_MAIN(TestMonitorSettings)
#include "tst_monitorsettings.moc"
