// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a call costs: 1000 rows posted, and a small read, through the client's own path (future, token, thread, transport,
// decoding) beside the same bytes over a bare socket, to the same server.
#include "bareserver.h"
#include "ratios.h"

#include <QCoreApplication>

#include <api/client/client.h>

using namespace outdial;

namespace {

QByteArray thousandRows()
{
    QByteArray body = "[";
    for (int i = 0; i < 1000; ++i) {
        const QByteArray n = QByteArray::number(1'000'000 + i * 37);
        body += (i > 0 ? ",{" : "{") + ("\"accountId\":\"ACC-" + n + "\",\"firstname\":\"Firstname" + n +
                                        "\",\"lastname\":\"Lastname" + n + "\",\"phone\":\"1415" + n + "\",\"street\":\"" + n +
                                        " Alder Brook Road\",\"zip\":\"94107\",\"state\":\"CA\",\"note\":\"spring\"}");
    }
    return body + "]";
}

std::string requestOf(const char *line, const QByteArray &body)
{
    return std::string(line) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bare\r\nAccept: application/json\r\n" +
           "Content-Type: application/json\r\nAuthorization: Bearer T\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body.toStdString();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QByteArray rows = thousandRows();
    bench::BareServer server(R"({"added":1000,"name":"Spring","enabled":true,"state":"STOPPED"})");
    bench::BareServer slow(R"({"added":1000})");
    slow.setDelay(std::chrono::milliseconds(20));
    const auto clientOf = [](unsigned short port) {
        auto client = std::make_unique<api::Client>(*api::TenantAddress::parse(QStringLiteral("http://127.0.0.1:%1").arg(port)),
                                                    api::Credentials{QStringLiteral("user"), QStringLiteral("secret")});
        if (!client->signIn().result())
            qFatal("the bare server gave no token");
        return client;
    };
    const auto client = clientOf(server.port());
    const auto slowClient = clientOf(slow.port());
    bench::BareClient bare(server.port());
    bench::BareClient slowBare(slow.port());
    const std::string post = requestOf("POST /configapi/v3/callinglist/addAll/L1", rows);
    const std::string get = requestOf("GET /configapi/v3/campaign/getStatus/C1", {});

    bench::Ratios ratios;
    const auto addAll = [&rows](api::Client &one) {
        const auto answer = one.callingList.addAll(QStringLiteral("L1"), rows).result();
        if (!answer || answer->done != 1000)
            qFatal("the rows were not taken");
    };
    ratios.measure("addAll", [&] { addAll(*client); });
    ratios.measure("barePost", [&] { bare.exchange(post); });
    ratios.measure("slowAddAll", [&] { addAll(*slowClient); });
    ratios.measure("slowBarePost", [&] { slowBare.exchange(post); });
    ratios.measure("getStatus", [&] {
        if (!client->campaign.getStatus(QStringLiteral("C1")).result())
            qFatal("no status");
    });
    ratios.measure("bareGet", [&] { bare.exchange(get); });
    const std::string size = std::to_string(rows.size() / 1000) + " KB";
    ratios.compare("addAll of 1000 rows (" + size + "), whole call / raw socket", "addAll", "barePost", 2);
    ratios.compare("the same at 20 ms of server time / raw socket", "slowAddAll", "slowBarePost", 1.05);
    return ratios.run(argc, argv) ? 0 : 1;
}
