// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A zip archive: what is in it, and one file of it as a stream. One thread at a time.
#pragma once

#include <QStringList>

#include <models/transfer/packeddevice.h>

#include <memory>
#include <tl/expected.hpp>

struct zip;
struct zip_file;

namespace outdial::models {

class ZipArchive {
public:
    // The errors are sentences.
    static tl::expected<std::unique_ptr<ZipArchive>, QString> open(const QString &path);
    ~ZipArchive();
    ZipArchive(const ZipArchive &) = delete;
    ZipArchive &operator=(const ZipArchive &) = delete;

    bool isSpreadsheet() const; // .xlsx, .ods are such archives
    // CSV and text files, without what a Mac adds.
    QStringList tables() const;
    static tl::expected<std::unique_ptr<QIODevice>, QString> read(std::unique_ptr<ZipArchive> archive, const QString &name);

private:
    friend class ZipDevice;
    ZipArchive() = default;

    zip *m_zip = nullptr;
    qint64 m_size = 0; // of the archive
    QStringList m_names;
};

} // namespace outdial::models
