// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records as they came: the decoded pages themselves, kept and shared, and for each a map from the columns of the whole to the
// fields of that page, since the fields of a list are known only from its records and a later page may bring new ones. A copy
// shares the pages, so a worker can have one for the price of a vector. Plain C++; a million rows are a thousand pages.
#pragma once

#include <api/types/recordpage.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace outdial::models {

class RecordStore {
public:
    // Names of a page that are not columns yet, in the order of the page.
    struct NewNames {
        std::vector<std::string> entry;
        std::vector<std::string> extra;
    };
    NewNames newNames(std::span<const api::RecordPagePtr> pages) const;
    void addEntryColumns(const std::vector<std::string> &names);
    void addExtraColumns(const std::vector<std::string> &names);

    // Adds the page's rows behind the last, and what columns are missing. Empty pages are not kept.
    void append(api::RecordPagePtr page);

    std::int64_t size() const { return m_size; }
    int entryColumns() const { return static_cast<int>(m_entry.names.size()); }
    int extraColumns() const { return static_cast<int>(m_extra.names.size()); }
    const std::string &entryName(int column) const { return m_entry.names[static_cast<std::size_t>(column)]; }
    const std::string &extraName(int column) const { return m_extra.names[static_cast<std::size_t>(column)]; }

    // Rows count over all pages. Values are valid as long as this store, or a copy, is.
    std::string_view entry(std::int64_t row, int column) const;
    std::string_view extra(std::int64_t row, int column) const;
    api::RecordStatus status(std::int64_t row) const;

    // A row by its page, for loops over all rows.
    struct Place {
        const api::RecordPage *page = nullptr;
        int row = 0;
    };
    Place place(std::int64_t row) const;

    const api::RecordPagePtr &lastPage() const;
    std::size_t memoryUsed() const;

private:
    struct Columns {
        std::vector<std::string> names;
        std::unordered_map<std::string, int> byName;
        void add(const std::string &name);
    };
    struct Chunk {
        api::RecordPagePtr page;
        std::int64_t first = 0;
        // Column of the whole -> field of the page, -1 when the page has no such field. Columns that were added later are
        // beyond the end.
        std::vector<std::int16_t> entry;
        std::vector<std::int16_t> extra;
    };
    const Chunk &chunkOf(std::int64_t row) const;

    std::vector<Chunk> m_chunks;
    Columns m_entry;
    Columns m_extra;
    std::int64_t m_size = 0;
    std::int64_t m_pageSize = 0; // of all pages but the last; -1 when they differ
    std::size_t m_pageBytes = 0;
};

} // namespace outdial::models
