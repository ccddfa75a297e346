// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole import (read, map, check, encode, journal, send, match the answers) against the same bodies, encoded beforehand and
// posted by a bare loop on a socket, to the same tenant: a process of its own. Interleaved; the median of the rounds.

#include <QCoreApplication>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <app/tour/sampleleads.h>
#include <models/store/importjournal.h>
#include <models/transfer/importrun.h>
#include <sandbox/demoformats.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace outdial;

namespace {

constexpr int rounds = 5;
constexpr qint64 rows = 50'000;
constexpr double target = 1.10;

using Clock = std::chrono::steady_clock;

double millisSince(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

int fail(const QString &what)
{
    std::fprintf(stderr, "bench_import: %s\n", qPrintable(what));
    return 1;
}

// One keep-alive connection, one request in flight.
class BareLoop {
public:
    BareLoop(const QUrl &url, QByteArray token) : m_token(std::move(token)), m_host(url.authority().toLatin1())
    {
        m_socket.connectToHost(url.host(), quint16(url.port()));
        m_socket.waitForConnected();
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    bool post(const QByteArray &path, const QByteArray &body)
    {
        m_socket.write("POST /configapi/v3/" + path + " HTTP/1.1\r\nHost: " + m_host + "\r\nAuthorization: Bearer " + m_token +
                       "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                       body);
        QByteArray answer;
        qsizetype end = -1;
        while (end < 0 && (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead())) {
            answer += m_socket.readAll();
            end = answer.indexOf("\r\n\r\n");
        }
        const auto at = answer.toLower().indexOf("content-length: ");
        if (end < 0 || at < 0)
            return false;
        const auto length = answer.mid(at + 16, answer.indexOf('\r', at) - at - 16).toLongLong();
        while (answer.size() < end + 4 + length && m_socket.waitForReadyRead())
            answer += m_socket.readAll();
        return answer.startsWith("HTTP/1.1 200");
    }

private:
    QTcpSocket m_socket;
    QByteArray m_token;
    QByteArray m_host;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QProcess sandbox;
    sandbox.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/outdial-sandbox"),
                  {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--dataset"), QStringLiteral("empty"),
                   QStringLiteral("--client-id"), QStringLiteral("bench"), QStringLiteral("--client-secret"),
                   QStringLiteral("bench"), QStringLiteral("--dial-rate"), QStringLiteral("0")});
    if (!sandbox.waitForReadyRead(20'000))
        return fail(QStringLiteral("outdial-sandbox does not start"));
    const QUrl url(QString::fromUtf8(sandbox.readLine()).trimmed().section(u' ', -1));
    api::Client client(*api::TenantAddress::parse(url.toString()), {QStringLiteral("bench"), QStringLiteral("bench")});
    const QByteArray form = "client_id=bench&client_secret=bench&scope=" + QUrl::toPercentEncoding(client.address().scope()) +
                            "&grant_type=client_credentials";
    const auto token = client.send(api::Method::GetAccessToken, {}, form).result();
    if (!token)
        return fail(token.error().description);
    const auto bearer = api::decodeToken(*token);

    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("leads.csv"));
    if (!app::writeSample(file, {"UTF-8", ',', rows}))
        return fail(QStringLiteral("the sample cannot be written"));
    models::ImportSettings settings;
    settings.file = file;
    settings.dialect.headerLine = 1;
    settings.columns = {QStringLiteral("customer_id"), QStringLiteral("Vorname"),  QStringLiteral("Nachname"),
                        QStringLiteral("Telefon"),     QStringLiteral("PLZ"),      QStringLiteral("renewal_date"),
                        QStringLiteral("Saldo"),       QStringLiteral("Bemerkung")};
    settings.format = sandbox::demoFormat(sandbox::DemoFormat::Leads);
    settings.mapping = models::proposeMapping(settings.columns, settings.format, {});
    settings.takeFingerprint();
    std::vector<QByteArray> bodies;
    models::BatchBuilder builder(*models::RowPipeline::open(settings), settings);
    for (auto batch = builder.next(1000); batch && *batch; batch = builder.next(1000))
        bodies.push_back(QByteArray::fromStdString((*batch)->body));

    const auto store = *models::Store::open(folder.filePath(QStringLiteral("store.sqlite")));
    std::vector<double> whole;
    std::vector<double> bare;
    for (int round = 0; round < rounds; ++round) {
        QStringList lists;
        for (int i = 0; i < 2; ++i) {
            auto format = settings.format;
            format.name = QStringLiteral("format %1.%2").arg(round).arg(i);
            const auto made = client.callingList.createListWithNewFormat(format, format.name).result();
            if (!made)
                return fail(made.error().description);
            lists.append(made->listId);
        }
        models::ImportEntry entry;
        entry.tenant = QStringLiteral("bench");
        entry.listId = lists[0];
        entry.file = file;
        entry.settings = settings.toJson();
        entry.rejectsFile = folder.filePath(QStringLiteral("rejects.csv"));
        auto journal = models::ImportJournal::begin(store, entry);
        if (!journal)
            return fail(journal.error());
        models::ImportRun run(settings, {}, client, *std::move(journal));
        auto begin = Clock::now();
        run.run();
        whole.push_back(millisSince(begin));
        if (run.progress().state != models::RunState::Done)
            return fail(run.progress().message);
        BareLoop loop(url, bearer->value);
        begin = Clock::now();
        for (const auto &body : bodies) {
            if (!loop.post("callinglist/addAll/" + lists[1].toLatin1(), body))
                return fail(QStringLiteral("the bare loop was refused"));
        }
        bare.push_back(millisSince(begin));
    }
    sandbox.terminate();
    sandbox.waitForFinished(10'000);
    const double figure = median(whole);
    const double limit = median(bare);
    std::printf("RATIO\tfull import of 50,000 rows against a bare loop\t%.0f ms\t%.0f ms\t%.2f\t%.2f\t%s\n", figure, limit,
                figure / limit, target, figure / limit <= target ? "ok" : "MISS");
    return 0;
}
