// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The designer of formats by keyboard and mouse: fields, ticks, remedies, properties, undo; files beside it.

#include <support/bustext.h>
#include <support/formatdesk.h>

using namespace outdial;
using models::FormatDesign;
using test::c;
using test::FormatDesk;

class TestFormatDesigner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFormatByKeys();
    void namesOverTheBus();
    void movedByKeysAndMouse();
    void ticksBySpaceAndMouse();
    void remedyInTheBanner();
    void typeByKeys();
    void properties();
    void fileBesideTheFormat();
    void onlyRefusedRows();
    void filesThatCannotBeUsed();
    void startAndSaveAsFile();
    void everythingHasAName();
    void pictures();

private:
    void startSmall(FormatDesk &desk) const;

    test::OwnSettings m_settings;
    QTemporaryDir m_folder;
    testing::ScriptedTenant m_tenant;
    std::unique_ptr<models::Session> m_session;
};

void TestFormatDesigner::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
    m_session = test::makeSession(m_tenant);
    QVERIFY(m_session);
}

void TestFormatDesigner::startSmall(FormatDesk &desk) const
{
    desk.page->startFrom(test::smallFormat());
    desk.table()->setCurrentField(desk.design().idAt(0));
    desk.table()->setFocus();
    QTest::qWait(20); // layouts settle
}

void TestFormatDesigner::aFormatByKeys()
{
    FormatDesk desk(m_session.get());
    // Return begins at once.
    QCOMPARE(desk.page->firstFocus(), static_cast<QWidget *>(test::button(*desk.page, "Choose a CSV file…")));
    QVERIFY(test::instead(*desk.page));
    QVERIFY(!desk.create()->isEnabled());
    QVERIFY(test::allText(*desk.page).contains(c("Create is off: no fields yet")));
    QTest::mouseClick(test::button(*desk.page, "Add a field by hand"), Qt::LeftButton);
    QCOMPARE(desk.names(), QStringList({c("field_1")}));
    QVERIFY(desk.table()->viewport()->findChild<QLineEdit *>()); // its name is open
    desk.type(c("phone"));
    desk.key(Qt::Key_Return);
    QTRY_COMPARE(desk.names(), QStringList({c("phone")}));
    QVERIFY(desk.banner("trouble"));
    desk.key(Qt::Key_Insert);
    desk.type(c("note"));
    desk.key(Qt::Key_Return);
    QTRY_COMPARE(desk.names(), QStringList({c("phone"), c("note")}));
    QTRY_VERIFY(!desk.table()->viewport()->findChild<QLineEdit *>());
    desk.key(Qt::Key_F2);
    desk.type(c("remark"));
    desk.key(Qt::Key_Escape); // as it was
    QTRY_VERIFY(!desk.table()->viewport()->findChild<QLineEdit *>());
    QCOMPARE(desk.names().last(), c("note"));
    QTest::mouseClick(test::button(*desk.page, "Make “phone” a phone"), Qt::LeftButton);
    QVERIFY(!desk.banner("trouble"));
    QVERIFY(test::allText(*desk.page).contains(c("Create is off: 1 problem"))); // no name
    QTest::keyClicks(desk.edit("Format name"), c("By hand"));
    QCOMPARE(desk.page->title(), c("By hand"));
    QVERIFY(desk.create()->isEnabled());
    desk.table()->setFocus();
    desk.key(Qt::Key_Delete);
    QCOMPARE(desk.names(), QStringList({c("phone")}));
}

// The list was created under the names that stood there before.
void TestFormatDesigner::namesOverTheBus()
{
    FormatDesk desk(m_session.get());
    startSmall(desk);
    test::setByBus(desk.edit("Format name"), c("Over the bus"));
    QCOMPARE(desk.page->title(), c("Over the bus"));
    test::setByBus(desk.edit("List name"), c("Bus list"));
    desk.table()->setFocus();
    desk.key(Qt::Key_Down, Qt::AltModifier); // an edit elsewhere
    QCOMPARE(desk.edit("Format name")->text(), c("Over the bus"));
    QCOMPARE(desk.edit("List name")->text(), c("Bus list"));
}

