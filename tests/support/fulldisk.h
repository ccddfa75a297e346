// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Disks without room. DiskLimit: no file of this process, or of one that it starts meanwhile, grows beyond a size; what would is
// written in part, like on a full disk. SmallDisk: a file system of a few megabytes in memory, which this process alone sees;
// only where it may mount one.
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

namespace outdial::test {

class DiskLimit {
public:
    explicit DiskLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN); // the write fails, as on a disk; programs inherit it
        if (::getrlimit(RLIMIT_FSIZE, &m_before) != 0)
            qFatal("no limit");
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            qFatal("no limit");
    }
    ~DiskLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(DiskLimit)

private:
    rlimit m_before{};
};

// Whether SmallDisk can be used. To be called first in main(): a process with threads gets no view of its own.
inline bool allowSmallDisks()
{
    const auto uid = QByteArray::number(::getuid());
    const auto gid = QByteArray::number(::getgid());
    const auto write = [](const char *path, const QByteArray &text) {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
    };
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        if (!write("/proc/self/setgroups", "deny") || !write("/proc/self/uid_map", uid + ' ' + uid + " 1") ||
            !write("/proc/self/gid_map", gid + ' ' + gid + " 1"))
            return false;
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

// While it lives, temporary folders are made on it.
class SmallDisk {
public:
    SmallDisk() : m_temporary(qgetenv("TMPDIR"))
    {
        m_good = ::mount("none", QFile::encodeName(m_place.path()).constData(), "tmpfs", MS_NOSUID, "size=16m") == 0;
        if (m_good)
            qputenv("TMPDIR", QFile::encodeName(m_place.path()));
    }
    ~SmallDisk()
    {
        if (!m_good)
            return;
        if (m_temporary.isNull())
            qunsetenv("TMPDIR");
        else
            qputenv("TMPDIR", m_temporary);
        ::umount2(QFile::encodeName(m_place.path()).constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isThere() const { return m_good; }
    QString path() const { return m_place.path(); }
    // Fills it up but for some bytes; they are counted in pages of 4096.
    void fill(qint64 free)
    {
        QFile ballast(m_place.filePath(QStringLiteral("ballast")));
        if (!ballast.open(QIODevice::Append | QIODevice::Unbuffered))
            qFatal("no ballast");
        for (qsizetype size = 1024 * 1024; size >= 4096;) {
            if (ballast.write(QByteArray(size, 'x')) != size)
                size /= 2;
        }
        ballast.resize(std::max(qint64(0), ballast.size() - free));
    }
    void free() { QFile::remove(m_place.filePath(QStringLiteral("ballast"))); }

private:
    QTemporaryDir m_place;
    QByteArray m_temporary;
    bool m_good = false;
};

} // namespace outdial::test
