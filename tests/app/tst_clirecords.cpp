// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial records`, started as a program against a sandbox.

#include <QJsonArray>

#include <support/commandbench.h>

using namespace outdial;
using namespace outdial::test;

namespace {

const QString winback = u8("Lapsed members winback Q4");

struct Bench : CommandBench {
    Ran records(const QStringList &more) const { return run(QStringList{u8("records")} + more); }
};

qint64 count(const QJsonObject &object, const char *name) { return object.value(u8(name)).toInteger(-1); }

} // namespace

class TestCliRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordsOfACampaign();
    void recordByKey();
    void recordsThatCannotBeRead();
};

void TestCliRecords::recordsOfACampaign()
{
    Bench bench;
    const QString id = bench.tenant->listIdByName(u8("Renewals west A–K"));
    const Ran ran = bench.records({u8("--list"), id, u8("--attempts")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.err.isEmpty());
    const auto told = lines(ran);
    QStringList ids; // in whatever order: each once
    qint64 completed = 0;
    for (const QJsonObject &record : told) {
        ids.append(record.value(u8("entry")).toObject().value(u8("customer_id")).toString());
        const QJsonObject status = record.value(u8("status")).toObject();
        completed += status.value(u8("completed")).toBool();
        QCOMPARE(record.value(u8("attempts")).toArray().size(), count(status, "totalAttempts"));
    }
    QStringList stored = bench.tenant->storedValues(id, u8("customer_id"));
    ids.sort();
    stored.sort();
    QCOMPARE(ids, stored);
    QCOMPARE(ids.size(), 3000);
    QVERIFY(completed > 0 && completed < 3000);
    const Ran some = bench.records({u8("--list"), u8("Renewals west A–K"), u8("--limit"), u8("1001")});
    QCOMPARE(some.code, 0);
    QCOMPARE(lines(some).size(), 1001);
    QVERIFY(!lines(some).first().contains(u8("attempts")));
}

void TestCliRecords::recordByKey()
{
    Bench bench;
    const QString list = bench.tenant->listIdByName(u8("Spring leads"));
    const QString first = bench.tenant->storedValues(list, u8("customer_id")).value(0);
    const Ran ran = bench.records({u8("--list"), u8("Spring leads"), u8("--key"), u8("customer_id=") + first});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(only(ran).value(u8("entry")).toObject().value(u8("last_name")).toString(),
             bench.tenant->storedValues(list, u8("last_name")).value(0));
    QCOMPARE(count(only(ran).value(u8("status")).toObject(), "totalAttempts"), 0);
    const Ran none = bench.records({u8("--list"), u8("Spring leads"), u8("--key"), u8("customer_id=nobody")});
    QCOMPARE(none.code, 1);
    QVERIFY(none.out.isEmpty() && none.err.contains(u8("No record has this key")));
    // Not a key of the format.
    QCOMPARE(bench.records({u8("--list"), u8("Spring leads"), u8("--key"), u8("other=1")}).code, 2);
    // Through no campaign there is no status.
    const QString lapsed = u8("Lapsed members 2023 (unbound)");
    const QString key = bench.tenant->storedValues(bench.tenant->listIdByName(lapsed), u8("customer_id")).value(0);
    const Ran unbound = bench.records({u8("--list"), lapsed, u8("--key"), u8("customer_id=") + key});
    QVERIFY2(unbound.code == 0, qPrintable(unbound.err));
    QCOMPARE(only(unbound).value(u8("entry")).toObject().value(u8("customer_id")).toString(), key);
    QVERIFY(!only(unbound).contains(u8("status")));
}

void TestCliRecords::recordsThatCannotBeRead()
{
    Bench bench;
    QCOMPARE(bench.records({u8("--list"), u8("Lapsed members 2023 (unbound)")}).code, 2);
    const Ran several = bench.records({u8("--list"), u8("Household panel, autumn wave")});
    QCOMPARE(several.code, 2);
    QVERIFY(several.err.contains(winback));
    QCOMPARE(lines(bench.records({u8("--list"), u8("Household panel, autumn wave"), u8("--campaign"), winback})).size(), 2000);
    // The second page does not come: what was read is there, and it is told that it is not all.
    bench.tenant->addFault(u8("kind=status,path=campaign/getAllRecords,code=403,nth=2"));
    const Ran half = bench.records({u8("--list"), u8("Renewals west A–K")});
    QCOMPARE(half.code, 3);
    QCOMPARE(lines(half).size(), 1000);
    QVERIFY(half.err.contains(u8("Not all records were read.")));
    bench.tenant->clearFaults();
    bench.tenant->addFault(u8("kind=loop-cursor,path=campaign/getAllRecords"));
    const Ran circle = bench.records({u8("--list"), u8("Renewals west A–K")});
    QCOMPARE(circle.code, 3);
    QVERIFY2(circle.err.contains(u8("do not come to an end")), qPrintable(circle.err));
}

QTEST_GUILESS_MAIN(TestCliRecords)
#include "tst_clirecords.moc"
