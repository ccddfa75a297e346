// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// FormatDesign as a table.

#include <QLocale>

#include <models/formats/columnproposal.h>
#include <models/formats/formatdesign.h>
#include <models/formats/formatwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

bool isTick(int column) { return column >= FormatDesign::RequiredColumn && column <= FormatDesign::SkipColumn; }

bool isOn(const api::Field &field, int column)
{
    switch (column) {
    case FormatDesign::RequiredColumn:
        return field.required;
    case FormatDesign::KeyColumn:
        return field.key;
    case FormatDesign::SearchableColumn:
        return field.searchable;
    case FormatDesign::SkipColumn:
        return field.skip;
    default:
        return false;
    }
}

} // namespace

int FormatDesign::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_state.fields.size()); }

int FormatDesign::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags FormatDesign::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && (index.column() == NameColumn || index.column() == TypeColumn))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QString FormatDesign::seen(int row) const
{
    const Designed &each = m_state.fields.at(row);
    if (!m_state.sample)
        return {};
    if (each.column < 0 || each.column >= int(m_state.sample->facts.size()))
        return tr("not in the file");
    const bool told = m_verdict && row < int(m_verdict->fields.size());
    return seenWords(m_state.sample->facts.at(std::size_t(each.column)), qint64(m_state.sample->rows.size()), each.field,
                     told ? &m_verdict->fields.at(std::size_t(row)) : nullptr);
}

QVariant FormatDesign::cellText(int row, int column) const
{
    const api::Field &field = m_state.fields.at(row).field;
    switch (column) {
    case NameColumn:
        return field.name;
    case TypeColumn:
        return fieldKindWords(fieldKinds().at(fieldKindOf(field)));
    case SeenColumn:
        return seen(row);
    default:
        return {};
    }
}

QVariant FormatDesign::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Designed &each = m_state.fields.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index.row(), index.column());
    case Qt::EditRole:
        if (index.column() == TypeColumn)
            return fieldKindOf(each.field);
        return cellText(index.row(), index.column());
    case Qt::ToolTipRole: {
        for (const FormatTrouble &trouble : m_troubles) {
            if (trouble.field == index.row() && index.column() == NameColumn)
                return QString(trouble.title % u' ' % trouble.reason);
        }
        return {};
    }
    case Qt::AccessibleTextRole: {
        if (index.column() == HandleColumn)
            return tr("Field %1 of %2").arg(index.row() + 1).arg(rowCount());
        if (!isTick(index.column()))
            return cellText(index.row(), index.column());
        const QString title = headerData(index.column(), Qt::Horizontal).toString();
        return isOn(each.field, index.column()) ? tr("%1: yes").arg(title) : tr("%1: no").arg(title);
    }
    case IdRole:
        return each.id;
    case KindRole:
        return fieldKindOf(each.field);
    case OnRole:
        return isOn(each.field, index.column());
    case TroubleRole:
        return std::ranges::any_of(m_troubles, [row = index.row()](const FormatTrouble &t) { return t.field == row; });
    default:
        return {};
    }
}

bool FormatDesign::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const quint64 id = idAt(index.row());
    if (index.column() == TypeColumn) {
        setKind(id, value.toInt());
        return true;
    }
    if (index.column() != NameColumn)
        return false;
    api::Field next = *field(id);
    const QString name = value.toString().trimmed();
    if (next.name == name)
        return true;
    next.name = name;
    setField(id, next);
    return true;
}

QVariant FormatDesign::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Field");
    case TypeColumn:
        return tr("Type");
    case RequiredColumn:
        return tr("Required");
    case KeyColumn:
        return tr("Key");
    case SearchableColumn:
        return tr("Searchable");
    case SkipColumn:
        return tr("Skip");
    case SeenColumn:
        if (!m_state.sample)
            return QString();
        return m_state.sample->whole ? tr("Seen in %1 rows").arg(QLocale().toString(qint64(m_state.sample->rows.size())))
                                     : tr("Seen in first %1 rows").arg(QLocale().toString(qint64(m_state.sample->rows.size())));
    default:
        return {};
    }
}

} // namespace outdial::models
