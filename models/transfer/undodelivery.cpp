// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How an undo deletes the records of one chunk, and finds out what became of each: by deletion jobs, or one by one.

#include <QCoreApplication>

#include <models/transfer/undopersist.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(UndoRun)
};

// How often a job that failed is started again for what it left.
constexpr int mostFailures = 3;

QString reason() { return QStringLiteral("Undo of an import by Outdial"); }

} // namespace

bool UndoRun::deleteChunk(std::span<const AddedRow> rows)
{
    const auto list = listNow();
    if (!list || !refreshCalled())
        return false;
    UndoReceipt receipt = progress().receipt;
    std::vector<AddedRow> open;
    for (const auto &row : rows) {
        if (m_called && m_called->contains(row))
            ++receipt.called;
        else
            open.push_back(row);
    }
    if (!open.empty()) {
        UndoReceipt before = progress().receipt;
        before.doubt = qint64(rows.size());
        Sent sent;
        if (!note(before))
            return false;
        if (!deleteKeys(open, sent) || !accountDeleted(open, sent, list->totalRecords, receipt)) {
            if (sent.told == 0 && !sent.lost) { // nothing of it was deleted
                before.doubt = m_doubt;
                note(before);
            }
            return false;
        }
    }
    receipt.doubt = 0;
    return note(receipt);
}

// Until a job has said how many it deleted: what an earlier one left is what the next one finds.
bool UndoRun::deleteKeys(const std::vector<AddedRow> &rows, Sent &sent)
{
    api::DeleteCriteria criteria;
    const auto &key = rows.front().keys.front().first;
    criteria.fields.append({QString::fromStdString(key), {}});
    for (const auto &row : rows)
        criteria.fields.first().values.append(QString::fromStdString(row.keys.front().second));
    if (!m_plan.campaigns.isEmpty()) {
        criteria.campaignId = m_plan.campaigns.first().campaignId;
        criteria.policy = api::DeleteCriteria::Policy::OnlyNeverAttempted;
    }
    criteria.createdFrom = m_plan.createdFrom;
    criteria.createdTo = m_plan.createdTo;
    for (int failures = 0;;) {
        const auto job = startJob(criteria, sent);
        if (!job)
            return false;
        qint64 deleted = 0;
        switch (follow(*job, deleted)) {
        case Ended::Told:
            sent.told += deleted;
            return true;
        case Ended::Stopped:
            sent.lost = true;
            return false;
        case Ended::Lost:
            sent.lost = true;
            if (++failures == mostFailures)
                return stop(
                    Text::tr("The tenant's deletion job failed %n time(s). %1", nullptr, failures).arg(progress().message));
            break;
        }
    }
}

std::optional<api::StartedJob> UndoRun::startJob(const api::DeleteCriteria &criteria, Sent &sent)
{
    auto wait = m_options.firstWait;
    for (;;) {
        auto started = m_client.callingList.deleteMany(m_entry.listId, criteria).result();
        if (started)
            return *std::move(started);
        const auto &error = started.error();
        // The list has one job at a time; the answer also says so when it is not bound to the campaign any more.
        if (error.kind == api::ErrorKind::Conflict) {
            if (!listNow() ||
                !waitForTenant(Text::tr("Another deletion is under way in this list. Waiting until it has ended."), wait))
                return std::nullopt;
            continue;
        }
        sent.lost |= error.committed == api::Committed::Unknown;
        if (error.isCancelled() || !passes(error)) {
            stop(error, api::Method::DeleteManyRecords);
            return std::nullopt;
        }
        if (!waitForTenant(errorSentence(error), wait, error.retryAfter))
            return std::nullopt;
    }
}

UndoRun::Ended UndoRun::follow(const api::StartedJob &job, qint64 &deleted)
{
    auto poll = m_options.poll;
    auto wait = m_options.firstWait;
    std::optional<std::chrono::steady_clock::time_point> cancelled;
    for (;;) {
        if (sleep(poll)) {
            poll = std::min(poll * 2, m_options.mostPoll);
        } else {
            // Its number is worth a moment: without it what is deleted is in doubt.
            const auto now = std::chrono::steady_clock::now();
            if (now - cancelled.value_or(now) > m_options.jobPatience)
                return Ended::Stopped;
            cancelled = cancelled.value_or(now);
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, m_options.poll, [] { return false; });
        }
        const auto status = m_client.job.getStatus(job.id).result();
        if (!status) {
            const auto &error = status.error();
            if (error.kind == api::ErrorKind::NotFound) {
                setState(m_busy, errorSentence(error));
                return Ended::Lost;
            }
            if (!passes(error)) {
                stop(error, api::Method::GetJobStatus);
                return Ended::Stopped;
            }
            if (!waitForTenant(errorSentence(error), wait, error.retryAfter) && !cancelled)
                cancelled = std::chrono::steady_clock::now();
            continue;
        }
        if (status->state == api::JobState::Failed) {
            setState(m_busy, status->error);
            return Ended::Lost;
        }
        if (status->state == api::JobState::Complete) {
            deleted = status->deleted.value_or(0);
            return status->deleted ? Ended::Told : Ended::Lost;
        }
    }
}

