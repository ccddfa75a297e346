// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of one campaign with real clicks and keys against a scripted tenant.

#include <QAccessible>
#include <QClipboard>

#include <views/campaigns/campaigndnctab.h>
#include <views/shared/banner.h>
#include <views/shared/states.h>
#include <views/shared/tabs.h>
#include <views/shared/widgets.h>

#include <support/campaignpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::CampaignPage;

namespace {

// A tab of somebody else.
class OtherTab : public views::CampaignTab {
public:
    using CampaignTab::CampaignTab;
    void showCampaign(const models::CampaignRow *row) override { known = row != nullptr; }
    QString tabTitle() const override { return QStringLiteral("Results"); }
    void activated() override { ++shown; }
    void deactivated() override { --shown; }
    bool known = false;
    int shown = 0;
};

} // namespace

class TestCampaignPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void showsTheCampaign()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        QCOMPARE(bench.page->title(), QStringLiteral("Spring renewals — West Coast"));
        QCOMPARE(bench.page->badge()->text(), QStringLiteral("Running"));
        QCOMPARE(bench.page->badge()->look(), views::StateLook::Running);
        QCOMPARE(bench.page->tabs()->line()->tabText(0), QStringLiteral("Lists 5"));
        QCOMPARE(bench.page->tabs()->line()->tabText(1), QStringLiteral("Do-Not-Call 2"));
        QVERIFY(bench.page->asOf().isValid());
        QVERIFY(bench.button(bench.page.get(), QStringLiteral("Stop")));
    }

    // A tab that nobody has looked at costs nothing; when it is looked at, it is as if it had been there all the time.
    void tabsAreMadeWhenTheyAreShown()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        QPointer<OtherTab> other;
        int made = 0;
        bench.page->addTab(views::CampaignTabPlace::Results, QStringLiteral("Results"),
                           [&](QWidget *parent) -> views::CampaignTab * {
                               ++made;
                               other = new OtherTab;
                               other->setParent(parent);
                               return other;
                           });
        QCOMPARE(bench.page->tabs()->line()->tabText(1), QStringLiteral("Results"));
        QCOMPARE(bench.page->tabs()->line()->tabText(2), QStringLiteral("Do-Not-Call 2"));
        bench.page->refresh(); // everything is told to those that are there
        QCOMPARE(made, 0);
        bench.table()->setFocus();
        bench.page->showTab(views::CampaignTabPlace::Results);
        QCOMPARE(made, 0); // the page comes first
        QTRY_COMPARE(made, 1);
        QCOMPARE(qApp->focusWidget(), static_cast<QWidget *>(bench.page->tabs()->line())); // it has nothing for the keyboard
        QVERIFY(other->known);
        QCOMPARE(other->shown, 1);
        QVERIFY(other->isVisible());
        QCOMPARE(bench.page->currentTab(), static_cast<views::CampaignTab *>(other));
        bench.page->showTab(views::CampaignTabPlace::DoNotCall);
        QCOMPARE(other->shown, 0);
        bench.page->showTab(views::CampaignTabPlace::Results);
        QCOMPARE(made, 1);
        QCOMPARE(other->shown, 1);
        bench.page->setSession(nullptr); // tabs may hold what belongs to the tenant
        QVERIFY(!other);
    }

    // Who has gone on before a tab was there is not taken back to it.
    void aTabThatIsLeftBeforeItIsThere()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        QPointer<OtherTab> other;
        bench.page->addTab(views::CampaignTabPlace::Results, QStringLiteral("Results"),
                           [&](QWidget *parent) -> views::CampaignTab * {
                               other = new OtherTab;
                               other->setParent(parent);
                               return other;
                           });
        bench.page->showTab(views::CampaignTabPlace::Results);
        QTest::qWait(0);
        bench.page->showTab(views::CampaignTabPlace::DoNotCall);
        QTest::qWait(50);
        QCOMPARE(bench.page->currentTab(), static_cast<views::CampaignTab *>(bench.page->dncLists()));
        QVERIFY(bench.page->dncLists()->isVisible());
        QVERIFY(!other || other->shown == 0);
        bench.page->showTab(views::CampaignTabPlace::Results);
        QTRY_VERIFY(other);
        QTRY_COMPARE(other->shown, 1);
    }

    // The same campaign was opened twice (from the table, then from the wall): the page that is left takes nothing of the
    // other's.
    void twoPagesOfOneCampaign()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        auto second = std::make_unique<views::CampaignPage>(*bench.feed, nullptr, *bench.client, models::StorePtr(),
                                                            QStringLiteral("tenant"), bench.page->campaignId());
        QCOMPARE(second->plan(), bench.page->plan()); // edits of a campaign are the same wherever one looks at them
        second.reset();
        QVERIFY(bench.page->plan());
        bench.page->activated();
        bench.page->refresh();
        QCOMPARE(bench.page->tabs()->line()->tabText(0), QStringLiteral("Lists 5"));
        QVERIFY(bench.page->lists()->isVisible());
    }

    void otherTabsStandInTheirPlaces()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        auto *other = new OtherTab;
        bench.page->addTab(other, views::CampaignTabPlace::Results);
        QVERIFY(other->known);
        QCOMPARE(bench.page->tabs()->line()->tabText(0), QStringLiteral("Lists 5"));
        QCOMPARE(bench.page->tabs()->line()->tabText(1), QStringLiteral("Results"));
        QCOMPARE(bench.page->tabs()->line()->tabText(2), QStringLiteral("Do-Not-Call 2"));
        QCOMPARE(other->shown, 0);
        QCOMPARE(bench.page->currentTab(), static_cast<views::CampaignTab *>(bench.page->lists()));
        bench.page->showTab(views::CampaignTabPlace::Results);
        QCOMPARE(other->shown, 1);
        QVERIFY(other->isVisible());
        bench.page->deactivated();
        QCOMPARE(other->shown, 0);
        bench.page->activated();
        QCOMPARE(other->shown, 1);
        bench.page->showTab(views::CampaignTabPlace::DoNotCall);
        QCOMPARE(other->shown, 0);
    }

    void editsOutliveThePage()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.page->plan()->setRatio(QStringLiteral("i1"), 7);
        bench.page->deactivated();
        bench.page->setSession(nullptr);
        bench.page.reset();
        bench.openRead();
        QCOMPARE(bench.page->plan()->changeCount(), 1);
        QCOMPARE(bench.cell(0, models::PlannedListsModel::Ratio), QStringLiteral("7"));
        bench.page->plan()->discardAll();
        bench.page->setSession(nullptr);
        // Nothing to keep: the plan is gone with its page.
        QVERIFY(!bench.feed->findChild<models::CampaignPlan *>(QStringLiteral("c1")));
    }

    void lettingGoIsForGood()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        auto *other = new OtherTab;
        bench.page->addTab(other, views::CampaignTabPlace::Monitor);
        QPointer<QWidget> watched(other);
        bench.page->setSession(nullptr);
        QVERIFY(!watched);
        bench.feed.reset();
        bench.client.reset();
        bench.page->refresh();
        bench.page->activated();
        bench.page->bindList();
        QTest::qWait(0);
        bench.page.reset();
    }

    void doNotCallListsInWords()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.page->showTab(views::CampaignTabPlace::DoNotCall);
        QAbstractItemModel *model = bench.page->dncLists()->table()->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Area codes west"));
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("Area code, US"));
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("Number matches DNC"));
        QCOMPARE(model->index(1, 1).data().toString(), QStringLiteral("Exclusion by accountId"));
        savePicture(*bench.page, QStringLiteral("campaign-dnc-light"));
        bench.tenant.editOne(QStringLiteral("c1"), [](TenantCampaign &one) { one.dncLists = {}; });
        bench.feed->readDetail(QStringLiteral("c1"));
        QTRY_COMPARE(bench.page->dncLists()->table()->cover(), views::TableView::Cover::Empty);
        QCOMPARE(bench.page->tabs()->line()->tabText(1), QStringLiteral("Do-Not-Call 0"));
    }

    void keys()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.table()->setFocus();
        QTest::keyClick(bench.table(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(bench.page->currentTab(), static_cast<views::CampaignTab *>(bench.page->dncLists()));
        QCOMPARE(qApp->focusWidget(), static_cast<QWidget *>(bench.page->dncLists()->table()));
        QTest::keyClick(qApp->focusWidget(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(bench.page->currentTab(), static_cast<views::CampaignTab *>(bench.page->lists()));
        bench.action(views::MenuId::Campaign, QStringLiteral("Copy ID"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("c1"));
    }

    void keysOpenTheDialogs()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.table()->setFocus();
        bench.page->lists()->select(QStringLiteral("i2"));
        const auto opens = [&bench] {
            QDialog *dialog = bench.dialog();
            const bool titled = dialog && dialog->windowTitle().contains(QStringLiteral("Spring"));
            delete dialog;
            return titled;
        };
        QTest::keyClick(bench.table(), Qt::Key_Return);
        QVERIFY(opens());
        QTest::keyClick(bench.table(), Qt::Key_Delete);
        QVERIFY(opens());
        bench.action(views::MenuId::Campaign, QStringLiteral("Bind list"))->trigger();
        QVERIFY(opens());
        QCOMPARE(bench.tenant.count(Method::UnbindList), 0);
    }

    void everyControlIsNamed()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.page->plan()->setRatio(QStringLiteral("i1"), 7);
        for (QWidget *widget : bench.page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || widget->objectName().startsWith(QStringLiteral("qt_")) || widget->inherits("QScrollBar"))
                continue;
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void pictures()
    {
        DetailBench bench;
        bench.fill();
        bench.openRead();
        bench.page->addTab(new OtherTab, views::CampaignTabPlace::Results);
        models::CampaignPlan *plan = bench.page->plan();
        plan->moveTo(QStringLiteral("i3"), 1);
        plan->setRatio(QStringLiteral("i2"), 3);
        api::Sorting sorting;
        sorting.type = api::SortingType::Custom;
        sorting.fields = {{{}, QStringLiteral("signup_date"), api::SortOrder::Descending}};
        plan->setSorting(QStringLiteral("i3"), sorting);
        bench.page->lists()->select(QStringLiteral("i3"));
        bench.table()->setFocus();
        QTest::qWait(50);
        savePicture(*bench.page, QStringLiteral("campaign-light"));
        views::Theme::instance().setMode(views::ThemeMode::Dark);
        QTest::qWait(50);
        savePicture(*bench.page, QStringLiteral("campaign-dark"));
        views::Theme::instance().setMode(views::ThemeMode::Light);
        // What 1366x768 leaves beside the folded navigation, and the smallest window.
        bench.page->resize(1310, 680);
        QTest::qWait(50);
        savePicture(*bench.page, QStringLiteral("campaign-1366-light"));
        bench.page->resize(900, 600);
        QTest::qWait(50);
        savePicture(*bench.page, QStringLiteral("campaign-narrow-light"));
        plan->discardAll();
        bench.page->resize(1232, 812);
        QTest::qWait(50);
        savePicture(*bench.page, QStringLiteral("campaign-calm-light"));
    }
};

QTEST_MAIN(TestCampaignPage)
#include "tst_campaignpage.moc"
