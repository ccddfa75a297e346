// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Two formats beside each other, as far as they differ: the design, and one that is chosen from those known here or from a file.
#pragma once

#include <QDialog>

#include <models/formats/formatcomparison.h>
#include <models/store/knownformats.h>

class QComboBox;
class QLabel;

namespace outdial::views {

class TableView;

class FormatCompareDialog : public QDialog {
    Q_OBJECT
public:
    FormatCompareDialog(const api::Format &design, const QList<models::KnownFormat> &known, QWidget *parent);
    void openFile(const QString &path);
    models::FormatDifferencesModel *model() const { return m_model; }

private:
    void chooseFile();
    void compare();

    api::Format m_design;
    QList<api::Format> m_others; // as in the combo box
    models::FormatDifferencesModel *m_model;
    QComboBox *m_with;
    QLabel *m_sentence;
    TableView *m_table;
};

} // namespace outdial::views
