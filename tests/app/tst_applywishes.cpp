// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What `outdial apply` reads of a file, and which words it takes.

#include <QTest>

#include <app/cli/applycommand.h>

using namespace outdial;
using namespace outdial::app;

namespace {

QString u8(const char *text) { return QString::fromUtf8(text); }

} // namespace

class TestApplyWishes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allOfIt();
    void whatIsNotNamed();
    void severalCampaigns();
    void mistakes_data();
    void mistakes();
    void wrongUse();
};

// The printed answer of Get Campaign, with its id, but for what nobody sets.
void TestApplyWishes::allOfIt()
{
    const auto read = readWishes(R"({"id": "C1", "name": "Campaign name", "enabled": true, "state": "STOPPED", "lists": [
        {"id": "L1", "name": "List 1.csv", "instanceId": "I1", "instanceName": "", "enabled": true, "order": 1, "dialingRatio": 2,
         "sortingOrder": {"type": "CUSTOM", "sortingFields": [
             {"fieldId": "f1", "fieldName": "Priority", "sortOrder": "DESC"}, {"fieldName": "Age"}]}, "totalRecords": 100},
        {"id": "L2", "name": "List 2.csv", "sortingOrder": {"type": "natural", "sortingFields": []}}],
        "dncLists": [{"id": "D1", "name": "List 1", "type": "GEOGRAPHIC_AREACODE", "Country": "US"}]})");
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(read->size(), 1);
    const CampaignWish &wish = read->first();
    QCOMPARE(wish.campaign, u8("C1"));
    QVERIFY(wish.enabled == true && wish.state == api::CampaignState::Stopped && !wish.exact);
    QCOMPARE(wish.lists->size(), 2);
    const ListWish &list = wish.lists->first();
    QCOMPARE(list.listId, u8("L1"));
    QCOMPARE(list.instanceId, u8("I1"));
    QVERIFY(list.instanceName == QString() && list.enabled == true && list.order == 1 && list.dialingRatio == 2);
    QVERIFY(list.sorting->type == api::SortingType::Custom);
    QCOMPARE(list.sorting->fields.size(), 2);
    QCOMPARE(list.sorting->fields.at(0).fieldName, u8("Priority"));
    QVERIFY(list.sorting->fields.at(0).order == api::SortOrder::Descending);
    QVERIFY(list.sorting->fields.at(1).order == api::SortOrder::Ascending); // the API's default
    QVERIFY(wish.lists->at(1).sorting->type == api::SortingType::Natural);
}

void TestApplyWishes::whatIsNotNamed()
{
    const auto read = readWishes(R"({"name": "A", "state": null, "lists": [{"name": "L", "order": null}]})");
    QVERIFY(read && !read->first().state && !read->first().enabled);
    const ListWish &list = read->first().lists->first();
    QVERIFY(!list.instanceName && !list.enabled && !list.order && !list.dialingRatio && !list.sorting &&
            list.instanceId.isEmpty());
    QVERIFY(!readWishes(R"({"name": "A"})")->first().lists); // untouched
    QVERIFY(readWishes(R"({"name": "A", "lists": []})")->first().lists->isEmpty());
}

void TestApplyWishes::severalCampaigns()
{
    for (const char *text : {R"({"campaigns": [{"name": "A"}, {"id": "B"}]})", R"([{"name": "A"}, {"id": "B"}])",
                             "{\"name\": \"A\"}\n\n{\"id\": \"B\"}\n"}) {
        const auto read = readWishes(text);
        QVERIFY2(read, text);
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(0).campaign, u8("A"));
        QCOMPARE(read->at(1).campaign, u8("B"));
    }
}

void TestApplyWishes::mistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const char *text, const char *said) {
        QTest::newRow(name) << QByteArray(text) << u8(said);
    };
    row("empty", "", "not JSON");
    row("cut off", R"({"name": "A")", "not JSON");
    row("no campaign", R"({"campaigns": []})", "describes no campaign");
    row("a text", R"(["A"])", "campaign 1: it is not an object");
    row("nameless", R"([{"name": "A"}, {"state": "RUNNING"}])", "campaign 2: a campaign needs its “id” or its “name”");
    row("twice", R"([{"name": "A"}, {"name": "A"}])", "“A” is described twice");
    row("misspelt", R"({"name": "A", "list": []})", "“A”: “list” is not known");
    row("another beside", R"({"campaigns": [], "exact": true})", "“exact” is not known");
    row("state", R"({"name": "A", "state": "PAUSED"})", "“state” cannot be “PAUSED”");
    row("exact of nothing", R"({"name": "A", "exact": true})", "“exact” needs “lists”");
    row("lists", R"({"name": "A", "lists": {}})", "“lists” is not a list");
    row("list without a name", R"({"name": "A", "lists": [{"order": 1}]})", "“A”, list 1: a list needs its “id” or its “name”");
    row("misspelt in a list", R"({"name": "A", "lists": [{"name": "L"}, {"name": "M", "ratio": 2}]})",
        "“A”, list 2: “ratio” is not");
    row("order zero", R"({"name": "A", "lists": [{"name": "L", "order": 0}]})", "“order” is not a whole number from 1 on");
    row("half an order", R"({"name": "A", "lists": [{"name": "L", "order": 1.5}]})", "“order” is not a whole");
    row("a ratio in quotes", R"({"name": "A", "lists": [{"name": "L", "dialingRatio": "2"}]})", "“dialingRatio” is not a whole");
    row("on", R"({"name": "A", "lists": [{"name": "L", "enabled": "yes"}]})", "“enabled” is neither true nor false");
    row("sorting", R"({"name": "A", "lists": [{"name": "L", "sortingOrder": {"type": "CUSTOM"}}]})", "go with the type CUSTOM");
    row("sorting by what",
        R"({"name": "A", "lists": [{"name": "L", "sortingOrder": {"type": "CUSTOM", "sortingFields": [{}]}}]})",
        "“fieldName” is missing");
    row("fields of none",
        R"({"name": "A", "lists": [{"name": "L", "sortingOrder": {"type": "RANDOM", "sortingFields": [{"fieldName": "f"}]}}]})",
        "go with the type CUSTOM");
}

void TestApplyWishes::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, said);
    const auto read = readWishes(text);
    QVERIFY(!read);
    QVERIFY2(read.error().contains(said), qPrintable(read.error()));
}

void TestApplyWishes::wrongUse()
{
    const auto said = [](const auto &parsed, const char *what) { return !parsed && parsed.error().contains(u8(what)); };
    QVERIFY(said(parseApply({}), "Name the file"));
    QVERIFY(said(parseApply({u8("a"), u8("b")}), "one word too many"));
    QVERIFY(said(parseApply({u8("a"), u8("--give-up-after"), u8("0")}), "takes seconds"));
    QVERIFY(said(parseApply({u8("a"), u8("--sandbox"), u8("--profile"), u8("x")}), "two tenants"));
    QVERIFY(said(parseApply({u8("a"), u8("--force")}), "force"));
    const auto good = parseApply({u8("a"), u8("--dry-run"), u8("--give-up-after"), u8("30")});
    QVERIFY(good && good->dryRun && !good->yes && good->giveUpAfter == 30);
}

QTEST_GUILESS_MAIN(TestApplyWishes)
#include "tst_applywishes.moc"
