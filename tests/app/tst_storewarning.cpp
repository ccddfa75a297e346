// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What of the store cannot be kept is told where the user is: above the pages of the window and in the activity log, and on the
// command line as a warning.

#include <QtTest>

#include <app/console/console.h>
#include <app/console/storewarning.h>
#include <models/activity/activitymodel.h>
#include <views/activity/activitypage.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>

#include <support/commandbench.h>
#include <support/fulldisk.h>
#include <support/screen.h>
#include <support/storekeepers.h>
#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::test;

namespace {

// By its name in storeKeepers(); without room for it.
void loseOne(const models::StorePtr &store, const char *name, int number)
{
    for (const StoreKeeper &keeper : storeKeepers()) {
        if (qstrcmp(keeper.name, name) != 0)
            continue;
        const DiskLimit limit(0);
        keeper.keep(store, number);
    }
}

} // namespace

class TestStoreWarning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { views::Theme::instance().apply(*qApp); }
    void inTheWindow();
    void onTheTerminal();

private:
    OwnSettings m_settings;
};

void TestStoreWarning::inTheWindow()
{
    const models::StorePtr store = *models::Store::open({});
    app::Console console(store, {});
    auto &window = console.window();
    window.resize(1366, 768);
    window.show();
    const auto banner = [&window] { return window.banners()->banner(app::StoreWarning::bannerKey()); };
    QVERIFY(!banner());
    loseOne(store, "changes", 1);
    QTRY_VERIFY(banner());
    QCOMPARE(banner()->tone(), views::Tone::Err);
    QCOMPARE(banner()->title(), u8("The journal of changes cannot be written: the disk reports an error."));
    QVERIFY2(banner()->text().startsWith(u8("Changes made from now on are not in the journal ")), qPrintable(banner()->text()));
    QVERIFY(banner()->text().endsWith(u8("(%1)").arg(store->path())));
    savePictures(window, "store-warning");

    loseOne(store, "formats", 1);
    QTRY_COMPARE(banner()->title(), u8("Not everything is kept on this computer: the disk reports an error."));
    QVERIFY2(
        banner()->text().startsWith(u8("See that its disk is there, has room and may be written. Changes made from now on ")),
        qPrintable(banner()->text()));
    QVERIFY(banner()->text().contains(u8("Fields of the format have to be looked up or taught again.")));
    savePictures(window, "store-warnings");

    // Closed, it stays away for what it told, and tells what is new.
    Q_EMIT banner()->closed();
    QVERIFY(!banner());
    loseOne(store, "changes", 2);
    loseOne(store, "ledger", 1);
    QTRY_VERIFY(banner());
    QCOMPARE(banner()->title(), u8("The Do-Not-Call ledger cannot be written: the disk reports an error."));
}

void TestStoreWarning::onTheTerminal()
{
    CommandBench bench;
    const models::StorePtr store = bench.store();
    storeKeepers().constFirst().keep(store, 0); // there is a log, which may not grow
    const auto campaigns = QJsonDocument::fromJson(bench.run({u8("call"), u8("campaign/getAll")}).out).array();
    QString stopped;
    for (const auto &campaign : campaigns) {
        if (campaign.toObject().value(u8("state")).toString() != u8("RUNNING"))
            stopped = campaign.toObject().value(u8("id")).toString();
    }
    QVERIFY(!stopped.isEmpty());
    Ran ran;
    {
        const DiskLimit limit(QFileInfo(store->path() + u8("-wal")).size());
        ran = bench.run({u8("call"), u8("campaign/start/") + stopped});
    }
    QCOMPARE(ran.code, 0); // it was done
    QVERIFY2(ran.err.contains(u8("Warning: The journal of changes cannot be written: ")), qPrintable(ran.err));
    QCOMPARE(ran.err.count(u8("Warning: ")), 1);
}

QTEST_MAIN(TestStoreWarning)
#include "tst_storewarning.moc"
