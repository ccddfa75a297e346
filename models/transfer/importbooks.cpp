// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The book-keeping of an import: what each row counts as, the files, the journal; and its states.

#include <QCoreApplication>

#include <models/connect/errorwords.h>
#include <models/transfer/importrunfiles.h>
#include <models/transfer/patience.h>

namespace outdial::models {

namespace {
// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportRun)
};
} // namespace

// The rows of a batch that were neither added nor updated.
std::vector<JournalRow> ImportRun::outcomesOf(const Batch &batch)
{
    std::vector<JournalRow> kept;
    for (const auto &row : batch.rows) {
        if (row.fate != Fate::Added && row.fate != Fate::Updated)
            kept.push_back({row.row, row.line, causeName(row.cause), row.detail});
    }
    return kept;
}

// The journal first: from it a resumed import writes the files anew, while rows that stand in a file only would be in doubt.
bool ImportRun::account(const Batch &batch, const JournalBatch &entry, bool journalled)
{
    Receipt counted = progress().receipt;
    JournalBatch settled = entry;
    settled.done = 0;
    settled.fates = m_settings.mode == ImportMode::Upsert ? fateLetters(batch) : QByteArray();
    counted.read += batch.rowCount();
    counted.unchanged += batch.unchanged;
    for (const auto &row : batch.rows) {
        if (row.fate == Fate::Added) {
            ++counted.added;
            ++settled.done;
        } else if (row.fate == Fate::Updated) {
            ++counted.updated;
        } else {
            counted.count(row.cause);
        }
    }
    for (const auto &blocked : batch.blocked)
        counted.count(blocked.cause);
    if (m_total >= 0)
        m_total += settled.done;
    {
        const std::scoped_lock lock(m_mutex);
        m_progress.receipt = counted;
        m_progress.batches = batch.number + 1;
        m_progress.sentRows += qint64(batch.rows.size());
    }
    if (!journalled) {
        const auto next = nextIntention();
        if (!m_journal.settle(settled, outcomesOf(batch), next ? &*next : nullptr))
            return stop(m_journal.error());
        if (next)
            m_intended = next->number;
    }
    return writeFiles(batch);
}

JournalBatch ImportRun::intentionOf(const Batch &batch) const
{
    JournalBatch entry;
    entry.number = batch.number;
    entry.firstRow = batch.firstRow;
    entry.rowCount = batch.rowCount();
    entry.sentRows = int(batch.rows.size());
    entry.totalBefore = m_total;
    entry.compared = batch.compared;
    return entry;
}

// What records say that are about to be changed comes to the disk before they are. The same rows may come twice, when the program
// ends before the journal says that the batch goes out: they say the same.
bool ImportRun::keepBefore(const Batch &batch)
{
    if (!m_files->before || batch.before.empty() || m_beforeKept >= batch.number)
        return true;
    if (!m_files->before->appendRows(batch.before) || !m_files->before->flush())
        return stop(m_files->before->problem());
    m_beforeKept = batch.number;
    const std::scoped_lock lock(m_mutex);
    m_progress.beforeFile = m_files->before->path();
    return true;
}

// The batch that goes out next, if it certainly does as it is: one step on the disk less.
std::optional<JournalBatch> ImportRun::nextIntention()
{
    const bool needsTotal = m_settings.mode == ImportMode::Add;
    if (!m_nextBuilt || !m_next || !*m_next || (needsTotal && m_total < 0) || knownBatch((*m_next)->number) != nullptr)
        return std::nullopt;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_pause || m_cancel)
            return std::nullopt;
    }
    const Batch &batch = **m_next;
    if (!keepBefore(batch))
        return std::nullopt;
    return intentionOf(batch);
}

// In the order of the source.
bool ImportRun::writeFiles(const Batch &batch)
{
    auto blocked = batch.blocked.begin();
    const auto writeBlockedBefore = [&](std::int64_t row) {
        for (; blocked != batch.blocked.end() && blocked->row < row; ++blocked) {
            const auto reason = causeReason(blocked->cause, blocked->fieldName, blocked->detail);
            if (!m_files->rejects.append(batch.text(blocked->textBegin, blocked->textEnd), blocked->line, reason))
                return stop(m_files->rejects.problem());
        }
        return true;
    };
    for (const auto &row : batch.rows) {
        if (!writeBlockedBefore(row.row) || !writeRow(batch, row))
            return false;
    }
    if (!writeBlockedBefore(INT64_MAX))
        return false;
    if (const auto *file = m_files->flush())
        return stop(file->problem());
    const std::scoped_lock lock(m_mutex);
    m_progress.rejectsFile = m_files->rejects.rows() > 0 ? m_files->rejects.path() : QString();
    m_progress.unknownFile = m_files->unknown.rows() > 0 ? m_files->unknown.path() : QString();
    m_progress.missingFile = m_files->missing && m_files->missing->rows() > 0 ? m_files->missing->path() : QString();
    return true;
}

