// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a Do-Not-Call list known that no campaign names: its id, and what the user says of it, since the API has no method that
// tells.
#pragma once

#include <QDialog>

#include <models/dnc/dncbook.h>

class QComboBox;
class QLineEdit;

namespace outdial::views {

class FormField;

class AddDncDialog : public QDialog {
    Q_OBJECT
public:
    // The book outlives the dialog.
    AddDncDialog(models::DncBook &book, QWidget *parent);
    QLineEdit *idEdit() const { return m_id; }

Q_SIGNALS:
    void added(const QString &listId);

private:
    void refresh();
    void add();

    models::DncBook &m_book;
    QLineEdit *m_id;
    QLineEdit *m_name;
    QComboBox *m_type;
    QLineEdit *m_detail;
    FormField *m_idField;
    FormField *m_typeField;
    FormField *m_detailField;
};

} // namespace outdial::views