void TestFormatDesigner::movedByKeysAndMouse()
{
    FormatDesk desk(m_session.get());
    startSmall(desk);
    desk.key(Qt::Key_Down, Qt::AltModifier);
    desk.key(Qt::Key_Down, Qt::AltModifier);
    desk.key(Qt::Key_Down, Qt::AltModifier); // it is the last
    QCOMPARE(desk.names(), QStringList({c("phone"), c("remark"), c("customer_id")}));
    QCOMPARE(desk.table()->currentIndex().row(), 2);
    desk.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(desk.names(), QStringList({c("phone"), c("customer_id"), c("remark")}));

    const auto handle = [&desk](int row) {
        return desk.table()->visualRect(desk.design().index(row, FormatDesign::HandleColumn)).center();
    };
    QWidget *at = desk.table()->viewport();
    QTest::mousePress(at, Qt::LeftButton, {}, handle(2));
    QTest::mouseMove(at, handle(1));
    QTest::mouseMove(at, QPoint(handle(0).x(), 2));
    QTest::mouseRelease(at, Qt::LeftButton, {}, QPoint(handle(0).x(), 2));
    QCOMPARE(desk.names(), QStringList({c("remark"), c("phone"), c("customer_id")}));
    QCOMPARE(desk.table()->currentIndex().row(), 0);
    for (int i = 0; i < 4; ++i)
        desk.design().undo();
    QCOMPARE(desk.names(), QStringList({c("customer_id"), c("phone"), c("remark")}));
    // A drag that is given up moves nothing.
    QTest::mousePress(at, Qt::LeftButton, {}, handle(2));
    QTest::mouseMove(at, handle(1));
    QTest::mouseMove(at, QPoint(handle(0).x(), 2));
    desk.key(Qt::Key_Escape);
    QTest::mouseRelease(at, Qt::LeftButton, {}, QPoint(handle(0).x(), 2));
    QCOMPARE(desk.names(), QStringList({c("customer_id"), c("phone"), c("remark")}));
}

void TestFormatDesigner::ticksBySpaceAndMouse()
{
    FormatDesk desk(m_session.get());
    startSmall(desk);
    desk.table()->setCurrentIndex(desk.design().index(0, FormatDesign::NameColumn));
    for (int i = 0; i < 3; ++i)
        desk.key(Qt::Key_Right);
    QCOMPARE(desk.table()->currentIndex().column(), int(FormatDesign::KeyColumn));
    desk.key(Qt::Key_Space);
    QVERIFY(desk.design().format().fields[0].key);
    desk.key(Qt::Key_Return);
    QVERIFY(!desk.design().format().fields[0].key);
    const auto box = [&desk](int row, int column) { return desk.table()->visualRect(desk.design().index(row, column)).center(); };
    QTest::mouseClick(desk.table()->viewport(), Qt::LeftButton, {}, box(1, FormatDesign::RequiredColumn));
    QVERIFY(desk.design().format().fields[1].required);
    // Pressed here and let go elsewhere is no click.
    QTest::mousePress(desk.table()->viewport(), Qt::LeftButton, {}, box(1, FormatDesign::SearchableColumn));
    QTest::mouseRelease(desk.table()->viewport(), Qt::LeftButton, {}, box(2, FormatDesign::SearchableColumn));
    QVERIFY(!desk.design().format().fields[1].searchable && !desk.design().format().fields[2].searchable);
    QCOMPARE(desk.design().index(1, FormatDesign::RequiredColumn).data(Qt::AccessibleTextRole).toString(), c("Required: yes"));
}

