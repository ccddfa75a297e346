// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be changed of a campaign's lists: edits, places, readings that come in between, steps back, and what a person reads.

#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/campaignplan.h>

#include <support/planbench.h>

using namespace outdial;
using models::CampaignPlan;
using models::InstanceProperty;
using models::PlannedChange;
using models::PlannedInstance;
using namespace testing;

namespace {

const QString a = QStringLiteral("A");
const QString b = QStringLiteral("B");
const QString c = QStringLiteral("C");

} // namespace

class TestCampaignPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReadingIsNoEdit()
    {
        CampaignPlan plan;
        QSignalSpy changed(&plan, &CampaignPlan::changed);
        plan.rebase(withOrders(QStringLiteral("A2 B1 C2")));
        QCOMPARE(shown(plan), QStringLiteral("B1 A2 C2")); // equal ones as the tenant gave them
        QVERIFY(plan.isEmpty());
        QVERIFY(!plan.canUndo());
        QVERIFY(plan.changes().isEmpty());
        QVERIFY(plan.summary().isEmpty());
        QCOMPARE(changed.size(), 1);
        plan.rebase(withOrders(QStringLiteral("A2 B1 C2"))); // every few seconds, and nothing new
        QCOMPARE(changed.size(), 1);
        QCOMPARE(plan.find(c)->given, 2);
        QCOMPARE(plan.find(QStringLiteral("X")), nullptr);
    }

    void anInstanceThatIsNamedTwice()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2 A3")));
        QCOMPARE(shown(plan), QStringLiteral("A1 B2"));
    }

    void edits()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2 C3")));
        plan.setRatio(b, 3);
        plan.setName(b, QStringLiteral("  Late sign-ups  "));
        plan.setOrder(b, 0);  // neither is one
        plan.setRatio(b, -1); //
        plan.setRatio(QStringLiteral("X"), 4);
        QCOMPARE(plan.changeCount(), 2);
        const PlannedInstance *instance = plan.find(b);
        QCOMPARE(instance->edited, (QList{InstanceProperty::Name, InstanceProperty::Ratio}));
        QCOMPARE(instance->planned.instanceName, QStringLiteral("Late sign-ups"));
        QCOMPARE(instance->planned.dialingRatio, 3);
        QCOMPARE(instance->now.dialingRatio, 1);

        plan.setRatio(b, 1); // what it is: no edit any more
        QCOMPARE(plan.find(b)->edited, QList{InstanceProperty::Name});
        plan.discard(b, InstanceProperty::Name);
        QVERIFY(plan.isEmpty());
    }

    void backToTheDefault()
    {
        CampaignPlan plan;
        api::ListInstance list = listInstance(a, 3);
        list.instanceName = QStringLiteral("Filtered");
        list.dialingRatio = 4;
        list.sorting = sortedBy({QStringLiteral("signup")});
        plan.rebase(campaignWith({list}));
        for (const InstanceProperty property : models::instanceProperties)
            plan.reset(a, property);
        const PlannedInstance *instance = plan.find(a);
        // The defaults of Bind List and Update List: no name, off, order 1, ratio 1, NATURAL.
        QCOMPARE(instance->planned.instanceName, QString());
        QCOMPARE(instance->planned.enabled, false);
        QCOMPARE(instance->planned.order, 1);
        QCOMPARE(instance->planned.dialingRatio, 1);
        QCOMPARE(instance->planned.sorting.type, api::SortingType::Natural);
        QCOMPARE(instance->reset.size(), 5);
        const api::UpdateListRequest request = *plan.changes().constFirst().update;
        QVERIFY(std::holds_alternative<api::ResetToDefault>(request.instanceName));
        QVERIFY(std::holds_alternative<api::ResetToDefault>(request.enabled));
        QVERIFY(std::holds_alternative<api::ResetToDefault>(request.order));
        QVERIFY(std::holds_alternative<api::ResetToDefault>(request.dialingRatio));
        QVERIFY(std::holds_alternative<api::ResetToDefault>(request.sorting));
        QCOMPARE(
            api::encodeUpdateList(request),
            QByteArray(
                R"({"dialingRatio":null,"enabled":null,"instanceId":"A","instanceName":null,"order":null,"sortingOrder":null})"));
        plan.setOrder(a, 1); // the same by value
        QVERIFY(!plan.find(a)->reset.contains(InstanceProperty::Order));
        plan.setName(a, QStringLiteral("  ")); // only a null is sure to empty a name
        QVERIFY(plan.find(a)->reset.contains(InstanceProperty::Name));
    }

    void aDefaultThatItHasIsNoEdit()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1")));
        plan.reset(a, InstanceProperty::Order);
        plan.reset(a, InstanceProperty::Sorting);
        plan.reset(a, InstanceProperty::Name);
        QVERIFY(plan.isEmpty());
    }

    void stepsBack()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2 C3")));
        plan.setRatio(a, 2);
        plan.moveTo(c, 0);
        plan.discardAll();
        QVERIFY(plan.isEmpty());
        QVERIFY(plan.undo());
        QCOMPARE(shown(plan), QStringLiteral("C1 A2 B3"));
        QVERIFY(plan.undo());
        QCOMPARE(plan.changeCount(), 1);
        QVERIFY(plan.undo());
        QVERIFY(plan.isEmpty());
        QVERIFY(!plan.undo());

        plan.setRatio(a, 1); // nothing changed: no step
        QVERIFY(!plan.canUndo());
    }

    // The tenant has the value already: there is nothing to send, and nothing to go back to.
    void somebodyElseDidTheSame()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2")));
        plan.setOrder(b, 5);
        QSignalSpy gone(&plan, &CampaignPlan::instancesGone);
        plan.rebase(withOrders(QStringLiteral("A1 B5")));
        QVERIFY(plan.isEmpty());
        QVERIFY(!plan.canUndo() || (plan.undo() && plan.isEmpty()));
        QCOMPARE(gone.size(), 0);
    }

    void changedElsewhere()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2")));
        plan.setOrder(b, 5);
        plan.setRatio(b, 2);
        plan.rebase(withOrders(QStringLiteral("A1 B7")));
        QCOMPARE(plan.find(b)->planned.order, 5);
        QCOMPARE(plan.find(b)->now.order, 7);
        QCOMPARE(plan.find(b)->changedElsewhere, QList{InstanceProperty::Order});
        QCOMPARE(plan.changes().constFirst().lines.constFirst(), QStringLiteral("Order: 7 → 5 · changed elsewhere meanwhile"));
        plan.setOrder(b, 6); // somebody has looked at it
        QVERIFY(plan.find(b)->changedElsewhere.isEmpty());
        // What is not edited follows the tenant without a word.
        plan.rebase(withOrders(QStringLiteral("A4 B7")));
        QCOMPARE(plan.find(a)->planned.order, 4);
        QVERIFY(plan.find(a)->edited.isEmpty());
    }

    void unboundElsewhere()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2 C3")));
        plan.setOrder(b, 5);
        plan.setRatio(a, 2);
        QSignalSpy gone(&plan, &CampaignPlan::instancesGone);
        QSignalSpy changed(&plan, &CampaignPlan::changed);
        plan.rebase(withOrders(QStringLiteral("A1"))); // C was not edited
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone.at(0).at(0).toStringList(), QStringList{QStringLiteral("List B")});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(plan.changeCount(), 1);
        QVERIFY(plan.undo()); // the ratio
        QVERIFY(plan.isEmpty());
        QVERIFY(!plan.canUndo());

        plan.rebase(withOrders(QStringLiteral("A1 B2"))); // its id comes back: without the old edit
        QVERIFY(plan.isEmpty());
    }

    void goneByItsOwnAnswer()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2")));
        plan.setOrder(b, 5);
        QSignalSpy gone(&plan, &CampaignPlan::instancesGone);
        plan.gone(b);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(shown(plan), QStringLiteral("A1"));
        plan.gone(b);
        QCOMPARE(gone.size(), 1);
    }

    void anotherCampaign()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2")));
        plan.setOrder(b, 5);
        api::Campaign other = withOrders(QStringLiteral("B2"));
        other.id = QStringLiteral("another");
        QSignalSpy gone(&plan, &CampaignPlan::instancesGone);
        plan.rebase(other);
        QVERIFY(plan.isEmpty());
        QVERIFY(!plan.canUndo());
        QCOMPARE(gone.size(), 0);
    }

    void listsToBind()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B3")));
        api::BindListRequest request;
        request.listId = QStringLiteral("list-N");
        request.order = 2;
        request.sorting = sortedBy({QStringLiteral("-signup")});
        const QString key = plan.bind(request, QStringLiteral("Spring leads"), 1'200);
        QCOMPARE(plan.instances().at(1).key, key);
        QVERIFY(plan.find(key)->isNew);
        QCOMPARE(plan.find(key)->planned.enabled, false); // the API's default
        QCOMPARE(plan.find(key)->planned.totalRecords, 1'200);
        QCOMPARE(plan.changeCount(), 1);
        plan.setRatio(key, 4);
        plan.setEnabled(key, true);
        plan.setName(key, QStringLiteral("Hot"));
        QCOMPARE(plan.changeCount(), 1); // still one
        const PlannedChange change = plan.changes().constFirst();
        QCOMPARE(change.title, QStringLiteral("Bind “Spring leads”"));
        QCOMPARE(change.lines,
                 (QStringList{QStringLiteral("Name: “Hot”"), QStringLiteral("Enabled: On"), QStringLiteral("Order: 2"),
                              QStringLiteral("Ratio: 4"), QStringLiteral("Sorting: signup ↓")}));
        QVERIFY(!change.update);
        QCOMPARE(*change.bind->dialingRatio, 4);
        plan.reset(key, InstanceProperty::Ratio);
        QVERIFY(!plan.changes().constFirst().bind->dialingRatio); // left to the API
        plan.moveTo(key, 0);
        QCOMPARE(plan.instances().constFirst().key, key);
        plan.rebase(withOrders(QStringLiteral("A1 B3 C4"))); // a reading leaves it alone
        QVERIFY(plan.find(key));
        request.order = 9;
        plan.setBind(key, request, QStringLiteral("Spring leads"), 1'201);
        QCOMPARE(plan.instances().constLast().key, key);
        const QString second = plan.bind(request, QStringLiteral("Spring leads"), 1'201); // the same list once more
        QVERIFY(second != key);
        plan.discard(key);
        QVERIFY(!plan.find(key));
        QVERIFY(plan.find(second));
    }

    void requests()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2 C3 D4")));
        plan.setOrder(a, 7);
        plan.setEnabled(b, false);
        plan.setSorting(c, sortedBy({QStringLiteral("-signup"), QStringLiteral("name")}));
        api::BindListRequest bind;
        bind.listId = QStringLiteral("list-N");
        plan.bind(bind, QStringLiteral("New"), 1);
        api::Campaign off = withOrders(QStringLiteral("A1 B2 C3 D4"));
        off.lists[3].enabled = false;
        plan.rebase(off);
        plan.setEnabled(QStringLiteral("D"), true);
        plan.setRatio(QStringLiteral("D"), 2);

        QStringList keys;
        QList<QByteArray> bodies;
        for (const PlannedChange &change : plan.changes()) {
            keys << change.key;
            bodies << (change.update ? api::encodeUpdateList(*change.update) : api::encodeBindList(*change.bind));
        }
        // What turns off first, what turns on last, new ones behind.
        QCOMPARE(keys, (QStringList{b, c, a, QStringLiteral("D"), QStringLiteral("new-1")}));
        QCOMPARE(bodies.at(0), QByteArray(R"({"enabled":false,"instanceId":"B"})"));
        QCOMPARE(bodies.at(1), QByteArray(R"({"instanceId":"C","sortingOrder":{"sortingFields":[)"
                                          R"({"fieldName":"signup","sortOrder":"DESC"},{"fieldName":"name","sortOrder":"ASC"}],)"
                                          R"("type":"CUSTOM"}})"));
        QCOMPARE(bodies.at(2), QByteArray(R"({"instanceId":"A","order":7})"));
        QCOMPARE(bodies.at(3), QByteArray(R"({"dialingRatio":2,"enabled":true,"instanceId":"D"})"));
        QCOMPARE(bodies.at(4), QByteArray(R"({"listId":"list-N"})"));
    }

    // As in the picture of the page.
    void words()
    {
        CampaignPlan plan;
        api::ListInstance west = listInstance(a, 1);
        west.dialingRatio = 4;
        api::ListInstance late = listInstance(b, 3);
        late.instanceName = QStringLiteral("Late sign-ups (filtered)");
        late.sorting.type = api::SortingType::Random;
        api::ListInstance second = listInstance(c, 2);
        second.instanceName = QStringLiteral("Renewals west L–Z");
        second.dialingRatio = 2;
        plan.rebase(campaignWith({west, late, second}));
        plan.setOrder(b, 2);
        plan.setOrder(c, 3);
        plan.setRatio(c, 3);
        plan.setSorting(b, sortedBy({QStringLiteral("-signup_date")}));
        QCOMPARE(plan.summary(),
                 QStringLiteral("order of 2 list(s), ratio of Renewals west L–Z, sorting of Late sign-ups (filtered)"));
        const QList<PlannedChange> changes = plan.changes();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes.at(0).title, QStringLiteral("“Late sign-ups (filtered)”"));
        QCOMPARE(changes.at(0).lines,
                 (QStringList{QStringLiteral("Order: 3 → 2"), QStringLiteral("Sorting: Random → signup_date ↓")}));
        QCOMPARE(changes.at(1).lines, (QStringList{QStringLiteral("Order: 2 → 3"), QStringLiteral("Ratio: 2 → 3")}));
        plan.discardAll();
        plan.setEnabled(a, false);
        plan.setName(c, QString());
        QCOMPARE(plan.summary(), QStringLiteral("List A turned off, name of Renewals west L–Z"));
        QCOMPARE(plan.changes().at(0).lines, QStringList{QStringLiteral("Enabled: On → Off")});
        QCOMPARE(plan.changes().at(1).lines, QStringList{QStringLiteral("Name: “Renewals west L–Z” → none (default)")});
    }

    // Sent and confirmed: not pending any more, and what was edited meanwhile stays.
    void applied()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1 B2")));
        plan.setRatio(a, 2);
        plan.setOrder(b, 5);
        plan.setRatio(b, 3);
        const QList<PlannedChange> sent = plan.changes();
        plan.setRatio(b, 4); // while it is under way
        QCOMPARE(sent.at(1).key, b);
        plan.applied(sent.at(1));
        QCOMPARE(plan.find(b)->now.order, 5);
        QCOMPARE(plan.find(b)->now.dialingRatio, 3);
        QCOMPARE(plan.find(b)->planned.dialingRatio, 4);
        QCOMPARE(plan.find(b)->edited, QList{InstanceProperty::Ratio});
        plan.applied(a);
        QVERIFY(plan.find(a)->edited.isEmpty());
        QCOMPARE(plan.find(a)->now.dialingRatio, 2);
        // A step back does not bring back what was sent.
        while (plan.undo()) {
        }
        QVERIFY(plan.find(a)->edited.isEmpty());
        QCOMPARE(plan.find(b)->now.order, 5);
    }

    void appliedBinding()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1")));
        api::BindListRequest request;
        request.listId = QStringLiteral("list-N");
        request.enabled = true;
        const QString key = plan.bind(request, QStringLiteral("New"), 10);
        const PlannedChange sent = plan.changes().constFirst();
        plan.setRatio(key, 6);
        QSignalSpy bound(&plan, &CampaignPlan::bound);
        plan.applied(sent, QStringLiteral("N"));
        QCOMPARE(bound.size(), 1);
        QVERIFY(!plan.find(key));
        const PlannedInstance *instance = plan.find(QStringLiteral("N"));
        QVERIFY(instance);
        QVERIFY(!instance->isNew);
        QCOMPARE(instance->now.enabled, true);
        QCOMPARE(instance->now.dialingRatio, 1);
        QCOMPARE(instance->edited, QList{InstanceProperty::Ratio});
        while (plan.undo()) {
        }
        QCOMPARE(plan.instances().size(), 2); // it is not bound a second time
        QVERIFY(plan.changes().isEmpty());
    }

    // A reading that was faster than the answer.
    void appliedAfterTheReading()
    {
        CampaignPlan plan;
        plan.rebase(withOrders(QStringLiteral("A1")));
        api::BindListRequest request;
        request.listId = QStringLiteral("list-N");
        plan.bind(request, QStringLiteral("New"), 10);
        const PlannedChange sent = plan.changes().constFirst();
        plan.rebase(withOrders(QStringLiteral("A1 N1")));
        plan.applied(sent, QStringLiteral("N"));
        QCOMPARE(shown(plan), QStringLiteral("A1 N1"));
        QVERIFY(plan.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCampaignPlan)
#include "tst_campaignplan.moc"
