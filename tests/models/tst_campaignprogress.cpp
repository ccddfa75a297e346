// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// ProgressCounter by itself: each record counts once, whatever the pages repeat.

#include <QtTest>

#include <models/campaigns/progresscounter.h>

using namespace outdial;
using models::ProgressCounter;
using models::ProgressFigures;

namespace {

constexpr std::int64_t noon = 1'700'000'000'000; // 2023-11-14T22:13:20.000 UTC

struct Rec {
    QString phone;
    QString name;
    int attempts = 1;
    bool completed = false;
    int second = 0; // of the last attempt, after noon
};

QString time(int second)
{
    return QDateTime::fromMSecsSinceEpoch(noon + second * 1000, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
}

api::RecordPage page(const QList<Rec> &records, bool swapped = false)
{
    QStringList rows;
    for (const Rec &rec : records) {
        const QString phone = QStringLiteral(R"("phone": "%1")").arg(rec.phone);
        const QString name = QStringLiteral(R"("name": "%1")").arg(rec.name);
        rows << QStringLiteral(R"({"entry": {%1, %2}, "status": {"totalAttempts": %3, "completed": %4, "lastDate": "%5"}})")
                    .arg(swapped ? name : phone, swapped ? phone : name)
                    .arg(rec.attempts)
                    .arg(rec.completed ? QStringLiteral("true") : QStringLiteral("false"), time(rec.second));
    }
    const QString body = QStringLiteral(R"({"next_cursor": "x", "records": [%1]})").arg(rows.join(QStringLiteral(", ")));
    auto decoded = api::RecordPage::decodePage(body.toUtf8());
    Q_ASSERT(decoded);
    return std::move(*decoded);
}

void walk(ProgressCounter &counter, const QList<QList<Rec>> &pages, std::int64_t startedAt = noon + 3'600'000)
{
    counter.beginWalk(startedAt);
    for (const QList<Rec> &records : pages)
        counter.add(page(records));
    counter.endWalk();
}

#define COMPARE_FIGURES(counter, a, c, n)                                                                                        \
    do {                                                                                                                         \
        const auto figures = (counter).figures();                                                                                \
        QVERIFY(figures.has_value());                                                                                            \
        QCOMPARE(figures->attempted, qint64(a));                                                                                 \
        QCOMPARE(figures->completed, qint64(c));                                                                                 \
        QCOMPARE(figures->attempts, qint64(n));                                                                                  \
    } while (false)

QString phone(int number) { return QStringLiteral("1555010%1").arg(number, 4, 10, QLatin1Char('0')); }

} // namespace

class TestCampaignProgress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownIsNotZero()
    {
        ProgressCounter counter;
        QVERIFY(!counter.figures());
        counter.beginWalk(noon);
        counter.add(page({{phone(1), QStringLiteral("Ada")}}));
        QVERIFY(!counter.figures()); // not before the walk has ended
        counter.endWalk();
        COMPARE_FIGURES(counter, 1, 0, 1);
    }

