// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The records of a list that campaigns have called since a moment, known by the value of the list's one key field. Read page by
// page from each instance, and later only what was called since. Blocks its thread.
#pragma once

#include <api/client/client.h>
#include <models/transfer/addedrows.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace outdial::models {

class CalledRecords {
public:
    using Call = std::function<api::Result<api::RecordPagePtr>(const QString &campaignId, const api::RecordWindow &window)>;
    // key: the field. since: UTC. ask: one page; it may wait and ask again before it gives an error.
    CalledRecords(api::Field key, QDateTime since, Call ask);

    // Reads what is new.
    api::Result<void> update(const QList<api::ListBinding> &instances);
    bool contains(const AddedRow &row) const;

private:
    api::Result<void> readInstance(const api::ListBinding &instance);
    void take(const api::RecordPage &page, QDateTime &newest);
    void insert(std::string_view value);

    const api::Field m_key;
    const QDateTime m_since;
    const Call m_ask;
    std::map<QString, QDateTime> m_newest; // by instance: the last attempt that was seen
    std::unordered_set<std::string> m_values;
    std::unordered_multimap<std::string, std::string> m_phones; // by their last seven digits: all digits
};

} // namespace outdial::models
