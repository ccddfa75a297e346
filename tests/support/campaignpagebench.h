// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of one campaign before a scripted tenant: the campaign of the design's picture, at a hundredth of its size.
#pragma once

#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QtTest>

#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignliststable.h>
#include <views/campaigns/campaignpage.h>

#include <support/campaignspagebench.h>

namespace outdial::testing {

inline TenantList instanceOf(const QString &id, const QString &name, int total, int dialed, int completed, int order, int ratio,
                             bool enabled = true)
{
    TenantList one = listWith(id, total, dialed, completed, 3, name);
    one.order = order;
    one.ratio = ratio;
    one.enabled = enabled;
    return one;
}

inline QJsonArray dncListsOfPicture()
{
    const auto text = [](const char *words) { return QString::fromLatin1(words); };
    return {QJsonObject{{text("id"), text("d1")},
                        {text("name"), text("Area codes west")},
                        {text("type"), text("GEOGRAPHIC_AREACODE")},
                        {text("Country"), text("US")},
                        {text("disposition"), text("Number matches DNC")}},
            QJsonObject{{text("id"), text("d2")},
                        {text("name"), text("Closed accounts")},
                        {text("type"), text("EXCLUSION")},
                        {text("listField"), text("accountId")},
                        {text("disposition"), text("Record excluded")}}};
}

// A campaign "c1" with five instances i1...i5, orders 1 2 3 4 5, ratios 4 2 1 1 1; i4 and i5 are off.
struct DetailBench {
    CampaignTenant tenant;
    std::unique_ptr<api::Client> client;
    std::unique_ptr<models::CampaignFeed> feed;
    std::unique_ptr<views::CampaignPage> page;

    DetailBench()
    {
        client = tenant.makeClient();
        client->setRetryPolicy({1, std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
    }
    ~DetailBench()
    {
        page.reset();
        feed.reset();
        client.reset();
    }
    void fill(bool running = true)
    {
        TenantCampaign campaign{QStringLiteral("c1"), QStringLiteral("Spring renewals — West Coast"), true, running, {},
                                dncListsOfPicture()};
        campaign.lists << instanceOf(QStringLiteral("i1"), QStringLiteral("Spring-renewals-A-K.csv"), 160, 140, 91, 1, 4)
                       << instanceOf(QStringLiteral("i2"), QStringLiteral("Spring-renewals-L-Z.csv"), 180, 129, 82, 2, 2)
                       << instanceOf(QStringLiteral("i3"), QStringLiteral("Web-signups-november.csv"), 60, 16, 9, 3, 1)
                       << instanceOf(QStringLiteral("i4"), QStringLiteral("Ruecklaeufer_Maerz_2024_bereinigt_final_v3.csv"), 32,
                                     0, 0, 4, 1, false)
                       << instanceOf(QStringLiteral("i5"), QStringLiteral("Holdout-5-percent.csv"), 40, 0, 0, 5, 1, false);
        campaign.lists[0].sorting = {QJsonObject{{QStringLiteral("fieldId"), QStringLiteral("f1")},
                                                 {QStringLiteral("fieldName"), QStringLiteral("Priority")},
                                                 {QStringLiteral("sortOrder"), QStringLiteral("DESC")}}};
        tenant.add(campaign);
    }
    void open(const QString &id = QStringLiteral("c1"), const models::StorePtr &store = {})
    {
        if (!feed) {
            feed = std::make_unique<models::CampaignFeed>(*client, store, QStringLiteral("tenant"), quickPace());
            feed->start();
        }
        page = std::make_unique<views::CampaignPage>(*feed, nullptr, *client, store, QStringLiteral("tenant"), id);
        page->resize(1232, 812);
        page->activated();
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
    void openRead()
    {
        open();
        QTRY_VERIFY(page->lists()->tabCount() >= 0);
        QTRY_COMPARE(feed->row(QStringLiteral("c1"))->figures.size(), 3); // those that are on
    }
    views::CampaignListsTable *table() const { return page->lists()->table(); }
    QAbstractItemModel *model() const { return table()->model(); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
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

} // namespace outdial::testing
