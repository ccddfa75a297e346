// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QUuid>

#include <models/connect/answered.h>
#include <models/connect/errorwords.h>
#include <models/dnc/dncfastadd.h>
#include <models/transfer/passingerrors.h>

namespace outdial::models {

using Outcome = DncAddition::Outcome;

DncFastAdd::DncFastAdd(const api::Client &client, DncDesk &desk, QString user, std::chrono::milliseconds pause, int tries,
                       QObject *parent)
    : QObject(parent),
      m_client(client),
      m_desk(desk),
      m_user(std::move(user)),
      m_firstPause(pause),
      m_tries(tries)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &DncFastAdd::send);
}

DncFastAdd::~DncFastAdd()
{
    m_cancel.cancel();
    if (!m_busy)
        return;
    // It was sent, and nobody waits for its answer any more.
    m_done.outcome = Outcome::Unknown;
    m_desk.ask([change = changeNow()](DncLedger &ledger) { return ledger.record(change); });
}

bool DncFastAdd::add(const QString &listId, rules::DncType type, const QString &key, const QString &comment,
                     const QString &reason)
{
    if (m_busy || key.isEmpty())
        return false;
    m_busy = true;
    m_lost = false;
    m_try = 0;
    m_reason = reason;
    m_done = {};
    m_done.listId = listId;
    m_done.key = key;
    api::DncRecord record{key, {}};
    if (rules::hasComments(type) && !comment.trimmed().isEmpty())
        record.comment = comment.trimmed();
    m_body = api::encodeDncRecords({record});
    send();
    return true;
}

void DncFastAdd::send()
{
    ++m_try;
    api::CallOptions options;
    options.retry = false;
    options.cancel = m_cancel;
    whenAnswered(m_client.doNotCallList.addAll(m_done.listId, m_body, options), this,
                 [this](const api::Result<api::BulkAnswer> &answer) { answered(answer); });
}

void DncFastAdd::answered(const api::Result<api::BulkAnswer> &answer)
{
    if (!answer) {
        const api::ApiError &error = answer.error();
        m_lost = m_lost || error.committed != api::Committed::None;
        const QString sentence = errorSentence(error, api::Method::DncAddManyRecords);
        if (passes(error) && m_try < m_tries) {
            m_again.start(std::max(m_firstPause * (1 << (m_try - 1)), std::chrono::milliseconds(error.retryAfter)));
            Q_EMIT waiting(sentence);
            return;
        }
        finish(m_lost ? Outcome::Unknown : Outcome::Failed, sentence);
        return;
    }
    // The reference says both that a key that is there is ignored and that it is named (duplicateKey).
    for (const api::BulkRejects &rejects : answer->rejects) {
        if (rejects.cause == QLatin1String("duplicateKey") || rejects.objects.isEmpty())
            continue;
        const bool full = rejects.cause == QLatin1String("limitExceeded");
        finish(Outcome::Refused, full ? tr("The list takes no more keys (limitExceeded).")
                                      : tr("The tenant refused its form (%1).").arg(rejects.cause));
        return;
    }
    if (m_lost)
        finish(Outcome::Either);
    else
        finish(answer->done > 0 ? Outcome::Added : Outcome::Before);
}

DncChange DncFastAdd::changeNow() const
{
    DncChange change;
    change.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    change.listId = m_done.listId;
    change.made = QDateTime::currentDateTimeUtc();
    change.user = m_user;
    change.reason = m_reason;
    change.key = m_done.key;
    change.keys = 1;
    change.done = m_done.outcome == Outcome::Added || m_done.outcome == Outcome::Either ? 1 : 0;
    change.before = m_done.outcome == Outcome::Before ? 1 : 0;
    change.refused = m_done.outcome == Outcome::Refused ? 1 : 0;
    change.unknown = m_done.outcome == Outcome::Unknown ? 1 : 0;
    change.finished = true;
    return change;
}

void DncFastAdd::finish(Outcome outcome, const QString &sentence)
{
    m_done.outcome = outcome;
    m_done.sentence = sentence;
    if (outcome == Outcome::Failed) { // nothing was changed: nothing to keep
        m_busy = false;
        Q_EMIT done(m_done);
        return;
    }
    const DncChange change = changeNow();
    const auto write = [change, in = m_done.isIn()](DncLedger &ledger) {
        const bool kept = !in || ledger.keep(change.listId, {change.key}, true, change.id);
        return ledger.record(change) && kept;
    };
    whenAnswered(m_desk.ask(write), this, [this](bool written) {
        m_done.known = written;
        m_busy = false;
        Q_EMIT done(m_done);
    });
}

} // namespace outdial::models
