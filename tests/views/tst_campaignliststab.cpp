// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of a campaign: edits by keys and mouse are collected, shown as pending, and nothing is sent.

#include <QClipboard>
#include <QMenu>
#include <QSpinBox>

#include <views/campaigns/dialstrip.h>
#include <views/shared/pendingbar.h>
#include <views/shared/widgets.h>

#include <support/campaignlistsbench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using models::PlannedListsModel;
using views::CampaignListsTab;

class TestCampaignListsTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void showsTheListsInDialingOrder()
    {
        ListsBench bench;
        bench.start();
        QCOMPARE(bench.keys(), (QStringList{i1, i2, i3, i4, QStringLiteral("i5")}));
        QCOMPARE(bench.cell(0, PlannedListsModel::Ratio), QStringLiteral("4"));
        QCOMPARE(bench.cell(0, PlannedListsModel::Sorting), QStringLiteral("Priority ↓"));
        QCOMPARE(bench.cell(1, PlannedListsModel::Sorting), QStringLiteral("Natural"));
        QCOMPARE(bench.cell(0, PlannedListsModel::Penetration), QStringLiteral("87.5%")); // 140 of 160
        QCOMPARE(bench.cell(3, PlannedListsModel::Enabled), QStringLiteral("Off"));
        QVERIFY(!bench.tab()->pendingBar()->isVisible());
        QVERIFY(bench.tab()->strip()->isVisible());
    }

    void spaceIsCollected()
    {
        ListsBench bench;
        bench.start();
        bench.tab()->select(i4);
        QTest::keyClick(bench.table(), Qt::Key_Space);
        QCOMPARE(bench.cell(3, PlannedListsModel::Enabled), QStringLiteral("On"));
        QCOMPARE(bench.plan().changeCount(), 1);
        QVERIFY(bench.tab()->pendingBar()->isVisible());
        QVERIFY(bench.page->lists()->unsaved().contains(QLatin1Char('1')));
        QTest::qWait(150); // readings come, and the edit stays
        QCOMPARE(bench.plan().changeCount(), 1);
        QCOMPARE(bench.sent(), 0);
        QTest::keyClick(bench.table(), Qt::Key_Space);
        QCOMPARE(bench.plan().changeCount(), 0);
        QVERIFY(!bench.tab()->pendingBar()->isVisible());
    }

    void theCheckBoxActsOnRelease()
    {
        ListsBench bench;
        bench.start();
        const QPoint box(bench.cellRect(0, PlannedListsModel::Enabled).left() + 14,
                         bench.cellRect(0, PlannedListsModel::Enabled).center().y());
        QTest::mousePress(bench.table()->viewport(), Qt::LeftButton, {}, box);
        QCOMPARE(bench.plan().changeCount(), 0);
        QTest::mouseRelease(bench.table()->viewport(), Qt::LeftButton, {}, box);
        QCOMPARE(bench.cell(0, PlannedListsModel::Enabled), QStringLiteral("Off"));
        // Pressed there and released elsewhere: nothing.
        const QPoint name = bench.cellRect(1, PlannedListsModel::Instance).center();
        QTest::mousePress(bench.table()->viewport(), Qt::LeftButton, {}, box);
        QTest::mouseRelease(bench.table()->viewport(), Qt::LeftButton, {}, name);
        QCOMPARE(bench.cell(0, PlannedListsModel::Enabled), QStringLiteral("Off"));
    }

    void ratioAndOrderInPlace()
    {
        ListsBench bench;
        bench.start();
        QTest::keyClick(bench.table(), Qt::Key_F2);
        auto *box = qobject_cast<QSpinBox *>(qApp->focusWidget());
        QVERIFY(box);
        QCOMPARE(box->accessibleName(), QStringLiteral("Dialing ratio"));
        QCOMPARE(box->value(), 4);
        QTest::keyClicks(box, QStringLiteral("6"));
        QTest::qWait(150); // readings come: they take nothing away from the editor
        QCOMPARE(box->text(), QStringLiteral("6"));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(bench.cell(0, PlannedListsModel::Ratio), QStringLiteral("6"));
        QCOMPARE(bench.plan().find(i1)->planned.dialingRatio, 6);
        QTRY_COMPARE(qApp->focusWidget(), static_cast<QWidget *>(bench.table()));
        // Esc leaves it as it was.
        QTest::keyClick(bench.table(), Qt::Key_F2);
        box = qobject_cast<QSpinBox *>(qApp->focusWidget());
        QVERIFY(box);
        QTest::keyClicks(box, QStringLiteral("9"));
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(bench.plan().find(i1)->planned.dialingRatio, 6);
        // Tab goes on to the order of the next row.
        QTest::keyClick(bench.table(), Qt::Key_F2);
        box = qobject_cast<QSpinBox *>(qApp->focusWidget());
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Tab);
        box = qobject_cast<QSpinBox *>(qApp->focusWidget());
        QVERIFY(box);
        QCOMPARE(box->accessibleName(), QStringLiteral("Order"));
        QCOMPARE(bench.table()->currentKey(), i2);
        QCOMPARE(box->value(), 2);
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(bench.sent(), 0);
    }

    void doubleClicks()
    {
        ListsBench bench;
        bench.start();
        QSignalSpy edit(bench.tab(), &CampaignListsTab::editRequested);
        const auto twice = [&bench](const QPoint &at) {
            QTest::mouseClick(bench.table()->viewport(), Qt::LeftButton, {}, at);
            QTest::mouseDClick(bench.table()->viewport(), Qt::LeftButton, {}, at);
        };
        twice(bench.cellRect(1, PlannedListsModel::Ratio).center());
        auto *box = qobject_cast<QSpinBox *>(qApp->focusWidget());
        QVERIFY(box);
        QCOMPARE(box->value(), 2);
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(edit.size(), 0);
        twice(bench.cellRect(2, PlannedListsModel::Instance).center());
        QCOMPARE(edit.size(), 1);
        QCOMPARE(edit.at(0).at(0).toString(), i3);
        QTest::keyClick(bench.table(), Qt::Key_Return);
        QCOMPARE(edit.size(), 2);
    }

    void altArrowsMoveTheRow()
    {
        ListsBench bench;
        bench.start();
        QTest::keyClick(bench.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.keys().mid(0, 3), (QStringList{i2, i1, i3}));
        QCOMPARE(bench.table()->currentKey(), i1); // it went along
        QTest::keyClick(bench.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.keys().mid(0, 3), (QStringList{i2, i3, i1}));
        QTest::keyClick(bench.table(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(bench.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.keys().mid(0, 3), (QStringList{i1, i2, i3}));
        QTest::keyClick(bench.table(), Qt::Key_Up, Qt::AltModifier); // it is the first
        QCOMPARE(bench.keys().mid(0, 3), (QStringList{i1, i2, i3}));
        QCOMPARE(bench.sent(), 0);
    }

    void dragsByTheHandle()
    {
        ListsBench bench;
        bench.start();
        QWidget *viewport = bench.table()->viewport();
        const auto handle = [&bench](int row) { return bench.cellRect(row, PlannedListsModel::Handle).center(); };
        const auto drag = [&](const QPoint &from, const QPoint &to, bool release = true) {
            QTest::mousePress(viewport, Qt::LeftButton, {}, from);
            QTest::mouseMove(viewport, from + QPoint(0, 12));
            QTest::mouseMove(viewport, to);
            if (release)
                QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
        };
        // Over the upper half of the second row: between the first and the second.
        drag(handle(2), handle(1) - QPoint(0, 10));
        QCOMPARE(bench.keys().mid(0, 3), (QStringList{i1, i3, i2}));
        QCOMPARE(bench.table()->currentKey(), i3);
        QVERIFY(bench.plan().find(i3)->isEdited(models::InstanceProperty::Order));
        // To the very end.
        drag(handle(0), handle(4) + QPoint(0, 20));
        QCOMPARE(bench.keys().last(), i1);
        // Esc puts it back.
        const QStringList before = bench.keys();
        drag(handle(3), handle(0) - QPoint(0, 10), false);
        savePicture(*bench.page, QStringLiteral("campaign-dragging-light"));
        QTest::keyClick(bench.table(), Qt::Key_Escape);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, handle(0));
        QCOMPARE(bench.keys(), before);
        // Not from elsewhere than the handle.
        drag(bench.cellRect(3, PlannedListsModel::Instance).center(), handle(0) - QPoint(0, 10));
        QCOMPARE(bench.keys(), before);
    }

    void deleteAsksTheTenantsOnly()
    {
        ListsBench bench;
        bench.start();
        QSignalSpy unbind(bench.tab(), &CampaignListsTab::unbindRequested);
        api::BindListRequest request;
        request.listId = QStringLiteral("list-9");
        request.order = 9;
        const QString fresh = bench.plan().bind(request, QStringLiteral("Spring leads"), 98'329);
        QCOMPARE(bench.model()->rowCount(), 6);
        bench.tab()->select(fresh);
        QTest::keyClick(bench.table(), Qt::Key_Delete);
        QCOMPARE(unbind.size(), 0);
        QVERIFY(bench.plan().isEmpty());
        bench.tab()->select(i2);
        QTest::keyClick(bench.table(), Qt::Key_Delete);
        QCOMPARE(unbind.size(), 1);
        QCOMPARE(unbind.at(0).at(0).toString(), i2);
    }

    void theStripSaysWhatChanges()
    {
        ListsBench bench;
        bench.start();
        views::DialStrip *strip = bench.tab()->strip();
        // The first list has 69 open records (160 less 91): order 1 alone fills the strip.
        QVERIFY2(strip->nowText().startsWith(QStringLiteral("A 61")), qPrintable(strip->nowText()));
        // Three lists of one order share by ratio: 4, 2, 1.
        bench.plan().setOrder(i2, 1);
        bench.plan().setOrder(i3, 1);
        QVERIFY2(strip->editedText().startsWith(QStringLiteral("A 4, B 2, C 1, A 4, B 2, C 1, ")),
                 qPrintable(strip->editedText()));
        bench.plan().setRatio(i2, 3);
        QVERIFY2(strip->editedText().startsWith(QStringLiteral("A 4, B 3, C 1, A 4")), qPrintable(strip->editedText()));
        QVERIFY(strip->nowText().startsWith(QStringLiteral("A 61")));
        // As many squares as fit: 18 each beside 88 for the words and 16 at each edge.
        QCOMPARE(strip->squares(), 61);
        bench.page->resize(900, 700);
        QTRY_COMPARE(strip->squares(), (900 - 16 - 88 - 16 + 2) / 18);
    }

    void theMenuHasAll()
    {
        ListsBench bench;
        bench.start();
        QSignalSpy open(bench.page.get(), &views::CampaignPage::openRecordsRequested);
        bench.action(views::MenuId::List, QStringLiteral("Open records"))->trigger();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.at(0), (QVariantList{QStringLiteral("list-i1"), i1, QStringLiteral("c1")}));
        bench.action(views::MenuId::List, QStringLiteral("Copy ID of the list"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("list-i1"));
        QAction *reset = bench.action(views::MenuId::List, QStringLiteral("Reset to default"));
        QVERIFY(reset && reset->menu());
        QCOMPARE(reset->menu()->actions().size(), 5);
        reset->menu()->actions().at(3)->trigger(); // the ratio
        QCOMPARE(bench.plan().find(i1)->planned.dialingRatio, 1);
        QCOMPARE(bench.plan().find(i1)->reset, QList<models::InstanceProperty>{models::InstanceProperty::Ratio});
        bench.action(views::MenuId::List, QStringLiteral("Discard edits of this list"))->trigger();
        QVERIFY(bench.plan().isEmpty());
        QVERIFY(!bench.action(views::MenuId::List, QStringLiteral("Move up"))->isEnabled());
        QVERIFY(bench.action(views::MenuId::List, QStringLiteral("Move down"))->isEnabled());
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(bench.table(), &event);
        const auto menus = bench.tab()->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        const auto isContext = [](const QMenu *one) { return one->isVisible() && one->actions().size() >= 12; };
        QVERIFY(std::any_of(menus.begin(), menus.end(), isContext));
    }

    void manyListsScroll()
    {
        ListsBench bench;
        TenantCampaign campaign{QStringLiteral("c1"), QStringLiteral("Many"), true, true, {}, {}};
        for (int number = 0; number < 30; ++number)
            campaign.lists << instanceOf(QStringLiteral("i%1").arg(number), QStringLiteral("List %1").arg(number), 100, 0, 0,
                                         number + 1, 1);
        bench.tenant.add(campaign);
        bench.open();
        QTRY_COMPARE(bench.model()->rowCount(), 30);
        QTRY_VERIFY(bench.tab()->strip()->isVisible());
        QTest::qWait(50);
        // The strip stays in sight, the table takes what is left of it.
        QVERIFY(bench.tab()->strip()->geometry().bottom() <= bench.tab()->height());
        QVERIFY(bench.table()->height() > 300);
        QCOMPARE(bench.model()->index(26, 0).data(PlannedListsModel::KeyRole).toString(), QStringLiteral("i26"));
        savePicture(*bench.page, QStringLiteral("campaign-many-light"));
    }
};

QTEST_MAIN(TestCampaignListsTab)
#include "tst_campaignliststab.moc"
