// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The details of one calling list beside the table: what it is, and where it is used. Campaigns and instances are rows that open
// the records as they are seen through that instance.
#pragma once

#include <QWidget>

#include <api/types/callinglist.h>
#include <models/lists/listdetails.h>
#include <models/lists/timetext.h>

class QAction;
class QLabel;
class QStackedWidget;

namespace outdial::models {
class BindingsModel;
}

namespace outdial::views {

class Button;
class ElidedLabel;
class IconButton;
class TableView;

class ListPane : public QWidget {
    Q_OBJECT
public:
    explicit ListPane(QWidget *parent = nullptr);

    // Null: none is chosen, or several.
    void setList(const api::CallingList *list, const QString &instead = {});
    // What Get List says of it; of another list it is ignored.
    void setDetails(const models::ListDetails &details);
    void setTimeZone(models::TimeZoneShown zone);
    // The menu of its button "Delete"; they belong to the page.
    void setDeleteActions(const QList<QAction *> &actions);
    TableView *bindings() const { return m_bindings; }

Q_SIGNALS:
    void importRequested();
    void copyIdRequested();
    void retryRequested();
    void bindRequested();
    void openRequested(const outdial::api::ListBinding &binding);

private:
    void showList();
    void setBindingsCover(bool loading);

    models::BindingsModel *m_model;
    api::CallingList m_list;
    models::TimeZoneShown m_zone = models::TimeZoneShown::Local;
    QStackedWidget *m_stack;
    QLabel *m_instead;
    QLabel *m_name;
    ElidedLabel *m_id;
    QLabel *m_records;
    QLabel *m_format;
    QLabel *m_created;
    QLabel *m_useCount;
    Button *m_delete;
    QStackedWidget *m_useStack;
    TableView *m_bindings;
    QLabel *m_unbound;
    QLabel *m_failed;
};

} // namespace outdial::views
