// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of formats and what the designer does with a tenant: create, taken names, lost answers, drafts, teach.

#include <QAction>

#include <views/formats/formatspage.h>
#include <views/shared/tableview.h>

#include <support/formatdesk.h>

using namespace outdial;
using models::FormatsModel;
using test::c;
using test::FormatDesk;
using testing::ScriptedTenant;
using views::FormatsPage;

namespace {

QJsonObject listJson(const char *name, const char *format, int records = 0)
{
    return {{c("id"), QString(c("L-") + c(name))},
            {c("name"), c(name)},
            {c("formatId"), QString(c("F-") + c(format))},
            {c("formatName"), c(format)},
            {c("creationDate"), QDateTime::currentDateTimeUtc().toString(c("yyyy-MM-ddTHH:mm:ss.zzz"))},
            {c("totalRecords"), records}};
}

ScriptedTenant::Answer lists(const QJsonArray &some)
{
    return ScriptedTenant::json(QJsonObject{{c("next_cursor"), QString()}, {c("records"), some}});
}

std::unique_ptr<FormatsPage> show(models::Session *session)
{
    auto page = std::make_unique<FormatsPage>();
    page->resize(1232, 840);
    page->setSession(session);
    page->show();
    return page;
}

QString cell(const FormatsPage &page, int row, int column) { return page.model()->index(row, column).data().toString(); }

} // namespace

class TestFormatsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void formatsOfTheSandbox();
    void noFormats();
    void withoutPrivilege();
    void listsFailBesideKnownFormats();
    void offline();
    void draftsAreListedAndDeleted();
    void createdInTheSandbox();
    void namesThatAreTaken();
    void lostAnswer();
    void leftWhileItIsSent();
    void draftOfWhatWasLeft();
    void taught();
    void taughtFromARecord();

private:
    test::OwnSettings m_settings;
    QTemporaryDir m_folder;
};

void TestFormatsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

void TestFormatsPage::formatsOfTheSandbox()
{
    test::SandboxSession on(c("demo"));
    QVERIFY(on.session);
    const api::Format known = on.tenant->formats().first();
    models::KnownFormats(on.session->store()).remember(on.session->tenant(), {known, models::FormatOrigin::Created});
    auto page = show(on.session.get());
    QTRY_COMPARE(int(page->model()->state()), int(FormatsModel::State::Done));
    QCOMPARE(page->model()->total(), int(on.tenant->formats().size()));
    const int row = page->model()->rowOf(known.id);
    QCOMPARE(cell(*page, row, FormatsModel::NameColumn), known.name);
    QCOMPARE(cell(*page, row, FormatsModel::FieldsColumn), QString::number(known.fields.size()));
    page->select(known.id);
    QCOMPARE(page->table()->currentIndex().row(), row);
    QVERIFY(test::button(*page, "Open")->isEnabled());
    test::savePictures(*page, "formats");
    QSignalSpy teach(page.get(), &FormatsPage::teachRequested);
    const int other = row == 0 ? 1 : 0;
    page->table()->setCurrentIndex(page->model()->index(other, 0));
    QVERIFY(test::button(*page, "Teach…"));
    QTest::keyClick(page->table(), Qt::Key_Return);
    QCOMPARE(teach.count(), 1);
    QCOMPARE(teach.at(0).at(0).toString(), page->model()->at(other)->id);
    QVERIFY(!teach.at(0).at(2).toString().isEmpty());
    auto *search = page->findChild<QLineEdit *>();
    QTest::keyClicks(search, c("zzzz"));
    QVERIFY(test::allText(*page).contains(c("No format matches “zzzz”")));
    QTest::mouseClick(test::button(*page, "Clear the search"), Qt::LeftButton);
    QCOMPARE(page->model()->shown(), page->model()->total());
}

void TestFormatsPage::noFormats()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, lists({}));
    auto session = test::makeSession(tenant);
    auto page = show(session.get());
    QSignalSpy asked(page.get(), &FormatsPage::newFormatRequested);
    QTRY_VERIFY(test::instead(*page));
    QVERIFY(test::allText(*page).contains(c("No formats yet")));
    test::savePictures(*page, "formats-empty");
    test::instead(*page)->primary()->click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(page->dropFiles({c("/tmp/a.csv")}, {}));
    QCOMPARE(asked.at(1).at(0).toString(), c("/tmp/a.csv"));
}

