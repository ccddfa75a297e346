// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Every typed call against the local tenant, over a real connection; and what the client makes of the faults it is met with.
#include <QtTest>

#include <api/client/client.h>
#include <sandbox/sandbox.h>

using namespace outdial;
using namespace outdial::api;
using namespace std::chrono_literals;

class TestClientSandbox final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void signIn();
    void wrongSecret();
    void campaigns();
    void unknownCampaign();
    void startAndStop();
    void createBindAddAndRead();
    void listsByPages();
    void allRecordsByPages();
    void lookUpWithoutABinding();
    void updatedRecords();
    void anyMethodByTheCatalogue();
    void expiredTokenIsRenewed();
    void lostAnswerOfAWriteIsUnknownAndNotSentAgain_data();
    void lostAnswerOfAWriteIsUnknownAndNotSentAgain();
    void lostAnswerOfAReadIsAskedAgain();
    void unreachable();

private:
    std::unique_ptr<Client> clientWith(const QString &secret) const;
    void startSandbox(sandbox::Options options);
    CreatedList makeList(const QString &name);
    QString campaignId(const QString &name) const { return m_sandbox->campaignIdByName(name); }

    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<Client> m_client;
};

void TestClientSandbox::startSandbox(sandbox::Options options)
{
    m_client.reset();
    m_sandbox = std::make_unique<sandbox::Sandbox>(std::move(options));
    const auto url = m_sandbox->start();
    QVERIFY2(url, url ? "" : qPrintable(url.error()));
    m_client = clientWith(m_sandbox->clientSecret());
}

std::unique_ptr<Client> TestClientSandbox::clientWith(const QString &secret) const
{
    auto client =
        std::make_unique<Client>(*TenantAddress::parse(m_sandbox->url().toString()), Credentials{m_sandbox->clientId(), secret});
    client->setRetryPolicy({4, 5ms, 20ms});
    return client;
}

void TestClientSandbox::init()
{
    sandbox::Options options;
    options.dialRate = 20;
    startSandbox(options);
}

void TestClientSandbox::cleanup()
{
    m_client.reset();
    m_sandbox.reset();
}

CreatedList TestClientSandbox::makeList(const QString &name)
{
    Format format;
    format.name = name + QStringLiteral(" format");
    Field id;
    id.name = QStringLiteral("id");
    id.key = true;
    id.required = true;
    Field phone;
    phone.name = QStringLiteral("phone");
    phone.type = FieldType::Phone;
    format.fields = {id, phone};
    const auto created = m_client->callingList.createListWithNewFormat(format, name).result();
    if (!created)
        qWarning() << created.error().description << created.error().detail;
    return created.value_or(CreatedList());
}

void TestClientSandbox::signIn()
{
    const auto result = m_client->signIn().result();
    QVERIFY2(result, result ? "" : qPrintable(result.error().description));
    QCOMPARE(m_client->userName(), m_sandbox->clientId());
}

void TestClientSandbox::wrongSecret()
{
    const auto client = clientWith(QStringLiteral("not+the&secret=%41"));
    const auto result = client->signIn().result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Authentication);
    QCOMPARE(result.error().httpStatus, 401);
    QCOMPARE(client->campaign.getAll().result().error().kind, ErrorKind::Authentication);
}

void TestClientSandbox::campaigns()
{
    const auto all = m_client->campaign.getAll().result();
    QVERIFY(all);
    QVERIFY(!all->isEmpty());
    for (const CampaignSummary &summary : *all) {
        QVERIFY(!summary.id.isEmpty());
        const auto campaign = m_client->campaign.getCampaign(summary.id).result();
        QVERIFY(campaign);
        QCOMPARE(campaign->id, summary.id);
        QCOMPARE(campaign->name, summary.name);
        QVERIFY(campaign->enabled);
        const auto status = m_client->campaign.getStatus(summary.id).result();
        QVERIFY(status);
        QCOMPARE(status->name, summary.name);
        QVERIFY(status->enabled);
        QCOMPARE(status->state, summary.state);
        QVERIFY(status->state != CampaignState::Unknown);
    }
}

