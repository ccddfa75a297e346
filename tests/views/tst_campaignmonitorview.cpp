// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The monitor of a campaign as a tab of its page: it follows the monitor and asks its owner. And how it looks.

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>

#include <views/monitor/campaignmonitorview.h>
#include <views/monitor/checkscard.h>
#include <views/monitor/figuresstrip.h>
#include <views/monitor/ratecard.h>
#include <views/monitor/ratechart.h>
#include <views/shared/theme.h>

#include <support/campaignspagebench.h>
#include <support/largemonitorcases.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using models::Freshness;
using views::CardData;
using views::FiguresStrip;
using views::LargeMonitor;
using views::Theme;
using views::ThemeMode;

namespace {

// The tab before a scripted tenant: Spring runs with two lists, Winback without one.
struct ViewBench {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<models::CampaignFeed> feed;
    std::unique_ptr<models::CampaignMonitor> monitor;
    std::unique_ptr<views::CampaignMonitorView> view;

    explicit ViewBench(const QString &id)
    {
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        tenant.add({QStringLiteral("spring"),
                    QStringLiteral("Spring renewals"),
                    true,
                    true,
                    {listWith(QStringLiteral("i1"), 40, 28, 18, 3, QStringLiteral("West")),
                     listWith(QStringLiteral("i2"), 10, 0, 0, 0, QStringLiteral("East"))},
                    {}});
        tenant.add({QStringLiteral("winback"), QStringLiteral("Winback"), true, true, {}, {}});
        feed = std::make_unique<models::CampaignFeed>(*client, models::StorePtr(), QStringLiteral("tenant"), quickPace());
        monitor = std::make_unique<models::CampaignMonitor>(*feed, models::StorePtr(), QStringLiteral("tenant"));
        view = std::make_unique<views::CampaignMonitorView>(*monitor, id);
        view->resize(1232, 744);
        // As the page of the campaign does.
        QObject::connect(&feed->rows(), &models::CampaignRows::changed, view.get(), [this, id](const QStringList &ids) {
            if (ids.contains(id))
                view->showCampaign(feed->row(id));
        });
        view->show();
        feed->start();
    }
    ~ViewBench()
    {
        view.reset();
        monitor.reset();
        feed.reset();
        client.reset();
    }
    QString sentence(FiguresStrip::Figure figure) const { return view->large()->figures()->sentence(figure); }
};

} // namespace

class TestCampaignMonitorView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        Theme::instance().apply(*qApp);
    }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void followsTheMonitor()
    {
        ViewBench bench(QStringLiteral("spring"));
        // Nobody looks: nothing is drawn.
        QTRY_VERIFY(bench.monitor->figures(QStringLiteral("spring")).known);
        QCOMPARE(bench.sentence(FiguresStrip::Completed), QStringLiteral("Completed: not known, not read yet"));
        bench.view->activated();
        QTRY_COMPARE(bench.sentence(FiguresStrip::Completed), QStringLiteral("Completed: 36.0%, 18 of 50"));
        QCOMPARE(bench.sentence(FiguresStrip::Penetration), QStringLiteral("Penetration: 56.0%, 28 of 50"));
        QCOMPARE(bench.view->tabTitle(), QStringLiteral("Monitor"));
        // One of its lists.
        LargeMonitor &large = *bench.view->large();
        QTRY_COMPARE(large.choice()->count(), 3);
        QCOMPARE(large.choice()->itemText(1), QStringLiteral("West"));
        QCOMPARE(bench.view->firstFocus(), static_cast<QWidget *>(large.choice()));
        large.setInstance(QStringLiteral("i1"));
        QCOMPARE(bench.sentence(FiguresStrip::Completed), QStringLiteral("Completed: 45.0%, 18 of 40"));
        large.setInstance(QStringLiteral("i2"));
        QCOMPARE(bench.sentence(FiguresStrip::Completed), QStringLiteral("Completed: 0.0%, 0 of 10"));
        large.setInstance({});
        // Another span of time.
        QTest::mouseClick(button(large, QStringLiteral("Week")), Qt::LeftButton);
        QCOMPARE(large.rates()->chart()->chart().span, models::ChartSpan::Week);
        QCOMPARE(bench.view->actions(views::MenuId::View).size(), 1);
        // The tenant goes away: what was read stays.
        bench.feed->setOnline(false);
        QTRY_COMPARE(large.card().freshness, Freshness::Offline);
        QCOMPARE(bench.sentence(FiguresStrip::Completed), QStringLiteral("Completed: ~36.0%, 18 of 50"));
        // The session ends before the page does.
        bench.monitor.reset();
        bench.view->refresh();
        bench.view->deactivated();
        bench.view->activated();
        QCOMPARE(bench.sentence(FiguresStrip::Completed), QStringLiteral("Completed: ~36.0%, 18 of 50"));
    }

    void asksItsOwner()
    {
        ViewBench bench(QStringLiteral("winback"));
        QSignalSpy bind(bench.view.get(), &views::CampaignMonitorView::bindRequested);
        bench.view->activated();
        views::ChecksCard *why = bench.view->large()->checks();
        QTRY_VERIFY(why->isVisible());
        QVERIFY(!why->buttons().isEmpty());
        QTest::mouseClick(why->buttons().first(), Qt::LeftButton);
        QCOMPARE(bind.count(), 1);
        QCOMPARE(bench.tenant.count(Method::BindList), 0); // it does nothing itself
        bench.view->setOnline(false);
        QVERIFY(!why->buttons().first()->isEnabled());
    }

    void everythingHasAName()
    {
        const auto large = shown(whyCard());
        for (const QWidget *widget : large->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const auto *one = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (one && !one->text().isEmpty()), widget->metaObject()->className());
        }
    }

    void pictures()
    {
        CardData german = springCard();
        german.figures.dispositions = {{QStringLiteral("Nicht erreicht"), 12610},
                                       {QStringLiteral("Termin verschoben, Rückruf durch die Praxisleitung erbeten"), 7118},
                                       {QStringLiteral("Anrufbeantworter"), 5240},
                                       {QStringLiteral("Kein Interesse"), 2102},
                                       {QStringLiteral("Später zurückrufen"), 1088},
                                       {QStringLiteral("Falsche Nummer"), 300},
                                       {QString(), 22}};
        const struct {
            QString name;
            CardData card;
            QSize size;
        } cases[] = {{QStringLiteral("monitor-campaign"), springCard(), {1232, 744}},
                     {QStringLiteral("monitor-campaign-why-1366"), whyCard(), {1310, 612}},
                     {QStringLiteral("monitor-campaign-stale"), oldOf(springCard(), Freshness::Stale), {1232, 744}},
                     {QStringLiteral("monitor-campaign-unknown"), unknownCard(), {1232, 744}},
                     {QStringLiteral("monitor-campaign-german-1280"), german, {1224, 564}},
                     {QStringLiteral("monitor-campaign-narrow"), german, {860, 1400}}};
        for (const auto &one : cases) {
            const auto large = shown(one.card, one.size);
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                Theme::instance().setMode(mode);
                QTest::qWait(60);
                savePicture(*large, one.name + QLatin1String(mode == ThemeMode::Light ? "-light" : "-dark"));
            }
            if (one.name == QStringLiteral("monitor-campaign")) {
                large->rates()->setTable(true);
                QTest::qWait(60);
                savePicture(*large, QStringLiteral("monitor-campaign-table-dark"));
            }
        }
    }
};

QTEST_MAIN(TestCampaignMonitorView)
#include "tst_campaignmonitorview.moc"
