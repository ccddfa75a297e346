// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The imports of this tenant: what runs, what was interrupted and can go on, what was done. Opens the wizard.
#pragma once

#include <views/shared/page.h>

#include <memory>

namespace outdial::models {
class ImportJob;
class ImportsModel;
class ListsModel;
struct ImportTarget;
} // namespace outdial::models

namespace outdial::views {

class ImportPage;
class TableView;

class ImportsPage : public Page {
    Q_OBJECT
public:
    explicit ImportsPage(QWidget *parent = nullptr);
    ~ImportsPage() override;

    void setSession(models::Session *session) override;
    QList<QAction *> actions(MenuId menu) const override;
    models::ImportsModel *imports() const { return m_imports; }

    // A wizard with what is known already; empty parts are asked for.
    void startImport(const QString &file, const models::ImportTarget &target);
    void showJob(models::ImportJob *job);

Q_SIGNALS:
    void pageWanted(outdial::views::Page *page); // below this one
    void closeWanted();                          // back to this page
    void transferChanged();

private:
    ImportPage *makePage(models::ImportJob *job);
    void openRow(int row);
    void refreshState();
    void tellOver(models::ImportJob *job);

    models::Session *m_session = nullptr;
    models::ImportsModel *m_imports = nullptr;
    models::ListsModel *m_lists = nullptr;
    TableView *m_table;
    QAction *m_new;
    QAction *m_paste;
    QAction *m_goOn;
};

} // namespace outdial::views
