// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the text of an import comes from: a file, what gzip made of one, or one file of a zip archive, which is written
// "FILE.zip:INNER.csv". Whoever knows an import by its file knows it by this text.
#pragma once

#include <QIODevice>
#include <QString>
#include <QStringList>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::models {

struct SourcePath {
    QString file;  // on the disk
    QString entry; // in the archive; empty when it is not named, or there is none
};

// A file of this very name wins.
SourcePath splitSource(const QString &source);
QString joinSource(const SourcePath &path);
// The file on the disk: what can be moved, changed and looked at.
QString sourceFile(const QString &source);
// For people: "leads.csv", "leads.zip: spring.csv".
QString sourceName(const QString &source);

struct Source {
    std::unique_ptr<QIODevice> device; // null: see problem
    QString problem;                   // why it cannot be read, and what to do
    bool packed = false;
    QString entry;       // of an archive: the file in it that is read
    QStringList entries; // ... and those that could be
};

Source openSource(const QString &source);

} // namespace outdial::models
