// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits one list instance of a campaign: name, on or off, order, dialing ratio, sorting; each can be reset to the API's default.
// Nothing is sent: what was edited is handed on when the dialog is accepted. The instance may be unbound elsewhere meanwhile:
// then the dialog says so, and can only be closed.
#pragma once

#include <QDialog>

#include <api/types/campaign.h>
#include <api/types/format.h>
#include <models/campaigns/campaignplan.h>
#include <models/campaigns/campaignrow.h>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace outdial::models {
class SortSample;
}

namespace outdial::views {

class Banner;
class Button;
class ElidedLabel;
class MeterWidget;
class SortingDesigner;

class InstanceDialog : public QDialog {
    Q_OBJECT
public:
    // row: of the campaign, read only here; null: not known.
    InstanceDialog(const models::PlannedInstance &instance, const models::CampaignRow *row, QWidget *parent);

    // What can be sorted by, as SortingDesigner takes it.
    void setFields(const QList<api::Field> &fields, bool typesKnown = true, const QString &note = {});
    void setSample(models::SortSample *sample);
    // Progress and state anew. Null: nothing is known of the campaign.
    void showCampaign(const models::CampaignRow *row);
    // The focus goes to its sorting.
    void showSorting();
    // The instance is not in the campaign any more. who: who unbound it, as the subject of a sentence; empty: nobody knows.
    void instanceGone(const QString &who = {});

    QString key() const { return m_instance.key; }
    // Against what the plan had when the dialog was opened: what was not touched is left as it is. instanceId is the plan's key.
    api::UpdateListRequest changes() const;
    // The same edits, into the plan.
    void applyTo(models::CampaignPlan &plan) const;

private:
    // A property that goes back to the default, with the button for it and the line that says so.
    struct Resettable {
        Button *button = nullptr;
        QLabel *note = nullptr;
        bool reset = false;
    };
    static constexpr std::size_t propertyCount = models::instanceProperties.size();

    QWidget *makeHead();
    QWidget *makeForm();
    QWidget *makeFoot();
    // A field under its label, with its reset button and note.
    QWidget *makeField(models::InstanceProperty property, const QString &label, QWidget *field, const QString &resetName);
    void addReset(models::InstanceProperty property, const QString &name, QWidget *parent);
    Resettable &at(models::InstanceProperty property) { return m_resets[std::size_t(property)]; }
    const Resettable &at(models::InstanceProperty property) const { return m_resets[std::size_t(property)]; }

    void fill();
    void reset(models::InstanceProperty property);
    void edited(models::InstanceProperty property);
    void refresh();
    api::ListInstance shown() const;
    bool isTouched(models::InstanceProperty property) const;
    QString noteOf(models::InstanceProperty property) const;

    models::PlannedInstance m_instance;
    QString m_campaignName;
    bool m_running = false;
    bool m_gone = false;
    bool m_filling = false;
    std::array<Resettable, propertyCount> m_resets;
    Banner *m_banner;
    ElidedLabel *m_facts;
    QLabel *m_progress;
    MeterWidget *m_meter;
    QWidget *m_form;
    QLineEdit *m_name;
    QCheckBox *m_enabled;
    QLabel *m_enabledNote;
    QSpinBox *m_order;
    QSpinBox *m_ratio;
    SortingDesigner *m_sorting;
    QLabel *m_why; // the act is off
    Button *m_cancel;
    Button *m_act;
};

} // namespace outdial::views
