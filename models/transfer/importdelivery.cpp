// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How an import brings the rows of one batch to the tenant: requests, refusals, lost answers, answers.

#include <QCoreApplication>

#include <models/connect/errorwords.h>
#include <models/transfer/answermatch.h>
#include <models/transfer/importrun.h>
#include <models/transfer/passingerrors.h>
#include <models/transfer/patience.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportRun)
};

// A single row of this size is too large for no server; whoever says so speaks of something else, and may take it later.
constexpr qsizetype neverTooLarge = 64 * 1024;
constexpr int mostTriesAlone = 3;

} // namespace

bool ImportRun::deliver(Batch &batch, std::vector<int> rows, Delivery delivery, const Meanwhile &meanwhile)
{
    const auto &listId = m_journal.entry().listId;
    const auto &calls = m_client.callingList;
    Patience patience(m_options);
    int alone = 0; // how often a single row was too large
    bool lostBefore = false;
    for (;;) {
        const bool whole = rows.size() == batch.rows.size();
        const auto body = QByteArray::fromStdString(whole ? batch.body : batch.bodyOf(rows));
        const auto sent = std::chrono::steady_clock::now();
        auto call = delivery.write == Write::Add ? calls.addAll(listId, body) : calls.updateAll(listId, body);
        meanwhile();
        const auto answer = call.result();
        if (answer) {
            const auto took = std::chrono::steady_clock::now() - sent;
            m_reconciler.notePace(std::chrono::duration_cast<std::chrono::milliseconds>(took));
            m_size.answered(int(rows.size()), std::chrono::duration_cast<std::chrono::microseconds>(took));
            setState(RunState::Running);
            return takeAnswer(batch, rows, *answer, delivery);
        }
        const auto &error = answer.error();
        const bool refused = error.kind == api::ErrorKind::BadRequest && error.committed == api::Committed::None;
        if (error.httpStatus == 413 && rows.size() == 1 && body.size() <= neverTooLarge && alone++ < mostTriesAlone) {
            if (!waitForTenant(error, patience))
                return false;
            continue;
        }
        if (error.httpStatus == 413 || refused)
            return deliverHalves(batch, rows, delivery, error);
        if (error.committed == api::Committed::None) {
            if (!passes(error))
                return stop(errorSentence(error), &error);
            if (!waitForTenant(error, patience))
                return false;
            continue;
        }
        // 504: a proxy has not waited for the answer.
        const bool timedOut = error.kind == api::ErrorKind::Timeout || error.httpStatus == 504;
        if (timedOut)
            m_size.refused(int(rows.size()));
        if (!settleDoubt(batch, rows, delivery.totalBefore, timedOut, delivery.write))
            return false;
        if (rows.empty())
            return true;
        // Lost again: the next time may fare better later, and whoever watches hears why it does not go on.
        if (std::exchange(lostBefore, true) && !waitForTenant(error, patience))
            return false;
        delivery.resent = true;
    }
}

// The tenant refused the request as a whole: because it is too large, or because of a row that it cannot read. Nothing of it was
// taken. Halving finds the size that it takes, or the row.
bool ImportRun::deliverHalves(Batch &batch, const std::vector<int> &rows, Delivery delivery, const api::ApiError &error)
{
    if (rows.size() == 1) {
        auto &row = batch.rows[size_t(rows.front())];
        row.fate = Fate::Rejected;
        row.cause = Cause::Refused;
        row.detail = error.description;
        return true;
    }
    if (error.httpStatus == 413)
        m_size.tooLarge(int(rows.size()));
    const auto middle = rows.begin() + qsizetype(rows.size() / 2);
    if (!deliver(batch, {rows.begin(), middle}, delivery, [] {}))
        return false;
    const bool allRefused =
        std::all_of(rows.begin(), middle, [&](int index) { return batch.rows[size_t(index)].cause == Cause::Refused; });
    if (allRefused && rows.size() > 2)
        return stop(errorSentence(error), &error); // it is not one row: the tenant takes none of them
    // What the first half added is part of the list before the second. Where its answer was lost, only the list knows how much.
    if (m_total < 0 && delivery.write == Write::Add) {
        const auto recount = [&]() -> api::Result<void> {
            return m_reconciler.total().map([&](qint64 total) { delivery.totalBefore = total; });
        };
        if (!ask(recount))
            return false;
    } else if (delivery.totalBefore >= 0) {
        delivery.totalBefore +=
            std::count_if(rows.begin(), middle, [&](int index) { return batch.rows[size_t(index)].fate == Fate::Added; });
    }
    return deliver(batch, {middle, rows.end()}, delivery, [] {});
}

// Finds out what became of rows that were sent without an answer, and leaves in rows those that go out again; totalBefore becomes
// the number of records before these, since others of the batch may be among them by now.
bool ImportRun::settleDoubt(Batch &batch, std::vector<int> &rows, qint64 &totalBefore, bool timedOut, Write write)
{
    m_inDoubt = true;
    setState(RunState::Reconciling,
             Text::tr("The answer of batch %1 was lost. Looking up what the tenant has taken.").arg(batch.number + 1));
    const auto settle = [&] {
        return write == Write::Update ? m_reconciler.settleUpdates(batch, rows)
                                      : m_reconciler.settle(batch, rows, totalBefore, timedOut);
    };
    if (!ask(settle))
        return false;
    m_inDoubt = false;
    if (write == Write::Add) {
        m_total = -1;
        totalBefore = m_reconciler.lastTotal();
    }
    std::erase_if(rows, [&](int index) { return batch.rows[size_t(index)].fate != Fate::Resend; });
    for (const int index : rows)
        batch.rows[size_t(index)].fate = Fate::Pending;
    setState(RunState::Running);
    return true;
}

bool ImportRun::takeAnswer(Batch &batch, const std::vector<int> &rows, const api::BulkAnswer &answer, const Delivery &delivery)
{
    const bool adds = delivery.write == Write::Add;
    const auto outcome = matchRejects(answer, batch, rows, m_settings);
    // The reference calls a key that no record has both "missingKey" and "keyNotFound"; rows without a key are never sent.
    for (const int index : rows) {
        if (auto &row = batch.rows[size_t(index)]; !adds && row.cause == Cause::MissingKey)
            row.cause = Cause::KeyNotFound;
    }
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
            batch.rows[size_t(index)].fate = adds ? Fate::Added : Fate::Updated;
    } else if (!pending.empty()) {
        m_total = -1;
        m_inDoubt = true;
        const auto settle = [&] {
            return adds ? m_reconciler.settleUnclear(batch, pending, answer.done)
                        : m_reconciler.settleUnclearUpdates(batch, pending);
        };
        if (!ask(settle))
            return false;
        m_inDoubt = false;
    }
    if (!delivery.resent || !adds)
        return true;
    const auto duplicates = withFate(Fate::Rejected, Cause::DuplicateKey);
    if (duplicates.empty())
        return true;
    m_inDoubt = true;
    const bool settled = ask([&] { return m_reconciler.settleDuplicates(batch, duplicates, delivery.totalBefore, answer.done); });
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
