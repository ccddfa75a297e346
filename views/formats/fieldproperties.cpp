// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <api/rules/recordrules.h>
#include <models/formats/formatdesign.h>
#include <models/formats/formatwords.h>
#include <models/transfer/dates.h>
#include <views/formats/fieldproperties.h>
#include <views/shared/fieldtext.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

using api::FieldType;

namespace {

bool isDate(FieldType type) { return type == FieldType::DateTime || type == FieldType::DateTimeCallAt; }

} // namespace

FieldProperties::FieldProperties(models::FormatDesign &design, QWidget *parent) : QFrame(parent), m_design(design)
{
    setProperty("part", QStringLiteral("wizardFoot"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_name = makeLabel({}, "emphasis", "", this);
    m_what = new ElidedLabel({}, "", "muted", this);
    head->addWidget(m_name);
    head->addWidget(m_what, 1);
    column->addLayout(head);
    makeFields();
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    for (FormField *field :
         {m_phoneTypeField, m_prefixField, m_countryField, m_dateFormatField, m_zoneField, m_orderField, m_expiresField})
        row->addWidget(field, 0, Qt::AlignTop);
    m_note = makeLabel({}, "small", "muted", this);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(px(150));
    row->addWidget(m_note, 1, Qt::AlignTop);
    column->addLayout(row);
    column->addStretch(1);
    setMinimumHeight(px(136));
    connect(&design, &models::FormatDesign::changed, this, &FieldProperties::refresh);
    refresh();
}

template <typename Change>
void FieldProperties::change(const QString &merge, Change change)
{
    const api::Field *now = m_design.field(m_field);
    if (now == nullptr)
        return;
    api::Field next = *now;
    change(next);
    m_design.setField(m_field, next, merge);
}

void FieldProperties::makeFields()
{
    m_phoneType = new QComboBox(this);
    m_phoneType->addItems({tr("US and Canada"), tr("Other countries")});
    m_prefix = new QLineEdit(this);
    m_country = new QLineEdit(this);
    m_dateFormat = new QComboBox(this);
    for (const QString &format : rules::dateTimeFormats())
        m_dateFormat->addItem(format == rules::defaultDateTimeFormat() ? tr("%1 (default)").arg(format) : format, format);
    m_zone = new QComboBox(this);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    for (const QByteArray &zone : models::timeZones())
        m_zone->addItem(QString::fromLatin1(zone));
    m_zone->lineEdit()->setPlaceholderText(tr("not set"));
    m_zone->lineEdit()->setAccessibleName(tr("Time zone")); // the label is the buddy of the combo box around it
    m_order = new QComboBox(this);
    m_order->addItem(tr("Not set"), QString());
    m_order->addItem(tr("First in, first out"), QStringLiteral("FIFO"));
    m_order->addItem(tr("Last in, first out"), QStringLiteral("LIFO"));
    m_expires = new QLineEdit(this);
    m_expires->setPlaceholderText(tr("not set"));
    m_phoneTypeField = new FormField(tr("&Phone type"), m_phoneType, this);
    m_prefixField = new FormField(tr("&Remove prefix"), m_prefix, this);
    m_countryField = new FormField(tr("Default country &code"), m_country, this);
    m_dateFormatField = new FormField(tr("&Date format"), m_dateFormat, this);
    m_zoneField = new FormField(tr("Time &zone"), m_zone, this);
    m_orderField = new FormField(tr("&Order"), m_order, this);
    m_expiresField = new FormField(tr("E&xpires after"), m_expires, this);
    m_phoneTypeField->setFixedWidth(px(200));
    for (FormField *field : {m_prefixField, m_countryField})
        field->setFixedWidth(px(150));
    for (FormField *field : {m_zoneField, m_orderField, m_expiresField})
        field->setFixedWidth(px(200));
    m_dateFormatField->setFixedWidth(px(232)); // the longest is the default, and says so

    connect(m_phoneType, &QComboBox::activated, this, [this](int index) {
        change({}, [index](api::Field &field) {
            models::setFieldKind(field, {FieldType::Phone, index == 0 ? api::PhoneType::UsCanada : api::PhoneType::Other});
        });
    });
    whenWritten(m_prefix, this, [this](const QString &text) {
        change(QStringLiteral("removePrefix"), [&text](api::Field &field) { field.removePrefix = text.trimmed(); });
    });
    whenWritten(m_country, this, [this](const QString &text) {
        change(QStringLiteral("countryCode"), [&text](api::Field &field) { field.defaultCountryCode = text.trimmed(); });
    });
    connect(m_dateFormat, &QComboBox::activated, this, [this](int index) {
        const QString format = m_dateFormat->itemData(index).toString();
        change({}, [&format](api::Field &field) { field.format = format; });
    });
    const auto takeZone = [this](const QString &text) {
        change(QStringLiteral("timeZone"), [&text](api::Field &field) { field.timeZone = text.trimmed(); });
    };
    connect(m_zone->lineEdit(), &QLineEdit::textEdited, this, takeZone);
    // What is merely looked at in the popup stands in the field as well.
    whenWritten(m_zone->lineEdit(), this, [this, takeZone](const QString &text) {
        if (!m_zone->completer()->popup()->isVisible())
            takeZone(text);
    });
    // In a popup: a completion inside the field would be there without having been chosen.
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    connect(m_zone->completer(), qOverload<const QString &>(&QCompleter::activated), this, takeZone);
    connect(m_zone, &QComboBox::textActivated, this, takeZone);
    connect(m_order, &QComboBox::activated, this, [this](int index) {
        const QString order = m_order->itemData(index).toString();
        change({}, [&order](api::Field &field) { field.order = order; });
    });
    whenWritten(m_expires, this, [this](const QString &text) {
        change(QStringLiteral("expiresAfter"), [&text](api::Field &field) { field.expiresAfter = text.trimmed(); });
    });
}

void FieldProperties::showField(quint64 id)
{
    m_field = id;
    refresh();
}

void FieldProperties::setEditable(bool editable)
{
    m_editable = editable;
    refresh();
}

void FieldProperties::refresh()
{
    const api::Field *field = m_design.field(m_field);
    const FieldType type = field != nullptr ? field->type : FieldType::Other;
    const bool phone = field != nullptr && type == FieldType::Phone;
    const bool date = field != nullptr && isDate(type);
    const bool priority = field != nullptr && type == FieldType::Priority;
    m_name->setVisible(field != nullptr);
    m_name->setText(field != nullptr ? field->name : QString());
    if (field == nullptr)
        m_what->setText(tr("No field is selected."));
    else if (phone || date || priority)
        m_what->setText(tr("properties of a field of the type %1").arg(models::fieldTypeTitle(type)));
    else
        m_what->setText(tr("%1 has no properties of its own").arg(models::fieldTypeTitle(type)));
    m_note->setText(field != nullptr ? models::fieldTypeNote(*field) : QString());
    for (FormField *each : {m_phoneTypeField, m_prefixField, m_countryField})
        each->setVisible(phone);
    for (FormField *each : {m_dateFormatField, m_zoneField})
        each->setVisible(date);
    for (FormField *each : {m_orderField, m_expiresField})
        each->setVisible(priority);
    if (field == nullptr)
        return;
    const bool us = field->phoneType == api::PhoneType::UsCanada;
    m_phoneType->setCurrentIndex(us ? 0 : 1);
    for (QLineEdit *edit : {m_prefix, m_country}) {
        edit->setEnabled(!us && m_editable);
        edit->setPlaceholderText(us ? tr("not used") : tr("none"));
    }
    showText(m_prefix, field->removePrefix);
    showText(m_country, field->defaultCountryCode);
    const QString format = field->format.isEmpty() ? rules::defaultDateTimeFormat() : field->format;
    m_dateFormat->setCurrentIndex(m_dateFormat->findData(format)); // none of the seven: nothing is chosen
    showText(m_zone->lineEdit(), field->timeZone);
    // Other spellings of files stay as they are until another order is chosen.
    if (m_order->findData(field->order) < 0)
        m_order->addItem(field->order, field->order);
    m_order->setCurrentIndex(m_order->findData(field->order));
    showText(m_expires, field->expiresAfter);
    for (QWidget *each : QList<QWidget *>{m_phoneType, m_dateFormat, m_zone, m_order, m_expires})
        each->setEnabled(m_editable);
}

} // namespace outdial::views
