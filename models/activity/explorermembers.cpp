// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/activity/explorermembers.h>

#include <algorithm>
#include <vector>

namespace outdial::models {

namespace {

// Where a member stands, and the object that it stands in.
struct Place {
    qsizetype nameBegin = -1; // -1: it is not there
    qsizetype valueBegin = 0;
    qsizetype valueEnd = 0;
    JsonToken kind = JsonToken::Null;
};

// An object of the way that is there: the text between its brackets.
struct ObjectPlace {
    qsizetype open = -1; // of its bracket; -1: it is not there
    qsizetype close = 0;
    qsizetype lastEnd = -1;   // behind its last value; -1: it is empty
    qsizetype firstName = -1; // of its first member
};

struct Found {
    bool isObject = false;
    bool blocked = false; // something on the way is there, but no object
    Place member;
    std::vector<ObjectPlace> objects; // by level, as far as they are there; the first is the whole
};

Found find(QStringView text, const QStringList &steps)
{
    Found found;
    // How many steps of the path the objects that are open now stand for; only while all that is open is on the way.
    int level = 0;            // of the object on the way that is open
    int openBelow = 0;        // brackets that are open and not on the way
    bool nameFits = false;    // the name last seen is the next step
    qsizetype nameBegin = -1; // of the name last seen on the way
    qsizetype valueBegin = -1;
    JsonToken valueKind = JsonToken::Null;

    const auto valueEnded = [&](qsizetype end) {
        if (level == 0)
            return;
        auto &object = found.objects[std::size_t(level - 1)];
        object.lastEnd = end;
        if (nameFits && level == steps.size())
            found.member = {nameBegin, valueBegin, end, valueKind};
        else if (nameFits && valueKind != JsonToken::ObjectBegin)
            found.blocked = true;
    };
    const auto problem = scanJson(text, [&](const JsonPart &part) {
        switch (part.token) {
        case JsonToken::Name: {
            if (openBelow > 0)
                return;
            nameBegin = part.begin;
            auto &object = found.objects[std::size_t(level - 1)];
            if (object.firstName < 0)
                object.firstName = part.begin;
            nameFits = jsonStringValue(text.sliced(part.begin, part.end - part.begin)) == steps.at(level - 1);
            return;
        }
        case JsonToken::ObjectBegin:
        case JsonToken::ArrayBegin: {
            const bool whole = level == 0 && openBelow == 0;
            const bool onTheWay =
                part.token == JsonToken::ObjectBegin && openBelow == 0 && (whole || (nameFits && level < steps.size()));
            if (openBelow == 0) {
                valueBegin = part.begin;
                valueKind = part.token;
            }
            if (!onTheWay) {
                ++openBelow;
                return;
            }
            found.isObject = found.isObject || whole;
            found.objects.resize(std::size_t(level));
            found.objects.push_back({part.begin, 0, -1, -1});
            found.blocked = false;
            found.member = {};
            ++level;
            nameFits = false;
            return;
        }
        case JsonToken::ObjectEnd:
        case JsonToken::ArrayEnd:
            if (openBelow > 0) {
                if (--openBelow == 0)
                    valueEnded(part.end);
                return;
            }
            found.objects[std::size_t(level - 1)].close = part.begin;
            --level;
            if (level > 0)
                found.objects[std::size_t(level - 1)].lastEnd = part.end;
            nameFits = false;
            return;
        case JsonToken::Colon:
        case JsonToken::Comma:
            return;
        default:
            if (openBelow > 0)
                return;
            valueBegin = part.begin;
            valueKind = part.token;
            valueEnded(part.end);
            return;
        }
    });
    if (problem)
        return {};
    return found;
}

// The white space at the beginning of the line in which a place is, when nothing else is before it there.
std::optional<QString> indentOf(const QString &text, qsizetype at)
{
    const qsizetype line = at <= 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
    const QString before = text.mid(line, at - line);
    if (line == 0 || !before.trimmed().isEmpty())
        return std::nullopt;
    return before;
}

} // namespace

QString JsonMember::value() const
{
    if (kind == JsonToken::String)
        return jsonStringValue(spelt);
    return kind == JsonToken::Null ? QString() : spelt;
}

std::optional<JsonMember> jsonMember(QStringView text, const QString &path)
{
    const Found found = find(text, path.split(u'.'));
    if (found.member.nameBegin < 0)
        return std::nullopt;
    return JsonMember{found.member.kind,
                      text.sliced(found.member.valueBegin, found.member.valueEnd - found.member.valueBegin).toString()};
}

QString withJsonMember(const QString &text, const QString &path, const QString &spelt)
{
    const QStringList steps = path.split(u'.');
    const Found found = find(text, steps);
    if (!found.isObject || found.blocked)
        return {};
    QString changed = text;
    if (found.member.nameBegin >= 0) {
        changed.replace(found.member.valueBegin, found.member.valueEnd - found.member.valueBegin, spelt);
        return changed;
    }
    // What is missing of the way, as one value in the last object that is there.
    const qsizetype there = qsizetype(found.objects.size());
    const ObjectPlace &object = found.objects.back();
    const std::optional<QString> memberIndent = object.firstName < 0 ? std::nullopt : indentOf(text, object.firstName);
    const bool inLines = memberIndent || (object.lastEnd < 0 && there == 1);
    const QString indent = memberIndent.value_or(inLines ? QStringLiteral("  ") : QString());
    QString value = spelt;
    for (qsizetype i = steps.size() - 1; i >= there; --i)
        value = u'{' + jsonString(steps.at(i)) + QStringLiteral(": ") + value + u'}';
    QString member = jsonString(steps.at(there - 1)) + QStringLiteral(": ") + value;
    if (inLines)
        member.prepend(u'\n' + indent);
    else if (object.lastEnd >= 0)
        member.prepend(u' ');
    if (object.lastEnd >= 0) {
        changed.insert(object.lastEnd, u',' + member);
    } else {
        if (inLines)
            member += u'\n';
        changed.replace(object.open + 1, object.close - object.open - 1, member);
    }
    return changed;
}

QString withoutJsonMember(const QString &text, const QString &path)
{
    const QStringList steps = path.split(u'.');
    const Found found = find(text, steps);
    if (found.member.nameBegin < 0)
        return text;
    QString changed = text;
    // With the comma before it, or, when it is the first, the one behind it.
    qsizetype begin = found.member.nameBegin;
    qsizetype end = found.member.valueEnd;
    qsizetype comma = begin - 1;
    while (comma >= 0 && text[comma].isSpace())
        --comma;
    if (comma >= 0 && text[comma] == u',') {
        begin = comma;
    } else {
        qsizetype behind = end;
        while (behind < text.size() && text[behind].isSpace())
            ++behind;
        if (behind < text.size() && text[behind] == u',') {
            end = behind + 1;
            while (end < text.size() && text[end].isSpace())
                ++end;
        } else {
            begin = comma + 1; // the only one: the brackets stand together then
            end = behind;
        }
    }
    changed.remove(begin, end - begin);
    return changed;
}

QString withSecretsHidden(const QString &text, const QStringList &names)
{
    QString out;
    out.reserve(text.size());
    qsizetype copied = 0;
    bool secret = false;
    const QStringView view(text);
    const auto problem = scanJson(view, [&](const JsonPart &part) {
        const QStringView spelt = view.sliced(part.begin, part.end - part.begin);
        if (part.token == JsonToken::Name) {
            secret = names.contains(jsonStringValue(spelt));
            return;
        }
        if (part.token == JsonToken::Colon)
            return;
        if (secret && part.token == JsonToken::String) {
            const QString value = jsonStringValue(spelt);
            // Of a short one, less: what is shown must not be the most of it.
            out += view.sliced(copied, part.begin - copied);
            out += jsonString(value.left(std::min<qsizetype>(4, value.size() / 4)) + QChar(0x2026));
            copied = part.end;
        }
        secret = false;
    });
    if (problem)
        return {};
    out += view.sliced(copied);
    return out;
}

} // namespace outdial::models
