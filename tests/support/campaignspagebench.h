// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of campaigns before a scripted tenant, as the tests of its parts need it.
#pragma once

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QtTest>

#include <models/campaigns/campaignsmodel.h>
#include <views/campaigns/campaignpane.h>
#include <views/campaigns/campaignspage.h>
#include <views/campaigns/campaigntable.h>
#include <views/shared/theme.h>

#include <support/campaigntenant.h>

namespace outdial::testing {

using api::Method;
using models::CampaignsModel;

inline models::FeedPace quickPace()
{
    models::FeedPace pace;
    pace.listVisible = 30;
    pace.listHidden = 30;
    pace.listMost = 60;
    pace.confirm = 20;
    pace.look = 20;
    pace.lookMost = 40;
    pace.detailRunning = 50;
    pace.detailOther = 50;
    pace.delta = 50;
    pace.deltaOther = 50;
    pace.errorFirst = 50;
    pace.requestsPerMinute = 60'000;
    return pace;
}

inline TenantList listWith(const QString &id, int total, int dialed, int completed, qint64 secondsAgo, const QString &name = {})
{
    TenantList one{id, true, total, {}, name, 1, 1, {}};
    const qint64 last = QDateTime::currentMSecsSinceEpoch() - secondsAgo * 1000;
    for (int number = 0; number < dialed; ++number)
        one.dialed << DialedRecord{QString::number(number), 1, number < completed, last - (dialed - number - 1) * 10};
    return one;
}

struct PageBench {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<views::CampaignsPage> page;

    PageBench()
    {
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        page = std::make_unique<views::CampaignsPage>();
        page->resize(1232, 812);
    }
    ~PageBench()
    {
        page.reset();
        client.reset();
    }
    void fill()
    {
        tenant.add({QStringLiteral("c1"),
                    QStringLiteral("Spring renewals"),
                    true,
                    true,
                    {listWith(QStringLiteral("i1"), 40, 28, 18, 3), listWith(QStringLiteral("i2"), 10, 0, 0, 0)},
                    {}});
        tenant.add({QStringLiteral("c2"),
                    QStringLiteral("Autumn survey"),
                    true,
                    false,
                    {listWith(QStringLiteral("i3"), 22, 0, 0, 0)},
                    {}});
        tenant.add({QStringLiteral("c3"), QStringLiteral("Winback"), true, false, {}, {}});
        tenant.add({QStringLiteral("c4"), QStringLiteral("Hotline overflow"), false, false, {}, {}});
    }
    void show(const models::StorePtr &store = {})
    {
        page->setTenant(client.get(), store, QStringLiteral("tenant"), quickPace());
        page->activated();
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    QAbstractItemModel *model() const { return page->table()->model(); }
    int rowOf(const QString &id) const
    {
        for (int row = 0; model() && row < model()->rowCount(); ++row) {
            if (model()->index(row, 0).data(CampaignsModel::IdRole).toString() == id)
                return row;
        }
        return -1;
    }
    QString state(const QString &id) const { return model()->index(rowOf(id), CampaignsModel::State).data().toString(); }
    QAction *action(views::MenuId menu, const QString &text) const
    {
        for (QAction *one : page->actions(menu)) {
            if (one && one->text().remove(QLatin1Char('&')).startsWith(text))
                return one;
        }
        return nullptr;
    }
    QPushButton *button(QWidget *in, const QString &text) const
    {
        for (QPushButton *one : in->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(QLatin1Char('&')) == text)
                return one;
        }
        return nullptr;
    }
    QDialog *dialog() const
    {
        for (QDialog *one : page->findChildren<QDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
};

inline void setUpPageTest()
{
    QCoreApplication::setOrganizationName(QStringLiteral("outdial-test"));
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setMode(views::ThemeMode::Light);
}

} // namespace outdial::testing
