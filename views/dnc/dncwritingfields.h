// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the numbers of INTERNAL Do-Not-Call lists are written when they are sent: two fields that a dialog shows, and where the
// choice is kept for a tenant.
#pragma once

#include <QWidget>

#include <models/dnc/dnckeys.h>

#include <functional>

class QComboBox;
class QLineEdit;

namespace outdial::views {

class FormField;

struct DncWritingChoice {
    models::DncWriting writing = models::DncWriting::AsRecords;
    QString countryCode; // digits; empty: North America

    static DncWritingChoice kept(const QString &tenant);
    void keep(const QString &tenant) const;
};

class DncWritingFields : public QWidget {
    Q_OBJECT
public:
    explicit DncWritingFields(QWidget *parent = nullptr);
    void setChoice(const DncWritingChoice &choice); // emits nothing
    DncWritingChoice choice() const;
    QComboBox *box() const { return m_box; }

Q_SIGNALS:
    void changed(); // by the user

private:
    void refresh();
    QComboBox *m_box;
    QLineEdit *m_code;
    FormField *m_codeField;
};

// The same as a dialog of its own, for the current tenant; deletes itself. kept: called when a choice was made.
void openDncWritingDialog(const QString &tenant, QWidget *parent, std::function<void()> kept);

} // namespace outdial::views
