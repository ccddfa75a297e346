// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Fifth step: what will be done, in numbers, before anything is sent.
#pragma once

#include <QPointer>

#include <views/transfer/importstep.h>

class QCheckBox;
class QLabel;

namespace outdial::models {
class ImportQueue;
}

namespace outdial::views {

class PlacesLine;

class PlanStep : public ImportStep {
    Q_OBJECT
public:
    PlanStep(models::ImportJob *job, models::ImportQueue *queue, QWidget *parent = nullptr);
    QString nextText() const override;
    void enter() override;

private:
    void refreshQueue();
    QString headline() const;
    QString meaning() const;
    QPointer<models::ImportQueue> m_queue;
    QLabel *m_headline;
    QLabel *m_sent;
    QLabel *m_blocked;
    QLabel *m_calls;
    PlacesLine *m_places;
    QLabel *m_safety;
    QCheckBox *m_trial;
    QCheckBox *m_alone; // while files wait
};

} // namespace outdial::views
