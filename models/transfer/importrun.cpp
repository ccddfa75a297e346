// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>

#include <models/transfer/batchreplay.h>
#include <models/transfer/importrunfiles.h>

#include <numeric>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportRun)
};

} // namespace

ImportRun::ImportRun(ImportSettings settings, RunOptions options, api::Client &client, ImportJournal journal)
    : m_settings(std::move(settings)),
      m_options(std::move(options)),
      m_client(client),
      m_journal(std::move(journal)),
      m_reconciler(client, m_journal.entry().listId, m_settings, m_options.reconcile,
                   [this](std::chrono::milliseconds pause) { return sleep(pause); }),
      // Without keys, what is in doubt may stay unknown: the less, the better.
      m_size(m_options.batchRows,
             m_settings.typesKnown && m_settings.format.hasKey() ? m_options.mostBatchRows : m_options.batchRows)
{
    const char delimiter = m_settings.dialect.delimiter;
    const QString rejects = m_journal.entry().rejectsFile;
    const QString unknown = RowFile::sibling(rejects, QStringLiteral("unknown"));
    m_files.reset(
        new Files{{rejects, m_settings.columns, delimiter, true}, {unknown, m_settings.columns, delimiter, true}, {}, {}, {}});
    if (m_settings.missingApart)
        m_files->missing.emplace(RowFile::sibling(rejects, QStringLiteral("missing")), m_settings.columns, delimiter, false);
    if (m_settings.sendsDifferences()) {
        m_files->before.emplace(RowFile::sibling(rejects, QStringLiteral("before")), BatchBuilder::beforeColumns(m_settings),
                                delimiter, false, RowFile::Existing::Append);
    }
    if (!m_options.addedFile.isEmpty())
        m_files->added.emplace(m_options.addedFile, m_settings.columns, delimiter, false);
}

ImportRun::~ImportRun() = default;

void ImportRun::run()
{
    if (!prepare()) {
        const auto seen = progress();
        finish(seen.state == RunState::Stopped ? RunState::Stopped : RunState::Cancelled, seen.message);
        return;
    }
    auto pipeline = RowPipeline::open(m_settings);
    if (!pipeline) {
        finish(RunState::Stopped, pipeline.error());
        return;
    }
    BatchBuilder builder(*std::move(pipeline), m_settings);
    builder.compareWith(m_list);
    m_next = build(builder);
    bool cut = false; // ends before the end of the file
    while (m_next && *m_next) {
        cut = !goesOn();
        if (cut)
            break;
        Batch batch = std::move(**m_next);
        const auto *known = knownBatch(batch.number);
        if (m_options.trialRows > 0 && batch.number == 0 && known == nullptr)
            pauseAfterTrial();
        m_nextBuilt = false;
        const auto meanwhile = [&] {
            if (!std::exchange(m_nextBuilt, true))
                m_next = build(builder);
        };
        const bool settled =
            known != nullptr && known->state == BatchState::Answered ? replay(batch, *known) : transfer(batch, known, meanwhile);
        cut = !settled;
        if (cut) {
            accountPart(batch);
            break;
        }
        meanwhile();
    }
    if (m_intended)
        m_journal.withdraw(*m_intended); // else it is in doubt, and a resumed import finds out
    const auto seen = progress();
    if (seen.state == RunState::Stopped)
        finish(RunState::Stopped, seen.message);
    else if (!cut && !m_next)
        finish(RunState::Stopped, m_next.error());
    else if (cut)
        finish(RunState::Cancelled, {});
    else if (!seen.receipt.balances())
        finish(RunState::Stopped,
               Text::tr("The receipt does not balance. This is a fault of Outdial; the journal has kept every batch."));
    else
        finish(RunState::Done, {});
}

bool ImportRun::prepare()
{
    auto known = m_journal.batches();
    if (!known)
        return stop(known.error());
    m_known = *std::move(known);
    return readList();
}

// With what rows are compared. The check has read it already, unless this import goes on where another program left it.
bool ImportRun::readList()
{
    if (m_files->before && QFileInfo::exists(m_files->before->path())) {
        const std::scoped_lock lock(m_mutex);
        m_progress.beforeFile = m_files->before->path(); // of an earlier run
    }
    m_list = m_options.list;
    if (!m_settings.sendsDifferences() || m_list)
        return true;
    setState(RunState::Running, Text::tr("Reading the records of the list, to compare with them."));
    auto list = ListSnapshot::read(
        m_client, m_journal.entry().listId, m_settings.format, [](qint64, qint64) {}, m_cancelReading);
    setState(RunState::Running);
    if (!list)
        return list.error().isEmpty() ? false : stop(list.error());
    m_list = *std::move(list);
    return true;
}

