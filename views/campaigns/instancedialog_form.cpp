// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts that the dialog of an instance is made of.

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <views/campaigns/instancedialog.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/shared/meter.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using models::InstanceProperty;

QWidget *InstanceDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    column->addWidget(new ElidedLabel(windowTitle(), "pane", "", head));
    m_facts = new ElidedLabel({}, "small", "muted", head);
    column->addWidget(m_facts);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, px(4), 0, 0);
    row->setSpacing(px(8));
    m_meter = new MeterWidget(tr("Completion of this instance"), false, head);
    m_meter->setFixedWidth(px(112));
    m_progress = makeLabel({}, "small", "muted", head);
    row->addWidget(m_meter);
    row->addWidget(m_progress, 1);
    column->addLayout(row);
    return head;
}

void InstanceDialog::addReset(InstanceProperty property, const QString &name, QWidget *parent)
{
    Resettable &one = at(property);
    one.button = new Button(tr("Reset to default"), ButtonKind::Link, ButtonSize::Row, parent);
    one.button->setAccessibleName(name);
    one.button->setAutoDefault(false);
    one.note = makeLabel({}, "small", "faint", parent);
    one.note->setWordWrap(true);
    connect(one.button, &QPushButton::clicked, this, [this, property] { reset(property); });
}

QWidget *InstanceDialog::makeField(InstanceProperty property, const QString &label, QWidget *field, const QString &resetName)
{
    auto *part = new QWidget(m_form);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    QLabel *name = makeLabel(label, "small", "muted", part);
    field->setParent(part);
    name->setBuddy(field);
    addReset(property, resetName, part);
    column->addWidget(name);
    column->addWidget(field);
    column->addWidget(at(property).note);
    column->addWidget(at(property).button, 0, Qt::AlignLeft);
    column->addStretch(1);
    return part;
}

QWidget *InstanceDialog::makeForm()
{
    // Many fields to sort by must not make the dialog higher than the screen.
    auto *scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Settings of the instance"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_form = new QWidget(scroll);
    m_form->setProperty("transparentGround", true);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    m_name = new QLineEdit(m_form);
    m_order = new QSpinBox(m_form);
    m_ratio = new QSpinBox(m_form);
    for (QSpinBox *box : {m_order, m_ratio})
        box->setRange(1, 9'999);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(16));
    row->addWidget(
        makeField(InstanceProperty::Name, tr("Instance &name (optional)"), m_name, tr("Reset the name to its default")), 1);
    QWidget *order = makeField(InstanceProperty::Order, tr("&Order"), m_order, tr("Reset the order to its default"));
    QWidget *ratio =
        makeField(InstanceProperty::Ratio, tr("Dialing &ratio"), m_ratio, tr("Reset the dialing ratio to its default"));
    for (QWidget *part : {order, ratio}) {
        part->setFixedWidth(px(120));
        row->addWidget(part);
    }
    column->addLayout(row);

    auto *on = new QHBoxLayout;
    on->setSpacing(px(8));
    m_enabled = new QCheckBox(tr("&Enabled"), m_form);
    m_enabledNote = makeLabel({}, "small", "muted", m_form);
    m_enabledNote->setWordWrap(true);
    addReset(InstanceProperty::Enabled, tr("Reset whether it is enabled to its default"), m_form);
    on->addWidget(m_enabled);
    on->addWidget(m_enabledNote, 1);
    auto *onReset = new QHBoxLayout;
    onReset->setSpacing(px(8));
    onReset->addWidget(at(InstanceProperty::Enabled).note, 1);
    onReset->addWidget(at(InstanceProperty::Enabled).button);
    auto *onPart = new QVBoxLayout;
    onPart->setSpacing(0);
    onPart->addLayout(on);
    onPart->addLayout(onReset);
    column->addLayout(onPart);
    column->addWidget(makeLine(Qt::Horizontal, m_form));

    m_sorting = new SortingDesigner(m_form);
    column->addWidget(m_sorting);
    addReset(InstanceProperty::Sorting, tr("Reset the sorting to its default"), m_form);
    auto *sortReset = new QHBoxLayout;
    sortReset->setSpacing(px(8));
    sortReset->addWidget(at(InstanceProperty::Sorting).note, 1);
    sortReset->addWidget(at(InstanceProperty::Sorting).button);
    column->addLayout(sortReset);
    column->addStretch(1);
    scroll->setWidget(m_form);

    connect(m_name, &QLineEdit::textChanged, this, [this] { edited(InstanceProperty::Name); });
    connect(m_order, &QSpinBox::valueChanged, this, [this] { edited(InstanceProperty::Order); });
    connect(m_ratio, &QSpinBox::valueChanged, this, [this] { edited(InstanceProperty::Ratio); });
    connect(m_enabled, &QCheckBox::toggled, this, [this] { edited(InstanceProperty::Enabled); });
    connect(m_sorting, &SortingDesigner::changed, this, [this] { edited(InstanceProperty::Sorting); });
    return scroll;
}

QWidget *InstanceDialog::makeFoot()
{
    auto *foot = new QFrame(this);
    setLook(foot, "part", QStringLiteral("dialogFoot"));
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(24), px(12), px(24), px(12));
    row->setSpacing(px(8));
    m_why = makeLabel({}, "small", "muted", foot);
    m_why->setWordWrap(true);
    m_cancel = new Button(tr("Cancel"), ButtonKind::Normal, ButtonSize::Dialog, foot);
    m_cancel->setAutoDefault(false);
    m_act = new Button(tr("Add to changes"), ButtonKind::Primary, ButtonSize::Dialog, foot);
    m_act->setDefault(true);
    row->addWidget(m_why, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_act);
    connect(m_cancel, &QPushButton::clicked, this, &InstanceDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &InstanceDialog::accept);
    return foot;
}

} // namespace outdial::views
