// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Dates of a file, written the way that a list's field takes them: another order of day and month, twelve hours, the serial
// numbers of spreadsheets, another time zone. Prepared once for a column, then asked for each row: read by hand, offsets of a
// zone kept by day. One thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <models/transfer/zoneclock.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

// How the dates of a column are changed. Plain data.
struct DateChange {
    QString pattern;       // one of datePatterns(); empty: the values are not read as dates
    QByteArray zone;       // IANA name of the zone that the file's times are in; empty: times are not moved
    QByteArray storedZone; // of what is sent; empty: UTC
    QString storedAs;      // one of rules::dateTimeFormats(), for a field that is no date itself; a date field has its own format

    friend bool operator==(const DateChange &, const DateChange &) = default;
};

// "dd.MM.yyyy HH:mm", "yyyy-MM-dd'T'HH:mm:ss", ...: d, M, h and H are one digit or two. The last is excelDates().
const QStringList &datePatterns();
// Days since 30 December 1899, the time of day as a fraction: what a spreadsheet has in a cell that is not formatted as a date.
QString excelDates();
// "9.3.2026 14:05": the same moment in each pattern.
QString dateExample(const QString &pattern);
// Whether it has a time of day. A date alone belongs to no zone and is never moved.
bool hasTime(const QString &pattern);

class DateChanger {
public:
    // fieldFormat: how the value has to be written, one of rules::dateTimeFormats().
    DateChanger(const DateChange &change, const QString &fieldFormat);
    // Appends the date as it is stored. False, and nothing is appended, when the value is not a date of the pattern that exists.
    bool change(std::string_view value, std::string &out);
    // A value that is not read would be sent with the time of another zone.
    bool movesTimes() const { return m_moves; }

private:
    // A moment as a clock shows it, in seconds since 1970, and the offset that is written behind it.
    struct Moment {
        std::int64_t shown = 0;
        bool hasOffset = false;
        int offset = 0;
    };
    struct Part {
        char letter; // y M d H h m s a, 0: the text itself
        int least, most;
        std::string text;
    };
    bool read(std::string_view value, Moment &moment) const;
    bool readTail(std::string_view rest, int &second, Moment &moment) const;
    bool readSerial(std::string_view value, Moment &moment) const;
    void write(std::int64_t shown, std::string &out) const;

    std::vector<Part> m_parts;
    std::string m_layout;
    bool m_excel = false;
    bool m_iso = false;
    bool m_moves = false;
    ZoneClock m_from;
    ZoneClock m_to;
};

} // namespace outdial::models
