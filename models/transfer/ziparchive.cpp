// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <models/transfer/ziparchive.h>

#include <zip.h>

namespace outdial::models {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ZipArchive)
};

constexpr zip_uint64_t statNeeded = ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD;

} // namespace

// One file of an archive.
class ZipDevice : public PackedDevice {
public:
    ZipDevice(std::unique_ptr<ZipArchive> archive, zip_file *file, qint64 size)
        : m_archive(std::move(archive)),
          m_file(file),
          m_fullSize(size)
    {
        setOpenMode(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~ZipDevice() override { zip_fclose(m_file); }

    qint64 packedOffset() const final
    {
        if (m_fullSize <= 0)
            return m_archive->m_size;
        return qint64(double(m_archive->m_size) * double(m_read) / double(m_fullSize));
    }

protected:
    qint64 readData(char *data, qint64 most) final
    {
        if (m_failed)
            return -1;
        const zip_int64_t got = zip_fread(m_file, data, zip_uint64_t(most));
        m_read += std::max<qint64>(got, 0);
        // The checksum is compared by the library at the end.
        m_failed = got < 0 || (got == 0 && most > 0 && m_read != m_fullSize);
        if (!m_failed)
            return got;
        setErrorString(Text::tr("the archive is damaged or was not copied as a whole (%1). Fetch it again.")
                           .arg(QString::fromUtf8(zip_file_strerror(m_file))));
        return -1;
    }

private:
    std::unique_ptr<ZipArchive> m_archive;
    zip_file *m_file;
    qint64 m_fullSize;
    qint64 m_read = 0;
    bool m_failed = false;
};

tl::expected<std::unique_ptr<ZipArchive>, QString> ZipArchive::open(const QString &path)
{
    std::unique_ptr<ZipArchive> archive(new ZipArchive);
    int code = 0;
    archive->m_zip = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (archive->m_zip == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const QString why = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return tl::unexpected(Text::tr("The archive is damaged or was not copied as a whole (%1). Fetch it again.").arg(why));
    }
    archive->m_size = QFileInfo(path).size();
    const zip_int64_t count = zip_get_num_entries(archive->m_zip, 0);
    for (zip_int64_t i = 0; i < count; ++i)
        archive->m_names.append(QString::fromUtf8(zip_get_name(archive->m_zip, zip_uint64_t(i), ZIP_FL_ENC_GUESS)));
    return archive;
}

ZipArchive::~ZipArchive()
{
    if (m_zip != nullptr)
        zip_discard(m_zip);
}

bool ZipArchive::isSpreadsheet() const
{
    return m_names.contains(QStringLiteral("[Content_Types].xml")) || m_names.contains(QStringLiteral("META-INF/manifest.xml"));
}

QStringList ZipArchive::tables() const
{
    QStringList tables;
    for (const QString &name : m_names) {
        const QFileInfo info(name);
        static const QStringList endings{QStringLiteral("csv"), QStringLiteral("txt"), QStringLiteral("tsv"),
                                         QStringLiteral("tab")};
        const bool hidden = info.fileName().startsWith(u'.') || name.startsWith(QLatin1String("__MACOSX/"));
        if (!hidden && endings.contains(info.suffix().toLower()))
            tables.append(name);
    }
    return tables;
}

tl::expected<std::unique_ptr<QIODevice>, QString> ZipArchive::read(std::unique_ptr<ZipArchive> archive, const QString &name)
{
    const auto index = archive->m_names.indexOf(name);
    if (index < 0)
        return tl::unexpected(Text::tr("The archive has no file “%1”. Choose one that is in it.").arg(name));
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive->m_zip, zip_uint64_t(index), 0, &stat) != 0 || (stat.valid & statNeeded) != statNeeded)
        return tl::unexpected(
            Text::tr("“%1” cannot be read from the archive: %2.").arg(name, QString::fromUtf8(zip_strerror(archive->m_zip))));
    if (stat.encryption_method != ZIP_EM_NONE)
        return tl::unexpected(
            Text::tr("“%1” is locked with a password in the archive. Unpack it, and choose the unpacked file.").arg(name));
    zip_file *file = zip_fopen_index(archive->m_zip, zip_uint64_t(index), 0);
    if (file == nullptr)
        return tl::unexpected(Text::tr("“%1” cannot be read from the archive: %2. Unpack it, and choose the unpacked file.")
                                  .arg(name, QString::fromUtf8(zip_strerror(archive->m_zip))));
    return std::make_unique<ZipDevice>(std::move(archive), file, qint64(stat.size));
}

} // namespace outdial::models
