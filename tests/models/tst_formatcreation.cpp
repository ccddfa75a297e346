// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Creating a list with a new format: what goes over the wire, what the sandbox then has, names that are taken, answers that are
// lost. Sent once, whatever comes.

#include <QSignalSpy>
#include <QTest>

#include <models/formats/formatcreation.h>

#include <support/clientbench.h>
#include <support/formatcases.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using models::FormatCreation;
using State = FormatCreation::State;
using testing::ScriptedTenant;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

// By the table of the reference: each property in its spelling, and none that its type does not have.
const char everyTypeJson[] = R"({"formatName": "Every type", "listName": "Every list", "fields": [
 {"name":"account","type":"ACCOUNT","required":true,"searchable":true,"skip":false,"key":true},
 {"name":"agent","type":"AGENT_LOGIN_ID","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"caller","type":"CALLING_NUMBER","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"company","type":"COMPANY","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"asked","type":"DATETIME","required":false,"searchable":false,"skip":false,"key":false,
  "format":"dd.MM.yyyy HH:mm","timeZone":"Europe/Berlin"},
 {"name":"call_at","type":"DATETIME_CALL_AT","required":false,"searchable":false,"skip":false,"key":false,
  "format":"MM/dd/yyyy HH:mm:ss"},
 {"name":"first","type":"FIRST_NAME","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"age","type":"INTEGER","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"last","type":"LAST_NAME","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"note","type":"OTHER","required":false,"searchable":false,"skip":true,"key":false},
 {"name":"mobile","type":"PHONE","required":false,"searchable":false,"skip":false,"key":false,"phoneType":"US_CANADA"},
 {"name":"home","type":"PHONE","required":false,"searchable":false,"skip":false,"key":false,"phoneType":"OTHER",
  "removePrefix":"00","defaultCountryCode":"49"},
 {"name":"zip","type":"ZIP_CODE","required":false,"searchable":false,"skip":false,"key":false},
 {"name":"prio","type":"PRIORITY","required":false,"searchable":false,"skip":false,"key":false,
  "order":"LIFO","expiresAfter":"30"},
 {"name":"state","type":"STATE","required":false,"searchable":false,"skip":false,"key":false}]})";

QJsonObject listJson(const char *name, const char *format, int records = 0)
{
    return {{c("id"), QString(c("L-") + c(name))},
            {c("name"), c(name)},
            {c("formatId"), QString(c("F-") + c(format))},
            {c("formatName"), c(format)},
            {c("creationDate"), QDateTime::currentDateTimeUtc().toString(c("yyyy-MM-ddTHH:mm:ss.zzz"))},
            {c("totalRecords"), records}};
}

ScriptedTenant::Answer lists(const QJsonArray &some)
{
    return ScriptedTenant::json(QJsonObject{{c("next_cursor"), QString()}, {c("records"), some}});
}

struct Scripted {
    Scripted()
    {
        client = tenant.makeClient();
        creation = std::make_unique<FormatCreation>(FormatCreation::createFrom(*client), FormatCreation::listsFrom(*client));
    }
    int sent() const { return tenant.count(api::Method::CreateListWithNewFormat); }
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<FormatCreation> creation;
};

struct Practice {
    explicit Practice(const QStringList &faults = {})
    {
        sandbox::Options options;
        options.dialRate = 0;
        options.faults = faults;
        sandbox = std::make_unique<sandbox::Sandbox>(options);
        const auto url = sandbox->start();
        if (!url)
            qFatal("%s", qPrintable(url.error()));
        client = std::make_unique<api::Client>(*api::TenantAddress::parse(url->toString()),
                                               api::Credentials{sandbox->clientId(), sandbox->clientSecret()});
        creation = std::make_unique<FormatCreation>(FormatCreation::createFrom(*client), FormatCreation::listsFrom(*client));
    }
    ~Practice()
    {
        creation.reset();
        client.reset();
    }
    std::optional<api::Format> stored(const QString &name) const
    {
        for (const api::Format &format : sandbox->formats()) {
            if (format.name == name)
                return format;
        }
        return std::nullopt;
    }
    qint64 sent() const { return sandbox->submissions(c("callinglist/createListWithNewFormat")); }

    std::unique_ptr<sandbox::Sandbox> sandbox;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<FormatCreation> creation;
};

} // namespace

class TestFormatCreation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesOverTheWireAsTheReferenceSpellsIt();
    void everyTypeIsStored();
    void withoutListName();
    void takenListName();
    void takenFormatName();
    void conflictThatSaysNothing();
    void refusals();
    void lostAnswerIsLookedUp();
    void lostRequestIsAbsent();
    void lateCommitIsFoundByTheSecond();
    void anotherListOfThatName_data();
    void anotherListOfThatName();
    void lookUpThatFails();
};

