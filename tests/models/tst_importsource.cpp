// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the text of an import comes from: packed files, damaged ones, what was pasted.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <models/transfer/csvsniffer.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/importsource.h>
#include <models/transfer/pastedfile.h>
#include <models/transfer/rowfile.h>

#include <support/sourcefiles.h>
#include <zip.h>
#include <zlib.h>

using namespace outdial::models;
using namespace outdial::test;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

QByteArray gzipped(const QByteArray &text)
{
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("no deflate");
    QByteArray in = text;
    QByteArray out(qsizetype(deflateBound(&stream, uLong(text.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("not deflated");
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

void makeZip(const QString &path, const QList<QPair<QByteArray, QByteArray>> &files, bool locked = false)
{
    int code = 0;
    zip_t *zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    for (const auto &[name, text] : files) {
        auto *source = zip_source_buffer(zip, text.constData(), zip_uint64_t(text.size()), 0);
        const auto index = zip_file_add(zip, name.constData(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0 || (locked && zip_file_set_encryption(zip, zip_uint64_t(index), ZIP_EM_AES_256, "secret") != 0))
            qFatal("no entry");
    }
    if (zip_close(zip) != 0)
        qFatal("no archive");
}

QByteArray leads(int rows)
{
    QByteArray text = "id,name,phone\n";
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(i) + ",\"Name " + QByteArray::number(i * 7919) + "\",14155550" +
                QByteArray::number(100 + i % 900) + "\n";
    return text;
}

} // namespace

class TestImportSource : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paths();
    void gzip();
    void gzipDamaged();
    void zip();
    void zipDamaged();
    void fingerprint();
    void spreadsheets();
    void pasted_data();
    void pasted();
    void pastedTwice();
    void nothingToPaste();

private:
    SourceFolder m_folder;
};

void TestImportSource::paths()
{
    QCOMPARE(splitSource(s("/a/b.ZIP:dir/c.csv")).file, s("/a/b.ZIP"));
    QCOMPARE(splitSource(s("/a/b.ZIP:dir/c.csv")).entry, s("dir/c.csv"));
    QCOMPARE(sourceFile(s("/a/b.zip")), s("/a/b.zip"));
    QCOMPARE(sourceName(s("/a/b.zip:c.csv")), s("b.zip: c.csv"));
    QCOMPARE(joinSource({s("/a/b.zip"), s("c.csv")}), s("/a/b.zip:c.csv"));
    const QString odd = m_folder.write("odd.zip:in.csv", "a,b\n1,2\n"); // a file of this very name
    QCOMPARE(sourceFile(odd), odd);
    QCOMPARE(readAll(odd).rows, 1);
    const QString folder = m_folder.path();
    QCOMPARE(RowFile::nameBeside(folder + s("/x.zip:deep/in.csv"), s("rejects")), folder + s("/in.rejects.csv"));
    QCOMPARE(RowFile::nameBeside(folder + s("/x.csv.gz"), s("rejects")), folder + s("/x.rejects.csv"));
}

void TestImportSource::gzip()
{
    const QByteArray text = leads(50'000);
    const QString one = m_folder.write("one.csv.gz", gzipped(text));
    const auto read = readAll(one);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.rows, 50'000);
    QCOMPARE(read.last, QByteArray("49999"));
    // Progress is counted in bytes of the packed file.
    QVERIFY(read.offset > QFile(one).size() * 9 / 10 && read.offset <= QFile(one).size());

    // Cut in the middle of a row, and the end filled up with zeros; without the ending .gz as well.
    const QString several =
        m_folder.write("several.csv", gzipped(text.left(1000)) + gzipped(text.mid(1000)) + gzipped("") + QByteArray(1024, '\0'));
    QCOMPARE(readAll(several).error, QString());
    QCOMPARE(readAll(several).rows, 50'000);

    const auto guess = sniffCsvFile(one);
    QVERIFY2(guess.isUsable(), qPrintable(guess.problem));
    QVERIFY(guess.packed && !guess.sampleIsWholeFile);
    QCOMPARE(guess.columnNames, (QStringList{s("id"), s("name"), s("phone")}));
    QVERIFY(sniffCsvFile(m_folder.write("empty.csv.gz", gzipped(""))).problem.contains(s("empty")));
}

void TestImportSource::gzipDamaged()
{
    const QByteArray whole = gzipped(leads(20'000));
    for (const qsizetype cut : {qsizetype{12}, qsizetype{300}, whole.size() / 2, whole.size() - 8, whole.size() - 1}) {
        const QString path = m_folder.write("cut.csv.gz", whole.left(cut));
        const auto read = readAll(path);
        QVERIFY2(read.error.contains(s("too early")), qPrintable(s("%1: %2").arg(cut).arg(read.error)));
    }
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = char(flipped[whole.size() / 2] ^ 0x10);
    QVERIFY(!readAll(m_folder.write("flipped.csv.gz", flipped)).error.isEmpty());
    QByteArray checksum = whole;
    checksum[whole.size() - 6] = char(checksum[whole.size() - 6] ^ 1);
    QVERIFY(readAll(m_folder.write("sum.csv.gz", checksum)).error.contains(s("damaged")));
    QVERIFY(readAll(m_folder.write("more.csv.gz", whole + "more")).error.contains(s("something else")));
    // The second member is cut: the first one alone is not the file.
    QVERIFY(readAll(m_folder.write("second.csv.gz", whole + whole.left(100))).error.contains(s("too early")));
    QVERIFY(sniffCsvFile(m_folder.write("head.csv.gz", whole.left(30))).problem.contains(s("unpacked")));
    QVERIFY(sniffCsvFile(m_folder.write("not.csv.gz", "a,b\n1,2\n")).problem.contains(s(".gz")));
}

void TestImportSource::zip()
{
    const QString one = m_folder.filePath(s("one.zip"));
    makeZip(one, {{"readme.pdf", "%PDF"}, {"deep/Spring.CSV", leads(30'000)}, {"__MACOSX/deep/._Spring.csv", "x"}});
    const auto read = readAll(one);
    QCOMPARE(read.error, QString());
    QCOMPARE(read.rows, 30'000);
    QVERIFY(read.offset > QFile(one).size() * 9 / 10 && read.offset <= QFile(one).size());
    QCOMPARE(sniffCsvFile(one).entry, s("deep/Spring.CSV"));

    const QString two = m_folder.filePath(s("two.zip"));
    makeZip(two, {{"a.csv", leads(3)}, {"b.txt", leads(5)}});
    const auto guess = sniffCsvFile(two);
    QVERIFY(guess.problem.contains(s("a.csv, b.txt")));
    QCOMPARE(guess.entries, (QStringList{s("a.csv"), s("b.txt")}));
    QCOMPARE(readAll(two + s(":b.txt")).rows, 5);
    QVERIFY(sniffCsvFile(two + s(":b.txt")).isUsable());
    QCOMPARE(sniffCsvFile(two + s(":b.txt")).entries.size(), 2);
    QVERIFY(sniffCsvFile(two + s(":c.csv")).problem.contains(s("c.csv")));

    const QString none = m_folder.filePath(s("none.zip"));
    makeZip(none, {{"a.png", "x"}});
    QVERIFY(sniffCsvFile(none).problem.contains(s("no CSV")));
    const QString locked = m_folder.filePath(s("locked.zip"));
    makeZip(locked, {{"a.csv", leads(3)}}, true);
    QVERIFY(sniffCsvFile(locked).problem.contains(s("password")));
}

void TestImportSource::zipDamaged()
{
    const QString path = m_folder.filePath(s("whole.zip"));
    makeZip(path, {{"a.csv", leads(20'000)}});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(sniffCsvFile(m_folder.write("cut.zip", whole.left(whole.size() / 2))).problem.contains(s("damaged")));
    QByteArray flipped = whole;
    flipped[whole.size() / 2] = char(flipped[whole.size() / 2] ^ 0x10);
    const auto read = readAll(m_folder.write("flipped.zip", flipped));
    QVERIFY2(read.error.contains(s("damaged")), qPrintable(read.error));
}

void TestImportSource::fingerprint()
{
    // An import is known by the packed file: what is in a changed one is not what was checked.
    const QString path = m_folder.filePath(s("kept.zip"));
    makeZip(path, {{"a.csv", leads(3)}, {"b.csv", leads(4)}});
    ImportSettings settings;
    settings.file = path + s(":b.csv");
    settings.takeFingerprint();
    QCOMPARE(settings.fileSize, QFileInfo(path).size());
    QCOMPARE(settings.fileProblem(), QString());
    makeZip(path, {{"a.csv", leads(3)}, {"b.csv", leads(400)}});
    QVERIFY(settings.fileProblem().contains(s("changed")));
    QVERIFY(QFile::remove(path));
    QVERIFY(settings.fileProblem().contains(s("not there")));
}

void TestImportSource::spreadsheets()
{
    const QString xlsx = m_folder.filePath(s("book.xlsx"));
    makeZip(xlsx, {{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}});
    for (const QString &problem :
         {sniffCsvFile(xlsx).problem, sniffCsvFile(m_folder.write("old.xls", "\xD0\xCF\x11\xE0 etc")).problem}) {
        QVERIFY2(problem.contains(s("spreadsheet")) && problem.contains(s("leading zeros")) && problem.contains(s("LibreOffice")),
                 qPrintable(problem));
    }
}

void TestImportSource::pasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char *name, const char *text, const char *file) {
        QTest::newRow(name) << s(text) << QByteArray(file);
    };
    row("excel", "id\tname\r\n1\tJörg, jr\r\n", "id\tname\r\n1\tJörg, jr\r\n");
    row("line break in a cell", "id\tnote\n1\t\"two\nlines\"\n", "id\tnote\r\n1\t\"two\nlines\"\r\n");
    row("leading zeros stay", "zip\tphone\n00501\t014155550100", "zip\tphone\r\n00501\t014155550100\r\n");
    row("csv", "id,name\n1,\"a, b\"\n2,c\n", "id\tname\r\n1\ta, b\r\n2\tc\r\n");
    row("empty rows", "id\tname\n1\ta\n\t\n\t\n", "id\tname\r\n1\ta\r\n");
}

void TestImportSource::pasted()
{
    QFETCH(QString, text);
    QTemporaryDir folder;
    const auto kept = keepPasted(text, folder.filePath(s("new")), QDateTime(QDate(2024, 11, 13), QTime(9, 5)));
    QVERIFY(kept.has_value());
    QCOMPARE(*kept, folder.filePath(s("new/Pasted 2024-11-13 0905.csv")));
    QFile file(*kept);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QTEST(file.readAll(), "file");
    QCOMPARE(sniffCsvFile(*kept).delimiter.value, '\t');
}

void TestImportSource::pastedTwice()
{
    QTemporaryDir folder;
    const QDateTime now(QDate(2024, 11, 13), QTime(9, 5));
    QVERIFY(keepPasted(s("a\tb\n1\t2\n"), folder.path(), now).has_value());
    QCOMPARE(keepPasted(s("a\tb\n3\t4\n"), folder.path(), now).value(), folder.filePath(s("Pasted 2024-11-13 0905 (2).csv")));
}

void TestImportSource::nothingToPaste()
{
    QTemporaryDir folder;
    const auto now = QDateTime::currentDateTime();
    QVERIFY(keepPasted(s(" \n\t\n"), folder.path(), now).error().contains(s("no text")));
    QVERIFY(keepPasted(s("a\tb\n\"never closed\tx\n"), folder.path(), now).error().contains(s("line 2")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestImportSource)
#include "tst_importsource.moc"
