// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One tab of a campaign's page. The page tells it of the campaign's row, and whether it is in front; the tab brings its own
// actions.
#pragma once

#include <QWidget>

#include <models/campaigns/campaignrow.h>
#include <views/shared/page.h>

namespace outdial::views {

class CampaignTab : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    // A reading of the campaign, or another freshness of it. Null: it is not known (yet). The row is only read here.
    virtual void showCampaign(const models::CampaignRow *row) = 0;
    // "Lists", "Results", ...
    virtual QString tabTitle() const = 0;
    // The number behind the title; negative: none.
    virtual int tabCount() const { return -1; }
    virtual QList<QAction *> actions(MenuId) const { return {}; }
    virtual void refresh() {}
    virtual void activated() {}
    virtual void deactivated() {}
    virtual void setOnline(bool) {}
    virtual QWidget *firstFocus() const { return nullptr; }
    // What would be lost when the page is left ("3 changes are not applied."); null: nothing.
    virtual QString unsaved() const { return {}; }

Q_SIGNALS:
    void tabChanged(); // title or count
    // To be told above the tabs, for news that are no failure.
    void news(const QString &sentence);
    // Something of the campaign was changed: its detail is to be read again.
    void detailOld();
};

} // namespace outdial::views
