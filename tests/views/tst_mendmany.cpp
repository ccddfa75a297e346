// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Many rows of a problem are mended at once: what becomes of them is seen before.

#include <QComboBox>

#include <views/shared/theme.h>

#include <support/mendbench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

using models::ImportJob;
using Part = models::MendRowsModel::Part;

class TestMendMany : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { Theme::instance().setMode(ThemeMode::Light); }
    void manyAtOnce();
    void areaCode();
    void replacedValue();
    void filledCells();
    void datePattern();
    void moreThanAreShown();
    void pictures();

private:
    OwnSettings m_settings;
};

void TestMendMany::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::instance().apply(*qApp);
}

void TestMendMany::manyAtOnce()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    auto *drop = bench.button(c("Drop extensions, mends 2"));
    QVERIFY(drop);
    drop->click();
    QVERIFY(bench.says(c("3 row(s) left, 2 mended")));
    QCOMPARE(bench.text(2, Part::Verdict), c("16465550188"));
    QCOMPARE(bench.text(3, Part::Verdict), c("16465550189"));
    QVERIFY(!bench.button(c("Drop extensions"))); // there are no more
    // One step.
    bench.table()->setFocus();
    bench.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(bench.job()->edits().isEmpty());
    QVERIFY(bench.button(c("Drop extensions, mends 2")));
}

void TestMendMany::areaCode()
{
    MendBench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    bench.button(c("Prepend area code"))->click();
    QTRY_VERIFY(bench.dialog());
    auto *edit = bench.dialog()->findChild<QLineEdit *>();
    auto *preview = bench.dialog()->findChild<TableView *>();
    auto *act = MendBench::primary(bench.dialog());
    QVERIFY(edit && preview && act);
    QTest::keyClicks(edit, c("14"));
    QCOMPARE(edit->text(), c("4")); // none begins with 1
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(edit, c("155"));
    QCOMPARE(edit->text(), c("415"));
    QCOMPARE(act->text(), c("Mend 1 row(s)"));
    QCOMPARE(preview->model()->index(0, 0).data().toString(), c("27"));
    QCOMPARE(preview->model()->index(0, 1).data().toString(), c("555-0164"));
    QCOMPARE(preview->model()->index(0, 2).data().toString(), c("14155550164"));
    QVERIFY(bench.job()->edits().isEmpty());
    bench.acceptDialog();
    QCOMPARE(bench.text(4, Part::Verdict), c("14155550164"));
    QVERIFY(!bench.button(c("Prepend area code")));
}

void TestMendMany::replacedValue()
{
    MendBench bench(
        fileWith("C1,A,unknown,1,\r\nC2,B,(415) 555-0112,none,\r\nC3,C,(415) 555-0113,NONE,\r\nC4,D,(415) 555-0114,x,\r\n"));
    bench.check();
    bench.choose(models::Cause::NotAnInteger);
    QCOMPARE(bench.rows()->rowCount(), 3);
    bench.button(c("Replace a value"))->click();
    QTRY_VERIFY(bench.dialog());
    auto *values = bench.dialog()->findChild<QComboBox *>();
    QVERIFY(values);
    QCOMPARE(values->count(), 2);
    QCOMPARE(values->currentText(), c("none  (2 row(s))"));
    auto *by = bench.dialog()->findChild<QLineEdit *>();
    QTest::keyClicks(by, c("0"));
    auto *act = MendBench::primary(bench.dialog());
    QCOMPARE(act->text(), c("Use for all rows"));
    QVERIFY(bench.says(c("mends 2 of 3 row(s) shown")));
    bench.acceptDialog();
    QCOMPARE(bench.text(0, Part::Verdict), c("0"));
    QCOMPARE(bench.text(0, Part::Cell), c("none")); // the cell stays as it is
    QVERIFY(bench.says(c("1 row(s) left, 2 mended")));
    QVERIFY(bench.says(c("Next is off: values were mended in all rows.")));
    bench.press(Qt::Key_F5);
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QCOMPARE(bench.job()->report().ready, 22);
    QCOMPARE(bench.rows()->rowCount(), 1);
    // It is still known how to take it back.
    bench.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(bench.job()->isMended());
    QVERIFY(bench.job()->mapping().sources[3].cleanUp.isEmpty());
}

void TestMendMany::filledCells()
{
    MendBench bench(fileWith("C1,,(415) 555-0111,1,\r\nC2,,(415) 555-0112,1,\r\n,NoKey,(415) 555-0112,1,\r\n"));
    bench.check();
    bench.choose(models::Cause::KeyEmpty);
    QVERIFY(!bench.button(c("Fill empty cells"))); // the same key twice
    bench.choose(models::Cause::RequiredEmpty);
    bench.button(c("Fill empty cells"))->click();
    QTRY_VERIFY(bench.dialog());
    auto *act = MendBench::primary(bench.dialog());
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(bench.dialog()->findChild<QLineEdit *>(), c("Unknown"));
    QVERIFY(act->isEnabled());
    bench.acceptDialog();
    QCOMPARE(bench.text(1, Part::Verdict), c("Unknown"));
    QVERIFY(bench.says(c("0 row(s) left, 2 mended")));
}

