// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The designer of a sorting: natural, random, or fields with directions, by mouse and by keys.

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QToolButton>
#include <QtTest>
#include <QVBoxLayout>

#include <models/campaigns/sortsample.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/campaigns/sortingrow.h>
#include <views/shared/theme.h>

#include <support/pictures.h>
#include <support/recordpages.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using namespace outdial::views;
using api::FieldType;
using api::Method;
using testing::ScriptedTenant;

namespace {

constexpr auto up = api::SortOrder::Ascending;
constexpr auto down = api::SortOrder::Descending;

QString c(const char *text) { return QString::fromUtf8(text); }

api::Field field(const char *name, FieldType type)
{
    api::Field one;
    one.name = c(name);
    one.type = type;
    if (type == FieldType::DateTime)
        one.format = c("yyyy-MM-dd");
    return one;
}

QList<api::Field> fields()
{
    return {field("panel_id", FieldType::Other), field("priority", FieldType::Priority),
            field("renewal_date", FieldType::DateTime), field("last_name", FieldType::LastName),
            field("age", FieldType::Integer)};
}

api::Sorting custom(std::initializer_list<std::pair<const char *, api::SortOrder>> by)
{
    api::Sorting sorting;
    sorting.type = api::SortingType::Custom;
    for (const auto &[name, order] : by)
        sorting.fields.append({.fieldId = {}, .fieldName = c(name), .order = order});
    return sorting;
}

struct Bench {
    QWidget window;
    SortingDesigner *designer = new SortingDesigner(&window);
    QSignalSpy changed{designer, &SortingDesigner::changed};

    Bench()
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(designer);
        column->addStretch(1);
        window.resize(560, 420);
        window.show();
        window.activateWindow();
    }
    QRadioButton *type(const char *name) const
    {
        for (QRadioButton *button : designer->findChildren<QRadioButton *>()) {
            if (button->accessibleName() == c(name))
                return button;
        }
        return nullptr;
    }
    // As they stand, from above.
    QList<SortingRow *> rows() const
    {
        QList<SortingRow *> all;
        for (SortingRow *row : designer->findChildren<SortingRow *>()) {
            if (row->isVisible())
                all << row;
        }
        std::sort(all.begin(), all.end(), [](const SortingRow *a, const SortingRow *b) { return a->y() < b->y(); });
        return all;
    }
    QPushButton *button(const QWidget *in, const char *text) const
    {
        for (QPushButton *one : in->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(QLatin1Char('&')) == c(text))
                return one;
        }
        return nullptr;
    }
    bool says(const char *text) const
    {
        for (const QLabel *label : designer->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(c(text)))
                return true;
        }
        return false;
    }
    // "priority down, last_name up"
    QString words() const
    {
        QStringList parts;
        for (const api::SortingField &one : designer->sorting().fields)
            parts << one.fieldName + (one.order == down ? c(" down") : c(" up"));
        return parts.join(c(", "));
    }
    QString meaning(int row) const
    {
        const auto labels = rows()[row]->findChildren<QLabel *>();
        return labels.last()->text();
    }
};

} // namespace

