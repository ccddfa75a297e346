// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>

#include <models/transfer/keyset.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace outdial::models {

namespace {

// 40 bits for the place of an entry are a terabyte. The 24 bits of the hash above them and the eight that choose the shard tell
// keys apart: of ten million different ones, some ten thousand meet another one and are compared.
constexpr int placeBits = 40;
constexpr std::uint64_t placeMask = (std::uint64_t{1} << placeBits) - 1;

constexpr double firstPlaces = 32;
constexpr double growth = 1.5;
constexpr double fullest = 0.75;

constexpr std::size_t windowBytes = 512; // more costs more when keys come twice in no order
constexpr std::size_t mostHead = 20;     // bytes of two numbers before a key

// The part of a hash that is kept. Its first bits, which choose the shard, fall out.
std::uint64_t tagOf(std::uint64_t hash) { return hash >> 32 << placeBits; }

// By the upper bits, and by multiplying, so that a table may have any size.
std::size_t homeOf(std::uint64_t value, std::size_t places) { return ((value >> placeBits) * places) >> (64 - placeBits); }

// Seven bits a byte, the lowest ones first; the eighth says that more follow.
char *putNumber(char *at, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        *at++ = static_cast<char>(number | 0x80);
    *at++ = static_cast<char>(number);
    return at;
}

std::uint64_t takeNumber(std::span<const char> &bytes)
{
    std::uint64_t number = 0;
    for (int shift = 0; !bytes.empty() && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes = bytes.subspan(1);
        number |= std::uint64_t{byte & 0x7fU} << shift;
        if (byte < 0x80)
            break;
    }
    return number;
}

} // namespace

// Qt's own hash is not used: of long keys that differ in a few digits, too many meet.
std::uint64_t keyHash(std::string_view key)
{
    constexpr std::uint64_t factor = 0xbea225f9eb34556d;
    constexpr std::size_t wordBytes = sizeof(std::uint64_t);
    std::uint64_t hash = key.size();
    const auto addWord = [&hash](const char *at, std::size_t bytes) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, bytes);
        word *= factor;
        word ^= word >> 39;
        hash = (hash + word * factor) * factor;
    };
    std::size_t at = 0;
    for (; at + wordBytes < key.size(); at += wordBytes)
        addWord(key.data() + at, wordBytes);
    // The last eight, some of them once more perhaps.
    if (key.size() >= wordBytes)
        addWord(key.data() + key.size() - wordBytes, wordBytes);
    else if (!key.empty())
        addWord(key.data(), key.size());
    for (const int shift : {32, 29, 32}) {
        hash ^= hash >> shift;
        hash *= factor;
    }
    return hash ^ hash >> 29;
}

KeyEntries::KeyEntries(std::size_t mostBuffered, QString folder)
    : m_mostBuffered(mostBuffered),
      m_folder(std::move(folder)),
      m_flushAt(mostBuffered)
{
}

KeyEntries::~KeyEntries()
{
    if (m_file >= 0)
        ::close(m_file);
}

std::uint64_t KeyEntries::add(std::string_view key, std::int64_t row)
{
    char head[mostHead];
    char *const headEnd = putNumber(putNumber(head, static_cast<std::uint64_t>(row)), key.size());
    const std::size_t entry = static_cast<std::size_t>(headEnd - head) + key.size();
    if (m_buffer.size() + entry > m_flushAt && !m_buffer.empty())
        flush();
    // By less than the twofold that the vector would take: without a disk, this becomes large.
    const std::size_t capacity = m_buffer.capacity();
    if (m_buffer.size() + entry > capacity)
        m_buffer.reserve(std::max<std::size_t>({m_buffer.size() + entry, capacity + capacity / 4, 4096}));
    const std::uint64_t place = end();
    m_buffer.insert(m_buffer.end(), static_cast<char *>(head), headEnd);
    m_buffer.insert(m_buffer.end(), key.begin(), key.end());
    return place;
}

bool KeyEntries::openFile()
{
    if (m_file >= 0)
        return true;
    const QByteArray folder = QFile::encodeName(m_folder.isEmpty() ? QDir::tempPath() : m_folder);
#ifdef O_TMPFILE
    m_file = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#endif
    if (m_file < 0) {
        // Not every file system has files without a name.
        QByteArray path = folder + "/outdial.XXXXXX";
        m_file = ::mkstemp(path.data());
        if (m_file >= 0) {
            ::unlink(path.constData());
            ::fcntl(m_file, F_SETFD, FD_CLOEXEC);
        }
    }
    return m_file >= 0;
}

