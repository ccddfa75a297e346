// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns a record as it was sent into what the store keeps of it, or the reason why it is refused. One a format.
#pragma once

#include <QByteArray>
#include <QString>

#include <api/rules/recordrules.h>
#include <api/types/format.h>

#include <memory>
#include <optional>
#include <simdjson.h>
#include <string>
#include <unordered_map>
#include <vector>

namespace outdial::sandbox {

// Why a record is refused, in the order in which the API names a record's faults.
enum class Refusal { None, LimitExceeded, MissingKey, DuplicateKey, MissingRequired, FormatError };
// "missingKey", ...
const char *refusalName(Refusal refusal);

struct RecordDraft {
    Refusal refusal = Refusal::None;  // apart from limitExceeded and duplicateKey, which only the store knows
    std::string key;                  // of the stored values
    bool hasKey = false;              // false: no key fields, or a key value is absent or malformed
    std::vector<std::string> aliases; // the key with values as they were sent, where that differs
    QByteArray entry;                 // the object that the API returns
    QByteArray originals;             // {"phone": "(415) 555-0100"}; empty when nothing was changed
};

class RecordReader {
public:
    explicit RecordReader(std::shared_ptr<const api::Format> format);

    RecordDraft read(simdjson::dom::object record);

    const api::Format &format() const { return *m_format; }
    // The key of values as they stand, one a key field in the format's order: the form of RecordDraft::key and its aliases.
    static std::string joinKey(const std::vector<std::string_view> &values);
    const std::vector<int> &keyFields() const { return m_keyFields; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    bool collect(simdjson::dom::object record);
    void makeKey(RecordDraft &draft);
    void writeEntry(RecordDraft &draft);

    std::shared_ptr<const api::Format> m_format;
    rules::RecordRules m_rules;
    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_fieldOfName;
    std::vector<std::string> m_names; // UTF-8
    std::vector<int> m_keyFields;

    // Of the record that is being read, one a field.
    std::vector<std::string_view> m_values;
    std::vector<std::string> m_made; // values that are not in the body as text
    std::vector<char> m_seen;
    std::vector<char> m_malformed;
};

// The text of a JSON value where the API expects text: strings, and integers in decimals; "" for null. Nothing for booleans,
// fractions, arrays and objects. made holds the text when the body does not.
std::optional<std::string_view> textOf(simdjson::dom::element value, std::string &made);

} // namespace outdial::sandbox