void TestFormatsPage::withoutPrivilege()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, ScriptedTenant::error(403, "forbidden", "no"));
    auto session = test::makeSession(tenant);
    auto page = show(session.get());
    QTRY_VERIFY(test::instead(*page));
    QVERIFY(test::allText(*page).contains(c("This user may not see calling lists")));
    QVERIFY(test::allText(*page).contains(c("(403)")));
    tenant.on(api::Method::GetLists, lists({listJson("A", "Winback")}));
    test::instead(*page)->primary()->click();
    QTRY_COMPARE(page->model()->total(), 1);
    QVERIFY(!test::instead(*page));
}

void TestFormatsPage::listsFailBesideKnownFormats()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, ScriptedTenant::error(403, "forbidden", "no"));
    auto session = test::makeSession(tenant);
    api::Format known = test::smallFormat();
    known.id = c("F1");
    models::KnownFormats(session->store()).remember(session->tenant(), {known, models::FormatOrigin::Taught});
    auto page = show(session.get());
    QTRY_VERIFY(page->banners()->banner(c("lists")));
    QCOMPARE(page->banners()->banner(c("lists"))->title(), c("Which lists use these formats is not known."));
    QCOMPARE(cell(*page, 0, FormatsModel::OriginColumn), c("taught here"));
    QCOMPARE(cell(*page, 0, FormatsModel::ListsColumn), c("not read yet"));
    tenant.on(api::Method::GetLists, lists({}));
    page->refresh();
    QTRY_VERIFY(!page->banners()->banner(c("lists")));
    QCOMPARE(cell(*page, 0, FormatsModel::ListsColumn), c("none"));
}

void TestFormatsPage::offline()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, ScriptedTenant::refused());
    auto session = test::makeSession(tenant);
    auto page = show(session.get());
    QTRY_VERIFY(test::instead(*page));
    QVERIFY(test::allText(*page).contains(c("The formats did not load")));
    FormatDesk desk(session.get());
    desk.page->startFrom(test::smallFormat());
    QTRY_VERIFY(test::allText(*desk.page).contains(c("Create is off: the tenant does not answer")));
    QVERIFY(!desk.create()->isEnabled());
}

void TestFormatsPage::draftsAreListedAndDeleted()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetLists, lists({}));
    auto session = test::makeSession(tenant);
    QString id;
    {
        FormatDesk desk(session.get());
        desk.page->startFrom(test::smallFormat());
        QVERIFY(test::button(*desk.page, "Keep as draft")->isEnabled());
        QTest::mouseClick(test::button(*desk.page, "Keep as draft"), Qt::LeftButton);
        QVERIFY(!test::button(*desk.page, "Keep as draft")->isEnabled());
        id = desk.page->draftId();
        QVERIFY(!id.isEmpty());
        desk.page->deactivated(); // nothing new to keep
    }
    QCOMPARE(models::FormatDrafts(session->store(), session->tenant()).all().size(), 1);
    auto page = show(session.get());
    QCOMPARE(page->model()->total(), 1);
    QCOMPARE(cell(*page, 0, FormatsModel::OriginColumn), c("draft"));
    QSignalSpy opened(page.get(), &FormatsPage::openDraftRequested);
    page->table()->setCurrentIndex(page->model()->index(0, 0));
    QTest::keyClick(page->table(), Qt::Key_Return);
    QCOMPARE(opened.at(0).at(0).toString(), id);
    FormatDesk desk(session.get());
    QVERIFY(!desk.page->openDraft(c("another")));
    QVERIFY(desk.page->openDraft(id));
    QCOMPARE(desk.names(), QStringList({c("customer_id"), c("phone"), c("remark")}));
    for (QAction *action : page->actions(views::MenuId::List)) {
        if (action != nullptr && action->text().contains(c("Delete draft")))
            action->trigger();
    }
    auto *dialog = page->findChild<QDialog *>();
    QVERIFY(dialog);
    QTest::mouseClick(test::button(*dialog, "Delete the draft"), Qt::LeftButton);
    QTRY_COMPARE(page->model()->total(), 0);
}