void TestClientSandbox::unknownCampaign()
{
    const auto result = m_client->campaign.getCampaign(QStringLiteral("no/such campaign%")).result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::NotFound);
    QCOMPARE(result.error().httpStatus, 404);
    QVERIFY(!result.error().error.isEmpty());
    QVERIFY(!result.error().description.isEmpty());
}

void TestClientSandbox::startAndStop()
{
    const QString id = campaignId(QStringLiteral("Payment plan reminders"));
    QVERIFY(!id.isEmpty());
    const auto started = m_client->campaign.start(id).result();
    QVERIFY2(started, started ? "" : qPrintable(started.error().description));
    QCOMPARE(*started, CampaignState::Running);
    QCOMPARE(m_client->campaign.getStatus(id).result()->state, CampaignState::Running);
    const auto again = m_client->campaign.start(id).result();
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(again.error().committed, Committed::None);
    const auto stopped = m_client->campaign.stop(id).result();
    QVERIFY(stopped);
    QCOMPARE(*stopped, CampaignState::Stopped);
    QCOMPARE(m_sandbox->submissions(QStringLiteral("campaign/start")), 2);
    QCOMPARE(m_sandbox->submissions(QStringLiteral("campaign/stop")), 1);
}

void TestClientSandbox::createBindAddAndRead()
{
    const CreatedList created = makeList(QStringLiteral("Autumn sign-ups"));
    QVERIFY(!created.listId.isEmpty());
    QVERIFY(!created.formatId.isEmpty());

    const auto added = m_client->callingList
                           .addAll(created.listId, R"([{"id":"7","phone":"16505550101"},{"id":"8","phone":"16505550102"},
                                                       {"id":"7","phone":"16505550103"},{"phone":"16505550104"}])")
                           .result();
    QVERIFY2(added, added ? "" : qPrintable(added.error().description));
    QCOMPARE(added->done, 2);
    QCOMPARE(added->rejectedCount(), 2);
    QCOMPARE(m_sandbox->recordCount(created.listId), 2);
    QCOMPARE(m_sandbox->submissions(QStringLiteral("callinglist/addAll")), 1);

    const QString campaign = campaignId(QStringLiteral("Volunteer thank-you calls"));
    BindListRequest request;
    request.listId = created.listId;
    request.enabled = true;
    request.order = 2;
    const auto bound = m_client->campaign.bindList(campaign, request).result();
    QVERIFY2(bound, bound ? "" : qPrintable(bound.error().description));
    QCOMPARE(bound->totalRecords, 2);

    const auto list = m_client->callingList.getList(created.listId).result();
    QVERIFY(list);
    QCOMPARE(list->id, created.listId);
    QCOMPARE(list->name, QStringLiteral("Autumn sign-ups"));
    QCOMPARE(list->formatId, created.formatId);
    QCOMPARE(list->totalRecords, 2);
    QCOMPARE(list->campaigns.size(), 1);
    QCOMPARE(list->campaigns.first().campaignId, campaign);
    QCOMPARE(list->campaigns.first().instanceId, bound->instanceId);

    RecordWindow window;
    window.instanceId = bound->instanceId;
    const auto page = m_client->campaign.getAllRecords(campaign, window).result();
    QVERIFY2(page, page ? "" : qPrintable(page.error().description));
    QCOMPARE((*page)->size(), 2);
    QStringList names;
    for (int field = 0; field < (*page)->entryFieldCount(); ++field) {
        const std::string_view name = (*page)->entryFieldName(field);
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    QVERIFY(names.contains(QStringLiteral("id")));
    QVERIFY(names.contains(QStringLiteral("phone")));
    QCOMPARE((*page)->status(0).totalAttempts, 0);
    QVERIFY(!(*page)->status(0).completed);

    const auto twice = m_client->callingList.createListWithNewFormat({}, {}).result();
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::BadRequest);
}

