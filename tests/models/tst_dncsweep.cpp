// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The look through pending records: what is found in lists whose contents the test wrote down, what could not be read, and
// erasing. On the sandbox; records that are completed, and answers that are lost, from a tenant that the test writes down.

#include <QAbstractItemModelTester>
#include <QtTest>

#include <models/dnc/dncsweepmodels.h>

#include <support/dncbench.h>
#include <support/recordpages.h>

using namespace outdial;
using namespace outdial::models;
using outdial::testing::ScriptedTenant;
using test::DncBench;
using test::u8;

namespace {

const SweepOptions quick{std::chrono::milliseconds(5), std::chrono::milliseconds(20), 3, 200, {}};

// By id: the fields in which they were found.
std::map<QString, QString> foundIn(const std::vector<SweptRecord> &records, const std::vector<SweptList> &lists,
                                   const QString &listId)
{
    std::map<QString, QString> found;
    for (const SweptRecord &record : records) {
        if (lists[std::size_t(record.list)].id == listId)
            found.emplace(record.keyText, record.field);
    }
    return found;
}

const SweptList *listOf(const std::vector<SweptList> &lists, const QString &id)
{
    for (const SweptList &list : lists) {
        if (list.id == id)
            return &list;
    }
    return nullptr;
}

// A tenant with one list that one campaign has, and these records.
struct Written {
    explicit Written(const QJsonArray &records)
    {
        const QJsonObject list{{u8("id"), u8("L1")},
                               {u8("name"), u8("Leads")},
                               {u8("formatId"), u8("F1")},
                               {u8("formatName"), u8("F")},
                               {u8("creationDate"), u8("2024-02-19T19:11:40.000")},
                               {u8("totalRecords"), 3}};
        tenant.on(api::Method::GetLists,
                  ScriptedTenant::json(QJsonObject{{u8("next_cursor"), u8("c")}, {u8("records"), QJsonArray{list}}}));
        QJsonObject detail = list;
        detail.insert(u8("campaigns"),
                      QJsonArray{QJsonObject{
                          {u8("campaignId"), u8("C1")}, {u8("campaignName"), u8("Renewals")}, {u8("instanceId"), u8("I1")}}});
        tenant.on(api::Method::GetList, ScriptedTenant::json(detail));
        tenant.on(api::Method::GetAllRecords,
                  ScriptedTenant::json(QJsonObject{{u8("next_cursor"), u8("c")}, {u8("records"), records}}));
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        store = *Store::open({});
        DncLedger(store, scope()).keep(u8("D1"), {u8("16465550143")}, true, u8("change"));
        api::Format format;
        format.id = u8("F1");
        format.name = u8("F");
        api::Field id;
        id.name = u8("id");
        id.key = true;
        api::Field phone;
        phone.name = u8("phone");
        phone.type = api::FieldType::Phone;
        format.fields = {id, phone};
        KnownFormats(store).remember(scope(), {format, FormatOrigin::Created});
    }
    static QString scope() { return u8("127.0.0.1:9"); }
    static QJsonObject record(const char *id, const char *phone, bool completed = false)
    {
        return test::record({{u8("id"), u8(id)}, {u8("phone"), u8(phone)}},
                            completed ? test::called(u8("Sold"), 1, true, u8("2024-11-12T14:31:47.000")) : test::neverCalled());
    }
    std::unique_ptr<DncSweep> sweep(const SweepOptions &options = quick)
    {
        return std::make_unique<DncSweep>(
            store, scope(), QList<DncListSeen>{{u8("D1"), u8("Opt-outs"), u8("INTERNAL"), {}, {}, false}}, options, *client);
    }
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client;
    StorePtr store;
};

} // namespace