void TestFormatDesigner::remedyInTheBanner()
{
    FormatDesk desk(m_session.get());
    startSmall(desk);
    const quint64 remark = desk.design().idAt(2);
    desk.design().toggle(remark, FormatDesign::SkipColumn);
    QVERIFY(!desk.banner("trouble"));
    desk.design().toggle(remark, FormatDesign::KeyColumn);
    QVERIFY(desk.banner("trouble"));
    QCOMPARE(desk.banner("trouble")->title(), c("remark cannot be a key and skipped."));
    QVERIFY(test::allText(*desk.page).contains(c("Create is off: 1 problem")));
    QVERIFY(!desk.create()->isEnabled());
    QTest::mouseClick(test::button(*desk.page, "Clear “Key”"), Qt::LeftButton);
    QVERIFY(!desk.banner("trouble"));
    QVERIFY(desk.create()->isEnabled());
    QVERIFY(desk.design().field(remark)->skip);
    // By the window's Undo.
    for (QAction *action : desk.page->actions(views::MenuId::Edit)) {
        if (action != nullptr && action->shortcut() == QKeySequence(QKeySequence::Undo))
            action->trigger();
    }
    QVERIFY(desk.banner("trouble"));
}

void TestFormatDesigner::typeByKeys()
{
    FormatDesk desk(m_session.get());
    startSmall(desk);
    desk.table()->setCurrentIndex(desk.design().index(2, FormatDesign::TypeColumn));
    desk.key(Qt::Key_Return);
    auto *combo = desk.table()->viewport()->findChild<QComboBox *>();
    QVERIFY(combo);
    QVERIFY(!combo->accessibleName().isEmpty());
    QCOMPARE(combo->currentText(), c("Other"));
    QCOMPARE(combo->count(), 15);
    combo->hidePopup();
    combo->setCurrentIndex(combo->findText(c("Integer")));
    Q_EMIT combo->activated(combo->currentIndex());
    QCOMPARE(int(desk.design().format().fields[2].type), int(api::FieldType::Integer));
    QTRY_VERIFY(!desk.table()->viewport()->findChild<QComboBox *>());
}

void TestFormatDesigner::properties()
{
    FormatDesk desk(m_session.get());
    desk.page->startFrom(test::everyType());
    const auto showRow = [&desk](int row) { desk.table()->setCurrentField(desk.design().idAt(row)); };
    const auto visible = [&desk](const char *label) {
        for (const QLabel *each : desk.page->findChildren<QLabel *>()) {
            if (each->text().remove(u'&') == c(label) && each->isVisible())
                return true;
        }
        return false;
    };
    showRow(9); // OTHER has none
    QVERIFY(!visible("Phone type") && !visible("Date format") && !visible("Order"));
    showRow(10); // US_CANADA: both do not apply
    QVERIFY(visible("Phone type") && !desk.edit("Remove prefix")->isEnabled() && !desk.edit("Default country code")->isEnabled());
    showRow(11);
    QCOMPARE(desk.edit("Remove prefix")->text(), c("00"));
    desk.edit("Default country code")->clear();
    QTest::keyClicks(desk.edit("Default country code"), c("44"));
    QCOMPARE(desk.design().format().fields[11].defaultCountryCode, c("44"));
    showRow(4);
    QVERIFY(visible("Date format") && visible("Time zone") && !visible("Phone type"));
    const auto combo = [&desk](const char *text) -> QComboBox * {
        for (auto *each : desk.page->findChildren<QComboBox *>()) {
            if (each->isVisible() && each->findText(c(text)) >= 0)
                return each;
        }
        return nullptr;
    };
    QComboBox *dates = combo("yyyy-MM-dd HH:mm");
    QVERIFY(dates);
    QCOMPARE(dates->count(), 7);
    QCOMPARE(dates->currentText(), c("dd.MM.yyyy HH:mm"));
    dates->setFocus();
    QTest::keyClick(dates, Qt::Key_Down);
    QCOMPARE(desk.design().format().fields[4].format, c("yyyy-MM-dd HH:mm"));
    showRow(13);
    QComboBox *order = combo("First in, first out");
    QVERIFY(order);
    QCOMPARE(order->currentText(), c("Last in, first out"));
    QTest::keyClick(order, Qt::Key_Up);
    QCOMPARE(desk.design().format().fields[13].order, c("FIFO"));
    QCOMPARE(desk.edit("Expires after")->text(), c("30"));
}

