// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/calledrecords.h>

#include <algorithm>

namespace outdial::models {

namespace {

constexpr int pageRows = 1000;
constexpr std::size_t sureDigits = 7;

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

std::string endOf(const std::string &digits) { return digits.substr(digits.size() - std::min(sureDigits, digits.size())); }

} // namespace

CalledRecords::CalledRecords(api::Field key, QDateTime since, Call ask)
    : m_key(std::move(key)),
      m_since(std::move(since)),
      m_ask(std::move(ask))
{
}

api::Result<void> CalledRecords::update(const QList<api::ListBinding> &instances)
{
    for (const auto &instance : instances) {
        if (const auto read = readInstance(instance); !read)
            return read;
    }
    return {};
}

api::Result<void> CalledRecords::readInstance(const api::ListBinding &instance)
{
    api::RecordWindow window;
    window.instanceId = instance.instanceId;
    const auto known = m_newest.find(instance.instanceId);
    QDateTime newest = known == m_newest.end() ? m_since : known->second;
    window.startTime = newest; // of the tenant's own clock, once one was seen; what is read twice does no harm
    window.limit = pageRows;
    for (;;) {
        const auto page = m_ask(instance.campaignId, window);
        if (!page)
            return tl::unexpected(page.error());
        take(**page, newest);
        const QString &next = (*page)->nextCursor();
        if ((*page)->size() < pageRows)
            break;
        if (next.isEmpty() || next == window.cursor) { // it would never end
            api::ApiError error;
            error.kind = api::ErrorKind::Malformed;
            error.detail = QStringLiteral("the cursor of a full page does not lead on");
            return tl::unexpected(error);
        }
        window.cursor = next;
    }
    m_newest[instance.instanceId] = newest;
    return {};
}

void CalledRecords::take(const api::RecordPage &page, QDateTime &newest)
{
    const auto name = m_key.name.toStdString();
    int field = -1;
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        if (page.entryFieldName(i) == name)
            field = i;
    }
    std::int64_t last = newest.toMSecsSinceEpoch();
    for (int row = 0; row < page.size(); ++row) {
        if (const auto date = page.status(row).lastDate; date != api::noTime)
            last = std::max(last, date);
        if (field >= 0)
            insert(rules::trimmed(page.entryValue(row, field)));
    }
    newest = QDateTime::fromMSecsSinceEpoch(last, Qt::UTC);
}

void CalledRecords::insert(std::string_view value)
{
    if (!m_values.emplace(value).second || m_key.type != api::FieldType::Phone)
        return;
    auto digits = digitsOf(value);
    if (!digits.empty())
        m_phones.emplace(endOf(digits), std::move(digits));
}

bool CalledRecords::contains(const AddedRow &row) const
{
    const auto &value = row.keys.front().second;
    if (m_values.contains(value))
        return true;
    if (m_key.type != api::FieldType::Phone)
        return false;
    // The tenant may store another prefix than its reference says: rather one record too many is kept than one deleted that was
    // called.
    const auto digits = digitsOf(value);
    const auto [begin, end] = m_phones.equal_range(endOf(digits));
    return std::any_of(begin, end, [&](const auto &entry) {
        const auto &called = entry.second;
        return called.size() < digits.size() ? digits.ends_with(called) : called.ends_with(digits);
    });
}

} // namespace outdial::models
