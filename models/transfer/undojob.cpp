// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/undojob.h>

namespace outdial::models {

namespace {
constexpr int looksEachMs = 100;
} // namespace

UndoJob::UndoJob(Session *session, const ImportEntry &entry, const UndoOptions &options, QObject *parent)
    : QObject(parent),
      m_entry(entry),
      m_run(std::make_unique<UndoRun>(session->store(), entry.id, options, session->client()))
{
    m_look.setInterval(looksEachMs);
    connect(&m_look, &QTimer::timeout, this, &UndoJob::look);
    m_worker = std::thread([run = m_run.get()] { run->prepare(); });
    m_look.start();
}

UndoJob::~UndoJob()
{
    m_run->cancel();
    m_worker.join();
}

void UndoJob::start()
{
    if (m_started || m_run->progress().state != UndoState::Ready)
        return;
    m_worker.join();
    m_started = true;
    m_worker = std::thread([run = m_run.get()] { run->run(); });
    m_look.start();
    Q_EMIT changed();
}

void UndoJob::cancel()
{
    m_run->cancel();
    Q_EMIT changed();
}

bool UndoJob::isIdle() const
{
    const auto state = m_run->progress().state;
    return m_started ? m_run->isOver() : state == UndoState::Ready || state == UndoState::Impossible;
}

void UndoJob::look()
{
    m_over = m_started && m_run->isOver();
    if (isIdle())
        m_look.stop();
    Q_EMIT changed();
    if (m_over)
        Q_EMIT over();
}

} // namespace outdial::models
