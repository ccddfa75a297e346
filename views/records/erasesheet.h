// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks before one record is erased, with the reason that the API demands for the tenant's audit log, and erases it. When the
// answer is lost the record is looked up by its key, and what is not known is said.
#pragma once

#include <api/client/client.h>
#include <views/shared/destructivesheet.h>

class QLineEdit;

namespace outdial::views {

class FormField;

class EraseSheet : public DestructiveSheet {
    Q_OBJECT
public:
    struct What {
        api::Client *client = nullptr; // outlives the sheet
        QString listId;
        QString listName;
        QByteArray key;
        QString title;         // of the record, for people: "Benning, Odalys"; may be empty
        QStringList campaigns; // names of those that the list is bound to
        qint64 total = -1;     // records of the list; not known
        int attempts = -1;     // of the record; not known
        int edits = 0;         // that wait for this record
    };
    EraseSheet(const What &what, QWidget *parent);

    QLineEdit *reason() const { return m_reason; }

Q_SIGNALS:
    void erased(const QByteArray &key);

private:
    static DestructiveQuestion questionOf(const What &what);
    void refreshAct();
    void erase();
    void taken(const api::Result<void> &answer);
    void lookUp();
    void gone();

    What m_what;
    bool m_busy = false;
    bool m_lost = false; // the act looks up first
    QLineEdit *m_reason;
    FormField *m_field;
};

} // namespace outdial::views
