// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/entryvalues.h>
#include <sandbox/recordreader.h>

namespace outdial::sandbox {
namespace {

QString textIn(const simdjson::dom::element &entry, const QString &field)
{
    simdjson::dom::element value;
    if (entry[field.toStdString()].get(value) != simdjson::SUCCESS)
        return {};
    std::string made;
    const std::string_view text = textOf(value, made).value_or(std::string_view());
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QStringList EntryValues::phones(const api::Format &format, const QByteArray &entry)
{
    QStringList found;
    simdjson::dom::element read;
    if (m_parser.parse(entry.constData(), static_cast<std::size_t>(entry.size())).get(read) != simdjson::SUCCESS)
        return found;
    for (const api::Field &field : format.fields) {
        if (field.type != api::FieldType::Phone || field.skip)
            continue;
        const QString phone = textIn(read, field.name);
        if (!phone.isEmpty())
            found.append(phone);
    }
    return found;
}

QString EntryValues::value(const QString &field, const QByteArray &entry)
{
    simdjson::dom::element read;
    if (m_parser.parse(entry.constData(), static_cast<std::size_t>(entry.size())).get(read) != simdjson::SUCCESS)
        return {};
    return textIn(read, field);
}

} // namespace outdial::sandbox
