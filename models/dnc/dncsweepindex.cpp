// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/recordrules.h>
#include <models/dnc/dnckeys.h>
#include <models/dnc/dncsweepindex.h>

namespace outdial::models {

namespace {

DncKind kindOfNumbers(const QString &countryCode)
{
    DncKind kind;
    kind.countryCode = countryCode;
    return kind;
}

} // namespace

bool DncSweep::Index::fill(const DncLedger &ledger, const QList<DncListSeen> &lists, const QString &countryCode)
{
    m_countryCode = countryCode;
    const DncKind kind = kindOfNumbers(countryCode);
    for (int i = 0; i < int(lists.size()); ++i) {
        const auto type = rules::dncTypeFromName(lists[i].type);
        const bool numbers = type == rules::DncType::Internal;
        if (!numbers && type != rules::DncType::Exclusion)
            continue;
        const std::string field = lists[i].listField.toStdString();
        const bool all = ledger.eachKey(lists[i].id, [&](const QString &key, const DncChange &) {
            const std::string text = key.toStdString();
            if (numbers)
                m_numbers.emplace(dncKey(text, kind).text, Hit{text, i});
            else
                m_exclusions[field].emplace(text, Hit{text, i});
            ++m_size;
            return true;
        });
        if (!all)
            return false;
    }
    return true;
}

const DncSweep::Index::Hit *DncSweep::Index::number(std::string_view value) const
{
    if (m_numbers.empty() || rules::trimmed(value).empty())
        return nullptr;
    const DncKey key = dncKey(value, kindOfNumbers(m_countryCode));
    const auto found = m_numbers.find(key.text);
    return found == m_numbers.end() ? nullptr : &found->second;
}

const DncSweep::Index::Hit *DncSweep::Index::excluded(std::string_view field, std::string_view value) const
{
    const auto values = m_exclusions.find(field);
    if (values == m_exclusions.end())
        return nullptr;
    const auto found = values->second.find(std::string(rules::trimmed(value)));
    return found == values->second.end() ? nullptr : &found->second;
}

} // namespace outdial::models
