// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "Why is it not dialing?": what is told of a campaign, in order, with what can be done. Without translations the plurals read
// "2 list(s) are bound".

#include <QtTest>

#include <models/monitor/dialingcheck.h>

using namespace outdial;
using models::CampaignRow;
using models::DialingCheck;
using models::MonitorFigures;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 now = 1'731'594'660'000; // 2024-11-14T14:31:00 UTC
constexpr int quiet = 10;

struct List {
    QString id;
    QString name;
    bool enabled = true;
    qint64 total = 0;
    qint64 completed = -1; // not read
};

api::ListInstance bound(const List &list, int order)
{
    api::ListInstance instance;
    instance.instanceId = list.id;
    instance.instanceName = list.name;
    instance.listName = QStringLiteral("the list of ") + list.name;
    instance.enabled = list.enabled;
    instance.totalRecords = list.total;
    instance.order = order;
    return instance;
}

// Running, enabled, its last attempt a minute ago.
CampaignRow campaign(const QList<List> &lists)
{
    CampaignRow row;
    row.id = QStringLiteral("c1");
    row.name = QStringLiteral("Meter reading callbacks");
    row.listed = true;
    row.enabled = true;
    row.state = api::CampaignState::Running;
    row.detail.emplace();
    for (const List &list : lists) {
        row.detail->lists.append(bound(list, int(row.detail->lists.size()) + 1));
        if (list.completed >= 0) {
            models::ProgressFigures figures;
            figures.completed = list.completed;
            figures.attempted = list.completed;
            row.figures.insert(list.id, figures);
        }
    }
    return row;
}

MonitorFigures dialedAgo(qint64 span)
{
    MonitorFigures figures;
    figures.known = true;
    figures.lastAttempt = now - span;
    return figures;
}

const List october{QStringLiteral("i1"), QStringLiteral("Meter readings October"), true, 6250, 6250};
const List late{QStringLiteral("i2"), QStringLiteral("Late meters"), false, 850};

// "+ text | detail | button instance", a line for each: + passed, - failed, ? not read, o not told.
QStringList lines(const CampaignRow &row, const MonitorFigures &figures)
{
    QStringList all;
    for (const DialingCheck &check : models::dialingChecks(row, figures, now, quiet)) {
        QString line = QStringLiteral("+-?o").mid(int(check.outcome), 1) + QLatin1Char(' ') + check.text;
        if (!check.detail.isEmpty())
            line += QStringLiteral(" | ") + check.detail;
        if (check.remedy != DialingCheck::Remedy::None)
            line += QStringLiteral(" | [%1] %2").arg(check.remedyText).arg(int(check.remedy));
        if (!check.instanceId.isEmpty())
            line += QLatin1Char(' ') + check.instanceId;
        all.append(line);
    }
    return all;
}

const QString notTold =
    QStringLiteral("o Calling hours, agents logged in, free lines, callbacks, Do-Not-Call: | the API does not tell");
const QString notToldBind = notTold + QStringLiteral(" | [Bind list…] 3");
const QString running = QStringLiteral("+ The campaign is enabled and running");

bool notDialing(const CampaignRow &row, const MonitorFigures &figures) { return models::isNotDialing(row, figures, now, quiet); }

} // namespace

class TestDialingChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The card of the design, word by word but for the plural.
    void theOnlyEnabledListIsUsedUp()
    {
        const CampaignRow row = campaign({october, late});
        QCOMPARE(
            lines(row, dialedAgo(14 * minute)),
            (QStringList{running, QStringLiteral("+ 2 list(s) are bound"),
                         QStringLiteral("- The only enabled list is used up: | all 6,250 records of “Meter readings October” are "
                                        "completed | [Enable “Late meters”] 2 i2"),
                         notToldBind}));
        QVERIFY(notDialing(row, dialedAgo(14 * minute)));
        QVERIFY(notDialing(row, dialedAgo(1000))); // at once: nothing is left
    }

    void allEnabledListsAreUsedUp()
    {
        List second = october;
        second.id = QStringLiteral("i3");
        second.total = second.completed = 750;
        QCOMPARE(lines(campaign({october, second}), dialedAgo(minute)),
                 (QStringList{
                     running, QStringLiteral("+ 2 list(s) are bound"),
                     QStringLiteral("- All enabled lists are used up: | all their 7,000 records are completed | [Bind list…] 3"),
                     notTold}));
    }

    void theDisabledListWithTheMostOpenRecordsIsOffered()
    {
        const List fewer{QStringLiteral("i3"), QStringLiteral("Large, nearly done"), false, 5000, 4200}; // 800
        const List more{QStringLiteral("i4"), QStringLiteral("Small, untouched"), false, 900, 49};       // 851
        const auto checks = models::dialingChecks(campaign({october, fewer, late, more}), dialedAgo(minute), now, quiet);
        QCOMPARE(checks.at(2).remedy, DialingCheck::Remedy::EnableInstance);
        QCOMPARE(checks.at(2).instanceId, QStringLiteral("i4"));
        QCOMPARE(checks.at(2).remedyText, QStringLiteral("Enable “Small, untouched”"));
    }

    void aDisabledListThatIsUsedUpIsNotOffered()
    {
        const List used{QStringLiteral("i3"), QStringLiteral("Done"), false, 5000, 5000};
        const List empty{QStringLiteral("i4"), QStringLiteral("Empty"), false, 0};
        const auto checks = models::dialingChecks(campaign({october, used, empty}), dialedAgo(minute), now, quiet);
        QCOMPARE(checks.at(2).remedy, DialingCheck::Remedy::BindList);
        QCOMPARE(checks.last().remedy, DialingCheck::Remedy::None);
    }

    void emptyLists()
    {
        const List empty{QStringLiteral("i1"), QStringLiteral("New leads"), true, 0};
        QCOMPARE(lines(campaign({empty}), MonitorFigures{}).at(2),
                 QStringLiteral("- The only enabled list is empty: | “New leads” has no records | [Bind list…] 3"));
        List other = empty;
        other.id = QStringLiteral("i2");
        QCOMPARE(lines(campaign({empty, other}), MonitorFigures{}).at(2),
                 QStringLiteral("- All enabled lists are empty: | they have no records | [Bind list…] 3"));
        QVERIFY(notDialing(campaign({empty}), MonitorFigures{}));
    }

    void disabledCampaign()
    {
        CampaignRow row = campaign({october, late});
        row.enabled = false;
        row.listed = false;
        QCOMPARE(lines(row, dialedAgo(minute)).first(),
                 QStringLiteral("- The campaign is disabled: | it can only be enabled in Contact Center Administrator"));
        QVERIFY(notDialing(row, dialedAgo(minute)));
        row.state = api::CampaignState::Stopped;
        QVERIFY(!notDialing(row, dialedAgo(minute)));
    }

    void stoppedCampaign()
    {
        CampaignRow row = campaign({{QStringLiteral("i1"), QStringLiteral("Leads"), true, 100, 40}});
        row.state = api::CampaignState::Stopped;
        QCOMPARE(lines(row, dialedAgo(60 * minute)),
                 (QStringList{QStringLiteral("- The campaign is stopped: | nothing is dialed until it is started | [Start] 1"),
                              QStringLiteral("+ 1 list(s) are bound"), QStringLiteral("+ Open records in enabled lists: 60"),
                              notTold}));
        QVERIFY(!notDialing(row, dialedAgo(60 * minute)));
        row.pending.emplace();
        QCOMPARE(lines(row, dialedAgo(60 * minute)).first(),
                 QStringLiteral("? The campaign is being started: | the tenant has not confirmed it yet"));
    }

    void aCampaignThatIsBeingStopped()
    {
        CampaignRow row = campaign({october, late});
        row.pending.emplace();
        row.pending->act = models::CampaignAct::Stop;
        QCOMPARE(lines(row, dialedAgo(minute)).first(),
                 QStringLiteral("? The campaign is being stopped: | the tenant has not confirmed it yet"));
        QVERIFY(!notDialing(row, dialedAgo(60 * minute)));
    }

    void noListIsBound()
    {
        const CampaignRow row = campaign({});
        QCOMPARE(lines(row, MonitorFigures{}),
                 (QStringList{running, QStringLiteral("- No list is bound: | the campaign has nothing to dial | [Bind list…] 3"),
                              notTold}));
        QVERIFY(notDialing(row, MonitorFigures{}));
    }

    void allListsAreDisabled()
    {
        List first = october;
        first.enabled = false;
        QCOMPARE(lines(campaign({first, late}), MonitorFigures{}),
                 (QStringList{
                     running, QStringLiteral("+ 2 list(s) are bound"),
                     QStringLiteral("- All lists are disabled: | “Late meters” has 850 record(s) | [Enable “Late meters”] 2 i2"),
                     notToldBind}));
        List read = late;
        read.completed = 30;
        QCOMPARE(
            lines(campaign({read}), MonitorFigures{}).at(2),
            QStringLiteral("- The only list is disabled: | “Late meters” has 820 open record(s) | [Enable “Late meters”] 2 i2"));
        QCOMPARE(lines(campaign({first}), MonitorFigures{}).at(2),
                 QStringLiteral("- The only list is disabled: | records are only dialed from enabled lists | [Bind list…] 3"));
        QVERIFY(notDialing(campaign({first, late}), MonitorFigures{}));
    }

    void nothingThatTheApiTellsExplainsIt()
    {
        const CampaignRow row = campaign({{QStringLiteral("i1"), QStringLiteral("Leads"), true, 2000, 400}});
        QCOMPARE(lines(row, dialedAgo(14 * minute + 59'000)),
                 (QStringList{
                     running, QStringLiteral("+ 1 list(s) are bound"), QStringLiteral("+ Open records in enabled lists: 1,600"),
                     QStringLiteral("- No attempt for 14 min: | nothing that the API tells explains it | [Open its lists] 4"),
                     notTold}));
        QVERIFY(notDialing(row, dialedAgo(14 * minute)));
        QVERIFY(notDialing(row, dialedAgo(10 * minute)));
        QVERIFY(!notDialing(row, dialedAgo(10 * minute - 1)));
        QCOMPARE(lines(row, dialedAgo(10 * minute - 1)).at(3), QStringLiteral("+ The last attempt was 9 min ago"));
        QCOMPARE(lines(row, dialedAgo(3000)).at(3), QStringLiteral("+ The last attempt was less than 1 min ago"));
        QCOMPARE(lines(row, dialedAgo(-3000)).at(3),
                 QStringLiteral("+ The last attempt was less than 1 min ago")); // clocks differ
    }

    void aCampaignThatWasJustStarted()
    {
        CampaignRow row = campaign({{QStringLiteral("i1"), QStringLiteral("Leads"), true, 2000, 400}});
        row.changed = QDateTime::fromMSecsSinceEpoch(now - 4 * minute, Qt::UTC);
        QCOMPARE(lines(row, dialedAgo(600 * minute)).at(3), QStringLiteral("+ It was started 4 min ago, no attempt since"));
        QVERIFY(!notDialing(row, dialedAgo(600 * minute)));
        QCOMPARE(lines(row, dialedAgo(2 * minute)).at(3), QStringLiteral("+ The last attempt was 2 min ago"));
        row.changed = QDateTime::fromMSecsSinceEpoch(now - 12 * minute, Qt::UTC);
        QCOMPARE(
            lines(row, dialedAgo(600 * minute)).at(3),
            QStringLiteral("- No attempt since it was started 12 min ago: | nothing that the API tells explains it | [Open its "
                           "lists] 4"));
        QVERIFY(notDialing(row, dialedAgo(600 * minute)));
    }

    void neverDialed()
    {
        CampaignRow row = campaign({{QStringLiteral("i1"), QStringLiteral("Leads"), true, 2000, 0}});
        MonitorFigures read;
        read.known = true;
        QCOMPARE(lines(row, read).at(3), QStringLiteral("? No attempt yet, and since when it runs is not known"));
        QVERIFY(!notDialing(row, read));
        row.changed = QDateTime::fromMSecsSinceEpoch(now - 12 * minute, Qt::UTC);
        QVERIFY(notDialing(row, read));
    }

    void whatWasNotReadIsNoCause()
    {
        CampaignRow row = campaign({{QStringLiteral("i1"), QStringLiteral("Leads"), true, 2000}});
        row.changed = QDateTime::fromMSecsSinceEpoch(now - 60 * minute, Qt::UTC);
        QCOMPARE(lines(row, MonitorFigures{}),
                 (QStringList{running, QStringLiteral("+ 1 list(s) are bound"),
                              QStringLiteral("? How many records are open was not read yet"),
                              QStringLiteral("? When it was last dialed was not read yet"), notTold}));
        QVERIFY(!notDialing(row, MonitorFigures{}));
        row.detail.reset();
        QCOMPARE(lines(row, MonitorFigures{}).at(1), QStringLiteral("? Its lists were not read yet"));
        QVERIFY(!notDialing(row, MonitorFigures{}));
        row.listed = false;
        QCOMPARE(lines(row, MonitorFigures{}).first(),
                 QStringLiteral("? Whether the campaign is enabled and running was not read yet"));
    }

    void partlyRead()
    {
        const List unread{QStringLiteral("i3"), QStringLiteral("Unread"), true, 100};
        List open = october;
        open.completed = 6000;
        QCOMPARE(lines(campaign({open, unread}), dialedAgo(minute)).at(2),
                 QStringLiteral("+ Open records in enabled lists: at least 250"));
        // One is used up, the other is not known.
        QCOMPARE(lines(campaign({october, unread}), dialedAgo(minute)).at(2),
                 QStringLiteral("? How many records are open was not read yet"));
        QVERIFY(!notDialing(campaign({october, unread}), dialedAgo(minute)));
    }

    void readingsThatFailedAreSaid()
    {
        api::ApiError error;
        error.kind = api::ErrorKind::Server;
        error.httpStatus = 503;
        CampaignRow row = campaign({{QStringLiteral("i1"), QStringLiteral("Leads"), true, 2000, 400}});
        row.walkErrors.insert(QStringLiteral("i1"), error);
        const QStringList said = lines(row, dialedAgo(14 * minute));
        QCOMPARE(said.size(), 6);
        QVERIFY(said.at(4).startsWith(QStringLiteral("? The records of “Leads” could not be read. | ")));
        QVERIFY(said.at(4).contains(QStringLiteral("(503)")));
        QCOMPARE(said.last(), notTold);
        row.detail.reset();
        row.detailError = error;
        QVERIFY(lines(row, MonitorFigures{}).at(1).startsWith(QStringLiteral("? Its lists could not be read. | ")));
    }

    void aCampaignThatIsGone()
    {
        CampaignRow row = campaign({october});
        row.missing = true;
        QCOMPARE(lines(row, dialedAgo(minute)),
                 (QStringList{QStringLiteral("- The campaign is gone: | the tenant has no campaign with this ID"), notTold}));
        QVERIFY(!notDialing(row, dialedAgo(minute)));
    }

    void namesFallBackToTheList()
    {
        List nameless = october;
        CampaignRow row = campaign({nameless});
        row.detail->lists[0].instanceName.clear();
        QVERIFY(lines(row, dialedAgo(minute)).at(2).contains(QStringLiteral("“the list of Meter readings October”")));
    }
};

QTEST_GUILESS_MAIN(TestDialingChecks)
#include "tst_dialingchecks.moc"
