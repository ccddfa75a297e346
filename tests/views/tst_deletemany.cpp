// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialog that puts criteria together: by keyboard, with values of files, what it says of them; and its looks.

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <views/jobs/criteriafield.h>
#include <views/jobs/deletemanydialog.h>
#include <views/shared/widgets.h>

#include <support/recordsbench.h>

using namespace outdial;
using models::DeletionDraft;
using test::c;
using views::CriteriaField;
using views::DeleteManyDialog;
using Policy = api::DeleteCriteria::Policy;

namespace {

DeleteManyDialog::What whatWith(int records)
{
    DeleteManyDialog::What what;
    what.list.id = c("L");
    what.list.name = c("Warranty-registrations-2019-2022.csv");
    what.list.totalRecords = 18'000;
    what.bindings = {{c("C1"), c("Spring renewals — West Coast"), c("I1")}, {c("C2"), c("Lapsed members winback Q4"), c("I2")}};
    if (records > 0) {
        QJsonArray page;
        for (int i = 0; i < records; ++i)
            page.append(test::panelRecord(i, false));
        what.records.emplace();
        what.records->append(test::recordPage(page));
        what.recordsCampaign = c("C1");
    }
    return what;
}

struct Open {
    QWidget parent;
    QPointer<DeleteManyDialog> dialog;
    explicit Open(int records = 0) : dialog(new DeleteManyDialog(whatWith(records), &parent))
    {
        dialog->setFields({c("panel_id"), c("phone")}, true);
        dialog->open();
    }
    template <typename T>
    T *named(const char *text) const
    {
        for (T *one : dialog->findChildren<T *>()) {
            if (one->text().remove(u'&').startsWith(c(text)))
                return one;
        }
        return nullptr;
    }
    CriteriaField *field(int i = 0) const { return dialog->findChildren<CriteriaField *>().value(i); }
    QString text() const { return test::allText(*dialog); }
};

} // namespace

