// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Choosing a list to bind, with a custom sorting: what the dialog knows of the list, and what it hands on or sends.

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QtTest>

#include <models/store/knownformats.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/campaigns/listchooser.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/campaigns/sortingrow.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/pictures.h>
#include <support/planbench.h>
#include <support/recordpages.h>
#include <support/scriptedtenant.h>

using namespace outdial;
using namespace outdial::testing;
using api::Method;
using views::BindListDialog;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

QJsonObject listJson(const QString &id, const QString &name, int total, const char *format = "Renewals US v2")
{
    return {{c("id"), id},
            {c("name"), name},
            {c("formatId"), c("F1")},
            {c("formatName"), c(format)},
            {c("creationDate"), c("2023-11-14T00:00:00.000")},
            {c("totalRecords"), total}};
}

struct Bench {
    ScriptedTenant tenant;
    std::unique_ptr<api::Client> client = tenant.makeClient();
    models::StorePtr store;
    models::CampaignRow row;
    std::unique_ptr<BindListDialog> dialog;

    Bench()
    {
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        if (auto opened = models::Store::open({}))
            store = *opened;
        row.id = c("c");
        row.name = c("Spring renewals — West Coast");
        row.listed = true;
        row.state = api::CampaignState::Running;
        row.detail = campaignWith({listInstance(c("i1"), 1), listInstance(c("i2"), 4)});
        lists({listJson(c("L1"), c("Autumn-trade-fair-contacts.csv"), 8'412), listJson(c("L2"), c("Spring leads"), 98'329)});
        detail(c("Spring leads"), {c("c9"), c("i9")});
    }
    void lists(const QJsonArray &some)
    {
        tenant.on(Method::GetLists, ScriptedTenant::json(QJsonObject{{c("next_cursor"), QJsonValue()}, {c("records"), some}}));
    }
    void detail(const QString &name, const QStringList &bound)
    {
        QJsonObject list = listJson(c("L2"), name, 98'329);
        QJsonArray campaigns;
        for (qsizetype i = 0; i + 1 < bound.size(); i += 2)
            campaigns.append(
                QJsonObject{{c("campaignId"), bound[i]}, {c("campaignName"), c("Other")}, {c("instanceId"), bound[i + 1]}});
        list[c("campaigns")] = campaigns;
        tenant.on(Method::GetList, ScriptedTenant::json(list));
    }
    void knowFormat() const
    {
        models::KnownFormat known;
        known.origin = models::FormatOrigin::Created;
        known.format.id = c("F1");
        known.format.name = c("Renewals US v2");
        const std::initializer_list<std::pair<const char *, api::FieldType>> all{{"panel_id", api::FieldType::Other},
                                                                                 {"last_name", api::FieldType::LastName},
                                                                                 {"first_name", api::FieldType::FirstName},
                                                                                 {"priority", api::FieldType::Priority},
                                                                                 {"renewal_date", api::FieldType::DateTime}};
        for (const auto &[name, type] : all) {
            api::Field field;
            field.name = c(name);
            field.type = type;
            if (type == api::FieldType::DateTime)
                field.format = c("yyyy-MM-dd");
            known.format.fields.append(field);
        }
        models::KnownFormats(store).remember(c("tenant"), known);
    }
    void open(BindListDialog::Mode mode = BindListDialog::Mode::Collected)
    {
        dialog = std::make_unique<BindListDialog>(*client, row, nullptr, mode, store, c("tenant"));
        dialog->open();
    }
    QAbstractItemView *table() const { return dialog->findChild<views::TableView *>(); }
    void choose(const char *name) const
    {
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        for (int at = 0; at < table()->model()->rowCount(); ++at) {
            const QModelIndex index = table()->model()->index(at, models::ListsModel::NameColumn);
            if (index.data().toString() == c(name))
                table()->setCurrentIndex(index);
        }
    }
    QPushButton *button(const char *text) const
    {
        for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(QLatin1Char('&')) == c(text))
                return one;
        }
        return nullptr;
    }
    QRadioButton *type(const char *name) const
    {
        for (QRadioButton *one : dialog->findChildren<QRadioButton *>()) {
            if (one->accessibleName() == c(name))
                return one;
        }
        return nullptr;
    }
    bool says(const char *text) const
    {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(c(text)))
                return true;
        }
        return false;
    }
    QSpinBox *order() const { return dialog->findChildren<QSpinBox *>().value(0); }
};

} // namespace

class TestBindListDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        views::Theme::instance().apply(*qApp);
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }

    void whatIsKnownOfTheList()
    {
        Bench bench;
        bench.open();
        QVERIFY(bench.says("No list is chosen."));
        QVERIFY(!bench.button("Add to changes")->isEnabled());
        QCOMPARE(bench.order()->value(), 5); // behind the last one
        bench.choose("Spring leads");
        QVERIFY(bench.says("Format “Renewals US v2”"));
        QTRY_VERIFY(bench.says("Spring leads · 98,329 records · bound to 1 other campaign") ||
                    bench.says("Spring leads · 98,329 records · bound to 1 other campaign(s)"));
        QVERIFY(bench.says("Nothing is sent until you apply the changes"));
        QVERIFY(bench.button("Add to changes")->isEnabled());
    }

    void boundNowhereHasNoPreview()
    {
        Bench bench;
        bench.detail(c("Spring leads"), {});
        bench.knowFormat();
        bench.open();
        bench.choose("Spring leads");
        bench.type("Custom sorting")->click();
        QTRY_VERIFY(bench.says("bound to no other campaign"));
        QVERIFY(bench.says("No preview: the list is bound to no campaign"));
        QVERIFY(!bench.button("Show the first records"));
    }

    void collectsAndSendsNothing()
    {
        Bench bench;
        bench.knowFormat();
        bench.open();
        QSignalSpy chosen(bench.dialog.get(), &BindListDialog::chosen);
        QSignalSpy bound(bench.dialog.get(), &BindListDialog::bound);
        bench.choose("Spring leads");
        bench.type("Custom sorting")->click();
        auto *combo = bench.dialog->findChild<QComboBox *>();
        QVERIFY(combo->findText(c("priority")) >= 0);
        combo->setCurrentIndex(combo->findText(c("priority")));
        QTest::mouseClick(bench.button("Desc"), Qt::LeftButton);
        QTest::mouseClick(bench.button("Add to changes"), Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(bound.count(), 0);
        QCOMPARE(bench.dialog->result(), int(QDialog::Accepted));
        const auto request = chosen.first().at(0).value<api::BindListRequest>();
        QCOMPARE(request.listId, c("L2"));
        QVERIFY(!request.instanceName);
        QCOMPARE(request.enabled, std::optional(false));
        QCOMPARE(request.order, std::optional(5));
        QCOMPARE(request.dialingRatio, std::optional(1));
        QCOMPARE(request.sorting->type, api::SortingType::Custom);
        QCOMPARE(request.sorting->fields.size(), 1);
        QCOMPARE(request.sorting->fields.first().fieldName, c("priority"));
        QCOMPARE(request.sorting->fields.first().order, api::SortOrder::Descending);
        QCOMPARE(chosen.first().at(1).toString(), c("Spring leads"));
        QCOMPARE(chosen.first().at(2).toLongLong(), 98'329);
        QCOMPARE(bench.tenant.count(Method::BindList), 0);
    }

    void behindThePlannedOnes()
    {
        Bench bench;
        models::CampaignPlan plan;
        plan.rebase(*bench.row.detail);
        plan.setOrder(c("i1"), 9);
        api::BindListRequest other;
        other.listId = c("L2");
        other.order = 10;
        plan.bind(other, c("Spring leads"), 98'329);
        bench.open();
        bench.dialog->setPlanned(plan.instances());
        QCOMPARE(bench.order()->value(), 11);
        bench.choose("Spring leads");
        QVERIFY(bench.says("already bound to this campaign"));
    }

    void aBadSortingSaysWhy()
    {
        Bench bench;
        bench.detail(c("Spring leads"), {});
        bench.open(BindListDialog::Mode::AtOnce);
        bench.choose("Spring leads");
        QVERIFY(bench.button("Bind list")->isEnabled());
        bench.type("Custom sorting")->click();
        QVERIFY(!bench.button("Bind list")->isEnabled());
        QVERIFY(bench.says("Field 1 has no name"));
        QTest::keyClicks(bench.dialog->findChild<QComboBox *>()->lineEdit(), c("rank"));
        QVERIFY(bench.button("Bind list")->isEnabled());
        bench.tenant.on(Method::BindList, ScriptedTenant::json(R"({"instanceId": "i7", "totalRecords": 98329})"));
        QSignalSpy bound(bench.dialog.get(), &BindListDialog::bound);
        QTest::mouseClick(bench.button("Bind list"), Qt::LeftButton);
        QTRY_COMPARE(bound.count(), 1);
        QCOMPARE(bound.first().at(1).toString(), c("i7"));
        const QJsonObject sorting =
            ScriptedTenant::body(bench.tenant.requests(Method::BindList).last()).value(c("sortingOrder")).toObject();
        QCOMPARE(sorting.value(c("type")).toString(), c("CUSTOM"));
        QCOMPARE(sorting.value(c("sortingFields")).toArray(),
                 (QJsonArray{QJsonObject{{c("fieldName"), c("rank")}, {c("sortOrder"), c("ASC")}}}));
    }

    // Down from the search to the list, and no mouse from there on.
    void byKeys()
    {
        Bench bench;
        bench.knowFormat();
        bench.open();
        QVERIFY(QTest::qWaitForWindowActive(bench.dialog.get()));
        QTRY_COMPARE(bench.table()->model()->rowCount(), 2);
        QSignalSpy chosen(bench.dialog.get(), &BindListDialog::chosen);
        auto *search = bench.dialog->findChild<views::SearchField *>();
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, c("spring"));
        QTRY_COMPARE(bench.table()->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(bench.table()->hasFocus());
        QTest::keyClick(bench.table(), Qt::Key_Down);
        QTest::keyClick(bench.dialog.get(), Qt::Key_E, Qt::AltModifier);
        // Buttons that are pressed by their letter take a moment.
        QTRY_VERIFY(bench.dialog->findChild<QCheckBox *>()->isChecked());
        QTest::keyClick(bench.dialog.get(), Qt::Key_U, Qt::AltModifier); // custom
        QTRY_COMPARE(bench.dialog->findChildren<views::SortingRow *>().size(), 1);
        QTest::keyClick(bench.dialog.get(), Qt::Key_A, Qt::AltModifier); // another field
        QTRY_COMPARE(bench.dialog->findChildren<views::SortingRow *>().size(), 2);
        QTest::keyClicks(bench.dialog->focusWidget(), c("renewal_date"));
        QTest::keyClick(bench.dialog->focusWidget(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(bench.dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        const auto request = chosen.first().at(0).value<api::BindListRequest>();
        QCOMPARE(request.enabled, std::optional(true));
        QCOMPARE(request.sorting->fields.size(), 2);
        QCOMPARE(request.sorting->fields.first().fieldName, c("renewal_date"));
        QCOMPARE(request.sorting->fields.last().fieldName, c("panel_id"));
    }

    void pictures()
    {
        if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
            QSKIP("no folder for pictures is named");
        const QJsonArray lists{listJson(c("L1"), c("Autumn-trade-fair-contacts.csv"), 8'412),
                               listJson(c("L3"), c("Bestandskunden_Rückruf_Süd_2024-11_Nachfasser.csv"), 12'600),
                               listJson(c("L4"), c("Late-payers-november.csv"), 1'904),
                               listJson(c("L2"), c("Spring leads"), 98'329),
                               listJson(c("L5"), c("Spring-renewals-A-K.csv"), 16'000),
                               listJson(c("L6"), c("Spring-renewals-L-Z.csv"), 18'000),
                               listJson(c("L7"), c("Summer-webinar-attendees.csv"), 2'377),
                               listJson(c("L8"), c("Warranty-registrations-2019-2022.csv"), 54'310),
                               listJson(c("L9"), c("Web-signups-november.csv"), 6'000)};
        for (const views::ThemeMode mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
            views::Theme::instance().setMode(mode);
            const QString theme = mode == views::ThemeMode::Dark ? c("dark") : c("light");
            Bench bench;
            bench.knowFormat();
            bench.lists(lists);
            const auto person = [](int priority, const char *date, const char *last, const char *first) {
                return test::record({{c("priority"), priority},
                                     {c("renewal_date"), c(date)},
                                     {c("last_name"), c(last)},
                                     {c("first_name"), c(first)}});
            };
            bench.tenant.on(
                Method::GetAllRecords,
                ScriptedTenant::json(QJsonObject{{c("next_cursor"), QJsonValue()},
                                                 {c("records"), QJsonArray{person(10, "2024-12-03", "Hernquist", "Tobias"),
                                                                           person(10, "2024-12-01", "Castellan", "Priya"),
                                                                           person(10, "2024-12-01", "Arrebola", "Lucía")}}}));
            bench.open();
            QTRY_COMPARE(bench.table()->model()->rowCount(), 9);
            savePicture(*bench.dialog, c("bind-none-") + theme);
            bench.choose("Spring leads");
            QTRY_VERIFY(bench.says("other campaign"));
            bench.dialog->findChild<views::SortingDesigner *>()->setSorting(
                sortedBy({c("-priority"), c("renewal_date"), c("last_name")}));
            QTest::qWait(50);
            savePicture(*bench.dialog, c("bind-offer-") + theme);
            QTest::mouseClick(bench.button("Show the first records"), Qt::LeftButton);
            QTRY_VERIFY(bench.says("First records"));
            QTest::qWait(50);
            savePicture(*bench.dialog, c("bind-") + theme);
            bench.dialog->findChild<views::SortingDesigner *>()->setSorting(sortedBy(
                {c("-priority"), c("renewal_date"), c("last_name"), c("panel_id"), c("first_name"), c("nobody"), c("priority")}));
            bench.dialog->findChild<QCheckBox *>()->setChecked(true);
            QTest::qWait(50);
            savePicture(*bench.dialog, c("bind-many-") + theme);
        }
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }
};

QTEST_MAIN(TestBindListDialog)
#include "tst_bindlistdialog.moc"