bool ImportRun::writeRow(const Batch &batch, const BatchRow &row)
{
    const auto text = batch.text(row.textBegin, row.textEnd);
    if (row.fate == Fate::Updated)
        return true;
    if (row.fate == Fate::Added) {
        if (m_files->added && !m_files->added->append(text, row.line, {}))
            return stop(m_files->added->problem());
        return true;
    }
    if (row.cause == Cause::KeyNotFound && m_files->missing) {
        if (!m_files->missing->append(text, row.line, {}))
            return stop(m_files->missing->problem());
        return true;
    }
    auto &file = groupOf(row.cause) == CauseGroup::NotKnown ? m_files->unknown : m_files->rejects;
    const QString field = row.cause == row.addCause ? row.addField : QString();
    if (!file.append(text, row.line, causeReason(row.cause, field, row.detail)))
        return stop(file.problem());
    return true;
}

// The import ends in the middle of a batch: what is known of its rows, and what is in doubt. Its journal says so too, and a
// resumed import settles them.
void ImportRun::accountPart(const Batch &batch)
{
    const std::scoped_lock lock(m_mutex);
    if (m_progress.batches > batch.number)
        return; // counted as a whole: what could not be written is the journal or a file
    for (const auto &row : batch.rows) {
        const bool open = row.fate == Fate::Pending || row.fate == Fate::Resend;
        if (open && !m_inDoubt)
            continue;
        ++m_progress.receipt.read;
        if (row.fate == Fate::Added)
            ++m_progress.receipt.added;
        else if (row.fate == Fate::Updated)
            ++m_progress.receipt.updated;
        else
            m_progress.receipt.count(open ? Cause::AnswerLost : row.cause);
    }
    if (!m_inDoubt)
        return;
    m_progress.receipt.read += batch.unchanged;
    m_progress.receipt.unchanged += batch.unchanged;
    for (const auto &blocked : batch.blocked) {
        ++m_progress.receipt.read;
        m_progress.receipt.count(blocked.cause);
    }
}

// At the edge of the batch, like every pause.
void ImportRun::pauseAfterTrial()
{
    const std::scoped_lock lock(m_mutex);
    m_pause = true;
    m_progress.trial = true;
}

bool ImportRun::goesOn()
{
    std::unique_lock lock(m_mutex);
    if (m_pause && !m_cancel) {
        m_progress.state = RunState::Paused;
        m_progress.message.clear();
        m_wake.wait(lock, [this] { return !m_pause || m_cancel; });
        m_progress.state = RunState::Running;
        m_progress.trial = false;
    }
    return !m_cancel;
}

bool ImportRun::sleep(std::chrono::milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, duration, [this] { return m_cancel; });
}

bool ImportRun::waitForTenant(const api::ApiError &error, Patience &patience)
{
    if (patience.isOver())
        return stop(errorSentence(error), &error);
    setState(RunState::Waiting, errorSentence(error));
    const bool goes = sleep(std::max<std::chrono::milliseconds>(patience.next(), error.retryAfter));
    setState(m_inDoubt ? RunState::Reconciling : RunState::Running);
    return goes;
}

bool ImportRun::stop(const QString &message, const api::ApiError *error)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.state = RunState::Stopped;
    m_progress.message = message;
    if (error != nullptr)
        m_progress.error = *error;
    return false;
}

void ImportRun::setState(RunState state, const QString &message)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.state = m_cancel ? RunState::Cancelling : state;
    m_progress.message = message;
}

void ImportRun::finish(RunState state, const QString &text)
{
    QString message = text;
    // Before the journal says that nothing is left to do, and before somebody else may go on with it.
    const auto *unwritten = m_files->close();
    if (unwritten != nullptr && state == RunState::Done) {
        state = RunState::Stopped;
        message = unwritten->problem();
    }
    const auto journalState = state == RunState::Done        ? ImportState::Done
                              : state == RunState::Cancelled ? ImportState::Cancelled
                                                             : ImportState::Stopped;
    const auto seen = progress();
    // One that goes on later writes its rejects to the same file; and by its name the files beside it are found again.
    const bool beside = !seen.unknownFile.isEmpty() || !seen.missingFile.isEmpty() || !seen.beforeFile.isEmpty();
    const QString rejects = state == RunState::Done && !beside ? seen.rejectsFile : m_journal.entry().rejectsFile;
    const bool written = m_journal.finish(journalState, message, seen.receipt.toJson(), rejects);
    const std::scoped_lock lock(m_mutex);
    m_progress.state = written || state != RunState::Done ? state : RunState::Stopped;
    m_progress.message = written || state == RunState::Stopped ? message : m_journal.error();
    m_over = true;
}

void ImportRun::pause()
{
    const std::scoped_lock lock(m_mutex);
    m_pause = true;
}

void ImportRun::resume()
{
    const std::scoped_lock lock(m_mutex);
    m_pause = false;
    m_wake.notify_all();
}

void ImportRun::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_cancel = true;
    m_cancelReading.cancel();
    if (!m_over)
        m_progress.state = RunState::Cancelling;
    m_wake.notify_all();
}

RunProgress ImportRun::progress() const
{
    const std::scoped_lock lock(m_mutex);
    return m_progress;
}

bool ImportRun::isOver() const
{
    const std::scoped_lock lock(m_mutex);
    return m_over;
}

} // namespace outdial::models
