// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records that are exported: a tenant of held calls with an export of what it gives, and files read back by Python and by
// Outdial.
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/csvreader.h>
#include <models/transfer/recordexport.h>

#include <support/heldcalls.h>
#include <support/recordpages.h>

namespace outdial::test {

// What Python's csv reads, as a list of lists.
inline constexpr const char *pythonScript = R"PY(
import csv, json, sys
with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)
)PY";

inline QList<QStringList> byPython(const QString &path)
{
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromUtf8(pythonScript), path});
    if (!python.waitForFinished() || python.exitCode() != 0)
        return {};
    QList<QStringList> rows;
    for (const QJsonValue row : QJsonDocument::fromJson(python.readAllStandardOutput()).array()) {
        QStringList cells;
        for (const QJsonValue cell : row.toArray())
            cells.append(cell.toString());
        rows.append(cells);
    }
    return rows;
}

inline QList<QStringList> byOutdial(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return {};
    models::CsvReader reader(std::move(file), {});
    QList<QStringList> rows;
    while (reader.next() == models::CsvReader::Status::Row) {
        QStringList cells;
        for (const auto cell : reader.fields())
            cells.append(QString::fromUtf8(cell.data(), qsizetype(cell.size())));
        rows.append(cells);
    }
    return rows;
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A tenant of held calls, and an export of what it gives.
struct ExportBench {
    HeldCalls<api::RecordPagePtr> calls;
    QTemporaryDir folder;
    models::ExportSettings settings;
    std::unique_ptr<models::RecordExport> job;

    ExportBench()
    {
        settings.file = folder.filePath(QStringLiteral("records.csv"));
        settings.byteOrderMark = false;
    }
    models::RecordExport &start(qint64 total = -1)
    {
        models::RecordSource source;
        source.total = total;
        source.page = [this](int limit, const QString &cursor, const api::CallOptions &options) {
            return calls.hold(limit, cursor, options);
        };
        job = std::make_unique<models::RecordExport>(source, api::Method::GetAllRecords, settings);
        job->start();
        return *job;
    }
    // Everything that the tenant says, in one page.
    bool run(const QJsonArray &records)
    {
        start();
        if (!QTest::qWaitFor([this] { return calls.count() == 1; }, 30'000))
            return false;
        calls.answerLast(recordPage(records));
        return QTest::qWaitFor([this] { return job->state() == models::RecordExport::State::Done; }, 30'000);
    }
    // Nothing but the target is in the folder.
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
};

} // namespace outdial::test
