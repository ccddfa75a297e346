// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The settings of the monitor as fields: how often the tenant is asked, when a campaign counts as not dialing, and for each kind
// of alert from when on and for how long it must be so. Plain values in and out.
#pragma once

#include <QList>
#include <QWidget>

#include <models/monitor/alert.h>
#include <models/monitor/campaignmonitor.h>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QSpinBox;

namespace outdial::views {

class FormField;

class MonitorSettingsForm : public QWidget {
    Q_OBJECT
public:
    explicit MonitorSettingsForm(QWidget *parent = nullptr);

    // Campaigns that are hidden from the wall are kept as they are.
    void setSettings(const models::MonitorSettings &settings);
    models::MonitorSettings settings() const;
    // One for each kind; kinds that are not told keep what they have.
    void setRules(const QList<models::AlertRule> &rules);
    QList<models::AlertRule> rules() const;

    QSpinBox *requests() const { return m_requests; }
    QSpinBox *quietMinutes() const { return m_quiet; }
    QCheckBox *on(models::AlertKind kind) const { return m_rows[int(kind)].on; }
    QDoubleSpinBox *threshold(models::AlertKind kind) const { return m_rows[int(kind)].threshold; } // null: it has none
    QDoubleSpinBox *hysteresis(models::AlertKind kind) const { return m_rows[int(kind)].hysteresis; }
    QSpinBox *hold(models::AlertKind kind) const { return m_rows[int(kind)].hold; }
    QCheckBox *notify(models::AlertKind kind) const { return m_rows[int(kind)].notify; }

private:
    struct Row {
        QCheckBox *on = nullptr;
        QDoubleSpinBox *threshold = nullptr;
        QDoubleSpinBox *hysteresis = nullptr;
        QSpinBox *hold = nullptr;
        QCheckBox *notify = nullptr;
    };
    void addRow(QGridLayout *grid, models::AlertKind kind);
    void showRequests();
    static void enable(const Row &row);

    models::MonitorSettings m_settings;
    QSpinBox *m_requests;
    FormField *m_requestsField;
    QSpinBox *m_quiet;
    QList<Row> m_rows; // by kind
};

} // namespace outdial::views
