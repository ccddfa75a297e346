// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial campaigns`, started as a program against a sandbox; what all commands say of wrong use.

#include <QJsonArray>

#include <app/cli/campaignscommand.h>
#include <app/cli/jobscommand.h>
#include <app/cli/listscommand.h>
#include <app/cli/recordscommand.h>
#include <models/campaigns/rememberedcampaigns.h>

#include <algorithm>
#include <support/commandbench.h>

using namespace outdial;
using namespace outdial::test;

namespace {

const QString winback = u8("Lapsed members winback Q4");    // stopped in the demo data
const QString volunteers = u8("Volunteer thank-you calls"); // stopped too
const QString readings = u8("Meter reading callbacks");     // running
const QString hotline = u8("Christmas hotline overflow");   // disabled

struct Bench : CommandBench {
    Ran campaigns(const QStringList &more) const { return run(QStringList{u8("campaigns"), u8("--json")} + more); }
    QString stateOf(const QString &name) const
    {
        for (const QJsonObject &one : lines(campaigns({}))) {
            if (one.value(u8("name")).toString() == name)
                return one.value(u8("state")).toString();
        }
        return {};
    }
    qint64 asked(const char *what) const { return tenant->submissions(u8("campaign/") + u8(what)); }
    models::RememberedCampaigns remembered() const { return {store(), scope()}; }
};

QString outcome(const QJsonObject &object) { return object.value(u8("outcome")).toString(); }
qint64 count(const QJsonObject &object, const char *name) { return object.value(u8(name)).toInteger(-1); }

} // namespace

class TestCliCampaigns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void campaignsAreListed();
    void startAndStop();
    void startedAlready();
    void lostStartIsLookedUp();
    void startThatCannotBeLookedUp();
    void refusedStart();
    void namesThatDoNotFit();
    void agreedTo();
    void disabledByItsId();
    void rememberedCampaigns();
    void shown();
    void wrongUse();
};

