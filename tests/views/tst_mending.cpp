// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows with a problem are mended where they are shown: by keyboard, many at once, taken back, and checked again.

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <models/store/knownformats.h>
#include <models/transfer/mendrowsmodel.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>
#include <views/shell/mainwindow.h>
#include <views/transfer/bulkmenddialog.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>
#include <views/transfer/mendtable.h>
#include <views/transfer/problempane.h>

#include <support/importjobs.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::test;
using namespace outdial::views;

using models::ImportJob;
using models::MendRowsModel;
using Part = models::MendRowsModel::Part;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

// Twenty good rows on lines 2 to 21, then these from line 22 on.
QByteArray fileWith(const QByteArray &rows) { return goodRows(20) + rows; }

// The window of the console with an import of a file, as far as the check.
struct Bench : JobBench {
    explicit Bench(const QByteArray &text, const QString &name = c("Spring leads"), QSize size = {1366, 768})
        : JobBench(c("empty")),
          list(makeList(name))
    {
        held = std::move(session);
        auto format = usFormat(list.formatName);
        format.id = list.formatId;
        models::KnownFormats(held->store()).remember(held->tenant(), {format, models::FormatOrigin::Created});
        auto *imports = new ImportsPage;
        window.addPage(PageId::Imports, imports, NavigationSection::Transfers, c("document-import"), c("Imports"));
        QObject::connect(imports, &ImportsPage::pageWanted, &console,
                         [this](Page *page) { window.openSubPage(PageId::Imports, page); });
        window.resize(size);
        window.show();
        window.setSession(held);
        window.openPage(PageId::Imports);
        imports->startImport(write(c("Spring leads.csv"), text), list);
    }
    ~Bench() { window.setSession(nullptr); }

    void check()
    {
        QTRY_COMPARE(job()->blockers(), QStringList());
        while (page()->step() < ImportPage::Check)
            page()->next();
        QTRY_COMPARE(job()->phase(), ImportJob::Phase::Checked);
    }
    // The problem with this cause.
    void choose(models::Cause cause)
    {
        const auto problems = job()->report().problems;
        for (std::size_t i = 0; i < problems.size(); ++i) {
            if (problems[i].cause == cause) {
                view("Problems by cause")->setCurrentIndex(view("Problems by cause")->model()->index(int(i), 0));
                return;
            }
        }
        qFatal("no such problem");
    }

    ImportPage *page() const { return qobject_cast<ImportPage *>(window.currentPage()); }
    ImportJob *job() const { return page()->job(); }
    TableView *view(const char *name) const
    {
        const auto views = window.findChildren<TableView *>();
        for (auto *view : views) {
            if (view->accessibleName() == QLatin1String(name))
                return view;
        }
        return nullptr;
    }
    MendTable *table() const { return window.findChild<MendTable *>(); }
    MendRowsModel *rows() const { return qobject_cast<MendRowsModel *>(table()->model()); }
    QString text(int row, Part part) const { return rows()->index(row, rows()->columnOf(part)).data().toString(); }
    QString spoken(int row, Part part) const
    {
        return rows()->index(row, rows()->columnOf(part)).data(Qt::AccessibleTextRole).toString();
    }
    QPushButton *button(const QString &begin) const
    {
        const auto buttons = window.findChildren<QPushButton *>();
        for (auto *button : buttons) {
            if (button->isVisible() && button->text().remove(u'&').startsWith(begin))
                return button;
        }
        return nullptr;
    }
    bool says(const QString &words) const
    {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    // What the keys go to.
    QWidget *focus() const { return window.focusWidget(); }
    void type(const QString &text) const { QTest::keyClicks(focus(), text); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const { QTest::keyClick(focus(), key, with); }
    BulkMendDialog *dialog() const { return window.findChild<BulkMendDialog *>(); }
    static QPushButton *primary(const QDialog *dialog)
    {
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->isDefault(); });
        return found == buttons.end() ? nullptr : *found;
    }

    models::ImportTarget list;
    std::shared_ptr<models::Session> held;
    MainWindow window;
    QObject console;
};

const QByteArray badPhones = "C000482,Falkenrath,(415) 555-013,1,\r\n"
                             "C000517,Ellwanger,(310) 555-011,1,\r\n"
                             "C000611,Castellan,1 212 555 010,1,\r\n"
                             "C000958,Halvorsen,646 555 0188 x204,1,\r\n"
                             "C000959,Benning,646 555 0189 ext. 9,1,\r\n"
                             "C001440,Wirtholm,555-0164,1,\r\n";

} // namespace

class TestMending : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { Theme::instance().setMode(ThemeMode::Light); }
    void oneCellByKeyboard();
    void pictures();

private:
    OwnSettings m_settings;
};

void TestMending::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::instance().apply(*qApp);
}

void TestMending::oneCellByKeyboard()
{
    Bench bench(fileWith(badPhones));
    bench.check();
    bench.choose(models::Cause::PhoneLength);
    QCOMPARE(bench.rows()->rowCount(), 5);
    QCOMPARE(bench.text(0, Part::Line), c("22"));
    QCOMPARE(bench.text(0, Part::Verdict), c("9 digit(s), needs 10"));
    QCOMPARE(bench.spoken(0, Part::Verdict), c("blocked: 9 digit(s), needs 10"));
    QVERIFY(bench.says(c("5 row(s)")));
    QVERIFY(bench.says(c("Next is off: 6 row(s) are blocked. Mend them, or")));

    bench.table()->setFocus();
    bench.press(Qt::Key_F2);
    auto *edit = qobject_cast<QLineEdit *>(bench.focus());
    QVERIFY(edit);
    QCOMPARE(edit->accessibleName(), c("phone, line 22"));
    QCOMPARE(edit->text(), c("(415) 555-013"));
    bench.type(c("7"));
    // It is said while it is written; nothing is mended yet.
    QCOMPARE(bench.text(0, Part::Verdict), c("14155550137"));
    QVERIFY(bench.job()->edits().isEmpty());
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.job()->edits().text(20, 2), std::optional(c("(415) 555-0137")));
    QCOMPARE(bench.text(0, Part::Verdict), c("14155550137"));
    QCOMPARE(bench.spoken(0, Part::Cell), c("(415) 555-0137, mended, was (415) 555-013"));
    QVERIFY(bench.says(c("4 row(s) left, 1 mended")));
    QCOMPARE(bench.rows()->rowCount(), 5); // it stays in sight
    // The next cell is open.
    edit = qobject_cast<QLineEdit *>(bench.focus());
    QVERIFY(edit);
    QCOMPARE(edit->text(), c("(310) 555-011"));
}

void TestMending::pictures()
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
            Bench bench(fileWith(rows), c("Spring leads"), size);
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
            bench.type(c("415"));
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

QTEST_MAIN(TestMending)
#include "tst_mending.moc"
