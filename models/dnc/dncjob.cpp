// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>

#include <models/connect/errorwords.h>
#include <models/dnc/dnccopy.h>
#include <models/dnc/dncjob.h>

namespace outdial::models {

using Step = DncJobProgress::Step;
using Deletion = DncJobProgress::Deletion;

namespace {

constexpr int looksEachMs = 100;

DncTask completed(DncTask task)
{
    task.order.listId = task.list.id;
    task.order.action = task.kind == DncTask::Kind::Remove ? DncAction::Remove : DncAction::Add;
    task.order.user = task.user;
    return task;
}

} // namespace

bool DncJobProgress::isClean() const
{
    const DncReceipt &receipt = run.receipt;
    return isOver() && trouble.isEmpty() && deletion != Deletion::Unknown && (!sent || run.state == DncState::Done) &&
           receipt.doubtful + receipt.refused + receipt.unknown + receipt.unsent == 0;
}

DncJob::DncJob(api::Client &client, StorePtr store, const QString &tenant, DncTask task, const DncOptions &options,
               QObject *parent)
    : QObject(parent),
      m_client(client),
      m_store(std::move(store)),
      m_tenant(tenant),
      m_task(completed(std::move(task)))
{
    if (m_task.sends())
        m_run = std::make_unique<DncRun>(m_store, m_tenant, m_task.order, options, m_client);
    m_progress.step = m_task.deletes() ? Step::Copying : Step::Sending;
    m_look.setInterval(looksEachMs);
    connect(&m_look, &QTimer::timeout, this, &DncJob::look);
    m_worker = std::thread([this] { work(); });
    m_look.start();
}

DncJob::~DncJob()
{
    m_cancelled = true;
    m_deletion.cancel();
    if (m_run)
        m_run->abandon();
    m_worker.join();
}

void DncJob::cancel()
{
    m_cancelled = true;
    if (m_run)
        m_run->cancel();
}

DncJobProgress DncJob::progress() const
{
    const std::scoped_lock lock(m_mutex);
    DncJobProgress now = m_progress;
    if (m_run)
        now.run = m_run->progress();
    return now;
}

void DncJob::set(const std::function<void(DncJobProgress &)> &change)
{
    const std::scoped_lock lock(m_mutex);
    change(m_progress);
}

void DncJob::work()
{
    const bool goesOn = !m_task.deletes() || deleteAll();
    if (goesOn && m_run && !m_cancelled) {
        set([](DncJobProgress &now) {
            now.step = Step::Sending;
            now.sent = true;
        });
        m_run->run();
    } else if (goesOn && m_run) {
        set([](DncJobProgress &now) { now.trouble = tr("It was cancelled. No key was sent."); });
    }
    m_ended = true;
}

// False: nothing more may be done.
bool DncJob::deleteAll()
{
    DncLedger ledger(m_store, m_tenant);
    const auto copied = writeDncKeys(ledger, m_task.list, m_task.copyFile);
    if (!copied) {
        set([&](DncJobProgress &now) { now.trouble = copied.error() + u' ' + tr("Nothing was deleted."); });
        return false;
    }
    set([&](DncJobProgress &now) {
        now.copied = *copied;
        now.step = Step::Deleting;
    });
    if (m_cancelled) {
        set([](DncJobProgress &now) { now.trouble = tr("It was cancelled. Nothing was deleted."); });
        return false;
    }
    DncChange change;
    change.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    change.listId = m_task.list.id;
    change.action = DncAction::Clear;
    change.made = QDateTime::currentDateTimeUtc();
    change.user = m_task.user;
    change.reason = m_task.sends() ? m_task.order.reason : m_task.reason;
    api::CallOptions options;
    options.retry = false;
    options.cancel = m_deletion;
    const auto answer = m_client.doNotCallList.deleteAll(m_task.list.id, options).result();
    change.finished = true;
    if (!answer) {
        const api::ApiError &error = answer.error();
        const QString sentence = errorSentence(error, api::Method::DncDeleteAllRecords);
        if (error.committed == api::Committed::None) {
            set([&](DncJobProgress &now) { now.trouble = sentence + u' ' + tr("Nothing was deleted."); });
            return false;
        }
        change.unknown = 1;
        ledger.record(change);
        set([&](DncJobProgress &now) {
            now.deletion = Deletion::Unknown;
            now.trouble =
                sentence + u' ' + tr("It is not known whether the keys were deleted. To delete them again does no harm.");
        });
        return false;
    }
    change.keys = change.done = *answer;
    const bool kept = ledger.keepNone(m_task.list.id, change.id) && ledger.record(change);
    set([&](DncJobProgress &now) {
        now.deletion = Deletion::Done;
        now.deleted = *answer;
        if (!kept && !m_run)
            now.trouble = tr("The keys were deleted, and the ledger could not be written. The disk may be full.");
    });
    return true;
}

void DncJob::look()
{
    if (m_over)
        return;
    if (m_ended) {
        m_look.stop();
        m_over = true;
        set([](DncJobProgress &now) { now.step = Step::Over; });
        Q_EMIT changed();
        Q_EMIT over();
        return;
    }
    Q_EMIT changed();
}

} // namespace outdial::models