class TestDncSweep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPhoneFieldIsLookedAt();
    void unknownFormatsAreLookedAtWholly();
    void completedIsNotPending();
    void pendingInOneCampaignIsEnough();
    void whatCannotBeReadIsSaid();
    void pagesInACircle();
    void noKeysNoQuestions();
    void cancelledWhileReading();
    void erasing();
    void changedMeanwhileIsLeftAlone();
    void lostAnswersAreSettledByLooking();
    void refusedErasing();
    void modelsWhileItGoesOn();
};

void TestDncSweep::everyPhoneFieldIsLookedAt()
{
    DncBench bench;
    const auto list = bench.makeList("Sweep me", R"([
        {"id":"A","home":"(999) 555-0101","mobile":"","claim":"","note":""},
        {"id":"B","home":"999-555-0999","mobile":"+1 999 555 0102","claim":"","note":""},
        {"id":"C","home":"999-555-0998","mobile":"","claim":"W-77","note":""},
        {"id":"D","home":"999-555-0997","mobile":"","claim":"W-78","note":"19995550101"},
        {"id":"E","home":"999-555-0101","mobile":"999-555-0102","claim":"W-77","note":""}])");
    bench.bind("Spring renewals — West Coast", list.listId);
    bench.know(bench.optOuts(), {u8("19995550101"), u8("(999) 555-0102")}); // the second as somebody sent it as given
    bench.know(bench.claims(), {u8("W-77")});
    DncSweep sweep(bench.session->store(), bench.session->tenant(), {bench.optOuts(), bench.claims()}, quick, bench.client());
    sweep.run();
    QCOMPARE(sweep.progress().state, SweepProgress::State::Read);
    QCOMPARE(sweep.progress().keys, 3);
    // D has the number in a field that is no phone field, and another claim.
    const std::map<QString, QString> expected{
        {u8("A"), u8("home")}, {u8("B"), u8("mobile")}, {u8("C"), u8("claim")}, {u8("E"), u8("home")}};
    QCOMPARE(foundIn(sweep.records(0), sweep.lists(), list.listId), expected);
    const SweptList *swept = listOf(sweep.lists(), list.listId);
    QVERIFY(swept && swept->state == SweptList::State::Read && swept->formatKnown);
    QCOMPARE(swept->read, 5);
    QCOMPARE(swept->found, 4);
    QCOMPARE(swept->campaigns, QStringList{u8("Spring renewals — West Coast")});
    for (const SweptRecord &record : sweep.records(0)) {
        if (record.keyText == u8("B")) {
            QCOMPARE(record.key, u8("(999) 555-0102"));
            QCOMPARE(record.value, u8("19995550102"));
            QCOMPARE(record.dncList, bench.optOuts().id);
            QCOMPARE(record.keys, QByteArray(R"({"id":"B"})"));
        }
    }
}

void TestDncSweep::unknownFormatsAreLookedAtWholly()
{
    DncBench bench;
    const auto list = bench.makeList(
        "Unknown format", R"([{"id":"A","home":"9995550101","note":""},{"id":"B","home":"9995550999","note":"999 555 0101"}])",
        false);
    bench.bind("Spring renewals — West Coast", list.listId);
    bench.know(bench.optOuts(), {u8("19995550101")});
    DncSweep sweep(bench.session->store(), bench.session->tenant(), {bench.optOuts()}, quick, bench.client());
    sweep.run();
    const auto lists = sweep.lists();
    const SweptList *swept = listOf(lists, list.listId);
    QVERIFY(swept && !swept->formatKnown);
    QCOMPARE(swept->found, 2);
    // It can be erased all the same: the tenant ignores what is no key field.
    sweep.erase({0, 1}, u8("Opted out"));
    QCOMPARE(sweep.record(0).outcome, SweptRecord::Outcome::Erased);
    QCOMPARE(sweep.record(1).outcome, SweptRecord::Outcome::Erased);
    QCOMPARE(bench.tenant->recordCount(list.listId), 0);
}

