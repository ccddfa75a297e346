// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of a list as they are seen through one of its instances, since the API reads records only through a campaign that
// the list is bound to. A list that is bound to none says so, and offers to bind it.
#pragma once

#include <models/lists/timetext.h>
#include <views/records/recordsview.h>
#include <views/shared/page.h>

class QComboBox;
class QLabel;

namespace outdial::models {
class ListDetails;
class RecordExport;
class RecordsModel;
} // namespace outdial::models

namespace outdial::views {

class RecordEditing;

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
    RecordsView *view() const { return m_view; }
    TableView *table() const { return m_view->table(); }
    models::RecordsModel *model() const { return m_view->model(); }
    RecordColumns *columns() const { return m_view->columns(); }
    RecordEditing *editing() const { return m_editing; }

Q_SIGNALS:
    void importRequested(const QString &listId, const QString &listName, const QString &formatId);
    void importFilesRequested(const QStringList &files, const QString &listId, const QString &listName, const QString &formatId);
    void bindRequested(const QString &listId, const QString &listName);
    // The tenant has taken changes of so many records from here.
    void recordsEdited(const QString &listId, int count);
    // See ExportDialog::started().
    void exportStarted(outdial::models::RecordExport *job, const QString &title, const QString &listName);

private:
    void makeHeader();
    void open();
    void takeDetails();
    void fillInstances();
    void instanceChosen(int index);
    void refreshState();
    void insteadClicked();
    void requestImport();
    void refreshEditing();
    void refreshConnection();
    void lookUpUnbound();

    RecordsPlace m_place;
    QString m_formatId;
    models::Session *m_session = nullptr;
    models::ListDetails *m_details = nullptr;
    bool m_telling = false; // of the view, what to show instead

    RecordsView *m_view;
    RecordEditing *m_editing;
    QLabel *m_through;
    QComboBox *m_instances;
    QAction *m_importAction;
};

} // namespace outdial::views
