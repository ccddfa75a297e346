// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The properties that the current field has by its type, and what the type is for: of a phone how its numbers are stored, of a
// date how it is written and in which zone, of a priority its order and its end. Other types have none but the note.
#pragma once

#include <QFrame>

#include <api/types/format.h>

class QComboBox;
class QLabel;
class QLineEdit;

namespace outdial::models {
class FormatDesign;
}

namespace outdial::views {

class ElidedLabel;
class FormField;

class FieldProperties : public QFrame {
    Q_OBJECT
public:
    // The design outlives it.
    explicit FieldProperties(models::FormatDesign &design, QWidget *parent = nullptr);
    // 0: no field is current.
    void showField(quint64 id);
    void setEditable(bool editable);

private:
    void makeFields();
    void refresh();
    // Changes the current field; merge as in FormatDesign::setField.
    template <typename Change>
    void change(const QString &merge, Change change);

    models::FormatDesign &m_design;
    quint64 m_field = 0;
    bool m_editable = true;
    QLabel *m_name;
    ElidedLabel *m_what;
    QComboBox *m_phoneType;
    QLineEdit *m_prefix;
    QLineEdit *m_country;
    QComboBox *m_dateFormat;
    QComboBox *m_zone;
    QComboBox *m_order;
    QLineEdit *m_expires;
    FormField *m_phoneTypeField;
    FormField *m_prefixField;
    FormField *m_countryField;
    FormField *m_dateFormatField;
    FormField *m_zoneField;
    FormField *m_orderField;
    FormField *m_expiresField;
    QLabel *m_note;
};

} // namespace outdial::views
