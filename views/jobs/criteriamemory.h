// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was put together for Delete Many Records and not sent: a dialog that is left by Esc does not lose it. Kept for each list
// until a deletion of it is asked for, it is cleared, or the window goes to another tenant. Not on the disk: values are personal
// data.
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <models/jobs/deletioncriteria.h>

class QWidget;

namespace outdial::models {
class DeletionJobs;
}

namespace outdial::views {

class CriteriaMemory : public QObject {
    Q_OBJECT
public:
    // That of the window that `widget` is in; made on first use.
    static CriteriaMemory &of(QWidget *widget);

    // Nothing entered: nothing is kept.
    void keep(const QString &listId, const models::DeletionDraft &draft);
    const models::DeletionDraft *find(const QString &listId) const; // null: none; until the next change
    // Of another tenant, or of none (null): what was kept is forgotten. What is asked for there is no longer kept.
    void follow(models::DeletionJobs *jobs);

private:
    explicit CriteriaMemory(QObject *window);
    QHash<QString, models::DeletionDraft> m_drafts;
    QPointer<models::DeletionJobs> m_jobs;
};

} // namespace outdial::views
