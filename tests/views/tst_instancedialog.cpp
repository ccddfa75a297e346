// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Editing one list instance: what is handed on, what is reset, and an instance that is unbound meanwhile.

#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QtTest>

#include <api/types/codecs.h>
#include <views/campaigns/instancedialog.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>

#include <support/pictures.h>
#include <support/planbench.h>

using namespace outdial;
using namespace outdial::testing;
using models::InstanceProperty;
using views::InstanceDialog;

namespace {

QString c(const char *text) { return QString::fromUtf8(text); }

struct Bench {
    models::CampaignRow row;
    models::CampaignPlan plan;
    std::unique_ptr<InstanceDialog> dialog;

    Bench()
    {
        api::ListInstance late = listInstance(c("i2"), 3, 2, 6'000);
        late.instanceName = c("Late sign-ups");
        late.sorting = sortedBy({c("-priority"), c("renewal_date")});
        api::Campaign campaign = campaignWith({listInstance(c("i1"), 1), late});
        campaign.state = api::CampaignState::Running;
        row.id = campaign.id;
        row.name = campaign.name;
        row.listed = true;
        row.state = api::CampaignState::Running;
        row.detail = campaign;
        models::ProgressFigures figures;
        figures.attempted = 1'578;
        figures.completed = 880;
        row.figures.insert(c("i2"), figures);
        plan.rebase(campaign);
    }
    void open(const QString &key = c("i2"))
    {
        dialog = std::make_unique<InstanceDialog>(*plan.find(key), &row, nullptr);
        dialog->open();
    }
    QLineEdit *name() const
    {
        for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
            if (!qobject_cast<QAbstractSpinBox *>(edit->parentWidget()) && !qobject_cast<QComboBox *>(edit->parentWidget()))
                return edit;
        }
        return nullptr;
    }
    QSpinBox *order() const { return dialog->findChildren<QSpinBox *>().value(0); }
    QSpinBox *ratio() const { return dialog->findChildren<QSpinBox *>().value(1); }
    QCheckBox *enabled() const { return dialog->findChild<QCheckBox *>(); }
    views::SortingDesigner *sorting() const { return dialog->findChild<views::SortingDesigner *>(); }
    QPushButton *button(const char *text) const
    {
        for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
            if (!one->isHidden() && one->text().remove(QLatin1Char('&')) == c(text))
                return one;
        }
        return nullptr;
    }
    QPushButton *resetOf(const char *name) const
    {
        for (QPushButton *one : dialog->findChildren<QPushButton *>()) {
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
    // The body that Update List would send of what was edited.
    QString sent() const { return QString::fromUtf8(api::encodeUpdateList(dialog->changes())); }
    QJsonObject body() const { return QJsonDocument::fromJson(sent().toUtf8()).object(); }
};

} // namespace

class TestInstanceDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        views::Theme::instance().apply(*qApp);
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }

    void showsWhatItIs()
    {
        Bench bench;
        bench.open();
        QCOMPARE(bench.dialog->windowTitle(), c("Edit “Late sign-ups”"));
        QVERIFY(bench.says("List “List i2”"));
        // 880 of 6,000 are 14.66… %.
        QVERIFY(bench.says("14.7% · 880 of 6,000 completed · 1,578 attempted"));
        QVERIFY(bench.says("which is running"));
        QCOMPARE(bench.name()->text(), c("Late sign-ups"));
        QCOMPARE(bench.order()->value(), 3);
        QCOMPARE(bench.ratio()->value(), 2);
        QVERIFY(bench.enabled()->isChecked());
        QCOMPARE(bench.sorting()->sorting().fields.size(), 2);
        QVERIFY(!bench.button("Add to changes")->isEnabled());
        QVERIFY(bench.says("Nothing is edited yet."));
        QCOMPARE(bench.body().keys(), QStringList{c("instanceId")});
    }

    void onlyWhatWasTouched()
    {
        Bench bench;
        bench.open();
        bench.order()->setValue(2);
        QVERIFY(bench.button("Add to changes")->isEnabled());
        QVERIFY(bench.says("Now 3, default 1"));
        QCOMPARE(bench.body(), (QJsonObject{{c("instanceId"), c("i2")}, {c("order"), 2}}));
        bench.order()->setValue(3); // back: nothing is touched
        QVERIFY(!bench.button("Add to changes")->isEnabled());
        bench.name()->setText(c("  Late ones "));
        bench.enabled()->setChecked(false);
        bench.ratio()->setValue(4);
        QCOMPARE(
            bench.body(),
            (QJsonObject{
                {c("instanceId"), c("i2")}, {c("instanceName"), c("Late ones")}, {c("enabled"), false}, {c("dialingRatio"), 4}}));
        bench.dialog->applyTo(bench.plan);
        QCOMPARE(bench.plan.changeCount(), 3);
        QCOMPARE(bench.plan.find(c("i2"))->planned.instanceName, c("Late ones"));
        QCOMPARE(bench.plan.find(c("i2"))->planned.dialingRatio, 4);
        QVERIFY(!bench.plan.find(c("i2"))->planned.enabled);
    }

    void sortingIsAChangeToo()
    {
        Bench bench;
        bench.open();
        bench.sorting()->setFields({});
        for (QRadioButton *button : bench.sorting()->findChildren<QRadioButton *>()) {
            if (button->accessibleName() == c("Random sorting"))
                button->click();
        }
        QCOMPARE(bench.body().value(c("sortingOrder")).toObject().value(c("type")).toString(), c("RANDOM"));
        bench.dialog->applyTo(bench.plan);
        QCOMPARE(bench.plan.find(c("i2"))->planned.sorting.type, api::SortingType::Random);
    }

    void aBadSortingIsNotTaken()
    {
        Bench bench;
        bench.open();
        bench.order()->setValue(2);
        bench.sorting()->setSorting(sortedBy({c("a"), c("a")}));
        bench.ratio()->setValue(5); // looked at again
        QVERIFY(!bench.button("Add to changes")->isEnabled());
        QVERIFY(bench.says("“a” is there twice"));
    }

    void resetsAreNulls()
    {
        Bench bench;
        bench.open();
        for (const char *name :
             {"Reset the name to its default", "Reset the order to its default", "Reset the dialing ratio to its default",
              "Reset whether it is enabled to its default", "Reset the sorting to its default"}) {
            QPushButton *reset = bench.resetOf(name);
            QVERIFY2(reset, name);
            QVERIFY2(reset->isEnabled(), name);
            reset->click();
            QVERIFY2(!reset->isEnabled(), name);
        }
        // What is shown is the API's default: no name, off, 1, 1, natural.
        QCOMPARE(bench.name()->text(), QString());
        QVERIFY(!bench.enabled()->isChecked());
        QCOMPARE(bench.order()->value(), 1);
        QCOMPARE(bench.ratio()->value(), 1);
        QCOMPARE(bench.sorting()->sorting().type, api::SortingType::Natural);
        QVERIFY(bench.says("Goes back to the default: natural") || bench.says("Goes back to the default: Natural"));
        const QJsonObject body = bench.body();
        for (const char *key : {"instanceName", "enabled", "order", "dialingRatio", "sortingOrder"})
            QVERIFY2(body.contains(c(key)) && body.value(c(key)).isNull(), key);
        // A value of one's own after it is a value.
        bench.order()->setValue(5);
        QCOMPARE(bench.body().value(c("order")).toInt(), 5);
        bench.dialog->applyTo(bench.plan);
        const models::PlannedInstance *planned = bench.plan.find(c("i2"));
        QVERIFY(planned->reset.contains(InstanceProperty::Name));
        QVERIFY(planned->reset.contains(InstanceProperty::Sorting));
        QVERIFY(!planned->reset.contains(InstanceProperty::Order));
        QCOMPARE(planned->planned.order, 5);
    }

    void whatThePlanHasIsNotTouchedAgain()
    {
        Bench bench;
        bench.plan.setOrder(c("i2"), 2);
        bench.plan.reset(c("i2"), InstanceProperty::Ratio);
        bench.open();
        QCOMPARE(bench.order()->value(), 2);
        QCOMPARE(bench.ratio()->value(), 1);
        QVERIFY(bench.says("Now 3, default 1"));
        QVERIFY(bench.says("Goes back to the default: 1"));
        QCOMPARE(bench.body().keys(), QStringList{c("instanceId")});
        // Back to what the tenant has: that is an edit against the plan, and takes it out of it.
        bench.order()->setValue(3);
        QCOMPARE(bench.body().value(c("order")).toInt(), 3);
        bench.dialog->applyTo(bench.plan);
        QVERIFY(!bench.plan.find(c("i2"))->isEdited(InstanceProperty::Order));
        QVERIFY(bench.plan.find(c("i2"))->isEdited(InstanceProperty::Ratio));
    }

    void turningOnWhileItRuns()
    {
        Bench bench;
        bench.row.detail->lists[1].enabled = false;
        bench.plan.rebase(*bench.row.detail);
        bench.open();
        QVERIFY(!bench.says("dialed as soon as"));
        bench.enabled()->setChecked(true);
        QVERIFY(bench.says("The campaign is running: its records are dialed as soon as the change is applied"));
        bench.row.state = api::CampaignState::Stopped;
        bench.dialog->showCampaign(&bench.row);
        QVERIFY(bench.says("dialed when the campaign is started"));
    }

    void goneMeanwhile()
    {
        Bench bench;
        bench.open();
        bench.order()->setValue(2);
        bench.dialog->instanceGone();
        auto *banner = bench.dialog->findChild<views::Banner *>();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->title(), c("“Late sign-ups” was unbound elsewhere."));
        QVERIFY(!bench.order()->isEnabled());
        QVERIFY(!bench.button("Add to changes"));
        QVERIFY(bench.button("Close"));
        QCOMPARE(bench.body().keys(), QStringList{c("instanceId")});
        bench.dialog->applyTo(bench.plan);
        QVERIFY(bench.plan.isEmpty());
        QTest::mouseClick(bench.button("Close"), Qt::LeftButton);
        QVERIFY(!bench.dialog->isVisible());
        QCOMPARE(bench.dialog->result(), int(QDialog::Rejected));
        bench.open();
        bench.dialog->instanceGone(c("k.lindqvist"));
        QCOMPARE(bench.dialog->findChild<views::Banner *>()->title(), c("k.lindqvist unbound “Late sign-ups”."));
    }

    void byKeys()
    {
        Bench bench;
        bench.open();
        QVERIFY(QTest::qWaitForWindowActive(bench.dialog.get()));
        QTest::keyClick(bench.dialog.get(), Qt::Key_O, Qt::AltModifier);
        QVERIFY(bench.order()->hasFocus());
        QTest::keyClick(bench.order(), Qt::Key_Down);
        QCOMPARE(bench.order()->value(), 2);
        QTest::keyClick(bench.order(), Qt::Key_Return);
        QCOMPARE(bench.dialog->result(), int(QDialog::Accepted));
        bench.open();
        QTest::keyClick(bench.dialog.get(), Qt::Key_Escape);
        QVERIFY(!bench.dialog->isVisible());
    }

    void aNewOneOfThePlan()
    {
        Bench bench;
        api::BindListRequest request;
        request.listId = c("list-x");
        request.order = 4;
        const QString key = bench.plan.bind(request, c("Spring leads"), 98'329);
        bench.open(key);
        QVERIFY(bench.says("List “Spring leads”"));
        QVERIFY(bench.says("98329 record")); // grouped by the translation that the program loads
        bench.ratio()->setValue(3);
        bench.dialog->applyTo(bench.plan);
        QCOMPARE(bench.plan.find(key)->planned.dialingRatio, 3);
        QCOMPARE(bench.plan.find(key)->planned.order, 4);
    }

    void pictures()
    {
        if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
            QSKIP("no folder for pictures is named");
        for (const views::ThemeMode mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
            views::Theme::instance().setMode(mode);
            const QString theme = mode == views::ThemeMode::Dark ? c("dark") : c("light");
            Bench bench;
            bench.open();
            api::Field priority;
            priority.name = c("priority");
            priority.type = api::FieldType::Priority;
            api::Field renewal;
            renewal.name = c("renewal_date");
            renewal.type = api::FieldType::DateTime;
            bench.dialog->setFields({priority, renewal});
            bench.order()->setValue(2);
            bench.resetOf("Reset the dialing ratio to its default")->click();
            QTest::qWait(50);
            savePicture(*bench.dialog, c("instance-") + theme);
            bench.dialog->instanceGone();
            QTest::qWait(50);
            savePicture(*bench.dialog, c("instance-gone-") + theme);
        }
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }
};

QTEST_MAIN(TestInstanceDialog)
#include "tst_instancedialog.moc"
