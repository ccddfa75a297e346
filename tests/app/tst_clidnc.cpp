// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial dnc`, started as a program against a sandbox.

#include <QJsonArray>
#include <QSettings>

#include <app/cli/dnccommand.h>
#include <models/dnc/dncledger.h>

#include <support/commandbench.h>

using namespace outdial;
using namespace outdial::test;

namespace {

const QString optOuts = u8("Company-wide opt-outs");

struct Bench : CommandBench {
    QStringList keys(const QString &list = optOuts) const { return tenant->dncKeys(tenant->dncListIdByName(list)); }
    QByteArray listId(const QString &list) const { return tenant->dncListIdByName(list).toUtf8(); }
    // Of the demo data, and these.
    static QStringList with(const QStringList &more)
    {
        return QStringList{u8("12065550142"), u8("(503) 555-0117"), u8("4155550163")} + more;
    }
    models::DncLedger ledger() const { return {store(), scope()}; }
    qint64 sent() const { return tenant->submissions(u8("donotcalllist/addAll")); }
    Ran add(const QStringList &more, const QString &list = optOuts) const
    {
        return run(QStringList{u8("dnc"), u8("add"), list, u8("--json")} + more);
    }
};

qint64 count(const QJsonObject &object, const char *name) { return object.value(u8(name)).toInteger(-1); }

} // namespace

class TestCliDnc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsAreThoseOfCampaigns();
    void campaignsThatDoNotAnswer();
    void addNumbers();
    void addFile();
    void removeNumbers();
    void asTheWindowWrites();
    void agreedTo();
    void lostAnswerIsSentAgain();
    void interruptedIsUnknown();
    void refusedByTheTenant();
    void listsThatCannotBe();
    void exportTellsWhatIsKnown();
    void wrongUse_data();
    void wrongUse();
};

