// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <models/connect/sendonce.h>

namespace outdial::models {

SendOnce::SendOnce(int pause, QObject *parent) : QObject(parent), m_pause(pause) {}

void SendOnce::answered(const api::ApiError *error)
{
    m_error = error ? *error : api::ApiError{};
    if (!error) {
        end(Outcome::Done);
    } else if (error->committed == api::Committed::Unknown) {
        Q_EMIT looking();
        m_look();
    } else if (error->kind == api::ErrorKind::NotFound && m_looksWhenNotFound) {
        m_look();
    } else {
        end(Outcome::Refused);
    }
}

void SendOnce::looked(bool shown, const api::ApiError *error)
{
    const bool wasRefused = m_error.committed == api::Committed::None;
    if (shown)
        end(wasRefused ? Outcome::WasDone : Outcome::Done);
    else if (wasRefused)
        end(Outcome::Refused);
    else if (++m_looks < looksAtMost && !(error && error->isCancelled()))
        QTimer::singleShot(m_pause, this, [this] { m_look(); });
    else
        end(error ? Outcome::Unknown : Outcome::NotDone);
}

void SendOnce::end(Outcome outcome)
{
    m_busy = false;
    Q_EMIT ended(outcome, api::ApiError(m_error)); // a copy: the next may begin in here
}

} // namespace outdial::models
