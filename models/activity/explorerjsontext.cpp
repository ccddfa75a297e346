// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is made of JSON as text: laid out, narrowed, mended; and its strings.

#include <api/types/lenientjson.h>
#include <models/activity/explorerjson.h>

namespace outdial::models {

QString prettyJson(const QString &text)
{
    QString out;
    out.reserve(text.size() + text.size() / 2);
    const auto line = [&out](int level) {
        out += u'\n';
        out.resize(out.size() + qsizetype(level) * 2, u' ');
    };
    JsonToken before = JsonToken::Comma;
    const auto problem = scanJson(text, [&](const JsonPart &part) {
        const bool opened = before == JsonToken::ObjectBegin || before == JsonToken::ArrayBegin;
        switch (part.token) {
        case JsonToken::ObjectEnd:
        case JsonToken::ArrayEnd:
            if (!opened)
                line(part.depth);
            break;
        case JsonToken::Colon:
        case JsonToken::Comma:
            break;
        default:
            if (opened || (before == JsonToken::Comma && part.depth > 0))
                line(part.depth);
            break;
        }
        out += QStringView(text).sliced(part.begin, part.end - part.begin);
        if (part.token == JsonToken::Colon)
            out += u' ';
        before = part.token;
    });
    return problem ? text : out;
}

QString compactJson(const QString &text)
{
    QString out;
    out.reserve(text.size());
    const auto problem =
        scanJson(text, [&](const JsonPart &part) { out += QStringView(text).sliced(part.begin, part.end - part.begin); });
    return problem ? text : out;
}

QString straightened(const QString &text)
{
    QString mended = QString::fromUtf8(api::repairedJson(text.toUtf8()));
    if (!mended.isEmpty() && !scanJson(mended))
        return mended;
    // Pairs that do not match (“name": “value”): every double one straight.
    mended = text;
    for (const QChar quote : {QChar(u'“'), QChar(u'”'), QChar(u'„'), QChar(u'‟'), QChar(u'″')})
        mended.replace(quote, u'"');
    return scanJson(mended) ? QString() : mended;
}

QString jsonString(const QString &text)
{
    QString out;
    out.reserve(text.size() + 2);
    out += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c == u'\n')
            out += u"\\n";
        else if (c == u'\t')
            out += u"\\t";
        else if (c.unicode() < 0x20)
            out += QStringLiteral("\\u%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    out += u'"';
    return out;
}

QString jsonStringValue(QStringView spelt)
{
    QString out;
    out.reserve(spelt.size());
    for (qsizetype i = 1; i + 1 < spelt.size(); ++i) {
        if (spelt[i] != u'\\') {
            out += spelt[i];
            continue;
        }
        const QChar c = spelt[++i];
        switch (c.unicode()) {
        case u'b':
            out += u'\b';
            break;
        case u'f':
            out += u'\f';
            break;
        case u'n':
            out += u'\n';
            break;
        case u'r':
            out += u'\r';
            break;
        case u't':
            out += u'\t';
            break;
        case u'u':
            out += QChar(spelt.sliced(i + 1, 4).toUShort(nullptr, 16));
            i += 4;
            break;
        default:
            out += c;
            break;
        }
    }
    return out;
}

} // namespace outdial::models