void TestDncSweep::completedIsNotPending()
{
    Written written(
        {Written::record("A", "16465550143", true), Written::record("B", "16465550143"), Written::record("C", "16465550144")});
    auto sweep = written.sweep();
    sweep->run();
    QCOMPARE(sweep->records(0).size(), 1UL);
    QCOMPARE(sweep->record(0).keyText, u8("B"));
    QCOMPARE(sweep->progress().recordsRead, 3);
}

void TestDncSweep::pendingInOneCampaignIsEnough()
{
    Written written({});
    written.tenant.on(
        api::Method::GetList,
        ScriptedTenant::json(R"({"name":"Leads","formatId":"F1","formatName":"F","creationDate":"2024-02-19T19:11:40.000",
        "totalRecords":2,"campaigns":[{"campaignId":"C1","campaignName":"One","instanceId":"I1"},{"campaignId":"C2","campaignName":"Two","instanceId":"I2"}]})"));
    written.tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        const bool first = ScriptedTenant::target(request) == u8("C1");
        return ScriptedTenant::json(QJsonObject{
            {u8("next_cursor"), QJsonValue()},
            {u8("records"), QJsonArray{Written::record("A", "16465550143", first), Written::record("B", "16465550143")}}});
    });
    auto sweep = written.sweep();
    sweep->run();
    // B is pending in both and counts once.
    QCOMPARE(sweep->records(0).size(), 2UL);
    QCOMPARE(sweep->record(0).keyText, u8("B"));
    QCOMPARE(sweep->record(0).campaign, u8("One"));
    QCOMPARE(sweep->record(1).keyText, u8("A"));
    QCOMPARE(sweep->record(1).campaign, u8("Two"));
}

void TestDncSweep::whatCannotBeReadIsSaid()
{
    DncBench bench;
    const auto unbound = bench.makeList("Bound nowhere", R"([{"id":"A","home":"9995550101"}])");
    bench.know(bench.optOuts(), {u8("19995550101")});
    DncSweep sweep(bench.session->store(), bench.session->tenant(), {bench.optOuts()}, quick, bench.client());
    sweep.run();
    const auto lists = sweep.lists();
    const SweptList *swept = listOf(lists, unbound.listId);
    QVERIFY(swept);
    QCOMPARE(swept->state, SweptList::State::NotBound);
    QVERIFY(sweptStateText(*swept).contains(u8("no campaign")));
    QCOMPARE(sweep.progress().found, 0);

    Written refused({});
    refused.tenant.on(api::Method::GetAllRecords, ScriptedTenant::error(403, "forbidden", "no"));
    auto other = refused.sweep();
    other->run();
    QCOMPARE(other->progress().state, SweepProgress::State::Read);
    QCOMPARE(other->lists()[0].state, SweptList::State::NotReadable);
    QVERIFY2(other->lists()[0].why.contains(u8("403")), qPrintable(other->lists()[0].why));

    Written none({});
    none.tenant.on(api::Method::GetLists, ScriptedTenant::error(403, "forbidden", "no"));
    auto third = none.sweep();
    third->run();
    QCOMPARE(third->progress().state, SweepProgress::State::Failed);
    QVERIFY(third->progress().message.contains(u8("403")));
}

void TestDncSweep::pagesInACircle()
{
    Written written({Written::record("A", "16465550143"), Written::record("B", "1")});
    SweepOptions options = quick;
    options.pageRecords = 2; // full pages with the same cursor each time
    auto sweep = written.sweep(options);
    sweep->run();
    QCOMPARE(sweep->lists()[0].state, SweptList::State::NotReadable);
    QVERIFY(sweep->lists()[0].why.contains(u8("circle")));
    QCOMPARE(sweep->records(0).size(), 1UL);
    QCOMPARE(written.tenant.count(api::Method::GetAllRecords), 2);
}

void TestDncSweep::noKeysNoQuestions()
{
    Written written({Written::record("A", "16465550143")});
    QVERIFY(DncLedger(written.store, Written::scope()).keepNone(u8("D1"), u8("other")));
    auto sweep = written.sweep();
    sweep->run();
    QCOMPARE(sweep->progress().state, SweepProgress::State::Read);
    QCOMPARE(sweep->progress().keys, 0);
    QCOMPARE(written.tenant.count(api::Method::GetLists), 0);
}

