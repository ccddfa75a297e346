// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of a campaign's lists, now and planned, under the item model tester.

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/plannedlistsmodel.h>

#include <support/planbench.h>

using namespace outdial;
using models::CampaignPlan;
using models::PlannedListsModel;
using testing::campaignWith;
using testing::listInstance;

namespace {

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

// As in the picture of the page.
api::Campaign spring()
{
    api::ListInstance west = listInstance(a, 1, 4, 16'000);
    west.instanceName = QStringLiteral("Renewals west A–K");
    west.sorting = testing::sortedBy({QStringLiteral("-priority"), QStringLiteral("renewal_date")});
    api::ListInstance second = listInstance(c, 2, 2, 18'000);
    api::ListInstance late = listInstance(b, 3, 1, 6'000);
    late.instanceName = QStringLiteral("Late sign-ups");
    late.sorting.type = api::SortingType::Random;
    return campaignWith({west, second, late});
}

models::CampaignRow rowOf(const api::Campaign &campaign)
{
    models::CampaignRow row;
    row.id = campaign.id;
    row.state = api::CampaignState::Running;
    row.detail = campaign;
    models::ProgressFigures figures;
    figures.attempted = 14'016;
    figures.completed = 9'120;
    row.figures.insert(a, figures);
    return row;
}

struct Table {
    CampaignPlan plan;
    PlannedListsModel model{plan};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Table() { plan.rebase(spring()); }
    QString keys() const
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row)
            text += model.keyAt(row);
        return text;
    }
    QString letters() const
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row)
            text += QChar(u'A' + model.index(row, 0).data(PlannedListsModel::LetterRole).toInt());
        return text;
    }
    QModelIndex cell(const QString &key, int column) const { return model.index(model.rowOf(key), column); }
    QString text(const QString &key, int column) const { return cell(key, column).data().toString(); }
    QString said(const QString &key, int column) const { return cell(key, column).data(Qt::AccessibleTextRole).toString(); }
};

} // namespace

class TestPlannedLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void cells()
    {
        Table table;
        table.model.setFigures(nullptr, false);
        QCOMPARE(table.keys(), QStringLiteral("acb"));
        QCOMPARE(table.letters(), QStringLiteral("ABC"));
        QCOMPARE(table.text(a, PlannedListsModel::Order), QStringLiteral("1"));
        QCOMPARE(table.text(a, PlannedListsModel::Instance), QStringLiteral("Renewals west A–K"));
        QCOMPARE(table.text(c, PlannedListsModel::Instance), QStringLiteral("List c"));
        QCOMPARE(table.cell(a, 0).data(PlannedListsModel::ListNameRole).toString(), QStringLiteral("List a"));
        QCOMPARE(table.text(a, PlannedListsModel::Ratio), QStringLiteral("4"));
        QCOMPARE(table.text(a, PlannedListsModel::Sorting), QStringLiteral("priority ↓, renewal_date ↑"));
        QCOMPARE(table.text(b, PlannedListsModel::Sorting), QStringLiteral("Random"));
        QCOMPARE(table.text(a, PlannedListsModel::Enabled), QStringLiteral("On"));
        QCOMPARE(table.cell(a, PlannedListsModel::Enabled).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        // Not read is not zero.
        QCOMPARE(table.text(a, PlannedListsModel::Completed), QStringLiteral("not read yet"));
        QCOMPARE(table.text(a, PlannedListsModel::Penetration), QStringLiteral("—"));
        QVERIFY(!table.cell(a, 0).data(PlannedListsModel::CompletedRole).isValid());
        QCOMPARE(table.said(a, PlannedListsModel::Completed), QStringLiteral("Completed: not read yet"));

        models::CampaignRow row = rowOf(spring());
        api::ApiError error;
        error.kind = api::ErrorKind::Server;
        error.httpStatus = 503;
        row.walkErrors.insert(c, error);
        table.model.setFigures(&row, false);
        // 9120 / 16000 = 57 %, 14016 / 16000 = 87.6 %
        QCOMPARE(table.text(a, PlannedListsModel::Completed), QStringLiteral("57.0%"));
        QCOMPARE(table.cell(a, 0).data(PlannedListsModel::CountRole).toString(), QStringLiteral("9,120 of 16,000"));
        QCOMPARE(table.text(a, PlannedListsModel::Penetration), QStringLiteral("87.6%"));
        QCOMPARE(table.cell(a, 0).data(PlannedListsModel::CompletedRole).toLongLong(), 9'120);
        QCOMPARE(table.cell(a, 0).data(PlannedListsModel::AttemptedRole).toLongLong(), 14'016);
        QCOMPARE(table.cell(a, 0).data(PlannedListsModel::TotalRole).toLongLong(), 16'000);
        QVERIFY(table.cell(a, 0).data(PlannedListsModel::RunningRole).toBool());
        QCOMPARE(table.said(a, PlannedListsModel::Completed), QStringLiteral("57.0%, 9,120 of 16,000 completed"));
        QCOMPARE(table.said(a, PlannedListsModel::Penetration), QStringLiteral("87.6%, 14,016 of 16,000 attempted"));
        QCOMPARE(table.text(c, PlannedListsModel::Completed), QStringLiteral("could not be read"));
        QVERIFY(table.cell(c, PlannedListsModel::Completed).data(Qt::ToolTipRole).toString().contains(QLatin1String("503")));
        table.model.setFigures(&row, true);
        QVERIFY(!table.cell(a, 0).data(PlannedListsModel::RunningRole).toBool());
    }

    void edits()
    {
        Table table;
        QVERIFY(table.model.setData(table.cell(b, PlannedListsModel::Order), 2, Qt::EditRole));
        QVERIFY(table.model.setData(table.cell(c, PlannedListsModel::Order), QStringLiteral("3"), Qt::EditRole));
        QVERIFY(table.model.setData(table.cell(c, PlannedListsModel::Ratio), 3, Qt::EditRole));
        QVERIFY(table.model.setData(table.cell(a, PlannedListsModel::Enabled), int(Qt::Unchecked), Qt::CheckStateRole));
        QVERIFY(table.model.setData(table.cell(c, PlannedListsModel::Instance), QStringLiteral("West L–Z"), Qt::EditRole));
        table.plan.setSorting(b, testing::sortedBy({QStringLiteral("-signup_date")}));

        QCOMPARE(table.keys(), QStringLiteral("abc"));
        QCOMPARE(table.letters(), QStringLiteral("ACB")); // they stay with their instance
        const QModelIndex order = table.cell(b, PlannedListsModel::Order);
        QVERIFY(order.data(PlannedListsModel::EditedRole).toBool());
        QCOMPARE(order.data(PlannedListsModel::NowRole).toInt(), 3);
        QCOMPARE(order.data(PlannedListsModel::PlannedRole).toInt(), 2);
        QCOMPARE(order.data(PlannedListsModel::BeforeRole).toString(), QStringLiteral("3"));
        QCOMPARE(order.data(Qt::EditRole).toInt(), 2);
        QCOMPARE(table.said(b, PlannedListsModel::Order), QStringLiteral("Order 2, was 3"));
        QCOMPARE(table.said(b, PlannedListsModel::Sorting), QStringLiteral("Sorting signup_date ↓, was Random"));
        QCOMPARE(table.said(c, PlannedListsModel::Ratio), QStringLiteral("Ratio 3, was 2"));
        QCOMPARE(table.said(a, PlannedListsModel::Enabled), QStringLiteral("Off, was On"));
        QCOMPARE(table.said(c, PlannedListsModel::Instance), QStringLiteral("West L–Z, list List c, was List c"));
        QCOMPARE(table.said(a, PlannedListsModel::Ratio), QStringLiteral("Ratio 4"));
        QVERIFY(!table.cell(a, PlannedListsModel::Ratio).data(PlannedListsModel::EditedRole).toBool());
        QVERIFY(table.cell(a, PlannedListsModel::Ratio).data(PlannedListsModel::PendingRole).toBool()); // its row

        // Nobody else edits, and what a view clears after a drag stays.
        QVERIFY(!table.model.setData(table.cell(a, PlannedListsModel::Order), 0, Qt::EditRole));
        QVERIFY(!table.model.setData(table.cell(a, PlannedListsModel::Ratio), QStringLiteral("x"), Qt::EditRole));
        QVERIFY(!table.model.setData(table.cell(a, PlannedListsModel::Instance), QVariant(), Qt::EditRole));
        QVERIFY(!table.model.setData(table.cell(a, PlannedListsModel::Enabled), QVariant(), Qt::CheckStateRole));
        QVERIFY(!table.model.setData(table.cell(a, PlannedListsModel::Completed), 5, Qt::EditRole));
        QVERIFY(!table.model.setData(table.cell(a, PlannedListsModel::Order), 5, Qt::DisplayRole));
        QCOMPARE(table.plan.find(a)->edited, QList{models::InstanceProperty::Enabled});
    }

    void changedElsewhere()
    {
        Table table;
        table.plan.setRatio(b, 5);
        api::Campaign other = spring();
        other.lists[2].dialingRatio = 9;
        table.plan.rebase(other);
        QVERIFY(table.cell(b, PlannedListsModel::Ratio).data(PlannedListsModel::ElsewhereRole).toBool());
        QCOMPARE(table.said(b, PlannedListsModel::Ratio), QStringLiteral("Ratio 5, was 9, changed elsewhere meanwhile"));
        QVERIFY(table.cell(b, PlannedListsModel::Ratio).data(Qt::ToolTipRole).toString().contains(QLatin1String("9")));
    }

    void signalsAreSmall()
    {
        Table table;
        QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
        QSignalSpy moved(&table.model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);
        const QPersistentModelIndex late = table.cell(b, PlannedListsModel::Order);

        table.plan.setRatio(a, 9);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 0);
        table.plan.moveTo(b, 0);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(late.row(), 0);
        table.plan.moveTo(b, 2); // down, in one move too
        QCOMPARE(moved.size(), 2);
        QCOMPARE(late.row(), 2);
        QCOMPARE(table.keys(), QStringLiteral("acb"));
        changed.clear();
        table.plan.rebase(spring()); // nothing new
        QCOMPARE(changed.size(), 0);

        api::Campaign fewer = spring();
        fewer.lists.removeAt(1);
        table.plan.rebase(fewer);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(table.keys(), QStringLiteral("ab"));
        table.plan.rebase(spring());
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(table.letters(), QStringLiteral("ABC")); // the letter was kept for it
        QCOMPARE(reset.size(), 0);

        api::Campaign another = spring();
        another.id = QStringLiteral("another");
        another.lists.removeFirst();
        table.plan.rebase(another);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(table.letters(), QStringLiteral("AB"));
    }

    // However the orders change: the rows are where the plan has them.
    void anyOrder()
    {
        QList<api::ListInstance> lists;
        for (int i = 0; i < 6; ++i)
            lists << listInstance(QString(QChar(u'p' + i)), i + 1);
        Table table;
        api::Campaign campaign = campaignWith(lists);
        table.plan.rebase(campaign);
        QRandomGenerator random(7);
        for (int round = 0; round < 200; ++round) {
            for (api::ListInstance &list : campaign.lists)
                list.order = random.bounded(1, 8);
            table.plan.rebase(campaign);
            QString wanted;
            for (const models::PlannedInstance &instance : table.plan.instances())
                wanted += instance.key;
            QCOMPARE(table.keys(), wanted);
        }
    }

    void listsToBind()
    {
        Table table;
        models::CampaignRow row = rowOf(spring());
        table.model.setFigures(&row, false);
        api::BindListRequest request;
        request.listId = QStringLiteral("list-n");
        request.order = 2;
        const QString key = table.plan.bind(request, QStringLiteral("Spring leads"), 700);
        QCOMPARE(table.model.rowOf(key), 2); // behind the one that has this order
        QVERIFY(table.cell(key, 0).data(PlannedListsModel::NewRole).toBool());
        QVERIFY(table.cell(key, 0).data(PlannedListsModel::PendingRole).toBool());
        QCOMPARE(table.text(key, PlannedListsModel::Completed), QStringLiteral("not bound yet"));
        QCOMPARE(table.said(key, PlannedListsModel::Instance), QStringLiteral("Spring leads, to be bound"));
        QVERIFY(!table.cell(key, PlannedListsModel::Order).data(PlannedListsModel::NowRole).isValid());
        QVERIFY(!table.cell(key, 0).data(PlannedListsModel::RunningRole).toBool());
        QCOMPARE(table.letters(), QStringLiteral("ABDC"));

        // Bound: the same row goes on, with its letter.
        const QPersistentModelIndex place = table.cell(key, PlannedListsModel::Order);
        QSignalSpy removed(&table.model, &QAbstractItemModel::rowsRemoved);
        table.plan.applied(key, QStringLiteral("n"));
        QVERIFY(place.isValid());
        QCOMPARE(place.data(PlannedListsModel::KeyRole).toString(), QStringLiteral("n"));
        QVERIFY(!place.data(PlannedListsModel::NewRole).toBool());
        QCOMPARE(removed.size(), 0);
        QCOMPARE(table.letters(), QStringLiteral("ABDC"));
    }

    void dragAndDrop_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("before"); // row; -1: below all of them
        QTest::addColumn<QString>("wanted");
        QTest::newRow("up") << b << 1 << "abc";
        QTest::newRow("to the top") << b << 0 << "bac";
        QTest::newRow("down") << a << 2 << "cab";
        QTest::newRow("to the end") << a << 3 << "cba";
        QTest::newRow("below all") << a << -1 << "cba";
        QTest::newRow("before itself") << c << 1 << "acb";
        QTest::newRow("behind itself") << c << 2 << "acb";
    }
    void dragAndDrop()
    {
        QFETCH(QString, key);
        QFETCH(int, before);
        QFETCH(QString, wanted);
        Table table;
        const std::unique_ptr<QMimeData> data(table.model.mimeData({table.cell(key, 0), table.cell(key, 1)}));
        QVERIFY(data);
        QVERIFY(data->hasFormat(table.model.mimeTypes().constFirst()));
        QVERIFY(table.model.canDropMimeData(data.get(), Qt::MoveAction, before, 0, {}));
        QVERIFY(table.model.dropMimeData(data.get(), Qt::MoveAction, before, 0, {}));
        QCOMPARE(table.keys(), wanted);
        QCOMPARE(table.plan.isEmpty(), wanted == QLatin1String("acb"));
        // What the view asks for after a move.
        QVERIFY(!table.model.removeRows(0, 1));
        QCOMPARE(table.model.rowCount(), 3);
    }

    void nothingElseIsDropped()
    {
        Table table;
        QMimeData text;
        text.setText(QStringLiteral("a"));
        QVERIFY(!table.model.dropMimeData(&text, Qt::MoveAction, 0, 0, {}));
        const std::unique_ptr<QMimeData> row(table.model.mimeData({table.cell(b, 0)}));
        QVERIFY(!table.model.dropMimeData(row.get(), Qt::CopyAction, 0, 0, {}));
        Table other;
        api::Campaign campaign = spring();
        campaign.id = QStringLiteral("another");
        other.plan.rebase(campaign);
        QVERIFY(!other.model.dropMimeData(row.get(), Qt::MoveAction, 0, 0, {}));
        QVERIFY(table.plan.isEmpty());
        QVERIFY(other.plan.isEmpty());
        QCOMPARE(table.model.mimeData({}), nullptr);
        QVERIFY(table.model.flags({}).testFlag(Qt::ItemIsDropEnabled));
        QVERIFY(!table.model.flags(table.cell(a, 0)).testFlag(Qt::ItemIsDropEnabled));
        QVERIFY(table.model.flags(table.cell(a, 0)).testFlag(Qt::ItemIsDragEnabled));
    }

    void byKeys()
    {
        Table table;
        QVERIFY(!table.model.moveBy(0, -1));
        QVERIFY(!table.model.moveBy(2, 1));
        QVERIFY(!table.model.moveBy(-1, 1));
        QVERIFY(table.plan.isEmpty());
        QVERIFY(table.model.moveBy(2, -1));
        QCOMPARE(table.keys(), QStringLiteral("abc"));
        QVERIFY(table.model.moveBy(0, 1));
        QCOMPARE(table.keys(), QStringLiteral("bac"));
    }

    void headers()
    {
        Table table;
        QStringList titles;
        for (int column = 0; column < table.model.columnCount(); ++column)
            titles << table.model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QCOMPARE(titles, (QStringList{QString(), QStringLiteral("Order"), QStringLiteral("List instance"),
                                      QStringLiteral("Ratio"), QStringLiteral("Sorting"), QStringLiteral("Completed"),
                                      QStringLiteral("Penetration"), QStringLiteral("Enabled")}));
        QVERIFY(!table.model.headerData(0, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPlannedLists)
#include "tst_plannedlists.moc"
