// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the types of fields and where a format comes from are told to people. The wire has its own spellings (api/types/format.h).
#pragma once

#include <QList>
#include <QString>

#include <api/types/format.h>
#include <models/store/knownformats.h>

namespace outdial::models {

// What a person chooses as the type of a field: the two kinds of phones are two of them.
struct FieldKind {
    api::FieldType type = api::FieldType::Other;
    api::PhoneType phoneType = api::PhoneType::Other; // of PHONE
};
// All of them, in the order of a menu.
const QList<FieldKind> &fieldKinds();
int fieldKindOf(const api::Field &field);

// "Phone · US and Canada", "Zip code"
QString fieldKindWords(const FieldKind &kind);
// "Phone"
QString fieldTypeTitle(api::FieldType type);
// What the reference says that a field of the type is for: one or two sentences.
QString fieldTypeNote(const api::Field &field);
// "created here", "taught here", "learned from records"
QString originWords(FormatOrigin origin);

// Makes the field one of another kind: properties that do not belong to it are emptied.
void setFieldKind(api::Field &field, const FieldKind &kind);

} // namespace outdial::models
