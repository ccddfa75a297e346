// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A new list from the file of a format: from the page of lists on, and what is refused.

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <models/store/knownformats.h>
#include <views/lists/newlistdialog.h>
#include <views/shared/tableview.h>

#include <support/heldcalls.h>
#include <support/listspagebench.h>

using namespace outdial;
using namespace outdial::test;
using views::ListsPage;

class TestNewListDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void newListFromAFormat();
    void newListRefusals();

private:
    OwnSettings m_settings;
};

void TestNewListDialog::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestNewListDialog::newListFromAFormat()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(c("Household panel.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"formatName": "Panel", "fields": [{"name": "panel_id", "type": "OTHER", "key": true, "required": true},)"
               R"({"name": "phone", "type": "PHONE", "phoneType": "US_CANADA"}]})");
    file.close();

    SandboxSession on(c("empty"));
    QVERIFY(on.session);
    auto page = show(on.session.get());
    QTRY_VERIFY(instead(*page));
    QSignalSpy created(page.get(), &ListsPage::listCreated);
    instead(*page)->other()->click();
    auto *dialog = page->findChild<views::NewListDialog *>();
    QVERIFY(dialog);
    auto *model = dialog->findChild<models::NewList *>();
    QPushButton *create = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == c("Create list and format"))
            create = button;
    }
    QVERIFY(create && !create->isEnabled());
    QVERIFY(allText(*dialog).contains(c("Create is off: Choose a file")));
    model->readFile(path);
    QTRY_VERIFY(model->hasFormat());
    QCOMPARE(model->listName(), c("Household panel"));
    QCOMPARE(model->fields()->rowCount(), 2);
    QCOMPARE(model->fields()->index(0, models::FormatFieldsModel::PropertiesColumn).data().toString(), c("key, required"));
    savePicture(*dialog, c("lists-new-light"));
    QVERIFY(create->isEnabled());
    create->click();
    QTRY_COMPARE(created.count(), 1);
    QTRY_COMPARE(page->model()->loaded(), 1);
    const api::CallingList list = *page->model()->listAt(0);
    QCOMPARE(list.name, c("Household panel"));
    QCOMPARE(list.id, created.at(0).at(0).toString());
    QTRY_COMPARE(page->table()->currentIndex().row(), 0);
    // The API does not give the fields back: they are remembered.
    const auto known = models::KnownFormats(on.session->store()).find(on.session->tenant(), list.formatId);
    QVERIFY(known);
    QCOMPARE(known->format.fields.size(), 2);
    QVERIFY(known->format.fields.first().key);
    QCOMPARE(known->origin, models::FormatOrigin::Created);
    page->setSession(nullptr);
}

void TestNewListDialog::newListRefusals()
{
    QTemporaryDir folder;
    const auto write = [&folder](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(c(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    };
    HeldCalls<api::CreatedList> calls;
    bool remembered = false;
    auto *owned = new models::NewList([&](const api::Format &, const QString &name) { return calls.hold(0, name, {}); },
                                      [&](const api::Format &) { remembered = true; });
    models::NewList &model = *owned;
    const auto fail = [&](api::ErrorKind kind, const QString &description, api::Committed committed) {
        api::ApiError error;
        error.kind = kind;
        error.description = description;
        error.committed = committed;
        calls.answerLast(tl::unexpected(error));
    };
    views::NewListDialog dialog(&model);
    dialog.show();
    for (const auto &[name, content] : std::initializer_list<std::pair<const char *, QByteArray>>{
             {"a.json", "\x89PNG"}, {"b.json", "[]"}, {"c.json", ""}, {"d.json", QByteArray(2'000'000, ' ')}}) {
        model.readFile(write(name, content));
        QTRY_VERIFY(!model.isReading());
        QVERIFY2(!model.fileError().isEmpty(), name);
        QVERIFY(!model.whyNot().isEmpty());
    }
    model.readFile(folder.path());
    QTRY_VERIFY(model.fileError().contains(c("folder")));
    model.readFile(folder.filePath(c("none.json")));
    QTRY_VERIFY(model.fileError().contains(c("cannot be read")));

    // No phone: the tenant would refuse it, so it is not sent.
    model.readFile(write("nophone.json", R"({"formatName": "F", "fields": [{"name": "a", "type": "OTHER"}]})"));
    QTRY_VERIFY(model.hasFormat());
    QVERIFY(!model.formatProblem().isEmpty());
    model.create();
    QCOMPARE(calls.count(), 0);

    model.readFile(write("good.json", R"({"formatName": "F", "fields": [{"name": "p", "type": "PHONE"}]})"));
    QTRY_VERIFY(model.whyNot().isEmpty());
    model.create();
    QCOMPARE(calls.count(), 1);
    QVERIFY(!model.whyNot().isEmpty()); // not twice
    model.create();
    QCOMPARE(calls.count(), 1);
    fail(api::ErrorKind::Conflict, c("List with this name already exists"), api::Committed::None);
    QTRY_VERIFY(!model.listNameError().isEmpty());
    QVERIFY(model.formatNameError().isEmpty());
    QVERIFY(allText(dialog).contains(model.listNameError()));
    savePicture(dialog, c("lists-new-conflict-light"));
    model.setListName(c("Another"));
    QVERIFY(model.listNameError().isEmpty());
    model.create();
    fail(api::ErrorKind::Conflict, c("Duplicate format name"), api::Committed::None);
    QTRY_VERIFY(!model.formatNameError().isEmpty());
    model.create();
    fail(api::ErrorKind::Network, {}, api::Committed::Unknown);
    QTRY_VERIFY(model.error());
    QVERIFY(allText(dialog).contains(c("It is not known whether the list was created.")));
    QVERIFY(!remembered);
}

QTEST_MAIN(TestNewListDialog)
#include "tst_newlistdialog.moc"
