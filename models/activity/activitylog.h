// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What went over the wire to one tenant, and what the user was told meanwhile: a ring of entries in the order in which they came.
// Bounded twice: by the number of entries, and by the bytes of the contents that they carry; the oldest go first. A plain type;
// ActivityModel is its face.
#pragma once

#include <QDateTime>
#include <QString>

#include <api/client/client.h>

#include <deque>

namespace outdial::models {

// Why an entry has contents, or has none.
enum class ContentsState {
    NotAsked,  // contents were off when it happened
    Kept,      // in exchange.contents
    Secret,    // the token's request and answer, never kept
    TooLarge,  // more than the whole bound
    Dropped,   // made room for newer ones
    Forgotten, // contents were switched off since
};

enum class MessageTone { Ok, Note, Warning, Error };

struct ActivityEntry {
    enum class Kind { Request, Message };
    Kind kind = Kind::Request;
    quint64 number = 0; // counts up from 1, never given twice
    api::Exchange exchange;
    ContentsState contents = ContentsState::NotAsked;
    // Of a message: when and what the user was told.
    MessageTone tone = MessageTone::Note;
    QDateTime told; // UTC
    QString title;
    QString line;

    bool isRequest() const { return kind == Kind::Request; }
    const QDateTime &time() const { return isRequest() ? exchange.started : told; }
};

struct ActivityLimits {
    qsizetype entries = 20'000;
    qint64 contentBytes = 64 * 1024 * 1024;
};

class ActivityLog {
public:
    explicit ActivityLog(ActivityLimits limits = {}) : m_limits(limits) {}

    qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }
    // Oldest first.
    const ActivityEntry &at(qsizetype index) const { return m_entries[static_cast<std::size_t>(index)]; }
    // The entry with this number; null when it is gone.
    const ActivityEntry *find(quint64 number) const;
    quint64 firstNumber() const { return m_first; } // of at(0), or the next to be given
    const ActivityLimits &limits() const { return m_limits; }

    // How many of the oldest entries have to go before `count` are appended: none, or a block, so that a full log does not move
    // with each entry.
    qsizetype surplus(qsizetype count) const;
    void dropOldest(qsizetype count);
    // Gives it its number. Contents of older entries may be dropped. There has to be room.
    const ActivityEntry &append(ActivityEntry entry);

    // Contents are kept only while this is on; switching it off forgets those that were.
    void setContentsKept(bool kept);
    bool areContentsKept() const { return m_contentsKept; }
    qint64 contentBytes() const { return m_contentBytes; }

private:
    ActivityEntry &entry(quint64 number) { return m_entries[static_cast<std::size_t>(number - m_first)]; }
    void takeContents(ActivityEntry &entry);
    void forget(ActivityEntry &entry, ContentsState why);

    ActivityLimits m_limits;
    std::deque<ActivityEntry> m_entries; // with numbers m_first, m_first + 1, ...
    quint64 m_first = 1;
    std::deque<quint64> m_withContents; // oldest first
    qint64 m_contentBytes = 0;
    bool m_contentsKept = false;
};

} // namespace outdial::models