class TestDeleteMany : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        views::Theme::instance().apply(*qApp);
    }

    void atLeastOne()
    {
        Open open;
        QVERIFY(!open.dialog->actButton()->isEnabled());
        QVERIFY(open.text().contains(c("Delete is off: Choose at least one criterion")));
        QVERIFY(open.text().contains(c("Nothing is chosen yet.")));
        // It hits each campaign of the list, whichever a criterion names.
        QVERIFY(open.text().contains(c("They go from each of its 2 campaigns, not only from the one of a criterion")));
        QVERIFY(open.text().contains(c("How many match is not known before")));
    }

    // Typed in the field, Tab leaves it, and what is chosen is what was put together.
    void byKeyboard()
    {
        Open open;
        QSignalSpy chosen(open.dialog, &DeleteManyDialog::chosen);
        QCOMPARE(open.dialog->focusWidget(), open.field()->fieldChoice());
        QTest::keyClick(open.dialog->focusWidget(), Qt::Key_Tab);
        QCOMPARE(open.dialog->focusWidget(), open.field()->values());
        QTest::keyClicks(open.field()->values(), c("HP-000001"));
        QTest::keyClick(open.field()->values(), Qt::Key_Return); // a line of its own
        QTest::keyClicks(open.field()->values(), c(" HP-000002 "));
        QTest::keyClick(open.field()->values(), Qt::Key_Tab);
        QVERIFY(open.dialog->focusWidget() != open.field()->values());
        QVERIFY(open.dialog->actButton()->isEnabled());
        QVERIFY(open.text().contains(c("panel_id is one of 2 values: HP-000001, HP-000002")));
        QTest::keyClick(open.dialog->actButton(), Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        const auto draft = chosen.constFirst().constFirst().value<DeletionDraft>();
        QCOMPARE(draft.fields.size(), 1);
        QCOMPARE(draft.fields.constFirst().field, c("panel_id"));
        QCOMPARE(draft.fields.constFirst().values, (QStringList{c("HP-000001"), c("HP-000002")}));
        QVERIFY(!draft.byResult);
        QTRY_VERIFY(!open.dialog);
    }

    void resultAndTimes()
    {
        Open open;
        auto *result = open.named<QCheckBox>("By the result");
        QVERIFY(result);
        result->setChecked(true);
        DeletionDraft draft = open.dialog->draft();
        QVERIFY(draft.byResult);
        QCOMPARE(draft.campaignId, c("C1"));
        QCOMPARE(draft.policy, Policy::OnlyCompleted);
        QVERIFY(draft.criteria().fields.isEmpty()); // an empty row is no criterion
        QVERIFY(open.dialog->actButton()->isEnabled());
        auto *from = open.named<QCheckBox>("Created at or after");
        auto *to = open.named<QCheckBox>("created before");
        QVERIFY(from && to);
        from->setChecked(true);
        to->setChecked(true);
        QVERIFY(!open.dialog->actButton()->isEnabled()); // both are today at 0:00
        QVERIFY(open.text().contains(c("must be before the last")));
        DeletionDraft wanted;
        wanted.byResult = true;
        wanted.campaignId = c("C2");
        wanted.policy = Policy::OnlyNeverAttempted;
        wanted.createdFrom = QDateTime(QDate(2023, 1, 1), QTime(0, 0), Qt::UTC);
        wanted.createdTo = QDateTime(QDate(2023, 1, 10), QTime(12, 30), Qt::UTC);
        open.dialog->setDraft(wanted);
        draft = open.dialog->draft();
        QCOMPARE(draft.campaignId, c("C2"));
        QCOMPARE(draft.campaignName, c("Lapsed members winback Q4"));
        QCOMPARE(draft.policy, Policy::OnlyNeverAttempted);
        QCOMPARE(draft.createdFrom, wanted.createdFrom);
        QCOMPARE(draft.createdTo, wanted.createdTo);
        QVERIFY(open.dialog->actButton()->isEnabled());
    }

    void allOfACampaignIsAllOfTheList()
    {
        Open open;
        DeletionDraft wanted;
        wanted.byResult = true;
        wanted.campaignId = c("C1");
        wanted.policy = Policy::All;
        open.dialog->setDraft(wanted);
        QVERIFY(open.text().contains(c("this deletes all of them")));
    }

    void noCampaign()
    {
        Open open;
        open.dialog->setBindings({});
        QVERIFY(open.text().contains(c("The list is in no campaign.")));
        QVERIFY(!open.named<QCheckBox>("By the result")->isEnabled());
    }

    // Of 90 loaded records every third (0, 3, ...) was never called: 30.
    void countsAmongLoaded()
    {
        Open open(90);
        DeletionDraft wanted;
        wanted.byResult = true;
        wanted.campaignId = c("C1");
        wanted.policy = Policy::OnlyNeverAttempted;
        open.dialog->setDraft(wanted);
        QTRY_VERIFY2(open.text().contains(c("30 of the 90 loaded records match.")), qPrintable(open.text()));
        QVERIFY(open.text().contains(c("Of the other 17,910 it is not known.")));
    }

    void columnOfAFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(c("gone.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name,Panel_ID\nB,HP-1\nC,HP-2\nD,HP-1\n");
        file.close();
        Open open;
        open.field()->loadFile(file.fileName());
        // The column that is named like the field.
        QTRY_COMPARE(open.field()->criterion().values, (QStringList{c("HP-1"), c("HP-2")}));
        open.field()->loadFile(folder.filePath(c("none.csv")));
        QTest::qWait(200);
        QCOMPARE(open.field()->criterion().values.size(), 2); // what was there stays
    }

    void twoFields()
    {
        Open open;
        open.field()->values()->setPlainText(c("HP-1"));
        test::button(*open.dialog, "Add another field")->click();
        QVERIFY(open.field(1));
        QCOMPARE(open.field(1)->fieldChoice()->currentText(), c("phone")); // the other one
        QVERIFY(!open.dialog->actButton()->isEnabled());
        QVERIFY(open.text().contains(c("“phone” has no value yet.")));
        open.field(1)->values()->setPlainText(c("14155550100"));
        QVERIFY(open.dialog->actButton()->isEnabled());
        QCOMPARE(open.dialog->draft().fields.size(), 2);
    }

    void unknownFormat()
    {
        Open open;
        open.dialog->setFields({}, false);
        QVERIFY(open.text().contains(c("The format is not known here")));
        QVERIFY(open.field()->fieldChoice()->isEditable());
    }

    void pictures()
    {
        Open open(90);
        DeletionDraft wanted;
        wanted.fields.append({c("panel_id"), {c("HP-000001"), c("HP-000002"), c("HP-000005")}});
        wanted.byResult = true;
        wanted.campaignId = c("C1");
        wanted.createdTo = QDateTime(QDate(2023, 1, 10), QTime(12, 30), Qt::UTC);
        open.dialog->setDraft(wanted);
        QTest::qWait(400);
        test::savePictures(*open.dialog, "delete-many");
    }
};

QTEST_MAIN(TestDeleteMany)
#include "tst_deletemany.moc"
