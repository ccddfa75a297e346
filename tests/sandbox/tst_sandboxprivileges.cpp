// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is taken from the user: every method asks for its privileges, and for campaigns that are assigned; a user who is locked
// out gets no token.
#include <QTest>

#include <api/client/method.h>
#include <sandbox/sandbox.h>

#include <support/rawtenant.h>

using outdial::api::Method;
using outdial::sandbox::Options;
using outdial::sandbox::Sandbox;
using outdial::test::RawAnswer;
using outdial::test::RawTenant;

namespace {

const QString manageAll = QStringLiteral("Manage all services and campaigns");
const QString manageAssigned = QStringLiteral("Manage assigned services and campaigns");
const QString startCampaigns = QStringLiteral("Start campaigns and enable lists");
const QString manageLists = QStringLiteral("Manage Lists");
const QString updateContent = QStringLiteral("Update content of calling list");

const QString mine = QStringLiteral("Meter reading callbacks");
const QString other = QStringLiteral("Payment plan reminders");

} // namespace

class SandboxPrivilegesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Options options;
        options.dialRate = 0;
        m_sandbox = std::make_unique<Sandbox>(options);
        const auto url = m_sandbox->start();
        QVERIFY2(url, url ? "" : qPrintable(url.error()));
        m_tenant = std::make_unique<RawTenant>(*url);
        QVERIFY(m_tenant->signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        m_mine = m_sandbox->campaignIdByName(mine);
        m_other = m_sandbox->campaignIdByName(other);
        QVERIFY(!m_mine.isEmpty() && !m_other.isEmpty());
    }
    void init()
    {
        QVERIFY(m_sandbox->setPrivileges(outdial::sandbox::allPrivileges()));
        QVERIFY(m_sandbox->setAssigned({}));
    }

    // Each method with exactly what it asks for is not refused, and is refused without any one of these.
    void everyMethod_data()
    {
        QTest::addColumn<Method>("method");
        QTest::addColumn<QStringList>("needs");
        const auto row = [](Method method, const QStringList &needs) {
            QTest::newRow(outdial::api::methodInfo(method).path) << method << needs;
        };
        for (const Method method :
             {Method::GetCampaigns, Method::GetCampaign, Method::GetCampaignStatus, Method::UnbindList, Method::GetAllRecords,
              Method::GetCompletedRecords, Method::GetUpdatedRecords, Method::QueryRecord})
            row(method, {manageAll});
        for (const Method method : {Method::StartCampaign, Method::StopCampaign, Method::BindList, Method::UpdateList})
            row(method, {manageAll, startCampaigns});
        for (const Method method :
             {Method::ListGetAllRecordsDeprecated, Method::ListGetUpdatedRecordsDeprecated, Method::ListQueryRecordDeprecated,
              Method::GetLists, Method::GetList, Method::DeleteList, Method::CreateList, Method::CreateListWithNewFormat,
              Method::GetJobStatus, Method::DncDeleteAllRecords, Method::DncDeleteManyRecords, Method::DncAddManyRecords,
              Method::DncAddRecordsDeprecated, Method::DncReplaceRecordsDeprecated})
            row(method, {manageLists});
        for (const Method method : {Method::AddManyRecords, Method::AddRecord, Method::UpdateManyRecords, Method::UpdateRecord,
                                    Method::EraseRecord, Method::DeleteManyRecords, Method::DeleteAllRecords})
            row(method, {manageLists, updateContent});
    }
    void everyMethod()
    {
        QFETCH(Method, method);
        QFETCH(QStringList, needs);
        // Of another type: the privilege is looked at before.
        const auto status = [&] { return call(method, m_mine, "text/plain").status; };
        QVERIFY(m_sandbox->setPrivileges(needs));
        const int allowed = call(method, QStringLiteral("none"), "application/json").status;
        QVERIFY2(allowed != 403 && allowed != 401 && allowed != 0, qPrintable(QString::number(allowed)));
        for (const QString &need : std::as_const(needs)) {
            QStringList rest = outdial::sandbox::allPrivileges();
            rest.removeAll(need);
            rest.removeAll(manageAssigned); // would stand in for "all" where a campaign is assigned
            QVERIFY(m_sandbox->setPrivileges(rest));
            const RawAnswer answer = call(method, m_mine, "text/plain");
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.error(), QStringLiteral("forbidden"));
            QVERIFY2(answer.description().contains(need), qPrintable(answer.description()));
        }
        QVERIFY(m_sandbox->setPrivileges({}));
        QCOMPARE(status(), 403);
        // The token comes before.
        const QByteArray token = std::exchange(m_tenant->token, "none");
        QCOMPARE(status(), 401);
        m_tenant->token = token;
    }

    void everyMethodIsInTheTable()
    {
        QCOMPARE(outdial::api::methods().size(), std::size_t(8 + 4 + 14 + 7 + 1)); // and the token
    }

    void assignedCampaigns()
    {
        QVERIFY(m_sandbox->setPrivileges({manageAssigned, startCampaigns}));
        QVERIFY(m_sandbox->setAssigned({mine}));
        QCOMPARE(names(), QStringList(mine));
        QCOMPARE(m_tenant->get("campaign/getCampaign/" + m_mine.toLatin1()).status, 200);
        QCOMPARE(m_tenant->call("POST", "campaign/stop/" + m_mine.toLatin1()).status, 200);
        const RawAnswer refused = m_tenant->get("campaign/getCampaign/" + m_other.toLatin1());
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.description().contains(other));
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_other.toLatin1()).status, 403);
        QCOMPARE(m_tenant->get("campaign/getCampaign/none").status, 404);

        QVERIFY(m_sandbox->setAssigned({m_other, mine})); // by id, too
        QCOMPARE(names().size(), 2);
        QCOMPARE(m_tenant->get("campaign/getCampaign/" + m_other.toLatin1()).status, 200);

        QVERIFY(m_sandbox->setPrivileges({manageAssigned})); // which does not start campaigns
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_mine.toLatin1()).status, 403);
        QVERIFY(m_sandbox->setAssigned({}));
        QCOMPARE(names(), QStringList()); // 200, and empty
        QVERIFY(m_sandbox->setPrivileges({manageLists, updateContent, startCampaigns}));
        QCOMPARE(m_tenant->get("campaign/getAll").status, 403);
        QVERIFY(m_sandbox->setPrivileges({manageAll, startCampaigns})); // "all" needs no assignment
        QCOMPARE(names().size(), 7);                                    // the eighth is disabled
        QCOMPARE(m_tenant->call("POST", "campaign/start/" + m_mine.toLatin1()).status, 200);
    }

    void deprecatedMethodsAskNoCampaign()
    {
        QVERIFY(m_sandbox->setPrivileges({manageLists}));
        const QByteArray list = m_sandbox->listIdByName(QStringLiteral("Payment plans.csv")).toLatin1();
        const QByteArray path = "callinglist/getAll/" + list + '/' + m_other.toLatin1();
        QCOMPARE(m_tenant->call("POST", path, R"({"fromIndex": 0, "maxSize": 1})").status, 200);
    }

    void unknownNames()
    {
        QVERIFY(!m_sandbox->setPrivileges({QStringLiteral("manage lists")}));
        QVERIFY(!m_sandbox->setAssigned({QStringLiteral("No such campaign")}));
        QCOMPARE(m_tenant->get("campaign/getAll").status, 200); // nothing was taken
        for (const bool privilege : {true, false}) {
            Options options;
            options.dataset = QStringLiteral("empty");
            (privilege ? options.privileges : options.assigned) = QStringList(QStringLiteral("Manage everything"));
            Sandbox sandbox(options);
            const auto url = sandbox.start();
            QVERIFY(!url);
            QVERIFY(url.error().contains(QLatin1String("Manage everything")));
        }
    }

    void optionsAreHeeded()
    {
        Options options;
        options.dataset = QStringLiteral("empty");
        options.privileges = QStringList(manageAssigned);
        options.assigned = QStringList(QStringLiteral("Second practice campaign"));
        Sandbox sandbox(options);
        const auto url = sandbox.start();
        QVERIFY(url);
        RawTenant tenant(*url);
        QVERIFY(tenant.signIn(sandbox.clientId(), sandbox.clientSecret()));
        const QJsonArray campaigns = tenant.get("campaign/getAll").array();
        QCOMPARE(campaigns.size(), 1);
        QCOMPARE(campaigns.first().toObject().value(QLatin1String("name")).toString(),
                 QStringLiteral("Second practice campaign"));
        QCOMPARE(tenant.call("POST", "callinglist/getAll", R"({"limit": 1})").status, 403);
    }

    void lockedOut()
    {
        RawTenant tenant(m_sandbox->url());
        m_sandbox->setUserLocked(true);
        QVERIFY(!tenant.signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
        const RawAnswer answer = tenant.form("client_id=sandbox&client_secret=" + m_sandbox->clientSecret().toUtf8() +
                                             "&scope=127.0.0.1&grant_type=client_credentials");
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.error(), QStringLiteral("unauthorized"));
        QVERIFY(answer.description().contains(QLatin1String("locked out")));
        // Whether a wrong secret is wrong is not told by it.
        QVERIFY(!tenant.form("client_id=sandbox&client_secret=x&scope=127.0.0.1&grant_type=client_credentials")
                     .description()
                     .contains(QLatin1String("locked out")));
        m_sandbox->setUserLocked(false);
        QVERIFY(tenant.signIn(m_sandbox->clientId(), m_sandbox->clientSecret()));
    }

