// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/records/recordstore.h>

#include <algorithm>

namespace outdial::models {

namespace {

void addNew(std::string_view name, const std::unordered_map<std::string, int> &known, std::vector<std::string> &names)
{
    std::string text(name);
    if (!known.contains(text) && std::find(names.begin(), names.end(), text) == names.end())
        names.push_back(std::move(text));
}

int fieldOf(const std::vector<std::int16_t> &map, int column)
{
    const auto at = static_cast<std::size_t>(column);
    return at < map.size() ? map[at] : -1;
}

} // namespace

void RecordStore::Columns::add(const std::string &name)
{
    if (byName.emplace(name, static_cast<int>(names.size())).second)
        names.push_back(name);
}

RecordStore::NewNames RecordStore::newNames(std::span<const api::RecordPagePtr> pages) const
{
    NewNames names;
    for (const api::RecordPagePtr &page : pages) {
        for (int i = 0; i < page->entryFieldCount(); ++i)
            addNew(page->entryFieldName(i), m_entry.byName, names.entry);
        for (int i = 0; i < page->statusExtraCount(); ++i)
            addNew(page->statusExtraName(i), m_extra.byName, names.extra);
    }
    return names;
}

void RecordStore::addEntryColumns(const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        m_entry.add(name);
}

void RecordStore::addExtraColumns(const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        m_extra.add(name);
}

void RecordStore::append(api::RecordPagePtr page)
{
    if (!page || page->size() == 0)
        return;
    Chunk chunk;
    chunk.first = m_size;
    for (int i = 0; i < page->entryFieldCount(); ++i)
        m_entry.add(std::string(page->entryFieldName(i)));
    for (int i = 0; i < page->statusExtraCount(); ++i)
        m_extra.add(std::string(page->statusExtraName(i)));
    chunk.entry.assign(m_entry.names.size(), -1);
    for (int i = 0; i < page->entryFieldCount(); ++i)
        chunk.entry[static_cast<std::size_t>(m_entry.byName[std::string(page->entryFieldName(i))])] =
            static_cast<std::int16_t>(i);
    chunk.extra.assign(m_extra.names.size(), -1);
    for (int i = 0; i < page->statusExtraCount(); ++i)
        chunk.extra[static_cast<std::size_t>(m_extra.byName[std::string(page->statusExtraName(i))])] =
            static_cast<std::int16_t>(i);

    if (m_chunks.empty())
        m_pageSize = page->size();
    else if (m_chunks.back().page->size() != m_pageSize)
        m_pageSize = -1; // the one that was the last is not a full one
    m_size += page->size();
    m_pageBytes += page->memoryUsed();
    chunk.page = std::move(page);
    m_chunks.push_back(std::move(chunk));
}

const RecordStore::Chunk &RecordStore::chunkOf(std::int64_t row) const
{
    if (m_pageSize > 0)
        return m_chunks[std::min(static_cast<std::size_t>(row / m_pageSize), m_chunks.size() - 1)];
    const auto behind = std::upper_bound(m_chunks.begin(), m_chunks.end(), row,
                                         [](std::int64_t wanted, const Chunk &chunk) { return wanted < chunk.first; });
    return *(behind - 1);
}

RecordStore::Place RecordStore::place(std::int64_t row) const
{
    const Chunk &chunk = chunkOf(row);
    return {chunk.page.get(), static_cast<int>(row - chunk.first)};
}

std::string_view RecordStore::entry(std::int64_t row, int column) const
{
    const Chunk &chunk = chunkOf(row);
    const int field = fieldOf(chunk.entry, column);
    return field < 0 ? std::string_view() : chunk.page->entryValue(static_cast<int>(row - chunk.first), field);
}

std::string_view RecordStore::extra(std::int64_t row, int column) const
{
    const Chunk &chunk = chunkOf(row);
    const int field = fieldOf(chunk.extra, column);
    return field < 0 ? std::string_view() : chunk.page->statusExtraValue(static_cast<int>(row - chunk.first), field);
}

api::RecordStatus RecordStore::status(std::int64_t row) const
{
    const Place at = place(row);
    return at.page->status(at.row);
}

const api::RecordPagePtr &RecordStore::lastPage() const
{
    static const api::RecordPagePtr none;
    return m_chunks.empty() ? none : m_chunks.back().page;
}

std::size_t RecordStore::memoryUsed() const
{
    std::size_t bytes = m_pageBytes + m_chunks.capacity() * sizeof(Chunk);
    for (const Chunk &chunk : m_chunks)
        bytes += (chunk.entry.capacity() + chunk.extra.capacity()) * sizeof(std::int16_t);
    return bytes;
}

} // namespace outdial::models
