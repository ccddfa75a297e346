// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tab of a campaign's lists, with the instances i1 to i4 of the scripted tenant; i1 is selected.
#pragma once

#include <support/campaignpagebench.h>

namespace outdial::testing {

inline const QString i1 = QStringLiteral("i1");
inline const QString i2 = QStringLiteral("i2");
inline const QString i3 = QStringLiteral("i3");
inline const QString i4 = QStringLiteral("i4");

struct ListsBench : DetailBench {
    views::CampaignListsTab *tab() const { return page->lists(); }
    models::CampaignPlan &plan() const { return *page->plan(); }
    // Keys of the rows from above.
    QStringList keys() const
    {
        QStringList some;
        for (int row = 0; row < model()->rowCount(); ++row)
            some << model()->index(row, 0).data(models::PlannedListsModel::KeyRole).toString();
        return some;
    }
    QRect cellRect(int row, int column) const { return table()->visualRect(model()->index(row, column)); }
    void start()
    {
        fill();
        openRead();
        table()->setFocus();
        tab()->select(i1);
    }
    int sent() const
    {
        return tenant.count(api::Method::UpdateList) + tenant.count(api::Method::BindList) +
               tenant.count(api::Method::UnbindList);
    }
};

} // namespace outdial::testing
