// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/activity/activitylog.h>

#include <algorithm>
#include <utility>

namespace outdial::models {

namespace {

qint64 bytesOf(const api::ExchangeContents &contents) { return contents.sent.size() + contents.received.size(); }

} // namespace

const ActivityEntry *ActivityLog::find(quint64 number) const
{
    if (number < m_first || number - m_first >= m_entries.size())
        return nullptr;
    return &m_entries[static_cast<std::size_t>(number - m_first)];
}

qsizetype ActivityLog::surplus(qsizetype count) const
{
    const qsizetype over = size() + count - m_limits.entries;
    if (over <= 0)
        return 0;
    return std::min(size(), std::max(over, m_limits.entries / 20));
}

void ActivityLog::dropOldest(qsizetype count)
{
    for (qsizetype i = 0; i < count && !m_entries.empty(); ++i) {
        if (!m_withContents.empty() && m_withContents.front() == m_first) {
            m_withContents.pop_front();
            m_contentBytes -= bytesOf(*m_entries.front().exchange.contents);
        }
        m_entries.pop_front();
        ++m_first;
    }
}

const ActivityEntry &ActivityLog::append(ActivityEntry added)
{
    added.number = m_first + m_entries.size();
    takeContents(added);
    m_entries.push_back(std::move(added));
    return m_entries.back();
}

void ActivityLog::takeContents(ActivityEntry &added)
{
    api::Exchange &exchange = added.exchange;
    if (added.isRequest() && exchange.method == api::Method::GetAccessToken) {
        exchange.contents.reset(); // whatever the client was told
        added.contents = ContentsState::Secret;
        return;
    }
    if (!exchange.contents || !m_contentsKept) {
        exchange.contents.reset();
        added.contents = ContentsState::NotAsked;
        return;
    }
    const qint64 bytes = bytesOf(*exchange.contents);
    if (bytes > m_limits.contentBytes) {
        exchange.contents.reset();
        added.contents = ContentsState::TooLarge;
        return;
    }
    while (m_contentBytes + bytes > m_limits.contentBytes) {
        forget(entry(m_withContents.front()), ContentsState::Dropped);
        m_withContents.pop_front();
    }
    added.contents = ContentsState::Kept;
    m_contentBytes += bytes;
    m_withContents.push_back(added.number);
}

void ActivityLog::forget(ActivityEntry &old, ContentsState why)
{
    m_contentBytes -= bytesOf(*old.exchange.contents);
    old.exchange.contents.reset();
    old.contents = why;
}

void ActivityLog::setContentsKept(bool kept)
{
    m_contentsKept = kept;
    if (kept)
        return;
    for (const quint64 number : std::exchange(m_withContents, {}))
        forget(entry(number), ContentsState::Forgotten);
}

} // namespace outdial::models