void TestCliDnc::listsAreThoseOfCampaigns()
{
    Bench bench;
    QVERIFY(only(bench.add({u8("--number"), u8("5035550199"), u8("--yes")})).value(u8("added")).toInt() == 1);
    const Ran ran = bench.run({u8("dnc"), u8("list"), u8("--json")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QVERIFY(ran.err.contains(u8("is unknown")));
    const auto lists = lines(ran);
    QCOMPARE(lists.size(), 5);
    for (const QJsonObject &list : lists) {
        const QString name = list.value(u8("name")).toString();
        QCOMPARE(list.value(u8("id")).toString(), bench.tenant->dncListIdByName(name));
        QCOMPARE(list.value(u8("modifiable")).toBool(), name != u8("States with a licence pending"));
        QCOMPARE(count(list, "keys_added_here"), name == optOuts ? 1 : 0); // of its four
        QCOMPARE(list.value(u8("campaigns")).toArray().size(), name == optOuts ? 3 : 1);
    }
    const Ran words = bench.run({u8("dnc")});
    QCOMPARE(words.code, 0);
    QCOMPARE(words.out.count('\n'), 5);
    QVERIFY(words.out.contains(QByteArray("Claims in court\t" + bench.listId(u8("Claims in court")) + "\tEXCLUSION\t")));
}

void TestCliDnc::campaignsThatDoNotAnswer()
{
    Bench bench;
    const QString id = bench.tenant->dncListIdByName(optOuts);
    bench.tenant->addFault(u8("kind=status,path=campaign/getCampaign/") +
                           bench.tenant->campaignIdByName(u8("Warranty recall: household appliances")) + u8(",code=403"));
    // "Claims in court" is named by that campaign only.
    const Ran ran = bench.run({u8("dnc"), u8("list"), u8("--json")});
    QCOMPARE(ran.code, 3);
    QCOMPARE(lines(ran).size(), 4);
    QVERIFY2(ran.err.contains(u8("1 of 7 campaigns could not be read")), qPrintable(ran.err));
    // Another list may have this name, too.
    const Ran byName = bench.add({u8("--number"), u8("5035550199"), u8("--yes")});
    QCOMPARE(byName.code, 3);
    QVERIFY2(byName.err.contains(u8("Give its id")), qPrintable(byName.err));
    QCOMPARE(bench.sent(), 0);
    const Ran byId = bench.add({u8("--number"), u8("5035550199"), u8("--yes")}, id);
    QVERIFY2(byId.code == 0, qPrintable(byId.err));
    QCOMPARE(bench.keys(), Bench::with({u8("15035550199")}));
}

void TestCliDnc::addNumbers()
{
    Bench bench;
    const QStringList numbers{u8("--number"), u8("(503) 555-0199"), u8("--number"), u8("call me"),
                              u8("--number"), u8("503.555.0199"),   u8("--number"), u8("1 206 555 0142")};
    const Ran ran = bench.add(numbers + QStringList{u8("--yes"), u8("--comment"), u8("Letter"), u8("--why"), u8("by mail")});
    QCOMPARE(ran.code, 1);
    const QJsonObject receipt = only(ran);
    QCOMPARE(count(receipt, "read"), 4);
    QCOMPARE(count(receipt, "added"), 1);
    QCOMPARE(count(receipt, "before"), 1); // 12065550142 is of the demo data
    QCOMPARE(count(receipt, "repeats"), 1);
    QCOMPARE(count(receipt, "doubtful"), 1);
    QCOMPARE(count(receipt, "unknown") + count(receipt, "unsent") + count(receipt, "refused") + count(receipt, "either"), 0);
    QVERIFY2(ran.err.contains(u8("call me: It has not 7 to 15 digits")), qPrintable(ran.err));
    QCOMPARE(bench.keys(), Bench::with({u8("15035550199")}));
    const auto change = bench.ledger().changes(bench.tenant->dncListIdByName(optOuts)).value(0);
    QCOMPARE(change.reason, u8("by mail"));
    QCOMPARE(change.user, u8("sandbox"));
    QCOMPARE(change.done, 1);
    QCOMPARE(change.refused, 1);
    QVERIFY(change.finished);
    QCOMPARE(bench.ledger().holds(change.listId, u8("15035550199")), std::optional(true));
    // What looks wrong goes when it is wished; a key may have commas and quotes.
    const Ran odd = bench.add({u8("--key"), u8("a, \"b\""), u8("--yes"), u8("--doubtful-too")});
    QCOMPARE(odd.code, 0);
    QCOMPARE(bench.keys(), Bench::with({u8("15035550199"), u8("a, \"b\"")}));
}

void TestCliDnc::addFile()
{
    Bench bench;
    bench.caller->write(u8("keys.csv"), "Name;Phone\nDana;503 555 0198\nEli;none\nFay;+49 89 5550 123\n");
    const Ran ran = bench.add({bench.path("keys.csv"), u8("--yes")});
    QCOMPARE(ran.code, 1);
    QCOMPARE(count(only(ran), "read"), 3);
    QCOMPARE(count(only(ran), "added"), 2);
    QCOMPARE(count(only(ran), "doubtful"), 1);
    QVERIFY2(ran.err.contains(u8("column “Phone”")), qPrintable(ran.err));
    QCOMPARE(bench.keys(), Bench::with({u8("15035550198"), u8("49895550123")}));
    const QByteArray rejects = bench.content(bench.path("keys.rejects.csv"));
    QVERIFY2(rejects.contains("Eli;none;3;"), rejects.constData());
    QCOMPARE(rejects.count("\r\n"), 2);
    // No title: every line is a key.
    bench.caller->write(u8("bare.csv"), "0151 5550199\n0152 5550199\n");
    const Ran bare = bench.add({bench.path("bare.csv"), u8("--no-header"), u8("--country-code"), u8("49"), u8("--yes")});
    QVERIFY2(bare.code == 0, qPrintable(bare.err));
    QCOMPARE(bench.keys().mid(5), QStringList({u8("491515550199"), u8("491525550199")}));
    const Ran given =
        bench.add({bench.path("keys.csv"), u8("--column"), u8("1"), u8("--as-given"), u8("--doubtful-too"), u8("--yes")});
    QVERIFY2(given.code == 0, qPrintable(given.err));
    QCOMPARE(bench.keys().mid(7), QStringList({u8("Dana"), u8("Eli"), u8("Fay")}));
    const Ran none = bench.add({bench.path("keys.csv"), u8("--column"), u8("Mobile"), u8("--yes")});
    QCOMPARE(none.code, 2);
    QVERIFY(none.err.contains(u8("has no column “Mobile”")));
}

void TestCliDnc::removeNumbers()
{
    Bench bench;
    QCOMPARE(bench.add({u8("--number"), u8("5035550199"), u8("--yes")}).code, 0);
    const Ran ran = bench.run({u8("dnc"), u8("remove"), optOuts, u8("--number"), u8("5035550199"), u8("--number"),
                               u8("5035550190"), u8("--yes"), u8("--json")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(count(only(ran), "removed"), 1);
    QCOMPARE(count(only(ran), "before"), 1); // was not there
    QVERIFY(!only(ran).contains(u8("added")));
    QVERIFY2(ran.err.contains(u8("Who is removed may be called again.")), qPrintable(ran.err)); // also when nobody is asked
    QCOMPARE(bench.keys(), Bench::with({}));
    QCOMPARE(bench.ledger().holds(bench.tenant->dncListIdByName(optOuts), u8("15035550199")), std::optional(false));
    const Ran words = bench.run({u8("dnc"), u8("remove"), optOuts, u8("--number"), u8("5035550199"), u8("--yes")});
    QVERIFY2(words.out.startsWith("1 read = 0 removed + 1 not there before + "), words.out.constData());
}

// A number that is written in two ways protects nobody.
void TestCliDnc::asTheWindowWrites()
{
    Bench bench;
    {
        QSettings settings(bench.path("outdial/outdial.conf"), QSettings::NativeFormat);
        settings.setValue(u8("doNotCall/%1/countryCode").arg(QString::fromLatin1(bench.scope().toUtf8().toHex())), u8("49"));
    }
    QCOMPARE(bench.add({u8("--number"), u8("0151 5550199"), u8("--yes")}).code, 0);
    QCOMPARE(bench.keys(), Bench::with({u8("491515550199")}));
}

void TestCliDnc::agreedTo()
{
    Bench bench;
    const QStringList command{u8("dnc"), u8("add"), optOuts, u8("--number"), u8("5035550199")};
    const Ran nobody = bench.run(command);
    QCOMPARE(nobody.code, 2);
    QVERIFY(nobody.err.contains(u8("--yes")));
    QVERIFY(nobody.out.isEmpty());
    QCOMPARE(bench.answered(command, "n\n").code, 2);
    QCOMPARE(bench.sent(), 0);
    QString asked;
    QCOMPARE(bench.answered(command, "y\n", &asked).code, 0);
    QVERIFY2(asked.contains(u8("Sent as 15035550199.")), qPrintable(asked));
    QCOMPARE(bench.sent(), 1);
}

void TestCliDnc::lostAnswerIsSentAgain()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=cut-after,path=donotcalllist/addAll,nth=1"));
    const Ran ran = bench.add({u8("--number"), u8("5035550199"), u8("--number"), u8("12065550142"), u8("--yes")});
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(count(only(ran), "either"), 2);
    QCOMPARE(count(only(ran), "added"), 0);
    QCOMPARE(bench.sent(), 2);
    QCOMPARE(bench.keys(), Bench::with({u8("15035550199")}));
}

void TestCliDnc::interruptedIsUnknown()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=cut-after,path=donotcalllist/addAll"));
    const Ran ran =
        bench.interrupted({u8("dnc"), u8("add"), optOuts, u8("--number"), u8("5035550199"), u8("--yes"), u8("--json")},
                          [&] { return bench.sent() > 0; });
    QCOMPARE(ran.code, 3);
    QCOMPARE(count(only(ran), "unknown"), 1);
    QCOMPARE(count(only(ran), "added") + count(only(ran), "either"), 0);
    const auto change = bench.ledger().changes(bench.tenant->dncListIdByName(optOuts)).value(0);
    QCOMPARE(change.unknown, 1);
    QVERIFY(!bench.ledger().holds(change.listId, u8("15035550199")));
}

void TestCliDnc::refusedByTheTenant()
{
    Bench bench;
    bench.tenant->addFault(u8("kind=status,path=donotcalllist/addAll,code=403"));
    const Ran ran = bench.add({u8("--number"), u8("5035550199"), u8("--yes")});
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains(u8("(403)")), qPrintable(ran.err));
    QCOMPARE(count(only(ran), "unsent"), 1);
    QCOMPARE(bench.keys(), Bench::with({}));
}

void TestCliDnc::listsThatCannotBe()
{
    Bench bench;
    Ran ran = bench.add({u8("--number"), u8("OR"), u8("--yes")}, u8("States with a licence pending"));
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    ran = bench.add({u8("--number"), u8("5035550199"), u8("--yes")}, u8("company-wide"));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(u8("“Company-wide opt-outs” (") + bench.tenant->dncListIdByName(optOuts)), qPrintable(ran.err));
    QVERIFY(!ran.err.contains(u8("Claims in court")));
    ran = bench.add({u8("--number"), u8("W-1"), u8("--comment"), u8("x"), u8("--yes")}, u8("Claims in court"));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(u8("no comments")), qPrintable(ran.err));
    QCOMPARE(bench.sent(), 0);
    // Values of a field are no numbers.
    ran = bench.add({u8("--number"), u8("W-00777"), u8("--yes")}, u8("Claims in court"));
    QVERIFY2(ran.code == 0, qPrintable(ran.err));
    QCOMPARE(bench.keys(u8("Claims in court")), QStringList({u8("W-00021"), u8("W-00340"), u8("W-00777")}));
}

