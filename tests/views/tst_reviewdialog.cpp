// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Review and apply: what is shown before, what is sent, what became of each.

#include <QLabel>

#include <views/campaigns/reviewdialog.h>
#include <views/shared/banner.h>
#include <views/shared/pendingbar.h>
#include <views/shared/widgets.h>

#include <support/campaignpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;

namespace {

struct Bench : DetailBench {
    views::ReviewDialog *review = nullptr;

    // Four changes of three instances: i1 ratio, i2 order and ratio, i3 sorting.
    void start(bool running = true)
    {
        fill(running);
        openRead();
        models::CampaignPlan *plan = page->plan();
        plan->setRatio(QStringLiteral("i1"), 5);
        plan->setOrder(QStringLiteral("i2"), 6);
        plan->setRatio(QStringLiteral("i2"), 3);
        api::Sorting sorting;
        sorting.type = api::SortingType::Custom;
        sorting.fields = {{{}, QStringLiteral("signup_date"), api::SortOrder::Descending}};
        plan->setSorting(QStringLiteral("i3"), sorting);
    }
    void openReview()
    {
        QTest::mouseClick(page->lists()->pendingBar()->reviewButton(), Qt::LeftButton);
        review = page->findChild<views::ReviewDialog *>();
        QVERIFY(review && review->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(review));
    }
    bool shows(const QString &words) const
    {
        const auto labels = review->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    static QString instanceIn(const api::WireRequest &request)
    {
        return CampaignTenant::body(request).value(QStringLiteral("instanceId")).toString();
    }
};

const QJsonObject agreed{{QStringLiteral("totalRecords"), 100}};

} // namespace

class TestReviewDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void showsBeforeAndAfter()
    {
        Bench bench;
        bench.start();
        bench.openReview();
        QVERIFY(!bench.review->windowTitle().isEmpty());
        QVERIFY(bench.shows(QStringLiteral("“Spring-renewals-A-K.csv”")));
        QVERIFY(bench.shows(QStringLiteral("signup_date ↓")));
        QVERIFY(bench.shows(QStringLiteral("Natural")));
        QVERIFY(bench.shows(QStringLiteral("The campaign is running.")));
        QCOMPARE(bench.tenant.count(Method::UpdateList), 0);
        savePicture(*bench.review, QStringLiteral("review-light"));
        QTest::mouseClick(bench.review->closeButton(), Qt::LeftButton);
        QTRY_VERIFY(!bench.page->findChild<views::ReviewDialog *>());
        QCOMPARE(bench.tenant.count(Method::UpdateList), 0);
        QCOMPARE(bench.page->plan()->changeCount(), 4);
    }

    void aStoppedOneIsNotSaidToRun()
    {
        Bench bench;
        bench.start(false);
        bench.openReview();
        QVERIFY(!bench.shows(QStringLiteral("The campaign is running.")));
    }

