// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/tablelines.h>
#include <app/cli/terminal.h>

#include <algorithm>
#include <unistd.h>

namespace outdial::app {

namespace {

// What strangers named must not move the cursor either.
void makePlain(QString &cell)
{
    for (QChar &letter : cell) {
        if (letter.category() == QChar::Other_Control)
            letter = u' ';
    }
}

} // namespace

QStringList tableLines(QList<QStringList> rows, bool aligned)
{
    QList<qsizetype> widths;
    for (QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            makePlain(row[i]);
            widths[i] = std::max(widths.at(i), row.at(i).size());
        }
    }
    QStringList lines;
    for (QStringList &row : rows) {
        for (qsizetype i = 0; aligned && i + 1 < row.size(); ++i)
            row[i] = row.at(i).leftJustified(widths.at(i));
        lines.append(row.join(aligned ? QLatin1String("  ") : QLatin1String("\t")));
    }
    return lines;
}

void printTable(const QList<QStringList> &rows)
{
    const QStringList lines = tableLines(rows, isatty(STDOUT_FILENO) != 0);
    for (const QString &line : lines)
        printLine(line);
}

} // namespace outdial::app
