// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/lists/deletelistjob.h>

namespace outdial::models {

DeleteListJob::DeleteListJob(const api::Client &client, int pause, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_sending(pause)
{
    connect(&m_sending, &SendOnce::looking, this, &DeleteListJob::looking);
    connect(&m_sending, &SendOnce::ended, this, &DeleteListJob::end);
}

bool DeleteListJob::deleteList(const QString &listId)
{
    SendOnce::Change<void, api::CallingListDetail> change;
    change.send = [this, listId] { return m_client.callingList.deleteList(listId); };
    change.read = [this, listId] { return m_client.callingList.getList(listId); };
    change.shows = [](const api::Result<api::CallingListDetail> &list) {
        return !list && list.error().kind == api::ErrorKind::NotFound;
    };
    change.looksWhenNotFound = true; // "Specified List was not found" or "Invalid URL"
    if (!m_sending.start(change))
        return false;
    m_listId = listId;
    return true;
}

void DeleteListJob::end(SendOnce::Outcome outcome, const api::ApiError &error)
{
    switch (outcome) {
    case SendOnce::Outcome::Done:
        Q_EMIT deleted(m_listId);
        break;
    case SendOnce::Outcome::WasDone:
        Q_EMIT alreadyGone(m_listId);
        break;
    case SendOnce::Outcome::Refused:
        Q_EMIT failed(error);
        break;
    case SendOnce::Outcome::NotDone:
        Q_EMIT notDeleted(error);
        break;
    case SendOnce::Outcome::Unknown:
        Q_EMIT unknown(error);
        break;
    }
}

} // namespace outdial::models
