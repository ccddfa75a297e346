// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the large monitor of a campaign says of each state, what can be chosen, by keys as well.

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QScrollArea>
#include <QSignalSpy>

#include <views/monitor/agentscard.h>
#include <views/monitor/checkscard.h>
#include <views/monitor/countscard.h>
#include <views/monitor/figuresstrip.h>
#include <views/monitor/forecastcard.h>
#include <views/monitor/ratecard.h>
#include <views/monitor/ratechart.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <support/largemonitorcases.h>

using namespace outdial;
using namespace outdial::testing;
using models::Forecast;
using models::Freshness;
using views::CardData;
using views::FiguresStrip;
using views::LargeMonitor;
using views::Theme;
using views::ThemeMode;

class TestLargeMonitor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(*qApp);
    }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void showsFigures()
    {
        const auto large = shown(springCard());
        const FiguresStrip &strip = *large->figures();
        QCOMPARE(strip.sentence(FiguresStrip::Attempts), QStringLiteral("Attempts/min: 118, 112 an hour ago"));
        QCOMPARE(strip.sentence(FiguresStrip::Completions), QStringLiteral("Completions/min: 44, 41 an hour ago"));
        // 3,704 of 7,080 are 52.316 %.
        QCOMPARE(strip.sentence(FiguresStrip::Connects), QStringLiteral("Connects: 52.3%, 3,704 of 7,080"));
        QCOMPARE(strip.sentence(FiguresStrip::TalkTime), QStringLiteral("Talk time, mean: 2:14, dialing 0:11"));
        QCOMPARE(strip.sentence(FiguresStrip::Completed), QStringLiteral("Completed: 45.5%, 18,204 of 40,000"));
        QCOMPARE(strip.sentence(FiguresStrip::Penetration), QStringLiteral("Penetration: 71.2%, 28,480 of 40,000"));
    }

    void unknownIsNotZero()
    {
        const auto large = shown(unknownCard());
        const FiguresStrip &strip = *large->figures();
        for (int i = 0; i < FiguresStrip::FigureCount; ++i)
            QVERIFY2(strip.sentence(FiguresStrip::Figure(i)).endsWith(QStringLiteral(": not known, not read yet")),
                     qPrintable(strip.sentence(FiguresStrip::Figure(i))));
        const QStringList texts = textsOf(*large);
        for (const QString &text : {QStringLiteral("The records were not read yet."),
                                    QStringLiteral("The attempts were not read yet."), QStringLiteral("No forecast yet")})
            QVERIFY2(texts.contains(text), qPrintable(text));
        QVERIFY(!texts.join(QLatin1Char('|')).contains(QLatin1Char('%')));
        QVERIFY(!texts.contains(QStringLiteral("0")));
        // Known rates, but of no hour ago; nobody was reached.
        CardData card = springCard();
        card.figures.attemptsPerMinuteHourAgo.reset();
        card.figures.hourConnects = 0;
        card.figures.hourTalkSeconds = 0;
        large->setCard(card);
        QCOMPARE(strip.sentence(FiguresStrip::Attempts), QStringLiteral("Attempts/min: 118, an hour ago: not read"));
        QCOMPARE(strip.sentence(FiguresStrip::Connects), QStringLiteral("Connects: 0.0%, 0 of 7,080"));
        QCOMPARE(strip.sentence(FiguresStrip::TalkTime), QStringLiteral("Talk time, mean: not known, dialing 0:11"));
        card.figures.hourAttempts = 0;
        large->setCard(card);
        QCOMPARE(strip.sentence(FiguresStrip::Connects), QStringLiteral("Connects: not known, none in the last hour"));
    }

    void oldValuesStayAndAreMarked()
    {
        const auto large = shown(oldOf(springCard(), Freshness::Stale));
        QCOMPARE(large->figures()->sentence(FiguresStrip::Attempts), QStringLiteral("Attempts/min: ~118, 112 an hour ago"));
        QCOMPARE(large->figures()->sentence(FiguresStrip::Completed), QStringLiteral("Completed: ~45.5%, 18,204 of 40,000"));
        QStringList texts = textsOf(*large);
        QVERIFY(texts.contains(QStringLiteral("Stale · 4 min 10 s")));
        QVERIFY(texts.contains(QStringLiteral("These values are of 14:26. Poll failed (503). Next try in 40 s.")));
        QVERIFY(texts.contains(QStringLiteral("No forecast")));
        QVERIFY(texts.contains(QStringLiteral("The values are of 14:26. A forecast needs current ones.")));
        QVERIFY(!texts.contains(QStringLiteral("2 h 10 min to 3 h 20 min")));
        QVERIFY(large->rates()->chart()->accessibleDescription().contains(QStringLiteral("These values are old.")));
        QCOMPARE(large->agents()->table()->model()->rowCount(), 13);
        large->tick(caseNow() + 10'000);
        texts = textsOf(*large);
        QVERIFY(texts.contains(QStringLiteral("Stale · 4 min 20 s")));
        QVERIFY(texts.contains(QStringLiteral("These values are of 14:26. Poll failed (503). Next try in 30 s.")));
        large->setCard(oldOf(springCard(), Freshness::Offline));
        QVERIFY(textsOf(*large).contains(QStringLiteral("These values are of 14:26. No connection to the tenant.")));
        large->setCard(springCard());
        QVERIFY(!textsOf(*large).contains(QStringLiteral("Stale · 4 min 10 s")));
        QVERIFY(textsOf(*large).contains(QStringLiteral("2 h 10 min to 3 h 20 min")));
    }

    void countsAreTextToo()
    {
        const auto large = shown(springCard());
        const views::CountsCard &dispositions = *large->dispositions();
        QCOMPARE(dispositions.rowCount(), 6);
        QCOMPARE(dispositions.rowTexts(0),
                 (QStringList{QStringLiteral("No answer"), QStringLiteral("12,610"), QStringLiteral("44.3%")}));
        QCOMPARE(dispositions.rowTexts(5),
                 (QStringList{QStringLiteral("Wrong number"), QStringLiteral("322"), QStringLiteral("1.1%")}));
        QVERIFY(
            dispositions.accessibleDescription().startsWith(QStringLiteral("No answer: 12,610, 44.3%; Appointment approved: ")));
        // 1,616 of 41,906 attempts had no result.
        QCOMPARE(large->cpaResults()->rowTexts(4),
                 (QStringList{QStringLiteral("No result"), QStringLiteral("1,616"), QStringLiteral("3.9%")}));
    }

    void manyCountsOpen()
    {
        CardData card = springCard();
        card.figures.dispositions.append({{QString(), 7}, {QStringLiteral("Deceased"), 3}});
        card.figures.attemptedRecords += 10;
        const auto large = shown(card);
        views::CountsCard &dispositions = *large->dispositions();
        QCOMPARE(dispositions.rowCount(), 6);
        // The sixth to eighth: 322 + 7 + 3 of 28,490.
        QCOMPARE(dispositions.rowTexts(5),
                 (QStringList{QStringLiteral("3 more"), QStringLiteral("332"), QStringLiteral("1.2%")}));
        QPushButton *more = button(dispositions, QStringLiteral("Show all 8"));
        QVERIFY(more);
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QCOMPARE(dispositions.rowCount(), 8);
        QCOMPARE(dispositions.rowTexts(6),
                 (QStringList{QStringLiteral("No disposition"), QStringLiteral("7"), QStringLiteral("<0.1%")}));
        QTest::keyClick(more, Qt::Key_Space);
        QCOMPARE(dispositions.rowCount(), 6);
    }

    void writesTimesToCome_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("minutes") << qint64(7) << QStringLiteral("14:38");
        QTest::newRow("fives") << qint64(33) << QStringLiteral("15:05");
        QTest::newRow("tens") << qint64(130) << QStringLiteral("16:40");
        QTest::newRow("tomorrow") << qint64(600) << QStringLiteral("tomorrow 00:30");
        QTest::newRow("this week") << qint64(3 * 1440) << QStringLiteral("Sun 14:30");
        QTest::newRow("later") << qint64(9 * 1440) << QStringLiteral("23 Nov");
    }
    void writesTimesToCome()
    {
        QFETCH(qint64, minutes);
        QTEST(views::comingText(caseNow() + minutes * minute, caseNow()), "text");
    }

    void forecasts_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("text");
        using State = Forecast::State;
        QTest::newRow("no completion") << -int(State::NoEnd) << QStringLiteral("No end in sight")
                                       << QStringLiteral("None of 38 attempts in the last 30 min completed a record.");
        QTest::newRow("range") << int(State::Range) << QStringLiteral("2 h 10 min to 3 h 20 min")
                               << QStringLiteral(
                                      "until the lists are empty, about 16:40 to 17:50. From 3,410 attempts in the last 30 min.");
        QTest::newRow("few") << int(State::TooFew) << QStringLiteral("No forecast yet")
                             << QStringLiteral("38 of 50 attempts needed in the last 30 min.");
        QTest::newRow("empty") << int(State::Empty) << QStringLiteral("Nothing is left to dial")
                               << QStringLiteral("All records of the enabled lists are completed.");
        QTest::newRow("no end") << int(State::NoEnd) << QStringLiteral("More than 30 days")
                                << QStringLiteral("Of 38 attempts in the last 30 min hardly any completed a record.");
        QTest::newRow("not dialing") << int(State::NotDialing) << QStringLiteral("No forecast")
                                     << QStringLiteral("There was no attempt in the last 30 min.");
    }
    void forecasts()
    {
        QFETCH(int, state);
        CardData card = springCard();
        card.forecast.state = Forecast::State(std::abs(state)); // negative: without a completion
        card.forecast.completed = state < 0 ? 0 : 1;
        if (card.forecast.state != Forecast::State::Range)
            card.forecast.samples = 38;
        const auto large = shown(card);
        const QStringList texts = textsOf(*large->forecast());
        QFETCH(QString, range);
        QFETCH(QString, text);
        QVERIFY2(texts.contains(range), qPrintable(texts.join(QLatin1Char('|'))));
        QVERIFY2(texts.contains(text), qPrintable(texts.join(QLatin1Char('|'))));
        QCOMPARE(texts.contains(QStringLiteral("80% range")), card.forecast.state == Forecast::State::Range);
    }

    void saysWhyItIsNotDialing()
    {
        const auto large = shown(whyCard());
        QVERIFY(large->checks()->isVisible());
        QVERIFY(!large->forecast()->isVisible());
        QVERIFY(textsOf(*large).contains(QStringLiteral("No attempt for 14 min")));
        QSignalSpy enable(large.get(), &LargeMonitor::enableRequested);
        QSignalSpy bind(large.get(), &LargeMonitor::bindRequested);
        QSignalSpy snooze(large.get(), &LargeMonitor::snoozeRequested);
        QPushButton *remedy = button(*large, QStringLiteral("Enable “Late meters”"));
        QVERIFY(remedy);
        QTest::mouseClick(remedy, Qt::LeftButton);
        QCOMPARE(enable.count(), 1);
        QCOMPARE(enable[0][0].toString(), QStringLiteral("i9"));
        // By Tab from one to the next.
        remedy->setFocus();
        QTest::keyClick(remedy, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(button(*large, QStringLiteral("Bind list…"))));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(bind.count(), 1);
        QVERIFY(button(*large, QStringLiteral("Snooze")));
        // A reading that says the same leaves the button that has the focus.
        QWidget *focused = QApplication::focusWidget();
        large->setCard(whyCard());
        QCOMPARE(QApplication::focusWidget(), focused);
        large->setOnline(false);
        QVERIFY(!remedy->isEnabled());
        large->setCard(springCard());
        QVERIFY(!large->checks()->isVisible());
        QVERIFY(large->forecast()->isVisible());
        QCOMPARE(snooze.count(), 0);
    }

    void choosesAnInstance()
    {
        const auto large = shown(springCard());
        QSignalSpy chosen(large.get(), &LargeMonitor::instanceChosen);
        QComboBox *choice = large->choice();
        QVERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 4);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(large->instanceId(), QStringLiteral("i1"));
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen[1][0].toString(), QStringLiteral("i2"));
        large->setCard(springCard());
        QVERIFY(textsOf(*large->forecast()).join(QLatin1Char('|')).contains(QStringLiteral("until this list is empty")));
        // Another reading of the campaign keeps it, an instance that was unbound gives way to the whole.
        large->setInstances(fiveLists().mid(1));
        QCOMPARE(large->instanceId(), QStringLiteral("i2"));
        QCOMPARE(chosen.count(), 2);
        large->setInstances(fiveLists().mid(0, 1));
        QCOMPARE(large->instanceId(), QString());
        QCOMPARE(chosen.count(), 3);
        QVERIFY(!choice->isVisible()); // one list: nothing to choose
    }

    void ratesAsATable()
    {
        CardData card = springCard();
        card.chart.points[58].known = false;
        const auto large = shown(card);
        QVERIFY(large->rates()->chart()->isVisible());
        QPushButton *asTable = button(*large, QStringLiteral("Show as table"));
        QVERIFY(asTable);
        asTable->setFocus();
        QTest::keyClick(asTable, Qt::Key_Space);
        QVERIFY(!large->rates()->chart()->isVisible());
        views::TableView *table = large->rates()->table();
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 60);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("14:30"));
        QCOMPARE(table->model()->index(1, 1).data().toString(), QStringLiteral("not read"));
        // wave(112, 59)
        const QString newest = QString::number(wave(112, 59));
        QCOMPARE(table->model()->index(0, 1).data().toString(), newest);
        QTest::keyClick(asTable, Qt::Key_Space);
        QVERIFY(large->rates()->chart()->isVisible());
        large->rates()->tableAction()->trigger();
        QVERIFY(table->isVisible());

        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("Time\tAttempts a minute\tCompletions a minute\n2024-11-14 14:29\t\t\n2024-11-14 14:30\t%1\t%2\n")
                     .arg(newest, QString::number(std::floor(wave(112, 59) * 0.37))));
        table->clearSelection();
        QTest::mouseClick(button(*large, QStringLiteral("Copy table")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 61);
    }

    void spansAreAskedFor()
    {
        const auto large = shown(springCard());
        QSignalSpy spans(large->rates(), &views::RateCard::spanChanged);
        QTest::mouseClick(button(*large, QStringLiteral("Day")), Qt::LeftButton);
        QCOMPARE(spans.count(), 1);
        QCOMPARE(large->rates()->span(), models::ChartSpan::Day);
    }

    void agentsAreSorted()
    {
        const auto large = shown(springCard());
        views::TableView *table = large->agents()->table();
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("mira.falkenrath"));
        table->horizontalHeader()->setSortIndicator(models::AgentsModel::Last, Qt::AscendingOrder);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("j.ellwanger"));
        QCOMPARE(table->model()->index(0, models::AgentsModel::Last).data().toString(), QStringLiteral("4 s"));
        large->tick(caseNow() + 5'000);
        QCOMPARE(table->model()->index(0, models::AgentsModel::Last).data().toString(), QStringLiteral("9 s"));
        // Of old values nobody knows when the last attempt was.
        large->setCard(oldOf(springCard(), Freshness::Stale));
        large->tick(caseNow() + 30'000);
        QCOMPARE(table->model()->index(0, models::AgentsModel::Last).data().toString(), QStringLiteral("4 s"));
    }

    void narrowIsStacked()
    {
        const auto large = shown(springCard(), {1310, 612});
        QVERIFY(!large->isStacked());
        auto *scroll = large->findChild<QScrollArea *>();
        QVERIFY(!scroll->accessibleName().isEmpty());
        // Nothing is cut off at the right.
        QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        large->resize(860, 612);
        QTRY_VERIFY(large->isStacked());
        QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        QVERIFY(scroll->widget()->height() > scroll->viewport()->height());
        QVERIFY(large->agents()->mapTo(large.get(), QPoint()).y() > large->cpaResults()->mapTo(large.get(), QPoint()).y());
        large->agents()->table()->setFocus(Qt::TabFocusReason);
        QVERIFY(!large->agents()->table()->visibleRegion().isEmpty());
        large->resize(1232, 744);
        QTRY_VERIFY(!large->isStacked());
    }
};

QTEST_MAIN(TestLargeMonitor)
#include "tst_largemonitor.moc"
