// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns a record as it was sent, whole or as an update of one that is stored, into what the store keeps of it, or the reason
// why it is refused. One a format.
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
enum class Refusal { None, LimitExceeded, MissingKey, DuplicateKey, KeyNotFound, MissingRequired, FormatError };
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

// An update before the record is known that it is for.
struct UpdateDraft {
    Refusal refusal = Refusal::None;         // missingKey, or formatError of any field
    std::vector<std::string_view> keys = {}; // as sent, trimmed; empty when a key value is absent or not text
    bool impossibleKey = false;              // a key value that no record of the format can have
};

class RecordReader {
public:
    explicit RecordReader(std::shared_ptr<const api::Format> format);

    RecordDraft read(simdjson::dom::object record);

    // An update in two steps: first what can be told of it alone, and then, with the record that its keys found, what becomes of
    // that one. Key fields stay as they are stored. The record's entry and originals are replaced unless it is refused.
    UpdateDraft readUpdate(simdjson::dom::object record);
    Refusal apply(QByteArray &entry, QByteArray &originals);

    // What is wrong with the record that was read last and refused by its own contents, for a description.
    QString fault() const;

    const api::Format &format() const { return *m_format; }
    // The key of values as they stand, one a key field in the format's order: the form of RecordDraft::key and its aliases.
    static std::string joinKey(const std::vector<std::string_view> &values);
    const std::vector<int> &keyFields() const { return m_keyFields; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    // What is stored of a field, and how it was sent where that differs.
    struct Kept {
        std::string_view stored = {};
        std::string_view original = {};
    };

    bool collect(simdjson::dom::object record);
    rules::Fault checkUpdate(std::size_t field);
    void makeKey(RecordDraft &draft);
    Kept sent(std::size_t field, std::string_view stored) const;
    void writeEntry(QByteArray &entry, QByteArray &originals) const;

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
    std::vector<Kept> m_kept;
    std::vector<std::string> m_stored; // of an update
    rules::Verdict m_verdict;
    std::string_view m_unknown; // a name that the format does not have

    simdjson::dom::parser m_entryParser;
    simdjson::dom::parser m_originalsParser;
};

// The text of a JSON value where the API expects text: strings, and integers in decimals; "" for null. Nothing for booleans,
// fractions, arrays and objects. made holds the text when the body does not.
std::optional<std::string_view> textOf(simdjson::dom::element value, std::string &made);

// Appends what the store keeps of a trimmed value that is not empty.
rules::Fault appendStored(const api::Field &field, std::string_view value, std::string &stored);

} // namespace outdial::sandbox