void TestFormatsPage::createdInTheSandbox()
{
    test::SandboxSession on(c("empty"));
    QVERIFY(on.session);
    FormatDesk desk(on.session.get());
    QSignalSpy created(desk.page.get(), &views::FormatDesignerPage::listCreated);
    desk.page->startFrom(test::everyType());
    desk.page->keepDraft();
    QTest::keyClicks(desk.edit("List name"), c("Every list"));
    desk.create()->click();
    QVERIFY(!desk.create()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 10'000);
    QCOMPARE(created.at(0).at(0).toString(), on.tenant->listIdByName(c("Every list")));
    const QString formatId = created.at(0).at(2).toString();
    const auto known = models::KnownFormats(on.session->store()).find(on.session->tenant(), formatId);
    QVERIFY(known);
    QCOMPARE(int(known->origin), int(models::FormatOrigin::Created));
    QCOMPARE(api::encodeNewList(known->format, {}), api::encodeNewList(test::everyType(), {}));
    QVERIFY(models::FormatDrafts(on.session->store(), on.session->tenant()).all().isEmpty()); // the draft is done
    QVERIFY(!desk.create()->isEnabled());
}

void TestFormatsPage::namesThatAreTaken()
{
    test::SandboxSession on(c("demo"));
    FormatDesk desk(on.session.get());
    desk.page->startFrom(test::smallFormat());
    QTest::keyClicks(desk.edit("List name"), c("Spring leads"));
    desk.create()->click();
    QTRY_VERIFY_WITH_TIMEOUT(test::allText(*desk.page).contains(c("already has a list with this name")), 10'000);
    QVERIFY(desk.edit("List name")->property("error").toBool());
    QVERIFY(!desk.edit("Format name")->property("error").toBool());
    test::savePictures(*desk.page, "designer-taken");
    QTest::keyClicks(desk.edit("List name"), c(" 2"));
    QVERIFY(!desk.edit("List name")->property("error").toBool());
    QSignalSpy created(desk.page.get(), &views::FormatDesignerPage::listCreated);
    desk.create()->click();
    QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 10'000);
}

void TestFormatsPage::lostAnswer()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::lost());
    tenant.on(api::Method::GetLists, ScriptedTenant::error(403, "forbidden", "no"));
    auto session = test::makeSession(tenant);
    FormatDesk desk(session.get());
    desk.page->startFrom(test::smallFormat());
    desk.design().setListName(c("New one"));
    desk.create()->click();
    QTRY_VERIFY(desk.bannerTitle("creation").contains(c("It is not known whether")));
    QVERIFY(desk.banner("creation")->text().contains(c("Nothing was sent twice.")));
    QVERIFY(!desk.create()->isEnabled());
    test::savePictures(*desk.page, "designer-unknown");
    tenant.on(api::Method::GetLists, lists({}));
    QTest::mouseClick(test::button(*desk.page, "Look up again"), Qt::LeftButton);
    QTRY_COMPARE(desk.bannerTitle("creation"), c("“New one” was not created."));
    QVERIFY(desk.create()->isEnabled());
    QCOMPARE(tenant.count(api::Method::CreateListWithNewFormat), 1);
    tenant.on(api::Method::CreateListWithNewFormat, ScriptedTenant::error(400, "bad_request", "no"));
    desk.create()->click();
    QTRY_COMPARE(desk.bannerTitle("creation"), c("Nothing was created."));
    QCOMPARE(tenant.count(api::Method::CreateListWithNewFormat), 2);
}

// Its answer is not lost with the page: the format is known from then on.
void TestFormatsPage::leftWhileItIsSent()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::CreateListWithNewFormat,
              ScriptedTenant::json(QJsonObject{{c("id"), c("L")}, {c("formatId"), c("F")}}));
    tenant.hold(api::Method::CreateListWithNewFormat);
    auto session = test::makeSession(tenant);
    {
        FormatDesk desk(session.get());
        desk.page->startFrom(test::smallFormat());
        desk.create()->click();
        QTRY_COMPARE(tenant.count(api::Method::CreateListWithNewFormat), 1);
        desk.page->setSession(nullptr);
    }
    tenant.release(api::Method::CreateListWithNewFormat);
    QTRY_VERIFY(models::KnownFormats(session->store()).find(session->tenant(), c("F")));
    QTRY_VERIFY(session->findChildren<models::FormatCreation *>().isEmpty());
}

