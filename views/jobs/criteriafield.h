// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One criterion over a field: which field, and the values it may have, typed, pasted, or loaded from a column of a CSV file.
#pragma once

#include <QWidget>

#include <api/types/job.h>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace outdial::models {
struct ValueFile;
}

namespace outdial::views {

class Button;
class IconButton;

class CriteriaField : public QWidget {
    Q_OBJECT
public:
    explicit CriteriaField(QWidget *parent = nullptr);

    // Keys and searchable fields. sure: nothing else can be typed.
    void setFields(const QStringList &names, bool sure);
    void setCriterion(const api::DeleteCriteria::FieldValues &criterion);
    api::DeleteCriteria::FieldValues criterion() const;
    // Reads its header, then the column named like the field, else the first; another one can be chosen.
    void loadFile(const QString &path);
    QPlainTextEdit *values() const { return m_values; }
    QComboBox *fieldChoice() const { return m_field; }

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    void chooseFile();
    void takeColumns(const QString &path, const models::ValueFile &file);
    void readColumn(int column);
    void countValues();

    QComboBox *m_field;
    QPlainTextEdit *m_values;
    QLabel *m_count;
    Button *m_load;
    IconButton *m_remove;
    QLabel *m_columnLabel;
    QComboBox *m_column;
    QLabel *m_problem;
    QString m_path;
    quint64 m_reading = 0; // an earlier answer is dropped
};

} // namespace outdial::views
