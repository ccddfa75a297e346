// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/batchbuilder.h>
#include <models/transfer/rowfile.h>

#include <algorithm>

namespace outdial::models {

// Offsets in a batch are 32 bits; long before that a body is larger than any server takes.
constexpr std::size_t mostBodyBytes = 8UL * 1024 * 1024;
// So that an import that has nothing to send still shows how far it is.
constexpr int mostUnchanged = 20'000;

namespace {

// Of the records that an import changes: their keys, and the fields that it may change.
std::vector<int> fieldsBefore(const ImportSettings &settings)
{
    std::vector<int> fields;
    for (qsizetype i = 0; i < settings.format.fields.size(); ++i) {
        const auto &field = settings.format.fields[i];
        if (!field.skip && (field.key || settings.mapping.sources[size_t(i)].kind != MatchKind::None))
            fields.push_back(int(i));
    }
    return fields;
}

} // namespace

std::string Batch::bodyOf(const std::vector<int> &indices) const
{
    std::string some = "[";
    for (const int index : indices) {
        if (some.size() > 1)
            some.push_back(',');
        some += json(rows[size_t(index)]);
    }
    some.push_back(']');
    return some;
}

Batch Batch::toAdd(const std::vector<int> &indices) const
{
    Batch some;
    some.number = number;
    some.firstRow = firstRow;
    for (const int index : indices) {
        BatchRow row = rows[size_t(index)];
        if (!some.rows.empty())
            some.body.push_back(',');
        row.jsonBegin = std::uint32_t(some.body.size());
        some.body.append(adds, row.addBegin, row.addEnd - row.addBegin);
        row.jsonEnd = std::uint32_t(some.body.size());
        row.fate = Fate::Pending;
        row.cause = Cause::None;
        some.rows.push_back(std::move(row));
    }
    some.body.push_back(']');
    return some;
}

QByteArray fateLetters(const Batch &batch)
{
    QByteArray letters;
    letters.reserve(qsizetype(batch.rows.size()));
    for (const auto &row : batch.rows)
        letters.append(row.fate == Fate::Added ? 'a' : row.fate == Fate::Updated ? 'u' : '-');
    return letters;
}

bool takeFateLetters(Batch &batch, const QByteArray &letters)
{
    if (letters.size() != qsizetype(batch.rows.size()))
        return false;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        const char letter = letters[qsizetype(i)];
        if (letter != '-')
            batch.rows[i].fate = letter == 'a' ? Fate::Added : Fate::Updated;
    }
    return true;
}

BatchBuilder::BatchBuilder(std::unique_ptr<RowPipeline> pipeline, const ImportSettings &settings)
    : m_pipeline(std::move(pipeline)),
      m_settings(settings),
      m_before(fieldsBefore(settings))
{
    for (const auto &title : settings.columns)
        m_own.push_back(isOwnColumn(title));
    if (std::ranges::find(m_own, true) == m_own.end())
        m_own.clear();
}

void BatchBuilder::appendCells(std::string &out)
{
    const auto cells = m_pipeline->cells();
    if (m_own.empty()) {
        appendCsvRow(out, cells, m_settings.dialect.delimiter);
        return;
    }
    m_cells.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i >= m_own.size() || !m_own[i])
            m_cells.push_back(cells[i]);
    }
    appendCsvRow(out, m_cells, m_settings.dialect.delimiter);
}

QStringList BatchBuilder::beforeColumns(const ImportSettings &settings)
{
    QStringList names;
    for (const int field : fieldsBefore(settings))
        names.append(settings.format.fields[field].name);
    return names;
}

void BatchBuilder::appendBefore(std::string &out) const
{
    bool first = true;
    for (const int field : m_before) {
        if (!first)
            out.push_back(m_settings.dialect.delimiter);
        first = false;
        appendCsvCell(out, m_list->value(m_pipeline->record(), field), m_settings.dialect.delimiter);
    }
    out += "\r\n";
}

tl::expected<std::optional<Batch>, QString> BatchBuilder::next(int maxSendable, int exactRows, const QByteArray &compared)
{
    if (m_ended)
        return std::nullopt;
    m_pipeline->compareWith(exactRows > 0 ? ListSnapshotPtr() : m_list);
    const bool compares = m_settings.sendsDifferences();
    Batch batch;
    batch.number = m_number;
    batch.firstRow = m_nextRow;
    const auto full = [&] {
        if (exactRows > 0)
            return batch.rowCount() >= exactRows;
        return int(batch.rows.size()) >= maxSendable || batch.unchanged >= mostUnchanged ||
               batch.body.size() + batch.adds.size() + batch.texts.size() >= mostBodyBytes;
    };
    while (!full()) {
        const auto status = m_pipeline->next();
        if (status == RowPipeline::Status::Error)
            return tl::unexpected(m_pipeline->error());
        if (status == RowPipeline::Status::End) {
            m_ended = true;
            break;
        }
        const auto place = batch.compared.size();
        const bool unchanged = status == RowPipeline::Status::Unchanged || (place < compared.size() && compared[place] == '=');
        if (compares)
            batch.compared.append(unchanged ? '=' : '.');
        ++m_nextRow;
        if (unchanged) {
            ++batch.unchanged;
            continue;
        }
        const auto textBegin = std::uint32_t(batch.texts.size());
        appendCells(batch.texts);
        const auto textEnd = std::uint32_t(batch.texts.size());
        if (status == RowPipeline::Status::Sendable) {
            if (!batch.rows.empty())
                batch.body.push_back(',');
            BatchRow row;
            row.row = m_pipeline->row();
            row.line = m_pipeline->line();
            row.jsonBegin = std::uint32_t(batch.body.size());
            row.textBegin = textBegin;
            row.textEnd = textEnd;
            if (m_settings.updates())
                m_pipeline->appendUpdateJson(batch.body);
            else
                m_pipeline->appendJson(batch.body);
            row.jsonEnd = std::uint32_t(batch.body.size());
            if (m_settings.updates() && m_settings.adds()) {
                row.addCause = m_pipeline->addCause();
                if (row.addCause != Cause::None && m_pipeline->addField() >= 0)
                    row.addField = m_settings.format.fields[m_pipeline->addField()].name;
                row.addBegin = std::uint32_t(batch.adds.size());
                m_pipeline->appendJson(batch.adds);
                row.addEnd = std::uint32_t(batch.adds.size());
            }
            batch.rows.push_back(std::move(row));
            if (m_pipeline->record() >= 0 && m_settings.updates())
                appendBefore(batch.before);
        } else {
            const int field = m_pipeline->field();
            batch.blocked.push_back({m_pipeline->row(), m_pipeline->line(), textBegin, textEnd, m_pipeline->cause(),
                                     field < 0 ? QString() : m_settings.format.fields[field].name, m_pipeline->detail()});
        }
    }
    batch.body.push_back(']');
    if (batch.rowCount() == 0)
        return std::nullopt;
    ++m_number;
    return batch;
}

} // namespace outdial::models
