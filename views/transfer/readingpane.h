// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the file is read: encoding, delimiter, quote and header, each as guessed with its certainty and changeable; the raw lines
// beside the rows that come of them.
#pragma once

#include <QFrame>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace outdial::models {
class ImportJob;
class SampleRowsModel;
} // namespace outdial::models

namespace outdial::views {

class FormField;
class TableView;
class TextDelegate;

class ReadingPane : public QFrame {
    Q_OBJECT
public:
    explicit ReadingPane(models::ImportJob *job, QWidget *parent = nullptr);
    QWidget *firstFocus() const;

private:
    void refresh();
    void wish();
    void addEncodings();
    QComboBox *addSetting(class QHBoxLayout *row, const QString &label, FormField *&field, int width);

    models::ImportJob *m_job;
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
    QComboBox *m_quote;
    QComboBox *m_header;
    FormField *m_encodingField = nullptr;
    FormField *m_delimiterField = nullptr;
    FormField *m_quoteField = nullptr;
    FormField *m_headerField = nullptr;
    QPlainTextEdit *m_raw;
    QLabel *m_rawAbout;
    QLabel *m_readAbout;
    models::SampleRowsModel *m_rows;
    TableView *m_table;
    TextDelegate *m_cell;
    bool m_filling = false;
};

} // namespace outdial::views
