// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page and the dock of jobs, by keyboard and mouse, before the real sandbox; and their looks.

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QtTest>

#include <models/transfer/recordexport.h>
#include <views/jobs/jobdetailsdialog.h>
#include <views/jobs/jobspage.h>
#include <views/shared/emptystate.h>
#include <views/shared/tableview.h>

#include <support/jobbench.h>
#include <support/recordsbench.h>

using namespace outdial;
using models::JobsModel;
using models::JobState;
using test::DeletionBench;
using views::JobsPage;
using views::JobsView;

namespace {

struct Shown {
    DeletionBench bench;
    std::unique_ptr<models::DeletionJobs> jobs = bench.engine();
    std::unique_ptr<JobsModel> model = std::make_unique<JobsModel>(jobs.get(), nullptr);
};

QPoint actCentre(const JobsView &view, int row)
{
    const QRect cell = view.table()->visualRect(view.model()->index(row, JobsModel::ActColumn));
    return {cell.right() - 30, cell.center().y()};
}

} // namespace

class TestJobsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        views::Theme::instance().apply(*qApp);
    }

    void empty()
    {
        Shown shown;
        JobsPage page;
        page.setModel(shown.model.get());
        page.resize(1232, 700);
        page.show();
        QVERIFY(test::instead(page));
        QVERIFY(test::allText(page).contains(QLatin1String("Nothing works for you at the moment")));
        QCOMPARE(page.navigationCount(), QString());
        test::savePictures(page, "jobs-empty");
        page.setModel(nullptr);
        QVERIFY(page.view()->summary().isEmpty());
    }

    // What works, what waits, what failed: header, navigation, row buttons, menu.
    void acts()
    {
        Shown shown;
        const QString list = shown.bench.listOf(2'500);
        const QString gone = shown.bench.listOf(2, QStringLiteral("Late-payers.csv"));
        JobsPage page;
        page.setModel(shown.model.get());
        page.resize(1232, 700);
        page.show();
        const QString first = QStringLiteral("d:") + shown.jobs->ask(DeletionBench::all(list));
        const QString second = QStringLiteral("d:") + shown.jobs->ask(DeletionBench::keys(list, 3));
        shown.bench.value(shown.bench.client->callingList.deleteList(gone));
        shown.jobs->ask(DeletionBench::all(gone, QStringLiteral("Late-payers.csv")));
        QTRY_COMPARE(shown.model->failed(), 1);
        QTRY_COMPARE(page.view()->summary(), QStringLiteral("1 at work, 1 waiting, 1 failed"));
        QVERIFY(page.navigationAttention());
        QTRY_VERIFY(shown.model->rowAt(0) && shown.model->rowAt(0)->share > 0);
        views::TableView *table = page.view()->table();
        // The one that waits is cancelled by its button.
        QCOMPARE(shown.model->rowOf(second), 1);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, actCentre(*page.view(), 1));
        QTRY_COMPARE(shown.model->rowAt(shown.model->rowOf(second))->state, JobState::Cancelled);
        // Details of the one that runs by Return, following it.
        table->setFocus();
        table->setCurrentIndex(shown.model->index(shown.model->rowOf(first), 0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *details = page.findChild<views::JobDetailsDialog *>();
        QVERIFY(details);
        QVERIFY(test::allText(*details).contains(QLatin1String("Deletes every record.")));
        details->reject();
        // The menu of a row by key: all of its acts.
        table->setCurrentIndex(shown.model->index(1, 0));
        QCOMPARE(shown.model->rowAt(1)->state, JobState::Failed);
        QSignalSpy again(page.view(), &JobsView::askAgainRequested);
        QTest::keyClick(table, Qt::Key_Return); // What remains…
        QPointer<views::JobDetailsDialog> remains;
        QTRY_VERIFY((remains = page.findChild<views::JobDetailsDialog *>()) && remains->isVisible());
        QVERIFY(test::allText(*remains).contains(QLatin1String("Nothing was deleted by this job.")));
        remains->reject();
        QTRY_COMPARE_WITH_TIMEOUT(shown.model->atWork(), 0, 20'000);
        QVERIFY(page.view()->actions().constLast()->isEnabled());
        page.view()->actions().constLast()->trigger(); // Clear finished
        QTRY_COMPARE(shown.model->rowCount(), 0);
        QVERIFY(test::instead(page));
        QVERIFY(!page.navigationAttention());
    }

    void cannotLook()
    {
        Shown shown;
        const QString list = shown.bench.listOf(1'000);
        shown.bench.sandbox->addFault(QStringLiteral("kind=status,code=403,path=job/,times=4"));
        JobsPage page;
        page.setModel(shown.model.get());
        page.show();
        shown.jobs->ask(DeletionBench::all(list));
        QTRY_VERIFY(test::allText(page).contains(QLatin1String("could not be looked at")));
        QVERIFY(test::allText(page).contains(QLatin1String("They go on in the tenant.")));
        QTRY_COMPARE_WITH_TIMEOUT(shown.model->atWork(), 0, 20'000);
        QVERIFY(!test::allText(page).contains(QLatin1String("could not be looked at")));
    }

    // Why one failed is read in the table, in the narrowest window too: its row is as high as the sentence. Others keep theirs.
    void whyItFailed_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("1280x720") << 1224;
        QTest::newRow("1440x900") << 1232;
        QTest::newRow("wide") << 2200;
    }
    void whyItFailed()
    {
        QFETCH(int, width);
        Shown shown;
        const QString list = shown.bench.listOf(2);
        JobsView dock(JobsView::Place::Dock);
        dock.setModel(shown.model.get());
        dock.resize(width, 300);
        dock.show();
        shown.bench.sandbox->setPrivileges({});
        shown.jobs->ask(DeletionBench::all(list));
        QTRY_COMPARE(shown.model->failed(), 1);
        shown.bench.sandbox->setPrivileges(sandbox::allPrivileges());
        shown.jobs->ask(DeletionBench::keys(list, 1));
        QTRY_COMPARE(shown.model->rowCount(), 2);
        QTRY_COMPARE(shown.model->atWork(), 0);
        views::TableView *table = dock.table();
        const int failed = shown.model->rowAt(0)->state == JobState::Failed ? 0 : 1;
        const QString why = shown.model->rowAt(failed)->note;
        QVERIFY2(why.size() > 60 && why.contains(QLatin1String("Manage Lists")), qPrintable(why));
        const QModelIndex cell = shown.model->index(failed, JobsModel::ProgressColumn);
        const QRect room = table->visualRect(cell).adjusted(8, 0, -8, 0);
        const bool oneLine =
            QFontMetrics(views::Theme::instance().font(views::Type::Body)).horizontalAdvance(why) <= room.width();
        QCOMPARE(oneLine, width == 2200);
        const QRect needed = QFontMetrics(views::Theme::instance().font(views::Type::Small))
                                 .boundingRect(QRect(0, 0, room.width(), 1'000), Qt::TextWordWrap, why);
        QTRY_VERIFY(oneLine ? table->rowHeight(failed) == 32 : table->rowHeight(failed) >= needed.height() + 8);
        QCOMPARE(table->rowHeight(1 - failed), 32);
        test::savePictures(dock, qPrintable(QStringLiteral("jobs-failed-%1").arg(width)));
        dock.setModel(nullptr);
    }

    // Nothing in a dock: the words are whole, without the drawing, for which there is no room. On the page there is.
    void emptyDock()
    {
        Shown shown;
        JobsView dock(JobsView::Place::Dock);
        dock.setModel(shown.model.get());
        dock.resize(1232, 240);
        dock.show();
        const auto labels = [&dock] {
            QList<QLabel *> visible;
            for (QLabel *label : dock.findChild<views::EmptyState *>()->findChildren<QLabel *>()) {
                if (label->isVisible())
                    visible.append(label);
            }
            return visible;
        };
        const auto drawn = [&labels] {
            const QList<QLabel *> all = labels();
            return std::any_of(all.begin(), all.end(), [](const QLabel *label) { return !label->pixmap().isNull(); });
        };
        QTRY_COMPARE(labels().size(), 2);
        QVERIFY(!drawn());
        for (const QLabel *label : labels()) {
            QVERIFY(label->parentWidget()->rect().contains(label->geometry()));
            QVERIFY(label->height() >= label->heightForWidth(label->width()));
        }
        dock.resize(1232, 700);
        QTRY_VERIFY(drawn());
        dock.setModel(nullptr);
    }

    void dockFolds()
    {
        Shown shown;
        JobsView dock(JobsView::Place::Dock);
        dock.setModel(shown.model.get());
        dock.resize(1232, 240);
        dock.show();
        QSignalSpy folded(&dock, &JobsView::foldedChanged);
        dock.setFolded(true);
        QCOMPARE(folded.count(), 1);
        QVERIFY(!dock.table()->isVisible());
        dock.setFolded(false);
        QVERIFY(dock.table()->isVisible());
    }

    // Beside the picture of the design.
    void pictures()
    {
        if (qEnvironmentVariableIsEmpty("OUTDIAL_PICTURES"))
            QSKIP("no pictures wanted");
        Shown shown;
        shown.jobs.reset();
        models::DeletionPace slow;
        slow.first = std::chrono::milliseconds(300);
        shown.jobs = std::make_unique<models::DeletionJobs>(*shown.bench.client, nullptr, QStringLiteral("t"),
                                                            QStringLiteral("k.lindqvist"), slow);
        shown.model = std::make_unique<JobsModel>(shown.jobs.get(), nullptr);
        const QString list = shown.bench.listOf(2'500, QStringLiteral("Warranty-registrations-2019-2022.csv"));
        const QString gone = shown.bench.listOf(1, QStringLiteral("Late-payers-november.csv"));
        const QString small = shown.bench.listOf(12, QStringLiteral("Winback-Q4-lapsed.csv"));
        JobsView dock(JobsView::Place::Dock);
        dock.resize(1232, 290);
        dock.setModel(shown.model.get());
        dock.show();
        shown.jobs->ask(DeletionBench::all(small, QStringLiteral("Winback-Q4-lapsed.csv")));
        shown.bench.value(shown.bench.client->callingList.deleteList(gone));
        shown.jobs->ask(DeletionBench::all(gone, QStringLiteral("Late-payers-november.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(shown.model->atWork(), 0, 20'000);
        shown.jobs->ask(DeletionBench::all(list, QStringLiteral("Warranty-registrations-2019-2022.csv")));
        shown.jobs->ask(DeletionBench::keys(list, 3));
        QTRY_VERIFY(shown.model->rowAt(0) && shown.model->rowAt(0)->share > 0);
        test::savePictures(dock, "jobs-dock");
        dock.resize(1366 - 56, 290);
        JobsPage page;
        page.setModel(shown.model.get());
        page.resize(1310, 700);
        page.show();
        test::savePictures(page, "jobs-page");
        for (const auto &job : shown.jobs->jobs()) {
            if (job.state == models::DeletionJob::State::Failed) {
                auto *details = new views::JobDetailsDialog(*shown.jobs, job.id, true, &page);
                details->show();
                test::savePictures(*details, "job-remains");
                details->reject();
                break;
            }
        }
    }
};

QTEST_MAIN(TestJobsPage)
#include "tst_jobspage.moc"
