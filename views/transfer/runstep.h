// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Sixth step: the import is under way.
#pragma once

#include <views/transfer/importstep.h>

class QLabel;

namespace outdial::views {

class Button;
class MeterWidget;
class StateLabel;

class RunStep : public ImportStep {
    Q_OBJECT
public:
    explicit RunStep(models::ImportJob *job, QWidget *parent = nullptr);
    QString nextText() const override;
    QString blocker() const override;
    bool canGoBack() const override { return false; }
    void enter() override;
    QWidget *firstFocus() const override;

private:
    void refresh();
    void togglePause();
    StateLabel *m_state;
    QLabel *m_message;
    MeterWidget *m_meter;
    QLabel *m_done;
    QLabel *m_rate;
    QLabel *m_left;
    QLabel *m_counts;
    Button *m_pause;
    Button *m_cancel;
};

// What a run is doing, in a word or two; shared with the foot of the navigation.
QString runStateWord(const models::ImportJob &job);

} // namespace outdial::views
