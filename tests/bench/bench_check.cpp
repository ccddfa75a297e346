// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The check of a million rows: read, map, judge by the rules, find keys that come twice, and encode, beside a memchr pass over
// the same file; and what hints about two phone numbers a row add to it.
#include "linepass.h"
#include "ratios.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <models/transfer/checkrun.h>
#include <models/transfer/rowpipeline.h>

#include <array>
#include <cstring>
#include <random>

using namespace outdial;

namespace {

constexpr int rows = 1'000'000;

// Of each, numbers from all of its exchanges; one row of a hundred is of an area code that nobody has.
constexpr std::array areas{"201", "205", "212", "213", "214", "215", "281", "303", "305", "310", "312", "313",
                           "323", "347", "404", "407", "415", "416", "480", "503", "512", "514", "602", "604",
                           "612", "614", "617", "619", "646", "702", "704", "713", "718", "720", "773", "786",
                           "801", "808", "813", "816", "818", "832", "858", "901", "904", "916", "917", "919"};

api::Field field(const char *name, api::FieldType type, bool key = false)
{
    api::Field made;
    made.name = QLatin1String(name);
    made.type = type;
    made.key = made.required = key;
    return made;
}

models::ImportSettings settingsOf(const QString &path)
{
    using api::FieldType;
    models::ImportSettings settings;
    settings.file = path;
    settings.dialect.headerLine = 1;
    settings.columns = {QStringLiteral("accountId"), QStringLiteral("firstname"), QStringLiteral("lastname"),
                        QStringLiteral("phone"),     QStringLiteral("mobile"),    QStringLiteral("street"),
                        QStringLiteral("zip"),       QStringLiteral("state"),     QStringLiteral("due"),
                        QStringLiteral("amount")};
    settings.format.name = QStringLiteral("bench");
    settings.format.fields = {field("accountId", FieldType::Account, true),
                              field("firstname", FieldType::FirstName),
                              field("lastname", FieldType::LastName),
                              field("phone", FieldType::Phone),
                              field("mobile", FieldType::Phone),
                              field("street", FieldType::Other),
                              field("zip", FieldType::ZipCode),
                              field("state", FieldType::State),
                              field("due", FieldType::DateTime),
                              field("amount", FieldType::Integer)};
    settings.format.fields[3].phoneType = api::PhoneType::UsCanada;
    settings.mapping = models::proposeMapping(settings.columns, settings.format, {});
    settings.takeFingerprint();
    return settings;
}

bool write(const QString &path)
{
    std::minstd_rand random(7);
    QByteArray text = "accountId,firstname,lastname,phone,mobile,street,zip,state,due,amount\n";
    text.reserve(qsizetype{rows} * 116);
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(1'000'000 + i);
        const char *area = i % 100 == 0 ? "555" : areas[random() % areas.size()];
        text += "AC" + n + ",Firstname" + n.right(3) + ",Lastname" + n.right(4) + ",1" + area +
                QByteArray::number(2'000'000 + random() % 8'000'000) + ",447" +
                QByteArray::number(400'000'000 + random() % 599'000'000);
        text += "," + n.right(4) + " Alder Brook Road,94107,CA,12/31/2024 10:30," + n.right(4) + "\n";
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

// Without hints: what a check has to do anyway. With encode, also what an import does.
qint64 check(const models::ImportSettings &settings, bool encode)
{
    const auto pipeline = models::RowPipeline::open(settings);
    if (!pipeline)
        return 0;
    std::string json;
    qint64 ready = 0;
    for (;;) {
        const auto status = (*pipeline)->next();
        if (status == models::RowPipeline::Status::Sendable) {
            ++ready;
            if (!encode)
                continue;
            json.clear();
            (*pipeline)->appendJson(json);
            benchmark::DoNotOptimize(json.data());
        } else if (status != models::RowPipeline::Status::Blocked) {
            return ready;
        }
    }
}

models::CheckReport checkWithHints(const models::ImportSettings &settings)
{
    models::CheckRun run(settings);
    run.run();
    return run.report();
}

} // namespace

int main(int argc, char **argv)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("leads.csv"));
    if (!write(path))
        return 1;
    // Most files have one phone number a row; here it is one of the US or Canada, and the second a mobile one of Britain.
    const auto two = settingsOf(path);
    auto one = two;
    one.mapping.clear(one.format.indexOf(QStringLiteral("mobile")));
    // All rows can be sent, and each number was looked at.
    const auto report = checkWithHints(two);
    if (report.ready != rows || check(two, false) != rows || report.phones.numbers != 2 * rows ||
        checkWithHints(one).phones.numbers != rows || report.count(models::Cause::PhoneNotInUse) < rows / 100) {
        std::fprintf(stderr, "bench_check: %lld of %d rows are ready\n", static_cast<long long>(report.ready), rows);
        return 1;
    }

    bench::Ratios ratios;
    ratios.measure("hintsOne", [&] { benchmark::DoNotOptimize(checkWithHints(one).ready); });
    ratios.measure("plainOne", [&] { benchmark::DoNotOptimize(check(one, false)); });
    ratios.measure("hintsTwo", [&] { benchmark::DoNotOptimize(checkWithHints(two).ready); });
    ratios.measure("plainTwo", [&] { benchmark::DoNotOptimize(check(two, false)); });
    ratios.measure("encoded", [&] { benchmark::DoNotOptimize(check(two, true)); });
    ratios.measure("memchr", [&] { benchmark::DoNotOptimize(bench::countLines(path)); });
    const std::string size = std::to_string(QFileInfo(path).size() / 1'000'000) + " MB";
    ratios.compare("check 1M rows, hints for one phone number each / without", "hintsOne", "plainOne", 1.3);
    ratios.compare("the same, two phone numbers each / without", "hintsTwo", "plainTwo", 1.7);
    ratios.compare("read, map, check and encode 1M rows (" + size + ") / read and memchr", "encoded", "memchr", 12);
    return ratios.run(argc, argv) ? 0 : 1;
}
