// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A million records in the table of an instance: what each keeps in memory, how long the event loop is held up while they arrive
// and while they are filtered and sorted, how long filter, sort and a jump to another place take. Pages come from a transport
// that makes them up, through the real client, model and view.
//
// The limits: the targets of a million rows, and an event loop with nothing to do, measured in the same run.
#include "resident.h"
#include "stallmeter.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QScrollBar>

#include <api/client/client.h>
#include <api/client/transport.h>
#include <models/records/recordsmodel.h>
#include <views/records/recordsview.h>
#include <views/shared/banner.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>

#include <algorithm>
#include <cstdio>

using namespace outdial;
using bench::StallMeter;

namespace {

constexpr int pages = 1'000;
constexpr int pageRecords = 1'000;

// As wide as the pages that tenants send. Numbers are mixed, so that sorting has something to do.
QByteArray pageBody(int page)
{
    static const char *const dispositions[] = {"Appointment approved", "Try again later", "No answer", "Busy", "Wrong number"};
    static const char *const agents[] = {"katja.lind", "omar.said", "li.wen", "j.ferreira"};
    QByteArray body;
    body.reserve(800 * pageRecords);
    body += R"({"next_cursor": "c)" + QByteArray::number(page + 1) + R"(", "records": [)";
    for (int i = 0; i < pageRecords; ++i) {
        const quint32 number = quint32(page * pageRecords + i);
        const QByteArray n = QByteArray::number(10'000'000 + (number * 2'654'435'761U) % 90'000'000U);
        const QByteArray disposition = dispositions[number % 5];
        body += (i > 0 ? ",{" : "{") + QByteArray(R"("entry": {"accountId": "ACC-)") + n + R"(", "firstname": "Firstname)" + n +
                R"(", "lastname": "Lastname)" + n + R"(", "phone": "1415)" + n + R"(", "mobile": "1650)" + n +
                R"(", "street": ")" + n + R"( Alder Brook Road", "zip": "94107", "state": "CA", "due": "12/31/2024 10:30",)" +
                R"( "amount": )" + n + R"(}, "status": {"globalInteractionID": "F944CE77-2B21-472F-BE85-8BDE)" + n +
                R"(", "lastCallDuration": 30, "lastDisposition": ")" + disposition +
                R"(", "totalAttempts": 1, "completed": true, "completedTime": "2023-01-19T20:46:35.000", "lastAgent": ")" +
                agents[number % 4] + R"(", "lastPhone": "1415)" + n + R"(", "lastDate": "2023-01-19T20:46:35.000"}})";
    }
    return body + "]}";
}

class MadeUpPages final : public api::Transport {
public:
    Ticket send(api::WireRequest request, Handler handler) override
    {
        api::WireAnswer answer;
        answer.status = 200;
        answer.contentType = "application/json";
        if (request.method == api::Method::GetAccessToken) {
            answer.body = R"({"access_token": "t", "token_type": "Bearer", "expires_in": "3480", "scope": "127.0.0.1"})";
        } else {
            const QString cursor = QJsonDocument::fromJson(request.body).object().value(QLatin1String("cursor")).toString();
            const int page = cursor.isEmpty() ? 0 : cursor.mid(1).toInt();
            answer.body = page < pages ? pageBody(page) : QByteArray(R"({"next_cursor": null, "records": []})");
        }
        QMetaObject::invokeMethod(
            &m_context, [handler = std::move(handler), answer = std::move(answer)] { handler(answer); }, Qt::QueuedConnection);
        return ++m_ticket;
    }
    void cancel(Ticket) override {} // the answer is on its way

private:
    QObject m_context;
    Ticket m_ticket = 0;
};

// Milliseconds until it holds; negative when it never does.
double timeUntil(const std::function<bool()> &condition)
{
    QElapsedTimer clock;
    clock.start();
    return bench::until(condition) ? double(clock.nsecsElapsed()) / 1e6 : -1;
}

int fail(const char *what)
{
    std::fprintf(stderr, "bench_million: %s\n", what);
    return 1;
}

