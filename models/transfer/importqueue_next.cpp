// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How one import of a queue follows the other: the next is prepared like the one before, and goes on by itself if that is wanted.

#include <models/transfer/importqueue.h>
#include <models/transfer/importsmodel.h>

namespace outdial::models {

void ImportQueue::follow(ImportJob *job)
{
    if (m_present != nullptr)
        m_present->disconnect(this);
    m_present = job;
    watch(job);
    Q_EMIT changed();
    Q_EMIT presentChanged();
}

void ImportQueue::takeNext()
{
    if (!m_waiting.empty() && canTake())
        takeNext(takeFirst().source);
}

bool ImportQueue::canTake() const
{
    return m_imports != nullptr && m_taken == nullptr && (m_present == nullptr || m_present->phase() == ImportJob::Phase::Over);
}

void ImportQueue::takeNext(const QString &source)
{
    if (!canTake())
        return;
    auto *job = m_imports->newJob();
    watch(job);
    load(job, source);
}

void ImportQueue::load(ImportJob *job, const QString &source)
{
    m_taken = job;
    if (job != m_present && m_accepted) {
        job->setRunOptions(m_accepted->options);
        job->setMode(m_accepted->mode);
        job->setEmptyResets(m_accepted->emptyResets);
        job->setMissingApart(m_accepted->missingApart);
        job->setCompares(m_accepted->compares);
        job->setTarget(m_accepted->target);
    }
    job->setFile(source);
    if (m_accepted && !sameWish(m_accepted->wish, {}))
        job->setWish(m_accepted->wish);
    Q_EMIT changed();
}

void ImportQueue::loadedSoFar()
{
    if (m_taken == nullptr || m_taken->file().isEmpty() || m_taken->isReading() ||
        m_taken->formatState() == ImportJob::FormatState::Looking)
        return;
    arrive();
}

// The file was read, the fields of the list are known or will not be.
void ImportQueue::arrive()
{
    ImportJob *job = m_taken;
    const bool fields =
        job->formatState() == ImportJob::FormatState::Known || job->formatState() == ImportJob::FormatState::Learned;
    if (m_accepted && fields && job->guess().isUsable())
        job->takeMapping(carriedMapping(*m_accepted, job->columns(), job->hasHeader(), job->format(), job->mapping()));
    if (job != m_present) {
        if (m_present != nullptr)
            m_present->disconnect(this);
        m_present = job;
        ++m_position;
    }
    m_taken = nullptr;
    const QString reason = hindrance();
    presentFileChanged();
    Q_EMIT presentChanged();
    if (!m_driving)
        return;
    if (!reason.isEmpty())
        stop(reason);
    else if (m_present->phase() == ImportJob::Phase::Preparing)
        m_present->startCheck();
}

// What keeps the present file from being checked and run without anybody looking at it; and where it begins.
QString ImportQueue::hindrance()
{
    const auto &guess = m_present->guess();
    m_begin = Begin::Source;
    if (!guess.isUsable())
        return guess.problem;
    if (!m_accepted)
        return tr("Nothing was accepted before it.");
    const bool encoding = guess.encoding.certainty < 70 && guess.encoding.value != m_accepted->dialect.encoding;
    const bool delimiter = guess.delimiter.certainty < 70 && guess.delimiter.value != m_accepted->dialect.delimiter;
    m_begin = Begin::Reading;
    if (encoding || delimiter)
        return tr("It is not certain how it is to be read.");
    m_begin = Begin::Mapping;
    const QString difference =
        columnsDiffer(m_present->columns(), m_present->hasHeader(), m_accepted->columns, m_accepted->hasHeader);
    if (!difference.isEmpty())
        return tr("Its columns are not those of “%1”. %2").arg(m_accepted->fileName, difference);
    if (const auto blockers = m_present->blockers(); !blockers.isEmpty())
        return blockers.first();
    m_begin = Begin::Check;
    if (m_present->earlier())
        return tr("An earlier import of this file was not finished. It is in the list of imports.");
    return {};
}

// --- by itself

void ImportQueue::setByItself(bool on)
{
    if (m_byItself == on)
        return;
    m_byItself = on;
    m_driving = m_driving && on;
    Q_EMIT changed();
}

bool ImportQueue::isGoingOn() const
{
    return m_byItself &&
           (m_taken != nullptr || m_driving || (m_present != nullptr && m_present->phase() == ImportJob::Phase::Running));
}

void ImportQueue::checkChanged()
{
    if (!m_driving || m_present->phase() == ImportJob::Phase::Checking || m_present->phase() == ImportJob::Phase::Running)
        return;
    const auto report = m_present->report();
    if (m_present->phase() != ImportJob::Phase::Checked)
        stop(report.error.isEmpty() ? tr("Its check was stopped.") : report.error);
    else if (report.blocked > 0)
        stop(tr("%n of its rows are blocked.", nullptr, int(report.blocked)));
    else if (report.ready == 0)
        stop(tr("It has no rows."));
    else
        m_present->start(); // what keeps it from starting is told by another change
}

// Somebody changed the present one while nobody was to be asked.
void ImportQueue::touched()
{
    if (m_driving && m_taken == nullptr && m_present->phase() == ImportJob::Phase::Preparing) {
        const QString error = m_present->report().error;
        stop(error.isEmpty() ? tr("How it is imported was changed.") : error);
    }
}

void ImportQueue::runChanged()
{
    if (m_present->phase() != ImportJob::Phase::Running || m_present->importId() == m_acceptedId)
        return;
    m_acceptedId = m_present->importId();
    m_accepted = acceptedOf(*m_present);
    Q_EMIT changed();
}

void ImportQueue::jobOver()
{
    const auto seen = m_present->progress();
    m_driving = false;
    if (seen.state != RunState::Done) {
        if (m_byItself && total() > 1)
            stop(seen.state == RunState::Cancelled ? tr("It was cancelled.") : tr("It stopped. %1").arg(seen.message));
        return;
    }
    m_sum.add(seen.receipt);
    ++m_done;
    if (!m_waiting.empty()) {
        if (m_byItself) {
            m_driving = true;
            takeNext();
        }
        return;
    }
    if (m_done > 1)
        Q_EMIT finished();
    setByItself(false);
    letGo();
}

void ImportQueue::stop(const QString &reason)
{
    m_driving = false;
    m_byItself = false;
    m_closed = false; // who opens the page that shows it closes it
    Q_EMIT changed();
    Q_EMIT stopped(reason);
}

} // namespace outdial::models
