// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds in pages of one list the records that are pending though a key forbids it, each record once whatever instance it comes
// from. One thread.
#pragma once

#include <models/dnc/dncsweepindex.h>

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace outdial::models {

class DncSweep::Reader {
public:
    // format: of the list, where its fields are certain; else the values of all fields are compared, and a record is known by all
    // of them (the API ignores what is no key field).
    Reader(const Index &index, std::optional<api::Format> format);

    // dncList of the records is the index of the list, as text; list, campaign and instance are not filled.
    std::vector<SweptRecord> read(const api::RecordPage &page);
    // Whether the record that was looked up is still pending with the value that was found.
    static bool stillMatches(const api::RecordPage &page, const SweptRecord &record);

private:
    bool mayHoldNumbers(std::string_view field) const;
    void identify(const api::RecordPage &page, int row, SweptRecord &record) const;

    const Index &m_index;
    const std::optional<api::Format> m_format;
    std::unordered_set<std::string> m_seen; // keys of those that were found
};

} // namespace outdial::models