void TestDncSweep::cancelledWhileReading()
{
    Written written({Written::record("A", "16465550143")});
    written.tenant.hold(api::Method::GetAllRecords);
    DncSweepJob job(*written.client, written.store, Written::scope(), {{u8("D1"), u8("Opt-outs"), u8("INTERNAL"), {}, {}, false}},
                    quick);
    QTRY_COMPARE(written.tenant.count(api::Method::GetAllRecords), 1);
    QSignalSpy over(&job, &DncSweepJob::over);
    job.cancel();
    QTRY_COMPARE(over.size(), 1);
    QCOMPARE(job.progress().state, SweepProgress::State::Cancelled);
    QVERIFY(!job.isBusy());
    QVERIFY(job.records().empty());
}

void TestDncSweep::erasing()
{
    DncBench bench;
    const auto list = bench.makeList("Erase some", R"([{"id":"A","home":"9995550101"},{"id":"B","home":"9995550102"},
        {"id":"C","home":"9995550103"},{"id":"D","home":"9995550104"}])");
    bench.bind("Spring renewals — West Coast", list.listId);
    bench.know(bench.optOuts(), {u8("19995550101"), u8("19995550102"), u8("19995550103")});
    DncSweep sweep(bench.session->store(), bench.session->tenant(), {bench.optOuts()}, quick, bench.client());
    sweep.run();
    QCOMPARE(sweep.records(0).size(), 3UL);
    // Somebody else was faster with one.
    DncBench::value(bench.client().callingList.erase(list.listId, R"({"id":"B"})", u8("theirs")));
    sweep.erase({0, 1}, u8("Opted out"));
    QCOMPARE(sweep.record(0).outcome, SweptRecord::Outcome::Erased);
    QCOMPARE(sweep.record(1).outcome, SweptRecord::Outcome::Gone);
    QCOMPARE(sweep.record(2).outcome, SweptRecord::Outcome::None);
    QCOMPARE(sweep.progress().state, SweepProgress::State::Erased);
    QCOMPARE(sweep.progress().erasedOver, 2);
    QCOMPARE(bench.tenant->storedValues(list.listId, u8("id")), (QStringList{u8("C"), u8("D")}));
}

void TestDncSweep::changedMeanwhileIsLeftAlone()
{
    DncBench bench;
    const auto list = bench.makeList("Changes", R"([{"id":"A","home":"9995550101"}])");
    bench.bind("Spring renewals — West Coast", list.listId);
    bench.know(bench.optOuts(), {u8("19995550101")});
    DncSweep sweep(bench.session->store(), bench.session->tenant(), {bench.optOuts()}, quick, bench.client());
    sweep.run();
    DncBench::value(bench.client().callingList.update(list.listId, R"({"id":"A","home":"9995550555"})"));
    sweep.erase({0}, u8("Opted out"));
    QCOMPARE(sweep.record(0).outcome, SweptRecord::Outcome::Changed);
    QCOMPARE(bench.tenant->recordCount(list.listId), 1);
}

void TestDncSweep::lostAnswersAreSettledByLooking()
{
    DncBench bench;
    const auto list = bench.makeList("Lost", R"([{"id":"A","home":"9995550101"},{"id":"B","home":"9995550102"}])");
    bench.bind("Spring renewals — West Coast", list.listId);
    bench.know(bench.optOuts(), {u8("19995550101"), u8("19995550102")});
    DncSweep sweep(bench.session->store(), bench.session->tenant(), {bench.optOuts()}, quick, bench.client());
    sweep.run();
    // The first is erased and its answer lost; the second is not reached the first time.
    bench.tenant->addFault(u8("kind=cut-after,path=callinglist/erase,nth=1"));
    bench.tenant->addFault(u8("kind=cut-before,path=callinglist/erase,nth=2"));
    sweep.erase({0, 1}, u8("Opted out"));
    QCOMPARE(sweep.record(0).outcome, SweptRecord::Outcome::Erased);
    QCOMPARE(sweep.record(1).outcome, SweptRecord::Outcome::Erased);
    QCOMPARE(bench.tenant->recordCount(list.listId), 0);
    QCOMPARE(bench.tenant->submissions(u8("callinglist/erase")), 3); // one for the first, two for the second
}