void TestFormatDesigner::fileBesideTheFormat()
{
    FormatDesk desk(m_session.get());
    const QString path = test::writeFile(m_folder, "Spring leads.csv", test::renewalsCsv());
    QVERIFY(!desk.page->dropHint({path}, {}).isEmpty());
    QVERIFY(desk.page->dropFiles({path}, {}));
    QTRY_VERIFY(desk.design().verdict());
    QCOMPARE(desk.design().rowCount(), 8);
    QCOMPARE(desk.edit("List name")->text(), c("Spring leads"));
    QVERIFY(test::allText(*desk.page).contains(c("found in Spring leads.csv")));
    QVERIFY(test::allText(*desk.page).contains(c("6 rows fit")));
    QVERIFY(test::allText(*desk.page).contains(c("line 2 of 7")));
    QVERIFY(test::allText(*desk.page).contains(c("UTF-8, comma, no header row")));
    auto *next = desk.page->stored()->findChildren<QToolButton *>().at(1);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(desk.page->stored()->model()->line(), 3);
    // The field that is current in the one table is in the other.
    desk.table()->setCurrentField(desk.design().idAt(4));
    QCOMPARE(desk.page->stored()->findChild<QTableView *>()->currentIndex().row(), 4);
    // One undo brings back the empty design.
    desk.design().undo();
    QCOMPARE(desk.design().rowCount(), 0);
    QVERIFY(test::instead(*desk.page));
    QVERIFY(!desk.design().sample());
    desk.design().redo();
    QCOMPARE(desk.design().sample()->name, c("Spring leads.csv"));
    // Over a format that is there already it is only looked at.
    FormatDesk beside(m_session.get());
    startSmall(beside);
    QVERIFY(beside.page->dropFiles({path}, {}));
    QTRY_VERIFY(beside.design().verdict());
    QCOMPARE(beside.names(), QStringList({c("customer_id"), c("phone"), c("remark")}));
    QCOMPARE(beside.design().columns(), QList<int>({0, 2, 7}));
    QCOMPARE(beside.page->stored()->model()->index(1, 2).data().toString(), c("4155550131")); // of the type OTHER
}

void TestFormatDesigner::onlyRefusedRows()
{
    FormatDesk desk(m_session.get());
    desk.page->openCsv(test::writeFile(m_folder, "Spring leads.csv", test::renewalsCsv()));
    QTRY_VERIFY(desk.design().verdict());
    desk.design().toggle(desk.design().idAt(0), FormatDesign::KeyColumn);
    const quint64 balance = desk.design().idAt(6);
    api::Field field = *desk.design().field(balance);
    field.type = api::FieldType::Integer;
    desk.design().setField(balance, field);
    QTRY_VERIFY(desk.design().verdict());
    QVERIFY(test::allText(*desk.page).contains(c("4 rows fit")));
    QVERIFY(test::allText(*desk.page).contains(c("2 would be refused")));
    QTest::mouseClick(test::button(*desk.page, "Show them"), Qt::LeftButton);
    QCOMPARE(desk.page->stored()->model()->line(), 4);
    QVERIFY(test::allText(*desk.page).contains(c("line 4, refused 1 of 2")));
    QTest::mouseClick(test::button(*desk.page, "Show all rows"), Qt::LeftButton);
    QCOMPARE(desk.page->stored()->model()->line(), 2);
}

void TestFormatDesigner::filesThatCannotBeUsed()
{
    FormatDesk desk(m_session.get());
    startSmall(desk);
    desk.page->openCsv(m_folder.filePath(c("none.csv")));
    QTRY_VERIFY(desk.banner("file"));
    QCOMPARE(desk.design().rowCount(), 3);
    desk.page->openFormatFile(test::writeFile(m_folder, "bad.json", R"({"formatName": "x", "fields": [{"name": "a"}]})"));
    QTRY_COMPARE(desk.bannerTitle("file"), c("“bad.json” cannot be used."));
    QVERIFY(desk.banner("file")->text().contains(c("Field 1 (a): \"type\"")));
    QCOMPARE(desk.design().rowCount(), 3);
}