void TestCliDnc::exportTellsWhatIsKnown()
{
    Bench bench;
    QCOMPARE(bench.add({u8("--number"), u8("5035550199"), u8("--number"), u8("5035550198"), u8("--why"), u8("a, b"), u8("--yes")})
                 .code,
             0);
    QCOMPARE(bench.run({u8("dnc"), u8("remove"), optOuts, u8("--number"), u8("5035550198"), u8("--yes")}).code, 0);
    const Ran csv = bench.run({u8("dnc"), u8("export"), optOuts});
    QVERIFY2(csv.code == 0, qPrintable(csv.err));
    QVERIFY2(csv.out.startsWith("\xEF\xBB\xBFkey,added_utc,by,why,file\r\n15035550199,"), csv.out.constData());
    QVERIFY(csv.out.endsWith(",sandbox,\"a, b\",\r\n"));
    QCOMPARE(csv.out.count("\r\n"), 2);
    QVERIFY(csv.err.contains(u8("What else is in “Company-wide opt-outs” is unknown")));
    const Ran json = bench.run({u8("dnc"), u8("export"), optOuts, u8("--json")});
    QCOMPARE(only(json).value(u8("key")).toString(), u8("15035550199"));
    QCOMPARE(only(json).value(u8("why")).toString(), u8("a, b"));
    // Nobody has to be asked for what is kept here.
    bench.tenant->setReachable(false);
    const Ran file = bench.run({u8("dnc"), u8("export"), optOuts, bench.path("out.csv"), u8("--json")});
    QCOMPARE(count(only(file), "keys"), 1);
    QCOMPARE(bench.content(bench.path("out.csv")), csv.out);
}

