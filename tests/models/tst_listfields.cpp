// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of a list: from its format, from its records through an instance, or the reason why they are not known.

#include <QSignalSpy>
#include <QtTest>

#include <models/campaigns/listfields.h>
#include <models/campaigns/sortsample.h>

#include <support/recordpages.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using namespace outdial::models;
using api::Method;
using testing::ScriptedTenant;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

struct Bench {
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client = tenant.makeClient();
    StorePtr store;
    std::unique_ptr<ListFields> fields;

    Bench()
    {
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        auto opened = Store::open({});
        if (opened)
            store = *opened;
        fields = std::make_unique<ListFields>(*client, store, c("tenant"));
    }
    // bound: campaign and instance, in pairs.
    void list(const QStringList &bound, const char *formatId = "F1", int total = 12)
    {
        QJsonArray campaigns;
        for (qsizetype i = 0; i + 1 < bound.size(); i += 2)
            campaigns.append(
                QJsonObject{{c("campaignId"), bound[i]}, {c("campaignName"), c("Campaign")}, {c("instanceId"), bound[i + 1]}});
        tenant.on(Method::GetList, ScriptedTenant::json(QJsonObject{{c("name"), c("Spring leads")},
                                                                    {c("formatId"), c(formatId)},
                                                                    {c("formatName"), c("Renewals US v2")},
                                                                    {c("creationDate"), c("2023-11-14T00:00:00.000")},
                                                                    {c("totalRecords"), total},
                                                                    {c("campaigns"), campaigns}}));
    }
    static ScriptedTenant::Answer records(const QJsonArray &some)
    {
        return ScriptedTenant::json(QJsonObject{{c("next_cursor"), QJsonValue()}, {c("records"), some}});
    }
    void remember(FormatOrigin origin) const
    {
        KnownFormat known;
        known.origin = origin;
        known.format.id = c("F1");
        known.format.name = c("Renewals US v2");
        api::Field rank;
        rank.name = c("rank");
        rank.type = api::FieldType::Priority;
        api::Field last;
        last.name = c("last name");
        last.type = api::FieldType::LastName;
        known.format.fields = {rank, last};
        KnownFormats(store).remember(c("tenant"), known);
    }
    QStringList names() const
    {
        QStringList all;
        for (const api::Field &field : fields->fields())
            all << field.name;
        return all;
    }
    bool done() const { return fields->state() == ListFields::State::Done; }
};

} // namespace

class TestListFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownFormatAtOnce()
    {
        Bench bench;
        QVERIFY(bench.store);
        bench.remember(FormatOrigin::Created);
        bench.list({c("c1"), c("i1"), c("c2"), c("i2")});
        bench.fields->find(c("L1"), c("F1"));
        // Before anything was asked.
        QCOMPARE(bench.names(), (QStringList{c("rank"), c("last name")}));
        QCOMPARE(bench.fields->fields().first().type, api::FieldType::Priority);
        QCOMPARE(bench.fields->state(), ListFields::State::Looking);
        QVERIFY(!bench.fields->readable());
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.fields->basis(), ListFields::Basis::Format);
        QVERIFY(bench.fields->detail());
        QCOMPARE(bench.fields->detail()->campaigns.size(), 2);
        QCOMPARE(bench.fields->readable()->instanceId, c("i1"));
        QCOMPARE(bench.tenant.count(Method::GetAllRecords), 0);
    }

    void formatByTheListWhenItIsNotTold()
    {
        Bench bench;
        bench.remember(FormatOrigin::Taught);
        bench.list({});
        bench.fields->find(c("L1"));
        QVERIFY(bench.names().isEmpty());
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.names(), (QStringList{c("rank"), c("last name")}));
        QCOMPARE(bench.fields->basis(), ListFields::Basis::Format);
        QVERIFY(!bench.fields->readable()); // bound nowhere
    }

    void learnedFormatHasNoTypes()
    {
        Bench bench;
        bench.remember(FormatOrigin::Learned);
        bench.list({});
        bench.fields->find(c("L1"), c("F1"));
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.fields->basis(), ListFields::Basis::Records);
        QVERIFY(!bench.fields->why().isEmpty());
    }

    void namesFromRecords()
    {
        Bench bench;
        bench.list({c("c1"), c("i1")});
        // The second has a field that the first leaves out.
        bench.tenant.on(Method::GetAllRecords, Bench::records({test::record({{c("id"), c("N1")}, {c("phone"), c("14155550100")}}),
                                                               test::record({{c("id"), c("N2")}, {c("city"), c("Reno")}})}));
        bench.fields->find(c("L1"), c("F1"));
        QTRY_VERIFY(bench.done());
        QStringList names = bench.names();
        names.sort();
        QCOMPARE(names, (QStringList{c("city"), c("id"), c("phone")}));
        QCOMPARE(bench.fields->basis(), ListFields::Basis::Records);
        const QList<api::WireRequest> sent = bench.tenant.requests(Method::GetAllRecords);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(ScriptedTenant::target(sent.first()), c("c1"));
        const QJsonObject body = ScriptedTenant::body(sent.first());
        QCOMPARE(body.value(c("instanceId")).toString(), c("i1"));
        QVERIFY(body.value(c("limit")).toInt() >= 1 && body.value(c("limit")).toInt() <= 1000);

        // Learned once: the next list of the format needs no record.
        bench.fields->find(c("L2"), c("F1"));
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.names().size(), 3);
        QCOMPARE(bench.tenant.count(Method::GetAllRecords), 1);
    }

    void theInstanceThatIsNamedFirst()
    {
        Bench bench;
        bench.list({c("c1"), c("i1"), c("c2"), c("i2")});
        bench.tenant.on(Method::GetAllRecords, [](const api::WireRequest &request) {
            // i2 was unbound meanwhile.
            if (ScriptedTenant::body(request).value(c("instanceId")).toString() == c("i2"))
                return ScriptedTenant::error(409, "conflict", "not bound");
            return Bench::records({test::record({{c("id"), c("N1")}})});
        });
        bench.fields->find(c("L1"), {}, ListFields::Instance{c("c2"), c("i2")});
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.names(), QStringList{c("id")});
        const QList<api::WireRequest> sent = bench.tenant.requests(Method::GetAllRecords);
        QCOMPARE(sent.size(), 2);
        QCOMPARE(ScriptedTenant::target(sent.first()), c("c2"));
        QCOMPARE(ScriptedTenant::target(sent.last()), c("c1"));
    }

    void whyThereAreNone_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<QString>("says");
        QTest::newRow("bound nowhere") << 0 << c("bound to no campaign");
        QTest::newRow("no record") << 1 << c("has no record");
        QTest::newRow("records refused") << 2 << c("(403)");
        QTest::newRow("list gone") << 3 << c("(404)");
    }
    void whyThereAreNone()
    {
        QFETCH(int, trouble);
        QFETCH(QString, says);
        Bench bench;
        bench.list(trouble == 0 ? QStringList() : QStringList{c("c1"), c("i1")});
        bench.tenant.on(Method::GetAllRecords,
                        trouble == 2 ? ScriptedTenant::error(403, "forbidden", "no privilege") : Bench::records({}));
        if (trouble == 3)
            bench.tenant.on(Method::GetList, ScriptedTenant::error(404, "not_found", "list was not found"));
        bench.fields->find(c("L1"), c("F1"));
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.fields->basis(), ListFields::Basis::None);
        QVERIFY(bench.names().isEmpty());
        QVERIFY2(bench.fields->why().contains(says), qPrintable(bench.fields->why()));
    }

    void theLastListCounts()
    {
        Bench bench;
        bench.list({c("c1"), c("i1")});
        bench.tenant.on(Method::GetAllRecords, Bench::records({test::record({{c("id"), c("N1")}})}));
        bench.tenant.hold(Method::GetList);
        bench.fields->find(c("L1"), c("F1"));
        QTRY_COMPARE(bench.tenant.count(Method::GetList), 1);
        // Running through lists asks for none of those that were passed.
        bench.fields->find(c("L2"), c("F2"));
        bench.fields->find(c("L3"), c("F3"));
        QTRY_COMPARE(bench.tenant.count(Method::GetList), 2);
        QCOMPARE(ScriptedTenant::target(bench.tenant.requests(Method::GetList).last()), c("L3"));
        bench.tenant.release(Method::GetList);
        QTRY_VERIFY(bench.done());
        QCOMPARE(bench.fields->listId(), c("L3"));
        QVERIFY(bench.fields->detail());
        QCOMPARE(bench.fields->detail()->id, c("L3"));
        bench.fields->clear();
        QCOMPARE(bench.fields->state(), ListFields::State::Empty);
        QVERIFY(bench.fields->fields().isEmpty());
    }

    void aSampleIsReadWhenAsked()
    {
        Bench bench;
        SortSample sample(*bench.client);
        QSignalSpy told(&sample, &SortSample::changed);
        sample.refuse(c("bound to no campaign"));
        sample.read();
        QCOMPARE(sample.state(), SortSample::State::Unreadable);
        sample.offer(c("c1"), c("i1"), 12'000);
        QCOMPARE(sample.state(), SortSample::State::Offered);
        QCOMPARE(bench.tenant.count(Method::GetAllRecords), 0);
        bench.tenant.on(Method::GetAllRecords, ScriptedTenant::error(403, "forbidden", "no privilege"));
        sample.read();
        QCOMPARE(sample.state(), SortSample::State::Reading);
        QTRY_COMPARE(sample.state(), SortSample::State::Failed);
        QVERIFY(sample.why().contains(c("403")));
        bench.tenant.on(Method::GetAllRecords, Bench::records({test::record({{c("id"), c("N1")}})}));
        sample.read();
        QTRY_COMPARE(sample.state(), SortSample::State::Read);
        QCOMPARE(sample.page()->size(), 1);
        const QJsonObject body = ScriptedTenant::body(bench.tenant.requests(Method::GetAllRecords).last());
        QCOMPARE(body.value(c("limit")).toInt(), 1000);
        QCOMPARE(body.value(c("instanceId")).toString(), c("i1"));
        // The same instance once more: what was read stays. Another one: not.
        sample.offer(c("c1"), c("i1"), 12'001);
        QCOMPARE(sample.state(), SortSample::State::Read);
        sample.offer(c("c1"), c("i2"), 5);
        QCOMPARE(sample.state(), SortSample::State::Offered);
        QVERIFY(!sample.page());
    }
};

QTEST_GUILESS_MAIN(TestListFields)
#include "tst_listfields.moc"
