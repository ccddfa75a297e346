// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Fifth step: what will be done, in numbers, before anything is sent.
#pragma once

#include <views/transfer/importstep.h>

class QLabel;

namespace outdial::views {

class PlanStep : public ImportStep {
    Q_OBJECT
public:
    explicit PlanStep(models::ImportJob *job, QWidget *parent = nullptr);
    QString nextText() const override;
    void enter() override;

private:
    QLabel *m_headline;
    QLabel *m_sent;
    QLabel *m_blocked;
    QLabel *m_calls;
    QLabel *m_safety;
};

} // namespace outdial::views
