// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <models/transfer/importsource.h>
#include <models/transfer/rowpipeline.h>

#include <algorithm>

namespace outdial::models {

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
      m_judge(settings)
{
    const auto &fields = m_settings.format.fields;
    m_keyed = m_settings.typesKnown && m_settings.format.hasKey();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        std::string name;
        appendJsonString(name, fields[i].name.toStdString());
        m_jsonNames.push_back(name + ':');
    }
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
    m_firstRow = -1;
    m_difference = Difference::NotCompared;
    m_record = -1;
    m_isEdited = !m_settings.edits.isEmpty() && m_settings.edits.has(m_row);
    if (m_isEdited)
        m_settings.edits.apply(m_row, m_reader->fields(), m_editTexts, m_edited);
    if (!m_judge.judge(cells(), !m_reader->badEncoding() && !m_reader->hasNul()))
        return Status::Blocked;
    if (m_keyed) {
        if (const auto first = m_keys.insert(m_judge.key(), m_row)) {
            m_firstRow = *first;
            return Status::Blocked;
        }
        if (m_keys.failed()) {
            m_error = QCoreApplication::translate(
                "RowPipeline", "The temporary file with the keys of the rows cannot be read back, so that rows with the same key "
                               "cannot be found. Make room in the folder for temporary files, and check again.");
            return Status::Error;
        }
        if (m_list)
            compare();
    }
    return m_difference == Difference::Same && m_settings.updates() ? Status::Unchanged : Status::Sendable;
}

// Leaves in the changes what differs. Key fields are the same: the record was found by them.
void RowPipeline::compare()
{
    m_record = m_list->find(m_judge.key());
    if (m_record < 0) {
        m_difference = Difference::New;
        return;
    }
    m_difference = Difference::Same;
    const auto changes = m_judge.changes();
    for (std::size_t i = 0; i < m_jsonNames.size(); ++i) {
        const auto &field = m_settings.format.fields[qsizetype(i)];
        const bool says =
            m_settings.updates() ? changes[i].data() != nullptr : m_settings.mapping.sources[i].kind != MatchKind::None;
        if (field.key || field.skip || !says)
            continue;
        if (m_judge.storedOf(int(i)) != m_list->value(m_record, int(i)))
            m_difference = Difference::Changed;
        else if (m_settings.updates())
            changes[i] = {};
    }
}

QString RowPipeline::detail() const
{
    if (isDouble())
        return QCoreApplication::translate("RowPipeline", "first in row %1 below the header").arg(m_firstRow + 1);
    if (cause() == Cause::ColumnCount)
        return QCoreApplication::translate("RowPipeline", "%1 cells, the header has %2")
            .arg(cells().size())
            .arg(m_settings.columns.size());
    if (cause() == Cause::BadEncoding && (m_reader->badEncoding() || m_reader->hasNul())) {
        const auto place = m_reader->badPlace();
        return (m_reader->badEncoding() ? QCoreApplication::translate("RowPipeline", "line %1, character %2: no text in %3")
                                        : QCoreApplication::translate("RowPipeline", "line %1, character %2: a zero byte"))
            .arg(place.line)
            .arg(place.character)
            .arg(QLatin1String(m_settings.dialect.encoding));
    }
    if (field() >= 0)
        return QString::fromUtf8(valueOf(field()).data(), qsizetype(valueOf(field()).size()));
    return {};
}

void RowPipeline::appendJson(std::string &out) const
{
    out.push_back('{');
    bool first = true;
    for (std::size_t i = 0; i < m_jsonNames.size(); ++i) {
        const auto value = valueOf(int(i));
        // A skipped field is never stored; an absent one is read as "no value" by every reading of the reference, a blank one is
        // not.
        if (value.empty() || m_settings.format.fields[qsizetype(i)].skip)
            continue;
        if (!first)
            out.push_back(',');
        first = false;
        out += m_jsonNames[i];
        appendJsonString(out, value);
    }
    out.push_back('}');
}

void RowPipeline::appendUpdateJson(std::string &out) const
{
    out.push_back('{');
    bool first = true;
    const auto changes = m_judge.changes();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto &field = m_settings.format.fields[qsizetype(i)];
        if (changes[i].data() == nullptr || field.skip)
            continue;
        if (!first)
            out.push_back(',');
        first = false;
        out += m_jsonNames[i];
        if (changes[i].empty())
            out += "null";
        else
            appendJsonString(out, field.key ? m_judge.storedOf(int(i)) : changes[i]);
    }
    out.push_back('}');
}

} // namespace outdial::models
