// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Splitting a CSV file of a million rows, beside the least that can be done with it: reading it in blocks of the same size, and
// one memchr pass over each for the line ends.
#include "linepass.h"
#include "ratios.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <models/transfer/csvreader.h>

#include <cstring>

using namespace outdial;

namespace {

constexpr int rows = 1000000;

QByteArray contents(bool quoted)
{
    QByteArray text = "accountId,firstname,lastname,phone,mobile,street,zip,state,due,amount\n";
    text.reserve(qsizetype{rows} * 116);
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(1000000 + i);
        text += "AC" + n + ",Firstname" + n.right(3) + ",Lastname" + n.right(4) + ",1415" + n + ",1650" + n;
        if (quoted && i % 4 == 0)
            text += ",\"" + n.right(4) + ", \"\"Alder\"\" Road\"";
        else
            text += "," + n.right(4) + " Alder Brook Road";
        text += ",94107,CA,12/31/2024 10:30," + n.right(4) + "\n";
    }
    return text;
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

std::size_t split(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    models::CsvReader reader(std::move(file), {"UTF-8", ',', '"', 1});
    std::size_t bytes = 0;
    while (reader.next() == models::CsvReader::Status::Row)
        bytes += reader.fields().back().size();
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    QTemporaryDir folder;
    const QString plainPath = folder.filePath(QStringLiteral("plain.csv"));
    const QString quotedPath = folder.filePath(QStringLiteral("quoted.csv"));
    if (!write(plainPath, contents(false)) || !write(quotedPath, contents(true)))
        return 1;

    bench::Ratios ratios;
    ratios.measure("split", [&plainPath] { benchmark::DoNotOptimize(split(plainPath)); });
    ratios.measure("memchr", [&plainPath] { benchmark::DoNotOptimize(bench::countLines(plainPath)); });
    ratios.measure("splitQuoted", [&quotedPath] { benchmark::DoNotOptimize(split(quotedPath)); });
    ratios.measure("memchrQuoted", [&quotedPath] { benchmark::DoNotOptimize(bench::countLines(quotedPath)); });
    const std::string size = std::to_string(QFileInfo(plainPath).size() / 1000000) + " MB";
    ratios.compare("split 1M CSV rows (" + size + ") / read and memchr", "split", "memchr", 2.5);
    ratios.compare("the same, a quarter of the rows quoted / read and memchr", "splitQuoted", "memchrQuoted", 3.5);
    return ratios.run(argc, argv) ? 0 : 1;
}