    void anEmptyWalkIsZero()
    {
        ProgressCounter counter;
        walk(counter, {{}});
        COMPARE_FIGURES(counter, 0, 0, 0);
        QVERIFY(!counter.deltaStart(10'000));
    }

    void pagesAddUp()
    {
        ProgressCounter counter;
        // 3 + 2 records; completed: the second and the fifth; attempts 1 + 2 + 1 + 4 + 1
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 1, false, 1},
                        {phone(2), QStringLiteral("Bo"), 2, true, 2},
                        {phone(3), QStringLiteral("Cy"), 1, false, 3}},
                       {{phone(4), QStringLiteral("Di"), 4, false, 4}, {phone(5), QStringLiteral("Ed"), 1, true, 5}}});
        COMPARE_FIGURES(counter, 5, 2, 9);
        QCOMPARE(counter.figures()->lastAttempt, noon + 5'000);
        QVERIFY(!counter.figures()->approximate);
        QCOMPARE(counter.deltaStart(2'000), std::optional<std::int64_t>(noon + 3'000));
    }

    void overlapCountsOnce_data()
    {
        QTest::addColumn<bool>("keyed");
        QTest::newRow("keyed") << true;
        QTest::newRow("keyless") << false;
    }
    void overlapCountsOnce()
    {
        QFETCH(bool, keyed);
        ProgressCounter counter(keyed ? std::vector<std::string>{"phone"} : std::vector<std::string>());
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 1, false, 1}, {phone(2), QStringLiteral("Bo"), 1, false, 8}}});
        // The overlap repeats the second record as it was; the first was dialed again and completed; a third is new.
        const QList<Rec> delta{{phone(2), QStringLiteral("Bo"), 1, false, 8},
                               {phone(3), QStringLiteral("Cy"), 1, true, 9},
                               {phone(1), QStringLiteral("Ada"), 2, true, 10}};
        counter.add(page(delta));
        COMPARE_FIGURES(counter, 3, 2, 4);
        counter.add(page(delta));
        counter.add(page(delta, true)); // fields in another order: the same records
        COMPARE_FIGURES(counter, 3, 2, 4);
        QVERIFY(!counter.figures()->approximate);
        QCOMPARE(counter.figures()->lastAttempt, noon + 10'000);
    }

    // With a key, what else was edited in the entry does not matter.
    void anEditedEntryWithKey()
    {
        ProgressCounter counter({"phone"});
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 1, false, 1}}});
        counter.add(page({{phone(1), QStringLiteral("Ada Lovelace"), 2, true, 20}}));
        COMPARE_FIGURES(counter, 1, 1, 2);
    }

    // Without one it looks like another record; that is said, and a full walk corrects it.
    void anEditedEntryWithoutKey()
    {
        ProgressCounter counter;
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 1, false, 1}}});
        counter.add(page({{phone(1), QStringLiteral("Ada Lovelace"), 2, true, 20}}));
        QVERIFY(counter.figures()->approximate);
        QVERIFY(counter.wantsWalk());
        walk(counter, {{{phone(1), QStringLiteral("Ada Lovelace"), 2, true, 20}}});
        COMPARE_FIGURES(counter, 1, 1, 2);
        QVERIFY(!counter.wantsWalk());
    }

    // Three equal entries in a list without a key are three records.
    void equalEntriesInAWalk()
    {
        ProgressCounter counter;
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 1, false, 1}, {phone(1), QStringLiteral("Ada"), 1, false, 2}},
                       {{phone(1), QStringLiteral("Ada"), 3, true, 3}}});
        COMPARE_FIGURES(counter, 3, 1, 5);
        QVERIFY(counter.figures()->approximate);
    }

    void equalEntriesInDeltas()
    {
        ProgressCounter counter;
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 1, false, 1}, {phone(1), QStringLiteral("Ada"), 2, false, 2}}});
        // The one with two attempts gets its third and is completed; the overlap repeats it.
        counter.add(page({{phone(1), QStringLiteral("Ada"), 3, true, 7}}));
        COMPARE_FIGURES(counter, 2, 1, 4);
        counter.add(page({{phone(1), QStringLiteral("Ada"), 3, true, 7}}));
        COMPARE_FIGURES(counter, 2, 1, 4);
        // A third equal record, dialed for the first time: its attempt is no later state of the others.
        counter.add(page({{phone(1), QStringLiteral("Ada"), 1, false, 9}}));
        COMPARE_FIGURES(counter, 3, 1, 5);
    }

    // The walk is in the order of the last attempt: what is dialed while we walk comes a second time, at the end.
    void dialedDuringTheWalk()
    {
        for (const bool keyed : {true, false}) {
            ProgressCounter counter(keyed ? std::vector<std::string>{"phone"} : std::vector<std::string>());
            walk(counter,
                 {{{phone(1), QStringLiteral("Ada"), 1, false, 1}, {phone(2), QStringLiteral("Bo"), 1, false, 2}},
                  {{phone(1), QStringLiteral("Ada"), 2, true, 101}}},
                 noon + 100'000);
            COMPARE_FIGURES(counter, 2, 1, 3);
        }
    }

    // A second walk replaces the first: erased records are gone, and until it ends the old figures stay.
    void aSecondWalk()
    {
        ProgressCounter counter({"phone"});
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 2, true, 1}, {phone(2), QStringLiteral("Bo"), 1, false, 2}}});
        counter.beginWalk(noon + 5'000'000);
        counter.add(page({{phone(2), QStringLiteral("Bo"), 1, false, 2}}));
        COMPARE_FIGURES(counter, 2, 1, 3);
        counter.endWalk();
        COMPARE_FIGURES(counter, 1, 0, 1);

        counter.beginWalk(noon + 6'000'000);
        counter.add(page({{phone(9), QStringLiteral("Io"), 1, false, 3}}));
        counter.abandonWalk();
        COMPARE_FIGURES(counter, 1, 0, 1);
    }

    // A record that was reset by the tenant takes its old contribution back.
    void fewerAttemptsThanBefore()
    {
        ProgressCounter counter({"phone"});
        walk(counter, {{{phone(1), QStringLiteral("Ada"), 5, true, 1}}});
        counter.add(page({{phone(1), QStringLiteral("Ada"), 1, false, 50}}));
        COMPARE_FIGURES(counter, 1, 0, 1);
    }

    void memoryPerRecord()
    {
        ProgressCounter counter;
        counter.beginWalk(noon + 1'000'000'000);
        constexpr int pages = 100;
        constexpr int size = 1000;
        std::size_t worst = 0;
        for (int number = 0; number < pages; ++number) {
            QList<Rec> records;
            for (int row = 0; row < size; ++row)
                records << Rec{phone(number * size + row), QStringLiteral("Ada"), 1 + row % 3, row % 2 == 0, row % 60};
            counter.add(page(records));
            if (number > 2)
                worst = std::max(worst, counter.memoryUsed() / std::size_t((number + 1) * size));
        }
        counter.endWalk();
        // Rows 0...999 of a page: 334 with 1 attempt, 333 with 2, 333 with 3: 1999 attempts; 500 completed.
        COMPARE_FIGURES(counter, 100'000, 50'000, 199'900);
        QVERIFY(!counter.figures()->approximate);
        QVERIFY2(worst <= 32, qPrintable(QString::number(worst)));
    }
};

QTEST_GUILESS_MAIN(TestCampaignProgress)
#include "tst_campaignprogress.moc"
