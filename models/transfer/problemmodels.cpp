// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLocale>

#include <models/transfer/problemmodels.h>

#include <algorithm>

namespace outdial::models {

// The kinds of problems

ProblemsModel::ProblemsModel(QObject *parent) : QAbstractListModel(parent) {}

void ProblemsModel::setReport(const CheckReport &report, const api::Format &format)
{
    beginResetModel();
    m_problems = report.problems;
    m_format = format;
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_problems.size()); }

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &problem = m_problems[size_t(index.row())];
    const auto *field = problem.field < 0 ? nullptr : &m_format.fields[problem.field];
    const bool warning = groupOf(problem.cause) == CauseGroup::Warning;
    switch (role) {
    case Qt::DisplayRole:
        return causeTitle(problem.cause);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(causeTitle(problem.cause), tr("%n row(s)", nullptr, int(problem.rows)), warning ? tr("warning") : tr("blocked"));
    case RowsRole:
        return problem.rows;
    case WarningRole:
        return warning;
    case FieldNameRole:
        return field == nullptr ? QString() : field->name;
    case ExpectationRole:
        return causeExpectation(problem.cause, field);
    case RemedyRole:
        return causeRemedy(problem.cause);
    default:
        return {};
    }
}

// The first rows of a file

SampleRowsModel::SampleRowsModel(QObject *parent) : QAbstractTableModel(parent) {}

void SampleRowsModel::setRows(const QList<QStringList> &rows, const QStringList &columns)
{
    beginResetModel();
    m_rows = rows;
    m_columns = columns;
    endResetModel();
}

int SampleRowsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int SampleRowsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant SampleRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != Qt::DisplayRole)
        return {};
    return m_rows[index.row()].value(index.column());
}

QVariant SampleRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_columns.value(section)) : QVariant();
}

// The causes of a receipt

CausesModel::CausesModel(QObject *parent) : QAbstractTableModel(parent) {}

void CausesModel::setCauses(const QMap<Cause, qint64> &causes)
{
    beginResetModel();
    m_causes.clear();
    for (auto cause = causes.cbegin(); cause != causes.cend(); ++cause)
        m_causes.emplace_back(cause.key(), cause.value());
    std::ranges::stable_sort(m_causes, std::ranges::greater{}, &std::pair<Cause, qint64>::second);
    endResetModel();
}

int CausesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_causes.size()); }

int CausesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CausesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &[cause, rows] = m_causes[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == CauseColumn ? causeTitle(cause) : QLocale().toString(rows);
    case Qt::TextAlignmentRole:
        return int((index.column() == RowsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case GroupRole:
        return int(groupOf(cause));
    case SecondLineRole: {
        if (groupOf(cause) == CauseGroup::FoundBefore)
            return tr("Found before sending. %1").arg(causeRemedy(cause));
        return groupOf(cause) == CauseGroup::Told ? tr("Told by the tenant. %1").arg(causeRemedy(cause)) : causeRemedy(cause);
    }
    default:
        return {};
    }
}

QVariant CausesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == CauseColumn ? tr("Cause") : tr("Rows");
}

} // namespace outdial::models
