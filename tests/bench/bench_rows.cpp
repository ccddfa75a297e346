// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The check of a file of millions of rows, a few of them twice: how long it takes beside one memchr pass over the same file, what
// it keeps in memory besides the set of keys, and how soon it ends when it is cancelled. A million rows; ten million, more than a
// gigabyte on the disk, with OUTDIAL_LONG_TESTS=1.
#include "linepass.h"
#include "ratios.h"
#include "resident.h"

#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <models/transfer/checkrun.h>
#include <models/transfer/keyset.h>

#include <chrono>
#include <cstring>
#include <thread>

using namespace outdial;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;
using api::FieldType;

constexpr qint64 twiceEvery = 1000;
constexpr double mostBesides = 40e6; // bytes of memory besides the set of keys
constexpr double soon = 0.1;         // seconds; what is over in that time is over at once for people

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

std::string key(qint64 row)
{
    // The last of each thousand has the key of the first of another one, long before it.
    const bool twice = row % twiceEvery == twiceEvery - 1;
    return "AC" + std::to_string(10'000'000 + (twice ? row / 2 / twiceEvery * twiceEvery : row));
}

bool write(const QString &path, qint64 rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    std::string text = "accountId,firstname,lastname,phone,mobile,street,zip,state,due,amount\n";
    for (qint64 row = 0; row < rows; ++row) {
        const std::string n = std::to_string(10'000'000 + row);
        const std::string end = n.substr(n.size() - 4);
        const std::string number = n.substr(n.size() - 5);
        const bool quoted = row % 4 == 0;
        text += key(row);
        for (const std::string_view part : std::initializer_list<std::string_view>{
                 ",Firstname", end, ",Lastname", end, ",41555", number, ",65055", number, quoted ? ",\"" : ",", end,
                 quoted ? ", \"\"Alder\"\" Road\"" : " Alder Brook Road", ",94107,CA,12/31/2024 10:30,", end, "\n"})
            text += part;
        if (text.size() > 1'000'000 || row == rows - 1) {
            if (file.write(text.data(), qint64(text.size())) != qint64(text.size()))
                return false;
            text.clear();
        }
    }
    return true;
}

models::ImportSettings settingsFor(const QString &path)
{
    models::ImportSettings settings;
    settings.file = path;
    settings.dialect.headerLine = 1;
    const auto add = [&settings](const char *name, FieldType type) {
        const QString title = QLatin1String(name);
        api::Field field;
        field.name = title;
        field.type = type;
        field.key = type == FieldType::Account;
        field.phoneType = api::PhoneType::UsCanada;
        settings.columns.append(title);
        settings.format.fields.append(field);
    };
    add("accountId", FieldType::Account);
    add("firstname", FieldType::FirstName);
    add("lastname", FieldType::LastName);
    add("phone", FieldType::Phone);
    add("mobile", FieldType::Phone);
    add("street", FieldType::Other);
    add("zip", FieldType::ZipCode);
    add("state", FieldType::State);
    add("due", FieldType::DateTime);
    add("amount", FieldType::Integer);
    settings.mapping = models::proposeMapping(settings.columns, settings.format, {});
    settings.takeFingerprint();
    return settings;
}

std::string shown(const char *format, double value)
{
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

int fail(const QString &what)
{
    std::fprintf(stderr, "bench_rows: %s\n", qPrintable(what));
    return 1;
}

// Seconds from cancel() until the thread has ended, when it was called after so many rows; negative: it was over before.
double cancelAfter(const models::ImportSettings &settings, qint64 rows)
{
    models::CheckRun run(settings);
    std::thread thread([&run] { run.run(); });
    while (run.progress().rows < rows && !run.progress().complete)
        std::this_thread::sleep_for(1ms);
    const auto begin = Clock::now();
    run.cancel();
    thread.join();
    return run.report().complete ? -1 : secondsSince(begin);
}

} // namespace

int main()
{
    const bool all = qEnvironmentVariableIntValue("OUTDIAL_LONG_TESTS") == 1;
    const qint64 rows = all ? 10'000'000 : 1'000'000;
    QTemporaryDir folder;
    // The file, and the entries of the set of keys.
    if (QStorageInfo(folder.path()).bytesAvailable() < rows * 200) {
        std::printf("bench_rows: skipped, %lld MB of space are needed in %s\n", static_cast<long long>(rows / 5000),
                    qPrintable(folder.path()));
        return 0;
    }
    const QString path = folder.filePath(QStringLiteral("leads.csv"));
    if (!write(path, rows))
        return fail(QStringLiteral("the file cannot be written"));
    const auto settings = settingsFor(path);
    const std::string what = all ? "10M rows" : "1M rows";

    auto begin = Clock::now();
    if (bench::countLines(path) != std::size_t(rows) + 1)
        return fail(QStringLiteral("the file cannot be read"));
    double pass = secondsSince(begin);

    double seconds = 0;
    bench::ResidentGrowth resident;
    {
        models::CheckRun run(settings);
        std::atomic_bool over = false;
        begin = Clock::now();
        std::thread thread([&] {
            run.run();
            seconds = secondsSince(begin);
            over = true;
        });
        while (!over) {
            resident.look();
            std::this_thread::sleep_for(5ms);
        }
        thread.join();
        const auto &report = run.report();
        if (!report.complete || report.rows != rows || report.blocked != rows / twiceEvery ||
            report.count(models::Cause::DuplicateInFile) != rows / twiceEvery) {
            return fail(QStringLiteral("%1 rows, %2 blocked, %3 twice; %4")
                            .arg(report.rows)
                            .arg(report.blocked)
                            .arg(report.count(models::Cause::DuplicateInFile))
                            .arg(report.error));
        }
    }
    // Once more, after the check as before it: the disk's cache is the same for both.
    begin = Clock::now();
    bench::countLines(path);
    pass = std::min(pass, secondsSince(begin));

    // What the set of keys needed of it, at the most.
    std::size_t keyMemory = 0;
    {
        models::KeySet keys;
        for (qint64 row = 0; row < rows; ++row) {
            keys.insert(key(row), row);
            if (row % 1000 == 0)
                keyMemory = std::max(keyMemory, keys.memoryUsed());
        }
    }
    std::printf("%s, %.0f MB: %.0f thousand a second; one pass over the file: %.0f thousand\n", what.c_str(),
                double(QFile(path).size()) / 1e6, double(rows) / seconds / 1e3, double(rows) / pass / 1e3);
    std::printf("memory: %.1f MB, the set of keys %.1f MB of it\n", resident.most() / 1e6, double(keyMemory) / 1e6);
    bench::Ratios::print(what + ": check / read and memchr", bench::Ratios::shownTime(seconds), bench::Ratios::shownTime(pass),
                         seconds / pass, 12);
    const double besides = resident.most() - double(keyMemory);
    bench::Ratios::print(what + ": memory of a check besides its set of keys / 40 MB", shown("%.1f MB", besides / 1e6),
                         shown("%.1f MB", mostBesides / 1e6), besides / mostBesides, 1);
    double longest = 0;
    for (const int percent : {20, 50, 80}) {
        const double took = cancelAfter(settings, rows * percent / 100);
        if (took < 0)
            return fail(QStringLiteral("the check was over before it was cancelled"));
        std::printf("cancelled after %d percent: %.1f ms\n", percent, took * 1e3);
        longest = std::max(longest, took);
    }
    bench::Ratios::print(what + ": cancel in the middle / a tenth of a second", bench::Ratios::shownTime(longest),
                         bench::Ratios::shownTime(soon), longest / soon, 1);
    return 0;
}
