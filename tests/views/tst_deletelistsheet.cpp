// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sheet that asks before a list is deleted, by keyboard, before the real sandbox; and its looks.

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <views/lists/deletelistsheet.h>
#include <views/shared/fitheight.h>
#include <views/shared/widgets.h>

#include <support/clientbench.h>
#include <support/recordsbench.h>

using namespace outdial;
using models::ListDeletion;
using views::DeleteListSheet;
using What = models::ListDeletion::What;

namespace {

struct SheetBench : test::ClientBench {
    api::CallingList list;
    QString campaign;
    QTemporaryDir folder;
    QPointer<DeleteListSheet> sheet;
    QPointer<QWidget> parent;

    explicit SheetBench(int records, bool bound = true, bool running = false)
    {
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        const QString id = makeList(QStringLiteral("Spring-L-Z.csv")).listId;
        if (records > 0)
            addRecords(id, records);
        campaign = value(client->campaign.getAll()).constFirst().id;
        const bool runs = value(client->campaign.getStatus(campaign)).state == api::CampaignState::Running;
        if (bound)
            bind(campaign, id);
        if (running && !runs)
            value(client->campaign.start(campaign));
        else if (!running && runs)
            value(client->campaign.stop(campaign));
        list = value(client->callingList.getList(id));
        list.id = id;
    }
    ~SheetBench()
    {
        delete sheet;
        delete parent;
    }
    DeleteListSheet &open(What what = What::List)
    {
        parent = new QWidget;
        sheet =
            new DeleteListSheet(*client, nullptr, list, what, parent, QStringLiteral("Deletes every record that is completed."));
        sheet->setExportFile(file());
        sheet->open();
        return *sheet;
    }
    QString file() const { return folder.filePath(QStringLiteral("before.csv")); }
    bool isThere() const { return bool(client->callingList.getList(list.id).result()); }
    QLineEdit *typed() const { return sheet->findChild<QLineEdit *>(); }
    bool ready() const
    {
        return QTest::qWaitFor([this] { return sheet->facts().usesKnown && typed()->isEnabled(); }, 30'000);
    }
    void type(const QString &text) const { QTest::keyClicks(typed(), text); }
};

} // namespace

class TestDeleteListSheet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        views::Theme::instance().apply(*qApp);
    }

    // Name, Tab to the act, Space: exported, and gone.
    void byKeyboard()
    {
        SheetBench bench(7);
        DeleteListSheet &sheet = bench.open();
        QSignalSpy gone(&sheet, &DeleteListSheet::listDeleted);
        QVERIFY(!sheet.actButton()->isEnabled());
        QVERIFY(bench.ready());
        QCOMPARE(sheet.focusWidget(), bench.typed());
        QVERIFY(sheet.keepButton()->isDefault());
        bench.type(QStringLiteral("spring-L-Z.csv"));
        QVERIFY(!sheet.actButton()->isEnabled()); // letter for letter
        bench.typed()->clear();
        bench.type(QStringLiteral("Spring-L-Z.csv"));
        QVERIFY(sheet.actButton()->isEnabled());
        QCOMPARE(sheet.actButton()->text(), QStringLiteral("Delete 7 records"));
        QVERIFY(sheet.isChecked());
        for (int i = 0; i < 8 && sheet.focusWidget() != sheet.actButton(); ++i)
            QTest::keyClick(sheet.focusWidget(), Qt::Key_Tab);
        QCOMPARE(sheet.focusWidget(), sheet.actButton());
        const QPointer<DeleteListSheet> alive = &sheet;
        QTest::keyClick(sheet.actButton(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(gone.count(), 1, 20'000);
        QCOMPARE(gone.constFirst().at(0).toString(), bench.list.id);
        QCOMPARE(gone.constFirst().at(2).toBool(), true);
        QTRY_VERIFY(!alive); // it closes
        QVERIFY(!bench.isThere());
        QFile file(bench.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 8); // header and seven rows
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/deleteList")), 1);
    }

    void returnAndEscKeepTheList()
    {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
            SheetBench bench(1);
            bench.open();
            QVERIFY(bench.ready());
            bench.type(QStringLiteral("Spring-L-Z.csv"));
            const QPointer<DeleteListSheet> alive = bench.sheet;
            QTest::keyClick(bench.typed(), key);
            QTRY_VERIFY(!alive);
            QVERIFY(bench.isThere());
        }
    }

    // Nothing is deleted when the export does not come through.
    void theExportFails()
    {
        SheetBench bench(5);
        DeleteListSheet &sheet = bench.open();
        bench.sandbox->addFault(QStringLiteral("kind=status,code=500,path=campaign/getAllRecords"));
        QVERIFY(bench.ready());
        bench.type(QStringLiteral("Spring-L-Z.csv"));
        QTest::keyClick(sheet.actButton(), Qt::Key_Space);
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("The records were not exported.")));
        QVERIFY(test::allText(sheet).contains(QLatin1String("Nothing was deleted.")));
        QVERIFY(bench.isThere());
        QVERIFY(!QFile::exists(bench.file()));
        // Without the export it can be gone on with.
        sheet.findChild<QCheckBox *>()->setChecked(false);
        QVERIFY(sheet.actButton()->isEnabled());
        const QPointer<DeleteListSheet> alive = &sheet;
        QTest::keyClick(sheet.actButton(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!alive, 10'000);
        QVERIFY(!bench.isThere());
    }

    void theExportIsCancelled()
    {
        SheetBench bench(5);
        DeleteListSheet &sheet = bench.open();
        bench.sandbox->addFault(QStringLiteral("kind=latency,ms=3000,path=campaign/getAllRecords"));
        QVERIFY(bench.ready());
        bench.type(QStringLiteral("Spring-L-Z.csv"));
        QTest::keyClick(sheet.actButton(), Qt::Key_Space);
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("Exporting")));
        QVERIFY(!sheet.actButton()->isEnabled());
        QVERIFY(sheet.keepButton()->isEnabled());
        QTest::keyClick(sheet.keepButton(), Qt::Key_Space);
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("The export was cancelled.")));
        QVERIFY(sheet.isVisible());
        QVERIFY(bench.isThere());
    }

    void stopFirst()
    {
        SheetBench bench(2, true, true);
        DeleteListSheet &sheet = bench.open();
        QVERIFY(bench.ready());
        QTRY_VERIFY(sheet.facts().running() == 1);
        QCOMPARE(sheet.firstButton()->text(), QStringLiteral("Stop the campaign first"));
        QVERIFY(sheet.firstButton()->isVisible());
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("Calls may drop in 1 running campaign")));
        QTest::keyClick(sheet.firstButton(), Qt::Key_Space);
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("The campaigns are stopped.")));
        QVERIFY(!sheet.firstButton()->isVisible());
        QCOMPARE(bench.value(bench.client->campaign.getStatus(bench.campaign)).state, api::CampaignState::Stopped);
        QVERIFY(bench.isThere());
    }

    void unboundAndEmpty()
    {
        SheetBench bench(3, false);
        DeleteListSheet &sheet = bench.open();
        QVERIFY(bench.ready());
        QVERIFY(!sheet.isChecked()); // there is nothing to read them through
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("cannot be exported before")));
        QVERIFY(test::allText(sheet).contains(QLatin1String("No call drops")));
        SheetBench empty(0);
        DeleteListSheet &other = empty.open();
        QVERIFY(empty.ready());
        QVERIFY(!other.isChecked());
        QCOMPARE(other.actButton()->text(), QStringLiteral("Delete the list"));
    }

    // Where it is used cannot be read: nothing can be deleted, and it is tried again.
    void notReadable()
    {
        SheetBench bench(3);
        bench.sandbox->addFault(QStringLiteral("kind=status,code=403,path=callinglist/getList,times=1"));
        DeleteListSheet &sheet = bench.open();
        QTRY_VERIFY(test::allText(sheet).contains(QLatin1String("Where the list is used could not be read.")));
        QVERIFY(!bench.typed()->isEnabled());
        QVERIFY(!sheet.actButton()->isEnabled());
        QVERIFY(sheet.keepButton()->isEnabled());
        QVERIFY(sheet.firstButton()->isEnabled());
        QTest::keyClick(sheet.firstButton(), Qt::Key_Space);
        QVERIFY(bench.ready());
    }

    void someoneWasFaster()
    {
        SheetBench bench(3);
        DeleteListSheet &sheet = bench.open();
        QSignalSpy gone(&sheet, &DeleteListSheet::listDeleted);
        QVERIFY(bench.ready());
        bench.value(bench.client->callingList.deleteList(bench.list.id));
        bench.type(QStringLiteral("Spring-L-Z.csv"));
        sheet.findChild<QCheckBox *>()->setChecked(false);
        QTest::keyClick(sheet.actButton(), Qt::Key_Space);
        QTRY_COMPARE(gone.count(), 1);
        QCOMPARE(gone.constFirst().at(2).toBool(), false);
        QVERIFY(test::allText(sheet).contains(QLatin1String("Someone else has deleted this list.")));
        QVERIFY(!sheet.actButton()->isVisible());
    }

    void recordsAreLeftToTheJob()
    {
        SheetBench bench(3);
        DeleteListSheet &sheet = bench.open(What::Records);
        QSignalSpy confirmed(&sheet, &DeleteListSheet::confirmed);
        QVERIFY(bench.ready());
        bench.type(QStringLiteral("Spring-L-Z.csv"));
        QTest::keyClick(sheet.actButton(), Qt::Key_Space);
        QTRY_COMPARE(confirmed.count(), 1);
        QCOMPARE(confirmed.constFirst().constFirst().toString(), bench.file());
        QVERIFY(bench.isThere());
        QCOMPARE(bench.sandbox->submissions(QStringLiteral("callinglist/delete")), 0);
    }

    void pictures()
    {
        ListDeletion facts;
        facts.listName = QStringLiteral("Spring-renewals-L-Z.csv");
        facts.formatName = QStringLiteral("Renewals US v2");
        facts.total = 18'000;
        facts.usesKnown = facts.othersRead = true;
        facts.otherLists = 3;
        ListDeletion::Use one;
        one.campaignId = QStringLiteral("1");
        one.campaignName = QStringLiteral("Spring renewals — West Coast");
        one.stateKnown = one.running = true;
        one.total = 18'000;
        one.completed = 8'204;
        one.attempted = 12'900;
        ListDeletion::Use two = one;
        two.campaignId = QStringLiteral("2");
        two.campaignName = QStringLiteral("Bestandskunden-Zufriedenheitsbefragung Süd 2024");
        two.running = false;
        two.completed = two.attempted = 0;
        facts.uses = {one, two};
        QWidget parent;
        views::DestructiveSheet sheet(
            DeleteListSheet::question(facts, QStringLiteral("/x/Spring-renewals-L-Z.before-delete.csv")), &parent);
        sheet.show();
        QTest::qWait(50);
        views::fitHeight(&sheet);
        test::savePictures(sheet, "delete-list");
        facts.what = What::Matching;
        facts.criteria =
            QStringLiteral("Deletes every record of “Spring-renewals-L-Z.csv” for which this is so: completed or expired in "
                           "“Spring renewals — West Coast”.");
        sheet.setQuestion(DeleteListSheet::question(facts, QStringLiteral("/x/Spring-renewals-L-Z.before-delete.csv")));
        QTest::qWait(50);
        views::fitHeight(&sheet);
        test::savePictures(sheet, "delete-matching");
    }
};

QTEST_MAIN(TestDeleteListSheet)
#include "tst_deletelistsheet.moc"
