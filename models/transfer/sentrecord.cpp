// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/transfer/rowpipeline.h>
#include <models/transfer/sentrecord.h>

#include <algorithm>
#include <simdjson.h>

namespace outdial::models {

namespace {

void appendPart(std::string &out, std::string_view part)
{
    // With its length, so that no two different records join to the same text.
    out += std::to_string(part.size());
    out.push_back(':');
    out += part;
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// A stored phone may have lost a prefix or gained a country code: one number ends with the other's last seven digits and more.
bool samePhone(std::string_view sent, std::string_view stored)
{
    const auto a = digitsOf(sent);
    const auto b = digitsOf(stored);
    if (a == b)
        return !a.empty();
    const auto &shorter = a.size() < b.size() ? a : b;
    const auto &longer = a.size() < b.size() ? b : a;
    return shorter.size() >= 7 && longer.ends_with(shorter);
}

bool sameInteger(std::string_view a, std::string_view b)
{
    const auto plain = [](std::string_view text) {
        const bool negative = text.starts_with('-');
        if (negative || text.starts_with('+'))
            text.remove_prefix(1);
        text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
        return (negative && !text.empty() ? "-" : "") + std::string(text);
    };
    return plain(a) == plain(b);
}

} // namespace

std::optional<SentRecord> SentRecord::parse(std::string_view json)
{
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(json.data(), json.size()).get_object().get(object) != simdjson::SUCCESS)
        return std::nullopt;
    SentRecord record;
    for (const auto member : object) {
        std::string text;
        std::string_view string;
        if (member.value.get_string().get(string) == simdjson::SUCCESS)
            text = rules::trimmed(string);
        else if (!member.value.is_null())
            text = simdjson::minify(member.value);
        if (!text.empty())
            record.m_fields.emplace_back(std::string(member.key), std::move(text));
        else
            record.m_blank.emplace_back(member.key);
    }
    std::ranges::sort(record.m_fields);
    return record;
}

std::string SentRecord::asSent() const
{
    std::string text;
    for (const auto &[name, fieldValue] : m_fields) {
        appendPart(text, name);
        appendPart(text, fieldValue);
    }
    return text;
}

std::string SentRecord::storedValue(const api::Format &format, const std::string &name, const std::string &value)
{
    const int index = format.indexOf(QString::fromStdString(name));
    std::string stored;
    const api::Field *field = index < 0 ? nullptr : &format.fields[index];
    auto fault = rules::Fault::NotText;
    if (field != nullptr && field->type == api::FieldType::Phone)
        fault = rules::normalisePhone(value, *field, stored);
    else if (field != nullptr && field->type == api::FieldType::Integer)
        fault = rules::checkInteger(value, stored);
    return fault == rules::Fault::None ? stored : value;
}

std::string SentRecord::asStored(const api::Format &format) const
{
    std::string text;
    for (const auto &[name, fieldValue] : m_fields) {
        appendPart(text, name);
        appendPart(text, storedValue(format, name, fieldValue));
    }
    return text;
}

std::vector<std::pair<std::string, std::string>> SentRecord::keysAsStored(const api::Format &format) const
{
    std::vector<std::pair<std::string, std::string>> keys;
    for (const auto &[name, fieldValue] : m_fields) {
        const int index = format.indexOf(QString::fromStdString(name));
        if (index >= 0 && format.fields[index].key)
            keys.emplace_back(name, storedValue(format, name, fieldValue));
    }
    return keys;
}

std::string SentRecord::keyAsStored(const api::Format &format) const
{
    SentRecord keys;
    for (const auto &[name, fieldValue] : m_fields) {
        const int index = format.indexOf(QString::fromStdString(name));
        if (index >= 0 && format.fields[index].key)
            keys.m_fields.emplace_back(name, fieldValue);
    }
    return keys.m_fields.empty() ? std::string() : keys.asStored(format);
}

std::string SentRecord::keysJson(const api::Format &format, bool typesKnown) const
{
    std::string json = "{";
    for (const auto &[name, fieldValue] : m_fields) {
        const int index = format.indexOf(QString::fromStdString(name));
        if (typesKnown && (index < 0 || !format.fields[index].key))
            continue;
        if (json.size() > 1)
            json.push_back(',');
        appendJsonString(json, name);
        json.push_back(':');
        appendJsonString(json, fieldValue);
    }
    json.push_back('}');
    return json;
}

std::string_view SentRecord::value(const QString &name) const
{
    const auto wanted = name.toStdString();
    const auto found = std::ranges::find(m_fields, wanted, &std::pair<std::string, std::string>::first);
    return found == m_fields.end() ? std::string_view() : std::string_view(found->second);
}

bool SentRecord::fieldEquals(const api::Field &field, const api::RecordPage &page, int row, bool typesKnown) const
{
    const auto sent = value(field.name);
    const auto name = field.name.toStdString();
    std::string_view stored;
    for (int i = 0; i < page.entryFieldCount(); ++i) {
        if (page.entryFieldName(i) == name)
            stored = rules::trimmed(page.entryValue(row, i));
    }
    if (sent == stored)
        return true;
    const bool phone = field.type == api::FieldType::Phone && samePhone(sent, stored);
    const bool integer = field.type == api::FieldType::Integer && sameInteger(sent, stored);
    // Without known types a value that differs may be a phone number that was normalised.
    const bool guess = !typesKnown && samePhone(sent, stored);
    return phone || integer || guess;
}

bool SentRecord::equals(const api::RecordPage &page, int row, const api::Format &format, bool typesKnown) const
{
    return std::ranges::all_of(format.fields,
                               [&](const api::Field &field) { return field.skip || fieldEquals(field, page, row, typesKnown); });
}

bool SentRecord::isPartOf(const api::RecordPage &page, int row, const api::Format &format) const
{
    return std::ranges::all_of(format.fields, [&](const api::Field &field) {
        const bool sent = !value(field.name).empty() || std::ranges::find(m_blank, field.name.toStdString()) != m_blank.end();
        return !sent || fieldEquals(field, page, row, true);
    });
}

} // namespace outdial::models
