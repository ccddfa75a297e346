// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader against Python's csv on files that Python makes at random: other hands, the same rows. OUTDIAL_SEED=N: the files of
// an earlier run.

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/csvreader.h>

using namespace outdial::models;

namespace {

// Writes 0.csv ... and what Python reads from each, with its dialect, to all.json.
constexpr const char *script = R"PY(
import csv, json, random, sys
random.seed(int(sys.argv[2]))
parts = ['a', 'Zoë', '東京', ' ', '  ', '"', '""', "'", ',', ';', '\t', '|', '\n', '\r\n', '1', '0042', '+49 (0) 30', '4.1E+09', '=', '\\', '\u00a0', '😀']
files = []
for number in range(400):
    delimiter = random.choice([',', ';', '\t', '|'])
    end = random.choice(['\n', '\r\n'])
    quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    width = random.randint(1, 9)
    rows = []
    for row in range(random.randint(1, 60)):
        # The first cell says something: what is made of blank rows is Outdial's own matter.
        cells = ['r%d' % row] + [''.join(random.choice(parts) for _ in range(random.choice([0, 1, 1, 2, 5, 40]))) for _ in range(width - 1)]
        rows.append(cells[:random.randint(1, width)] if random.random() < 0.1 else cells)
    path = '%s/%d.csv' % (sys.argv[1], number)
    with open(path, 'w', newline='', encoding='utf-8') as file:
        csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    if random.random() < 0.3:
        with open(path, 'rb+') as file:
            text = file.read()
            if text.endswith(end.encode()):
                file.truncate(len(text) - len(end))  # no line end behind the last row
    with open(path, newline='', encoding='utf-8') as file:
        files.append({'delimiter': delimiter, 'rows': list(csv.reader(file, delimiter=delimiter, strict=True))})
with open(sys.argv[1] + '/all.json', 'w', encoding='utf-8') as file:
    json.dump(files, file)
)PY";

QList<QStringList> read(const QString &path, char delimiter, QString *problem)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return {};
    CsvDialect dialect;
    dialect.encoding = "UTF-8";
    dialect.delimiter = delimiter;
    dialect.quote = '"';
    dialect.headerLine = 0;
    CsvReader reader(std::move(file), dialect);
    QList<QStringList> rows;
    for (;;) {
        const auto status = reader.next();
        if (status == CsvReader::Status::End)
            return rows;
        if (status == CsvReader::Status::Error) {
            *problem = reader.error();
            return rows;
        }
        QStringList cells;
        for (const auto cell : reader.fields())
            cells.append(QString::fromUtf8(cell.data(), qsizetype(cell.size())));
        rows.append(cells);
    }
}

} // namespace

class TestCsvPython : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameRows();
};

void TestCsvPython::sameRows()
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("there is no python3 here");
    bool given = false;
    auto seed = qEnvironmentVariable("OUTDIAL_SEED").toUInt(&given);
    if (!given)
        seed = QRandomGenerator::global()->generate();
    qInfo("OUTDIAL_SEED=%u", seed);
    QTemporaryDir folder;
    QProcess process;
    process.start(python, {QStringLiteral("-c"), QString::fromUtf8(script), folder.path(), QString::number(seed)});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QFile all(folder.filePath(QStringLiteral("all.json")));
    QVERIFY(all.open(QIODevice::ReadOnly));
    const auto files = QJsonDocument::fromJson(all.readAll()).array();
    QCOMPARE(files.size(), 400);
    for (qsizetype number = 0; number < files.size(); ++number) {
        const auto told = files.at(number).toObject();
        QString problem;
        const auto rows = read(folder.filePath(QStringLiteral("%1.csv").arg(number)),
                               told.value(QStringLiteral("delimiter")).toString().at(0).toLatin1(), &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto expected = told.value(QStringLiteral("rows")).toArray();
        QCOMPARE(rows.size(), expected.size());
        for (qsizetype row = 0; row < rows.size(); ++row) {
            QStringList cells;
            const auto cellsTold = expected.at(row).toArray();
            for (const auto &cell : cellsTold)
                cells.append(cell.toString());
            QVERIFY2(rows[row] == cells, qPrintable(QStringLiteral("file %1, row %2").arg(number).arg(row)));
        }
    }
}

QTEST_GUILESS_MAIN(TestCsvPython)
#include "tst_csvpython.moc"
