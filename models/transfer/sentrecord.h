// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The fields of one record as it was sent, read back from its JSON, and the forms in which two records are compared: as sent, as
// the tenant stores it, by key only. Used when bulk answers are matched to rows and when a lost answer is settled.
#pragma once

#include <api/rules/recordrules.h>
#include <api/types/format.h>
#include <api/types/recordpage.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

class SentRecord {
public:
    // Nothing when the text is not a JSON object. Any thread.
    static std::optional<SentRecord> parse(std::string_view json);

    // Names in order, values trimmed, empty ones left out; equal for equal records, however they were written.
    std::string asSent() const;
    // The same with the values as the rules of the API store them. As sent when a value does not fit its field.
    std::string asStored(const api::Format &format) const;
    // The key fields as stored; empty when the format has none.
    std::string keyAsStored(const api::Format &format) const;
    // Name and value of each key field, as stored, by name.
    std::vector<std::pair<std::string, std::string>> keysAsStored(const api::Format &format) const;
    // The object for a look-up by key: the format's key fields, or every field when it is not known which are keys.
    std::string keysJson(const api::Format &format, bool typesKnown) const;
    // Whether a record of the list says the same in every field: phones by their digits, numbers by their value.
    bool equals(const api::RecordPage &page, int row, const api::Format &format, bool typesKnown) const;
    // The same for an update: fields that were not sent may say anything.
    bool isPartOf(const api::RecordPage &page, int row, const api::Format &format) const;

private:
    static std::string storedValue(const api::Format &format, const std::string &name, const std::string &value);
    std::string_view value(const QString &name) const;
    bool fieldEquals(const api::Field &field, const api::RecordPage &page, int row, bool typesKnown) const;
    std::vector<std::pair<std::string, std::string>> m_fields; // sorted by name
    std::vector<std::string> m_blank;                          // names of fields that were sent without a value
};

} // namespace outdial::models
