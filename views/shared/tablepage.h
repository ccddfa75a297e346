// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of one table: a search field and buttons in the header, what stands in place of the table when there is nothing to show,
// and a foot of one line. Heirs put the parts together, from the header to the foot: the order of their making is that of Tab and
// of assistive tools.
#pragma once

#include <views/shared/page.h>

class QHBoxLayout;
class QStackedWidget;

namespace outdial::views {

class Button;
class EmptyState;
class SearchField;
class TableView;

class TablePage : public Page {
    Q_OBJECT
public:
    QWidget *firstFocus() const override;
    TableView *table() const { return m_table; }

protected:
    explicit TablePage(const QString &title, QWidget *parent);

    // In the header, with its action ("Search formats").
    void makeFilter(const QString &name);
    QAction *makeFilterAction(const QString &text, const QString &iconName);
    Button *addButton(const QString &text, const QString &iconName = {});
    // One row at a time. key: see TableView. Also what may stand in its place.
    void makeTable(const QString &accessibleName, const QString &key);
    // At its left the text; more may be added.
    QHBoxLayout *makeFoot();

    SearchField *filter() const { return m_filter; }
    EmptyState *emptyState() const { return m_empty; }
    // The empty state in place of the table; then there is nothing to search.
    void setEmpty(bool empty);
    bool isEmpty() const;
    void setFootText(const QString &text);
    void setFootVisible(bool visible);

    // Becomes the current one, and is scrolled to.
    void goTo(int row);
    // What is shown was read too long ago.
    bool isStale() const;

private:
    SearchField *m_filter = nullptr;
    QStackedWidget *m_stack = nullptr;
    TableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_foot = nullptr;
    ElidedLabel *m_footText = nullptr;
};

} // namespace outdial::views
