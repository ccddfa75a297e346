// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the next batch from a file: as many rows as one request takes, or exactly those that the journal says an earlier run has
// put into it. One thread.
#pragma once

#include <models/transfer/batch.h>
#include <models/transfer/rowpipeline.h>

#include <memory>
#include <optional>

namespace outdial::models {

class BatchBuilder {
public:
    explicit BatchBuilder(std::unique_ptr<RowPipeline> pipeline, const ImportSettings &settings);

    // Ends after maxSendable rows that can be sent, or, with exactRows > 0, after that many rows of any kind. Nothing at the end
    // of the file. The error is an English sentence; it names the line.
    tl::expected<std::optional<Batch>, QString> next(int maxSendable, int exactRows = 0);
    int nextNumber() const { return m_number; }
    std::int64_t byteOffset() const { return m_pipeline->byteOffset(); }

private:
    std::unique_ptr<RowPipeline> m_pipeline;
    void appendCells(std::string &out);
    const ImportSettings &m_settings;
    // Of a file of rejects that was dropped again, the columns that Outdial has added are not taken over into the next one.
    std::vector<bool> m_own;
    std::vector<std::string_view> m_cells;
    int m_number = 0;
    std::int64_t m_nextRow = 0;
    bool m_ended = false;
};

} // namespace outdial::models
