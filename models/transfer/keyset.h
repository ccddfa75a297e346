// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a file's rows, to find those that come twice, also of many millions: a hash decides at once when a key is new; when
// hashes meet, the bytes decide. A key takes some 13 bytes of memory; what it is and whose goes to a temporary file without a
// name as soon as that is more than a few megabytes. One thread.
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace outdial::models {

std::uint64_t keyHash(std::string_view key);

struct KeySetSettings {
    std::size_t mostBuffered = std::size_t{4} << 20;       // bytes of entries in memory, before they go to the disk
    QString folder = {};                                   // of the temporary file; empty: that of the system
    std::uint64_t (*hash)(std::string_view key) = keyHash; // its upper half counts
};

// Entries one after the other: the row, the length and the bytes of a key. The last ones are in memory, those before them in a
// file that only this process can reach and that the system removes with it. While the disk takes no more, they stay in memory.
class KeyEntries {
public:
    KeyEntries(std::size_t mostBuffered, QString folder);
    ~KeyEntries();
    Q_DISABLE_COPY_MOVE(KeyEntries)

    // Gives the place of the entry.
    std::uint64_t add(std::string_view key, std::int64_t row);
    std::uint64_t end() const { return m_written + m_buffer.size(); } // the place of the next one
    // The row of the entry at this place, when it has this key. Nothing also when it cannot be read: then failed() is true.
    std::optional<std::int64_t> rowOf(std::uint64_t place, std::string_view key);
    bool failed() const { return m_failed; }
    std::size_t memoryUsed() const { return m_buffer.capacity() + m_window.capacity(); }
    std::uint64_t bytesOnDisk() const { return m_written; }

private:
    bool openFile();
    void flush();
    std::span<const char> bytesAt(std::uint64_t place, std::size_t least);

    const std::size_t m_mostBuffered;
    const QString m_folder;
    int m_file = -1;
    std::uint64_t m_written = 0;
    std::vector<char> m_buffer; // what comes after the file
    std::size_t m_flushAt;
    std::vector<char> m_window; // of the file, as it was read last
    std::uint64_t m_windowPlace = 0;
    bool m_failed = false;
};

class KeySet {
public:
    explicit KeySet(const KeySetSettings &settings = {});
    // Adds the key of a row; when it was there already, gives the row that brought it and adds nothing.
    std::optional<std::int64_t> insert(std::string_view key, std::int64_t row);
    // This key may be inserted soon: brings the place that decides nearer to the processor, which takes as long as some hundred
    // steps of a program. Changes nothing, whatever comes then.
    void expect(std::string_view key) const;
    std::size_t size() const { return m_size; }
    std::size_t memoryUsed() const; // bytes
    std::uint64_t bytesOnDisk() const { return m_entries.bytesOnDisk(); }
    // The temporary file could not be read back, or all keys together are more than a terabyte: since then, some keys that came
    // twice may have been taken for new ones.
    bool failed() const { return m_failed || m_entries.failed(); }
    // How often a key had to be compared with one before it, because their hashes are the same.
    std::uint64_t meets() const { return m_meets; }

private:
    // One of the tables that the first bits of a hash choose from. Each grows by itself, and at another time than the others: all
    // together are always as full, and what is copied while one grows is little.
    struct Shard {
        std::vector<std::uint64_t> places; // a part of the hash in the upper bits, the entry's place plus one below; 0: free
        std::size_t used = 0;
        std::size_t mostUsed = 0;
    };
    void grow(std::size_t number);

    std::array<Shard, 256> m_shards;
    std::uint64_t (*const m_hash)(std::string_view key);
    KeyEntries m_entries;
    std::size_t m_size = 0;
    std::size_t m_places = 0; // of all shards, free or not
    std::uint64_t m_meets = 0;
    bool m_failed = false;
};

} // namespace outdial::models