void print(const char *what, double figure, double limit, const char *unit, double target = 1)
{
    std::printf("RATIO\t%s\t%.1f %s\t%.1f %s\t%.2f\t%.2f\t%s\n", what, figure, unit, limit, unit, figure / limit, target,
                figure / limit <= target ? "ok" : "MISS");
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

// What a jump to another place costs until it is on the screen.
double jump(views::TableView &table)
{
    QScrollBar *bar = table.verticalScrollBar();
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        QElapsedTimer clock;
        clock.start();
        bar->setValue(int(qint64(bar->maximum()) * ((i * 37) % 61) / 61));
        table.viewport()->repaint();
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    return median(times);
}

// The same texts, drawn by nothing but a painter.
double painterAlone(const views::TableView &table)
{
    QImage image(table.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    const int rows = image.height() / 28;
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        QElapsedTimer clock;
        clock.start();
        QPainter painter(&image);
        painter.fillRect(image.rect(), Qt::white);
        painter.setFont(views::Theme::instance().font(views::Type::Body));
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < 9; ++column)
                painter.drawText(QRect(column * 120, row * 28, 112, 28), Qt::AlignVCenter,
                                 QStringLiteral("ACC-%1").arg(i * 1'000 + row * 10 + column));
        }
        painter.end();
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    return median(times);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    views::Theme::instance().apply(application);
    const auto address = api::TenantAddress::parse(QStringLiteral("http://127.0.0.1:9"));
    api::Client client(*address, api::Credentials{QStringLiteral("user"), QStringLiteral("secret")},
                       [] { return std::make_unique<MadeUpPages>(); });
    StallMeter meter;
    meter.begin();
    QElapsedTimer rest;
    rest.start();
    timeUntil([&] { return rest.elapsed() > 2'000; });
    const double idle = meter.end();

    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *banners = new views::BannerArea(&window);
    auto *view = new views::RecordsView(banners, &window);
    row->addWidget(view, 1);
    window.resize(1232, 760);
    window.show();
    bench::ResidentGrowth resident;
    view->open({&client, QStringLiteral("C1"), QStringLiteral("Campaign"), QStringLiteral("I1"), QStringLiteral("Million.csv"),
                qint64(pages) * pageRecords});
    auto *model = view->model();
    if (timeUntil([&] { return model->loaded() > 0; }) < 0)
        return fail("no page came");
    meter.begin();
    model->loadAll();
    const double loading = timeUntil([&] { return model->isComplete() && model->loaded() == qint64(pages) * pageRecords; });
    const double append = meter.end();
    if (loading < 0)
        return fail("the records did not all come");
    resident.look();
    const double records = double(pages) * pageRecords;
    const auto arranged = [&](const std::function<void()> &ask) {
        meter.begin();
        ask();
        return timeUntil([&] { return !model->isArranging(); });
    };
    const double filter = arranged([&] { model->setFilter(QStringLiteral("4711")); });
    double stall = meter.end();
    const qint64 found = model->shown();
    const double clear = arranged([&] { model->setFilter({}); });
    stall = std::max(stall, meter.end());
    if (filter < 0 || clear < 0 || found == 0 || found == qint64(records))
        return fail("the filter did not end");
    const double sort = arranged([&] { model->sort(2, Qt::DescendingOrder); });
    stall = std::max(stall, meter.end());
    if (sort < 0)
        return fail("the sorting did not end");
    const double jumped = jump(*view->table());
    const double painter = painterAlone(*view->table());
    std::fprintf(stderr, "bench_million: %.1f s to load, %lld rows found, %.0f MB resident\n", loading / 1e3,
                 static_cast<long long>(found), resident.most() / 1e6);

    print("1M records: bytes kept of each / 400 B", double(model->memoryUsed()) / records, 400, "B");
    print("1M records: resident growth of each / 400 B", resident.most() / records, 400, "B");
    print("1M records: longest stall while they arrive / 16 ms", append, std::max(16.0, idle), "ms");
    print("1M records: filter / 50 ms", filter, 50, "ms");
    print("1M records: filter cleared / 50 ms", clear, 50, "ms");
    print("1M records: sort by a text field / 1 s", sort, 1'000, "ms");
    print("1M records: longest stall of filter and sort / 16 ms", stall, std::max(16.0, idle), "ms");
    print("1M records: jump-scroll repaint / 5 ms", jumped, 5, "ms");
    print("1M records: jump-scroll repaint / painter alone", jumped, painter, "ms", 4.2);
    return 0;
}
