// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the value of a field is made: seen before it is used, by mouse and by keyboard, under names.

#include <QHeaderView>
#include <QLineEdit>

#include <algorithm>
#include <support/mappingscreen.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::models;
using namespace outdial::test;
using namespace outdial::views;

class TestAdjustDialog : public MappingScreen {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpOnce(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void adjusts();
    void joins();
    void keptAsItWas();
    void closesWhenTheMappingChanges();
    void asInTheFile();
    void datesOfTextFields();
    void allHasAName();
    void byKeyboard();
    void pictures();
};

void TestAdjustDialog::adjusts()
{
    m_job->mapColumn(4, 4);
    auto *dialog = open(QStringLiteral("renewal"));
    QVERIFY(dialog != nullptr);
    QCOMPARE(preview(dialog, 0), (QStringList{QStringLiteral("09.03.2026 14:05"), QStringLiteral("09.03.2026 14:05"),
                                              QStringLiteral("does not fit")}));
    QVERIFY(labels(dialog).contains(QStringLiteral("5 row(s) do not fit")));
    choose(named<QComboBox>(dialog, QStringLiteral("In the file it is like")), QStringLiteral("dd.MM.yyyy HH:mm"));
    QCOMPARE(preview(dialog, 1), (QStringList{QStringLiteral("10.3.2026 9:00"), QStringLiteral("2026-03-10 09:00"),
                                              QStringLiteral("2026-03-10 09:00")}));
    QVERIFY(labels(dialog).contains(QStringLiteral("2 row(s) do not fit")));
    auto *value = named<QLineEdit>(dialog, QStringLiteral("Value 1 in the file"));
    QTest::keyClicks(value, QStringLiteral("N/A"));
    QCOMPARE(preview(dialog, 2), (QStringList{QStringLiteral("n/a"), QStringLiteral("empty"), QStringLiteral("empty")}));
    QVERIFY(labels(dialog).contains(QStringLiteral("1 row(s) do not fit")));
    auto *stored = named<QComboBox>(dialog, QStringLiteral("Time zone in the list"));
    QVERIFY(!stored->isEnabled());
    choose(named<QComboBox>(dialog, QStringLiteral("Time zone in the file")), QByteArray("Europe/Berlin"));
    QVERIFY(stored->isEnabled());
    QCOMPARE(stored->currentText(), QStringLiteral("UTC"));
    QCOMPARE(preview(dialog, 0).last(), QStringLiteral("2026-03-09 13:05"));
    QCOMPARE(preview(dialog, 3).last(), QStringLiteral("does not fit"));
    // Nothing is changed before it is used.
    QVERIFY(!m_job->mapping().sources[4].isMade());
    button(dialog, QStringLiteral("Use for all rows"))->click();
    QTRY_VERIFY(m_step->findChild<AdjustDialog *>() == nullptr);
    const auto &cleanUp = m_job->mapping().sources[4].cleanUp;
    QCOMPARE(cleanUp.date.pattern, QStringLiteral("dd.MM.yyyy HH:mm"));
    QCOMPARE(cleanUp.date.zone, QByteArray("Europe/Berlin"));
    QCOMPARE(cleanUp.replacements, (QList<Replacement>{{QStringLiteral("N/A"), {}}}));
    QCOMPARE(m_job->storedSamples().value(4), QStringLiteral("2026-03-09 13:05"));
    // The row says what is done, and the dialog opens as it was left.
    QVERIFY(labels(m_step.get()).filter(QStringLiteral("Europe/Berlin → UTC")).size() == 1);
    dialog = open(QStringLiteral("renewal"));
    QCOMPARE(named<QComboBox>(dialog, QStringLiteral("In the file it is like"))->currentData().toString(),
             QStringLiteral("dd.MM.yyyy HH:mm"));
    QCOMPARE(named<QLineEdit>(dialog, QStringLiteral("Value 1 in the file"))->text(), QStringLiteral("N/A"));
}

void TestAdjustDialog::joins()
{
    auto *dialog = open(QStringLiteral("last_name"));
    QVERIFY(dialog != nullptr);
    auto *between = named<QLineEdit>(dialog, QStringLiteral("Between them"));
    QVERIFY(!between->isEnabled());
    choose(joinedCombo(dialog, 0), 1);
    QVERIFY(between->isEnabled());
    QCOMPARE(preview(dialog, 0).first(), QStringLiteral("falkenrath mira"));
    QCOMPARE(preview(dialog, 2).first(), QStringLiteral("castellan"));
    between->selectAll();
    QTest::keyClicks(between, QStringLiteral(", "));
    choose(named<QComboBox>(dialog, QStringLiteral("Capitals")), int(Letters::Title));
    QCOMPARE(preview(dialog, 1), (QStringList{QStringLiteral("ELLWANGER, JONAS"), QStringLiteral("Ellwanger, Jonas"),
                                              QStringLiteral("Ellwanger, Jonas")}));
    // A third one is offered; taken away again, the list closes up.
    auto *third = joinedCombo(dialog, 1);
    QVERIFY(third != nullptr);
    choose(third, 5);
    QCOMPARE(preview(dialog, 0).first(), QStringLiteral("falkenrath, mira, spring"));
    choose(joinedCombo(dialog, 0), -1);
    QCOMPARE(preview(dialog, 0).first(), QStringLiteral("falkenrath, spring"));
    QCOMPARE(dialog->findChild<JoinedColumns *>()->joined(), QList<int>{5});
    choose(joinedCombo(dialog, 0), 1);
    button(dialog, QStringLiteral("Use for all rows"))->click();
    QCOMPARE(m_job->mapping().sources[1].joined, QList<int>{1});
    QCOMPARE(m_job->mapping().sources[1].separator, QStringLiteral(", "));
    QVERIFY(labels(m_step.get()).contains(QStringLiteral("Nachname + Vorname")));
    // The joined column is not ignored, and can fill a field of its own.
    auto *own = named<QComboBox>(m_step.get(), QStringLiteral("Vorname"));
    QCOMPARE(own->currentText(), QStringLiteral("joined only"));
    choose(own, 3);
    QCOMPARE(m_job->mapping().sources[3].column, 1);
    QCOMPARE(m_job->mapping().sources[1].joined, QList<int>{1});
}

void TestAdjustDialog::keptAsItWas()
{
    const auto before = encodeMapping(m_job->mapping());
    auto *dialog = open(QStringLiteral("phone"));
    named<QCheckBox>(dialog, QStringLiteral("Digits only"))->setChecked(true);
    QCOMPARE(preview(dialog, 0)[1], QStringLiteral("2125550100"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_step->findChild<AdjustDialog *>() == nullptr);
    QCOMPARE(encodeMapping(m_job->mapping()), before);
    // Accepted without a change, what was checked stays checked.
    check(*m_job);
    dialog = open(QStringLiteral("phone"));
    button(dialog, QStringLiteral("Use for all rows"))->click();
    QCOMPARE(m_job->phase(), ImportJob::Phase::Checked);
}

void TestAdjustDialog::closesWhenTheMappingChanges()
{
    open(QStringLiteral("phone"));
    QVERIFY(m_step->findChild<AdjustDialog *>() != nullptr);
    m_job->mapColumn(3, -1);
    QTRY_VERIFY(m_step->findChild<AdjustDialog *>() == nullptr);
}

void TestAdjustDialog::asInTheFile()
{
    CleanUp cleanUp;
    cleanUp.digitsOnly = true;
    cleanUp.collapseBlanks = true;
    cleanUp.remove = QStringLiteral("x");
    cleanUp.letters = Letters::Upper;
    cleanUp.date.pattern = excelDates();
    cleanUp.date.zone = "Asia/Tokyo";
    cleanUp.replacements = {{QStringLiteral("a"), QStringLiteral("b")}};
    m_job->adjust(2, {0}, QStringLiteral("-"), cleanUp);
    auto *dialog = open(QStringLiteral("phone"));
    button(dialog, QStringLiteral("Take it as in the file"))->click();
    QCOMPARE(preview(dialog, 0)[1], QStringLiteral("(212) 555-0100"));
    button(dialog, QStringLiteral("Use for all rows"))->click();
    QVERIFY(!m_job->mapping().sources[2].isMade());
}

void TestAdjustDialog::datesOfTextFields()
{
    // A field that is no date has no format, so it is asked for.
    m_job->mapColumn(4, 1);
    auto *dialog = open(QStringLiteral("last_name"));
    auto *storedAs = named<QComboBox>(dialog, QStringLiteral("In the list it is like"));
    QVERIFY(storedAs != nullptr && storedAs->isVisibleTo(dialog));
    choose(named<QComboBox>(dialog, QStringLiteral("In the file it is like")), QStringLiteral("dd.MM.yyyy HH:mm"));
    choose(storedAs, QStringLiteral("yyyy-MM-dd"));
    QCOMPARE(preview(dialog, 0)[1], QStringLiteral("2026-03-09"));
    // A date alone belongs to no zone.
    auto *zone = named<QComboBox>(dialog, QStringLiteral("Time zone in the file"));
    QVERIFY(zone->isEnabled());
    choose(named<QComboBox>(dialog, QStringLiteral("In the file it is like")), QStringLiteral("dd.MM.yyyy"));
    QVERIFY(!zone->isEnabled());
    dialog->reject();
    QTRY_VERIFY(m_step->findChild<AdjustDialog *>() == nullptr);
    m_job->mapColumn(4, 4);
    dialog = open(QStringLiteral("renewal"));
    QVERIFY(!named<QComboBox>(dialog, QStringLiteral("In the list it is like"))->isVisibleTo(dialog));
}

void TestAdjustDialog::allHasAName()
{
    auto *dialog = open(QStringLiteral("last_name"));
    for (QWidget *in : {static_cast<QWidget *>(dialog), static_cast<QWidget *>(m_step.get())}) {
        for (auto *each : in->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<QLineEdit *>(each) || qobject_cast<QComboBox *>(each) ||
                                   qobject_cast<QAbstractButton *>(each) || qobject_cast<TableView *>(each);
            const bool isInside = qobject_cast<QComboBox *>(each->parentWidget()) || qobject_cast<QHeaderView *>(each);
            if (isControl && !isInside && each->focusPolicy() != Qt::NoFocus && each->isVisibleTo(in))
                QVERIFY2(!nameOf(each).isEmpty(), each->metaObject()->className());
        }
    }
}

void TestAdjustDialog::byKeyboard()
{
    // Tab comes by every control of the dialog and leaves none of them behind.
    auto *dialog = open(QStringLiteral("last_name"));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QCOMPARE(dialog->focusWidget(), joinedCombo(dialog, 0)); // from the top
    // What is made later stands in its place.
    choose(joinedCombo(dialog, 0), 1);
    QTest::keyClick(dialog, Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), joinedCombo(dialog, 1));
    QTest::keyClick(dialog, Qt::Key_Tab);
    QCOMPARE(nameOf(dialog->focusWidget()), QStringLiteral("Between them"));
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(dialog, Qt::Key_Tab);
        reached.insert(dialog->focusWidget());
    }
    for (const char *name : {"Digits only", "Remove these characters", "Capitals", "Value 1 in the file",
                             "In the file it is like", "Take it as in the file", "Keep as it was", "Use for all rows"})
        QVERIFY2(std::ranges::any_of(reached, [&](QWidget *each) { return nameOf(each) == QLatin1String(name); }), name);
    QVERIFY(reached.contains(joinedCombo(dialog, 0)));
    QVERIFY(reached.contains(dialog->findChild<TableView *>()));
    // The focus comes back to where it was opened.
    button(dialog, QStringLiteral("Use for all rows"))->click();
    QTRY_VERIFY(m_step->findChild<AdjustDialog *>() == nullptr);
    QTRY_COMPARE(m_step->focusWidget(), button(m_step.get(), QStringLiteral("Adjust last_name…")));
}