void TestClientSandbox::listsByPages()
{
    QStringList ids;
    QString cursor;
    int pages = 0;
    while (true) {
        const auto page = m_client->callingList.getAll(4, cursor).result();
        QVERIFY2(page, page ? "" : qPrintable(page.error().description));
        ++pages;
        for (const CallingList &list : page->lists)
            ids << list.id;
        if (page->lists.size() < 4)
            break;
        cursor = page->nextCursor;
        QVERIFY(!cursor.isEmpty());
    }
    QVERIFY(pages > 1);
    const auto all = m_client->callingList.getAll(100, {}).result();
    QVERIFY(all);
    QCOMPARE(ids.size(), all->lists.size());
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    QVERIFY(all->lists.first().creationDate.isValid());
}

void TestClientSandbox::allRecordsByPages()
{
    const QString id = campaignId(QStringLiteral("Payment plan reminders"));
    const auto campaign = m_client->campaign.getCampaign(id).result();
    QVERIFY(campaign);
    QVERIFY(!campaign->lists.isEmpty());
    RecordWindow window;
    window.instanceId = campaign->lists.first().instanceId;
    window.limit = 500;
    qint64 records = 0;
    while (true) {
        const auto page = m_client->campaign.getAllRecords(id, window).result();
        QVERIFY2(page, page ? "" : qPrintable(page.error().description));
        records += (*page)->size();
        if ((*page)->size() < window.limit)
            break;
        window.cursor = (*page)->nextCursor();
    }
    QCOMPARE(records, campaign->lists.first().totalRecords);

    window.limit = 1001;
    const auto tooMany = m_client->campaign.getAllRecords(id, window).result();
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().kind, ErrorKind::BadRequest);
}

void TestClientSandbox::lookUpWithoutABinding()
{
    const CreatedList created = makeList(QStringLiteral("Unbound"));
    QVERIFY(m_client->callingList.addAll(created.listId, R"([{"id":"42","phone":"16505550142"}])").result());
    const auto found = m_client->callingList.get(created.listId, QStringLiteral("aaa"), R"({"id":"42"})").result();
    QVERIFY2(found, found ? "" : qPrintable(found.error().description));
    QCOMPARE((*found)->size(), 1);
    QVERIFY(!(*found)->status(0).known);
    const auto none = m_client->callingList.get(created.listId, QStringLiteral("aaa"), R"({"id":"43"})").result();
    QVERIFY2(none, none ? "" : qPrintable(none.error().description));
    QCOMPARE((*none)->size(), 0);
    const auto noList =
        m_client->callingList.get(QStringLiteral("NO-SUCH-LIST"), QStringLiteral("aaa"), R"({"id":"43"})").result();
    QVERIFY(!noList);
    QCOMPARE(noList.error().kind, ErrorKind::NotFound);
}

void TestClientSandbox::updatedRecords()
{
    const QString id = campaignId(QStringLiteral("Meter reading callbacks"));
    const auto campaign = m_client->campaign.getCampaign(id).result();
    QVERIFY(campaign);
    RecordWindow window;
    window.instanceId = campaign->lists.first().instanceId;
    window.extractAttempts = true;
    window.startTime = QDateTime::currentDateTimeUtc().addDays(-30);
    window.endTime = QDateTime::currentDateTimeUtc().addDays(1);
    const auto page = m_client->campaign.getUpdatedRecords(id, window).result();
    QVERIFY2(page, page ? "" : qPrintable(page.error().description));
    QVERIFY((*page)->size() > 0);
    for (int row = 0; row < (*page)->size(); ++row) {
        QVERIFY((*page)->status(row).totalAttempts > 0);
        QVERIFY((*page)->status(row).lastDate != noTime);
        QCOMPARE((*page)->attemptCount(row), (*page)->status(row).totalAttempts);
    }
    window.startTime = QDateTime::currentDateTimeUtc().addDays(1);
    window.endTime = QDateTime::currentDateTimeUtc().addDays(2);
    const auto future = m_client->campaign.getUpdatedRecords(id, window).result();
    QVERIFY(future);
    QCOMPARE((*future)->size(), 0);
}