private:
    // With every variable of the path being this id, and a body of the kind that the method takes.
    RawAnswer call(Method method, const QString &id, const QByteArray &type)
    {
        const auto &info = outdial::api::methodInfo(method);
        QStringList variables;
        for (qsizetype i = 0; i < outdial::api::pathVariables(method).size(); ++i)
            variables.append(id);
        const QByteArray body = info.body == outdial::api::Body::Array    ? QByteArray("[]")
                                : info.body == outdial::api::Body::Object ? QByteArray("{}")
                                                                          : QByteArray();
        return m_tenant->exchange(outdial::api::verbName(info.verb),
                                  "/configapi/v3/" + outdial::api::methodPath(method, variables).toLatin1(),
                                  {"Authorization: Bearer " + m_tenant->token, "Content-Type: " + type}, body);
    }
    QStringList names()
    {
        QStringList names;
        const RawAnswer answer = m_tenant->get("campaign/getAll");
        if (answer.status != 200)
            return {QStringLiteral("status %1").arg(answer.status)};
        for (const QJsonValue &campaign : answer.array())
            names.append(campaign.toObject().value(QLatin1String("name")).toString());
        return names;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<RawTenant> m_tenant;
    QString m_mine;
    QString m_other;
};

QTEST_GUILESS_MAIN(SandboxPrivilegesTest)
#include "tst_sandboxprivileges.moc"
