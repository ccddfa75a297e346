// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Criteria of a deletion that is not sent are kept, for their list, until they are cleared, sent, or the tenant is another.

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScreen>
#include <QtTest>

#include <views/jobs/criteriafield.h>
#include <views/jobs/criteriamemory.h>
#include <views/jobs/deletemanydialog.h>
#include <views/jobs/jobspage.h>
#include <views/shared/widgets.h>

#include <support/jobbench.h>
#include <support/recordsbench.h>

using namespace outdial;
using models::DeletionDraft;
using test::c;
using views::CriteriaField;
using views::CriteriaMemory;
using views::DeleteManyDialog;

namespace {

DeleteManyDialog *open(QWidget &window, const QString &listId)
{
    DeleteManyDialog::What what;
    what.list.id = listId;
    what.list.name = c("Warranty.csv");
    auto *dialog = new DeleteManyDialog(what, &window);
    dialog->setFields({c("panel_id"), c("phone")}, true);
    dialog->setBindings({{c("C1"), c("Spring renewals"), c("I1")}, {c("C2"), c("Winback"), c("I2")}});
    dialog->open();
    return dialog;
}

// Through Esc.
void leave(DeleteManyDialog *dialog)
{
    const QPointer<DeleteManyDialog> watched(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!watched);
}

bool saysKept(const DeleteManyDialog &dialog)
{
    return test::allText(dialog).contains(c("These criteria were put together before and not sent."));
}

DeletionDraft sample()
{
    DeletionDraft draft;
    draft.fields = {{c("phone"), {c("14155550100"), c("14155550101")}}, {c("panel_id"), {c("HP-1")}}};
    draft.byResult = true;
    draft.campaignId = c("C2");
    draft.policy = api::DeleteCriteria::Policy::OnlyNeverAttempted;
    draft.createdTo = QDateTime(QDate(2023, 1, 10), QTime(12, 30), Qt::UTC);
    return draft;
}

} // namespace

class TestCriteriaMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { views::Theme::instance().apply(*qApp); }

    void escapeKeeps()
    {
        QWidget window;
        auto *dialog = open(window, c("L1"));
        QVERIFY(!saysKept(*dialog));
        dialog->setDraft(sample());
        leave(dialog);
        // Of another list: its own.
        dialog = open(window, c("L2"));
        QVERIFY(!saysKept(*dialog));
        QVERIFY(dialog->draft().fields.isEmpty());
        leave(dialog);
        dialog = open(window, c("L1"));
        QVERIFY(saysKept(*dialog));
        const DeletionDraft kept = dialog->draft();
        QCOMPARE(kept.fields.size(), 2);
        QCOMPARE(kept.fields.at(0).field, c("phone"));
        QCOMPARE(kept.fields.at(0).values, (QStringList{c("14155550100"), c("14155550101")}));
        QCOMPARE(kept.fields.at(1).field, c("panel_id"));
        QCOMPARE(kept.fields.at(1).values, QStringList{c("HP-1")});
        QVERIFY(kept.byResult);
        QCOMPARE(kept.campaignId, c("C2"));
        QCOMPARE(kept.policy, api::DeleteCriteria::Policy::OnlyNeverAttempted);
        QCOMPARE(kept.createdTo, sample().createdTo);
        QVERIFY(!kept.createdFrom.isValid());
        QVERIFY(dialog->actButton()->isEnabled());
        test::savePictures(*dialog, "delete-many-kept");
        leave(dialog);
    }

    // The foot with its buttons is on the screen, however much stands above it.
    void lowScreen()
    {
        views::Theme::instance().setTextSize(15);
        QWidget window;
        auto *dialog = open(window, c("L1"));
        DeletionDraft many = sample();
        many.fields.append({c("name"), {c("A")}});
        dialog->setDraft(many);
        leave(dialog);
        dialog = open(window, c("L1"));
        QTest::qWait(50);
        QVERIFY(dialog->height() <= dialog->screen()->availableGeometry().height());
        const QRect act(dialog->actButton()->mapTo(dialog, QPoint()), dialog->actButton()->size());
        QVERIFY(dialog->rect().contains(act));
        leave(dialog);
        views::Theme::instance().setTextSize(13);
    }

    void cleared()
    {
        QWidget window;
        auto *dialog = open(window, c("L1"));
        dialog->setDraft(sample());
        leave(dialog);
        dialog = open(window, c("L1"));
        test::button(*dialog, "Clear the criteria")->click();
        QVERIFY(!saysKept(*dialog));
        QVERIFY(dialog->draft().fields.isEmpty());
        QVERIFY(!dialog->draft().byResult);
        QVERIFY(!dialog->draft().createdTo.isValid());
        leave(dialog);
        dialog = open(window, c("L1"));
        QVERIFY(!saysKept(*dialog));
        leave(dialog);
    }

    // Nothing was entered: nothing is kept.
    void nothing()
    {
        QWidget window;
        auto *dialog = open(window, c("L1"));
        leave(dialog);
        QVERIFY(!CriteriaMemory::of(&window).find(c("L1")));
    }

    // What a person put together goes neither over to another campaign nor to another field when those are read again.
    void staysWhatItWas()
    {
        QWidget window;
        auto *dialog = open(window, c("L1"));
        dialog->setDraft(sample());
        dialog->setBindings({{c("C1"), c("Spring renewals"), c("I1")}});
        QCOMPARE(dialog->draft().campaignId, c("C2"));
        dialog->setFields({c("panel_id")}, true);
        QCOMPARE(dialog->draft().fields.at(0).field, c("phone"));
        QCOMPARE(dialog->draft().fields.at(0).values.size(), 2);
        leave(dialog);
    }

    // As the console does it: chosen, confirmed, asked for.
    void sent()
    {
        test::DeletionBench bench;
        const QString list = bench.listOf(5);
        const auto jobs = bench.engine();
        models::JobsModel model(jobs.get(), nullptr);
        QWidget window;
        auto *page = new views::JobsPage(&window);
        page->setModel(&model);
        auto *dialog = open(window, list);
        dialog->setDraft(sample());
        dialog->actButton()->click(); // the sheet that asks for the name comes now, and may be left
        QVERIFY(CriteriaMemory::of(&window).find(list));
        jobs->ask(test::DeletionBench::all(bench.listOf(1, c("Other.csv"))));
        QVERIFY(CriteriaMemory::of(&window).find(list));
        jobs->ask(test::DeletionBench::keys(list, 2));
        QVERIFY(!CriteriaMemory::of(&window).find(list));
        // Another tenant has other lists.
        CriteriaMemory::of(&window).keep(list, sample());
        page->setModel(nullptr);
        QVERIFY(!CriteriaMemory::of(&window).find(list));
        QTRY_VERIFY(jobs->atWork() == 0 && jobs->waiting() == 0);
    }
};

QTEST_MAIN(TestCriteriaMemory)
#include "tst_criteriamemory.moc"