void TestMendMany::datePattern()
{
    // The first row of the file has a date that fits.
    MendBench bench("customer_id,last_name,phone,visits,renewal\r\nC0,Z,(415) 555-0110,1,2026-12-01 09:00\r\n"
                    "C1,A,(415) 555-0111,1,13.11.2026 09:00\r\nC2,B,(415) 555-0112,1,14.11.2026 9:05\r\n"
                    "C3,C,(415) 555-0113,1,soon\r\n");
    bench.check();
    bench.choose(models::Cause::NotADateTime);
    QCOMPARE(bench.text(0, Part::Verdict), c("not like 2026-03-09 14:05"));
    bench.button(c("Choose how dates are written"))->click();
    QTRY_VERIFY(bench.dialog());
    auto *patterns = bench.dialog()->findChild<QComboBox *>();
    QVERIFY(patterns);
    // What mends most is proposed.
    QCOMPARE(patterns->currentData().toString(), c("dd.MM.yyyy HH:mm"));
    QVERIFY(patterns->currentText().endsWith(c("mends 2")));
    bench.acceptDialog();
    QCOMPARE(bench.text(0, Part::Verdict), c("2026-11-13 09:00"));
    QCOMPARE(bench.text(1, Part::Verdict), c("2026-11-14 09:05"));
    QVERIFY(bench.says(c("1 row(s) left, 2 mended")));
    QCOMPARE(bench.job()->mapping().sources[4].cleanUp.date.pattern, c("dd.MM.yyyy HH:mm"));
}

void TestMendMany::moreThanAreShown()
{
    QByteArray rows;
    for (int row = 0; row < 620; ++row)
        rows += "B" + QByteArray::number(row) + ",A,646 555 01" + QByteArray::number(10 + row % 90) + " x20,1,\r\n";
    MendBench bench(fileWith(rows));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    QCOMPARE(bench.rows()->rowCount(), 500);
    QVERIFY(bench.says(c("The first 500 of 620 rows; the next come with a new check.")));
    bench.button(c("Drop extensions, mends 500"))->click();
    QVERIFY(bench.says(c("620 row(s), 500 of the 500 shown are mended")));
    bench.press(Qt::Key_F5);
    QTRY_COMPARE(bench.job()->phase(), ImportJob::Phase::Checked);
    QCOMPARE(bench.job()->report().ready, 520);
    QVERIFY(bench.button(c("Drop extensions, mends 120")));
    QCOMPARE(bench.text(0, Part::Line), c("522"));
}

void TestMendMany::pictures()
{
    if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
        QSKIP("no folder for pictures is named");
    const QByteArray rows = badPhones +
                            "C001473,Arrebola,(213) 555-01,1,\r\nC001899,Okonjo-Lindt,+1 (702) 555-014,1,\r\n"
                            "C002044,van der Meij,503 555 0151 x17,1,\r\nC002190,Tarrasch,9 555 0119,1,\r\n"
                            "C002407,Quillfeather,(971) 555-012,1,\r\n"
                            "C000003,Double,(971) 555-0120,1,\r\n,Nokey,(971) 555-0120,1,\r\nC9,,(971) 555-0120,1,\r\n"
                            "C10,Dates,(971) 555-0120,1,13.11.2024 09:00\r\nC11,Dates,(971) 555-0120,1,14.11.2024 09:00\r\n"
                            "C12,Dates,(971) 555-0120,1,1.2.2024\r\nC13,Short,(971) 555-0120\r\n"
                            "C14,Nobody,(555) 555-0120,1,\r\n";
    for (const QSize size : {QSize(1440, 900), QSize(1366, 768)}) {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            MendBench bench(fileWith(rows), c("Spring leads"), size);
            bench.check();
            const QString look =
                QStringLiteral("-%1-%2").arg(mode == ThemeMode::Light ? c("light") : c("dark")).arg(size.width());
            bench.choose(models::Cause::PhoneLength);
            bench.table()->setFocus();
            QTest::qWait(50);
            savePicture(bench.window, c("mend-before") + look);
            bench.press(Qt::Key_F2);
            bench.type(c("7"));
            bench.press(Qt::Key_Return);
            bench.type(c("2"));
            QTest::qWait(50);
            savePicture(bench.window, c("mend-typing") + look);
            bench.press(Qt::Key_Escape);
            QTest::qWait(50);
            savePicture(bench.window, c("mend-after") + look);
            bench.button(c("Prepend area"))->click();
            QTRY_VERIFY(bench.dialog());
            QTest::keyClicks(bench.dialog()->findChild<QLineEdit *>(), c("415"));
            QTest::qWait(50);
            savePicture(*bench.dialog(), c("mend-area") + look);
            bench.dialog()->reject();
            QTRY_VERIFY(!bench.dialog());
            for (const auto cause : {models::Cause::NotADateTime, models::Cause::RequiredEmpty, models::Cause::ColumnCount,
                                     models::Cause::DuplicateInFile, models::Cause::PhoneNotInUse, models::Cause::KeyEmpty}) {
                bench.choose(cause);
                QTest::qWait(50);
                savePicture(bench.window, c("mend-") + models::causeName(cause) + look);
            }
            bench.choose(models::Cause::NotADateTime);
            bench.button(c("Choose how"))->click();
            QTRY_VERIFY(bench.dialog());
            QTest::qWait(50);
            savePicture(*bench.dialog(), c("mend-dates") + look);
            bench.dialog()->reject();
            QTRY_VERIFY(!bench.dialog());
            bench.button(c("Replace"))->click();
            QTRY_VERIFY(bench.dialog());
            QTest::qWait(50);
            savePicture(*bench.dialog(), c("mend-replace") + look);
        }
    }
    Theme::instance().setMode(ThemeMode::Light);
}

QTEST_MAIN(TestMendMany)
#include "tst_mendmany.moc"
