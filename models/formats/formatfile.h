// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A format in a file: the object that createListWithNewFormat takes, as JSON that people can read. The import and the command
// line read the same. Functions without state, any thread; they wait for the disk.
#pragma once

#include <QString>

#include <api/types/format.h>

namespace outdial::models {

struct FormatFile {
    QString problem; // why it cannot be used, sentences; null: it can
    api::Format format;
    QString listName; // empty: it has none
};
FormatFile readFormatFile(const QString &path);
// listName empty: it is left out. Null when it is written, else a sentence.
QString writeFormatFile(const QString &path, const api::Format &format, const QString &listName);

} // namespace outdial::models
