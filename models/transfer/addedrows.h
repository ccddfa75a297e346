// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records that an import has added, in the order of the file: read from the file once more, by the import's own settings, and
// from its journal, which says of which rows nothing became. One thread.
#pragma once

#include <models/store/importjournal.h>
#include <models/transfer/batchbuilder.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/sentrecord.h>

#include <memory>
#include <optional>

namespace outdial::models {

struct AddedRow {
    SentRecord record;
    std::vector<std::pair<std::string, std::string>> keys; // name and value as the tenant stores it, of each key field
    QByteArray keysJson() const;                           // the object for a look-up
};

class AddedRows {
public:
    // The error is an English sentence: the file is not the one that was imported, a batch of the import is in doubt.
    static tl::expected<std::unique_ptr<AddedRows>, QString> open(const ImportSettings &settings, const ImportJournal &journal);

    // The next record; nothing at the end.
    tl::expected<std::optional<AddedRow>, QString> next();

    // Of what was read so far: rows that changed a record, and rows of which it is not known whether they became one.
    qint64 updated() const { return m_updated; }
    qint64 unknown() const { return m_unknown; }

private:
    AddedRows(const ImportSettings &settings, const ImportJournal &journal);
    tl::expected<bool, QString> nextBatch();

    const ImportSettings m_settings;
    const ImportJournal &m_journal;
    std::vector<JournalBatch> m_known;
    std::unique_ptr<BatchBuilder> m_builder;
    Batch m_batch;
    std::size_t m_at = 0; // in m_batch
    qint64 m_updated = 0;
    qint64 m_unknown = 0;
};

} // namespace outdial::models
