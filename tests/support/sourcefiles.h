// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Files to import from: written into a folder of the test, and read through to the end.
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <models/transfer/csvreader.h>
#include <models/transfer/importsource.h>

namespace outdial::test {

// A folder for files of a test.
class SourceFolder {
public:
    // The path of the new file.
    QString write(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

struct Read {
    qint64 rows = 0;
    QByteArray last;
    QString error;
    qint64 offset = 0;
};

inline Read readAll(const QString &path, const models::CsvDialect &dialect = {"UTF-8", ',', '"', 1})
{
    models::Source source = models::openSource(path);
    if (!source.device)
        return {0, {}, source.problem, 0};
    models::CsvReader reader(std::move(source.device), dialect);
    Read read;
    models::CsvReader::Status status = models::CsvReader::Status::Row;
    while ((status = reader.next()) == models::CsvReader::Status::Row) {
        ++read.rows;
        read.last = QByteArray(reader.fields()[0].data(), qsizetype(reader.fields()[0].size()));
    }
    read.offset = reader.byteOffset();
    if (status == models::CsvReader::Status::Error)
        read.error = reader.error();
    return read;
}

} // namespace outdial::test
