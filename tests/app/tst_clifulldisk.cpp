// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial import` on disks that get full anywhere, on a wire that fails at times: it stops with code 3 and a sentence that says
// what to do, and --resume brings it to its end when there is room. OUTDIAL_SEED=N: the choices of an earlier run.

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <support/disksource.h>
#include <support/fulldisk.h>
#include <support/program.h>

using namespace outdial;
using namespace outdial::test;

namespace {

bool smallDisks = false; // may be mounted here

using Kind = DiskSource::Kind;

QString s(const char *text) { return QString::fromUtf8(text); }

class DiskProgram : public Program {
public:
    explicit DiskProgram(const DiskSource &source) : m_source(source)
    {
        formatFile(source.isKeyed());
        m_list = makeList(s("Disk"), source.isKeyed()).listId;
        const auto before = source.recordsBefore();
        if (!before.isEmpty() && !session->client().callingList.addAll(m_list, before).result())
            qFatal("no records");
        write(s("leads.csv"), source.text());
    }

    bool isKeyed() const { return m_source.isKeyed(); }
    Ran runImport(const QString &more = {}) const
    {
        QString line =
            s("leads.csv --list Disk --format format.json --yes --json --rejects rejects.csv --added added.csv ") + more;
        if (m_source.kind() == Kind::Upsert)
            line += s(" --mode upsert");
        return run(words(line));
    }

    // Null: it stopped as it must.
    QString complaintOfStop(const Ran &ran) const
    {
        if (ran.code != 3)
            return s("it ended with %1: ").arg(ran.code) + ran.err;
        const QStringList files{data.filePath(s("outdial/outdial.sqlite")), folder.filePath(s("rejects.csv")),
                                folder.filePath(s("added.csv")), s("rejects.csv"), s("added.csv")};
        if (const auto wrong = complaintOfSentence(ran.err, files); !wrong.isNull())
            return wrong;
        if (!ran.out.isEmpty() && (!ran.balances() || ran.rows("read") > m_source.rows()))
            return s("the receipt of a part is wrong: ") + ran.out;
        return {};
    }

    // Null: it is done, and all is as it must be.
    QString complaintOfEnd(const Ran &ran) const
    {
        if (ran.code != 1) // with rejects
            return s("it ended with %1: ").arg(ran.code) + ran.err;
        return m_source.complaintOfEnd(*tenant, m_list, folder.filePath(s("added.csv")), folder.filePath(s("rejects.csv")),
                                       models::Receipt::fromJson(QJsonDocument(ran.receipt()).toJson()));
    }

private:
    const DiskSource m_source;
    QString m_list;
};

} // namespace

class TestCliFullDisk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fullAnywhere_data();
    void fullAnywhere();
    void nothingCanBeWritten();
    void rejectsFull();
    void receiptCannotBePrinted();

private:
    QRandomGenerator m_random;
};

void TestCliFullDisk::initTestCase()
{
    bool given = false;
    quint32 seed = qEnvironmentVariable("OUTDIAL_SEED").toUInt(&given);
    if (!given)
        seed = QRandomGenerator::global()->generate();
    m_random.seed(seed);
    qInfo("OUTDIAL_SEED=%u", seed);
}

void TestCliFullDisk::fullAnywhere_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("disk");
    for (const bool disk : {false, true}) {
        const char *what = disk ? "a small disk" : "small files";
        QTest::addRow("keys, %s", what) << int(Kind::Keyed) << disk;
        QTest::addRow("no keys, %s", what) << int(Kind::Keyless) << disk;
        QTest::addRow("update or add, %s", what) << int(Kind::Upsert) << disk;
    }
}

