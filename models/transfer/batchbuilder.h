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
    // compared: of a batch that is known, which of its rows had nothing to send; they are not compared again.
    tl::expected<std::optional<Batch>, QString> next(int maxSendable, int exactRows = 0, const QByteArray &compared = {});
    // With what the rows of batches that are not known yet are compared.
    void compareWith(ListSnapshotPtr list) { m_list = std::move(list); }
    // Columns of Batch::before: keys, and the fields that the import may change.
    static QStringList beforeColumns(const ImportSettings &settings);
    int nextNumber() const { return m_number; }
    std::int64_t byteOffset() const { return m_pipeline->byteOffset(); }

private:
    std::unique_ptr<RowPipeline> m_pipeline;
    void appendCells(std::string &out);
    void appendBefore(std::string &out) const;
    const ImportSettings &m_settings;
    // Of a file of rejects that was dropped again, the columns that Outdial has added are not taken over into the next one.
    std::vector<bool> m_own;
    std::vector<std::string_view> m_cells;
    ListSnapshotPtr m_list;
    std::vector<int> m_before; // fields
    int m_number = 0;
    std::int64_t m_nextRow = 0;
    bool m_ended = false;
};

} // namespace outdial::models
