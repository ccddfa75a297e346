// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <models/transfer/importsource.h>
#include <models/transfer/rowpipeline.h>

#include <algorithm>

namespace outdial::models {

namespace {

// 4.15E+09, 4,15E+09, 1E+12: what a spreadsheet makes of long digits. Not "12E4" alone, which may be a street or a product.
bool looksScientific(std::string_view value)
{
    const auto e = value.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || e + 2 >= value.size() || (value[e + 1] != '+' && value[e + 1] != '-'))
        return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto mantissa = value.substr(0, e);
    const auto exponent = value.substr(e + 2);
    return digit(mantissa.front()) && std::ranges::all_of(exponent, digit) &&
           std::ranges::all_of(mantissa, [&](char c) { return digit(c) || c == '.' || c == ','; });
}

} // namespace

void appendJsonString(std::string &out, std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        out.push_back('\\');
        switch (c) {
        case '"':
            out.push_back('"');
            break;
        case '\\':
            out.push_back('\\');
            break;
        case '\n':
            out.push_back('n');
            break;
        case '\r':
            out.push_back('r');
            break;
        case '\t':
            out.push_back('t');
            break;
        default:
            out.append("u00");
            out.push_back(hex[c >> 4]);
            out.push_back(hex[c & 15]);
        }
    }
    out.append(text, plain);
    out.push_back('"');
}

tl::expected<std::unique_ptr<RowPipeline>, QString> RowPipeline::open(const ImportSettings &settings)
{
    if (const auto problem = settings.fileProblem(); !problem.isEmpty())
        return tl::unexpected(problem);
    auto source = openSource(settings.file);
    if (!source.device) {
        return tl::unexpected(
            QCoreApplication::translate("RowPipeline", "The file “%1” cannot be opened: %2").arg(settings.file, source.problem));
    }
    auto reader = std::make_unique<CsvReader>(std::move(source.device), settings.dialect);
    return std::unique_ptr<RowPipeline>(new RowPipeline(settings, std::move(reader)));
}

RowPipeline::RowPipeline(const ImportSettings &settings, std::unique_ptr<CsvReader> reader)
    : m_settings(settings),
      m_reader(std::move(reader)),
      m_rules(settings.format)
{
    const auto &fields = m_settings.format.fields;
    m_keyed = m_settings.typesKnown && m_settings.format.hasKey();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        m_constants.push_back(m_settings.mapping.sources[size_t(i)].constant.trimmed().toStdString());
        std::string name;
        appendJsonString(name, fields[i].name.toStdString());
        m_jsonNames.push_back(name + ':');
    }
    m_values.resize(size_t(fields.size()));
}

RowPipeline::Status RowPipeline::next()
{
    const auto status = m_reader->next();
    if (m_row < 0 && status != CsvReader::Status::Error && !hasMappedColumns()) {
        m_error = QCoreApplication::translate("RowPipeline",
                                              "The columns of the file “%1” are not the ones that were mapped: it was changed "
                                              "meanwhile. Choose it again.")
                      .arg(m_settings.file);
        return Status::Error;
    }
    switch (status) {
    case CsvReader::Status::Row:
        break;
    case CsvReader::Status::Error:
        m_error = m_reader->error();
        return Status::Error;
    case CsvReader::Status::End:
        // The reader notices a file that became shorter. One that was written to is not the one that was checked either; one that
        // was deleted meanwhile has been read to its end.
        if (!QFileInfo::exists(sourceFile(m_settings.file)) || m_settings.fileProblem().isEmpty())
            return Status::End;
        m_error = m_settings.fileProblem();
        return Status::Error;
    }
    ++m_row;
    return judge();
}

// A file that was written anew between its first look and its check may have its columns in another order; by their places alone
// values would go into the wrong fields.
bool RowPipeline::hasMappedColumns() const
{
    const auto &header = m_reader->header();
    if (m_settings.dialect.headerLine <= 0)
        return true;
    if (header.empty() || header.size() > size_t(m_settings.columns.size()))
        return false;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (QString::fromStdString(header[i]).trimmed() != m_settings.columns[qsizetype(i)])
            return false;
    }
    return true;
}

