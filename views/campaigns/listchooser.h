// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One of all calling lists of the tenant, to be chosen in a dialog: a search field over a table that loads page by page, and how
// many are loaded.
#pragma once

#include <QWidget>

#include <models/lists/listsmodel.h>

class QLabel;

namespace outdial::views {

class SearchField;
class TableView;

class ListChooser : public QWidget {
    Q_OBJECT
public:
    // The client outlives it. Reads all lists, so that the search is over all of them.
    explicit ListChooser(api::Client &client, QWidget *parent = nullptr);

    // Null: none is chosen, or it is not shown by the search.
    const api::CallingList *current() const;
    SearchField *search() const { return m_search; }

Q_SIGNALS:
    void currentChanged(); // also when it was read anew
    void activated();      // Return or double click

private:
    void showLists();

    models::ListsModel m_model;
    SearchField *m_search;
    TableView *m_lists;
    QLabel *m_loaded;
};

} // namespace outdial::views