void TestFormatsPage::draftOfWhatWasLeft()
{
    ScriptedTenant tenant;
    auto session = test::makeSession(tenant);
    const models::FormatDrafts drafts(session->store(), session->tenant());
    {
        FormatDesk desk(session.get());
        desk.page->deactivated(); // empty
        QVERIFY(drafts.all().isEmpty());
        desk.page->openCsv(test::writeFile(m_folder, "Leads.csv", test::renewalsCsv()));
        QTRY_VERIFY(desk.design().verdict());
        QSignalSpy changed(desk.page.get(), &views::FormatDesignerPage::draftsChanged);
        desk.page->deactivated();
        QCOMPARE(changed.count(), 1);
    }
    QCOMPARE(drafts.all().size(), 1);
    FormatDesk desk(session.get());
    QVERIFY(desk.page->openDraft(drafts.all().first().id));
    QCOMPARE(desk.page->badge()->text(), c("Draft"));
    QTRY_VERIFY(desk.design().verdict()); // its file is read again
    QCOMPARE(desk.design().sample()->name, c("Leads.csv"));
    QVERIFY(!desk.design().isTouched());
}

void TestFormatsPage::taught()
{
    ScriptedTenant tenant;
    auto session = test::makeSession(tenant);
    FormatDesk desk(session.get());
    desk.page->teach(c("F-Winback"), c("Winback"), {});
    QVERIFY(test::allText(*desk.page).contains(c("The fields of “Winback” are not known here")));
    QVERIFY(!desk.edit("List name")->isVisible());
    QVERIFY(desk.edit("Format name")->isReadOnly());
    desk.page->startFrom(test::smallFormat());
    QCOMPARE(desk.page->title(), c("Winback")); // it has its name from the tenant
    test::savePictures(*desk.page, "designer-teach");
    QSignalSpy told(desk.page.get(), &views::FormatDesignerPage::formatTaught);
    QTest::mouseClick(test::button(*desk.page, "Remember these fields"), Qt::LeftButton);
    QCOMPARE(told.count(), 1);
    const auto known = models::KnownFormats(session->store()).find(session->tenant(), c("F-Winback"));
    QVERIFY(known);
    QCOMPARE(int(known->origin), int(models::FormatOrigin::Taught));
    QCOMPARE(known->format.name, c("Winback"));
    QCOMPARE(known->format.fields.size(), 3);
    QCOMPARE(tenant.count(api::Method::CreateListWithNewFormat), 0);
    FormatDesk again(session.get());
    again.page->teach(c("F-Winback"), c("Winback"), {});
    QCOMPARE(again.names(), QStringList({c("customer_id"), c("phone"), c("remark")}));
    QVERIFY(!again.design().isTouched());
}

void TestFormatsPage::taughtFromARecord()
{
    test::SandboxSession on(c("demo"));
    const QString listId = on.tenant->listIdByName(c("Spring leads"));
    auto page = show(on.session.get());
    QTRY_COMPARE(int(page->model()->state()), int(FormatsModel::State::Done));
    QString formatId;
    for (int row = 0; row < page->model()->rowCount(); ++row) {
        if (page->model()->at(row)->lists.contains(c("Spring leads")))
            formatId = page->model()->at(row)->id;
    }
    FormatDesk desk(on.session.get());
    desk.page->teach(formatId, c("Theirs"), listId);
    QTest::mouseClick(test::button(*desk.page, "Read field names from a record"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(desk.design().rowCount() > 0, 10'000);
    for (const api::Format &format : on.tenant->formats()) {
        if (format.id != formatId)
            continue;
        // Skipped fields never appear in records.
        for (const api::Field &field : format.fields)
            QCOMPARE(desk.names().contains(field.name), !field.skip);
    }
}

QTEST_MAIN(TestFormatsPage)
#include "tst_formatspage.moc"
