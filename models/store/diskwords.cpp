// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <QStorageInfo>

#include <models/store/diskwords.h>

#include <algorithm>
#include <cerrno>
#include <initializer_list>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(DiskWords)
};

// Less than what SQLite needs to open a journal.
constexpr qint64 nothing = 64 * 1024;

QString keepOn(DiskTrouble trouble)
{
    switch (trouble) {
    case DiskTrouble::Full:
        return Text::tr("Free some space.");
    case DiskTrouble::ReadOnly:
        return Text::tr("See that the file and its folder may be written, then start Outdial again.");
    case DiskTrouble::Damaged:
        return Text::tr(
            "Close Outdial, put a copy from before in the place of the file or move it away, then start Outdial again.");
    case DiskTrouble::Busy:
        return Text::tr("Close the program that holds it.");
    case DiskTrouble::Other:
        break;
    }
    return Text::tr("See that its disk is there, has room and may be written.");
}

} // namespace

bool diskIsFull(const QString &path, const QString &said)
{
    if (said == QLatin1String("database or disk is full") || said == qt_error_string(ENOSPC))
        return true;
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() && disk.bytesAvailable() < nothing;
}

DiskTrouble diskTrouble(const QString &path, const QString &said)
{
    if (diskIsFull(path, said))
        return DiskTrouble::Full;
    const auto says = [&said](std::initializer_list<const char *> words) {
        return std::ranges::any_of(words, [&said](const char *word) { return said.contains(QLatin1String(word)); });
    };
    if (says({"readonly database", "access permission denied"}) || said == qt_error_string(EACCES) ||
        said == qt_error_string(EROFS))
        return DiskTrouble::ReadOnly;
    // A table that is not there, in a file whose schema was brought up to date: something took it away.
    if (says({"malformed", "file is not a database", "no such table", "no such column"}))
        return DiskTrouble::Damaged;
    return says({"is locked"}) ? DiskTrouble::Busy : DiskTrouble::Other;
}

QString diskCause(const QString &path, const QString &said)
{
    switch (diskTrouble(path, said)) {
    case DiskTrouble::Full:
        return Text::tr("the disk is full");
    case DiskTrouble::ReadOnly:
        return Text::tr("the file may not be written");
    case DiskTrouble::Damaged:
        return Text::tr("the file is damaged");
    case DiskTrouble::Busy:
        return Text::tr("another program holds it");
    case DiskTrouble::Other:
        break;
    }
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
    case AfterRoom::KeepOn:
        return keepOn(diskTrouble(path, said));
    case AfterRoom::Start:
        break;
    }
    return full ? Text::tr("Free some space, then start Outdial again.")
                : Text::tr("See that there is room for it and that it may be written, then start Outdial again.");
}

} // namespace outdial::models
