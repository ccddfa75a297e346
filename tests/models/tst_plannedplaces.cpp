// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A row that is moved to another place: which orders that takes.

#include <QtTest>

#include <models/campaigns/campaignplan.h>

#include <support/planbench.h>

using namespace outdial;
using models::CampaignPlan;
using models::PlannedInstance;
using testing::shown;
using testing::withOrders;

class TestPlannedPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("edits");

        QTest::newRow("neighbours change places") << "A1 C2 B3 D4 E5"
                                                  << "B" << 1 << "A1 B2 C3 D4 E5" << 2;
        QTest::newRow("behind the last") << "A1 B2 C3"
                                         << "B" << 2 << "A1 C3 B4" << 1;
        QTest::newRow("there is room") << "A10 B20 C30"
                                       << "C" << 1 << "A10 C11 B20" << 1;
        QTest::newRow("to the top") << "A1 B2 C3"
                                    << "C" << 0 << "C1 A2 B3" << 3;
        QTest::newRow("to the top, where there is room") << "A3 B5 C9"
                                                         << "C" << 0 << "C1 A3 B5" << 1;
        QTest::newRow("to the bottom") << "A1 B5 C9"
                                       << "A" << 2 << "B5 C9 A10" << 1;
        QTest::newRow("others make way, no more than needed") << "A1 B2 C3 D7 E8"
                                                              << "E" << 1 << "A1 E2 B3 C4 D7" << 3;
        QTest::newRow("it does not push the others beyond itself") << "A1 B2 C3 D9"
                                                                   << "D" << 1 << "A1 D2 B3 C4" << 3;
        QTest::newRow("before its equals") << "A1 B1 C1"
                                           << "C" << 0 << "C1 A2 B2" << 3 - 1;
        QTest::newRow("behind its equals") << "A1 B1 C1"
                                           << "A" << 2 << "B1 C1 A2" << 1;
        QTest::newRow("between its equals") << "A1 B1 C1"
                                            << "A" << 1 << "B1 A2 C3" << 2;
        QTest::newRow("between equals of another order") << "A1 B2 C2 D3"
                                                         << "A" << 1 << "B2 A3 C4 D5" << 3;
        QTest::newRow("equals move on together") << "A1 B2 C2 D3"
                                                 << "D" << 1 << "A1 D2 B3 C3" << 3;
        QTest::newRow("past one of two equals") << "A1 C2 D2 E3"
                                                << "C" << 2 << "A1 D2 C3 E4" << 2;
        QTest::newRow("where it is") << "A1 B1 C1"
                                     << "B" << 1 << "A1 B1 C1" << 0;
        QTest::newRow("beyond the end") << "A1 B2"
                                        << "A" << 99 << "B2 A3" << 1;
        QTest::newRow("before the start") << "A1 B2"
                                          << "B" << -1 << "B1 A2" << 2;
        QTest::newRow("unknown") << "A1 B2"
                                 << "X" << 0 << "A1 B2" << 0;
        QTest::newRow("no number is beyond the largest") << "A2147483646 B2147483647"
                                                         << "A" << 1 << "B1 A2147483646" << 1;
    }
    void places()
    {
        QFETCH(QString, before);
        QFETCH(QString, key);
        QFETCH(int, place);
        QFETCH(QString, after);
        QFETCH(int, edits);
        CampaignPlan plan;
        plan.rebase(withOrders(before));
        plan.moveTo(key, place);
        QCOMPARE(shown(plan), after);
        QCOMPARE(plan.changeCount(), edits);
        QCOMPARE(plan.undo(), edits > 0); // one step, whatever it changed
        QCOMPARE(shown(plan), before);
        QVERIFY(!plan.canUndo());
    }

    // Whatever is moved where: it is there afterwards, and the others stand to each other as before.
    void everyPlace()
    {
        const QStringList cases{QStringLiteral("A1 B1 C2 D2 E3"), QStringLiteral("A1 B2 C4 D4 E4"),
                                QStringLiteral("A2 B2 C2 D2 E2"), QStringLiteral("A5 B6 C7 D8 E9")};
        int moved = 0;
        for (const QString &before : cases) {
            for (int from = 0; from < 5; ++from) {
                for (int to = 0; to < 5; ++to) {
                    CampaignPlan plan;
                    plan.rebase(withOrders(before));
                    QStringList keys;
                    for (const PlannedInstance &instance : plan.instances())
                        keys << instance.key;
                    const QString key = keys.at(from);
                    plan.moveTo(key, to);
                    keys.move(from, to);
                    QStringList after;
                    for (const PlannedInstance &instance : plan.instances()) {
                        after << instance.key;
                        QVERIFY(instance.planned.order >= 1);
                    }
                    QVERIFY2(after == keys, qPrintable(before + u' ' + key + QString::number(to) + u' ' + shown(plan)));
                    for (const PlannedInstance &one : plan.instances()) {
                        for (const PlannedInstance &other : plan.instances()) {
                            if (one.key != key && other.key != key && one.now.order < other.now.order)
                                QVERIFY2(one.planned.order < other.planned.order, qPrintable(shown(plan)));
                        }
                    }
                    ++moved;
                }
            }
        }
        QCOMPARE(moved, 100);
    }
};

QTEST_GUILESS_MAIN(TestPlannedPlaces)
#include "tst_plannedplaces.moc"
