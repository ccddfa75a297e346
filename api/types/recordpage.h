// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of records (Get All / Completed / Updated Records, the look-ups by key), decoded once into compact storage: one
// arena of UTF-8, 64-bit times, interned dispositions and agents. Immutable after decoding, so it is shared between threads.
#pragma once

#include <QByteArray>
#include <QString>

#include <api/types/apierror.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace outdial::api {

// Milliseconds since the epoch, UTC. The API writes times without a zone letter; all are UTC.
inline constexpr std::int64_t noTime = INT64_MIN; // absent or empty

struct RecordStatus {
    std::string_view globalInteractionId;
    std::string_view lastDisposition;
    std::string_view lastAgent;
    std::string_view lastPhone;
    std::int64_t lastDate = noTime;
    std::int64_t completedTime = noTime;
    std::int32_t lastCallDuration = 0; // seconds
    std::int32_t totalAttempts = 0;
    bool completed = false;
    bool known = false; // false: the answer had no status (look-up through no campaign)
};

struct Attempt {
    std::string_view disposition;
    std::string_view agent;
    std::string_view phone;
    std::string_view callNotes;
    std::string_view cpaResult;
    std::string_view globalInteractionId;
    std::int64_t date = noTime;
    std::int32_t callDuration = 0;    // seconds
    std::int32_t dialingDuration = 0; // seconds
    std::int32_t cpaDuration = 0;     // seconds
    bool callAttempted = false;
};

class RecordPage {
public:
    RecordPage();
    ~RecordPage();
    RecordPage(RecordPage &&) noexcept;
    RecordPage &operator=(RecordPage &&) noexcept;

    int size() const;
    // Names of the entry's fields, in the order of first appearance on this page. Unknown fields are kept like known ones.
    int entryFieldCount() const;
    std::string_view entryFieldName(int field) const;
    // The value as text ("" for null, empty and absent; integers in decimals; true/false; nested values as JSON).
    std::string_view entryValue(int row, int field) const;
    // custom_* and any other key of "status" that RecordStatus does not name; also a lastDate or completedTime that is not a
    // time.
    int statusExtraCount() const;
    std::string_view statusExtraName(int extra) const;
    std::string_view statusExtraValue(int row, int extra) const;

    RecordStatus status(int row) const;
    int attemptCount(int row) const;
    Attempt attempt(int row, int index) const;
    // Extra keys of an attempt (custom_*), as name and value.
    std::vector<std::pair<std::string_view, std::string_view>> attemptExtras(int row, int index) const;

    // Null when absent, null or empty.
    const QString &nextCursor() const;
    // The rows in whose entry, last disposition or status extras the needle, ASCII in small letters, may stand in small or
    // capital letters, ascending. Some may be wrong (it stands across two texts, or in an attempt), none is missing. Much faster
    // than to look at each value.
    std::vector<int> rowsThatMayContain(std::string_view needle) const;
    // Bytes kept on the heap, for the memory bound.
    std::size_t memoryUsed() const;

    // Decodes {"next_cursor": ..., "records": [...]}; any thread. Malformed when it is not such an object.
    static Result<RecordPage> decodePage(const QByteArray &body);
    // Decodes one record or an array of records (the look-ups by key: campaign/queryRecord, callinglist/get).
    static Result<RecordPage> decodeRecords(const QByteArray &body);

private:
    friend class RecordPageDecoder;
    struct Data;
    std::unique_ptr<Data> d;
};

using RecordPagePtr = std::shared_ptr<const RecordPage>;

} // namespace outdial::api
