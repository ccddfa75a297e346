// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of the journal of changes when it cannot be read: it says so, and tries again by a button.

#include <QSqlQuery>
#include <QtTest>

#include <views/activity/changespage.h>
#include <views/shared/banner.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <support/screen.h>
#include <support/storekeepers.h>
#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::views;
using models::ChangeJournal;
using outdial::testing::ScriptedTenant;
using test::allText;
using test::instead;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// A page on a tenant from which so many changes were asked.
struct Bench {
    explicit Bench(int changes) : session(test::makeSession(tenant))
    {
        QList<api::Exchange> many;
        for (int i = 0; i < changes; ++i) {
            many << test::startOf(s("85389D39-E05C-4CE7-B36D-%1").arg(i, 12, 10, QLatin1Char('0')));
            many.last().started = many.last().started.addSecs(i);
        }
        ChangeJournal(session->store(), session->tenant(), s("k.lindqvist"), [](const QString &id) {
            return id.endsWith(s("7")) ? QString() : s("Spring renewals");
        }).take(many);
        page.resize(1366 - 208, 620);
        page.show();
    }
    bool execute(const char *sql) const { return QSqlQuery(session->store()->database()).exec(s(sql)); }
    bool takeAway() const { return execute("ALTER TABLE change_made RENAME TO away"); }
    bool giveBack() const { return execute("ALTER TABLE away RENAME TO change_made"); }

    ScriptedTenant tenant;
    std::unique_ptr<models::Session> session;
    ChangesPage page;
};

} // namespace

class TestChangesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(*qApp); }
    void didNotLoad();
    void partDidNotLoad();

private:
    test::OwnSettings m_settings;
};

void TestChangesPage::didNotLoad()
{
    Bench bench(3);
    QVERIFY(bench.takeAway());
    bench.page.setSession(bench.session.get());
    QTRY_VERIFY(instead(bench.page) && allText(*instead(bench.page)).contains(s("The changes did not load")));
    const QString text = allText(*instead(bench.page));
    QVERIFY2(text.contains(s("The journal of changes cannot be read: the file is damaged.")), qPrintable(text));
    QVERIFY(!text.contains(s("Nothing was changed")));
    QVERIFY(!allText(bench.page).contains(s("3 change")));
    test::savePictures(bench.page, "changes-failed");
    auto *again = test::button(*instead(bench.page), "Try again");
    QVERIFY(again);
    again->click();
    QTRY_VERIFY(instead(bench.page) && test::button(*instead(bench.page), "Try again"));
    QVERIFY(bench.giveBack());
    test::button(*instead(bench.page), "Try again")->click();
    QTRY_COMPARE(bench.page.model()->rowCount(), 3);
    QTRY_VERIFY(!instead(bench.page));
    QVERIFY(bench.page.table()->hasFocus() || !bench.page.isActiveWindow());
}

void TestChangesPage::partDidNotLoad()
{
    Bench bench(800);
    bench.page.setSession(bench.session.get());
    QTRY_COMPARE(bench.page.model()->rowCount(), 500);
    QVERIFY(bench.takeAway());
    bench.page.table()->scrollToBottom();
    bench.page.model()->fetchMore({});
    QTRY_VERIFY(bench.page.banners()->banner(s("read")));
    const Banner *banner = bench.page.banners()->banner(s("read"));
    QCOMPARE(banner->tone(), Tone::Err);
    QCOMPARE(banner->title(), s("Not all changes are shown."));
    QVERIFY(banner->text().contains(s("the file is damaged")));
    QVERIFY(allText(bench.page).contains(s("The newest 500 are loaded.")));
    test::savePictures(bench.page, "changes-partly");
    QVERIFY(bench.giveBack());
    auto *again = test::button(*banner, "Try again");
    QVERIFY(again);
    again->click();
    QTRY_COMPARE(bench.page.model()->rowCount(), 800);
    QTRY_VERIFY(!bench.page.banners()->banner(s("read")));
}

QTEST_MAIN(TestChangesPage)
#include "tst_changespage.moc"
