// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Single members of a JSON text: read, set, taken out, while all the rest of the text stays as it was typed. This is how the form
// of the method explorer and its editor show the same body. Paths name members of objects ("sortingOrder.type"). Pure functions.
#pragma once

#include <QString>
#include <QStringList>

#include <models/activity/explorerjson.h>

#include <optional>

namespace outdial::models {

struct JsonMember {
    JsonToken kind = JsonToken::Null; // ObjectBegin and ArrayBegin for those
    QString spelt;                    // as it stands in the text
    // A string without its quotation marks, anything else as it is spelt; null is empty.
    QString value() const;
};

// None when it is not there, or the text is not a JSON object. Of a member that is given twice: the last.
std::optional<JsonMember> jsonMember(QStringView text, const QString &path);

// The text with the member set to this value (JSON, as jsonString() makes it), added at the end of its object when it was not
// there; the objects on the way to it are made. Null when the text is not a JSON object, or something on the way is no object.
QString withJsonMember(const QString &text, const QString &path, const QString &spelt);
// The text without the member; the text itself when it is not there.
QString withoutJsonMember(const QString &text, const QString &path);

// What stands for the value of a secret: its first four characters at most. Strings only, wherever they are in the text, of
// members with one of these names.
QString withSecretsHidden(const QString &text, const QStringList &names);

} // namespace outdial::models