RowPipeline::Status RowPipeline::judge()
{
    m_cause = Cause::None;
    m_warning = Cause::None;
    m_field = -1;
    const auto row = cells();
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const auto &source = m_settings.mapping.sources[i];
        if (source.column >= 0)
            m_values[i] = size_t(source.column) < row.size() ? rules::trimmed(row[size_t(source.column)]) : std::string_view();
        else
            m_values[i] = source.kind == MatchKind::Constant ? std::string_view(m_constants[i]) : std::string_view();
    }
    if (!checkCellCount())
        return block(Cause::ColumnCount, -1);
    if (m_reader->badEncoding() || m_reader->hasNul())
        return block(Cause::BadEncoding, -1);
    // Before the rules: what is left of the number may well look like one.
    flagScientific();
    if (m_cause != Cause::None)
        return Status::Blocked;
    if (m_settings.typesKnown) {
        const auto verdict = m_rules.checkNew(m_values);
        if (verdict.fault != rules::Fault::None)
            return block(causeOf(verdict.fault), verdict.field);
    } else if (std::ranges::all_of(m_values, [](std::string_view value) { return value.empty(); })) {
        return block(Cause::RequiredEmpty, -1); // nothing to send
    }
    if (m_keyed) {
        if (const auto first = m_keys.insert(m_rules.key(), m_row)) {
            m_firstRow = *first;
            return block(Cause::DuplicateInFile, -1);
        }
    }
    return Status::Sendable;
}

// A row of another width has usually lost a quote or a delimiter, and its values stand in the wrong columns: it is not sent.
// Empty cells at the end, as spreadsheets write them, do no harm.
bool RowPipeline::checkCellCount()
{
    const auto row = cells();
    const auto wanted = size_t(m_settings.columns.size());
    if (row.size() < wanted)
        return false;
    return std::ranges::all_of(row.subspan(wanted), [](std::string_view cell) { return rules::trimmed(cell).empty(); });
}

void RowPipeline::flagScientific()
{
    const auto &fields = m_settings.format.fields;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (m_values[i].size() < 4 || !looksScientific(m_values[i]))
            continue;
        const auto type = fields[qsizetype(i)].type;
        m_field = int(i);
        if (type == api::FieldType::Phone || type == api::FieldType::CallingNumber) {
            m_cause = Cause::PhoneScientific;
            return;
        }
        m_warning = Cause::ScientificNotation;
    }
}

RowPipeline::Status RowPipeline::block(Cause cause, int field)
{
    m_cause = cause;
    m_field = field;
    return Status::Blocked;
}

QString RowPipeline::detail() const
{
    if (m_cause == Cause::DuplicateInFile)
        return QCoreApplication::translate("RowPipeline", "first in row %1 below the header").arg(m_firstRow + 1);
    if (m_cause == Cause::ColumnCount)
        return QCoreApplication::translate("RowPipeline", "%1 cells, the header has %2")
            .arg(cells().size())
            .arg(m_settings.columns.size());
    if (m_cause == Cause::BadEncoding && (m_reader->badEncoding() || m_reader->hasNul())) {
        const auto place = m_reader->badPlace();
        return (m_reader->badEncoding() ? QCoreApplication::translate("RowPipeline", "line %1, character %2: no text in %3")
                                        : QCoreApplication::translate("RowPipeline", "line %1, character %2: a zero byte"))
            .arg(place.line)
            .arg(place.character)
            .arg(QLatin1String(m_settings.dialect.encoding));
    }
    if (m_field >= 0)
        return QString::fromUtf8(valueOf(m_field).data(), qsizetype(valueOf(m_field).size()));
    return {};
}

void RowPipeline::appendJson(std::string &out) const
{
    out.push_back('{');
    bool first = true;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        // A skipped field is never stored; an absent one is read as "no value" by every reading of the reference, a blank one is
        // not.
        if (m_values[i].empty() || m_settings.format.fields[qsizetype(i)].skip)
            continue;
        if (!first)
            out.push_back(',');
        first = false;
        out += m_jsonNames[i];
        appendJsonString(out, m_values[i]);
    }
    out.push_back('}');
}

} // namespace outdial::models
