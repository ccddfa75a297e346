// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The view of an instance's records on a tenant that the test writes down.
#pragma once

#include <QComboBox>
#include <QHBoxLayout>

#include <models/records/recordsmodel.h>
#include <views/records/attemptstimeline.h>
#include <views/records/recordpane.h>
#include <views/records/recordsfoot.h>
#include <views/records/recordsview.h>
#include <views/records/windowbar.h>
#include <views/shared/tableview.h>

#include <support/recordsbench.h>

namespace outdial::test {

// A view with pane and foot beside it, on a tenant that the test writes down.
struct RecordsViewBench {
    testing::ScriptedTenant tenant;
    std::unique_ptr<api::Client> client;
    QWidget window;
    views::BannerArea *banners;
    views::RecordsView *view;

    explicit RecordsViewBench(QSize size = {1232, 760})
    {
        for (const auto method : {api::Method::GetAllRecords, api::Method::GetCompletedRecords, api::Method::GetUpdatedRecords}) {
            tenant.on(method, [method](const api::WireRequest &request) {
                const bool attempts = testing::ScriptedTenant::body(request).value(c("extractAttempts")).toBool();
                return panelPage(method == api::Method::GetAllRecords ? 470 : 100, 30, attempts);
            });
        }
        client = tenant.makeClient();
        api::RetryPolicy once;
        once.attempts = 1;
        client->setRetryPolicy(once);
        auto *row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        auto *left = new QVBoxLayout;
        left->setSpacing(0);
        banners = new views::BannerArea(&window);
        view = new views::RecordsView(banners, &window);
        left->addWidget(banners);
        left->addWidget(view, 1);
        left->addWidget(view->foot());
        row->addLayout(left, 1);
        view->pane()->setFixedWidth(320);
        row->addWidget(view->pane());
        window.resize(size);
        window.show();
    }
    void open(bool known = true)
    {
        if (known)
            view->setFormat(panelFormat(), c("t/F1"));
        view->open({client.get(), c("C1"), c("Household panel"), c("I1"), c("Household-panel-2024.csv"), 30});
    }
    void choose(models::RecordSet set)
    {
        const char *words[] = {"All", "Completed", "Updated"};
        QTest::mouseClick(button(*view, words[int(set)]), Qt::LeftButton);
    }
    QJsonObject last(api::Method method) const { return testing::ScriptedTenant::body(tenant.requests(method).last()); }
    views::WindowBar *bar() const { return view->findChild<views::WindowBar *>(); }
    void preset(models::WindowPreset preset)
    {
        QComboBox *box = bar()->presets();
        box->setCurrentIndex(box->findData(int(preset)));
        Q_EMIT box->activated(box->currentIndex());
    }
    void current(int row) { view->table()->setCurrentIndex(view->model()->index(row, 0)); }
    QString timeline() const { return allText(*view->pane()->timeline()); }
};

} // namespace outdial::test