void TestDncSweep::refusedErasing()
{
    Written written({Written::record("A", "16465550143")});
    written.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(Written::record("A", "16465550143")));
    written.tenant.on(api::Method::EraseRecord, ScriptedTenant::error(403, "forbidden", "no"));
    auto sweep = written.sweep();
    sweep->run();
    QCOMPARE(sweep->records(0).size(), 1UL);
    sweep->erase({0}, u8("Opted out"));
    QCOMPARE(sweep->record(0).outcome, SweptRecord::Outcome::Failed);
    QVERIFY(sweep->record(0).why.contains(u8("403")));
    QCOMPARE(written.tenant.count(api::Method::EraseRecord), 1);
    const QJsonObject sent = ScriptedTenant::body(written.tenant.requests(api::Method::EraseRecord).first());
    QCOMPARE(sent.value(u8("reason")).toString(), u8("Opted out"));
    QCOMPARE(sent.value(u8("fields")).toObject(), (QJsonObject{{u8("id"), u8("A")}}));

    written.tenant.on(api::Method::EraseRecord, ScriptedTenant::lost());
    sweep->erase({0}, u8("Opted out"));
    QCOMPARE(sweep->record(0).outcome, SweptRecord::Outcome::Failed); // each look-up found it: nothing was erased
    written.tenant.on(api::Method::QueryRecord, ScriptedTenant::refused());
    sweep->erase({0}, u8("Opted out"));
    QCOMPARE(sweep->record(0).outcome, SweptRecord::Outcome::Failed); // never sent this time
}

void TestDncSweep::modelsWhileItGoesOn()
{
    Written written({Written::record("A", "16465550143"), Written::record("B", "16465550143")});
    written.tenant.on(api::Method::QueryRecord, ScriptedTenant::json(Written::record("A", "16465550143")));
    written.tenant.on(api::Method::EraseRecord, ScriptedTenant::json(QByteArray()));
    DncSweepJob job(*written.client, written.store, Written::scope(), {{u8("D1"), u8("Opt-outs"), u8("INTERNAL"), {}, {}, false}},
                    quick);
    SweptListsModel lists(job);
    SweptRecordsModel records(job);
    QAbstractItemModelTester listsTester(&lists, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester recordsTester(&records, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QTRY_VERIFY(!job.isBusy());
    QCOMPARE(lists.rowCount(), 2);
    QCOMPARE(lists.index(0, SweptListsModel::Found).data().toString(), u8("2"));
    QCOMPARE(lists.index(1, SweptListsModel::Name).data().toString(), u8("Leads"));
    QCOMPARE(records.rowCount(), 2);
    QCOMPARE(records.index(1, SweptRecordsModel::Record).data().toString(), u8("B"));
    QCOMPARE(records.index(1, SweptRecordsModel::DncList).data().toString(), u8("Opt-outs"));
    QVERIFY(job.erase({0}, u8("why")));
    QVERIFY(!job.erase({1}, u8("why"))); // one at a time
    QTRY_VERIFY(!job.isBusy());
    QCOMPARE(records.index(0, SweptRecordsModel::Outcome).data().toString(), u8("Erased"));
    QVERIFY(!job.erase({0}, u8("why"))); // it is over
    records.setList(0);
    QCOMPARE(records.rowCount(), 2);
    records.setList(5);
    QCOMPARE(records.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestDncSweep)
#include "tst_dncsweep.moc"