void TestFormatDesigner::startAndSaveAsFile()
{
    const QString path = m_folder.filePath(c("every.json"));
    {
        FormatDesk desk(m_session.get());
        desk.page->startFrom(test::everyType());
        desk.design().setListName(c("Every list"));
        desk.page->saveFormatFile(path);
        QTRY_VERIFY(QFile::exists(path));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QCOMPARE(QJsonDocument::fromJson(json), QJsonDocument::fromJson(api::encodeNewList(test::everyType(), c("Every list"))));
    QVERIFY(json.contains('\n')); // for people
    FormatDesk desk(m_session.get());
    desk.page->openFormatFile(path);
    QTRY_COMPARE(desk.design().rowCount(), 15);
    QCOMPARE(desk.design().listName(), c("Every list"));
    QCOMPARE(api::encodeNewList(desk.design().format(), {}), api::encodeNewList(test::everyType(), {}));
    desk.page->saveFormatFile(m_folder.filePath(c("no/such/folder.json")));
    QTRY_VERIFY(desk.banner("file"));
}

void TestFormatDesigner::everythingHasAName()
{
    FormatDesk desk(m_session.get());
    desk.page->startFrom(test::everyType());
    desk.page->openCsv(test::writeFile(m_folder, "Spring leads.csv", test::renewalsCsv()));
    QTRY_VERIFY(desk.design().verdict());
    for (const QWidget *each : desk.page->findChildren<QWidget *>()) {
        const bool field = qobject_cast<const QLineEdit *>(each) || qobject_cast<const QComboBox *>(each);
        const bool inner = qobject_cast<const QComboBox *>(each->parentWidget()) != nullptr;
        if (field && !inner) {
            const auto labels = desk.page->findChildren<QLabel *>();
            QVERIFY(!each->accessibleName().isEmpty() ||
                    std::any_of(labels.begin(), labels.end(), [each](const QLabel *label) { return label->buddy() == each; }));
        }
        if (const auto *pressed = qobject_cast<const QAbstractButton *>(each); pressed && pressed->isVisible())
            QVERIFY(!pressed->text().isEmpty() || !pressed->accessibleName().isEmpty() || inner);
    }
}

void TestFormatDesigner::pictures()
{
    FormatDesk desk(m_session.get());
    test::savePictures(*desk.page, "designer-empty");
    desk.page->openCsv(test::writeFile(m_folder, "Spring leads.csv", test::renewalsCsv()));
    QTRY_VERIFY(desk.design().verdict());
    desk.design().setFormatName(c("Renewals US v3"));
    const quint64 remark = desk.design().idAt(7);
    desk.design().toggle(remark, FormatDesign::SkipColumn);
    desk.design().toggle(remark, FormatDesign::KeyColumn);
    api::Field balance = *desk.design().field(desk.design().idAt(6));
    balance.type = api::FieldType::Integer;
    desk.design().setField(desk.design().idAt(6), balance);
    desk.page->stored()->model()->setPosition(2);
    desk.table()->setCurrentField(desk.design().idAt(2));
    desk.page->activateWindow();
    desk.table()->setFocus();
    QTRY_VERIFY(desk.design().verdict());
    test::savePictures(*desk.page, "designer");
    desk.table()->setCurrentField(desk.design().idAt(5));
    test::savePictures(*desk.page, "designer-date");
    desk.page->resize(1310, 700);
    test::savePictures(*desk.page, "designer-1366");
    desk.page->compareWithOthers();
    if (auto *dialog = desk.page->findChild<QDialog *>()) {
        test::savePictures(*dialog, "designer-compare");
        dialog->reject();
    }
}

QTEST_MAIN(TestFormatDesigner)
#include "tst_formatdesigner.moc"
