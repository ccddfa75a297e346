// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of a calling list as they stood before an import, found by their key: what is new, what would change, what is the
// same already, what is completed; and the values before, so that an update can be set back. Read through a campaign that the
// list is bound to, since the API gives the records of a list in no other way. Immutable once read, so it is shared between
// threads.
#pragma once

#include <api/client/client.h>
#include <api/types/format.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

class ListSnapshot {
public:
    // Records that were read so far, of how many (-1: not known).
    using Progress = std::function<void(qint64 read, qint64 total)>;
    // An English sentence says why it could not be read: the list is bound to no campaign, the tenant refused; empty when it was
    // cancelled. Blocks its thread: one request a thousand records (Get List, then Get All Records). Waits out errors that pass.
    static tl::expected<std::shared_ptr<const ListSnapshot>, QString> read(api::Client &client, const QString &listId,
                                                                           const api::Format &format, const Progress &progress,
                                                                           const api::CancelToken &cancel);

    explicit ListSnapshot(const api::Format &format);
    void add(const api::RecordPage &page);

    // The record with a key, as RecordRules::key() gives it. -1: there is none. Any thread.
    std::int64_t find(std::string_view key) const;
    std::size_t size() const { return m_records.size(); }
    // As the tenant stores it; empty for no value. field: of the format.
    std::string_view value(std::int64_t record, int field) const;
    bool isCompleted(std::int64_t record) const;
    std::size_t memoryUsed() const;

private:
    void index(std::int64_t record, std::string_view key);
    std::string_view keyOf(std::int64_t record) const;

    // An entry of m_bytes: completed (1 byte), length of the key (4), the key, then length (4) and text of each value.
    std::vector<std::uint64_t> m_records; // where its entry begins
    std::string m_bytes;
    std::vector<std::uint32_t> m_slots; // record + 1; 0: free
    struct Keys;
    std::shared_ptr<Keys> m_keys;
    std::vector<std::string> m_names; // of the format's fields
};

using ListSnapshotPtr = std::shared_ptr<const ListSnapshot>;

} // namespace outdial::models
