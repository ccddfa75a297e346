// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of one list instance: all of them, or those that were completed or updated in a span of time, as a table with
// filter, columns, look-up, copy and export. Pane and foot are made here and put in their places by the owner. It needs an
// instance; what is to be said while there is none, the owner says.
#pragma once

#include <QDateTime>
#include <QWidget>

#include <api/types/format.h>
#include <models/records/recordcopy.h>
#include <models/records/recordloader.h>
#include <views/shared/page.h>

#include <optional>

class QCheckBox;
class QStackedWidget;

namespace outdial::models {
class RecordExport;
class RecordsModel;
} // namespace outdial::models

namespace outdial::views {

class BannerArea;
class Button;
class EmptyState;
class FindBar;
class RecordCells;
class RecordColumns;
class RecordPane;
class RecordsFoot;
class SearchField;
class SegmentedControl;
class TableView;
class WindowBar;

class RecordsView : public QWidget {
    Q_OBJECT
public:
    // Whose records. The client outlives the place.
    struct Place {
        api::Client *client = nullptr;
        QString campaignId;
        QString campaignName;
        QString instanceId;
        QString listName;
        qint64 total = -1; // of all records; -1: not known
    };
    // What stands in place of the table.
    struct Instead {
        QString drawing;
        QString title;
        QString sentence;
        QString primary; // buttons; empty: none
        QString primaryIcon;
        QString other;
        QString otherIcon;

        bool operator==(const Instead &) const = default;
    };

    // banners: where trouble is told; it lives as long as this.
    explicit RecordsView(BannerArea *banners, QWidget *parent = nullptr);
    ~RecordsView() override;

    // Another instance: forgets rows and filter, keeps which records are asked for.
    void open(const Place &place);
    void close();
    bool isOpen() const { return m_place.client != nullptr; }
    const Place &place() const { return m_place; }
    // Reads again what is loaded, or from the start when nothing is.
    void refresh();
    void setTotal(qint64 total);
    void setListName(const QString &name);
    // columnsKey: under which columns are remembered. confirmed: the types of the format are not a guess.
    void setFormat(const std::optional<api::Format> &format, const QString &columnsKey, bool confirmed = true);
    // While no instance is open; null: the table, loading.
    void setInstead(const std::optional<Instead> &instead);
    // What is said of an instance without records, instead of the usual.
    void setEmptyList(const Instead &instead);

    // A change asks anew.
    void setSelection(const models::RecordSelection &selection);
    const models::RecordSelection &selection() const { return m_selection; }
    void setTimeZone(models::TimeZoneShown zone);

    TableView *table() const { return m_table; }
    models::RecordsModel *model() const { return m_model; }
    RecordColumns *columns() const { return m_columns; }
    RecordCells *cells() const { return m_cells; }
    FindBar *findBar() const { return m_find; }
    RecordPane *pane() const { return m_pane; }
    RecordsFoot *foot() const { return m_foot; }
    bool showsTable() const { return m_shownInstead == Shown::Table; }
    // When the tenant last told what is shown; invalid: nothing was read.
    QDateTime asOf() const { return m_asOf; }
    QWidget *firstFocus() const;
    // The selected rows, or the current one, as they would be pasted.
    QString selectedText() const;
    QList<QAction *> actions(MenuId menu) const;
    QAction *exportAction() const { return m_exportAction; }
    // At the top of the menu of a row.
    void setRecordActions(const QList<QAction *> &actions) { m_recordActions = actions; }

    static constexpr int mostCopiedRows = 50'000;

Q_SIGNALS:
    void stateChanged(); // showsTable, asOf
    // Buttons of what the owner has put instead.
    void insteadPrimary();
    void insteadOther();
    // The owner is to look at the instance again, then to call refresh().
    void refreshWanted();
    // The tenant says that the instance is not bound (any more).
    void instanceGone();
    // See ExportDialog::started().
    void exportStarted(outdial::models::RecordExport *job, const QString &title, const QString &listName);

private:
    enum class Shown { Table, Owners, OwnersEmpty, Gone, Failed, NothingInTime };
    void makeTable();
    QWidget *makeTools();
    void makeActions();
    void ask();
    void refreshState();
    void refreshActions();
    void showCover();
    void showNothingFound();
    void showInstead(Shown shown, const Instead &instead);
    Instead nothingInTime() const;
    void primaryClicked();
    void showPageTrouble();
    void refreshColumnsButton();
    void showColumns();
    void copyAs(models::CopyForm form);
    void copyRecord();
    void lookUp();
    void exportRecords();
    void showMenu(const QModelIndex &index, const QPoint &position);
    QList<int> selectedRows(bool &tooMany) const;

    Place m_place;
    models::RecordSelection m_selection;
    BannerArea *m_banners;
    models::RecordsModel *m_model;
    std::optional<api::Format> m_format;
    bool m_confirmed = true; // its types
    QStringList m_keyNames;  // that a look-up found to be the key, where the format is not known
    QDateTime m_asOf;
    std::optional<Instead> m_ownersInstead;
    std::optional<Instead> m_emptyList;
    Shown m_shownInstead = Shown::Table;
    bool m_toldGone = false;

    SegmentedControl *m_sets;
    SearchField *m_filter;
    Button *m_lookup;
    QCheckBox *m_withAttempts;
    Button *m_columnsButton;
    WindowBar *m_window;
    FindBar *m_find;
    QStackedWidget *m_stack;
    EmptyState *m_instead;
    TableView *m_table;
    RecordColumns *m_columns;
    RecordCells *m_cells;
    RecordPane *m_pane;
    RecordsFoot *m_foot;

    QAction *m_copyRowsAction;
    QAction *m_copyRecordAction;
    QList<QAction *> m_copyAsActions;
    QList<QAction *> m_recordActions;
    QAction *m_findAction;
    QAction *m_findNextAction;
    QAction *m_findBeforeAction;
    QAction *m_filterAction;
    QAction *m_columnsAction;
    QAction *m_utcAction;
    QAction *m_loadAllAction;
    QAction *m_stopAction;
    QAction *m_lookupAction;
    QAction *m_exportAction;
};

} // namespace outdial::views
