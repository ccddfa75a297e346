// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <models/campaigns/campaignwords.h>
#include <views/campaigns/instancedialog.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/shared/banner.h>
#include <views/shared/figures.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::InstanceProperty;

namespace {

// What the API takes when a property is given as null.
api::ListInstance defaults()
{
    api::ListInstance instance;
    instance.sorting.type = api::SortingType::Natural;
    return instance;
}

bool isSame(const api::ListInstance &one, const api::ListInstance &other, InstanceProperty property)
{
    switch (property) {
    case InstanceProperty::Name:
        return one.instanceName == other.instanceName;
    case InstanceProperty::Enabled:
        return one.enabled == other.enabled;
    case InstanceProperty::Order:
        return one.order == other.order;
    case InstanceProperty::Ratio:
        return one.dialingRatio == other.dialingRatio;
    case InstanceProperty::Sorting:
        return models::isSameSorting(one.sorting, other.sorting);
    }
    return false;
}

QString valueText(const api::ListInstance &instance, InstanceProperty property)
{
    switch (property) {
    case InstanceProperty::Name:
        return instance.instanceName.isEmpty() ? InstanceDialog::tr("no name")
                                               : QStringLiteral("“%1”").arg(instance.instanceName);
    case InstanceProperty::Enabled:
        return instance.enabled ? InstanceDialog::tr("on") : InstanceDialog::tr("off");
    case InstanceProperty::Order:
        return QString::number(instance.order);
    case InstanceProperty::Ratio:
        return QString::number(instance.dialingRatio);
    case InstanceProperty::Sorting:
        return models::sortingText(instance.sorting);
    }
    return {};
}

} // namespace

InstanceDialog::InstanceDialog(const models::PlannedInstance &instance, const models::CampaignRow *row, QWidget *parent)
    : QDialog(parent),
      m_instance(instance)
{
    setWindowTitle(tr("Edit “%1”").arg(models::instanceTitle(instance.now)));
    resize(px(600), px(600));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(24), px(20), px(24), px(12));
    column->setSpacing(px(12));
    column->addWidget(makeHead());
    m_banner = new Banner(Tone::Warn, {}, {}, true, this);
    m_banner->setClosable(false);
    m_banner->hide();
    column->addWidget(m_banner);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_form = makeForm();
    column->addWidget(m_form, 1);
    outer->addLayout(column, 1);
    outer->addWidget(makeFoot());
    fill();
    showCampaign(row);
    m_name->setFocus();
}

void InstanceDialog::fill()
{
    m_filling = true;
    const api::ListInstance &planned = m_instance.planned;
    m_name->setText(planned.instanceName);
    m_enabled->setChecked(planned.enabled);
    m_order->setValue(planned.order);
    m_ratio->setValue(planned.dialingRatio);
    m_sorting->setSorting(planned.sorting);
    for (const InstanceProperty property : models::instanceProperties)
        at(property).reset = m_instance.reset.contains(property);
    m_filling = false;
    refresh();
}

void InstanceDialog::setFields(const QList<api::Field> &fields, bool typesKnown, const QString &note)
{
    m_sorting->setFields(fields, typesKnown);
    m_sorting->setFieldsNote(note);
}

void InstanceDialog::showSorting()
{
    const auto types = m_sorting->findChildren<QRadioButton *>();
    for (QRadioButton *type : types) {
        if (type->isChecked())
            type->setFocus(Qt::OtherFocusReason);
    }
}

void InstanceDialog::setSample(models::SortSample *sample) { m_sorting->setSample(sample); }

void InstanceDialog::showCampaign(const models::CampaignRow *row)
{
    m_running = row && row->isRunning();
    if (row)
        m_campaignName = row->name;
    const api::ListInstance &now = m_instance.now;
    QStringList facts;
    if (!now.listName.isEmpty())
        facts << tr("List “%1”").arg(now.listName);
    facts << tr("%n record(s)", nullptr, int(now.totalRecords));
    if (!m_campaignName.isEmpty())
        facts << (m_running ? tr("in “%1”, which is running").arg(m_campaignName) : tr("in “%1”").arg(m_campaignName));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    const auto figures = row ? row->figures.constFind(m_instance.key) : QHash<QString, models::ProgressFigures>::const_iterator();
    MeterValue value;
    value.known = row && figures != row->figures.constEnd();
    value.active = m_running;
    QString words = m_instance.isNew ? tr("to be bound") : tr("progress not read yet");
    if (value.known) {
        if (now.totalRecords > 0) {
            value.completed = double(figures->completed) / double(now.totalRecords);
            value.attempted = double(figures->attempted) / double(now.totalRecords);
        }
        words = tr("%1 · %2 completed · %3 attempted")
                    .arg(percentText(figures->completed, now.totalRecords), countOf(figures->completed, now.totalRecords),
                         countText(figures->attempted));
    }
    m_meter->setValue(value, words);
    m_meter->setVisible(!m_instance.isNew);
    m_progress->setText(words);
    refresh();
}

