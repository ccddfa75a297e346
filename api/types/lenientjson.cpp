// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/lenientjson.h>

#include <string_view>

namespace outdial::api {

namespace {

// One pass over a body that failed to parse.
class Repair {
public:
    explicit Repair(std::string_view body) : m_body(body) { m_out.reserve(static_cast<qsizetype>(body.size())); }

    QByteArray run()
    {
        while (m_at < m_body.size()) {
            if (m_body[m_at] == '"')
                straightString();
            else if (atTypographicQuote())
                typographicString();
            else if (m_body.substr(m_at, 2) == "//")
                comment();
            else
                m_out += m_body[m_at++];
        }
        return m_changed ? m_out : QByteArray();
    }

private:
    // U+201C, U+201D and U+201E: E2 80 9C, 9D, 9E
    bool atTypographicQuote() const
    {
        const std::string_view next = m_body.substr(m_at, 3);
        return next == "\xE2\x80\x9C" || next == "\xE2\x80\x9D" || next == "\xE2\x80\x9E";
    }

    void straightString()
    {
        m_out += m_body[m_at++];
        while (m_at < m_body.size()) {
            const char c = m_body[m_at];
            copyOne();
            if (c == '"')
                return;
        }
    }

    // What opens with a typographic quote ends with one; a straight quote in between belongs to the value.
    void typographicString()
    {
        m_changed = true;
        m_at += 3;
        m_out += '"';
        while (m_at < m_body.size() && !atTypographicQuote()) {
            if (m_body[m_at] == '"')
                m_out += '\\';
            copyOne();
        }
        if (m_at < m_body.size()) {
            m_at += 3;
            m_out += '"';
        }
    }

    void copyOne()
    {
        if (m_body[m_at] == '\\' && m_at + 1 < m_body.size())
            m_out += m_body[m_at++];
        m_out += m_body[m_at++];
    }

    void comment()
    {
        m_changed = true;
        while (m_at < m_body.size() && m_body[m_at] != '\n' && m_body[m_at] != '\r')
            ++m_at;
    }

    std::string_view m_body;
    std::size_t m_at = 0;
    QByteArray m_out;
    bool m_changed = false;
};

} // namespace

QByteArray repairedJson(const QByteArray &body)
{
    return Repair(std::string_view(body.constData(), static_cast<std::size_t>(body.size()))).run();
}

ApiError malformed(const QString &detail, Committed committed)
{
    ApiError error;
    error.kind = ErrorKind::Malformed;
    error.committed = committed;
    error.detail = detail;
    return error;
}

} // namespace outdial::api
