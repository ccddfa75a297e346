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

// The journal first: from it a resumed import writes the files anew, while rows that stand in a file only would be in doubt.
bool ImportRun::account(const Batch &batch, const JournalBatch &entry, bool journalled)
{
    std::vector<JournalRow> kept;
    Receipt counted = progress().receipt;
    JournalBatch settled = entry;
    settled.done = 0;
    counted.read += batch.rowCount();
    for (const auto &row : batch.rows) {
        if (row.fate == Fate::Added) {
            ++counted.added;
            ++settled.done;
        } else {
            counted.count(row.cause);
            kept.push_back({row.row, row.line, causeName(row.cause), row.detail});
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
        if (!m_journal.settle(settled, kept, next ? &*next : nullptr))
            return stop(m_journal.error());
        if (next)
            m_intended = next->number;
    }
    return writeFiles(batch);
}

// The batch that goes out next, if it certainly does as it is: one step on the disk less.
std::optional<JournalBatch> ImportRun::nextIntention() const
{
    if (!m_nextBuilt || !m_next || !*m_next || m_total < 0 || knownBatch((*m_next)->number) != nullptr)
        return std::nullopt;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_pause || m_cancel)
            return std::nullopt;
    }
    const Batch &batch = **m_next;
    return JournalBatch{batch.number, batch.firstRow, batch.rowCount(), int(batch.rows.size()), BatchState::Sent, m_total, 0};
}

// In the order of the source.
bool ImportRun::writeFiles(const Batch &batch)
{
    auto blocked = batch.blocked.begin();
    const auto writeBlockedBefore = [&](std::int64_t row) {
        for (; blocked != batch.blocked.end() && blocked->row < row; ++blocked) {
            const auto reason = causeReason(blocked->cause, blocked->fieldName, blocked->detail);
            if (!m_files->rejects.append(batch.text(blocked->textBegin, blocked->textEnd), blocked->line, reason))
                return stop(Text::tr("The file of rejects cannot be written: %1.").arg(m_files->rejects.error()));
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
        return stop(Text::tr("The file “%1” cannot be written: %2.").arg(file->path(), file->error()));
    const std::scoped_lock lock(m_mutex);
    m_progress.rejectsFile = m_files->rejects.rows() > 0 ? m_files->rejects.path() : QString();
    m_progress.unknownFile = m_files->unknown.rows() > 0 ? m_files->unknown.path() : QString();
    return true;
}

bool ImportRun::writeRow(const Batch &batch, const BatchRow &row)
{
    const auto text = batch.text(row.textBegin, row.textEnd);
    if (row.fate == Fate::Added) {
        if (m_files->added && !m_files->added->append(text, row.line, {}))
            return stop(Text::tr("The file of added rows cannot be written: %1.").arg(m_files->added->error()));
        return true;
    }
    auto &file = groupOf(row.cause) == CauseGroup::NotKnown ? m_files->unknown : m_files->rejects;
    if (!file.append(text, row.line, causeReason(row.cause, {}, row.detail)))
        return stop(Text::tr("The file of rejects cannot be written: %1.").arg(file.error()));
    return true;
}

// The import ends while it is not known what became of these rows; its journal says so too, and a resumed import settles them.
void ImportRun::accountDoubt(const Batch &batch)
{
    Batch doubtful = batch;
    const std::scoped_lock lock(m_mutex);
    for (auto &row : doubtful.rows) {
        if (row.fate == Fate::Added) {
            ++m_progress.receipt.added;
        } else {
            if (row.fate != Fate::Rejected)
                row.cause = Cause::AnswerLost;
            m_progress.receipt.count(row.cause);
        }
        ++m_progress.receipt.read;
    }
    for (const auto &blocked : doubtful.blocked) {
        ++m_progress.receipt.read;
        m_progress.receipt.count(blocked.cause);
    }
}

bool ImportRun::goesOn()
{
    std::unique_lock lock(m_mutex);
    if (m_pause && !m_cancel) {
        m_progress.state = RunState::Paused;
        m_progress.message.clear();
        m_wake.wait(lock, [this] { return !m_pause || m_cancel; });
        m_progress.state = RunState::Running;
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

void ImportRun::finish(RunState state, const QString &message)
{
    m_files->flush();
    const auto journalState = state == RunState::Done        ? ImportState::Done
                              : state == RunState::Cancelled ? ImportState::Cancelled
                                                             : ImportState::Stopped;
    const auto seen = progress();
    // One that goes on later writes its rejects to the same file.
    const QString rejects = state == RunState::Done ? seen.rejectsFile : m_journal.entry().rejectsFile;
    const bool written = m_journal.finish(journalState, message, seen.receipt.toJson(), rejects);
    const std::scoped_lock lock(m_mutex);
    m_progress.state = written || state != RunState::Done ? state : RunState::Stopped;
    m_progress.message = written ? message : m_journal.error();
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
