// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The calling lists of the tenant: table, filter, details of the current list. From here a list is imported into, created, or
// opened to its records through an instance.
#pragma once

#include <QPointer>

#include <models/lists/listdetails.h>
#include <models/lists/listsmodel.h>
#include <views/shared/tablepage.h>

namespace outdial::views {

class ListPane;
class RowMark;

class ListsPage : public TablePage {
    Q_OBJECT
public:
    explicit ListsPage(QWidget *parent = nullptr);
    ~ListsPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void setSession(models::Session *session) override;
    QString dropHint(const QStringList &files, const QPoint &globalPosition) override;
    bool dropFiles(const QStringList &files, const QPoint &globalPosition) override;

    void setTimeZone(models::TimeZoneShown zone);
    // Makes this list the current one, as soon as it is loaded.
    void select(const QString &listId);
    // It is no longer in the tenant, by us or by somebody else: says so, and reads the lists anew.
    void takeDeleted(const QString &listId, const QString &name, bool ours);

    models::ListsModel *model() const { return m_model; }

Q_SIGNALS:
    // Empty ids: into a list that is chosen or created later.
    void importRequested(const QString &listId, const QString &listName, const QString &formatId);
    void importFilesRequested(const QStringList &files, const QString &listId, const QString &listName, const QString &formatId);
    // Empty campaign and instance: which instance is not known here; the records page finds one, or says that there is none.
    void openRecordsRequested(const QString &listId, const QString &listName, const QString &campaignId,
                              const QString &campaignName, const QString &instanceId, qint64 total);
    void bindRequested(const QString &listId, const QString &listName);
    // "Check what k.lindqvist may do"
    void privilegesRequested();
    void listCreated(const QString &listId, const QString &listName);
    // Each is asked about before anything happens.
    void deleteListRequested(const outdial::api::CallingList &list);
    void deleteRecordsRequested(const outdial::api::CallingList &list); // some of them
    void deleteAllRecordsRequested(const outdial::api::CallingList &list);

private:
    void makeActions();
    void prepareTable();
    void refreshState();
    void showCover();
    void refreshFoot();
    void refreshActions();
    void currentChanged();
    const api::CallingList *current() const;
    const api::CallingList *listAt(const QPoint &globalPosition) const;
    void openCurrent();
    void importIntoCurrent();
    void copyId();
    void newList();
    void showMenu(const QModelIndex &index, const QPoint &position);
    void takeDetails();

    models::Session *m_session = nullptr;
    models::ListsModel *m_model = nullptr;
    models::ListDetails *m_details = nullptr;
    models::TimeZoneShown m_zone = models::TimeZoneShown::Local;
    QString m_wanted; // select() waits for it

    ListPane *m_pane;
    RowMark *m_mark;
    Button *m_loadAll;
    enum class Instead { Nothing, Empty, Failed };
    Instead m_instead = Instead::Nothing;

    QAction *m_openAction;
    QAction *m_importAction;
    QAction *m_importHereAction;
    QAction *m_newAction;
    QAction *m_copyIdAction;
    QAction *m_deleteRecordsAction;
    QAction *m_deleteAllAction;
    QAction *m_deleteListAction;
    QAction *m_filterAction;
    QAction *m_refreshAction;
};

} // namespace outdial::views
