// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/jsonwriter.h>

namespace outdial::sandbox {

void JsonWriter::separate()
{
    if (m_comma)
        m_out.append(',');
    m_comma = true;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out.append('{');
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_out.append('}');
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out.append('[');
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_out.append(']');
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    text(name);
    m_out.append(':');
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::text(std::string_view utf8)
{
    separate();
    m_out.append('"');
    std::size_t plain = 0; // start of what needs no escape
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out.append(utf8.data() + plain, static_cast<qsizetype>(i - plain));
        plain = i + 1;
        switch (c) {
        case '"':
            m_out.append("\\\"", 2);
            break;
        case '\\':
            m_out.append("\\\\", 2);
            break;
        case '\n':
            m_out.append("\\n", 2);
            break;
        case '\r':
            m_out.append("\\r", 2);
            break;
        case '\t':
            m_out.append("\\t", 2);
            break;
        default: {
            static constexpr char hex[] = "0123456789abcdef";
            const char escape[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            m_out.append(escape, sizeof escape);
        }
        }
    }
    m_out.append(utf8.data() + plain, static_cast<qsizetype>(utf8.size() - plain));
    m_out.append('"');
    return *this;
}

JsonWriter &JsonWriter::text(QStringView value)
{
    const QByteArray utf8 = value.toUtf8();
    return text(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

JsonWriter &JsonWriter::integer(qint64 value)
{
    separate();
    m_out.append(QByteArray::number(value));
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    separate();
    m_out.append(value ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out.append("null");
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out.append(json);
    return *this;
}

JsonWriter &JsonWriter::members(QByteArrayView json)
{
    if (!json.isEmpty())
        raw(json);
    return *this;
}

} // namespace outdial::sandbox
