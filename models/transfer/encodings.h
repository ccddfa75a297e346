// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The encodings that files are read in, by the one name that Outdial uses for each: on the screen, on the command line, and in
// the journal of an import.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace outdial::models {

struct EncodingGroup {
    QString title; // "Western Europe"
    QList<QByteArray> names;
};

// In the order in which they are offered.
const QList<EncodingGroup> &encodingGroups();

// The name that is meant by "cp1252", "latin1", "sjis", "utf8"...: one of the groups, or else one that iconv knows, in capitals.
// Empty when nobody knows it.
QByteArray encodingNamed(const QByteArray &name);

// What iconv is asked for. Wider tables stand in for narrow ones whose name is commonly given to both: what Windows in Japan
// writes is called Shift-JIS.
QByteArray iconvName(const QByteArray &encoding);

} // namespace outdial::models
