// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/text.h>
#include <models/transfer/valuereader.h>

#include <algorithm>

namespace outdial::models {

namespace {

std::string_view cellAt(std::span<const std::string_view> cells, int column)
{
    return column >= 0 && std::size_t(column) < cells.size() ? rules::quicklyTrimmed(cells[std::size_t(column)])
                                                             : std::string_view();
}

QString toText(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

} // namespace

ValueMaker::ValueMaker(const FieldSource &source, const api::Field &field)
    : m_separator(source.separator.toStdString()),
      m_constant(source.kind == MatchKind::Constant ? source.constant.trimmed().toStdString() : std::string())
{
    if (source.column < 0)
        return;
    m_columns.push_back(source.column);
    m_columns.insert(m_columns.end(), source.joined.cbegin(), source.joined.cend());
    if (!source.cleanUp.isEmpty())
        m_cleaner.emplace(source.cleanUp, field);
}

std::string_view ValueMaker::make(std::span<const std::string_view> cells)
{
    if (m_columns.empty())
        return m_joined = m_constant;
    m_hidesScientific = false;
    m_timeUnread = false;
    if (m_columns.size() == 1) {
        m_joined = cellAt(cells, m_columns.front());
    } else {
        m_text.clear();
        for (const int column : m_columns) {
            const auto cell = cellAt(cells, column);
            if (cell.empty())
                continue;
            m_hidesScientific = m_hidesScientific || looksScientific(cell);
            if (!m_text.empty())
                m_text += m_separator;
            m_text += cell;
        }
        m_joined = rules::trimmed(m_text);
    }
    if (!m_cleaner || m_hidesScientific)
        return m_joined;
    const auto cleaned = m_cleaner->clean(m_joined);
    m_timeUnread = m_cleaner->isTimeUnread();
    return cleaned;
}

ValueReader::ValueReader(const Mapping &mapping, const api::Format &format)
{
    for (std::size_t i = 0; i < mapping.sources.size(); ++i) {
        const auto &source = mapping.sources[i];
        Plain plain;
        if (source.isMade())
            m_made.push_back({i, ValueMaker(source, format.fields.at(qsizetype(i)))});
        else if (source.column >= 0)
            plain.column = source.column;
        else if (source.kind == MatchKind::Constant)
            plain.constant = source.constant.trimmed().toStdString();
        m_columns = std::max(m_columns, std::size_t(plain.column + 1));
        m_plain.push_back(std::move(plain));
    }
}

void ValueReader::read(std::span<const std::string_view> cells, std::vector<std::string_view> &values)
{
    const bool isWhole = cells.size() >= m_columns;
    auto *value = values.data();
    for (const auto &plain : m_plain) {
        if (plain.column < 0)
            *value = plain.constant;
        else
            *value = isWhole ? rules::quicklyTrimmed(cells[std::size_t(plain.column)]) : cellAt(cells, plain.column);
        ++value;
    }
    if (m_made.empty())
        return;
    m_unreadTime = -1;
    m_anyHidden = false;
    for (auto &made : m_made) {
        values[made.field] = made.maker.make(cells);
        m_anyHidden = m_anyHidden || made.maker.hidesScientific();
        if (m_unreadTime < 0 && made.maker.isTimeUnread())
            m_unreadTime = int(made.field);
    }
}

bool ValueReader::isHidden(std::size_t field) const
{
    return std::ranges::any_of(m_made, [&](const Made &made) { return made.field == field && made.maker.hidesScientific(); });
}

ValueSample sampleOf(const QStringList &row, const FieldSource &source, const api::Field &field, bool typesKnown)
{
    std::vector<std::string> texts;
    for (const auto &cell : row)
        texts.push_back(cell.toStdString());
    const std::vector<std::string_view> cells(texts.begin(), texts.end());
    ValueMaker maker(source, field);
    const std::string value(maker.make(cells));
    ValueSample sample;
    sample.raw = toText(maker.joined());
    sample.cleaned = toText(value);
    std::string stored;
    auto fault = rules::Fault::None;
    if (value.empty() || !typesKnown)
        stored = value;
    else if (field.type == api::FieldType::Phone)
        fault = rules::normalisePhone(value, field, stored);
    else if (field.type == api::FieldType::Integer)
        fault = rules::checkInteger(value, stored);
    else if (field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt)
        fault = rules::checkDateTime(stored = value, field);
    else
        stored = value;
    const bool isPhone = field.type == api::FieldType::Phone || field.type == api::FieldType::CallingNumber;
    const bool isLost = isPhone && typesKnown && (maker.hidesScientific() || looksScientific(value));
    sample.fits = fault == rules::Fault::None && !isLost && !maker.isTimeUnread();
    if (sample.fits)
        sample.stored = toText(stored);
    return sample;
}

} // namespace outdial::models
