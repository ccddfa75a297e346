// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes JSON into one buffer, commas included. Text is UTF-8 and goes out as it is; only what JSON demands is escaped.
#pragma once

#include <QByteArray>
#include <QStringView>

#include <string_view>

namespace outdial::sandbox {

class JsonWriter {
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);
    JsonWriter &text(std::string_view utf8);
    JsonWriter &text(QStringView value);
    JsonWriter &integer(qint64 value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    // JSON that is complete in itself.
    JsonWriter &raw(QByteArrayView json);
    // Members of an object without its braces; nothing when empty.
    JsonWriter &members(QByteArrayView json);

    const QByteArray &bytes() const { return m_out; }
    void reserve(qsizetype size) { m_out.reserve(size); }

private:
    void separate();

    QByteArray m_out;
    bool m_comma = false;
};

} // namespace outdial::sandbox
