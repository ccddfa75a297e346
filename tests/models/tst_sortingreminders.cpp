// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which lists were edited since their sorting was applied, over a restart.

#include <QSignalSpy>
#include <QSqlQuery>
#include <QtTest>

#include <models/campaigns/sortingreminders.h>

#include <support/planbench.h>

using namespace outdial;
using models::SortingReminder;
using models::SortingReminders;

namespace {

const QString tenant = QStringLiteral("alderbrook");
const QString listA = QStringLiteral("list-a");

api::Sorting sorting(api::SortingType type)
{
    api::Sorting one;
    one.type = type;
    return one;
}

// Instances: n natural, r random, k custom of list-a; x custom of list-x.
models::CampaignRow row()
{
    models::CampaignRow row;
    row.id = QStringLiteral("c");
    api::ListInstance natural = testing::listInstance(QStringLiteral("n"), 1);
    natural.listId = listA;
    api::ListInstance random = testing::listInstance(QStringLiteral("r"), 3);
    random.listId = listA;
    random.sorting = sorting(api::SortingType::Random);
    api::ListInstance custom = testing::listInstance(QStringLiteral("k"), 2);
    custom.listId = listA;
    custom.instanceName = QStringLiteral("By priority");
    custom.sorting = testing::sortedBy({QStringLiteral("priority")});
    api::ListInstance other = testing::listInstance(QStringLiteral("x"), 4);
    other.sorting = testing::sortedBy({QStringLiteral("priority")});
    row.detail = testing::campaignWith({natural, random, custom, other});
    return row;
}

QString said(const SortingReminders &reminders)
{
    QStringList words;
    for (const SortingReminder &reminder : reminders.forCampaign(row()))
        words << reminder.instanceId + QLatin1Char(' ') + QString::number(reminder.records);
    return words.join(QStringLiteral(", "));
}

} // namespace

class TestSortingReminders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsAndSorting()
    {
        SortingReminders reminders(nullptr, tenant);
        QSignalSpy changed(&reminders, &SortingReminders::changed);
        QCOMPARE(said(reminders), QString());
        reminders.edited(listA, 5);
        reminders.edited(listA, 7);
        reminders.edited(listA, 0);
        reminders.edited(QString(), 3);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.at(0).at(0).toString(), listA);
        // In dialing order; the natural one has nothing to apply.
        QCOMPARE(said(reminders), QStringLiteral("k 12, r 12"));

        reminders.applied(QStringLiteral("k"), listA);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(said(reminders), QStringLiteral("r 12")); // each instance by itself
        reminders.edited(listA, 1);
        QCOMPARE(said(reminders), QStringLiteral("k 1, r 13"));
        QCOMPARE(reminders.editsSince(QStringLiteral("k"), listA), 1);
        reminders.applied(QStringLiteral("k"), listA);
        reminders.applied(QStringLiteral("r"), listA);
        QCOMPARE(said(reminders), QString());
        reminders.edited(QStringLiteral("list-x"), 2);
        QCOMPARE(said(reminders), QStringLiteral("x 2"));
        reminders.forgetList(QStringLiteral("list-x"));
        QCOMPARE(said(reminders), QString());
    }

    void aCampaignThatWasNotRead()
    {
        SortingReminders reminders(nullptr, tenant);
        reminders.edited(listA, 1);
        QVERIFY(reminders.forCampaign(models::CampaignRow()).isEmpty());
    }

    void overARestart()
    {
        const models::StorePtr store = models::Store::open(QString()).value();
        {
            SortingReminders reminders(store, tenant, [] { return 1'700'000'000'000; });
            reminders.edited(listA, 5);
            reminders.applied(QStringLiteral("k"), listA);
            reminders.edited(listA, 2);
            reminders.edited(QStringLiteral("list-x"), 4);
            reminders.edited(QStringLiteral("list-y"), 4);
            reminders.forgetList(QStringLiteral("list-y"));
        } // what was asked for is written by now
        QSqlQuery query(store->database());
        QVERIFY(query.exec(QStringLiteral("SELECT list_id, records, last_edit FROM edited_list ORDER BY list_id")));
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toString(), listA);
        QCOMPARE(query.value(1).toLongLong(), 7);
        QCOMPARE(query.value(2).toLongLong(), 1'700'000'000'000);
        QVERIFY(query.next());
        QVERIFY(!query.next());

        SortingReminders reminders(store, tenant);
        QCOMPARE(said(reminders), QStringLiteral("k 2, r 7, x 4"));
        reminders.edited(listA, 1);
        reminders.applied(QStringLiteral("x"), QStringLiteral("list-x"));
        QCOMPARE(said(reminders), QStringLiteral("k 3, r 8"));
        SortingReminders another(store, QStringLiteral("another tenant"));
        QCOMPARE(said(another), QString());
    }

    // Two windows on one store: neither overwrites what the other counted.
    void twoWindows()
    {
        const models::StorePtr store = models::Store::open(QString()).value();
        {
            SortingReminders one(store, tenant);
            SortingReminders other(store, tenant);
            one.edited(listA, 5);
            other.edited(listA, 6);
        }
        {
            SortingReminders reminders(store, tenant);
            QCOMPARE(said(reminders), QStringLiteral("k 11, r 11"));
            {
                SortingReminders other(store, tenant);
                other.edited(listA, 3);
            }
            reminders.applied(QStringLiteral("k"), listA); // sorts what the other one edited, too
        }
        SortingReminders reminders(store, tenant);
        QCOMPARE(said(reminders), QStringLiteral("r 14"));
    }

    void words()
    {
        SortingReminders reminders(nullptr, tenant);
        reminders.edited(listA, 12);
        const QList<SortingReminder> list = reminders.forCampaign(row());
        QCOMPARE(list.size(), 2);
        QCOMPARE(models::reminderTitle(list.at(0)), QStringLiteral("12 record(s) of “By priority” were edited."));
        QCOMPARE(models::reminderText(list.at(0)),
                 QStringLiteral("Its sorting is from before the edits until it is applied again."));
        QVERIFY(models::reminderTitle(list.at(1)).contains(QLatin1String("List r"))); // it has no name of its own
        QVERIFY(models::reminderText(list.at(1)) != models::reminderText(list.at(0)));
    }
};

QTEST_GUILESS_MAIN(TestSortingReminders)
#include "tst_sortingreminders.moc"
