// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <api/rules/text.h>
#include <models/transfer/importsource.h>
#include <models/transfer/rowpipeline.h>

#include <algorithm>

namespace outdial::models {

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
      m_judge(settings),
      m_encoder(settings.format)
{
    m_keyed = m_settings.typesKnown && m_settings.format.hasKey();
    if (m_keyed)
        findKeyColumn();
}

void RowPipeline::findKeyColumn()
{
    const auto &fields = m_settings.format.fields;
    const auto isKey = [](const api::Field &field) { return field.key && !field.skip; };
    const auto key = std::ranges::find_if(fields, isKey);
    if (std::ranges::count_if(fields, isKey) != 1)
        return;
    const auto &source = m_settings.mapping.sources[std::size_t(key - fields.begin())];
    if (source.column >= 0 && !source.isMade())
        m_keyColumn = std::size_t(source.column);
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
    if (m_keyColumn < cells().size())
        m_keys.expect(rules::quicklyTrimmed(cells()[m_keyColumn]));
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
    for (std::size_t i = 0; i < std::size_t(m_settings.format.fields.size()); ++i) {
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
        if (!m_reader->badEncoding())
            return QCoreApplication::translate("RowPipeline", "line %1, character %2: a zero byte")
                .arg(place.line)
                .arg(place.character);
        return QCoreApplication::translate("RowPipeline", "line %1, character %2: no text in %3")
            .arg(place.line)
            .arg(place.character)
            .arg(QLatin1String(m_settings.dialect.encoding));
    }
    if (field() >= 0)
        return QString::fromUtf8(valueOf(field()).data(), qsizetype(valueOf(field()).size()));
    return {};
}

// A skipped field is never stored; an absent one is read as "no value" by every reading of the reference, a blank one is not.
void RowPipeline::appendJson(std::string &out) const { m_encoder.append(m_judge.values(), out); }

void RowPipeline::appendUpdateJson(std::string &out) const
{
    const auto changes = m_judge.changes();
    m_changes.assign(changes.begin(), changes.end());
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        if (!m_changes[i].empty() && m_settings.format.fields[qsizetype(i)].key)
            m_changes[i] = m_judge.storedOf(int(i));
    }
    m_encoder.appendUpdate(m_changes, out);
}

} // namespace outdial::models
