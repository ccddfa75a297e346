// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Safe mode: nothing is started or stopped before somebody has said so, against the sandbox over HTTP.

#include <QApplication>
#include <QDialog>
#include <QPushButton>
#include <QTest>

#include <models/campaigns/campaignfeed.h>
#include <views/campaigns/campaignspage.h>
#include <views/campaigns/campaigntable.h>

#include <support/tenantsession.h>

using namespace outdial;
using namespace outdial::test;

class TestSafeMode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startAsksFirst();

private:
    static QDialog *question();
    static void press(QDialog *dialog, const QString &text);
};

QDialog *TestSafeMode::question()
{
    const auto tops = QApplication::topLevelWidgets();
    for (auto *top : tops) {
        auto *dialog = qobject_cast<QDialog *>(top);
        if (dialog != nullptr && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void TestSafeMode::press(QDialog *dialog, const QString &text)
{
    const auto buttons = dialog->findChildren<QPushButton *>();
    for (auto *button : buttons) {
        if (button->text() == text)
            button->click();
    }
}

void TestSafeMode::startAsksFirst()
{
    OwnSettings settings;
    sandbox::Options options;
    options.dialRate = 0;
    sandbox::Sandbox tenant(options);
    const auto url = tenant.start();
    QVERIFY(url);
    models::TenantProfile profile;
    profile.id = profile.name = QStringLiteral("test");
    profile.address = url->toString();
    profile.asksFirst = true;
    auto client = std::make_unique<api::Client>(*api::TenantAddress::parse(url->toString()),
                                                api::Credentials{tenant.clientId(), tenant.clientSecret()});
    models::Session session(profile, std::move(client), *models::Store::open({}));
    const QString name = QStringLiteral("Payment plan reminders");
    const QString id = tenant.campaignIdByName(name);
    const auto starts = [&] { return tenant.submissions(QStringLiteral("campaign/start")); };

    views::CampaignsPage page;
    page.setSession(&session);
    page.resize(1200, 800);
    page.show();
    page.activated();
    page.selectCampaign(id);
    QTRY_VERIFY(page.feed() != nullptr && page.feed()->row(id) != nullptr && page.currentCampaign() == id);

    Q_EMIT page.table()->dialingRequested(id, true);
    QTRY_VERIFY(question() != nullptr);
    QCOMPARE(question()->windowTitle(), QStringLiteral("Start “%1”?").arg(name));
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(starts(), 0);

    Q_EMIT page.table()->dialingRequested(id, true);
    QTRY_VERIFY(question() != nullptr);
    press(question(), QStringLiteral("Leave it stopped"));
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(starts(), 0);

    Q_EMIT page.table()->dialingRequested(id, true);
    QTRY_VERIFY(question() != nullptr);
    press(question(), QStringLiteral("Start the campaign"));
    QTRY_COMPARE(starts(), 1);
    page.setSession(nullptr);
}

QTEST_MAIN(TestSafeMode)
#include "tst_safemode.moc"