void TestCliDnc::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QStringList &arguments, const char *said) {
        QTest::newRow(name) << arguments << u8(said);
    };
    row("unknown act", {u8("delete"), u8("a")}, "Known are list, add");
    row("no list", {u8("add")}, "Name the Do-Not-Call list");
    row("no keys", {u8("add"), u8("a")}, "Name a file");
    row("two sources", {u8("add"), u8("a"), u8("f.csv"), u8("--number"), u8("1")}, "two sources");
    row("empty number", {u8("add"), u8("a"), u8("--number"), u8(" ")}, "needs a key");
    row("comment of a removal", {u8("remove"), u8("a"), u8("--number"), u8("1"), u8("--comment"), u8("x")}, "does not go with");
    row("option of another act", {u8("list"), u8("--yes")}, "does not go with");
    row("two comments", {u8("add"), u8("a"), u8("f"), u8("--comment"), u8("x"), u8("--comment-column"), u8("y")}, "Take one");
    row("column of numbers", {u8("add"), u8("a"), u8("--number"), u8("1"), u8("--column"), u8("1")}, "goes with a file");
    row("country code", {u8("add"), u8("a"), u8("f"), u8("--country-code"), u8("+49")}, "one to four digits");
    row("both writings", {u8("add"), u8("a"), u8("f"), u8("--country-code"), u8("49"), u8("--as-given")}, "exclude");
    row("too many words", {u8("export"), u8("a"), u8("b"), u8("c")}, "one word too many");
    row("two tenants", {u8("list"), u8("--sandbox"), u8("--profile"), u8("x")}, "two tenants");
    row("unknown option", {u8("--nonsense")}, "nonsense");
}

void TestCliDnc::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const auto parsed = app::parseDnc(arguments);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(said), qPrintable(parsed.error()));
}

QTEST_GUILESS_MAIN(TestCliDnc)
#include "tst_clidnc.moc"