void TestCliCampaigns::campaignsAreListed()
{
    Bench bench;
    const Ran ran = bench.campaigns({u8("list"), u8("--lists")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const auto told = lines(ran);
    QCOMPARE(told.size(), 7); // of eight, one is disabled
    QCOMPARE(std::ranges::count_if(told, [](const auto &one) { return one.value(u8("state")).toString() == u8("running"); }), 4);
    for (const QJsonObject &one : told) {
        const QString name = one.value(u8("name")).toString();
        QCOMPARE(one.value(u8("id")).toString(), bench.tenant->campaignIdByName(name));
        const QJsonArray lists = one.value(u8("lists")).toArray();
        if (name == winback) {
            QCOMPARE(lists.size(), 2);
            QCOMPARE(lists.at(0).toObject().value(u8("id")).toString(), bench.tenant->listIdByName(u8("Spring leads")));
        }
        if (name == volunteers)
            QVERIFY(lists.isEmpty() && one.value(u8("lists")).isArray());
    }
    bench.tenant->addFault(u8("kind=status,path=campaign/getCampaign/") + bench.tenant->campaignIdByName(winback) +
                           u8(",code=403"));
    const Ran part = bench.campaigns({u8("--lists")});
    QCOMPARE(part.code, 3);
    QCOMPARE(lines(part).size(), 7);
    QVERIFY(part.err.contains(winback));
    bench.tenant->addFault(u8("kind=status,path=campaign/getAll,code=403"));
    QCOMPARE(bench.campaigns({}).code, 3);
}

void TestCliCampaigns::startAndStop()
{
    Bench bench;
    const QString id = bench.tenant->campaignIdByName(volunteers);
    Ran ran = bench.campaigns({u8("start"), winback, id, winback, u8("--yes")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    const auto told = lines(ran);
    QCOMPARE(told.size(), 2); // each once
    QCOMPARE(told.at(0).value(u8("name")).toString(), winback);
    QCOMPARE(told.at(1).value(u8("id")).toString(), id);
    for (const QJsonObject &one : told) {
        QCOMPARE(outcome(one), u8("done"));
        QCOMPARE(one.value(u8("state")).toString(), u8("running"));
    }
    QCOMPARE(bench.asked("start"), 2);
    QCOMPARE(bench.stateOf(winback), u8("running"));
    ran = bench.run({u8("campaigns"), u8("stop"), winback, u8("--yes")});
    QCOMPARE(ran.out, QByteArray(winback.toUtf8() + '\t' + bench.tenant->campaignIdByName(winback).toUtf8() + "\tstopped\n"));
    QCOMPARE(bench.stateOf(winback), u8("stopped"));
}

void TestCliCampaigns::startedAlready()
{
    Bench bench;
    const Ran ran = bench.campaigns({u8("start"), readings, u8("--yes")});
    QCOMPARE(ran.code, 0);
    QCOMPARE(outcome(only(ran)), u8("already"));
    QVERIFY(ran.err.contains(u8("(409)")));
    QVERIFY(!ran.err.contains(u8("page")));
}

void TestCliCampaigns::lostStartIsLookedUp()
{
    Bench bench;
    // It was done, and nobody was told.
    bench.tenant->addFault(u8("kind=cut-after,path=campaign/start,nth=1"));
    Ran ran = bench.campaigns({u8("start"), winback, u8("--yes")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(outcome(only(ran)), u8("done"));
    QCOMPARE(bench.asked("start"), 1);
    // It was not done, which the tenant's states say; it is not asked again.
    bench.tenant->clearFaults();
    bench.tenant->addFault(u8("kind=cut-before,path=campaign/stop"));
    ran = bench.campaigns({u8("stop"), winback, u8("--yes")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(outcome(only(ran)), u8("unknown"));
    QCOMPARE(only(ran).value(u8("state")).toString(), u8("running"));
    QCOMPARE(bench.asked("stop"), 1);
    QCOMPARE(bench.stateOf(winback), u8("running"));
}

void TestCliCampaigns::startThatCannotBeLookedUp()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=cut-after,path=campaign/start"));
    bench.tenant->addFault(u8("kind=status,path=campaign/getStatus,code=503"));
    Ran ran = bench.campaigns({u8("start"), winback, u8("--yes"), u8("--give-up-after"), u8("1")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(outcome(only(ran)), u8("unknown"));
    QCOMPARE(only(ran).value(u8("state")).toString(), u8("unknown"));
    ran = bench.interrupted({u8("campaigns"), u8("start"), volunteers, readings, u8("--yes"), u8("--json")},
                            [&] { return bench.asked("start") == 2; });
    QCOMPARE(ran.code, 3);
    QCOMPARE(lines(ran).size(), 2);
    QCOMPARE(outcome(lines(ran).at(0)), u8("unknown"));
    QCOMPARE(outcome(lines(ran).at(1)), u8("not asked"));
    QCOMPARE(bench.asked("start"), 2);
}

void TestCliCampaigns::refusedStart()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=status,code=403,path=campaign/start/") + bench.tenant->campaignIdByName(winback));
    const Ran ran = bench.campaigns({u8("start"), winback, volunteers, u8("--yes")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(lines(ran).size(), 2);
    QCOMPARE(outcome(lines(ran).at(0)), u8("refused"));
    QVERIFY(ran.err.contains(u8("(403)")));
    QCOMPARE(outcome(lines(ran).at(1)), u8("done"));
}

void TestCliCampaigns::namesThatDoNotFit()
{
    Bench bench;
    const Ran ran = bench.campaigns({u8("start"), winback, u8("lapsed"), u8("--yes")});
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(u8("“%1” (%2)").arg(winback, bench.tenant->campaignIdByName(winback))), qPrintable(ran.err));
    QCOMPARE(bench.asked("start"), 0); // not the one that fits either
}

void TestCliCampaigns::agreedTo()
{
    Bench bench;
    const QStringList start{u8("campaigns"), u8("start"), winback};
    QCOMPARE(bench.run(start).code, 2);
    QCOMPARE(bench.answered(start, "n\n").code, 2);
    QCOMPARE(bench.asked("start"), 0);
    QString question;
    QCOMPARE(bench.answered(start, "y\n", &question).code, 0);
    QVERIFY(question.contains(u8("Start “%1”?").arg(winback)));
    QCOMPARE(bench.asked("start"), 1);
}

// The tenant does not list it; whoever knows its id reaches it, and its name from then on.
void TestCliCampaigns::disabledByItsId()
{
    Bench bench;
    const QString id = bench.tenant->campaignIdByName(hotline);
    const Ran byName = bench.campaigns({u8("start"), hotline, u8("--yes")});
    QCOMPARE(byName.code, 2);
    QVERIFY2(byName.err.contains(u8("is found by its id")), qPrintable(byName.err));
    QCOMPARE(bench.asked("start"), 0);
    Ran ran = bench.campaigns({u8("start"), id, u8("--yes")});
    QCOMPARE(ran.code, 1); // the tenant starts none that is disabled
    QCOMPARE(outcome(only(ran)), u8("refused"));
    QCOMPARE(only(ran).value(u8("name")).toString(), hotline);
    QVERIFY2(ran.err.contains(u8("is disabled, so it cannot be started")), qPrintable(ran.err));
    QCOMPARE(bench.asked("start"), 1);
    ran = bench.campaigns({u8("list")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(lines(ran).size(), 8);
    QCOMPARE(lines(ran).last().value(u8("id")).toString(), id);
    QCOMPARE(lines(ran).last().value(u8("enabled")), QJsonValue(false));
    QCOMPARE(lines(ran).first().value(u8("enabled")), QJsonValue(true));
    QVERIFY(bench.run({u8("campaigns")}).out.endsWith(QByteArray("\t" + id.toUtf8() + "\tdisabled\n")));
    QCOMPARE(only(bench.campaigns({u8("show"), hotline})).value(u8("id")).toString(), id);
    // The address of its page, as a browser has it.
    const QString address = u8("https://tenant.example.com/admin/#SERVICES_CAMPAIGNS:SERVICES_PROPERTIES:");
    QCOMPARE(only(bench.campaigns({u8("show"), address + id})).value(u8("name")).toString(), hotline);
    const QString listed = bench.tenant->campaignIdByName(winback);
    QCOMPARE(only(bench.campaigns({u8("show"), address + listed})).value(u8("name")).toString(), winback);
    bench.tenant->addFault(u8("kind=status,path=campaign/getCampaign/") + id + u8(",code=403"));
    ran = bench.campaigns({u8("list")});
    QCOMPARE(ran.code, 3); // whether it is enabled is not known
    QVERIFY(lines(ran).size() == 8 && lines(ran).last().value(u8("enabled")).isNull());
}

void TestCliCampaigns::rememberedCampaigns()
{
    Bench bench;
    QCOMPARE(bench.campaigns({}).code, 0);
    QCOMPARE(bench.remembered().all().size(), 7); // for the day when one of them is disabled
    bench.remembered().remember({{u8("GONE-1"), u8("Old campaign")}, {u8("GONE-2"), winback}});
    const Ran ran = bench.campaigns({});
    QCOMPARE(ran.code, 0);
    QCOMPARE(lines(ran).size(), 7);
    const Ran gone = bench.campaigns({u8("stop"), u8("Old campaign"), u8("--yes")});
    QCOMPARE(gone.code, 2);
    QVERIFY2(gone.err.contains(u8("no campaign “Old campaign” (GONE-1) any more")), qPrintable(gone.err));
    // One that is listed is meant before one that was.
    const Ran meant = bench.campaigns({u8("start"), winback, u8("--yes")});
    QVERIFY2(meant.code == 0, qPrintable(meant.err));
    QCOMPARE(only(meant).value(u8("id")).toString(), bench.tenant->campaignIdByName(winback));
}

void TestCliCampaigns::shown()
{
    Bench bench;
    const QString renewals = u8("Spring renewals — West Coast");
    const QJsonObject campaign = only(bench.campaigns({u8("show"), renewals}));
    QCOMPARE(campaign.value(u8("state")).toString(), u8("RUNNING"));
    const QJsonArray lists = campaign.value(u8("lists")).toArray();
    QCOMPARE(lists.size(), 3);
    const QJsonObject first = lists.at(0).toObject();
    QCOMPARE(first.value(u8("name")).toString(), u8("Renewals west A–K"));
    QCOMPARE(count(first, "order"), 1);
    QCOMPARE(count(first, "dialingRatio"), 4);
    QCOMPARE(first.value(u8("sortingOrder")).toObject(),
             QJsonDocument::fromJson(R"({"type": "CUSTOM", "sortingFields": [{"fieldName": "priority", "sortOrder": "DESC"},
                                                                             {"fieldName": "renewal_date", "sortOrder": "ASC"}]})")
                 .object());
    QCOMPARE(lists.at(2).toObject().value(u8("instanceName")).toString(), u8("filtered"));
    QCOMPARE(lists.at(2).toObject().value(u8("enabled")), QJsonValue(false));
    const Ran words = bench.run({u8("campaigns"), u8("show"), renewals});
    QCOMPARE(words.out.count('\n'), 4);
    QVERIFY2(words.out.contains("  order 2\tratio 2\ton\tRenewals west L"), words.out.constData());
    QCOMPARE(lines(bench.campaigns({u8("show")})).size(), 7);
}

void TestCliCampaigns::wrongUse()
{
    const auto said = [](const auto &parsed, const char *what) { return !parsed && parsed.error().contains(u8(what)); };
    QVERIFY(said(app::parseCampaigns({u8("pause")}), "Known are list, show, start and stop"));
    QVERIFY(said(app::parseCampaigns({u8("start")}), "Name the campaigns"));
    QVERIFY(said(app::parseCampaigns({u8("list"), u8("x")}), "one word too many"));
    QVERIFY(said(app::parseCampaigns({u8("list"), u8("--yes")}), "does not go with"));
    QVERIFY(said(app::parseCampaigns({u8("stop"), u8("x"), u8("--lists")}), "does not go with"));
    QVERIFY(said(app::parseCampaigns({u8("stop"), u8("x"), u8("--give-up-after"), u8("0")}), "takes seconds"));
    QVERIFY(said(app::parseLists({u8("drop"), u8("x")}), "Known are list and delete"));
    QVERIFY(said(app::parseLists({u8("delete")}), "Name the list"));
    QVERIFY(said(app::parseLists({u8("--confirm"), u8("x")}), "goes with"));
    QVERIFY(said(app::parseLists({u8("--sandbox"), u8("--profile"), u8("x")}), "two tenants"));
    QVERIFY(said(app::parseRecords({}), "Name the list"));
    QVERIFY(said(app::parseRecords({u8("--list"), u8("a"), u8("--key"), u8("=1")}), "FIELD=VALUE"));
    QVERIFY(said(app::parseRecords({u8("--list"), u8("a"), u8("--key"), u8("x=1"), u8("--key"), u8("x=2")}), "twice"));
    QVERIFY(said(app::parseRecords({u8("--list"), u8("a"), u8("--limit"), u8("none")}), "takes a number"));
    QCOMPARE(app::parseRecords({u8("--list"), u8("a"), u8("--key"), u8("x=1=2")})->key,
             (models::RecordKey{{u8("x"), u8("1=2")}}));
    Bench bench;
    const Ran ran = bench.run({u8("undo"), u8("plan.json")});
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.err.contains(u8("There is no command “undo”")));
    for (const char *command : {"campaigns", "lists", "records", "dnc", "jobs"}) {
        const Ran help = bench.run({u8(command), u8("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.startsWith(QByteArray("outdial ").append(command)));
    }
}

QTEST_GUILESS_MAIN(TestCliCampaigns)
#include "tst_clicampaigns.moc"
