// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that can be done with a file: reading it in blocks, and one memchr pass over each for the line ends.
#pragma once

#include <QFile>

#include <cstring>

namespace outdial::bench {

inline std::size_t countLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    QByteArray block(128 * 1024, Qt::Uninitialized);
    std::size_t lines = 0;
    for (;;) {
        const qint64 got = file.read(block.data(), block.size());
        if (got <= 0)
            return lines;
        const char *at = block.constData();
        const char *const end = at + got;
        while (at < end &&
               (at = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
            ++lines;
            ++at;
        }
    }
}

} // namespace outdial::bench
