// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a card of the monitor is made of: how old it is, which alerts are on it, words and colours.

#include <QtTest>

#include <views/monitor/carddata.h>
#include <views/monitor/dispositionsview.h>
#include <views/monitor/monitorwords.h>

#include <support/monitorcases.h>

using namespace outdial;
using namespace outdial::testing;
using models::Freshness;
using views::CardData;

namespace {

models::CampaignRow runningRow()
{
    models::CampaignRow row;
    row.id = QStringLiteral("c1");
    row.name = QStringLiteral("Spring renewals");
    row.listed = true;
    row.state = api::CampaignState::Running;
    row.stateRead = QDateTime::fromMSecsSinceEpoch(caseNow() - 2000, Qt::UTC);
    return row;
}

CardData made(const models::CampaignRow &row, const models::MonitorFigures &figures, const QList<models::Alert> &alerts = {},
              bool notDialing = false, Freshness freshness = Freshness::Live)
{
    views::CardContext context;
    context.freshness = freshness;
    context.lastGood = row.stateRead;
    context.now = caseNow();
    return views::makeCardData(row, figures, {}, {}, notDialing, {}, alerts, context);
}

} // namespace

class TestCardData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesRanges_data()
    {
        QTest::addColumn<qint64>("early");
        QTest::addColumn<qint64>("late");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << qint64(5'000) << qint64(50'000) << QStringLiteral("less than 1 min");
        QTest::newRow("minutes") << 25 * minute << 40 * minute << QStringLiteral("25 to 40 min");
        QTest::newRow("across an hour") << 52 * minute << 78 * minute << QStringLiteral("52 min to 1 h 20 min");
        QTest::newRow("hours") << 127 * minute << 203 * minute << QStringLiteral("2 h 10 min to 3 h 20 min");
        QTest::newRow("days") << 25 * 60 * minute << 50 * 60 * minute << QStringLiteral("1 d 1 h to 2 d 2 h");
        QTest::newRow("one") << 20 * minute << 20 * minute << QStringLiteral("about 20 min");
    }
    void writesRanges()
    {
        QFETCH(qint64, early);
        QFETCH(qint64, late);
        QTEST(views::rangeText(early, late), "text");
    }

    // Colours stay with their names when the ranks change.
    void coloursFollowNames()
    {
        const QStringList names{QStringLiteral("Sold"), QStringLiteral("No answer"), QStringLiteral("Refused")};
        const auto inks = views::dispositionInks(names);
        QCOMPARE(inks.size(), 3);
        QCOMPARE(inks.value(QStringLiteral("No answer")), views::Token::Series6);
        QVERIFY(inks.value(QStringLiteral("Sold")) != inks.value(QStringLiteral("Refused")));
        const QStringList other{QStringLiteral("Refused"), QStringLiteral("Sold"), QStringLiteral("No answer")};
        QCOMPARE(views::dispositionInks(other), inks);
        for (const auto ink : inks)
            QVERIFY(ink != views::otherDispositionsInk);
    }

    void ageOfACampaign()
    {
        models::CampaignRow row = runningRow();
        models::MonitorFigures figures;
        figures.known = true;
        figures.readAt = caseNow() - 40'000;
        CardData card = made(row, figures);
        QCOMPARE(card.freshness, Freshness::Live);
        QCOMPARE(card.readAt, caseNow() - 40'000); // of its records, not of its state
        QCOMPARE(card.look, views::StateLook::Running);
        QVERIFY(card.canStop);
        // No reading for more than three minutes.
        figures.readAt = caseNow() - 181'000;
        card = made(row, figures);
        QCOMPARE(card.freshness, Freshness::Stale);
        QCOMPARE(card.state, QStringLiteral("Running, as of 14:27"));
        QCOMPARE(card.look, views::StateLook::RunningOld);
        // A stopped one is read rarely, and its state counts.
        row.state = api::CampaignState::Stopped;
        row.changed = QDateTime::fromMSecsSinceEpoch(caseNow() - 19 * minute, Qt::UTC);
        card = made(row, figures);
        QCOMPARE(card.freshness, Freshness::Live);
        QCOMPARE(card.readAt, caseNow() - 2000);
        QCOMPARE(card.foot, QStringLiteral("Stopped since 14:12"));
        QVERIFY(card.canStart);
        row.changed = {};
        QCOMPARE(made(row, figures).foot, QStringLiteral("Stopped since before Outdial looked"));
        // The tenant is gone: why it does not dial is not known either.
        row = runningRow();
        QVERIFY(made(row, figures, {}, true).isOld()); // still the reading of three minutes ago
        QVERIFY(!made(row, figures, {}, true).notDialing);
        figures.readAt = caseNow() - 5000;
        QVERIFY(made(row, figures, {}, true).notDialing);
        card = made(row, figures, {}, false, Freshness::Offline);
        QCOMPARE(card.freshness, Freshness::Offline);
        QVERIFY(card.isOld());
    }

    void aFailedReadingIsNotLive()
    {
        models::CampaignRow row = runningRow();
        api::ApiError error;
        error.kind = api::ErrorKind::Server;
        error.httpStatus = 503;
        row.walkErrors.insert(QStringLiteral("i1"), error);
        models::MonitorFigures figures;
        figures.known = true;
        figures.readAt = caseNow() - 20'000;
        const CardData card = made(row, figures);
        QCOMPARE(card.freshness, Freshness::Stale);
        QCOMPARE(card.failure, QStringLiteral("Poll failed (503)."));
        QVERIFY(card.figuresFailed);
    }

    void quietAlertsAreNotShown()
    {
        models::Alert open;
        open.id = QStringLiteral("open");
        open.raised = QDateTime::fromMSecsSinceEpoch(caseNow() - 10 * minute, Qt::UTC);
        models::Alert newer = open;
        newer.id = QStringLiteral("newer");
        newer.raised = QDateTime::fromMSecsSinceEpoch(caseNow() - 5 * minute, Qt::UTC);
        models::Alert ended = open;
        ended.ended = QDateTime::fromMSecsSinceEpoch(caseNow() - minute, Qt::UTC);
        models::Alert seen = open;
        seen.acknowledged = QDateTime::fromMSecsSinceEpoch(caseNow() - minute, Qt::UTC);
        models::Alert snoozed = open;
        snoozed.snoozedUntil = QDateTime::fromMSecsSinceEpoch(caseNow() + minute, Qt::UTC);
        models::Alert awake = open;
        awake.id = QStringLiteral("awake");
        awake.raised = QDateTime::fromMSecsSinceEpoch(caseNow() - 20 * minute, Qt::UTC);
        awake.snoozedUntil = QDateTime::fromMSecsSinceEpoch(caseNow() - minute, Qt::UTC);
        const CardData card = made(runningRow(), {}, {awake, open, ended, seen, snoozed, newer});
        QStringList ids;
        for (const models::Alert &alert : card.alerts)
            ids.append(alert.id);
        QCOMPARE(ids, (QStringList{QStringLiteral("newer"), QStringLiteral("open"), QStringLiteral("awake")}));
    }
};

QTEST_MAIN(TestCardData)
#include "tst_carddata.moc"
