// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTimer>

#include <models/connect/answered.h>
#include <models/lists/deletelistjob.h>

namespace outdial::models {

namespace {
constexpr int looksAtMost = 3;
} // namespace

DeleteListJob::DeleteListJob(const api::Client &client, int pause, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_pause(pause)
{
}

bool DeleteListJob::deleteList(const QString &listId)
{
    if (m_busy)
        return false;
    m_busy = true;
    m_looks = 0;
    m_listId = listId;
    whenAnswered(m_client.callingList.deleteList(listId), this, [this](const api::Result<void> &answer) {
        if (answer) {
            m_busy = false;
            Q_EMIT deleted(m_listId);
            return;
        }
        const api::ApiError error = answer.error();
        if (error.committed == api::Committed::Unknown) {
            Q_EMIT looking();
            look(error);
            return;
        }
        if (error.kind == api::ErrorKind::NotFound) {
            look(error); // "Specified List was not found" or "Invalid URL": a reading tells
            return;
        }
        m_busy = false;
        Q_EMIT failed(error);
    });
    return true;
}

void DeleteListJob::look(const api::ApiError &lost)
{
    whenAnswered(m_client.callingList.getList(m_listId), this,
                 [this, lost](const api::Result<api::CallingListDetail> &answer) { looked(answer, lost); });
}

void DeleteListJob::looked(const api::Result<api::CallingListDetail> &answer, const api::ApiError &lost)
{
    const bool wasRefused = lost.committed == api::Committed::None;
    if (!answer && answer.error().kind == api::ErrorKind::NotFound) {
        m_busy = false;
        if (wasRefused)
            Q_EMIT alreadyGone(m_listId);
        else
            Q_EMIT deleted(m_listId);
        return;
    }
    if (wasRefused) {
        m_busy = false;
        Q_EMIT failed(lost);
        return;
    }
    if (++m_looks < looksAtMost && (answer || !answer.error().isCancelled())) {
        QTimer::singleShot(m_pause, this, [this, lost] { look(lost); });
        return;
    }
    m_busy = false;
    if (answer)
        Q_EMIT notDeleted(lost);
    else
        Q_EMIT unknown(lost);
}

} // namespace outdial::models
