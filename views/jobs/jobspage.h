// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What works on the tenant for us: deletions of records, imports, exports, with what became of them.
#pragma once

#include <views/jobs/jobsview.h>
#include <views/shared/page.h>

namespace outdial::views {

class JobsPage : public Page {
    Q_OBJECT
public:
    explicit JobsPage(QWidget *parent = nullptr);

    // Null: there is no tenant.
    void setModel(models::JobsModel *model);
    JobsView *view() const { return m_view; }

    QList<QAction *> actions(MenuId menu) const override;
    void refresh() override;
    void activated() override;
    void setSession(models::Session *session) override;
    QWidget *firstFocus() const override;

Q_SIGNALS:
    // Whoever owns the model makes another one, or none.
    void sessionChanged(outdial::models::Session *session);

private:
    void refreshState();
    void refreshTrouble();

    JobsView *m_view;
    QLabel *m_summary;
};

} // namespace outdial::views
