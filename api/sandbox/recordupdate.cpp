// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RecordReader that is about updates, and what is said of a record that was refused.
#include <sandbox/answer.h>
#include <sandbox/recordreader.h>

#include <algorithm>

namespace outdial::sandbox {
namespace {

QString fromUtf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString expected(rules::Fault fault, const api::Field &field)
{
    switch (fault) {
    case rules::Fault::PhoneNoDigits:
        return QStringLiteral("phone number");
    case rules::Fault::PhoneLength:
    case rules::Fault::PhoneTenDigitsWith1:
        return QStringLiteral("phone number of the United States or Canada");
    case rules::Fault::NotAnInteger:
        return QStringLiteral("integer");
    case rules::Fault::IntegerRange:
        return QStringLiteral("integer of 64 bits");
    case rules::Fault::NotADateTime:
        return QStringLiteral("date and time in the format %1").arg(field.format);
    default:
        return QStringLiteral("string or integer");
    }
}

} // namespace

UpdateDraft RecordReader::readUpdate(simdjson::dom::object record)
{
    UpdateDraft draft;
    bool fits = collect(record);
    for (const int key : m_keyFields) {
        if (rules::trimmed(m_values[static_cast<std::size_t>(key)]).empty()) {
            m_verdict = {rules::Fault::KeyEmpty, key};
            draft.refusal = Refusal::MissingKey;
            return draft;
        }
    }
    for (std::size_t i = 0; i < m_names.size() && fits; ++i) {
        const rules::Fault fault = checkUpdate(i);
        if (fault == rules::Fault::None)
            continue;
        m_verdict = {fault, static_cast<int>(i)};
        fits = false;
    }
    if (!fits)
        draft.refusal = Refusal::FormatError;

    // A key that is not text finds nothing; one that could not be stored may still be how a key is stored, so it is looked up.
    const bool text =
        std::ranges::none_of(m_keyFields, [this](int key) { return m_malformed[static_cast<std::size_t>(key)] != 0; });
    std::string stored;
    for (const int key : m_keyFields) {
        if (!text)
            break;
        draft.keys.push_back(rules::trimmed(m_values[static_cast<std::size_t>(key)]));
        stored.clear();
        if (appendStored(m_format->fields[key], draft.keys.back(), stored) != rules::Fault::None)
            draft.impossibleKey = true;
    }
    return draft;
}

// Of a field that is not part of the key: those are only looked up.
rules::Fault RecordReader::checkUpdate(std::size_t field)
{
    const api::Field &of = m_format->fields[static_cast<int>(field)];
    if (!m_seen[field] || of.key)
        return rules::Fault::None;
    const std::string_view value = rules::trimmed(m_values[field]);
    m_stored[field].clear();
    if (value.empty())
        return of.required ? rules::Fault::CannotBeReset : rules::Fault::None;
    return appendStored(of, value, m_stored[field]);
}

Refusal RecordReader::apply(QByteArray &entry, QByteArray &originals)
{
    simdjson::dom::object stored;
    simdjson::dom::object asSent;
    const auto size = [](const QByteArray &json) { return static_cast<std::size_t>(json.size()); };
    if (m_entryParser.parse(entry.constData(), size(entry)).get(stored) != simdjson::SUCCESS)
        throw std::runtime_error("a stored record is not an object");
    const bool anyOriginal =
        !originals.isEmpty() && m_originalsParser.parse(originals.constData(), size(originals)).get(asSent) == simdjson::SUCCESS;

    bool phone = false;
    int lastPhoneReset = -1;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const api::Field &field = m_format->fields[static_cast<int>(i)];
        if (field.skip)
            continue;
        if (m_seen[i] && !field.key) {
            m_kept[i] = sent(i, m_stored[i]);
        } else {
            m_kept[i] = {};
            simdjson::dom::element value;
            if (stored.at_key(m_names[i]).get(value) == simdjson::SUCCESS)
                m_kept[i].stored = textOf(value, m_made[i]).value_or(std::string_view());
            if (anyOriginal && asSent.at_key(m_names[i]).get(value) == simdjson::SUCCESS && value.is_string())
                m_kept[i].original = value.get_string().value_unsafe();
        }
        if (field.type == api::FieldType::Phone) {
            phone = phone || !m_kept[i].stored.empty();
            if (m_kept[i].stored.empty() && m_seen[i])
                lastPhoneReset = static_cast<int>(i);
        }
    }
    if (!phone) {
        m_verdict = {rules::Fault::CannotBeReset, lastPhoneReset};
        return Refusal::FormatError;
    }
    writeEntry(entry, originals);
    return Refusal::None;
}

QString RecordReader::fault() const
{
    if (m_verdict.fault == rules::Fault::NoPhone)
        return QStringLiteral("at least one phone number is required");
    if (m_verdict.fault != rules::Fault::None && m_verdict.field >= 0) {
        const api::Field &field = m_format->fields[m_verdict.field];
        if (m_verdict.fault == rules::Fault::KeyEmpty || m_verdict.fault == rules::Fault::RequiredEmpty)
            return QStringLiteral("required parameter '%1' is empty or missing").arg(field.name);
        if (m_verdict.fault == rules::Fault::CannotBeReset)
            return QStringLiteral("parameter '%1' cannot be reset: a value is required").arg(field.name);
        const QString value = fromUtf8(rules::trimmed(m_values[static_cast<std::size_t>(m_verdict.field)]));
        return unsupportedValue(field.name, value.left(100), expected(m_verdict.fault, field)).description;
    }
    if (!m_unknown.empty())
        return QStringLiteral("parameter '%1' is not supported").arg(fromUtf8(m_unknown));
    const auto malformed = std::ranges::find_if(m_malformed, [](char is) { return is != 0; });
    if (malformed == m_malformed.end())
        return QStringLiteral("a value of the record has an unsupported format");
    const auto field = static_cast<int>(malformed - m_malformed.begin());
    const QString value = fromUtf8(m_values[static_cast<std::size_t>(field)]).left(100);
    return unsupportedValue(m_format->fields[field].name, value, QStringLiteral("string or integer")).description;
}

} // namespace outdial::sandbox
