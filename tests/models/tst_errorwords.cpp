// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#include <models/connect/errorwords.h>

using namespace outdial;
using api::ErrorKind;
using api::Method;
using api::NetworkFault;

namespace {

api::ApiError made(ErrorKind kind, int status = 0, const char *description = "")
{
    api::ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    error.description = QString::fromUtf8(description);
    return error;
}

} // namespace

class TestErrorWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentences_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("description");
        QTest::addColumn<int>("method"); // -1: none
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, ErrorKind kind, int status, const char *description, int method,
                            const char *sentence) {
            QTest::newRow(name) << int(kind) << status << QString::fromUtf8(description) << method << QString::fromUtf8(sentence);
        };
        row("no answer", ErrorKind::Network, 0, "", -1, "The host does not answer.");
        row("timeout", ErrorKind::Timeout, 0, "", -1, "The tenant did not answer in time.");
        row("certificate", ErrorKind::Tls, 0, "", -1, "The tenant's certificate was not accepted, so nothing was sent.");
        row("cancelled", ErrorKind::Cancelled, 0, "", -1, "It was cancelled.");
        row("sign-in", ErrorKind::Authentication, 401, "invalid token", -1,
            "The tenant no longer accepts this sign-in. Sign in again (401).");
        row("start", ErrorKind::Privilege, 403, "no", int(Method::StartCampaign),
            "This user may not start campaigns: the privilege “Start campaigns and enable lists” is missing (403).");
        row("see", ErrorKind::Privilege, 403, "", int(Method::GetCampaigns),
            "This user may not see campaigns: the privilege “Manage all services and campaigns” or “Manage assigned services and "
            "campaigns” is missing (403).");
        row("lists", ErrorKind::Privilege, 403, "", int(Method::GetLists),
            "This user may not see calling lists: the privilege “Manage Lists” is missing (403).");
        row("privilege", ErrorKind::Privilege, 403, "insufficient privileges", -1,
            "This user lacks a privilege for it. The tenant says: insufficient privileges (403).");
        row("campaign gone", ErrorKind::NotFound, 404, "", int(Method::GetCampaign),
            "The tenant has no campaign with this ID (404).");
        row("gone", ErrorKind::NotFound, 404, "Job not found.", -1,
            "The tenant does not have what was asked for. The tenant says: Job not found (404).");
        row("conflict", ErrorKind::Conflict, 409, "already running", -1,
            "The tenant is in another state than was expected. The tenant says: already running (409).");
        row("bad", ErrorKind::BadRequest, 400, "'limit' has unsupported value", -1,
            "The tenant did not understand the request. The tenant says: 'limit' has unsupported value (400).");
        row("too large", ErrorKind::TooLarge, 413, "", -1, "The request was too large for the tenant (413).");
        row("answer too large", ErrorKind::TooLarge, 200, "", -1, "The answer was larger than Outdial accepts (200).");
        row("maintenance", ErrorKind::Server, 503, "Service Unavailable", -1, "The tenant is under maintenance (503).");
        row("fewer", ErrorKind::Server, 429, "", -1, "The tenant asks for fewer requests (429).");
        row("gateway", ErrorKind::Server, 502, "", -1, "The tenant's server does not answer behind its gateway (502).");
        row("gateway time", ErrorKind::Server, 504, "", -1, "The tenant took too long to answer (504).");
        row("server", ErrorKind::Server, 500, "", -1, "The tenant could not do it because of a fault of its own (500).");
        row("malformed", ErrorKind::Malformed, 200, "", -1, "The tenant's answer could not be read (200).");
    }
    void sentences()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(QString, description);
        QFETCH(int, method);
        QFETCH(QString, sentence);
        const auto error = made(ErrorKind(kind), status, description.toUtf8().constData());
        const auto asked = method < 0 ? std::optional<Method>() : std::optional(Method(method));
        QCOMPARE(models::errorSentence(error, asked), sentence);
    }

    void connections()
    {
        const std::map<NetworkFault, QString> sentences{
            {NetworkFault::HostNotFound,
             QStringLiteral("The tenant's host name is not known. Check the address and the network of this workstation.")},
            {NetworkFault::Refused, QStringLiteral("The host refuses the connection. Check the address and its port.")},
            {NetworkFault::Unreachable, QStringLiteral("The host cannot be reached from this network.")},
            {NetworkFault::Closed, QStringLiteral("The connection broke before the answer came.")},
            {NetworkFault::Proxy,
             QStringLiteral("The proxy did not let the request through. Check the proxy of this workstation.")},
            {NetworkFault::Other, QStringLiteral("The host does not answer.")},
        };
        for (const auto &[fault, sentence] : sentences) {
            auto error = made(ErrorKind::Network);
            error.fault = fault;
            QCOMPARE(models::errorSentence(error), sentence);
        }
    }

    // Whatever the tenant sends as its description, the sentence stays one that can be shown.
    void longDescriptions()
    {
        auto error = made(ErrorKind::BadRequest, 400);
        error.description = QString(5000, QLatin1Char('x')) + QStringLiteral("\n\n<b>");
        const QString sentence = models::errorSentence(error);
        QVERIFY(sentence.size() < 400);
        QVERIFY(!sentence.contains(QLatin1Char('\n')));
        QVERIFY(sentence.endsWith(QStringLiteral("(400).")));
    }

    void everyMethodIsNamed()
    {
        for (const api::MethodInfo &info : api::methods()) {
            if (info.method == Method::GetAccessToken)
                continue;
            const QString sentence = models::errorSentence(made(ErrorKind::Privilege, 403), info.method);
            QVERIFY2(!sentence.contains(QStringLiteral("do this")), info.name);
            QVERIFY2(sentence.contains(QChar(0x201C)), info.name);
        }
    }
};

QTEST_GUILESS_MAIN(TestErrorWords)
#include "tst_errorwords.moc"