// A disk that takes no more may take some later: it is tried again when as much has come together once more.
void KeyEntries::flush()
{
    m_flushAt = m_buffer.size() + m_mostBuffered;
    if (!openFile())
        return;
    for (std::size_t done = 0; done < m_buffer.size();) {
        const auto now = ::pwrite(m_file, m_buffer.data() + done, m_buffer.size() - done, static_cast<off_t>(m_written + done));
        if (now > 0)
            done += static_cast<std::size_t>(now);
        else if (now == 0 || errno != EINTR)
            return;
    }
    m_written += m_buffer.size();
    m_flushAt = m_mostBuffered;
    m_buffer.clear();
    if (m_buffer.capacity() > 2 * m_mostBuffered)
        m_buffer.shrink_to_fit();
}

// At least that many bytes from there on, or all that there are; none when they cannot be read.
std::span<const char> KeyEntries::bytesAt(std::uint64_t place, std::size_t least)
{
    if (place >= m_written)
        return std::span<const char>(m_buffer).subspan(static_cast<std::size_t>(place - m_written));
    const auto wanted = std::min<std::uint64_t>(least, m_written - place);
    if (place < m_windowPlace || place + wanted > m_windowPlace + m_window.size()) {
        m_windowPlace = place;
        m_window.resize(static_cast<std::size_t>(std::min<std::uint64_t>(windowBytes, m_written - place)));
        std::size_t done = 0;
        while (done < wanted) {
            const auto now = ::pread(m_file, m_window.data() + done, m_window.size() - done, static_cast<off_t>(place + done));
            if (now > 0) {
                done += static_cast<std::size_t>(now);
            } else if (now == 0 || errno != EINTR) {
                m_failed = true;
                m_window.clear();
                return {};
            }
        }
        m_window.resize(done);
    }
    return std::span<const char>(m_window).subspan(static_cast<std::size_t>(place - m_windowPlace));
}

std::optional<std::int64_t> KeyEntries::rowOf(std::uint64_t place, std::string_view key)
{
    const auto head = bytesAt(place, mostHead);
    auto rest = head;
    const auto row = static_cast<std::int64_t>(takeNumber(rest));
    if (takeNumber(rest) != key.size() || head.empty())
        return std::nullopt;
    place += head.size() - rest.size();
    while (!key.empty()) {
        const auto bytes = bytesAt(place, 1);
        const auto count = std::min(bytes.size(), key.size());
        if (count == 0 || std::memcmp(bytes.data(), key.data(), count) != 0)
            return std::nullopt;
        key.remove_prefix(count);
        place += count;
    }
    return row;
}

KeySet::KeySet(const KeySetSettings &settings) : m_hash(settings.hash), m_entries(settings.mostBuffered, settings.folder) {}

std::size_t KeySet::memoryUsed() const { return sizeof *this + m_places * sizeof(std::uint64_t) + m_entries.memoryUsed(); }

void KeySet::expect(std::string_view key) const
{
    const std::uint64_t hash = m_hash(key);
    const auto &places = m_shards[hash >> 56].places;
    if (!places.empty())
        __builtin_prefetch(places.data() + homeOf(tagOf(hash), places.size()));
}

std::optional<std::int64_t> KeySet::insert(std::string_view key, std::int64_t row)
{
    const std::uint64_t hash = m_hash(key);
    const std::size_t number = hash >> 56;
    auto &shard = m_shards[number];
    if (shard.used >= shard.mostUsed)
        grow(number);
    auto &places = shard.places;
    const std::uint64_t tag = tagOf(hash);
    std::size_t at = homeOf(tag, places.size());
    for (; places[at] != 0; at = at + 1 == places.size() ? 0 : at + 1) {
        if ((places[at] & ~placeMask) != tag)
            continue;
        ++m_meets;
        if (const auto first = m_entries.rowOf((places[at] & placeMask) - 1, key))
            return first;
    }
    if (m_entries.end() >= placeMask) {
        m_failed = true;
        return std::nullopt;
    }
    places[at] = tag | (m_entries.add(key, row) + 1);
    ++shard.used;
    ++m_size;
    return std::nullopt;
}

void KeySet::grow(std::size_t number)
{
    auto &shard = m_shards[number];
    const double now = double(shard.places.size());
    // The first sizes are spread over one step of growth, and so are all that come of them.
    const double wanted = now > 0 ? now * growth : firstPlaces * std::pow(growth, double(number) / double(m_shards.size()));
    std::vector<std::uint64_t> larger(static_cast<std::size_t>(wanted) + 1);
    for (const auto value : shard.places) {
        if (value == 0)
            continue;
        std::size_t at = homeOf(value, larger.size());
        while (larger[at] != 0)
            at = at + 1 == larger.size() ? 0 : at + 1;
        larger[at] = value;
    }
    m_places += larger.size() - shard.places.size();
    shard.mostUsed = static_cast<std::size_t>(double(larger.size()) * fullest);
    shard.places = std::move(larger);
}

} // namespace outdial::models
