// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/rules/values.h>
#include <models/formats/storedrowmodel.h>
#include <models/transfer/dates.h>

#include <algorithm>

namespace outdial::models {

namespace {

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

std::string digitsOf(std::string_view value)
{
    std::string digits;
    std::ranges::copy_if(value, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Blanks around the value would not be seen.
QString withDots(std::string_view raw)
{
    QString shown = text(raw);
    for (qsizetype i = 0; i < shown.size() && shown.at(i).isSpace(); ++i)
        shown[i] = u'·';
    for (qsizetype i = shown.size() - 1; i >= 0 && shown.at(i).isSpace(); --i)
        shown[i] = u'·';
    for (QChar &c : shown) {
        if (c == u'\n' || c == u'\r')
            c = u'⏎';
    }
    return shown;
}

QString phoneNote(std::string_view value, const api::Field &field, const std::string &stored)
{
    const std::string digits = digitsOf(value);
    if (digits == stored)
        return digits == value ? QString() : StoredRowModel::tr("only digits");
    const rules::PhonePlan plan(field);
    if (plan.usCanada)
        return StoredRowModel::tr("1 added");
    const bool removed = !plan.removePrefix.empty() && digits.compare(0, plan.removePrefix.size(), plan.removePrefix) == 0;
    const std::string rest = removed ? digits.substr(plan.removePrefix.size()) : digits;
    const QString prefix = QString::fromStdString(plan.removePrefix);
    const QString code = QString::fromStdString(plan.defaultCountryCode);
    if (removed && rest != stored)
        return StoredRowModel::tr("%1 removed, %2 added").arg(prefix, code);
    return removed ? StoredRowModel::tr("%1 removed").arg(prefix) : StoredRowModel::tr("%1 added").arg(code);
}

} // namespace

QString valueFaultWords(rules::Fault fault, const QString &value, const api::Field &field)
{
    switch (fault) {
    case rules::Fault::KeyEmpty:
        return StoredRowModel::tr("empty, but it is a key");
    case rules::Fault::RequiredEmpty:
        return StoredRowModel::tr("empty, but required");
    case rules::Fault::NoPhone:
        return StoredRowModel::tr("no phone number in the row");
    case rules::Fault::PhoneNoDigits:
        return StoredRowModel::tr("no digits");
    case rules::Fault::PhoneLength: {
        const auto digits = int(digitsOf(value.toStdString()).size());
        return digits == 11 ? StoredRowModel::tr("11 digits, not beginning with 1")
                            : StoredRowModel::tr("%n digit(s), needs 10", nullptr, digits);
    }
    case rules::Fault::PhoneTenDigitsWith1:
        return StoredRowModel::tr("10 digits beginning with 1");
    case rules::Fault::NotAnInteger:
        return StoredRowModel::tr("not a whole number");
    case rules::Fault::IntegerRange:
        return StoredRowModel::tr("too large");
    case rules::Fault::NotADateTime:
        return StoredRowModel::tr("not like %1")
            .arg(dateExample(field.format.isEmpty() ? rules::defaultDateTimeFormat() : field.format));
    case rules::Fault::NotText:
        return StoredRowModel::tr("not readable as text");
    case rules::Fault::CannotBeReset:
        return StoredRowModel::tr("cannot be emptied");
    case rules::Fault::None:
        break;
    }
    return {};
}

StoredRowModel::StoredRowModel(FormatDesign *design, QObject *parent) : QAbstractTableModel(parent), m_design(design)
{
    connect(design, &FormatDesign::changed, this, &StoredRowModel::refresh);
    connect(design, &FormatDesign::judged, this, &StoredRowModel::refresh);
    connect(design, &FormatDesign::sampleChanged, this, [this] {
        m_onlyRefused = false;
        m_position = 0;
        refresh();
    });
    refresh();
}

int StoredRowModel::count() const
{
    if (!m_design || !m_design->sample())
        return 0;
    if (!m_onlyRefused)
        return int(m_design->sample()->rows.size());
    return m_design->verdict() ? int(m_design->verdict()->refused.size()) : 0;
}

const SampleRow *StoredRowModel::row() const
{
    if (m_position < 0 || m_position >= count())
        return nullptr;
    const int at = m_onlyRefused ? m_design->verdict()->refused.at(std::size_t(m_position)) : m_position;
    return &m_design->sample()->rows.at(std::size_t(at));
}

qint64 StoredRowModel::line() const
{
    const SampleRow *shown = row();
    return shown != nullptr ? shown->line : 0;
}

QString StoredRowModel::rowProblem() const { return m_rowProblem; }

void StoredRowModel::setOnlyRefused(bool only)
{
    m_onlyRefused = only;
    m_position = 0;
    refresh();
}

void StoredRowModel::setPosition(int position)
{
    m_position = position;
    refresh();
}

StoredRowModel::Cell StoredRowModel::cellOf(const api::Field &field, int column, const SampleRow *row) const
{
    Cell cell;
    cell.field = field.name;
    const bool there = row != nullptr && column >= 0 && std::size_t(column) < row->cells.size();
    const std::string_view raw = there ? std::string_view(row->cells[std::size_t(column)]) : std::string_view();
    const std::string_view value = rules::trimmed(raw);
    cell.inFile = withDots(raw);
    if (field.skip) {
        cell.state = Skipped;
        cell.stored = tr("not stored");
        return cell;
    }
    if (row == nullptr)
        return cell;
    if (value.empty()) {
        const auto fault = field.key ? rules::Fault::KeyEmpty : field.required ? rules::Fault::RequiredEmpty : rules::Fault::None;
        cell.state = fault == rules::Fault::None ? Nothing : Refused;
        cell.stored = fault == rules::Fault::None ? tr("no value") : valueFaultWords(fault, {}, field);
        return cell;
    }
    std::string stored;
    const rules::Fault fault = judgeValue(value, field, stored);
    if (fault != rules::Fault::None) {
        cell.state = Refused;
        cell.stored = valueFaultWords(fault, text(value), field);
        return cell;
    }
    cell.state = Stored;
    cell.stored = text(stored);
    if (field.type == api::FieldType::Phone)
        cell.note = phoneNote(value, field, stored);
    else if (field.type == api::FieldType::Integer && stored != value)
        cell.note = tr("as a number");
    else if (raw.size() != value.size())
        cell.note = tr("trimmed");
    return cell;
}

void StoredRowModel::refresh()
{
    if (!m_design)
        return;
    m_position = std::clamp(m_position, 0, std::max(0, count() - 1));
    const api::Format format = m_design->format();
    const QList<int> columns = m_design->columns();
    const SampleRow *shown = row();
    QList<Cell> next;
    for (int i = 0; i < int(format.fields.size()); ++i)
        next.append(cellOf(format.fields.at(i), columns.value(i, -1), shown));
    const bool sameCount = next.size() == m_cells.size();
    if (!sameCount)
        beginResetModel();
    m_cells = next;
    if (!sameCount)
        endResetModel();
    else if (!m_cells.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));

    m_rowProblem.clear();
    const bool told = std::ranges::any_of(m_cells, [](const Cell &cell) { return cell.state == Refused; });
    if (shown != nullptr && !told) {
        bool phone = false;
        for (int i = 0; i < int(m_cells.size()); ++i)
            phone = phone || (format.fields.at(i).type == api::FieldType::Phone && m_cells.at(i).state == Stored);
        const auto &verdict = m_design->verdict();
        const auto at = int(shown - m_design->sample()->rows.data());
        if (!phone)
            m_rowProblem = tr("The row has no phone number, so it would not be added.");
        else if (verdict && std::ranges::binary_search(verdict->refused, at))
            m_rowProblem = tr("A row before it has the same key, so it would not be added.");
    }
    Q_EMIT changed();
}

int StoredRowModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_cells.size()); }

int StoredRowModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant StoredRowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Cell &cell = m_cells.at(index.row());
    if (role == StateRole)
        return int(cell.state);
    if (role == NoteRole)
        return index.column() == StoredColumn ? cell.note : QString();
    if (role == Qt::AccessibleTextRole && index.column() == StoredColumn)
        return cell.state == Refused
                   ? tr("refused: %1").arg(cell.stored)
                   : QString(cell.note.isEmpty() ? cell.stored : cell.stored % QStringLiteral(", ") % cell.note);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case FieldColumn:
        return cell.field;
    case FileColumn:
        return cell.inFile;
    case StoredColumn:
        return cell.stored;
    default:
        return {};
    }
}

QVariant StoredRowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FieldColumn:
        return tr("Field");
    case FileColumn:
        return tr("In the file");
    case StoredColumn:
        return tr("Stored as");
    default:
        return {};
    }
}

} // namespace outdial::models