class TestSortingDesigner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().apply(*qApp);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void naturalAndRandom()
    {
        Bench bench;
        QCOMPARE(bench.designer->sorting().type, api::SortingType::Natural);
        QVERIFY(bench.designer->problem().isNull());
        QVERIFY(!bench.button(bench.designer, "Add field"));
        QTest::mouseClick(bench.type("Random sorting"), Qt::LeftButton);
        QCOMPARE(bench.designer->sorting().type, api::SortingType::Random);
        QVERIFY(bench.designer->sorting().fields.isEmpty());
        QVERIFY(bench.designer->problem().isNull());
        QCOMPARE(bench.changed.count(), 1);
        QVERIFY(bench.says("cannot be foreseen"));
    }

    void whatIsSetIsTold()
    {
        Bench bench;
        bench.designer->setSorting(custom({{"priority", down}, {"odd name", up}}));
        QCOMPARE(bench.words(), c("priority down, odd name up"));
        QCOMPARE(bench.designer->sorting().type, api::SortingType::Custom);
        // Without known fields nothing is said to be wrong with a name.
        QVERIFY(!bench.says("not a known field"));
        bench.designer->setFields(fields());
        QCOMPARE(bench.words(), c("priority down, odd name up"));
        QVERIFY(bench.says("not a known field"));
        QVERIFY(bench.designer->problem().isNull()); // the tenant decides
        bench.designer->setSorting({});
        QCOMPARE(bench.designer->sorting().type, api::SortingType::Natural);
        QCOMPARE(bench.changed.count(), 0);
    }

    void wordsByType_data()
    {
        QTest::addColumn<FieldType>("type");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        QTest::newRow("priority") << FieldType::Priority << c("1 first, then 2, 3 …") << c("10 first, then 9, 8 …");
        QTest::newRow("integer") << FieldType::Integer << c("1 first, then 2, 3 …") << c("10 first, then 9, 8 …");
        QTest::newRow("date") << FieldType::DateTime << c("earliest first") << c("latest first");
        QTest::newRow("call at") << FieldType::DateTimeCallAt << c("earliest first") << c("latest first");
        QTest::newRow("last name") << FieldType::LastName << c("A to Z") << c("Z to A");
        QTest::newRow("company") << FieldType::Company << c("A to Z") << c("Z to A");
        QTest::newRow("other") << FieldType::Other << c("text order") << c("text order, reversed");
        QTest::newRow("phone") << FieldType::Phone << c("text order") << c("text order, reversed");
    }
    void wordsByType()
    {
        QFETCH(FieldType, type);
        QFETCH(QString, ascending);
        QFETCH(QString, descending);
        QCOMPARE(directionWords(type, up), ascending);
        QCOMPARE(directionWords(type, down), descending);
        Bench bench;
        bench.designer->setFields({field("it", type)});
        bench.designer->setSorting(custom({{"it", up}}));
        QCOMPARE(bench.meaning(0), ascending);
        QTest::mouseClick(bench.button(bench.rows().first(), "Desc"), Qt::LeftButton);
        QCOMPARE(bench.meaning(0), descending);
        QCOMPARE(bench.words(), c("it down"));
        QCOMPARE(bench.changed.count(), 1);
        // Names from records have no type, so nothing is claimed of it.
        bench.designer->setFields({field("it", FieldType::Other)}, false);
        QCOMPARE(bench.meaning(0), QString());
    }

    void emptyIsRefused()
    {
        Bench bench;
        QTest::mouseClick(bench.type("Custom sorting"), Qt::LeftButton);
        QCOMPARE(bench.rows().size(), 1);
        // No field is known to begin with.
        QVERIFY(bench.designer->problem().contains(c("has no name")));
        auto *remove = bench.rows().first()->findChild<QToolButton *>();
        QCOMPARE(remove->accessibleName(), c("Remove field 1"));
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(bench.designer->problem().contains(c("needs a field")));
        QVERIFY(bench.says("needs a field"));
        QTest::mouseClick(bench.type("Natural sorting"), Qt::LeftButton);
        QVERIFY(bench.designer->problem().isNull());
    }

    void theSameFieldTwiceIsRefused()
    {
        Bench bench;
        bench.designer->setFields(fields());
        bench.designer->setSorting(custom({{"priority", down}, {"age", up}}));
        QComboBox *second = bench.rows().last()->combo();
        // What the first has is not offered.
        QCOMPARE(second->findText(c("priority")), -1);
        QVERIFY(second->findText(c("last_name")) >= 0);
        second->lineEdit()->selectAll();
        QTest::keyClicks(second->lineEdit(), c("priority"));
        QVERIFY(bench.designer->problem().contains(c("“priority” is there twice")));
        QVERIFY(bench.says("is there twice"));
        QVERIFY(second->property("error").toBool());
        second->lineEdit()->selectAll();
        QTest::keyClicks(second->lineEdit(), c("age"));
        QVERIFY(bench.designer->problem().isNull());
        QVERIFY(!second->property("error").toBool());
        QCOMPARE(bench.words(), c("priority down, age up"));
    }

    void addsTheNextField()
    {
        Bench bench;
        bench.designer->setFields(fields());
        QTest::mouseClick(bench.type("Custom sorting"), Qt::LeftButton);
        QCOMPARE(bench.words(), c("panel_id up"));
        QTest::mouseClick(bench.button(bench.designer, "Add field"), Qt::LeftButton);
        QCOMPARE(bench.words(), c("panel_id up, priority up"));
        QVERIFY(bench.rows().last()->isAncestorOf(bench.window.focusWidget()));
        QTest::keyClicks(bench.window.focusWidget(), c("renewal_date"));
        QCOMPARE(bench.words(), c("panel_id up, renewal_date up"));
        // To random and back: what was designed is still there.
        QTest::mouseClick(bench.type("Random sorting"), Qt::LeftButton);
        QTest::mouseClick(bench.type("Custom sorting"), Qt::LeftButton);
        QCOMPARE(bench.words(), c("panel_id up, renewal_date up"));
    }

    void orderByKeys()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.designer->setFields(fields());
        bench.designer->setSorting(custom({{"priority", down}, {"renewal_date", up}, {"last_name", up}}));
        bench.rows().last()->combo()->setFocus();
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.words(), c("priority down, last_name up, renewal_date up"));
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Up, Qt::AltModifier); // it is the first
        QCOMPARE(bench.words(), c("last_name up, priority down, renewal_date up"));
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.words(), c("priority down, last_name up, renewal_date up"));
        QCOMPARE(bench.changed.count(), 4 - 1);
        // The popup of the combo box did not open instead.
        QVERIFY(!QApplication::activePopupWidget());
        // Tab goes through them as they stand.
        bench.rows().first()->combo()->setFocus();
        QList<int> reached;
        for (int i = 0; i < 12; ++i) {
            for (int row = 0; row < 3; ++row) {
                if (bench.rows()[row]->combo()->hasFocus())
                    reached << row;
            }
            QTest::keyClick(bench.window.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached.mid(0, 3), (QList<int>{0, 1, 2}));
        // The control that was used stays in the hand: its direction, one row further down.
        QPushButton *direction = bench.button(bench.rows().first(), "Desc");
        direction->setFocus();
        QTest::keyClick(direction, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.words(), c("last_name up, priority down, renewal_date up"));
        QVERIFY(bench.button(bench.rows()[1], "Desc")->hasFocus());
    }

    void orderByDragging()
    {
        Bench bench;
        bench.designer->setSorting(custom({{"a", up}, {"b", down}, {"c", up}}));
        QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
        SortingRow *first = bench.rows().first();
        SortingRow *last = bench.rows().last();
        auto *handle = first->findChild<DragHandle *>();
        const QPoint from = handle->rect().center();
        const auto to = [&](const SortingRow *row, int by) {
            return handle->mapFrom(&bench.window, row->mapTo(&bench.window, QPoint(0, row->height() / 2 + by)));
        };
        QTest::mousePress(handle, Qt::LeftButton, Qt::NoModifier, from);
        const QPoint end = to(last, 2);
        QMouseEvent move(QEvent::MouseMove, end, handle->mapToGlobal(end), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(handle, &move);
        QTest::mouseRelease(handle, Qt::LeftButton, Qt::NoModifier, end);
        QCOMPARE(bench.words(), c("b down, c up, a up"));
        QCOMPARE(bench.changed.count(), 1);
    }

    void namesAreHeard()
    {
        Bench bench;
        bench.designer->setSorting(custom({{"a", up}, {"b", down}}));
        const auto named = [&](int row) {
            for (const QLabel *label : bench.rows()[row]->findChildren<QLabel *>()) {
                if (label->buddy() == bench.rows()[row]->combo())
                    return label->text();
            }
            return QString();
        };
        QCOMPARE(named(0), c("Field 1"));
        QCOMPARE(named(1), c("Field 2"));
    }

    void preview()
    {
        ScriptedTenant tenant;
        auto client = tenant.makeClient();
        tenant.on(Method::GetAllRecords,
                  ScriptedTenant::json(QJsonObject{
                      {c("next_cursor"), QJsonValue()},
                      {c("records"), QJsonArray{test::record({{c("priority"), 9}, {c("last_name"), c("Abel")}}),
                                                test::record({{c("priority"), 10}, {c("last_name"), c("Castellan")}}),
                                                test::record({{c("priority"), 10}, {c("last_name"), c("Arrebola")}}),
                                                test::record({{c("priority"), 1}, {c("last_name"), c("Zeller")}})}}}));
        models::SortSample sample(*client);
        sample.refuse(c("No preview: bound nowhere."));
        Bench bench;
        bench.designer->setFields(fields());
        bench.designer->setSample(&sample);
        QVERIFY(!bench.says("bound nowhere")); // natural: there is nothing to try
        bench.designer->setSorting(custom({{"priority", down}, {"last_name", up}}));
        QVERIFY(bench.says("bound nowhere"));
        QVERIFY(!bench.button(bench.designer, "Show the first records"));
        sample.offer(c("c1"), c("i1"), 4);
        QPushButton *read = bench.button(bench.designer, "Show the first records");
        QVERIFY(read);
        QCOMPARE(tenant.count(Method::GetAllRecords), 0);
        QTest::mouseClick(read, Qt::LeftButton);
        QTRY_VERIFY(bench.says("from all 4"));
        QStringList lines;
        for (const QLabel *label : bench.designer->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(c(" · ")))
                lines << label->text();
        }
        QCOMPARE(lines, (QStringList{c("10 · Arrebola"), c("10 · Castellan"), c("9 · Abel")}));
        // It follows what is edited, without another request.
        QTest::mouseClick(bench.button(bench.rows().first(), "Asc"), Qt::LeftButton);
        QVERIFY(bench.says("1 · Zeller"));
        QCOMPARE(tenant.count(Method::GetAllRecords), 1);
    }

    void pictures()
    {
        if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
            QSKIP("no folder for pictures is named");
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode);
            Bench bench;
            bench.designer->setFields(fields());
            bench.designer->setSorting(custom({{"priority", down}, {"renewal_date", up}, {"priority", up}, {"odd", up}}));
            bench.designer->setFieldsNote(c("Fields of the format, as Outdial knows it."));
            QTest::qWait(50);
            savePicture(bench.window, mode == ThemeMode::Light ? c("sorting-light") : c("sorting-dark"));
        }
        Theme::instance().setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TestSortingDesigner)
#include "tst_sortingdesigner.moc"
