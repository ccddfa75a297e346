// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QHashFunctions>

#include <api/rules/recordrules.h>
#include <models/connect/errorwords.h>
#include <models/lists/pagedfetch.h>
#include <models/transfer/listsnapshot.h>
#include <models/transfer/passingerrors.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ListSnapshot)
};

constexpr int pageLimit = 1000;
constexpr int mostTries = 8; // of a page, in a row
constexpr std::chrono::milliseconds firstWait{250};
constexpr std::chrono::milliseconds look{20}; // whether it is cancelled

std::size_t hashOf(std::string_view key) { return qHashBits(key.data(), key.size(), 0x9e3779b97f4a7c15U); }

void appendLength(std::string &out, std::size_t length)
{
    const auto number = std::uint32_t(length);
    out.append(reinterpret_cast<const char *>(&number), sizeof number);
}

std::uint32_t lengthAt(const std::string &bytes, std::size_t at)
{
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

// Asks again while the error is one that passes.
template <typename Ask>
auto asked(const Ask &ask, const api::CancelToken &cancel)
{
    auto answer = ask();
    auto wait = firstWait;
    for (int tries = 1; !answer && passes(answer.error()) && tries < mostTries; ++tries) {
        auto left = std::max<std::chrono::milliseconds>(wait, answer.error().retryAfter);
        for (; left.count() > 0 && !cancel.isCancelled(); left -= look)
            std::this_thread::sleep_for(look);
        if (cancel.isCancelled())
            break;
        wait *= 2;
        answer = ask();
    }
    return answer;
}

} // namespace

struct ListSnapshot::Keys {
    explicit Keys(const api::Format &format) : rules(format) {}
    rules::RecordRules rules;
    std::vector<std::string_view> values;
    std::vector<bool> isKey;
};

ListSnapshot::ListSnapshot(const api::Format &format) : m_slots(1024), m_keys(std::make_shared<Keys>(format))
{
    for (const auto &field : format.fields) {
        m_names.push_back(field.name.toStdString());
        m_keys->isKey.push_back(field.key);
    }
    m_keys->values.resize(m_names.size());
}

void ListSnapshot::add(const api::RecordPage &page)
{
    std::vector<int> places(m_names.size(), -1);
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        const auto known = std::ranges::find(m_names, page.entryFieldName(i));
        if (known != m_names.end())
            places[size_t(known - m_names.begin())] = i;
    }
    for (int row = 0; row < page.size(); ++row) {
        const auto valueAt = [&](std::size_t field) {
            return places[field] < 0 ? std::string_view() : rules::trimmed(page.entryValue(row, places[field]));
        };
        for (std::size_t field = 0; field < m_names.size(); ++field)
            m_keys->values[field] = m_keys->isKey[field] ? valueAt(field) : std::string_view();
        // A key that does not fit its field was stored under other rules than are known here: such a record is never found, and
        // its row is sent like any other.
        if (m_keys->rules.checkUpdate(m_keys->values).fault != rules::Fault::None)
            continue;
        const auto key = m_keys->rules.key();
        const auto record = std::int64_t(m_records.size());
        m_records.push_back(m_bytes.size());
        m_bytes.push_back(page.status(row).completed ? '\1' : '\0');
        appendLength(m_bytes, key.size());
        m_bytes += key;
        for (std::size_t field = 0; field < m_names.size(); ++field) {
            const auto value = valueAt(field);
            appendLength(m_bytes, value.size());
            m_bytes += value;
        }
        index(record, keyOf(record));
    }
}

// The first one of a key stays: a page that comes twice changes nothing.
void ListSnapshot::index(std::int64_t record, std::string_view key)
{
    if (m_records.size() * 10 > m_slots.size() * 7) {
        m_slots.assign(m_slots.size() * 2, 0);
        for (std::int64_t known = 0; known < record; ++known)
            index(known, keyOf(known));
    }
    const auto mask = m_slots.size() - 1;
    auto at = hashOf(key) & mask;
    while (m_slots[at] != 0) {
        if (keyOf(std::int64_t(m_slots[at]) - 1) == key)
            return;
        at = (at + 1) & mask;
    }
    m_slots[at] = std::uint32_t(record + 1);
}

std::int64_t ListSnapshot::find(std::string_view key) const
{
    const auto mask = m_slots.size() - 1;
    auto at = hashOf(key) & mask;
    while (m_slots[at] != 0) {
        if (keyOf(std::int64_t(m_slots[at]) - 1) == key)
            return std::int64_t(m_slots[at]) - 1;
        at = (at + 1) & mask;
    }
    return -1;
}

std::string_view ListSnapshot::keyOf(std::int64_t record) const
{
    const auto at = m_records[size_t(record)] + 1;
    return std::string_view(m_bytes).substr(at + sizeof(std::uint32_t), lengthAt(m_bytes, at));
}

std::string_view ListSnapshot::value(std::int64_t record, int field) const
{
    auto at = m_records[size_t(record)] + 1;
    at += sizeof(std::uint32_t) + lengthAt(m_bytes, at);
    for (int i = 0; i < field; ++i)
        at += sizeof(std::uint32_t) + lengthAt(m_bytes, at);
    return std::string_view(m_bytes).substr(at + sizeof(std::uint32_t), lengthAt(m_bytes, at));
}

bool ListSnapshot::isCompleted(std::int64_t record) const { return m_bytes[m_records[size_t(record)]] != 0; }

std::size_t ListSnapshot::memoryUsed() const
{
    return m_bytes.capacity() + m_records.capacity() * sizeof(std::uint64_t) + m_slots.capacity() * sizeof(std::uint32_t);
}

tl::expected<ListSnapshotPtr, QString> ListSnapshot::read(api::Client &client, const QString &listId, const api::Format &format,
                                                          const Progress &progress, const api::CancelToken &cancel)
{
    api::CallOptions options;
    options.cancel = cancel;
    const auto list = asked([&] { return client.callingList.getList(listId, options).result(); }, cancel);
    if (cancel.isCancelled())
        return tl::unexpected(QString());
    if (!list)
        return tl::unexpected(errorSentence(list.error(), api::Method::GetList));
    if (list->campaigns.isEmpty())
        return tl::unexpected(
            Text::tr("The list is bound to no campaign, and the records of such a list cannot be read. Bind it to "
                     "a campaign, or go on without comparing."));
    // Not every campaign that the list is bound to may be read by this user, or is there still.
    api::ApiError refused;
    for (const auto &binding : list->campaigns) {
        qint64 rows = 0;
        auto snapshot = std::make_shared<ListSnapshot>(format);
        PagedFetch walk(pageLimit);
        bool open = true;
        while (auto request = open ? walk.begin() : std::nullopt) {
            api::RecordWindow window;
            window.instanceId = binding.instanceId;
            window.limit = pageLimit;
            window.cursor = request->cursor;
            const auto page =
                asked([&] { return client.campaign.getAllRecords(binding.campaignId, window, options).result(); }, cancel);
            if (cancel.isCancelled())
                return tl::unexpected(QString());
            if (page && walk.take(request->ticket, (*page)->size(), (*page)->nextCursor()) != PagedFetch::Taken::Circle) {
                snapshot->add(**page);
                rows += (*page)->size();
                progress(rows, list->totalRecords);
                continue;
            }
            refused = page ? walk.error() : page.error();
            open = false;
        }
        if (open) {
            snapshot->m_keys.reset(); // nothing is added any more
            return ListSnapshotPtr(std::move(snapshot));
        }
        if (passes(refused))
            break;
    }
    return tl::unexpected(errorSentence(refused, api::Method::GetAllRecords));
}

} // namespace outdial::models
