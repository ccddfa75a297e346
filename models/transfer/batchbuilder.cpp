// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/batchbuilder.h>
#include <models/transfer/rowfile.h>

#include <algorithm>

namespace outdial::models {

// Offsets in a batch are 32 bits; long before that a body is larger than any server takes.
constexpr std::size_t mostBodyBytes = 8UL * 1024 * 1024;

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

BatchBuilder::BatchBuilder(std::unique_ptr<RowPipeline> pipeline, const ImportSettings &settings)
    : m_pipeline(std::move(pipeline)),
      m_settings(settings)
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

tl::expected<std::optional<Batch>, QString> BatchBuilder::next(int maxSendable, int exactRows)
{
    if (m_ended)
        return std::nullopt;
    Batch batch;
    batch.number = m_number;
    batch.firstRow = m_nextRow;
    const auto full = [&] {
        if (exactRows > 0)
            return batch.rowCount() >= exactRows;
        return int(batch.rows.size()) >= maxSendable || batch.body.size() + batch.texts.size() >= mostBodyBytes;
    };
    while (!full()) {
        const auto status = m_pipeline->next();
        if (status == RowPipeline::Status::Error)
            return tl::unexpected(m_pipeline->error());
        if (status == RowPipeline::Status::End) {
            m_ended = true;
            break;
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
            m_pipeline->appendJson(batch.body);
            row.jsonEnd = std::uint32_t(batch.body.size());
            batch.rows.push_back(std::move(row));
        } else {
            const int field = m_pipeline->field();
            batch.blocked.push_back({m_pipeline->row(), m_pipeline->line(), textBegin, textEnd, m_pipeline->cause(),
                                     field < 0 ? QString() : m_settings.format.fields[field].name, m_pipeline->detail()});
        }
        ++m_nextRow;
    }
    batch.body.push_back(']');
    if (batch.rowCount() == 0)
        return std::nullopt;
    ++m_number;
    return batch;
}

} // namespace outdial::models