void TestCliFullDisk::fullAnywhere()
{
    QFETCH(int, kind);
    QFETCH(bool, disk);
    if (disk && !smallDisks)
        QSKIP("no disk can be mounted here");
    std::unique_ptr<SmallDisk> small;
    if (disk)
        small = std::make_unique<SmallDisk>();
    DiskProgram program({Kind{kind}, 5500, QByteArray(80, 'x')});
    for (const char *fault : {"kind=cut-after", "kind=truncate", "kind=status,code=503"}) {
        if (program.isKeyed()) // without keys each doubt takes seconds
            program.tenant->addFault(
                s("%1,path=callinglist/addAll,rate=%2").arg(s(fault)).arg(m_random.bounded(0.05), 0, 'f', 4));
    }
    const QString log = program.data.filePath(s("outdial/outdial.sqlite-wal"));
    int stops = 0;
    bool begun = false;
    Ran ran;
    for (int attempt = 0; attempt < 4 && ran.code != 1; ++attempt) {
        // The journal needs some 100 KB, the rows that were added 600 KB.
        const qint64 bytes = qint64(8'000 * std::exp(m_random.bounded(4.0)));
        const QString more = begun ? s("--resume") : QString();
        if (disk) {
            small->fill(bytes);
            ran = program.runImport(more);
            small->free();
        } else {
            const DiskLimit limit(bytes + (begun ? QFileInfo(log).size() : 0));
            ran = program.runImport(more);
        }
        if (ran.code == 2 && begun) {
            begun = false; // it could not write down that it began
        } else if (ran.code != 1) {
            const auto wrong = program.complaintOfStop(ran);
            QVERIFY2(wrong.isNull(), qPrintable(wrong));
            begun = true;
            ++stops;
        }
    }
    if (ran.code != 1 && begun)
        ran = program.runImport(s("--resume"));
    if (ran.code == 2)
        ran = program.runImport();
    const auto wrong = program.complaintOfEnd(ran);
    QVERIFY2(wrong.isNull(), qPrintable(wrong));
    QVERIFY(stops > 0);
    qInfo("%d stops", stops);
}

// Not even the store.
void TestCliFullDisk::nothingCanBeWritten()
{
    DiskProgram program({Kind::Keyed, 100});
    for (const bool known : {false, true}) {
        Ran ran;
        {
            const DiskLimit limit(0);
            ran = program.runImport(known ? s("--resume") : QString());
        }
        QVERIFY2(program.complaintOfStop(ran).isNull(), qPrintable(program.complaintOfStop(ran)));
        QCOMPARE(ran.out, QString());
        if (known)
            continue;
        const DiskLimit limit(1); // enough for an empty file
        ran = program.runImport();
        QVERIFY2(program.complaintOfStop(ran).isNull(), qPrintable(program.complaintOfStop(ran)));
    }
    const auto ran = program.runImport();
    QVERIFY2(program.complaintOfEnd(ran).isNull(), qPrintable(program.complaintOfEnd(ran)));
}

void TestCliFullDisk::rejectsFull()
{
    DiskProgram program({Kind::Keyed, 3000});
    const QString path = program.folder.filePath(s("rejects.csv"));
    QVERIFY(QFile::link(s("/dev/full"), path));
    auto ran = program.runImport();
    QVERIFY2(program.complaintOfStop(ran).isNull(), qPrintable(program.complaintOfStop(ran)));
    QVERIFY2(ran.err.contains(s("rejects.csv” cannot be written: the disk is full.")), qPrintable(ran.err));
    QVERIFY(ran.balances());
    QVERIFY(QFile::remove(path));
    ran = program.runImport(s("--resume"));
    QVERIFY2(program.complaintOfEnd(ran).isNull(), qPrintable(program.complaintOfEnd(ran)));
}

void TestCliFullDisk::receiptCannotBePrinted()
{
    DiskProgram program({Kind::Keyed, 100});
    program.outputFile = s("/dev/full");
    auto ran = program.runImport();
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains(s("The receipt could not be written")), qPrintable(ran.err));
    program.outputFile = QString();
    ran = program.runImport(s("--resume"));
    QVERIFY2(program.complaintOfEnd(ran).isNull(), qPrintable(program.complaintOfEnd(ran)));
}

int main(int argc, char **argv)
{
    smallDisks = allowSmallDisks();
    QCoreApplication application(argc, argv);
    TestCliFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_clifulldisk.moc"
