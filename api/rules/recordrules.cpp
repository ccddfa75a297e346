// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/bytes.h>
#include <api/rules/text.h>
#include <api/rules/values.h>

#include <optional>

namespace outdial::rules {

const char *bucketOf(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return "";
    case Fault::KeyEmpty:
        return "missingKey";
    case Fault::RequiredEmpty:
    case Fault::NoPhone:
        return "missingRequired";
    case Fault::PhoneNoDigits:
    case Fault::PhoneLength:
    case Fault::PhoneTenDigitsWith1:
    case Fault::NotAnInteger:
    case Fault::IntegerRange:
    case Fault::NotADateTime:
    case Fault::NotText:
    case Fault::CannotBeReset:
        return "formatError";
    }
    return "formatError";
}

struct RecordRules::Data {
    enum class Kind { Text, Phone, Integer, DateTime };

    struct Plan {
        Kind kind = Kind::Text;
        bool required = false;
        bool skip = false;
        bool key = false;
        std::optional<PhonePlan> phone;
        DateTimePlan dateTime;
    };

    // A stored value: of what was passed, or made by the rules and kept in `made`, which moves while it grows.
    struct Stored {
        const char *passed = nullptr; // null: made
        std::size_t madeAt = 0;
        std::size_t length = 0;
    };

    std::vector<Plan> plans;
    std::vector<std::string_view> values; // trimmed
    std::vector<Stored> stored;
    std::string made;
    std::string key;
    int keyFields = 0;
    int phoneFields = 0; // without the skipped ones

    explicit Data(const api::Format &format)
    {
        for (const api::Field &field : format.fields) {
            Plan plan;
            plan.required = field.required;
            plan.skip = field.skip;
            plan.key = field.key && !field.skip;
            if (field.type == api::FieldType::Phone) {
                plan.kind = Kind::Phone;
                plan.phone.emplace(field);
                phoneFields += plan.skip ? 0 : 1;
            } else if (field.type == api::FieldType::Integer) {
                plan.kind = Kind::Integer;
            } else if (field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt) {
                plan.kind = Kind::DateTime;
                plan.dateTime = DateTimePlan(dateTimeLayout(field.format));
            }
            keyFields += plan.key ? 1 : 0;
            plans.push_back(std::move(plan));
        }
        values.resize(plans.size());
        stored.resize(plans.size());
    }

    // Values beyond the end of the span are absent. Gives the first key field without a value.
    Verdict take(std::span<const std::string_view> passed)
    {
        made.clear();
        key.clear();
        Verdict verdict;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            const bool used = i < passed.size() && !plans[i].skip;
            values[i] = used ? quicklyTrimmed(passed[i]) : std::string_view();
            stored[i] = Stored();
            if (plans[i].key && values[i].empty() && verdict.fault == Fault::None)
                verdict = {Fault::KeyEmpty, static_cast<int>(i)};
        }
        return verdict;
    }

    // Trimmed and not empty. Digits and dates are text by themselves; most numbers are written as the tenant stores them.
    [[gnu::always_inline]] Fault checkValue(const Plan &plan, std::string_view value, Stored &out)
    {
        out = {value.data(), 0, value.size()};
        switch (plan.kind) {
        case Kind::Text:
            return isAscii(value) || isUtf8(value) ? Fault::None : Fault::NotText;
        case Kind::DateTime:
            return plan.dateTime.takes(value) ? Fault::None : isUtf8(value) ? Fault::NotADateTime : Fault::NotText;
        case Kind::Phone:
            return isStoredPhone(value, *plan.phone) ? Fault::None : makeValue(plan, value, out);
        case Kind::Integer:
            return isStoredInteger(value) ? Fault::None : makeValue(plan, value, out);
        }
        return Fault::None;
    }

    // Rare, and kept out of the loop that goes through every value.
    [[gnu::noinline]] Fault makeValue(const Plan &plan, std::string_view value, Stored &out)
    {
        if (!isUtf8(value))
            return Fault::NotText;
        const std::size_t at = made.size();
        const Fault fault = plan.kind == Kind::Phone ? normalisePhone(value, *plan.phone, made) : checkInteger(value, made);
        out = {nullptr, at, made.size() - at};
        return fault;
    }

    // The whole check in one pass, which most rows stand. Those that do not, and only these, go the way of the documented order
    // of faults; it starts anew.
    bool passes(std::span<const std::string_view> passed, bool isNew)
    {
        made.clear();
        key.clear();
        bool hasPhone = !isNew;
        const std::span<const Plan> fields(plans);
        const std::span<Stored> outs(stored);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const Plan &plan = fields[i];
            const bool isPassed = i < passed.size();
            const std::string_view value = isPassed && !plan.skip ? quicklyTrimmed(passed[i]) : std::string_view();
            if (value.empty()) {
                const bool isReset = !isNew && isPassed && passed[i].data() != nullptr;
                if (!plan.skip && (plan.key || isReset || (isNew && plan.required)))
                    return false;
                outs[i] = Stored();
                continue;
            }
            if (checkValue(plan, value, outs[i]) != Fault::None)
                return false;
            hasPhone = hasPhone || plan.kind == Kind::Phone;
            if (plan.key)
                appendKey(valueOf(outs[i]));
        }
        return hasPhone;
    }

    // Formats of all values that are there, then the key.
    Verdict finish()
    {
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (values[i].empty())
                continue;
            const Fault fault = checkValue(plans[i], values[i], stored[i]);
            if (fault != Fault::None)
                return {fault, static_cast<int>(i)};
        }
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (plans[i].key)
                appendKey(storedValue(i));
        }
        return {};
    }

    // One key field: its value. Several: each behind its length in seven-bit groups, so that ("ab", "c") is not ("a", "bc").
    void appendKey(std::string_view value)
    {
        if (keyFields > 1) {
            std::size_t length = value.size();
            for (; length >= 0x80; length >>= 7)
                key += static_cast<char>(0x80 | (length & 0x7F));
            key += static_cast<char>(length);
        }
        key += value;
    }

    std::string_view storedValue(std::size_t i) const { return valueOf(stored[i]); }
    std::string_view valueOf(const Stored &value) const
    {
        return {value.passed != nullptr ? value.passed : made.data() + value.madeAt, value.length};
    }
};

