// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of real controls that grow by one when the last is used: columns that are joined, and values that stand for others. For
// the dialog that adjusts a field.
#pragma once

#include <QStringList>
#include <QWidget>

#include <models/transfer/cleanup.h>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace outdial::views {

// The column of a field, and below it further ones in the order in which they are joined.
class JoinedColumns : public QWidget {
    Q_OBJECT
public:
    // columns: titles of all; first: the one that they are joined to, which is not offered.
    JoinedColumns(const QStringList &columns, int first, QWidget *parent = nullptr);
    void setJoined(const QList<int> &joined); // emits nothing
    QList<int> joined() const;

Q_SIGNALS:
    void changed();

private:
    void addRow(int column);
    void removeRow(qsizetype row);
    void tidy();

    QStringList m_columns;
    int m_first;
    QGridLayout *m_layout;
    struct Row {
        QLabel *label;
        QComboBox *combo;
        int column() const;
    };
    QList<Row> m_rows;
};

// Whole values and what they become.
class ReplacedValues : public QWidget {
    Q_OBJECT
public:
    explicit ReplacedValues(QWidget *parent = nullptr);
    void setReplacements(const QList<models::Replacement> &replacements); // emits nothing
    QList<models::Replacement> replacements() const;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QWidget *line;
        QLineEdit *value;
        QLineEdit *by;
    };
    void addRow(const models::Replacement &replacement);
    void edited();

    QVBoxLayout *m_layout;
    QList<Row> m_rows;
};

} // namespace outdial::views