// What became of the rows that jobs were to delete. Where a job's number is not known, the list's own says it, if it shrank by as
// many records as are missing.
bool UndoRun::accountDeleted(const std::vector<AddedRow> &rows, const Sent &sent, qint64 totalBefore, UndoReceipt &receipt)
{
    const auto count = qint64(rows.size());
    const auto told = std::min(sent.told, count);
    const bool doubt = sent.lost || m_doubt > 0;
    if (told == count) {
        receipt.deleted += told;
        return true;
    }
    if (!doubt && m_lookedUp + count > m_options.mostLookUps) {
        receipt.deleted += told;
        receipt.untold += count - told;
        return true;
    }
    m_lookedUp += count;
    const auto looked = persist([&] { return m_lookUp->ask(rows, m_plan.campaigns); });
    if (!looked)
        return stop(looked.error(), api::Method::ListQueryRecordDeprecated);
    const auto with = [&](Standing standing) { return qint64(std::ranges::count(*looked, standing, &Looked::standing)); };
    const auto missing = std::max(with(Standing::Missing), told);
    if (receipt.deleted == 0 && !doubt && with(Standing::NeverCalled) == count)
        return stop(
            Text::tr("By the clock of the tenant, none of the first %n record(s) was created while the import ran. The clocks "
                     "of the tenant and of this computer may differ by more than some minutes. Nothing was deleted.",
                     nullptr, int(count)));
    receipt.called += with(Standing::Called);
    receipt.changed += with(Standing::NeverCalled);
    if (!doubt) {
        receipt.deleted += told;
        receipt.gone += missing - told;
        return true;
    }
    const auto list = listNow(true);
    if (!list)
        return false;
    const bool ours = m_doubt == 0 && totalBefore - list->totalRecords == missing;
    receipt.deleted += ours ? missing : told;
    receipt.unknown += ours ? 0 : missing - told;
    return true;
}

bool UndoRun::eraseGroup(std::span<const AddedRow> rows)
{
    if (!listNow())
        return false;
    UndoReceipt receipt = progress().receipt;
    UndoReceipt before = receipt;
    before.doubt = qint64(rows.size());
    if (!note(before))
        return false;
    std::vector<AddedRow> open(rows.begin(), rows.end());
    std::vector<bool> tried(open.size(), false); // an answer was lost
    auto wait = m_options.firstWait;
    while (!open.empty()) {
        const auto left = open.size();
        if (!eraseOnce(open, tried, receipt))
            return false;
        if (!open.empty() && open.size() == left && !waitForTenant(progress().message, wait))
            return false;
    }
    receipt.doubt = 0;
    return note(receipt);
}

// Leaves in open those of which nothing is known yet.
bool UndoRun::eraseOnce(std::vector<AddedRow> &open, std::vector<bool> &tried, UndoReceipt &receipt)
{
    const auto looked = persist([&] { return m_lookUp->ask(open, m_plan.campaigns); });
    if (!looked)
        return stop(looked.error(), api::Method::ListQueryRecordDeprecated);
    std::vector<AddedRow> left;
    std::vector<bool> leftTried;
    std::vector<std::pair<std::size_t, api::Call<void>>> calls;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto &at = (*looked)[i];
        if (at.standing == Standing::Missing)
            ++(tried[i] ? receipt.deleted : m_doubt > 0 ? receipt.unknown : receipt.gone);
        else if (at.standing == Standing::Called)
            ++receipt.called;
        else if (!at.same)
            ++receipt.changed;
        else
            calls.emplace_back(i, m_client.callingList.erase(m_entry.listId, open[i].keysJson(), reason()));
    }
    std::optional<api::ApiError> fatal;
    for (auto &[i, call] : calls) {
        const auto erased = call.result();
        if (erased) {
            ++receipt.deleted;
            continue;
        }
        const auto &error = erased.error();
        if (error.kind == api::ErrorKind::NotFound) { // between the look-up and now
            ++(tried[i] ? receipt.deleted : receipt.gone);
            continue;
        }
        left.push_back(open[i]);
        leftTried.push_back(tried[i] || error.committed == api::Committed::Unknown);
        if (passes(error))
            setState(m_busy, errorSentence(error));
        else
            fatal = error;
    }
    open = std::move(left);
    tried = std::move(leftTried);
    return !fatal || stop(*fatal, api::Method::EraseRecord);
}

} // namespace outdial::models
