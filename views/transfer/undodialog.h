// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Before an import is taken back: what goes, what stays and why, and the name of the list to be typed. Nothing is deleted before.
#pragma once

#include <QDialog>
#include <QPointer>

#include <models/transfer/undojob.h>

class QLineEdit;
class QVBoxLayout;

namespace outdial::views {

class Banner;
class Button;
class FormField;
class StateLabel;

class UndoDialog : public QDialog {
    Q_OBJECT
public:
    // Opens over parent's window and deletes itself. The undo was not started; when the user wants it, it is.
    static UndoDialog *openFor(models::UndoJob *undo, QWidget *parent);

Q_SIGNALS:
    void keepWanted(); // closed without starting it

private:
    UndoDialog(models::UndoJob *undo, QWidget *parent);
    void makeParts();
    void refresh();
    void fillFacts(const models::UndoPlan &plan);
    void addFact(const QString &icon, const QString &first, const QString &second);
    void refreshAct();

    QPointer<models::UndoJob> m_undo;
    QLabel *m_sentence;
    StateLabel *m_reading;
    Banner *m_banner;
    QVBoxLayout *m_facts;
    FormField *m_field;
    QLineEdit *m_name;
    Button *m_keep;
    Button *m_act;
    bool m_filled = false;
};

} // namespace outdial::views