void TestFormatCreation::goesOverTheWireAsTheReferenceSpellsIt()
{
    Scripted bench;
    bench.tenant.on(api::Method::CreateListWithNewFormat,
                    ScriptedTenant::json(QJsonObject{{c("id"), c("L")}, {c("formatId"), c("F")}}));
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::everyType(), c("  Every list "));
    bench.creation->create(test::everyType(), c("Every list")); // a second click
    QTRY_COMPARE(created.count(), 1);
    QCOMPARE(bench.sent(), 1);
    const QByteArray body = bench.tenant.requests(api::Method::CreateListWithNewFormat).first().body;
    QCOMPARE(QJsonDocument::fromJson(body), QJsonDocument::fromJson(everyTypeJson));
    QVERIFY(!body.contains("defaultCoutryCode"));
    QCOMPARE(created.at(0).at(0).toString(), c("L"));
    QCOMPARE(created.at(0).at(1).toString(), c("Every list"));
    QCOMPARE(created.at(0).at(2).value<api::Format>().id, c("F"));
}

void TestFormatCreation::everyTypeIsStored()
{
    Practice bench;
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::everyType(), c("Every list"));
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 10'000);
    QCOMPARE(bench.sandbox->listIdByName(c("Every list")), created.at(0).at(0).toString());
    const auto stored = bench.stored(c("Every type"));
    QVERIFY(stored);
    QCOMPARE(stored->id, created.at(0).at(2).value<api::Format>().id);
    QCOMPARE(QJsonDocument::fromJson(api::encodeNewList(*stored, c("Every list"))), QJsonDocument::fromJson(everyTypeJson));
}

void TestFormatCreation::withoutListName()
{
    Practice bench;
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::smallFormat(), c(" "));
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 10'000);
    QCOMPARE(created.at(0).at(1).toString(), c("FORMAT: Renewals US v3"));
    QCOMPARE(bench.sandbox->listIdByName(c("FORMAT: Renewals US v3")), created.at(0).at(0).toString());
}

void TestFormatCreation::takenListName()
{
    Practice bench;
    bench.creation->create(test::smallFormat(), c("Spring leads"));
    QTRY_COMPARE_WITH_TIMEOUT(int(bench.creation->state()), int(State::Idle), 10'000);
    QCOMPARE(bench.creation->listNameError(), c("The tenant already has a list with this name. Choose another."));
    QVERIFY(bench.creation->formatNameError().isEmpty());
    QVERIFY(!bench.creation->error());
    QVERIFY(!bench.stored(c("Renewals US v3")));
    bench.creation->forgetErrors();
    QVERIFY(bench.creation->listNameError().isEmpty());
    bench.creation->create(test::smallFormat(), c("Spring leads 2"));
    QTRY_COMPARE_WITH_TIMEOUT(int(bench.creation->state()), int(State::Created), 10'000);
    QCOMPARE(bench.sent(), 2);
}

void TestFormatCreation::takenFormatName()
{
    Practice bench;
    api::Format format = test::smallFormat();
    format.name = bench.sandbox->formats().first().name;
    bench.creation->create(format, c("A new list"));
    QTRY_COMPARE_WITH_TIMEOUT(int(bench.creation->state()), int(State::Idle), 10'000);
    QCOMPARE(bench.creation->formatNameError(), c("The tenant already has a format with this name. Choose another."));
    QVERIFY(bench.creation->listNameError().isEmpty());
    QVERIFY(bench.sandbox->listIdByName(c("A new list")).isEmpty());
}

void TestFormatCreation::conflictThatSaysNothing()
{
    Scripted bench;
    bench.tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::error(409, "conflict", "Duplicate name error"));
    bench.creation->create(test::smallFormat(), c("List of a format"));
    QTRY_COMPARE(int(bench.creation->state()), int(State::Idle));
    QVERIFY(!bench.creation->formatNameError().isEmpty());
    QVERIFY(!bench.creation->listNameError().isEmpty());
    // The words in a quoted name are not the tenant's.
    bench.tenant.on(api::Method::CreateListWithNewFormat,
                    ScriptedTenant::error(409, "conflict", "list with the name 'List of a format' already exists"));
    bench.creation->create(test::smallFormat(), c("List of a format"));
    QTRY_COMPARE(int(bench.creation->state()), int(State::Idle));
    QVERIFY(bench.creation->formatNameError().isEmpty());
    QVERIFY(!bench.creation->listNameError().isEmpty());
}

void TestFormatCreation::refusals()
{
    Scripted bench;
    bench.tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::error(403, "forbidden", "no"));
    bench.creation->create(test::smallFormat(), c("x"));
    QTRY_VERIFY(bench.creation->error());
    QCOMPARE(int(bench.creation->error()->kind), int(api::ErrorKind::Privilege));
    QVERIFY(bench.creation->canCreate());
    QCOMPARE(bench.tenant.count(api::Method::GetLists), 0);
}

void TestFormatCreation::lostAnswerIsLookedUp()
{
    Practice bench({c("kind=cut-after,path=callinglist/createListWithNewFormat")});
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::everyType(), c("Every list"));
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 20'000);
    QVERIFY(bench.creation->foundByLookUp());
    QCOMPARE(bench.sent(), 1);
    QCOMPARE(created.at(0).at(0).toString(), bench.sandbox->listIdByName(c("Every list")));
    QCOMPARE(created.at(0).at(2).value<api::Format>().id, bench.stored(c("Every type"))->id);
}

