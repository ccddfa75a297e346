// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/connect/errorwords.h>
#include <models/transfer/answermatch.h>
#include <models/transfer/importrunfiles.h>
#include <models/transfer/patience.h>

#include <algorithm>
#include <numeric>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportRun)
};

// A single row of this size is too large for no server; whoever says so speaks of something else, and may take it later.
constexpr qsizetype neverTooLarge = 64 * 1024;
constexpr int mostTriesAlone = 3;

// Errors that go away by themselves: worth waiting for.
bool passes(const api::ApiError &error)
{
    switch (error.kind) {
    case api::ErrorKind::Network:
    case api::ErrorKind::Timeout:
    case api::ErrorKind::Server:
    case api::ErrorKind::Malformed:
        return true;
    default:
        return false;
    }
}

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
    const QString unknown = RowFile::nameBeside(m_settings.file, QStringLiteral("unknown"));
    m_files.reset(new Files{{m_journal.entry().rejectsFile, m_settings.columns, delimiter, true},
                            {unknown, m_settings.columns, delimiter, true, RowFile::Existing::KeepBoth},
                            {}});
    if (!m_options.addedFile.isEmpty())
        m_files->added.emplace(m_options.addedFile, m_settings.columns, delimiter, false);
}

ImportRun::~ImportRun() = default;

