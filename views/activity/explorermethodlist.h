// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The left side of the method explorer: a field to search in and the methods under their folders, one of them current.
#pragma once

#include <QFrame>

#include <models/activity/explorermethods.h>

namespace outdial::views {

class SearchField;
class TableView;

class ExplorerMethodList : public QFrame {
    Q_OBJECT
public:
    explicit ExplorerMethodList(QWidget *parent = nullptr);
    ~ExplorerMethodList() override;

    SearchField *searchField() const { return m_search; }
    TableView *table() const { return m_table; }
    // Makes it the current row, and clears the search when that hides it. Emits nothing.
    void setCurrent(api::Method method);

Q_SIGNALS:
    void chosen(outdial::api::Method method); // by the user

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refreshCover();
    void keepCurrent();

    models::ExplorerMethods *m_model;
    SearchField *m_search;
    TableView *m_table;
    api::Method m_current = api::Method::GetCampaigns;
    bool m_quiet = false;
};

} // namespace outdial::views
