// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A card of the wall: what it says of each state, and what can be done on it.

#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QtTest>

#include <views/monitor/cardgrid.h>
#include <views/monitor/checkslist.h>
#include <views/monitor/dispositionsview.h>
#include <views/monitor/monitorcard.h>
#include <views/monitor/ratechart.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>

#include <support/monitorcases.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::CardData;
using views::MonitorCard;
using views::Theme;
using views::ThemeMode;

namespace {

// All texts of labels that are shown, from the top.
QStringList textsOf(const QWidget &in)
{
    QStringList texts;
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&in) && !label->text().isEmpty())
            texts.append(label->text());
    }
    return texts;
}

QPushButton *button(const QWidget &in, const QString &text)
{
    for (QPushButton *one : in.findChildren<QPushButton *>()) {
        if (one->isVisibleTo(&in) && one->text() == text)
            return one;
    }
    return nullptr;
}

// As high as it wants to be at the width that it is drawn for, or as it is drawn.
int heightOf(const MonitorCard &card)
{
    return std::max(372, card.hasHeightForWidth() ? card.heightForWidth(392) : card.sizeHint().height());
}

std::unique_ptr<MonitorCard> shownCard(const CardData &data)
{
    auto card = std::make_unique<MonitorCard>();
    card->setCard(data);
    card->resize(392, heightOf(*card));
    card->show();
    return card;
}

} // namespace

class TestMonitorCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void showsACampaign()
    {
        const auto card = shownCard(runningCard());
        const QStringList texts = textsOf(*card);
        for (const QString &text :
             {QStringLiteral("Spring renewals — West Coast"), QStringLiteral("Live · 3 s ago"), QStringLiteral("Running"),
              QStringLiteral("118"), QStringLiteral("attempts/min"), QStringLiteral("Completed 45.5% · 18,204 of 40,000"),
              QStringLiteral("Penetration 71.2%"), QStringLiteral("No answer"), QStringLiteral("12,610"), QStringLiteral("44.3%"),
              QStringLiteral("Empty in 2 h 10 min to 3 h 20 min"), QStringLiteral("last 30 min"),
              // 2,102 + 1,088 + 322 of 28,480
              QStringLiteral("3 more"), QStringLiteral("3,512"), QStringLiteral("12.3%")})
            QVERIFY2(texts.contains(text), qPrintable(text + QStringLiteral(" is not in ") + texts.join(QStringLiteral(" | "))));
        QVERIFY(!texts.contains(QStringLiteral("Not interested")));
        QCOMPARE(
            card->accessibleName(),
            QStringLiteral("Spring renewals — West Coast: Running, 118 attempts a minute, 45.5%, 18,204 of 40,000 completed"));
        QCOMPARE(card->findChild<views::MeterWidget *>()->accessibleDescription(),
                 QStringLiteral("45.5%, 18,204 of 40,000 completed"));
        QVERIFY(card->chart()->isVisible());
        // Four that are all named need no "more".
        card->setCard(germanCard());
        QVERIFY(textsOf(*card).contains(QStringLiteral("Falsche Nummer")));
        QVERIFY(!textsOf(*card).join(QLatin1Char('|')).contains(QStringLiteral("more")));
    }

    void agesTick()
    {
        const auto card = shownCard(runningCard());
        card->tick(caseNow() + 60'000);
        QVERIFY(textsOf(*card).contains(QStringLiteral("Live · 1 min 3 s ago")));
        card->setCard(staleCard());
        card->tick(caseNow() + 10'000);
        const QStringList texts = textsOf(*card);
        QVERIFY(texts.contains(QStringLiteral("Stale · 4 min 20 s")));
        QVERIFY(texts.contains(QStringLiteral("Poll failed (503). Next try in 30 s.")));
    }

    void oldIsNotCurrent()
    {
        const auto card = shownCard(staleCard());
        const QStringList texts = textsOf(*card);
        for (const QString &text : {QStringLiteral("~97"), QStringLiteral("Running, as of 14:26"),
                                    QStringLiteral("Stale · 4 min 10 s"), QStringLiteral("values of 14:26")})
            QVERIFY2(texts.contains(text), qPrintable(text));
        QVERIFY(!texts.contains(QStringLiteral("Empty in 2 h 10 min to 3 h 20 min"))); // no forecast from old values
        QVERIFY(!card->findChild<views::MeterWidget *>()->value().active);
        QVERIFY(card->accessibleName().contains(QStringLiteral("about 97 attempts a minute")));
        QVERIFY(card->accessibleName().endsWith(QStringLiteral("Stale")));
        card->setCard(offlineCard());
        QVERIFY(textsOf(*card).contains(QStringLiteral("No connection to the tenant")));
        QVERIFY(textsOf(*card).contains(QStringLiteral("Offline · 4 min 10 s")));
    }

    void unknownIsNotZero()
    {
        const auto card = shownCard(unknownCard());
        const QStringList texts = textsOf(*card);
        for (const QString &text :
             {QStringLiteral("—"), QStringLiteral("Completion not read yet"), QStringLiteral("Dispositions not read yet"),
              QStringLiteral("No forecast yet"), QStringLiteral("records not read yet")})
            QVERIFY2(texts.contains(text), qPrintable(text));
        QVERIFY(!texts.contains(QStringLiteral("0")));
        QVERIFY(!texts.join(QLatin1Char('|')).contains(QLatin1Char('%')));
        QVERIFY(!card->findChild<views::MeterWidget *>()->value().known);
        QCOMPARE(card->accessibleName(),
                 QStringLiteral("Winback Q4: Running, attempts a minute not known, completion not read yet"));
    }

    void tooFewIsSaid()
    {
        const auto card = shownCard(youngCard());
        QVERIFY(textsOf(*card).contains(QStringLiteral("38 of 50 attempts needed")));
        // 4 of 22,000 are 0.018%.
        QVERIFY(textsOf(*card).contains(QStringLiteral("Completed <0.1% · 4 of 22,000")));
    }

    void stoppedCanBeStarted()
    {
        const auto card = shownCard(stoppedCard());
        QVERIFY(textsOf(*card).contains(QStringLiteral("not dialing")));
        QVERIFY(!textsOf(*card).contains(QStringLiteral("attempts/min")));
        QVERIFY(textsOf(*card).contains(QStringLiteral("Stopped since 14:12")));
        QSignalSpy start(card.get(), &MonitorCard::startRequested);
        QPushButton *button = ::button(*card, QStringLiteral("Start"));
        QVERIFY(button);
        QCOMPARE(button->accessibleName(), QStringLiteral("Start Delivery slot confirmation"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(start.count(), 1);
        card->setOnline(false);
        QVERIFY(!button->isEnabled());
        card->setCard(runningCard());
        QVERIFY(!::button(*card, QStringLiteral("Start")));
    }

    void saysWhyItIsNotDialing()
    {
        const auto card = shownCard(notDialingCard());
        QVERIFY(!card->chart()->isVisible());
        QVERIFY(!card->findChild<views::DispositionsView *>()->isVisible());
        QVERIFY(card->property("alert").toBool());
        const QStringList texts = textsOf(*card);
        QVERIFY(texts.contains(QStringLiteral("No attempt for 14 min")));
        QVERIFY(texts.contains(QStringLiteral("alert since 14:17")));
        QStringList checks;
        for (const QLabel *label : card->findChild<views::ChecksList *>()->findChildren<QLabel *>()) {
            if (label->wordWrap())
                checks.append(label->accessibleName());
        }
        QCOMPARE(checks.size(), 4);
        QCOMPARE(checks[0], QStringLiteral("Passed: The campaign is enabled and running"));
        QCOMPARE(checks[2], QStringLiteral("Failed: The only enabled list is used up: all 6,250 records of “Meter readings "
                                           "October” are completed"));
        QCOMPARE(checks[3], QStringLiteral("Not told: Calling hours and agents logged in: the API does not tell"));

        QSignalSpy enable(card.get(), &MonitorCard::enableRequested);
        QSignalSpy bind(card.get(), &MonitorCard::bindRequested);
        QSignalSpy snooze(card.get(), &MonitorCard::snoozeRequested);
        QSignalSpy acknowledge(card.get(), &MonitorCard::acknowledgeRequested);
        QTest::mouseClick(button(*card, QStringLiteral("Enable “Late meters”")), Qt::LeftButton);
        QCOMPARE(enable.count(), 1);
        QCOMPARE(enable[0][0].toString(), QStringLiteral("i9"));
        QTest::mouseClick(button(*card, QStringLiteral("Bind list…")), Qt::LeftButton);
        QCOMPARE(bind.count(), 1);
        QMenu *menu = button(*card, QStringLiteral("Snooze"))->menu();
        QVERIFY(menu);
        menu->actions().at(1)->trigger();
        QCOMPARE(snooze.count(), 1);
        QCOMPARE(snooze[0][0].toString(), QStringLiteral("a1"));
        QCOMPARE(snooze[0][1].toInt(), 60);
        menu->actions().last()->trigger();
        QCOMPARE(acknowledge.count(), 1);
        // And back: the alert is over, it dials again.
        card->setCard(runningCard());
        QVERIFY(card->chart()->isVisible());
        QVERIFY(!card->property("alert").toBool());
        QVERIFY(!textsOf(*card).contains(QStringLiteral("No attempt for 14 min")));
    }

    void keysOpenIt()
    {
        const auto card = shownCard(notDialingCard());
        card->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(card.get()));
        QSignalSpy open(card.get(), &MonitorCard::openRequested);
        card->setFocus(Qt::TabFocusReason);
        QTest::keyClick(card.get(), Qt::Key_Return);
        QCOMPARE(open.count(), 1);
        // Tab goes through its buttons in the order in which they stand.
        QStringList stops;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const auto *at = qobject_cast<QPushButton *>(QApplication::focusWidget());
            stops.append(at ? at->text() : QString());
        }
        QCOMPARE(stops,
                 (QStringList{QStringLiteral("Enable “Late meters”"), QStringLiteral("Bind list…"), QStringLiteral("Snooze")}));
        QTest::mouseDClick(card.get(), Qt::LeftButton, {}, {20, 100});
        QCOMPARE(open.count(), 2);
    }

    void theMenuDoesTheRest()
    {
        const auto card = shownCard(runningCard());
        QSignalSpy stop(card.get(), &MonitorCard::stopRequested);
        QSignalSpy hide(card.get(), &MonitorCard::hideRequested);
        QMenu *menu = card->makeMenu();
        QStringList texts;
        for (QAction *action : menu->actions()) {
            if (!action->isSeparator())
                texts.append(action->text().remove(QLatin1Char('&')));
        }
        QCOMPARE(texts, (QStringList{QStringLiteral("Open campaign"), QStringLiteral("Stop"), QStringLiteral("Bind list…"),
                                     QStringLiteral("Hide from the wall")}));
        menu->actions().at(1)->trigger();
        menu->actions().last()->trigger();
        QCOMPARE(stop.count(), 1);
        QCOMPARE(hide.count(), 1);
        card->setOnline(false);
        QVERIFY(!card->makeMenu()->actions().at(1)->isEnabled());
    }

    // A card that needs more room gets it, and its neighbour with it.
    void theGridFollowsItsCards()
    {
        QScrollArea area;
        area.setWidgetResizable(true);
        auto *grid = new views::CardGrid(&area);
        area.setWidget(grid);
        area.resize(900, 600);
        area.show();
        connect(grid, &views::CardGrid::cardMade, grid, [](MonitorCard *card, const QString &) { card->setCard(runningCard()); });
        const QString one = QStringLiteral("one");
        const QString other = QStringLiteral("other");
        grid->setIds({one, other});
        QTRY_COMPARE(grid->columns(), 2);
        QTest::qWait(30);
        QCOMPARE(grid->card(one)->height(), 372);
        CardData alerted = runningCard();
        alerted.alerts = notDialingCard().alerts;
        grid->card(one)->setCard(alerted);
        QTRY_VERIFY(grid->card(one)->height() > 372);
        QCOMPARE(grid->card(other)->height(), grid->card(one)->height());
        QVERIFY(grid->card(one)->chart()->height() == 100);
        grid->card(one)->setCard(runningCard());
        QTRY_COMPARE(grid->card(one)->height(), 372);
    }

    void pictures()
    {
        QWidget wall;
        QList<MonitorCard *> cards;
        CardData alerted = germanCard();
        alerted.alerts = notDialingCard().alerts;
        alerted.alerts[0].title = QStringLiteral("„Nicht erreicht“ ist um 18 Prozentpunkte gestiegen");
        CardData longChecks = notDialingCard();
        longChecks.name = QStringLiteral("Zählerablesung Rückrufe Nordrhein-Westfalen");
        longChecks.alerts.clear();
        longChecks.checks[2].remedyText = QStringLiteral("„Zählerstände der Spätableser Oktober“ einschalten");
        for (const CardData &data : {runningCard(), germanCard(), staleCard(), notDialingCard(), youngCard(), stoppedCard(),
                                     unknownCard(), offlineCard(), alerted, longChecks}) {
            auto *card = new MonitorCard(&wall);
            card->setCard(data);
            cards.append(card);
        }
        wall.resize(1232, 14 + 4 * 424);
        wall.show();
        wall.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&wall));
        QTest::qWait(30); // what they need is known when their layouts have settled
        for (int place = 0; place < int(cards.size()); ++place) {
            const int high = heightOf(*cards[place]);
            cards[place]->setGeometry(16 + (place % 3) * 404, 14 + (place / 3) * 424, 392, high);
        }
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(60);
            savePicture(wall,
                        mode == ThemeMode::Light ? QStringLiteral("monitorcards-light") : QStringLiteral("monitorcards-dark"));
        }
        // The first one is as high as it was drawn for; the one with an alert and a chart has a strip more.
        QCOMPARE(cards[0]->height(), 372);
        QVERIFY(cards[8]->height() > 372 && cards[8]->height() < 424);
    }
};

QTEST_MAIN(TestMonitorCard)
#include "tst_monitorcard.moc"