void TestClientSandbox::anyMethodByTheCatalogue()
{
    const auto result = m_client->send(Method::GetCampaigns, {}, {}).result();
    QVERIFY(result);
    QVERIFY(QJsonDocument::fromJson(*result).isArray());
    const QString id = campaignId(QStringLiteral("Payment plan reminders"));
    const auto status = m_client->send(Method::GetCampaignStatus, {id}, {}).result();
    QVERIFY(status);
    QCOMPARE(QJsonDocument::fromJson(*status).object().value(QStringLiteral("name")).toString(),
             QStringLiteral("Payment plan reminders"));
}

void TestClientSandbox::expiredTokenIsRenewed()
{
    sandbox::Options options;
    options.tokenTtl = 1;
    startSandbox(options);
    QVERIFY(m_client->campaign.getAll().result());
    QTest::qWait(1100); // what expires needs time to
    QList<Call<QList<CampaignSummary>>> calls;
    for (int i = 0; i < 12; ++i)
        calls.append(m_client->campaign.getAll());
    for (auto &call : calls)
        QVERIFY(call.result());
    QCOMPARE(m_sandbox->submissions(QStringLiteral("oauth/token")), 2);
}

void TestClientSandbox::lostAnswerOfAWriteIsUnknownAndNotSentAgain_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("stored");
    QTest::newRow("cut before it is handled") << QStringLiteral("kind=cut-before,path=callinglist/addAll") << 0;
    QTest::newRow("cut after it is handled") << QStringLiteral("kind=cut-after,path=callinglist/addAll") << 1;
    QTest::newRow("answer truncated") << QStringLiteral("kind=truncate,path=callinglist/addAll") << 1;
    QTest::newRow("503") << QStringLiteral("kind=status,code=503,path=callinglist/addAll") << 0;
}

void TestClientSandbox::lostAnswerOfAWriteIsUnknownAndNotSentAgain()
{
    QFETCH(QString, fault);
    QFETCH(int, stored);
    const CreatedList created = makeList(QStringLiteral("Fragile"));
    m_sandbox->addFault(fault);
    for (int i = 1; i <= 2; ++i) { // on a fresh connection, and on what is left of it
        const QByteArray rows = R"([{"id":")" + QByteArray::number(i) + R"(","phone":"16505550100"}])";
        const auto result = m_client->callingList.addAll(created.listId, rows).result();
        QVERIFY(!result);
        QCOMPARE(result.error().committed, Committed::Unknown);
        QCOMPARE(m_sandbox->submissions(QStringLiteral("callinglist/addAll")), i);
        QCOMPARE(m_sandbox->recordCount(created.listId), stored * i);
    }
    m_sandbox->clearFaults();
    const auto result = m_client->callingList.addAll(created.listId, R"([{"id":"9","phone":"16505550109"}])").result();
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->done, 1);
}

void TestClientSandbox::lostAnswerOfAReadIsAskedAgain()
{
    m_sandbox->addFault(QStringLiteral("kind=cut-after,path=callinglist/getAll,nth=1"));
    m_sandbox->addFault(QStringLiteral("kind=truncate,path=callinglist/getAll,nth=2"));
    m_sandbox->addFault(QStringLiteral("kind=status,code=502,path=callinglist/getAll,nth=3"));
    const auto page = m_client->callingList.getAll(100, {}).result();
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QVERIFY(!page->lists.isEmpty());
    QCOMPARE(m_sandbox->submissions(QStringLiteral("callinglist/getAll")), 4);
}

void TestClientSandbox::unreachable()
{
    QVERIFY(m_client->campaign.getAll().result());
    m_sandbox->setReachable(false);
    const auto read = m_client->campaign.getAll().result();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Network);
    const auto write = m_client->campaign.start(campaignId(QStringLiteral("Payment plan reminders"))).result();
    QVERIFY(!write);
    QCOMPARE(write.error().kind, ErrorKind::Network);
    m_sandbox->setReachable(true);
    QVERIFY(m_client->campaign.getAll().result());
}

QTEST_GUILESS_MAIN(TestClientSandbox)
#include "tst_client_sandbox.moc"
