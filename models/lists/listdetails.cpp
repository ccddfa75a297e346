// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/connect/answered.h>
#include <models/lists/listdetails.h>

namespace outdial::models {

ListDetails::ListDetails(Source source, QObject *parent) : QObject(parent), m_source(std::move(source))
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(settle);
    connect(&m_wait, &QTimer::timeout, this, &ListDetails::send);
}

ListDetails::~ListDetails() { m_cancel.cancel(); }

ListDetails::Source ListDetails::from(api::Client &client)
{
    return
        [&client](const QString &listId, const api::CallOptions &options) { return client.callingList.getList(listId, options); };
}

void ListDetails::show(const QString &listId)
{
    abandon();
    if (listId != m_listId)
        m_detail.reset();
    m_listId = listId;
    m_state = listId.isEmpty() ? State::Empty : State::Loading;
    if (!listId.isEmpty())
        m_wait.start();
    Q_EMIT changed();
}

void ListDetails::refresh()
{
    if (m_listId.isEmpty())
        return;
    abandon();
    m_state = State::Loading;
    send();
    Q_EMIT changed();
}

void ListDetails::abandon()
{
    m_wait.stop();
    ++m_generation;
    m_cancel.cancel();
    m_cancel = api::CancelToken();
}

void ListDetails::send()
{
    api::CallOptions options;
    options.cancel = m_cancel;
    whenAnswered(m_source(m_listId, options), this,
                 [this, generation = m_generation](api::Result<api::CallingListDetail> answer) {
                     if (generation != m_generation)
                         return;
                     if (answer) {
                         m_detail = std::move(*answer);
                         m_state = State::Ready;
                     } else {
                         m_error = answer.error();
                         m_state = State::Failed;
                     }
                     Q_EMIT changed();
                 });
}

} // namespace outdial::models