void TestAdjustDialog::pictures()
{
    if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
        QSKIP("no folder for pictures is named");
    m_job->mapColumn(4, 4);
    CleanUp names;
    names.letters = Letters::Title;
    m_job->adjust(1, {1}, QStringLiteral(", "), names);
    CleanUp dates;
    dates.date.pattern = QStringLiteral("dd.MM.yyyy HH:mm");
    dates.date.zone = "Europe/Berlin";
    dates.replacements = {{QStringLiteral("N/A"), {}}};
    m_job->adjust(4, {}, QStringLiteral(" "), dates);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        Theme::instance().setMode(mode);
        const QString look = mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
        m_step->resize(1240, 640);
        QTest::qWait(50);
        savePicture(*m_step, QStringLiteral("mapping-") + look);
        m_step->resize(1224, 560);
        QTest::qWait(50);
        savePicture(*m_step, QStringLiteral("mapping-narrow-") + look);
        for (const char *field : {"renewal", "last_name"}) {
            auto *dialog = open(QLatin1String(field));
            QTest::qWait(50);
            savePicture(*dialog, QStringLiteral("adjust-%1-%2").arg(QLatin1String(field), look));
            dialog->reject();
            QTRY_VERIFY(m_step->findChild<AdjustDialog *>() == nullptr);
        }
    }
    Theme::instance().setMode(ThemeMode::Light);
}

QTEST_MAIN(TestAdjustDialog)
#include "tst_adjustdialog.moc"
