// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON as text, for people who write it and read it: where a mistake is, the same value laid out, and one pass over its tokens
// for whoever looks for a member in it. Nothing goes through a document that would sort names, round numbers or drop a member
// that is given twice. Pure functions, any thread.
#pragma once

#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace outdial::models {

struct JsonProblem {
    qsizetype offset = 0; // in UTF-16 units
    int line = 1;
    int column = 1;        // in characters, as an editor counts them
    QString sentence;      // what is wrong, without the place
    bool mendable = false; // typographic quotes or comments: straightened() may do it
    // "Line 3, column 5: ..."
    QString shown() const;
};

enum class JsonToken { ObjectBegin, ObjectEnd, ArrayBegin, ArrayEnd, Name, String, Number, True, False, Null, Colon, Comma };

// One token as it stands in the text. depth: how many objects and arrays are open around it.
struct JsonPart {
    JsonToken token = JsonToken::Null;
    qsizetype begin = 0;
    qsizetype end = 0;
    int depth = 0;
};

// Calls see for each token of a text that is one JSON value, in order, up to the first mistake. None: there is none.
std::optional<JsonProblem> scanJson(QStringView text, const std::function<void(const JsonPart &)> &see = {});

// The value laid out, two spaces a level; names, numbers and strings as they are spelt. The text itself when it is not JSON.
QString prettyJson(const QString &text);
// Without any white space between the tokens. The text itself when it is not JSON.
QString compactJson(const QString &text);
// The text with typographic quotes made straight and comments taken out; null when that does not make it JSON.
QString straightened(const QString &text);

// A string as JSON writes it, with its quotation marks.
QString jsonString(const QString &text);
// What a JSON string (with its quotation marks) says.
QString jsonStringValue(QStringView spelt);

} // namespace outdial::models
