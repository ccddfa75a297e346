// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The sheet before something is destroyed, and what it does before a list is unbound: the safe way is the default, stopping comes
// first while the campaign runs, and what somebody else did meanwhile is news.

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

#include <views/campaigns/unbindsheet.h>
#include <views/shared/banner.h>
#include <views/shared/destructivesheet.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/campaignpagebench.h>
#include <support/pictures.h>

using namespace outdial;
using namespace outdial::testing;
using api::Method;
using views::DestructiveQuestion;
using views::DestructiveSheet;
using views::UnbindSheet;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

DestructiveQuestion deletion()
{
    DestructiveQuestion question;
    question.title = s("Delete “Spring-renewals-L-Z.csv”?");
    question.sentence = s("The list and its 18,000 records go from the tenant and from every campaign. This cannot be undone.");
    question.campaignsTitle = s("Campaign that loses the list");
    question.campaigns = {{s("Spring renewals — West Coast"),
                           views::StateLook::Running,
                           s("Running"),
                           {0.456, 0.7, true, true},
                           s("45.6%"),
                           s("8,204")},
                          {s("Bestandskunden-Zufriedenheitsbefragung Nordrhein-Westfalen"),
                           views::StateLook::Stopped,
                           s("Stopped"),
                           {0, 0, true, false},
                           s("0.0%"),
                           s("0")}};
    question.lines = {
        {s("call-stop"), true, s("Calls may drop in 1 running campaign."), s("Stop it first, and wait for its calls to end."),
         s("Predictive, progressive, automatic: dialing and connected calls are dropped. Preview: calls not yet picked "
           "up. The API does not tell the mode.")},
        {s("archive-insert"),
         false,
         {},
         s("8,204 completed results are archived and stay in the administrator."),
         s("Results of calls that drop are not saved.")}};
    question.check = s("&Export the records before");
    question.checkNote = s("18,000 rows to Spring-renewals-L-Z.before-delete.csv");
    question.typed = s("Spring-renewals-L-Z.csv");
    question.typedLabel = s("To go on, &type the name of the list:");
    question.act = s("Delete 18,000 records");
    question.keep = s("Keep the list");
    question.first = s("Stop the campaign first");
    return question;
}

QString texts(const QWidget &widget)
{
    QStringList all;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            all << label->text();
    }
    return all.join(u'\n');
}

struct Sheet {
    DetailBench bench;
    std::unique_ptr<QWidget> window = std::make_unique<QWidget>();
    QPointer<UnbindSheet> sheet;
    QStringList gone;

    explicit Sheet(bool running, const QString &instance = s("i2"))
    {
        bench.fill(running);
        bench.open();
        [&] { QTRY_VERIFY(bench.feed->row(s("c1")) && bench.feed->row(s("c1"))->progress()); }();
        window->resize(1000, 800);
        window->show();
        sheet = new UnbindSheet(*bench.feed, *bench.client, s("c1"), instance, window.get());
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(sheet, &UnbindSheet::gone, window.get(), [this](const QString &id) { gone << id; });
        sheet->open();
    }
    ~Sheet() { delete sheet; }
    views::Banner *banner() const { return sheet->findChild<views::Banner *>(); }
};

} // namespace

