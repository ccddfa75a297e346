// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of a list as they are seen through one of its instances, since the API reads records only through a campaign that
// the list is bound to. A list that is bound to none says so, and offers to bind it.
#pragma once

#include <api/types/callinglist.h>
#include <models/lists/timetext.h>
#include <views/shared/page.h>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace outdial::models {
class ListDetails;
class RecordsModel;
} // namespace outdial::models

namespace outdial::views {

class Button;
class EmptyState;
class RecordColumns;
class RecordPane;
class SearchField;
class TableView;

// Which records a page shows. Without an instance the first one of the list is taken.
struct RecordsPlace {
    QString listId;
    QString listName;
    QString campaignId;
    QString campaignName;
    QString instanceId;
    qint64 total = -1; // not known
};

class RecordsPage : public Page {
    Q_OBJECT
public:
    explicit RecordsPage(const RecordsPlace &place, QWidget *parent = nullptr);
    ~RecordsPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void setSession(models::Session *session) override;
    QString dropHint(const QStringList &files, const QPoint &globalPosition) override;
    bool dropFiles(const QStringList &files, const QPoint &globalPosition) override;
    QWidget *firstFocus() const override;

    void setTimeZone(models::TimeZoneShown zone);
    const RecordsPlace &place() const { return m_place; }
    TableView *table() const { return m_table; }
    models::RecordsModel *model() const { return m_model; }
    RecordColumns *columns() const { return m_columns; }
    // The selected rows, or the current one, as they would be pasted.
    QString selectedText() const;

    static constexpr int mostCopiedRows = 50'000;

Q_SIGNALS:
    void importRequested(const QString &listId, const QString &listName, const QString &formatId);
    void importFilesRequested(const QStringList &files, const QString &listId, const QString &listName, const QString &formatId);
    void bindRequested(const QString &listId, const QString &listName);

private:
    void makeHeader();
    void makeTable();
    QWidget *makeContent();
    void makeActions();
    void open();
    void takeDetails();
    void fillInstances();
    void instanceChosen(int index);
    void refreshState();
    void showCover();
    void showPageTrouble();
    void refreshColumnsButton();
    void showColumns();
    void copyRows();
    void copyRecord();
    void showMenu(const QModelIndex &index, const QPoint &position);
    QList<int> selectedRows(bool &tooMany) const;
    void requestImport();

    RecordsPlace m_place;
    QString m_formatId;
    models::Session *m_session = nullptr;
    models::RecordsModel *m_model;
    models::ListDetails *m_details = nullptr;

    QLabel *m_through;
    QComboBox *m_instances;
    QStackedWidget *m_stack;
    EmptyState *m_instead;
    enum class Instead { Nothing, Unbound, Failed, Empty };
    Instead m_shownInstead = Instead::Nothing;
    TableView *m_table;
    RecordColumns *m_columns;
    RecordPane *m_pane;
    SearchField *m_filter;
    Button *m_columnsButton;

    QAction *m_importAction;
    QAction *m_copyRowsAction;
    QAction *m_copyRecordAction;
    QAction *m_filterAction;
    QAction *m_columnsAction;
    QAction *m_loadAllAction;
    QAction *m_stopAction;
};

} // namespace outdial::views