void InstanceDialog::instanceGone(const QString &who)
{
    m_gone = true;
    const QString name = models::instanceTitle(m_instance.now);
    m_banner->setContent(Tone::Warn,
                         who.isEmpty() ? tr("“%1” was unbound elsewhere.").arg(name) : tr("%1 unbound “%2”.").arg(who, name),
                         tr("It is not in this campaign any more, so nothing of it can be changed. What you edited here was not "
                            "sent and is not kept."));
    m_banner->show();
    m_form->setEnabled(false);
    m_act->hide();
    m_cancel->setText(tr("Close"));
    refresh();
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

api::ListInstance InstanceDialog::shown() const
{
    api::ListInstance instance = m_instance.planned;
    instance.instanceName = m_name->text().trimmed();
    instance.enabled = m_enabled->isChecked();
    instance.order = m_order->value();
    instance.dialingRatio = m_ratio->value();
    instance.sorting = m_sorting->sorting();
    return instance;
}

void InstanceDialog::reset(InstanceProperty property)
{
    m_filling = true;
    const api::ListInstance standard = defaults();
    switch (property) {
    case InstanceProperty::Name:
        m_name->setText(standard.instanceName);
        break;
    case InstanceProperty::Enabled:
        m_enabled->setChecked(standard.enabled);
        break;
    case InstanceProperty::Order:
        m_order->setValue(standard.order);
        break;
    case InstanceProperty::Ratio:
        m_ratio->setValue(standard.dialingRatio);
        break;
    case InstanceProperty::Sorting:
        m_sorting->setSorting(standard.sorting);
        break;
    }
    m_filling = false;
    at(property).reset = true;
    refresh();
}

void InstanceDialog::edited(InstanceProperty property)
{
    if (m_filling)
        return;
    at(property).reset = false; // a value of one's own
    refresh();
}

bool InstanceDialog::isTouched(InstanceProperty property) const
{
    return at(property).reset != m_instance.reset.contains(property) || !isSame(shown(), m_instance.planned, property);
}

// "Now 3, default 1": what it was where that is another, and where a reset would lead.
QString InstanceDialog::noteOf(InstanceProperty property) const
{
    const QString standard = valueText(defaults(), property);
    if (at(property).reset)
        return tr("Goes back to the default: %1").arg(standard);
    if (!m_instance.isNew && !isSame(shown(), m_instance.now, property))
        return tr("Now %1, default %2").arg(valueText(m_instance.now, property), standard);
    return tr("Default: %1").arg(standard);
}

void InstanceDialog::refresh()
{
    bool touched = false;
    for (const InstanceProperty property : models::instanceProperties) {
        Resettable &one = at(property);
        one.note->setText(noteOf(property));
        LabelStyle::set(one.note, "small", one.reset ? "accent" : "faint");
        // Where it is what a reset would make of it, there is nothing to reset.
        one.button->setEnabled(!one.reset && !isSame(shown(), defaults(), property));
        touched = touched || isTouched(property);
    }
    const bool dials = m_enabled->isChecked() && m_running;
    const bool turnsOn = dials && !m_instance.now.enabled;
    m_enabledNote->setText(turnsOn ? tr("The campaign is running: its records are dialed as soon as the change is applied")
                           : dials ? tr("Its records are dialed")
                           : m_enabled->isChecked()              ? tr("Its records are dialed when the campaign is started")
                           : m_running && m_instance.now.enabled ? tr("Off: no record of it is dialed from then on")
                                                                 : tr("Off: bound, but not dialed"));
    LabelStyle::set(m_enabledNote, "small", turnsOn ? "warn" : "muted");
    const QString wrong = m_gone ? QString() : m_sorting->problem();
    m_why->setText(m_gone             ? QString()
                   : !wrong.isEmpty() ? wrong
                   : touched          ? tr("Nothing is sent until you apply the changes.")
                                      : tr("Nothing is edited yet."));
    LabelStyle::set(m_why, "small", wrong.isEmpty() ? "muted" : "err");
    m_act->setEnabled(!m_gone && touched && wrong.isEmpty());
}

api::UpdateListRequest InstanceDialog::changes() const
{
    api::UpdateListRequest request;
    request.instanceId = m_instance.key;
    if (m_gone)
        return request;
    const api::ListInstance value = shown();
    const auto put = [this](auto &change, InstanceProperty property, const auto &now) {
        if (!isTouched(property))
            return;
        if (at(property).reset)
            change = api::ResetToDefault{};
        else
            change = now;
    };
    put(request.instanceName, InstanceProperty::Name, value.instanceName);
    put(request.enabled, InstanceProperty::Enabled, value.enabled);
    put(request.order, InstanceProperty::Order, value.order);
    put(request.dialingRatio, InstanceProperty::Ratio, value.dialingRatio);
    put(request.sorting, InstanceProperty::Sorting, value.sorting);
    return request;
}

void InstanceDialog::applyTo(models::CampaignPlan &plan) const
{
    if (m_gone)
        return;
    const api::ListInstance value = shown();
    for (const InstanceProperty property : models::instanceProperties) {
        if (!isTouched(property))
            continue;
        if (at(property).reset) {
            plan.reset(m_instance.key, property);
            continue;
        }
        switch (property) {
        case InstanceProperty::Name:
            plan.setName(m_instance.key, value.instanceName);
            break;
        case InstanceProperty::Enabled:
            plan.setEnabled(m_instance.key, value.enabled);
            break;
        case InstanceProperty::Order:
            plan.setOrder(m_instance.key, value.order);
            break;
        case InstanceProperty::Ratio:
            plan.setRatio(m_instance.key, value.dialingRatio);
            break;
        case InstanceProperty::Sorting:
            plan.setSorting(m_instance.key, value.sorting);
            break;
        }
    }
}

} // namespace outdial::views
