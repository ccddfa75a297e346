// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The journal of every change that was asked of the tenant from this workstation: searched, copied, saved as CSV. Nothing in it
// can be edited or removed.
#pragma once

#include <models/activity/changesmodel.h>
#include <views/shared/page.h>

#include <functional>

namespace outdial::views {

class ElidedLabel;
class SearchField;
class TableView;

class ChangesPage : public Page {
    Q_OBJECT
public:
    // Asks for a file to save into and calls `chosen` with its path, later or never.
    using FileChooser = std::function<void(const QString &suggested, std::function<void(const QString &path)> chosen)>;

    explicit ChangesPage(QWidget *parent = nullptr);
    ~ChangesPage() override;

    QList<QAction *> actions(MenuId menu) const override;
    void setSession(models::Session *session) override;
    void refresh() override;
    QWidget *firstFocus() const override;

    void setFileChooser(FileChooser chooser) { m_chooser = std::move(chooser); }
    TableView *table() const { return m_table; }
    SearchField *search() const { return m_search; }
    models::ChangesModel *model() const { return m_model; }

Q_SIGNALS:
    void saved(const QString &path);

private:
    void makeActions();
    void refreshCover();
    void refreshTrouble();
    void refreshFoot();
    void copyRows();
    void save();
    void saveTo(const QString &path);

    models::StorePtr m_store;
    QString m_tenant;
    models::ChangesModel *m_model;
    models::BackgroundWriter m_saver;
    FileChooser m_chooser;
    SearchField *m_search;
    TableView *m_table;
    ElidedLabel *m_foot;
    QAction *m_findAction;
    QAction *m_copyAction;
    QAction *m_saveAction;
};

} // namespace outdial::views
