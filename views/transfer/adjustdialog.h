// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the value of one field is made of the file: which columns are joined, and what is done to the text. Beside it the first
// rows of the file: as they are, as they are sent, as they are stored.
#pragma once

#include <QDialog>

#include <models/transfer/importjob.h>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace outdial::models {
class SampleRowsModel;
}

namespace outdial::views {

class FormField;
class JoinedColumns;
class ReplacedValues;

class AdjustDialog : public QDialog {
    Q_OBJECT
public:
    // field: one that a column fills. Changes the job when it is accepted; closes when the mapping is changed by others.
    AdjustDialog(models::ImportJob *job, int field, QWidget *parent = nullptr);

private:
    QWidget *makeSettings();
    QWidget *makeTexts();
    QWidget *makeDates();
    QWidget *makePreview();
    QComboBox *zoneCombo(const QString &first);
    void show(const models::FieldSource &source);
    models::FieldSource chosen() const;
    void refresh();
    void apply();

    models::ImportJob *m_job;
    int m_field;
    bool m_isDate;
    models::FieldSource m_source; // as it was
    std::vector<models::ValueSample> m_samples;
    bool m_showing = false;
    bool m_applying = false;

    JoinedColumns *m_joined;
    QLineEdit *m_separator;
    QCheckBox *m_blanks;
    QCheckBox *m_digits;
    QLineEdit *m_remove;
    QComboBox *m_letters;
    ReplacedValues *m_replaced;
    QComboBox *m_pattern;
    QComboBox *m_zone;
    QComboBox *m_storedZone;
    QComboBox *m_storedAs;
    FormField *m_zoneField;
    FormField *m_storedZoneField;
    FormField *m_storedAsField;
    QLabel *m_about;
    models::SampleRowsModel *m_rows;
};

} // namespace outdial::views
