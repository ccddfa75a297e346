// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial import` on a wire that fails at random, killed at random moments and resumed until it ends: no row is lost, doubled or
// said to be what it is not. OUTDIAL_LONG_TESTS=1: two hundred kills. OUTDIAL_SEED=N: the choices of an earlier run.

#include <QTest>

#include <support/killedimport.h>

using namespace outdial;
using namespace outdial::test;

class TestImportKills : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRowOnce_data();
    void everyRowOnce();
    void cleanupTestCase();

private:
    quint32 m_seed = 0;
    int m_kills = 0;
    qint64 m_unknown = 0; // of imports without keys
    qint64 m_unknownKeyed = 0;
};

void TestImportKills::initTestCase()
{
    bool given = false;
    m_seed = qEnvironmentVariable("OUTDIAL_SEED").toUInt(&given);
    if (!given)
        m_seed = QRandomGenerator::global()->generate();
    qInfo("OUTDIAL_SEED=%u", m_seed);
}

void TestImportKills::everyRowOnce_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("kills");        // of an import with keys
    QTest::addColumn<int>("killsKeyless"); // of one without: each doubt takes seconds
    if (qEnvironmentVariableIntValue("OUTDIAL_LONG_TESTS") != 1) {
        QTest::newRow("thirty kills") << 30'000 << 12 << 3;
        return;
    }
    for (int part = 0; part < 6; ++part)
        QTest::addRow("forty kills, %d", part + 1) << 40'000 << 14 << 6;
}

void TestImportKills::everyRowOnce()
{
    QFETCH(int, rows);
    QFETCH(int, kills);
    QFETCH(int, killsKeyless);
    // Five at once: most of their time they wait.
    std::vector<std::unique_ptr<KilledImport>> imports;
    for (const auto &kind : {KilledImportKind{true, rows, kills}, KilledImportKind{false, rows / 4, killsKeyless},
                             KilledImportKind{.keyed = true, .rows = rows, .kills = kills, .identical = true},
                             KilledImportKind{.keyed = true, .rows = rows / 2, .kills = kills, .identical = true, .upsert = true},
                             KilledImportKind{false, rows / 5, killsKeyless}})
        imports.push_back(std::make_unique<KilledImport>(kind, m_seed++));
    while (!imports.empty()) {
        QTest::qWait(5);
        for (auto &import : imports) {
            import->step();
            QVERIFY2(import->problem().isNull(), qPrintable(import->problem()));
            if (!import->isOver())
                continue;
            m_kills += import->killsDone();
            (import->isKeyed() ? m_unknownKeyed : m_unknown) += import->unknown();
            import.reset();
        }
        std::erase(imports, nullptr);
    }
}

void TestImportKills::cleanupTestCase()
{
    qInfo("%d kills; %lld rows without keys and %lld with keys stayed unknown", m_kills, static_cast<long long>(m_unknown),
          static_cast<long long>(m_unknownKeyed));
    const bool all = qEnvironmentVariableIntValue("OUTDIAL_LONG_TESTS") == 1;
    QVERIFY2(m_kills >= (all ? 200 : 20), qPrintable(QString::number(m_kills)));
}

int main(int argc, char **argv)
{
    // Qt Test ends a test after five minutes, which two hundred kills take longer than.
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "3000000");
    QCoreApplication application(argc, argv);
    TestImportKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_importkills.moc"