class TestUnbindSheet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { setUpPageTest(); }

    void theNameMustMatch()
    {
        DestructiveSheet sheet(deletion(), nullptr);
        QSignalSpy act(&sheet, &DestructiveSheet::actRequested);
        sheet.show();
        QCOMPARE(sheet.windowTitle(), deletion().title);
        QVERIFY(!sheet.actButton()->isEnabled());
        QVERIFY(sheet.keepButton()->isDefault());
        auto *edit = sheet.findChild<QLineEdit *>();
        QVERIFY(edit->hasFocus() || sheet.focusWidget() == edit);
        QTest::keyClicks(edit, s("spring-renewals-l-z.csv"));
        QVERIFY(!sheet.actButton()->isEnabled());
        edit->setText(s("Spring-renewals-L-Z.csv"));
        QVERIFY(sheet.actButton()->isEnabled());
        QTest::mouseClick(sheet.actButton(), Qt::LeftButton);
        QCOMPARE(act.count(), 1);
        sheet.setBusy(s("Deleting…"));
        QVERIFY(!sheet.actButton()->isEnabled() && !sheet.keepButton()->isEnabled() && !edit->isEnabled());
        QTest::keyClick(&sheet, Qt::Key_Escape);
        QVERIFY(sheet.isVisible()); // not while it is under way
        sheet.setIdle();
        QTest::keyClick(&sheet, Qt::Key_Escape);
        QVERIFY(!sheet.isVisible());
        QCOMPARE(act.count(), 1);
    }

    void returnTakesTheSafeWay()
    {
        DestructiveQuestion question = deletion();
        question.typed.clear();
        DestructiveSheet sheet(question, nullptr);
        QSignalSpy act(&sheet, &DestructiveSheet::actRequested);
        sheet.show();
        QVERIFY(sheet.actButton()->isEnabled());
        QTest::keyClick(&sheet, Qt::Key_Return);
        QVERIFY(!sheet.isVisible());
        QCOMPARE(act.count(), 0);
    }

    void saysWhatDrops()
    {
        Sheet one(true);
        const QString said = texts(*one.sheet);
        QVERIFY2(said.contains(s("Spring-renewals-L-Z.csv")), qPrintable(said));
        QVERIFY2(said.contains(s("82 of 180")), qPrintable(said));
        QVERIFY2(said.contains(s("Preview"), Qt::CaseInsensitive), qPrintable(said));
        QVERIFY2(said.contains(s("archived")), qPrintable(said));
        QCOMPARE(one.sheet->firstButton()->text(), s("Stop the campaign first"));
        QCOMPARE(one.sheet->firstButton()->kind(), views::ButtonKind::Primary);
        QVERIFY(one.sheet->firstButton()->isVisible());
        QVERIFY(one.sheet->keepButton()->isDefault());
        Sheet other(false);
        QVERIFY(!other.sheet->firstButton()->isVisible());
    }

    void stopsFirstAndThenUnbinds()
    {
        Sheet one(true);
        QTest::mouseClick(one.sheet->firstButton(), Qt::LeftButton);
        QTRY_COMPARE(one.bench.tenant.count(Method::StopCampaign), 1);
        QTRY_VERIFY(one.banner()->isVisible());
        QCOMPARE(one.banner()->title(), s("The campaign is stopped."));
        QCOMPARE(one.bench.tenant.count(Method::UnbindList), 0);
        QVERIFY(!one.sheet->firstButton()->isVisible());
        one.bench.tenant.on(Method::UnbindList, [&one](const api::WireRequest &request) {
            one.bench.tenant.editOne(CampaignTenant::target(request),
                                     [](TenantCampaign &campaign) { campaign.lists.removeAt(1); });
            return CampaignTenant::json(QByteArray());
        });
        QTest::mouseClick(one.sheet->actButton(), Qt::LeftButton);
        QTRY_VERIFY(!one.sheet);
        QCOMPARE(one.gone, QStringList{s("i2")});
        QCOMPARE(one.bench.tenant.count(Method::UnbindList), 1);
        QCOMPARE(CampaignTenant::body(one.bench.tenant.requests(Method::UnbindList).first()).value(s("instanceId")).toString(),
                 s("i2"));
    }

    void aRefusalStaysInTheSheet()
    {
        Sheet one(false);
        one.bench.tenant.on(Method::UnbindList, CampaignTenant::error(403, "forbidden", "no privilege"));
        QTest::mouseClick(one.sheet->actButton(), Qt::LeftButton);
        QTRY_VERIFY(one.banner()->isVisible());
        QCOMPARE(one.banner()->title(), s("The list was not unbound."));
        QVERIFY(one.sheet->actButton()->isEnabled());
        QVERIFY(one.gone.isEmpty());
    }

    void unboundByAnother()
    {
        Sheet one(false);
        one.bench.tenant.editOne(s("c1"), [](TenantCampaign &campaign) { campaign.lists.removeAt(1); });
        one.bench.feed->readDetail(s("c1"));
        QTRY_COMPARE(one.gone, QStringList{s("i2")});
        QCOMPARE(one.banner()->title(), s("Someone else has unbound this list."));
        QVERIFY(!one.sheet->actButton()->isVisible());
        QCOMPARE(one.sheet->keepButton()->text(), s("Close"));
        QCOMPARE(one.bench.tenant.count(Method::UnbindList), 0);
    }

    void pictures()
    {
        if (qEnvironmentVariable("OUTDIAL_PICTURES").isEmpty())
            QSKIP("no folder for pictures is named");
        for (const views::ThemeMode mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
            views::Theme::instance().setMode(mode);
            const QString suffix = mode == views::ThemeMode::Light ? s("-light") : s("-dark");
            DestructiveSheet sheet(deletion(), nullptr);
            sheet.show();
            QTest::qWait(50);
            savePicture(sheet, s("destructive") + suffix);
            Sheet one(true);
            QTest::qWait(50);
            savePicture(*one.sheet, s("unbind") + suffix);
        }
        views::Theme::instance().setMode(views::ThemeMode::Light);
    }
};

QTEST_MAIN(TestUnbindSheet)
#include "tst_unbindsheet.moc"
