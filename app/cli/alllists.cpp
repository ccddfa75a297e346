// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <app/cli/alllists.h>
#include <models/connect/errorwords.h>

#include <utility>

namespace outdial::app {

using State = models::PagedFetch::State;

AllLists::AllLists(api::Client &client, QObject *parent) : QObject(parent), m_model(models::ListsModel::from(client))
{
    // Not from within the model's own signal.
    connect(&m_model, &models::ListsModel::stateChanged, this, &AllLists::look, Qt::QueuedConnection);
}

void AllLists::start()
{
    m_model.start();
    m_model.loadAll();
}

void AllLists::look()
{
    if (m_over)
        return;
    if (m_model.state() == State::Failed) {
        m_over = true;
        Q_EMIT failed(m_model.canRetry() ? models::errorSentence(m_model.error(), api::Method::GetLists)
                                         : tr("The tenant's pages of lists do not come to an end."));
    } else if (m_model.isComplete()) {
        m_over = true;
        Q_EMIT done();
    } else {
        Q_EMIT progress(m_model.loaded());
    }
}

QList<api::CallingList> AllLists::lists(const QString &filter)
{
    m_model.setFilter(filter);
    QList<api::CallingList> lists;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const api::CallingList *list = m_model.listAt(row))
            lists.append(*list);
    }
    return lists;
}

} // namespace outdial::app
