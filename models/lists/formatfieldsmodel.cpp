// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QStringList>

#include <models/lists/formatfieldsmodel.h>

#include <algorithm>

namespace outdial::models {

FormatFieldsModel::FormatFieldsModel(QObject *parent) : QAbstractTableModel(parent) {}

void FormatFieldsModel::setFormat(const api::Format &format)
{
    beginResetModel();
    m_format = format;
    m_problems =
        format.fields.isEmpty() && format.name.isEmpty() ? std::vector<rules::FormatProblem>() : rules::checkFormat(format);
    endResetModel();
}

bool FormatFieldsModel::hasProblem(int row) const
{
    return std::any_of(m_problems.begin(), m_problems.end(), [row](const rules::FormatProblem &p) { return p.field == row; });
}

QString FormatFieldsModel::problemsOf(int row) const
{
    QStringList sentences;
    for (const rules::FormatProblem &problem : m_problems) {
        if (problem.field == row)
            sentences.append(problem.what);
    }
    return sentences.join(u' ');
}

int FormatFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_format.fields.size());
}

int FormatFieldsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FormatFieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const api::Field &field = m_format.fields.at(index.row());
    switch (index.column()) {
    case NameColumn:
        return field.name;
    case TypeColumn:
        return QString(api::fieldTypeName(field.type));
    case PropertiesColumn: {
        QStringList words;
        if (field.key)
            words.append(tr("key"));
        if (field.required)
            words.append(tr("required"));
        if (field.searchable)
            words.append(tr("searchable"));
        if (field.skip)
            words.append(tr("skipped"));
        if (field.type == api::FieldType::Phone && field.phoneType == api::PhoneType::UsCanada)
            words.append(tr("US and Canada"));
        if (!field.format.isEmpty())
            words.append(field.format);
        return words.join(QStringLiteral(", "));
    }
    case ProblemColumn:
        return problemsOf(index.row());
    default:
        return {};
    }
}

QVariant FormatFieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Field");
    case TypeColumn:
        return tr("Type");
    case PropertiesColumn:
        return tr("Properties");
    case ProblemColumn:
        return tr("Problem");
    default:
        return {};
    }
}

} // namespace outdial::models
