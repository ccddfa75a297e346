// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// "How a row is stored": one row of the sample, field by field: what is in the file, and what the tenant would store of it or why
// it would refuse the value. Follows the design. GUI thread; one row at a time is worked out here.
#pragma once

#include <QAbstractTableModel>
#include <QPointer>

#include <models/formats/formatdesign.h>

namespace outdial::models {

class StoredRowModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FieldColumn, FileColumn, StoredColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole + 1, // State as int
        NoteRole,                     // "trimmed", "1 added"
    };
    enum State { Stored, Nothing, Refused, Skipped };

    explicit StoredRowModel(FormatDesign *design, QObject *parent = nullptr);

    // The place among the rows that are walked through: all, or those that would be refused.
    bool onlyRefused() const { return m_onlyRefused; }
    void setOnlyRefused(bool only);
    int count() const;
    int position() const { return m_position; }
    void setPosition(int position);
    // 1-based line in the file; 0: no row is shown.
    qint64 line() const;
    // Why the row as a whole would not be added; empty when it would, or a value says it already.
    QString rowProblem() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed();

private:
    struct Cell {
        QString field;
        QString inFile; // outer blanks as dots
        QString stored;
        QString note;
        State state = Nothing;
    };
    const SampleRow *row() const;
    Cell cellOf(const api::Field &field, int column, const SampleRow *row) const;
    void refresh();

    QPointer<FormatDesign> m_design;
    QList<Cell> m_cells;
    QString m_rowProblem;
    bool m_onlyRefused = false;
    int m_position = 0;
};

// "not a whole number", "9 digits, needs 10"
QString valueFaultWords(rules::Fault fault, const QString &value, const api::Field &field);

} // namespace outdial::models