void ImportRun::run()
{
    auto pipeline = prepare() ? RowPipeline::open(m_settings) : tl::unexpected(progress().message);
    if (!pipeline) {
        finish(RunState::Stopped, pipeline.error());
        return;
    }
    BatchBuilder builder(*std::move(pipeline), m_settings);
    m_next = build(builder);
    bool cut = false; // ends before the end of the file
    while (m_next && *m_next) {
        cut = !goesOn();
        if (cut)
            break;
        Batch batch = std::move(**m_next);
        const auto *known = knownBatch(batch.number);
        m_nextBuilt = false;
        const auto meanwhile = [&] {
            if (!std::exchange(m_nextBuilt, true))
                m_next = build(builder);
        };
        const bool settled =
            known != nullptr && known->state == BatchState::Answered ? replay(batch, *known) : transfer(batch, known, meanwhile);
        cut = !settled;
        if (cut) {
            if (m_inDoubt)
                accountDoubt(batch);
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
    return true;
}

ImportRun::Next ImportRun::build(BatchBuilder &builder)
{
    // Batches of an earlier run keep their bounds, so that what is known of them still fits.
    const auto next = std::size_t(builder.nextNumber());
    auto batch = builder.next(m_size.rows(), next < m_known.size() ? m_known[next].rowCount : 0);
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
    if (batch.rowCount() != known.rowCount || int(batch.rows.size()) != known.sentRows)
        return stop(Text::tr("The file does not fit the journal of this import any more."));
    const auto kept = m_journal.rowsOf(batch.number);
    if (!kept)
        return stop(kept.error());
    for (auto &row : batch.rows)
        row.fate = Fate::Added;
    for (const auto &row : *kept) {
        const auto found = std::ranges::find(batch.rows, row.row, &BatchRow::row);
        if (found == batch.rows.end())
            return stop(Text::tr("The file does not fit the journal of this import any more."));
        found->cause = causeFromName(row.cause);
        found->fate = groupOf(found->cause) == CauseGroup::NotKnown ? Fate::Unknown : Fate::Rejected;
        found->detail = row.detail;
    }
    return account(batch, known, true);
}

bool ImportRun::transfer(Batch &batch, const JournalBatch *known, const Meanwhile &meanwhile)
{
    if (known == nullptr && m_total < 0 &&
        !ask([this]() -> api::Result<void> { return m_reconciler.total().map([this](qint64 total) { m_total = total; }); }))
        return false;
    JournalBatch entry{batch.number, batch.firstRow, batch.rowCount(), int(batch.rows.size()), BatchState::Sent, m_total, 0};
    std::vector<int> rows(batch.rows.size());
    std::iota(rows.begin(), rows.end(), 0);
    bool resent = false;
    if (known != nullptr) {
        if (entry.rowCount != known->rowCount || entry.sentRows != known->sentRows)
            return stop(Text::tr("The file does not fit the journal of this import any more."));
        // It was about to be sent when the program ended.
        entry.totalBefore = known->totalBefore;
        if (!rows.empty() && !settleDoubt(batch, rows, entry.totalBefore, false))
            return false;
        resent = true;
    } else if (m_intended != batch.number && !m_journal.intend(entry)) {
        return stop(m_journal.error());
    }
    m_intended.reset();
    if (!rows.empty() && !deliver(batch, rows, entry.totalBefore, resent, meanwhile))
        return false;
    return account(batch, entry, false);
}

bool ImportRun::deliver(Batch &batch, std::vector<int> rows, qint64 totalBefore, bool resent, const Meanwhile &meanwhile)
{
    Patience patience(m_options);
    int alone = 0; // how often a single row was too large
    for (;;) {
        const bool whole = rows.size() == batch.rows.size();
        const auto body = QByteArray::fromStdString(whole ? batch.body : batch.bodyOf(rows));
        const auto sent = std::chrono::steady_clock::now();
        auto call = m_client.callingList.addAll(m_journal.entry().listId, body);
        meanwhile();
        const auto answer = call.result();
        if (answer) {
            const auto took = std::chrono::steady_clock::now() - sent;
            m_reconciler.notePace(std::chrono::duration_cast<std::chrono::milliseconds>(took));
            m_size.answered(int(rows.size()), std::chrono::duration_cast<std::chrono::microseconds>(took));
            setState(RunState::Running);
            return takeAnswer(batch, rows, *answer, totalBefore, resent);
        }
        const auto &error = answer.error();
        const bool refused = error.kind == api::ErrorKind::BadRequest && error.committed == api::Committed::None;
        if (error.httpStatus == 413 && rows.size() == 1 && body.size() <= neverTooLarge && alone++ < mostTriesAlone) {
            if (!waitForTenant(error, patience))
                return false;
            continue;
        }
        if (error.httpStatus == 413 || refused)
            return deliverHalves(batch, rows, totalBefore, resent, error);
        if (error.committed == api::Committed::None) {
            if (!passes(error))
                return stop(errorSentence(error), &error);
            if (!waitForTenant(error, patience))
                return false;
            continue;
        }
        if (error.kind == api::ErrorKind::Timeout)
            m_size.refused(int(rows.size()));
        if (!settleDoubt(batch, rows, totalBefore, error.kind == api::ErrorKind::Timeout))
            return false;
        if (rows.empty())
            return true;
        resent = true;
    }
}

// The tenant refused the request as a whole: because it is too large, or because of a row that it cannot read. Nothing of it was
// taken. Halving finds the size that it takes, or the row.
bool ImportRun::deliverHalves(Batch &batch, const std::vector<int> &rows, qint64 totalBefore, bool resent,
                              const api::ApiError &error)
{
    if (rows.size() == 1) {
        auto &row = batch.rows[size_t(rows.front())];
        row.fate = Fate::Rejected;
        row.cause = Cause::Refused;
        row.detail = error.description;
        return true;
    }
    if (error.httpStatus == 413)
        m_size.refused(int(rows.size()));
    const auto middle = rows.begin() + qsizetype(rows.size() / 2);
    if (!deliver(batch, {rows.begin(), middle}, totalBefore, resent, [] {}))
        return false;
    const bool allRefused =
        std::all_of(rows.begin(), middle, [&](int index) { return batch.rows[size_t(index)].cause == Cause::Refused; });
    if (allRefused && rows.size() > 2)
        return stop(errorSentence(error), &error); // it is not one row: the tenant takes none of them
    // What the first half added is part of the list before the second.
    const auto added =
        std::count_if(rows.begin(), middle, [&](int index) { return batch.rows[size_t(index)].fate == Fate::Added; });
    return deliver(batch, {middle, rows.end()}, totalBefore < 0 ? -1 : totalBefore + added, resent, [] {});
}

// Finds out what became of rows that were sent without an answer, and leaves in rows those that go out again.
bool ImportRun::settleDoubt(Batch &batch, std::vector<int> &rows, qint64 totalBefore, bool timedOut)
{
    m_inDoubt = true;
    setState(RunState::Reconciling,
             Text::tr("The answer of batch %1 was lost. Looking up what the tenant has taken.").arg(batch.number + 1));
    if (!ask([&] { return m_reconciler.settle(batch, rows, totalBefore, timedOut); }))
        return false;
    m_inDoubt = false;
    m_total = -1;
    std::erase_if(rows, [&](int index) { return batch.rows[size_t(index)].fate != Fate::Resend; });
    for (const int index : rows)
        batch.rows[size_t(index)].fate = Fate::Pending;
    setState(RunState::Running);
    return true;
}

bool ImportRun::takeAnswer(Batch &batch, const std::vector<int> &rows, const api::BulkAnswer &answer, qint64 totalBefore,
                           bool resent)
{
    const auto outcome = matchRejects(answer, batch, rows, m_settings);
    const auto withFate = [&](Fate fate, Cause cause) {
        std::vector<int> some;
        for (const int index : rows) {
            const auto &row = batch.rows[size_t(index)];
            if (row.fate == fate && (cause == Cause::None || row.cause == cause))
                some.push_back(index);
        }
        return some;
    };
    const auto pending = withFate(Fate::Pending, Cause::None);
    if (outcome.unmatched == 0 && answer.done == qint64(pending.size())) {
        for (const int index : pending)
            batch.rows[size_t(index)].fate = Fate::Added;
    } else if (!pending.empty()) {
        m_total = -1;
        m_inDoubt = true;
        if (!ask([&] { return m_reconciler.settleUnclear(batch, pending, answer.done); }))
            return false;
        m_inDoubt = false;
    }
    if (!resent)
        return true;
    const auto duplicates = withFate(Fate::Rejected, Cause::DuplicateKey);
    if (duplicates.empty())
        return true;
    m_inDoubt = true;
    const bool settled = ask([&] { return m_reconciler.settleDuplicates(batch, duplicates, totalBefore, answer.done); });
    m_inDoubt = !settled;
    return settled;
}

bool ImportRun::ask(const std::function<api::Result<void>()> &question)
{
    Patience patience(m_options);
    for (;;) {
        const auto answer = question();
        if (answer)
            return true;
        if (answer.error().isCancelled())
            return false;
        if (!passes(answer.error()))
            return stop(errorSentence(answer.error()), &answer.error());
        if (!waitForTenant(answer.error(), patience))
            return false;
    }
}

} // namespace outdial::models
