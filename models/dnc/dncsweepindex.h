// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of the ledger as records are compared with them: numbers of INTERNAL lists brought to one form, so that "(503)
// 555-0117" and 15035550117 are the same, and values of EXCLUSION lists by their field. Made once, then only read.
#pragma once

#include <models/dnc/dncsweep.h>

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace outdial::models {

class DncSweep::Index {
public:
    struct Hit {
        std::string key; // as it is in the list
        int dncList = 0; // index of the lists given
    };

    // False: the ledger could not be read to its end.
    bool fill(const DncLedger &ledger, const QList<DncListSeen> &lists, const QString &countryCode);
    qint64 size() const { return m_size; }
    // value: of a field that has numbers, or may have. Null: in no list that is known here.
    const Hit *number(std::string_view value) const;
    const Hit *excluded(std::string_view field, std::string_view value) const;
    bool isExclusionField(std::string_view field) const { return m_exclusions.find(field) != m_exclusions.end(); }

private:
    QString m_countryCode;
    std::unordered_map<std::string, Hit> m_numbers;
    std::map<std::string, std::unordered_map<std::string, Hit>, std::less<>> m_exclusions;
    qint64 m_size = 0;
};

} // namespace outdial::models
