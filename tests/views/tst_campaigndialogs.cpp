// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a campaign by its id, binding a list, and the pictures of the whole page.

#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>

#include <models/campaigns/campaignid.h>
#include <views/campaigns/campaignlistview.h>
#include <views/shared/banner.h>
#include <views/shared/widgets.h>

#include <support/campaignspagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using views::CampaignsPage;

class TestCampaignDialogs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void idsAreFoundInWhatIsPasted()
    {
        const QString id = QStringLiteral("85389D39-E05C-4CE7-B36D-4401BEA52E14");
        QCOMPARE(models::campaignIdFrom(QStringLiteral("  %1\n").arg(id)), id);
        QCOMPARE(
            models::campaignIdFrom(
                QStringLiteral("https://tenant.example/admin/?x=1#SERVICES_CAMPAIGNS:SERVICES_PROPERTIES:%1:GENERAL").arg(id)),
            id);
        QCOMPARE(models::campaignIdFrom(
                     QStringLiteral("https://tenant.example/admin/#SERVICES_CAMPAIGNS%3ASERVICES_PROPERTIES%3A") + id),
                 id);
        QVERIFY(models::campaignIdFrom(QStringLiteral("https://tenant.example/admin/")).isNull());
        QVERIFY(models::campaignIdFrom(QStringLiteral("#SERVICES_CAMPAIGNS:SERVICES_PROPERTIES:")).isNull());
        QVERIFY(models::campaignIdFrom(QStringLiteral("the autumn one")).isNull());
        QVERIFY(models::campaignIdFrom({}).isNull());
    }

    void opensByIdAndForgets()
    {
        auto store = models::Store::open({});
        QVERIFY(store.has_value());
        PageBench bench;
        bench.fill();
        bench.show(*store);
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.action(views::MenuId::Campaign, QStringLiteral("Open by ID"))->trigger();
        QTRY_VERIFY(bench.dialog());
        auto *edit = bench.dialog()->findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("no id at all"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(bench.dialog()); // said in the dialog; nothing was asked
        edit->setText(QStringLiteral("c99"));
        const int asked = bench.tenant.count(Method::GetCampaign);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(bench.tenant.count(Method::GetCampaign) > asked);
        auto *field = bench.dialog()->findChild<views::FormField *>();
        QTRY_COMPARE(field->error(), QStringLiteral("The tenant has no campaign with this ID (404)."));
        edit->setText(QStringLiteral("https://tenant.example/#SERVICES_CAMPAIGNS:SERVICES_PROPERTIES:c4"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!bench.dialog());
        QTRY_COMPARE(bench.page->currentCampaign(), QStringLiteral("c4"));
        QCOMPARE(bench.state(QStringLiteral("c4")), QStringLiteral("Disabled"));
        QVERIFY(!bench.action(views::MenuId::Campaign, QStringLiteral("Start"))->isEnabled());
        bench.action(views::MenuId::Campaign, QStringLiteral("Copy ID"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("c4"));
        bench.page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.page.get()));
        bench.page->table()->setFocus();
        QTest::keyClick(bench.page->table(), Qt::Key_Delete);
        QTRY_COMPARE(bench.model()->rowCount(), 3);
    }

    void bindsAList()
    {
        PageBench bench;
        bench.fill();
        const QJsonArray lists{QJsonObject{{QStringLiteral("id"), QStringLiteral("list-a")},
                                           {QStringLiteral("name"), QStringLiteral("Spring leads")},
                                           {QStringLiteral("formatId"), QStringLiteral("f")},
                                           {QStringLiteral("formatName"), QStringLiteral("Leads")},
                                           {QStringLiteral("creationDate"), QStringLiteral("2023-11-14T00:00:00.000")},
                                           {QStringLiteral("totalRecords"), 98329}}};
        bench.tenant.on(Method::GetLists, CampaignTenant::json(QJsonObject{{QStringLiteral("next_cursor"), QJsonValue()},
                                                                           {QStringLiteral("records"), lists}}));
        bench.tenant.on(Method::BindList, CampaignTenant::error(404, "not_found", "list was not found"));
        bench.show();
        QTRY_COMPARE(bench.model()->rowCount(), 3);
        bench.page->selectCampaign(QStringLiteral("c2"));
        QAction *bind = bench.action(views::MenuId::Campaign, QStringLiteral("Bind list"));
        QTRY_VERIFY(bind->isEnabled());
        bind->trigger();
        QTRY_VERIFY(bench.dialog());
        QDialog *dialog = bench.dialog();
        auto *table = dialog->findChild<views::TableView *>();
        QTRY_COMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Spring leads"));
        QPushButton *act = bench.button(dialog, QStringLiteral("Bind list"));
        QVERIFY(act);
        QVERIFY(!act->isEnabled());
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(act->isEnabled());
        outdial::savePicture(*dialog, QStringLiteral("bind-list"));
        QTest::mouseClick(act, Qt::LeftButton);
        auto *banner = dialog->findChild<views::Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->title(), QStringLiteral("The list was not bound."));
        QVERIFY(act->isEnabled());

        // The answer is lost, but the campaign has the instance: it was bound, and nothing is sent a second time.
        bench.tenant.on(Method::BindList, [&bench](const api::WireRequest &request) {
            bench.tenant.editOne(CampaignTenant::target(request),
                                 [](TenantCampaign &one) { one.lists << listWith(QStringLiteral("a"), 98329, 0, 0, 0); });
            return CampaignTenant::lost();
        });
        dialog->findChild<QCheckBox *>()->setChecked(true);
        QTest::mouseClick(act, Qt::LeftButton);
        QTRY_VERIFY(!bench.dialog());
        const QList<api::WireRequest> sent = bench.tenant.requests(Method::BindList);
        QCOMPARE(sent.size(), 2);
        const QJsonObject body = CampaignTenant::body(sent.last());
        QCOMPARE(body.value(QStringLiteral("listId")).toString(), QStringLiteral("list-a"));
        QCOMPARE(body.value(QStringLiteral("enabled")).toBool(), true);
        QCOMPARE(body.value(QStringLiteral("order")).toInt(), 2); // behind the one that is there
        QCOMPARE(body.value(QStringLiteral("dialingRatio")).toInt(), 1);
        QCOMPARE(body.value(QStringLiteral("sortingOrder")).toObject().value(QStringLiteral("type")).toString(),
                 QStringLiteral("NATURAL"));
        QTRY_COMPARE(bench.page->pane()->lists()->model()->rowCount(), 2);
    }

    void pictures()
    {
        if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
            QSKIP("no folder for pictures is named");
        for (const views::ThemeMode mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
            views::Theme::instance().setMode(mode);
            PageBench bench;
            const auto sorting = [](const QString &field, const QString &order) {
                return QJsonObject{{QStringLiteral("fieldName"), field}, {QStringLiteral("sortOrder"), order}};
            };
            TenantList one = listWith(QStringLiteral("i1"), 1600, 1390, 912, 3, QStringLiteral("Renewals west A–K"));
            one.ratio = 4;
            one.sorting = {sorting(QStringLiteral("Priority"), QStringLiteral("DESC")),
                           sorting(QStringLiteral("renewal date"), QStringLiteral("ASC"))};
            TenantList two = listWith(QStringLiteral("i2"), 1800, 1290, 820, 3, QStringLiteral("Renewals west L–Z"));
            two.order = 2;
            two.ratio = 2;
            TenantList three = listWith(QStringLiteral("i3"), 600, 168, 88, 3, QStringLiteral("Late sign-ups (filtered)"));
            three.order = 3;
            TenantList four =
                listWith(QStringLiteral("i4"), 3210, 0, 0, 0, QStringLiteral("Bestandskunden Rückläufer März 2024 Nachtrag"));
            four.order = 4;
            four.enabled = false;
            TenantList five = listWith(QStringLiteral("i5"), 4000, 0, 0, 0, QStringLiteral("Holdout group"));
            five.order = 5;
            five.enabled = false;
            const QJsonArray dnc{QJsonObject{{QStringLiteral("id"), QStringLiteral("d1")},
                                             {QStringLiteral("name"), QStringLiteral("Company-wide opt-outs")},
                                             {QStringLiteral("type"), QStringLiteral("INTERNAL")}},
                                 QJsonObject{{QStringLiteral("id"), QStringLiteral("d2")},
                                             {QStringLiteral("name"), QStringLiteral("Area codes on hold")},
                                             {QStringLiteral("type"), QStringLiteral("GEOGRAPHIC_AREACODE")},
                                             {QStringLiteral("Country"), QStringLiteral("US")}}};
            int number = 0;
            const auto add = [&](const QString &name, bool running, int total, int dialed, int completed, qint64 ago) {
                const QString id = QStringLiteral("p%1").arg(++number);
                bench.tenant.add(
                    {id, name, true, running, {listWith(QStringLiteral("x%1").arg(number), total, dialed, completed, ago)}, {}});
            };
            bench.tenant.add({QStringLiteral("p0"),
                              QStringLiteral("Spring renewals — West Coast"),
                              true,
                              true,
                              {one, two, three, four, five},
                              dnc});
            add(QStringLiteral("Terminerinnerung Zahnvorsorge Süddeutschland (Wiederholungsanrufe)"), true, 1260, 1139, 984, 1);
            add(QStringLiteral("Meter reading callbacks"), true, 710, 625, 625, 840);
            add(QStringLiteral("Warranty recall: household appliances 2019–2022"), true, 5431, 4709, 3041, 2);
            add(QStringLiteral("Autumn survey, wave 2"), false, 2200, 0, 0, 0);
            add(QStringLiteral("Lapsed members winback Q4"), false, 1548, 796, 410, 172800);
            add(QStringLiteral("Bestandskunden-Zufriedenheitsbefragung Nordrhein-Westfalen 2024"), false, 3120, 2053, 1203,
                70000);
            add(QStringLiteral("Delivery slot confirmation"), false, 940, 822, 611, 4000);
            add(QStringLiteral("Payment plan reminders"), false, 800, 800, 796, 400000);
            add(QStringLiteral("Volunteer thank-you calls"), false, 94, 0, 0, 0);
            bench.tenant.add({QStringLiteral("off"),
                              QStringLiteral("Christmas hotline overflow"),
                              false,
                              false,
                              {listWith(QStringLiteral("xo"), 120, 120, 119, 30000000)},
                              {}});
            bench.show();
            QTRY_VERIFY(bench.model() && bench.model()->rowCount() == 10);
            bench.page->feed()->open(QStringLiteral("off"));
            QTRY_VERIFY(bench.page->feed()->row(QStringLiteral("off")));
            for (const QString &id : bench.page->feed()->rows().ids())
                QTRY_VERIFY(bench.page->feed()->row(id)->progress());
            bench.tenant.on(Method::StartCampaign, [](const api::WireRequest &request) {
                if (CampaignTenant::target(request) == QStringLiteral("p5"))
                    return CampaignTenant::error(503, "unavailable", "maintenance");
                return CampaignTenant::json(QByteArray(R"({"state": "RUNNING"})"));
            });
            bench.page->feed()->startCampaign(QStringLiteral("p5"));
            QTRY_COMPARE(bench.state(QStringLiteral("p5")), QStringLiteral("Start failed"));
            bench.tenant.hold(Method::StartCampaign);
            bench.page->feed()->startCampaign(QStringLiteral("p4"));
            bench.page->selectCampaign(QStringLiteral("p0"));
            bench.page->table()->setFocus();
            const QString theme = mode == views::ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            QTest::qWait(200);
            outdial::savePicture(*bench.page, QStringLiteral("campaigns-1440-") + theme);
            bench.page->resize(1310, 680);
            QTest::qWait(50);
            outdial::savePicture(*bench.page, QStringLiteral("campaigns-1366-") + theme);
            bench.page->resize(1080, 680);
            QTest::qWait(50);
            outdial::savePicture(*bench.page, QStringLiteral("campaigns-narrow-") + theme);
            bench.page->resize(1232, 812);
            bench.page->setOnline(false);
            QTest::qWait(100);
            outdial::savePicture(*bench.page, QStringLiteral("campaigns-offline-") + theme);
        }
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }
};

QTEST_MAIN(TestCampaignDialogs)
#include "tst_campaigndialogs.moc"