    void sendsOneByOne()
    {
        Bench bench;
        bench.tenant.on(Method::UpdateList, CampaignTenant::json(agreed));
        bench.start();
        bench.tenant.hold(Method::UpdateList);
        bench.openReview();
        QTest::mouseClick(bench.review->applyButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 1);
        QTest::qWait(50);
        QCOMPARE(bench.tenant.count(Method::UpdateList), 1); // the next waits for the answer
        savePicture(*bench.review, QStringLiteral("review-sending-light"));
        bench.tenant.release(Method::UpdateList);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 3);
        QTRY_COMPARE(bench.page->plan()->changeCount(), 0);
        QSet<QString> instances;
        for (const api::WireRequest &request : bench.tenant.requests(Method::UpdateList))
            instances << Bench::instanceIn(request);
        QCOMPARE(instances, (QSet<QString>{QStringLiteral("i1"), QStringLiteral("i2"), QStringLiteral("i3")}));
        // It stays open until it is closed, and tells the outcome.
        QVERIFY(bench.review->isVisible());
        QCOMPARE(bench.review->outcomes(), QStringList(3, QStringLiteral("Applied")));
        QVERIFY(!bench.review->applyButton()->isVisible());
        savePicture(*bench.review, QStringLiteral("review-done-light"));
        QTest::keyClick(bench.review, Qt::Key_Escape);
        QTRY_VERIFY(!bench.page->findChild<views::ReviewDialog *>());
    }

    void whatFailsStays()
    {
        Bench bench;
        bench.tenant.on(Method::UpdateList, [](const api::WireRequest &request) {
            if (Bench::instanceIn(request) == QStringLiteral("i1"))
                return CampaignTenant::error(400, "bad_request", "dialingRatio has an unsupported value");
            return CampaignTenant::json(agreed);
        });
        bench.start();
        bench.openReview();
        QTest::mouseClick(bench.review->applyButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 3);
        QTRY_COMPARE(bench.review->outcomes().filter(QStringLiteral("Not applied")).size(), 1);
        QCOMPARE(bench.review->outcomes().filter(QRegularExpression(QStringLiteral("^Applied$"))).size(), 2);
        QTRY_VERIFY(bench.review->applyButton()->isVisible());
        QVERIFY(bench.page->plan()->find(QStringLiteral("i1"))->isEdited(models::InstanceProperty::Ratio));
        QVERIFY(bench.shows(QStringLiteral("(400)")));
        savePicture(*bench.review, QStringLiteral("review-failed-light"));
        views::Theme::instance().setMode(views::ThemeMode::Dark);
        QTest::qWait(20);
        savePicture(*bench.review, QStringLiteral("review-failed-dark"));
        views::Theme::instance().setMode(views::ThemeMode::Light);
        // What is left is sent once more, and nothing else.
        bench.tenant.on(Method::UpdateList, CampaignTenant::json(agreed));
        QTest::mouseClick(bench.review->applyButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 4);
        QCOMPARE(Bench::instanceIn(bench.tenant.requests(Method::UpdateList).last()), QStringLiteral("i1"));
        // Nothing of those that are applied is left, lines between them neither.
        QCOMPARE(bench.review->outcomes().size(), 1);
        const auto lines = [&bench] {
            const auto frames = bench.review->findChildren<QFrame *>();
            return int(std::count_if(frames.begin(), frames.end(),
                                     [](const QFrame *frame) { return frame->property("part") == QStringLiteral("line"); }));
        };
        QTRY_COMPARE(lines(), 1);
    }

    void stopsBetween()
    {
        Bench bench;
        bench.tenant.on(Method::UpdateList, CampaignTenant::json(agreed));
        bench.start();
        bench.tenant.hold(Method::UpdateList);
        bench.openReview();
        QTest::mouseClick(bench.review->applyButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 1);
        QTest::keyClick(bench.review, Qt::Key_Escape); // no further one
        QVERIFY(bench.review->isVisible());
        QVERIFY(!bench.review->closeButton()->isEnabled());
        bench.tenant.release(Method::UpdateList);
        QTRY_COMPARE(bench.review->outcomes().filter(QRegularExpression(QStringLiteral("^Applied$"))).size(), 1);
        QTRY_VERIFY(bench.review->closeButton()->isEnabled());
        QTest::qWait(50);
        QCOMPARE(bench.tenant.count(Method::UpdateList), 1);
        QVERIFY(bench.page->plan()->changeCount() > 0);
    }

    void endsWithItsPage()
    {
        Bench bench;
        bench.tenant.on(Method::UpdateList, CampaignTenant::json(agreed));
        bench.start();
        bench.tenant.hold(Method::UpdateList);
        bench.openReview();
        QTest::mouseClick(bench.review->applyButton(), Qt::LeftButton);
        QTRY_COMPARE(bench.tenant.count(Method::UpdateList), 1);
        bench.page->setSession(nullptr);
        QVERIFY(!bench.page->findChild<views::ReviewDialog *>());
        bench.tenant.release(Method::UpdateList);
        QTest::qWait(20);
    }
};

QTEST_MAIN(TestReviewDialog)
#include "tst_reviewdialog.moc"