void TestFormatCreation::lostRequestIsAbsent()
{
    Practice bench({c("kind=cut-before,path=callinglist/createListWithNewFormat,nth=1")});
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::smallFormat(), c("New one"));
    QTRY_COMPARE_WITH_TIMEOUT(int(bench.creation->state()), int(State::Absent), 20'000);
    QCOMPARE(bench.sent(), 1);
    QVERIFY(bench.creation->lookedUpAt().isValid());
    QVERIFY(bench.creation->canCreate()); // by the user
    bench.creation->create(test::smallFormat(), c("New one"));
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 10'000);
    QVERIFY(!bench.creation->foundByLookUp());
}

// The first was done after it had been looked for: what it made is told with its own fields.
void TestFormatCreation::lateCommitIsFoundByTheSecond()
{
    Scripted bench;
    bench.tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::lost());
    bench.tenant.on(api::Method::GetLists, lists({}));
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::smallFormat(), c("New one"));
    QTRY_COMPARE(int(bench.creation->state()), int(State::Absent));
    bench.tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::error(409, "conflict", "Duplicate name error"));
    bench.tenant.on(api::Method::GetLists, lists({listJson("New one", "Renewals US v3")}));
    api::Format other = test::smallFormat();
    other.fields.append(test::formatField("later"));
    bench.creation->create(other, c("New one"));
    QTRY_COMPARE(created.count(), 1);
    QCOMPARE(created.at(0).at(0).toString(), c("L-New one"));
    QCOMPARE(created.at(0).at(2).value<api::Format>().fields.size(), 3);
    QCOMPARE(bench.sent(), 2);
}

void TestFormatCreation::anotherListOfThatName_data()
{
    QTest::addColumn<QJsonObject>("list");
    QTest::newRow("another format") << listJson("New one", "Another");
    QTest::newRow("has records") << listJson("New one", "Renewals US v3", 12);
    QJsonObject old = listJson("New one", "Renewals US v3");
    old[c("creationDate")] = c("2024-11-12T09:30:00.000");
    QTest::newRow("was there before") << old;
}

void TestFormatCreation::anotherListOfThatName()
{
    QFETCH(QJsonObject, list);
    Scripted bench;
    bench.tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::lost());
    bench.tenant.on(api::Method::GetLists, lists({listJson("New", "x"), list}));
    QSignalSpy created(bench.creation.get(), &FormatCreation::created);
    bench.creation->create(test::smallFormat(), c("New one"));
    QTRY_COMPARE(int(bench.creation->state()), int(State::Idle));
    QVERIFY(!bench.creation->listNameError().isEmpty());
    QCOMPARE(created.count(), 0);
    QCOMPARE(bench.sent(), 1);
}

void TestFormatCreation::lookUpThatFails()
{
    Scripted bench;
    bench.tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::lost());
    bench.tenant.on(api::Method::GetLists, ScriptedTenant::error(403, "forbidden", "no"));
    bench.creation->create(test::smallFormat(), c("New one"));
    QTRY_COMPARE(int(bench.creation->state()), int(State::Unknown));
    QVERIFY(bench.creation->error());
    QVERIFY(!bench.creation->canCreate());
    bench.creation->create(test::smallFormat(), c("New one")); // does nothing
    bench.creation->forgetErrors();                            // what is unknown stays so
    QVERIFY(bench.creation->error());
    bench.tenant.on(api::Method::GetLists, lists({listJson("New one", "Renewals US v3")}));
    bench.creation->lookUpAgain();
    QTRY_COMPARE(int(bench.creation->state()), int(State::Created));
    QCOMPARE(bench.sent(), 1);
}

QTEST_GUILESS_MAIN(TestFormatCreation)
#include "tst_formatcreation.moc"
