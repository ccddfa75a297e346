// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be changed in a view of records: cells, whole records, new ones, erasing, and what waits to be sent. It owns the
// actions and the bar at the foot; the owner of the view puts them in their places. What cannot be edited says why.
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <models/records/editrun.h>
#include <views/shared/page.h>

namespace outdial::views {

class BannerArea;
class EditsBar;
class EditsReview;
class EraseSheet;
class RecordCells;
class RecordEditor;
class RecordsView;

class RecordEditing : public QObject {
    Q_OBJECT
public:
    struct Place {
        api::Client *client = nullptr; // outlives the place
        models::StorePtr store;
        QString tenant;
        QString listId;
        QString listName;
        QString campaignId; // an instance through which records are read; may be empty
        QString instanceId;
        QStringList campaigns; // names of those that the list is bound to
        qint64 total = -1;     // of the list; not known
    };
    // view and banners live as long as this.
    RecordEditing(RecordsView *view, BannerArea *banners);
    ~RecordEditing() override;

    // From now on edits are of this list. An empty list id: of none.
    void setPlace(const Place &place);
    const Place &place() const { return m_place; }
    // Why nothing can be sent now ("Offline: …"); null: it can. Edits are collected all the same.
    void setBlocked(const QString &why);
    EditsBar *bar() const { return m_bar; }
    QAction *addAction() const { return m_addAction; }
    const std::shared_ptr<models::PendingEdits> &edits() const { return m_edits; }
    QList<QAction *> actions(MenuId menu) const;

    // Opened by the actions; null: not open.
    RecordEditor *editor() const;
    EditsReview *review() const;
    EraseSheet *sheet() const;

Q_SIGNALS:
    // The tenant has taken changes of so many records: a list that is sorted should be sorted anew.
    void recordsEdited(const QString &listId, int count);
    // Records were added or erased, or may be: the list is to be read again.
    void refreshWanted();

private:
    void makeActions();
    void refreshActions();
    void showBar();
    QString whyNot() const;
    QByteArray currentKey() const;
    QHash<QString, QString> currentValues() const;
    models::EditRun::Place runPlace() const;
    void editCell();
    void emptyCell();
    void editRecord();
    void addRecord();
    void eraseRecord();
    void undo();
    void discardRecord();
    void discardAll();
    void reviewEdits();
    void tell(const QString &title, const QString &text);
    void changed(int records);

    RecordsView *m_view;
    BannerArea *m_banners;
    EditsBar *m_bar;
    Place m_place;
    std::shared_ptr<models::PendingEdits> m_edits;
    QPointer<QDialog> m_dialog;
    bool m_offline = false;

    QAction *m_cellAction;
    QAction *m_emptyAction;
    QAction *m_editAction;
    QAction *m_addAction;
    QAction *m_eraseAction;
    QAction *m_undoAction;
    QAction *m_discardAction;
    QAction *m_reviewAction;
};

} // namespace outdial::views
