// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of the large monitor: agents of the last hour, and the points of a chart in numbers.

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <models/monitor/agentsmodel.h>
#include <models/monitor/chartmodel.h>

using namespace outdial;
using models::AgentFigures;
using models::AgentsModel;
using models::Chart;
using models::ChartModel;
using models::ChartPoint;
using models::ChartSpan;

namespace {

// Thursday, 14 November 2024, 14:31:00 UTC.
const qint64 now = QDateTime(QDate(2024, 11, 14), QTime(14, 31), Qt::UTC).toMSecsSinceEpoch();

// agent, attempts, completions, connects, talk seconds, last attempt so many seconds ago
AgentFigures agent(const QString &name, qint64 attempts, qint64 done, qint64 connects, qint64 talk, qint64 ago)
{
    return {name, attempts, done, connects, talk, now - ago * 1000};
}

const QString mira = QStringLiteral("mira.falkenrath");
const QString priya = QStringLiteral("priya.castellan");
const QString zeidler = QStringLiteral("h.zeidler");

QList<AgentFigures> agents()
{
    return {agent(zeidler, 120, 31, 0, 0, 48 * 60), agent(mira, 1412, 188, 200, 30'200, 12),
            agent(priya, 391, 166, 180, 21'960, 61)};
}

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

Chart chart(ChartSpan span, qint64 step, qint64 first, const QList<double> &rates)
{
    Chart made;
    made.span = span;
    made.step = step;
    made.from = first;
    for (int i = 0; i < rates.size(); ++i)
        made.points.append({first + i * step, std::max(0.0, rates[i]), std::max(0.0, rates[i] / 2), rates[i] >= 0});
    made.to = first + rates.size() * step;
    return made;
}

} // namespace

class TestAgentsModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void writesDurations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << 11.0 << QStringLiteral("0:11");
        QTest::newRow("rounded up") << 59.6 << QStringLiteral("1:00");
        QTest::newRow("minutes") << 134.2 << QStringLiteral("2:14");
        QTest::newRow("hours") << 3723.0 << QStringLiteral("1:02:03");
        QTest::newRow("nothing") << 0.0 << QStringLiteral("0:00");
    }
    void writesDurations()
    {
        QFETCH(double, seconds);
        QTEST(models::durationText(seconds), "text");
    }

    void showsTheBusiestFirst()
    {
        AgentsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAgents(agents(), now);
        QCOMPARE(column(model, AgentsModel::Agent), (QStringList{mira, priya, zeidler}));
        QCOMPARE(column(model, AgentsModel::Attempts),
                 (QStringList{QStringLiteral("1,412"), QStringLiteral("391"), QStringLiteral("120")}));
        QCOMPARE(column(model, AgentsModel::Done),
                 (QStringList{QStringLiteral("188"), QStringLiteral("166"), QStringLiteral("31")}));
        // 30,200 s in 200 connects are 151 s; 21,960 in 180 are 122; none has no mean.
        QCOMPARE(column(model, AgentsModel::Talk),
                 (QStringList{QStringLiteral("2:31"), QStringLiteral("2:02"), QStringLiteral("—")}));
        QCOMPARE(column(model, AgentsModel::Last),
                 (QStringList{QStringLiteral("12 s"), QStringLiteral("1 min"), QStringLiteral("48 min")}));
        QCOMPARE(model.index(2, AgentsModel::Talk).data(Qt::AccessibleTextRole).toString(), QStringLiteral("no connect"));
        QCOMPARE(model.index(0, AgentsModel::Last).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("last attempt 12 s ago"));
        QVERIFY(model.index(0, AgentsModel::Attempts).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }

    void sortsByEachColumn_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("names");
        const QStringList byName{zeidler, mira, priya};
        QTest::newRow("name up") << int(AgentsModel::Agent) << Qt::AscendingOrder << byName;
        QTest::newRow("name down") << int(AgentsModel::Agent) << Qt::DescendingOrder << QStringList{priya, mira, zeidler};
        QTest::newRow("attempts up") << int(AgentsModel::Attempts) << Qt::AscendingOrder << QStringList{zeidler, priya, mira};
        QTest::newRow("done down") << int(AgentsModel::Done) << Qt::DescendingOrder << QStringList{mira, priya, zeidler};
        QTest::newRow("talk up") << int(AgentsModel::Talk) << Qt::AscendingOrder << QStringList{priya, mira, zeidler};
        QTest::newRow("talk down") << int(AgentsModel::Talk) << Qt::DescendingOrder << QStringList{mira, priya, zeidler};
        QTest::newRow("youngest first") << int(AgentsModel::Last) << Qt::AscendingOrder << QStringList{mira, priya, zeidler};
        QTest::newRow("oldest first") << int(AgentsModel::Last) << Qt::DescendingOrder << QStringList{zeidler, priya, mira};
    }
    void sortsByEachColumn()
    {
        QFETCH(int, by);
        QFETCH(Qt::SortOrder, order);
        AgentsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAgents(agents(), now);
        model.sort(by, order);
        QTEST(column(model, AgentsModel::Agent), "names");
    }

    void changesKeepTheRows()
    {
        AgentsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setAgents(agents(), now);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex priyas(model.index(1, AgentsModel::Agent));
        // Priya overtakes Mira, Zeidler made no attempt in this hour any more, somebody new comes.
        QList<AgentFigures> later = agents();
        later[2].attempts = 2'000;
        later.removeFirst();
        later.append(agent(QStringLiteral("t.hernquist"), 377, 150, 160, 25'600, 1));
        model.setAgents(later, now);
        QCOMPARE(column(model, AgentsModel::Agent), (QStringList{priya, mira, QStringLiteral("t.hernquist")}));
        QVERIFY(priyas.isValid());
        QCOMPARE(priyas.row(), 0);
        QCOMPARE(priyas.data().toString(), priya);
        QCOMPARE(resets.count(), 0);
        model.setAgents({}, now);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!priyas.isValid());
    }

    void agesGoOn()
    {
        AgentsModel model;
        model.setAgents(agents(), now);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setNow(now + 47'000);
        QCOMPARE(column(model, AgentsModel::Last),
                 (QStringList{QStringLiteral("59 s"), QStringLiteral("1 min"), QStringLiteral("48 min")}));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().column(), int(AgentsModel::Last));
        // A clock that is behind the tenant's shows no negative age.
        model.setNow(now - 60'000);
        QCOMPARE(column(model, AgentsModel::Last).first(), QStringLiteral("0 s"));
    }

    void chartAsATable()
    {
        ChartModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChart(chart(ChartSpan::Hour, 60'000, now - 180'000, {102, -1, 1'240}));
        QCOMPARE(model.rowCount(), 3);
        // The newest first; 14:29 was not read, which is not zero.
        QCOMPARE(column(model, ChartModel::Time),
                 (QStringList{QStringLiteral("14:30"), QStringLiteral("14:29"), QStringLiteral("14:28")}));
        QCOMPARE(column(model, ChartModel::Attempts),
                 (QStringList{QStringLiteral("1,240"), QStringLiteral("not read"), QStringLiteral("102")}));
        QCOMPARE(column(model, ChartModel::Completions),
                 (QStringList{QStringLiteral("620"), QStringLiteral("not read"), QStringLiteral("51")}));
        QVERIFY(!model.index(1, 0).data(ChartModel::KnownRole).toBool());
        QCOMPARE(model.textOf({}), QStringLiteral("Time\tAttempts a minute\tCompletions a minute\n"
                                                  "2024-11-14 14:28\t102\t51\n"
                                                  "2024-11-14 14:29\t\t\n"
                                                  "2024-11-14 14:30\t1240\t620\n"));
        QCOMPARE(model.textOf({0, 2}), QStringLiteral("Time\tAttempts a minute\tCompletions a minute\n"
                                                      "2024-11-14 14:28\t102\t51\n"
                                                      "2024-11-14 14:30\t1240\t620\n"));
    }

    void chartOfLongerSpans()
    {
        ChartModel model;
        model.setChart(chart(ChartSpan::Day, 900'000, now - 60'000, {4.25}));
        QCOMPARE(column(model, ChartModel::Time), QStringList{QStringLiteral("14:30 to 14:45")});
        QCOMPARE(column(model, ChartModel::Completions), QStringList{QStringLiteral("2.1")});
        model.setChart(chart(ChartSpan::Week, 3'600'000, now - 31 * 60'000, {10}));
        QCOMPARE(column(model, ChartModel::Time), QStringList{QStringLiteral("Thu 14:00 to 15:00")});
    }

    void timeGoesOnInTheTable()
    {
        ChartModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChart(chart(ChartSpan::Hour, 60'000, now - 180'000, {1, 2, 3}));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex second(model.index(1, 0)); // 14:29
        model.setChart(chart(ChartSpan::Hour, 60'000, now - 60'000, {7, 8, 9}));
        QCOMPARE(column(model, ChartModel::Attempts),
                 (QStringList{QStringLiteral("9"), QStringLiteral("8"), QStringLiteral("7")}));
        QVERIFY(!second.isValid()); // it left
        QCOMPARE(resets.count(), 0);
        // Another span is another query, and so is a hole in the steps.
        model.setChart(chart(ChartSpan::Day, 900'000, now, {1}));
        QCOMPARE(resets.count(), 1);
        model.setChart(chart(ChartSpan::Day, 900'000, now + 9'000'000, {1}));
        QCOMPARE(resets.count(), 2);
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAgentsModel)
#include "tst_agentsmodel.moc"
