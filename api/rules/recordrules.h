// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the API says of the values of records, as pure functions over UTF-8, used by the check before an import and by the
// sandbox. From the note of the folder "Lists": trimming, phone numbers, integers, date-times, key and required fields.
#pragma once

#include <QString>

#include <api/types/format.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::rules {

// Removes leading and trailing white space (ASCII, NBSP and the Unicode spaces).
std::string_view trimmed(std::string_view value);

enum class Fault {
    None,
    // missingKey
    KeyEmpty,
    // missingRequired
    RequiredEmpty,
    NoPhone, // no PHONE field of the record has a value
    // formatError
    PhoneNoDigits,
    PhoneLength,         // US and Canada: not 10 digits, nor 11 beginning with 1, nor beginning with 011
    PhoneTenDigitsWith1, // US and Canada: ten digits that begin with 1
    NotAnInteger,
    IntegerRange, // beyond 64 bits
    NotADateTime,
    NotText,       // not UTF-8, or a JSON value that is neither string nor integer
    CannotBeReset, // an update blanks a required field or the only phone
};

// The API's bucket for a fault: "missingKey", "missingRequired" or "formatError".
const char *bucketOf(Fault fault);

// Appends what the tenant would store for a trimmed, non-empty value; nothing is appended when a fault is returned.
Fault normalisePhone(std::string_view value, const api::Field &field, std::string &stored);
Fault checkInteger(std::string_view value, std::string &stored);
Fault checkDateTime(std::string_view value, const api::Field &field);

// The seven date-time formats of the reference. The default is MM/dd/yyyy HH:mm (printed "MM/dd/yyyy ::mm", a slip).
const std::vector<QString> &dateTimeFormats();
QString defaultDateTimeFormat();

struct Verdict {
    Fault fault = Fault::None;
    int field = -1; // index in the format's fields; -1 for NoPhone
};

// Checks records of one format. Made once, then called for each row; no allocation in the steady state. Not shared between
// threads: make one a thread.
class RecordRules {
public:
    explicit RecordRules(const api::Format &format);
    ~RecordRules();
    RecordRules(RecordRules &&) noexcept;
    RecordRules &operator=(RecordRules &&) noexcept;

    // values: one a field of the format, in its order, untrimmed; an empty or blank one is "no value". Skipped fields are
    // ignored. The first fault in the documented order: missingKey, missingRequired (also NoPhone), formatError; a malformed key
    // value is formatError.
    Verdict checkNew(std::span<const std::string_view> values);
    // For updates: only keys are required; an absent value (data() == nullptr) keeps the field; a blank one resets it, which only
    // optional fields, and not the only phone, allow (CannotBeReset, a formatError). With several PHONE fields this is known here
    // only when the update blanks all of them; the record itself has to be looked at for the rest.
    Verdict checkUpdate(std::span<const std::string_view> values);

    // After a check without fault: what the tenant stores for a field ("" for no value). Valid until the next check and no longer
    // than the values that were passed: text is not copied.
    std::string_view stored(int field) const;
    // The key: stored values of the key fields, joined so that different keys never meet. Empty when the format has no key.
    std::string_view key() const;

private:
    struct Data;
    std::unique_ptr<Data> d;
};

struct FormatProblem {
    int field = -1; // -1: of the format as a whole
    QString what;   // English sentence
};
// What createListWithNewFormat refuses: no name, no field, double or empty names, no PHONE field that is not skipped, several
// ACCOUNT fields, skipped fields that are required, searchable or key, unknown date-time format.
std::vector<FormatProblem> checkFormat(const api::Format &format);

} // namespace outdial::rules
