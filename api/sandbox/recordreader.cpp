// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/jsonwriter.h>
#include <sandbox/recordreader.h>

namespace outdial::sandbox {
namespace {

Refusal refusalOf(rules::Fault fault)
{
    const std::string_view bucket = rules::bucketOf(fault);
    if (bucket == "missingKey")
        return Refusal::MissingKey;
    return bucket == "missingRequired" ? Refusal::MissingRequired : Refusal::FormatError;
}

} // namespace

const char *refusalName(Refusal refusal)
{
    switch (refusal) {
    case Refusal::LimitExceeded:
        return "limitExceeded";
    case Refusal::MissingKey:
        return "missingKey";
    case Refusal::DuplicateKey:
        return "duplicateKey";
    case Refusal::KeyNotFound:
        return "keyNotFound";
    case Refusal::MissingRequired:
        return "missingRequired";
    case Refusal::FormatError:
        return "formatError";
    case Refusal::None:
        break;
    }
    return "";
}

std::optional<std::string_view> textOf(simdjson::dom::element value, std::string &made)
{
    switch (value.type()) {
    case simdjson::dom::element_type::STRING:
        return std::string_view(value.get_string().value_unsafe());
    case simdjson::dom::element_type::INT64:
        return made = std::to_string(value.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
        return made = std::to_string(value.get_uint64().value_unsafe());
    case simdjson::dom::element_type::NULL_VALUE:
        return std::string_view();
    default:
        return std::nullopt;
    }
}

rules::Fault appendStored(const api::Field &field, std::string_view value, std::string &stored)
{
    switch (field.type) {
    case api::FieldType::Phone:
        return rules::normalisePhone(value, field, stored);
    case api::FieldType::Integer:
        return rules::checkInteger(value, stored);
    case api::FieldType::DateTime:
    case api::FieldType::DateTimeCallAt:
        stored.append(value);
        return rules::checkDateTime(value, field);
    default:
        stored.append(value);
        return rules::Fault::None;
    }
}

RecordReader::RecordReader(std::shared_ptr<const api::Format> format) : m_format(std::move(format)), m_rules(*m_format)
{
    const auto count = static_cast<std::size_t>(m_format->fields.size());
    m_values.resize(count);
    m_made.resize(count);
    m_seen.resize(count);
    m_malformed.resize(count);
    m_kept.resize(count);
    m_stored.resize(count);
    for (int i = 0; i < m_format->fields.size(); ++i) {
        const api::Field &field = m_format->fields[i];
        m_names.push_back(field.name.toStdString());
        m_fieldOfName.emplace(m_names.back(), i);
        if (field.key && !field.skip)
            m_keyFields.push_back(i);
    }
}

std::string RecordReader::joinKey(const std::vector<std::string_view> &values)
{
    if (values.size() == 1)
        return std::string(values.front());
    // With the lengths, so that ("ab", "c") and ("a", "bc") differ.
    std::string key;
    for (const std::string_view value : values) {
        key += std::to_string(value.size());
        key += ':';
        key += value;
    }
    return key;
}

// Fills the values of the record; false when it has what no record of this format may have.
bool RecordReader::collect(simdjson::dom::object record)
{
    std::fill(m_values.begin(), m_values.end(), std::string_view());
    std::fill(m_seen.begin(), m_seen.end(), char(0));
    std::fill(m_malformed.begin(), m_malformed.end(), char(0));
    m_verdict = {};
    m_unknown = {};
    bool fits = true;
    std::size_t likely = 0; // records usually have the fields in the order of the format
    for (const auto [name, value] : record) {
        std::size_t field = likely;
        if (field >= m_names.size() || m_names[field] != name) {
            const auto known = m_fieldOfName.find(name);
            if (known == m_fieldOfName.end()) {
                m_unknown = name;
                fits = false;
                continue;
            }
            field = static_cast<std::size_t>(known->second);
        }
        likely = field + 1;
        if (m_format->fields[static_cast<int>(field)].skip)
            continue;
        if (m_seen[field]) {
            fits = false;
            continue;
        }
        m_seen[field] = 1;
        if (const auto text = textOf(value, m_made[field])) {
            m_values[field] = *text;
        } else {
            // Not "no value": the field is there, and wrong.
            m_made[field] = simdjson::minify(value);
            m_values[field] = m_made[field];
            m_malformed[field] = 1;
            fits = false;
        }
    }
    return fits;
}

RecordDraft RecordReader::read(simdjson::dom::object record)
{
    RecordDraft draft;
    const bool fits = collect(record);
    m_verdict = m_rules.checkNew(m_values);
    if (m_verdict.fault != rules::Fault::None)
        draft.refusal = refusalOf(m_verdict.fault);
    else if (!fits)
        draft.refusal = Refusal::FormatError;

    if (draft.refusal != Refusal::MissingKey)
        makeKey(draft);
    if (draft.refusal == Refusal::None) {
        for (std::size_t i = 0; i < m_names.size(); ++i)
            m_kept[i] = sent(i, m_rules.stored(static_cast<int>(i)));
        writeEntry(draft.entry, draft.originals);
    }
    return draft;
}

void RecordReader::makeKey(RecordDraft &draft)
{
    if (m_keyFields.empty())
        return;
    std::vector<std::string> stored(m_keyFields.size());
    std::vector<std::string_view> given(m_keyFields.size());
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < m_keyFields.size(); ++i) {
        const auto field = static_cast<std::size_t>(m_keyFields[i]);
        given[i] = rules::trimmed(m_values[field]);
        if (m_malformed[field] || appendStored(m_format->fields[m_keyFields[i]], given[i], stored[i]) != rules::Fault::None)
            return;
        if (stored[i] != given[i])
            changed.push_back(i);
    }
    std::vector<std::string_view> values(stored.begin(), stored.end());
    draft.key = joinKey(values);
    draft.hasKey = true;

    // Every mixture of stored and sent values finds the record. Beyond six changed key fields only "all as sent" does.
    const std::size_t all = (std::size_t(1) << std::min<std::size_t>(changed.size(), 6)) - 1;
    for (std::size_t mixture = changed.size() > 6 ? all : 1; mixture <= all && !changed.empty(); ++mixture) {
        for (std::size_t bit = 0; bit < changed.size(); ++bit) {
            const bool asSent = bit >= 6 || (mixture >> bit & 1) != 0;
            values[changed[bit]] = asSent ? given[changed[bit]] : std::string_view(stored[changed[bit]]);
        }
        draft.aliases.push_back(joinKey(values));
    }
}

RecordReader::Kept RecordReader::sent(std::size_t field, std::string_view stored) const
{
    const api::FieldType type = m_format->fields[static_cast<int>(field)].type;
    Kept kept{.stored = stored};
    if (type == api::FieldType::Phone || type == api::FieldType::Integer) {
        const std::string_view value = rules::trimmed(m_values[field]);
        if (value != stored)
            kept.original = value;
    }
    return kept;
}

void RecordReader::writeEntry(QByteArray &entry, QByteArray &originals) const
{
    JsonWriter written;
    JsonWriter asSent;
    bool anyOriginal = false;
    written.reserve(320);
    written.beginObject();
    asSent.beginObject();
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const api::Field &field = m_format->fields[static_cast<int>(i)];
        if (field.skip)
            continue;
        const Kept &kept = m_kept[i];
        written.key(m_names[i]);
        if (field.type != api::FieldType::Integer)
            written.text(kept.stored);
        else if (kept.stored.empty())
            written.null();
        else
            written.raw(QByteArrayView(kept.stored.data(), static_cast<qsizetype>(kept.stored.size())));
        if (!kept.original.empty()) {
            asSent.key(m_names[i]).text(kept.original);
            anyOriginal = true;
        }
    }
    written.endObject();
    asSent.endObject();
    entry = written.bytes();
    originals = anyOriginal ? asSent.bytes() : QByteArray();
}

} // namespace outdial::sandbox
