// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is dialed next: by order, by ratio within one order, until the open records end.

#include <QtTest>

#include <models/campaigns/campaignplan.h>
#include <models/campaigns/dialsequence.h>

using namespace outdial;
using models::DialSource;

namespace {

// "A1x4": order 1, ratio 4; "/3": three open records; "-": off.
QList<DialSource> sources(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(-?)(\\w)(\\d+)x(\\d+)(?:/(\\d+))?$"));
    QList<DialSource> list;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const auto match = pattern.match(word);
        if (!match.hasMatch())
            qFatal("%s", qPrintable(word));
        DialSource source;
        source.key = match.captured(2);
        source.enabled = match.captured(1).isEmpty();
        source.order = match.captured(3).toInt();
        source.ratio = match.captured(4).toInt();
        if (!match.captured(5).isEmpty())
            source.open = match.captured(5).toLongLong();
        list << source;
    }
    return list;
}

QString letters(const QList<DialSource> &list, int count)
{
    QString text;
    for (const int index : models::dialSequence(list, count))
        text += list.at(index).key;
    return text;
}

api::ListInstance instance(const char *id, int order, int ratio, qint64 total)
{
    api::ListInstance list;
    list.listId = QStringLiteral("list-") + QLatin1String(id);
    list.listName = list.listId;
    list.instanceId = QLatin1String(id);
    list.enabled = true;
    list.order = order;
    list.dialingRatio = ratio;
    list.totalRecords = total;
    return list;
}

} // namespace

class TestDialSequence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sequence_data()
    {
        QTest::addColumn<QString>("lists");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("wanted");

        QTest::newRow("one order shares by ratio") << "A1x4 B1x2 C1x1" << 16 << "AAAABBCAAAABBCAA";
        QTest::newRow("a lower order goes first") << "B2x1 A1x1/3" << 6 << "AAABBB";
        QTest::newRow("and keeps all others waiting") << "A1x1 B2x9" << 5 << "AAAAA";
        QTest::newRow("ratio means nothing alone") << "A1x7/2 B2x3/2 C3x5" << 6 << "AABBCC";
        QTest::newRow("the other goes on alone") << "A1x2/3 B1x1" << 8 << "AABABBBB";
        QTest::newRow("off") << "-A1x1 B2x1 -C1x3" << 3 << "BBB";
        QTest::newRow("used up") << "A1x1/0 B1x1" << 3 << "BBB";
        QTest::newRow("ends with the open records") << "A1x2/2 B1x2/1 C2x1/1" << 61 << "AABC";
        QTest::newRow("nothing to dial") << "-A1x1 B1x1/0" << 61 << "";
        QTest::newRow("no list") << "" << 61 << "";
        QTest::newRow("none asked for") << "A1x1" << 0 << "";
        QTest::newRow("gaps between orders") << "A70x1/1 B4x1/1 C2000000000x1/1" << 9 << "BAC";
    }
    void sequence()
    {
        QFETCH(QString, lists);
        QFETCH(int, count);
        QFETCH(QString, wanted);
        QCOMPARE(letters(sources(lists), count), wanted);
    }

    void aHugeRatioDoesNotCount()
    {
        QCOMPARE(letters(sources(QStringLiteral("A1x2147483647 B1x2147483647")), 4), QStringLiteral("AAAA"));
    }

    // The tenant's order of the lists stays, so that one index means one list in both.
    void nowAndPlanned()
    {
        models::CampaignPlan plan;
        api::Campaign campaign;
        campaign.id = QStringLiteral("c");
        campaign.lists = {instance("a", 1, 4, 16'000), instance("b", 3, 1, 6'000), instance("c", 2, 2, 18'000)};
        plan.rebase(campaign);
        plan.setOrder(QStringLiteral("b"), 2);
        plan.setOrder(QStringLiteral("c"), 3);
        plan.setRatio(QStringLiteral("c"), 3);
        plan.setEnabled(QStringLiteral("a"), false);
        api::BindListRequest request;
        request.listId = QStringLiteral("list-n");
        request.enabled = true;
        request.order = 9;
        const QString fresh = plan.bind(request, QStringLiteral("New"), 500);

        models::ProgressFigures figures;
        figures.attempted = 1'578;
        figures.completed = 880;
        const auto both = models::dialComparison(plan, {{QStringLiteral("b"), figures}});
        const auto describe = [](const QList<DialSource> &list) {
            QStringList words;
            for (const DialSource &source : list)
                words << QStringLiteral("%1%2 %3x%4 %5")
                             .arg(source.enabled ? QString() : QStringLiteral("-"), source.key)
                             .arg(source.order)
                             .arg(source.ratio)
                             .arg(source.open ? QString::number(*source.open) : QStringLiteral("?"));
            return words.join(QStringLiteral(", "));
        };
        QCOMPARE(describe(both.now),
                 QString(QStringLiteral("a 1x4 ?, b 3x1 5120, c 2x2 ?, -") + fresh + QStringLiteral(" 1x1 500")));
        QCOMPARE(describe(both.planned),
                 QString(QStringLiteral("-a 1x4 ?, b 2x1 5120, c 3x3 ?, ") + fresh + QStringLiteral(" 9x1 500")));
    }

    // More completed than there are records: some were deleted since they were counted.
    void neverFewerThanNoneOpen()
    {
        models::CampaignPlan plan;
        api::Campaign campaign;
        campaign.id = QStringLiteral("c");
        campaign.lists = {instance("a", 1, 1, 10)};
        plan.rebase(campaign);
        models::ProgressFigures figures;
        figures.completed = 12;
        QCOMPARE(models::dialComparison(plan, {{QStringLiteral("a"), figures}}).now.constFirst().open, std::optional<qint64>(0));
    }
};

QTEST_GUILESS_MAIN(TestDialSequence)
#include "tst_dialsequence.moc"
