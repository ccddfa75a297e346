// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Through which instance the page of records reads them: none, another one, one that is gone, one without records.

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

#include <models/records/recordsmodel.h>
#include <views/records/lookupdialog.h>

#include <support/recordspagebench.h>

using namespace outdial;
using namespace outdial::test;
using outdial::testing::ScriptedTenant;
using views::RecordsPage;

class TestRecordsPlace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void unboundListSaysWhy();
    void unboundListIsLookedUpByKey();
    void instanceThatIsGone();
    void anotherInstance();
    void emptyList();

private:
    OwnSettings m_settings;
};

void TestRecordsPlace::initTestCase() { views::Theme::instance().apply(*qApp); }

void TestRecordsPlace::unboundListSaysWhy()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({}, 18'000));
    auto session = makeSession(tenant);
    auto page = show(session.get(), {c("L1"), c("Household-panel-2024.csv"), {}, {}, {}, -1});
    QTRY_VERIFY(instead(*page));
    QVERIFY(allText(*instead(*page)).contains(c("only through a campaign that it is bound to")));
    QVERIFY(allText(*instead(*page)).contains(c("18,000")));
    savePicture(*page, c("records-unbound-light"));
    QSignalSpy bind(page.get(), &RecordsPage::bindRequested);
    instead(*page)->primary()->click();
    QCOMPARE(bind.count(), 1);
    QCOMPARE(bind.at(0).at(0).toString(), c("L1"));
    QCOMPARE(tenant.count(api::Method::GetAllRecords), 0);
    // Bound meanwhile.
    tenant.on(api::Method::GetList, detail({instance("A", "I1")}, 3));
    tenant.on(api::Method::GetAllRecords, recordsJson(0, 3, {}));
    page->refresh();
    QTRY_COMPARE(page->model()->rowCount(), 3);
    QVERIFY(!instead(*page));
    page->setSession(nullptr);
}

void TestRecordsPlace::unboundListIsLookedUpByKey()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({}, 18'000));
    tenant.on(api::Method::ListQueryRecordDeprecated,
              ScriptedTenant::json(QJsonObject{{c("entry"), QJsonObject{{c("id"), c("N7")}, {c("phone"), c("14155550107")}}}}));
    auto session = makeSession(tenant);
    auto page = show(session.get(), {c("L1"), c("Household-panel-2024.csv"), {}, {}, {}, -1});
    QTRY_VERIFY(instead(*page));
    QVERIFY(instead(*page)->other()->text().startsWith(c("Look up by key")));
    instead(*page)->other()->click();
    auto *dialog = page->findChild<views::LookupDialog *>();
    QVERIFY(dialog);
    // The format is not known: the name of the key is asked as well.
    dialog->findChild<QComboBox *>()->setEditText(c("id"));
    for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
        if (!qobject_cast<QComboBox *>(edit->parentWidget()))
            edit->setText(c("N7"));
    }
    button(*dialog, "Look up")->click();
    QTRY_COMPARE(dialog->model()->shown(), 1);
    QCOMPARE(ScriptedTenant::body(tenant.requests(api::Method::ListQueryRecordDeprecated).first()),
             (QJsonObject{{c("id"), c("N7")}}));
    QCOMPARE(tenant.count(api::Method::QueryRecord), 0);
    dialog->reject();
    page->setSession(nullptr);
}

void TestRecordsPlace::instanceThatIsGone()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({instance("B", "I2")}));
    tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        return ScriptedTenant::body(request).value(c("instanceId")).toString() == c("I1")
                   ? ScriptedTenant::error(409, "conflict", "Instance is not bound")
                   : recordsJson(0, 2, {});
    });
    auto session = makeSession(tenant);
    auto page = show(session.get(), through("A", "I1"));
    QTRY_VERIFY(instead(*page));
    QVERIFY(allText(*instead(*page)).contains(c("no longer bound to “Campaign A”")));
    // The other instance can still be chosen.
    auto *instances = page->findChild<QComboBox *>();
    QTRY_COMPARE(instances->count(), 2);
    instances->setCurrentIndex(1);
    Q_EMIT instances->activated(1);
    QTRY_COMPARE(page->model()->rowCount(), 2);
    page->setSession(nullptr);
}

void TestRecordsPlace::anotherInstance()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({instance("A", "I1"), instance("A", "I2"), instance("B", "I3")}));
    tenant.on(api::Method::GetAllRecords, [](const api::WireRequest &request) {
        const QString id = ScriptedTenant::body(request).value(c("instanceId")).toString();
        return recordsJson(id == c("I1") ? 0 : 100, 5, {});
    });
    auto session = makeSession(tenant);
    auto page = show(session.get(), through("A", "I1"));
    QTRY_COMPARE(page->model()->rowCount(), 5);
    auto *instances = page->findChild<QComboBox *>();
    QTRY_COMPARE(instances->count(), 3);
    QCOMPARE(instances->itemText(0), c("Campaign A, instance 1"));
    QCOMPARE(instances->itemText(1), c("Campaign A, instance 2"));
    QCOMPARE(instances->itemText(2), c("Campaign B"));
    QCOMPARE(instances->currentIndex(), 0);
    instances->setCurrentIndex(2);
    Q_EMIT instances->activated(2);
    QTRY_COMPARE(page->model()->rawText(0, 0), c("N100"));
    const auto requests = tenant.requests(api::Method::GetAllRecords);
    QCOMPARE(ScriptedTenant::target(requests.last()), c("B"));
    QCOMPARE(page->place().instanceId, c("I3"));
    QTRY_COMPARE(instances->currentIndex(), 2);
    page->setSession(nullptr);
}

void TestRecordsPlace::emptyList()
{
    ScriptedTenant tenant;
    tenant.on(api::Method::GetList, detail({instance("A", "I1")}, 0));
    tenant.on(api::Method::GetAllRecords, recordsJson(0, 0, {}));
    auto session = makeSession(tenant);
    auto page = show(session.get(), through("A", "I1", 0));
    QTRY_VERIFY(instead(*page));
    QVERIFY(allText(*instead(*page)).contains(c("has no records")));
    QSignalSpy import(page.get(), &RecordsPage::importRequested);
    QTRY_COMPARE(tenant.count(api::Method::GetList), 1);
    QTRY_VERIFY(page->findChild<QComboBox *>()->count() > 0);
    instead(*page)->primary()->click();
    QCOMPARE(import.count(), 1);
    QCOMPARE(import.at(0).at(0).toString(), c("L1"));
    QSignalSpy dropped(page.get(), &RecordsPage::importFilesRequested);
    const QStringList two{c("/x/more.csv"), c("/x/most.csv")};
    QVERIFY(page->dropFiles(two, {}));
    QCOMPARE(dropped.at(0).at(0).toStringList(), two);
    QCOMPARE(dropped.at(0).at(1).toString(), c("L1"));
    page->setSession(nullptr);
}

QTEST_MAIN(TestRecordsPlace)
#include "tst_recordsplace.moc"