RecordRules::RecordRules(const api::Format &format) : d(std::make_unique<Data>(format)) {}
RecordRules::~RecordRules() = default;
RecordRules::RecordRules(RecordRules &&) noexcept = default;
RecordRules &RecordRules::operator=(RecordRules &&) noexcept = default;

Verdict RecordRules::checkNew(std::span<const std::string_view> values)
{
    if (d->passes(values, true))
        return {};
    const Verdict verdict = d->take(values);
    if (verdict.fault != Fault::None)
        return verdict;
    bool phone = false;
    for (std::size_t i = 0; i < d->plans.size(); ++i) {
        const Data::Plan &plan = d->plans[i];
        if (plan.required && !plan.skip && d->values[i].empty())
            return {Fault::RequiredEmpty, static_cast<int>(i)};
        phone = phone || (plan.kind == Data::Kind::Phone && !d->values[i].empty());
    }
    if (!phone)
        return {Fault::NoPhone, -1};
    return d->finish();
}

Verdict RecordRules::checkUpdate(std::span<const std::string_view> values)
{
    if (d->passes(values, false))
        return {};
    const Verdict verdict = d->take(values);
    if (verdict.fault != Fault::None)
        return verdict;
    // Whether a phone is left is known only when the update says something of every PHONE field; the tenant knows the rest.
    int phonesReset = 0;
    int lastPhoneReset = -1;
    const auto isReset = [this, values](std::size_t i) {
        return i < values.size() && values[i].data() != nullptr && d->values[i].empty() && !d->plans[i].skip;
    };
    for (std::size_t i = 0; i < d->plans.size(); ++i) {
        if (d->plans[i].kind == Data::Kind::Phone && isReset(i)) {
            ++phonesReset;
            lastPhoneReset = static_cast<int>(i);
        }
    }
    for (std::size_t i = 0; i < d->plans.size(); ++i) {
        if (isReset(i) && d->plans[i].required)
            return {Fault::CannotBeReset, static_cast<int>(i)};
    }
    if (phonesReset > 0 && phonesReset == d->phoneFields)
        return {Fault::CannotBeReset, lastPhoneReset};
    return d->finish();
}

std::string_view RecordRules::stored(int field) const
{
    return field >= 0 && static_cast<std::size_t>(field) < d->stored.size() ? d->storedValue(static_cast<std::size_t>(field))
                                                                            : std::string_view();
}

std::string_view RecordRules::key() const { return d->key; }

} // namespace outdial::rules
