// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QStringList>

#include <api/rules/recordrules.h>
#include <models/formats/formatcomparison.h>
#include <models/formats/formatwords.h>

#include <algorithm>

namespace outdial::models {

namespace {

using Kind = FormatDifference::Kind;

QString yesOrNo(bool on) { return on ? FormatDifferencesModel::tr("yes") : FormatDifferencesModel::tr("no"); }

QString orNone(const QString &text) { return text.isEmpty() ? FormatDifferencesModel::tr("none") : text; }

QString inWords(const api::Field &field)
{
    QStringList words{fieldKindWords(fieldKinds().at(fieldKindOf(field)))};
    if (field.key)
        words << FormatDifferencesModel::tr("key");
    if (field.required)
        words << FormatDifferencesModel::tr("required");
    if (field.searchable)
        words << FormatDifferencesModel::tr("searchable");
    if (field.skip)
        words << FormatDifferencesModel::tr("skipped");
    return words.join(QStringLiteral(", "));
}

void compareFields(const api::Field &here, const api::Field &there, QList<FormatDifference> &found)
{
    const auto differ = [&](const QString &property, const QString &one, const QString &other) {
        if (one != other)
            found.append({Kind::Differs, here.name, property, one, other});
    };
    differ(FormatDifferencesModel::tr("Type"), fieldKindWords(fieldKinds().at(fieldKindOf(here))),
           fieldKindWords(fieldKinds().at(fieldKindOf(there))));
    differ(FormatDifferencesModel::tr("Required"), yesOrNo(here.required), yesOrNo(there.required));
    differ(FormatDifferencesModel::tr("Key"), yesOrNo(here.key), yesOrNo(there.key));
    differ(FormatDifferencesModel::tr("Searchable"), yesOrNo(here.searchable), yesOrNo(there.searchable));
    differ(FormatDifferencesModel::tr("Skip"), yesOrNo(here.skip), yesOrNo(there.skip));
    differ(FormatDifferencesModel::tr("Remove prefix"), orNone(here.removePrefix), orNone(there.removePrefix));
    differ(FormatDifferencesModel::tr("Default country code"), orNone(here.defaultCountryCode), orNone(there.defaultCountryCode));
    const auto dated = [](const api::Field &field) {
        const bool date = field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt;
        return date && field.format.isEmpty() ? rules::defaultDateTimeFormat() : field.format;
    };
    differ(FormatDifferencesModel::tr("Date format"), orNone(dated(here)), orNone(dated(there)));
    differ(FormatDifferencesModel::tr("Time zone"), orNone(here.timeZone), orNone(there.timeZone));
    differ(FormatDifferencesModel::tr("Order"), orNone(here.order), orNone(there.order));
    differ(FormatDifferencesModel::tr("Expires after"), orNone(here.expiresAfter), orNone(there.expiresAfter));
}

QStringList sharedNames(const api::Format &of, const api::Format &with)
{
    QStringList names;
    for (const api::Field &field : of.fields) {
        if (with.indexOf(field.name) >= 0)
            names << field.name;
    }
    return names;
}

} // namespace

QList<FormatDifference> compareFormats(const api::Format &here, const api::Format &there)
{
    QList<FormatDifference> found;
    for (const api::Field &field : here.fields) {
        const int at = there.indexOf(field.name);
        if (at < 0)
            found.append({Kind::OnlyHere, field.name, {}, inWords(field), {}});
        else
            compareFields(field, there.fields.at(at), found);
    }
    for (const api::Field &field : there.fields) {
        if (here.indexOf(field.name) < 0)
            found.append({Kind::OnlyThere, field.name, {}, {}, inWords(field)});
    }
    const QStringList one = sharedNames(here, there);
    const QStringList other = sharedNames(there, here);
    if (one != other)
        found.append({Kind::Order,
                      {},
                      FormatDifferencesModel::tr("Order of fields"),
                      one.join(QStringLiteral(", ")),
                      other.join(QStringLiteral(", "))});
    return found;
}

void FormatDifferencesModel::setFormats(const api::Format &here, const api::Format &there)
{
    beginResetModel();
    m_differences = compareFormats(here, there);
    m_here = here.name;
    m_there = there.name;
    endResetModel();
}

int FormatDifferencesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_differences.size()); }

int FormatDifferencesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FormatDifferencesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const FormatDifference &each = m_differences.at(index.row());
    if (role == DifferenceKindRole)
        return int(each.kind);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case FieldColumn:
        return each.kind == Kind::Order ? tr("All fields") : each.field;
    case PropertyColumn:
        return each.property.isEmpty() ? tr("Field") : each.property;
    case HereColumn:
        return each.kind == Kind::OnlyThere ? tr("not there") : each.here;
    case ThereColumn:
        return each.kind == Kind::OnlyHere ? tr("not there") : each.there;
    default:
        return {};
    }
}

QVariant FormatDifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FieldColumn:
        return tr("Field");
    case PropertyColumn:
        return tr("Property");
    case HereColumn:
        return m_here.isEmpty() ? tr("This format") : m_here;
    case ThereColumn:
        return m_there;
    default:
        return {};
    }
}

} // namespace outdial::models
