// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of Do-Not-Call lists in its states: empty, without the privilege, failed, offline, on another tenant.

#include <views/dnc/adddncdialog.h>
#include <views/shared/tableview.h>
#include <views/shared/widgets.h>

#include <support/dncpagebench.h>

using namespace outdial;
using namespace outdial::views;
using outdial::testing::ScriptedTenant;
using test::allText;
using test::DncBench;
using test::enter;
using test::instead;
using test::openList;
using test::said;
using test::show;
using test::type;
using test::u8;

class TestDncPageStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void emptyTenant();
    void missingPrivilege();
    void campaignsThatDoNotLoad();
    void offline();
    void anotherTenant();

private:
    test::OwnSettings m_settings;
};

void TestDncPageStates::emptyTenant()
{
    test::SandboxSession on(u8("empty"));
    QVERIFY(on.session);
    auto page = show(on.session.get());
    QTRY_VERIFY(instead(*page) && allText(*instead(*page)).contains(u8("No Do-Not-Call list is known here")));
    test::savePictures(*page, "dnc-empty");
    auto *byId = test::button(*instead(*page), "Add list by ID");
    QVERIFY(byId);
    byId->click();
    QVERIFY(page->findChild<AddDncDialog *>());
}

void TestDncPageStates::missingPrivilege()
{
    DncBench bench;
    QVERIFY(bench.tenant->setPrivileges({u8("Manage Lists")}));
    auto page = show(bench.session.get());
    QTRY_VERIFY(instead(*page) && allText(*instead(*page)).contains(u8("may not see campaigns")));
    QVERIFY(allText(*page).contains(u8("403")));
    test::savePictures(*page, "dnc-403");
}

void TestDncPageStates::campaignsThatDoNotLoad()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetCampaigns, ScriptedTenant::error(500, "server_error", "broken"));
    auto session = test::makeSession(tenant);
    auto page = show(session.get());
    QTRY_VERIFY(instead(*page) && allText(*instead(*page)).contains(u8("The campaigns did not load")));
    tenant.on(api::Method::GetCampaigns, ScriptedTenant::json(QByteArray("[]")));
    test::button(*instead(*page), "Try again")->click();
    QTRY_VERIFY(instead(*page) && allText(*instead(*page)).contains(u8("No Do-Not-Call list is known here")));
    // With lists that are known from before it is news above them.
    page->see(u8("C1"), u8("One"), {{u8("L1"), u8("Opt-outs"), u8("INTERNAL"), {}, {}, {}}});
    tenant.on(api::Method::GetCampaigns, ScriptedTenant::error(403, "forbidden", "no"));
    page->refresh();
    QTRY_VERIFY(allText(*page).contains(u8("The campaigns were not read.")));
    QVERIFY(!instead(*page) || !allText(*instead(*page)).contains(u8("did not load")));
}

void TestDncPageStates::offline()
{
    DncBench bench;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    type(*page, "6465550143");
    bench.tenant->setReachable(false);
    page->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(bench.session->connection(), models::Session::Connection::Offline, 20'000);
    QTRY_VERIFY(said(*page).contains(u8("“Add now” is off: the tenant cannot be reached.")));
    QVERIFY(!page->fastAdd()->addButton()->isEnabled());
    QVERIFY(!test::button(*page, "Add many")->isEnabled());
    QCOMPARE(page->fastAdd()->keyEdit()->text(), u8("6465550143")); // what was typed stays
    test::savePictures(*page, "dnc-offline");
    bench.tenant->setReachable(true);
    bench.session->tryNow();
    QTRY_COMPARE_WITH_TIMEOUT(bench.session->connection(), models::Session::Connection::Online, 20'000);
    QVERIFY(page->fastAdd()->addButton()->isEnabled());
}

void TestDncPageStates::anotherTenant()
{
    DncBench bench;
    DncBench other;
    auto page = show(bench.session.get());
    QVERIFY(openList(*page, bench.optOuts().id));
    type(*page, "6465550143");
    enter(*page); // under way while the tenant is changed
    page->setSession(other.session.get());
    bench.session.reset();
    page->activated();
    QTRY_COMPARE(page->book()->reading(), models::DncBook::Reading::Done);
    QCOMPARE(page->column()->table()->model()->rowCount(), 5);
    QCOMPARE(other.tenant->submissions(u8("donotcalllist/addAll")), 0);
    page->setSession(nullptr);
    QVERIFY(!page->book());
    QVERIFY(!test::button(*page, "Add list by ID")->isHidden());
}

QTEST_MAIN(TestDncPageStates)
#include "tst_dncpagestates.moc"
