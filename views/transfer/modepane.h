// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import does with the rows of its file: add, update by key, update or add; and what it makes of empty cells and of rows
// without a record. Says in a sentence what the choice means, and why it cannot be used with a list.
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace outdial::models {
class ImportJob;
}

namespace outdial::views {

class ModePane : public QWidget {
    Q_OBJECT
public:
    explicit ModePane(models::ImportJob *job, QWidget *parent = nullptr);

private:
    void refresh();

    models::ImportJob *m_job;
    QComboBox *m_mode;
    QLabel *m_meaning;
    QCheckBox *m_empty;
    QCheckBox *m_apart;
    QCheckBox *m_compare;
};

} // namespace outdial::views
