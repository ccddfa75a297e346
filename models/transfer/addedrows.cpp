// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <models/transfer/addedrows.h>
#include <models/transfer/batchreplay.h>
#include <models/transfer/importsource.h>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(AddedRows)
};

QString doesNotFit() { return Text::tr("The file does not fit the journal of this import any more."); }

} // namespace

QByteArray AddedRow::keysJson() const
{
    std::string json = "{";
    for (const auto &[name, value] : keys) {
        if (json.size() > 1)
            json.push_back(',');
        appendJsonString(json, name);
        json.push_back(':');
        appendJsonString(json, value);
    }
    json.push_back('}');
    return QByteArray::fromStdString(json);
}

AddedRows::AddedRows(const ImportSettings &settings, const ImportJournal &journal) : m_settings(settings), m_journal(journal) {}

tl::expected<std::unique_ptr<AddedRows>, QString> AddedRows::open(const ImportSettings &settings, const ImportJournal &journal)
{
    const QString name = sourceName(settings.file);
    if (!QFileInfo::exists(sourceFile(settings.file)))
        return tl::unexpected(
            Text::tr("The file “%1” is not there any more. Which records the import added is known only by reading "
                     "it once more.")
                .arg(name));
    if (!settings.fileProblem().isEmpty())
        return tl::unexpected(
            Text::tr("The file “%1” was changed since it was imported. Which records the import added is known only "
                     "by reading the same file once more.")
                .arg(name));
    std::unique_ptr<AddedRows> rows(new AddedRows(settings, journal));
    auto known = journal.batches();
    if (!known)
        return tl::unexpected(known.error());
    rows->m_known = *std::move(known);
    for (const auto &batch : rows->m_known) {
        if (batch.state != BatchState::Answered)
            return tl::unexpected(
                Text::tr("What became of the last rows that were sent is not known yet. Go on with the import first: "
                         "it finds that out."));
    }
    auto pipeline = RowPipeline::open(rows->m_settings);
    if (!pipeline)
        return tl::unexpected(pipeline.error());
    rows->m_builder = std::make_unique<BatchBuilder>(*std::move(pipeline), rows->m_settings);
    return rows;
}

tl::expected<bool, QString> AddedRows::nextBatch()
{
    const auto number = std::size_t(m_builder->nextNumber());
    if (number >= m_known.size())
        return false;
    const auto &known = m_known[number];
    auto batch = m_builder->next(0, known.rowCount, known.compared);
    if (!batch)
        return tl::unexpected(batch.error());
    if (!*batch || !fitsJournal(**batch, known))
        return tl::unexpected(doesNotFit());
    const auto kept = m_journal.rowsOf(known.number);
    if (!kept)
        return tl::unexpected(kept.error());
    m_batch = **std::move(batch);
    m_at = 0;
    if (!takeFromJournal(m_batch, known, *kept, m_settings.updates()))
        return tl::unexpected(doesNotFit());
    return true;
}

tl::expected<std::optional<AddedRow>, QString> AddedRows::next()
{
    for (;;) {
        for (; m_at < m_batch.rows.size(); ++m_at) {
            const auto &row = m_batch.rows[m_at];
            m_updated += row.fate == Fate::Updated ? 1 : 0;
            m_unknown += row.fate == Fate::Unknown ? 1 : 0;
            if (row.fate != Fate::Added)
                continue;
            // Where rows update or add, the record that was added stands beside the update.
            const auto json = m_settings.updates()
                                  ? std::string_view(m_batch.adds).substr(row.addBegin, row.addEnd - row.addBegin)
                                  : m_batch.json(row);
            auto record = SentRecord::parse(json);
            if (!record)
                return tl::unexpected(doesNotFit());
            ++m_at;
            auto keys = record->keysAsStored(m_settings.format);
            return AddedRow{*std::move(record), std::move(keys)};
        }
        const auto more = nextBatch();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return std::nullopt;
    }
}

} // namespace outdial::models