ImportRun::Next ImportRun::build(BatchBuilder &builder)
{
    // Batches of an earlier run keep their bounds, so that what is known of them still fits.
    const auto next = std::size_t(builder.nextNumber());
    const bool known = next < m_known.size();
    const int rows = next == 0 && m_options.trialRows > 0 ? m_options.trialRows : m_size.rows();
    auto batch = builder.next(rows, known ? m_known[next].rowCount : 0, known ? m_known[next].compared : QByteArray());
    const std::scoped_lock lock(m_mutex);
    m_progress.bytesRead = builder.byteOffset();
    return batch;
}

const JournalBatch *ImportRun::knownBatch(int number) const
{
    return std::size_t(number) < m_known.size() ? &m_known[size_t(number)] : nullptr;
}

bool ImportRun::replay(Batch &batch, const JournalBatch &known)
{
    if (!fitsJournal(batch, known))
        return stop(Text::tr("The file does not fit the journal of this import any more."));
    const auto kept = m_journal.rowsOf(batch.number);
    if (!kept)
        return stop(kept.error());
    return takeKept(batch, known, *kept) && account(batch, known, true);
}

// What the journal says of the rows of a batch.
bool ImportRun::takeKept(Batch &batch, const JournalBatch &known, const std::vector<JournalRow> &kept)
{
    return takeFromJournal(batch, known, kept, m_settings.updates()) ||
           stop(Text::tr("The file does not fit the journal of this import any more."));
}

bool ImportRun::transfer(Batch &batch, const JournalBatch *known, const Meanwhile &meanwhile)
{
    const auto write = m_settings.updates() ? Write::Update : Write::Add;
    if (known == nullptr && write == Write::Add && !knowTotal())
        return false;
    JournalBatch entry = intentionOf(batch);
    if (known != nullptr) {
        if (entry.rowCount != known->rowCount || entry.sentRows != known->sentRows)
            return stop(Text::tr("The file does not fit the journal of this import any more."));
        entry.totalBefore = known->totalBefore;
        if (known->state == BatchState::Adding)
            return goOnAdding(batch, *known) && account(batch, *known, false);
    } else if (m_intended != batch.number) {
        if (!keepBefore(batch))
            return false;
        if (!m_journal.intend(entry))
            return stop(m_journal.error());
    }
    m_intended.reset();
    std::vector<int> rows(batch.rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    Delivery delivery{write, entry.totalBefore, known != nullptr};
    // It was about to be sent when the program ended.
    if (known != nullptr && !rows.empty() && !settleDoubt(batch, rows, delivery.totalBefore, false, write))
        return false;
    if (!rows.empty() && !deliver(batch, rows, delivery, meanwhile))
        return false;
    if (m_settings.mode == ImportMode::Upsert && !addMissing(batch, entry))
        return false;
    return account(batch, entry, false);
}

bool ImportRun::knowTotal()
{
    return m_total >= 0 ||
           ask([this]() -> api::Result<void> { return m_reconciler.total().map([this](qint64 total) { m_total = total; }); });
}

// The second step of a batch that updates or adds: rows without a record become records. The journal tells the steps apart, so
// that a record that was added is not taken for one that was updated, should the program end in between.
bool ImportRun::addMissing(Batch &batch, JournalBatch &entry)
{
    std::vector<int> missing;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        auto &row = batch.rows[i];
        if (row.cause != Cause::KeyNotFound)
            continue;
        if (row.addCause == Cause::None) {
            missing.push_back(int(i));
            row.fate = Fate::Pending;
        } else {
            row.cause = row.addCause; // it can neither be updated nor added
        }
    }
    if (missing.empty())
        return true;
    if (!knowTotal())
        return false;
    entry.totalBefore = m_total;
    entry.fates = fateLetters(batch);
    if (!m_journal.goOnAdding(entry, outcomesOf(batch)))
        return stop(m_journal.error());
    return deliverMissing(batch, missing, {Write::Add, entry.totalBefore, false});
}

// A batch whose second step was about to be sent when the program ended.
bool ImportRun::goOnAdding(Batch &batch, const JournalBatch &known)
{
    const auto kept = m_journal.rowsOf(batch.number);
    if (!kept)
        return stop(kept.error());
    if (!takeKept(batch, known, *kept))
        return false;
    std::vector<int> missing;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        if (batch.rows[i].cause == Cause::KeyNotFound)
            missing.push_back(int(i));
    }
    return deliverMissing(batch, missing, {Write::Add, known.totalBefore, true});
}

bool ImportRun::deliverMissing(Batch &batch, const std::vector<int> &missing, Delivery delivery)
{
    Batch adding = batch.toAdd(missing);
    std::vector<int> rows(missing.size());
    std::iota(rows.begin(), rows.end(), 0);
    bool delivered = !delivery.resent || settleDoubt(adding, rows, delivery.totalBefore, false, Write::Add);
    delivered = delivered && (rows.empty() || deliver(adding, rows, delivery, [] {}));
    for (std::size_t i = 0; i < missing.size(); ++i) {
        auto &row = batch.rows[size_t(missing[i])];
        row.fate = adding.rows[i].fate;
        row.cause = adding.rows[i].cause;
        row.detail = adding.rows[i].detail;
    }
    return delivered;
}

} // namespace outdial::models
