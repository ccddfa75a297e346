// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The mapping on the screen: what is ignored is seen, mappings are saved and loaded, nothing is cut off.

#include <support/mappingscreen.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;
using namespace outdial::views;

class TestMappingPane : public MappingScreen {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpOnce(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void ignoredColumnsAreSeen();
    void eachMappedColumnCanBeAdjusted();
    void savesAndLoads();
    void saysWhatIsMissing();
    void positionIsAsked();
    void fitsIntoASmallWindow();
};

void TestMappingPane::ignoredColumnsAreSeen()
{
    // In the head, whatever is scrolled, and by name with a way to map it.
    QVERIFY(labels(m_step.get()).filter(QStringLiteral("3 column(s) ignored")).size() >= 1);
    auto *combo = named<QComboBox>(m_step.get(), QStringLiteral("Kampagne"));
    QVERIFY(combo != nullptr);
    QCOMPARE(combo->currentText(), QStringLiteral("ignored"));
    choose(combo, 4);
    QTRY_VERIFY(labels(m_step.get()).filter(QStringLiteral("2 column(s) ignored")).size() >= 1);
}

void TestMappingPane::eachMappedColumnCanBeAdjusted()
{
    for (const char *field : {"customer_id", "last_name", "phone"})
        QVERIFY2(button(m_step.get(), QStringLiteral("Adjust %1…").arg(QLatin1String(field))) != nullptr, field);
    QVERIFY(button(m_step.get(), QStringLiteral("Adjust visits…")) == nullptr);
    m_job->mapConstant(3, QStringLiteral("7"));
    QVERIFY(button(m_step.get(), QStringLiteral("Adjust visits…")) == nullptr); // a constant is what it is
}

void TestMappingPane::savesAndLoads()
{
    const QString path = m_bench->folder.filePath(QStringLiteral("mine") + mappingFileSuffix());
    m_job->mapColumn(4, 4);
    button(m_step.get(), QStringLiteral("Save mapping…"))->click();
    QTRY_VERIFY(fileDialog() != nullptr);
    QCOMPARE(fileDialog()->acceptMode(), QFileDialog::AcceptSave);
    answerFileDialog(path);
    QVERIFY(QFile::exists(path));
    const auto banner = [&]() -> Banner * {
        for (auto *each : m_step->findChildren<Banner *>()) {
            if (each->isVisibleTo(m_step.get()))
                return each;
        }
        return nullptr;
    };
    QVERIFY(banner() != nullptr && banner()->tone() == Tone::Ok);
    m_job->mapColumn(4, -1);
    m_job->mapColumn(3, -1);
    button(m_step.get(), QStringLiteral("Load mapping…"))->click();
    answerFileDialog(path);
    // Those that were chosen or guessed are as chosen now.
    QCOMPARE(m_job->mapping().sources[4].column, 4);
    QCOMPARE(m_job->mapping().sources[2].column, 3);
    QCOMPARE(m_job->mapping().mappedCount(), 4);
    QVERIFY(banner()->tone() == Tone::Ok && banner()->title().contains(QLatin1String("mine.outdial-mapping.json")));
    // No mapping: it is said, and all is as before.
    button(m_step.get(), QStringLiteral("Load mapping…"))->click();
    answerFileDialog(m_job->file());
    QVERIFY(banner()->tone() == Tone::Err && banner()->title().contains(QLatin1String("leads.csv")));
    QCOMPARE(m_job->mapping().mappedCount(), 4);
}

void TestMappingPane::saysWhatIsMissing()
{
    const QString path = m_bench->folder.filePath(QStringLiteral("mine") + mappingFileSuffix());
    QCOMPARE(m_job->saveMapping(path), QString());
    m_job->setFile(m_bench->write(QStringLiteral("fewer.csv"), "customer_id,Nachname\n1,a\n"));
    QTRY_VERIFY(!m_job->isReading());
    button(m_step.get(), QStringLiteral("Load mapping…"))->click();
    answerFileDialog(path);
    bool said = false;
    for (auto *each : m_step->findChildren<Banner *>())
        said = said ||
               (each->isVisibleTo(m_step.get()) && each->tone() == Tone::Warn && each->text().contains(QLatin1String("Telefon")));
    QVERIFY(said);
    QCOMPARE(m_job->mapping().mappedCount(), 2);
}

void TestMappingPane::positionIsAsked()
{
    m_job->setFile(m_bench->write(QStringLiteral("plain.csv"), "1,A,(415) 555-0100,3,2026-12-01 09:00\n2,B,(415) 555-0101,4,\n"));
    CsvWish wish;
    wish.headerLine = 0;
    m_job->setWish(wish);
    QTRY_VERIFY(!m_job->isReading());
    QCOMPARE(labels(m_step.get()).filter(QStringLiteral("By position")).size(), 5);
    QVERIFY(m_step->caution().contains(QLatin1String("5")));
    button(m_step.get(), QStringLiteral("Confirm"))->click();
    QCOMPARE(labels(m_step.get()).filter(QStringLiteral("By position")).size(), 0);
    QCOMPARE(m_job->mapping().sources[2].kind, MatchKind::Chosen);
    QVERIFY(m_step->caution().isEmpty());
    m_job->setWish(wish);
    QTRY_VERIFY(!m_job->isReading());
    button(m_step.get(), QStringLiteral("Not this"))->click();
    QCOMPARE(m_job->mapping().mappedCount(), 0);
}

void TestMappingPane::fitsIntoASmallWindow()
{
    m_job->mapColumn(4, 4);
    CleanUp cleanUp;
    cleanUp.date.pattern = QStringLiteral("M/d/yyyy h:mm:ss a");
    cleanUp.date.zone = "America/Argentina/Buenos_Aires";
    cleanUp.date.storedZone = "America/Los_Angeles";
    m_job->adjust(4, {0, 1, 2}, QStringLiteral(" "), cleanUp);
    QTest::qWait(0);
    // 1280 wide, less the navigation with icons only.
    QVERIFY2(m_step->minimumSizeHint().width() <= 1280 - 56, qPrintable(QString::number(m_step->minimumSizeHint().width())));
    m_step->resize(1280 - 56, 560);
    QTest::qWait(0);
    auto *adjust = button(m_step.get(), QStringLiteral("Adjust renewal…"));
    QVERIFY(m_step->rect().contains(QRect(adjust->mapTo(m_step.get(), QPoint()), adjust->size())));
}

QTEST_MAIN(TestMappingPane)
#include "tst_mappingpane.moc"
