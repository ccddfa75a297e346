// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings of a tenant's monitor. Nothing is changed before they are saved.
#pragma once

#include <QDialog>
#include <QPointer>

#include <models/monitor/campaignmonitor.h>

namespace outdial::views {

class Button;
class MonitorSettingsForm;

class MonitorSettingsDialog : public QDialog {
    Q_OBJECT
public:
    // Shows those of the monitor, and saves into it; when it is gone, saving does nothing.
    MonitorSettingsDialog(models::CampaignMonitor &monitor, QWidget *parent = nullptr);
    // Plain values; saved() brings them back.
    MonitorSettingsDialog(const models::MonitorSettings &settings, const QList<models::AlertRule> &rules,
                          QWidget *parent = nullptr);

    MonitorSettingsForm *form() const { return m_form; }

Q_SIGNALS:
    void saved(const outdial::models::MonitorSettings &settings, const QList<outdial::models::AlertRule> &rules);

private:
    void restoreDefaults();
    void save();

    MonitorSettingsForm *m_form;
    Button *m_restore;
    Button *m_cancel;
    Button *m_save;
};

} // namespace outdial::views
