// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Creates an empty list with a new format from a file that holds the format. Shows the fields and what the tenant would refuse of
// them; nothing is sent before Create.
#pragma once

#include <QDialog>

#include <models/lists/newlist.h>

class QLabel;
class QLineEdit;

namespace outdial::models {
class Session;
}

namespace outdial::views {

class Banner;
class Button;
class FormField;
class TableView;

class NewListDialog : public QDialog {
    Q_OBJECT
public:
    // model: for the life of the dialog, which becomes its owner.
    explicit NewListDialog(models::NewList *model, QWidget *parent = nullptr);
    // Shown, for a tenant; what is created is remembered with its format. Deletes itself when it is closed.
    static NewListDialog *openFor(models::Session &session, QWidget *parent);

Q_SIGNALS:
    void created(const QString &listId, const QString &listName);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void chooseFile();
    void refresh();

    models::NewList *m_model;
    Button *m_choose;
    QLabel *m_file;
    FormField *m_listName;
    FormField *m_formatName;
    QLineEdit *m_listEdit;
    QLineEdit *m_formatEdit;
    TableView *m_fields;
    Banner *m_banner;
    QLabel *m_why;
    Button *m_create;
};

} // namespace outdial::views
