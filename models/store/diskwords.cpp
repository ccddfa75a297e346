// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <QStorageInfo>

#include <models/store/diskwords.h>

#include <cerrno>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(DiskWords)
};

// Less than what SQLite needs to open a journal.
constexpr qint64 nothing = 64 * 1024;

} // namespace

bool diskIsFull(const QString &path, const QString &said)
{
    if (said == QLatin1String("database or disk is full") || said == qt_error_string(ENOSPC))
        return true;
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < nothing;
}

QString diskCause(const QString &path, const QString &said)
{
    if (diskIsFull(path, said))
        return Text::tr("the disk is full");
    return said.isEmpty() ? Text::tr("the disk refuses") : said;
}

QString diskRemedy(const QString &path, const QString &said, AfterRoom then)
{
    const bool full = diskIsFull(path, said);
    switch (then) {
    case AfterRoom::GoOn:
        return full ? Text::tr("Free some space, then go on with the import.")
                    : Text::tr("See that there is room for it and that it may be written, then go on with the import.");
    case AfterRoom::Import:
        return full ? Text::tr("Nothing was sent. Free some space, then start the import again.")
                    : Text::tr("Nothing was sent. See that there is room for it and that it may be written, then start the "
                               "import again.");
    case AfterRoom::Start:
        break;
    }
    return full ? Text::tr("Free some space, then start Outdial again.")
                : Text::tr("See that there is room for it and that it may be written, then start Outdial again.");
}

} // namespace outdial::models
