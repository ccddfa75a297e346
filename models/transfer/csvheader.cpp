// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/rules/recordrules.h>
#include <models/transfer/csvbytes.h>
#include <models/transfer/csvheader.h>

#include <algorithm>
#include <set>

namespace outdial::models {

namespace {

enum class Looks { Empty, Number, Text };

// Numbers, phone numbers, dates, times, amounts: digits with signs around them. Addresses with @ are values as well.
Looks looksOf(std::string_view cell)
{
    cell = rules::trimmed(cell);
    if (cell.empty())
        return Looks::Empty;
    const bool digits = std::any_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool onlySigns = cell.find_first_not_of("0123456789+-()./:, TZ%$\xC2\xA0") == std::string_view::npos;
    return (digits && onlySigns) || cell.find('@') != std::string_view::npos ? Looks::Number : Looks::Text;
}

} // namespace

Guess<int> guessHeader(const std::vector<std::vector<std::string>> &rows, const std::vector<qint64> &lines)
{
    if (rows.empty())
        return {0, 50, CsvSniffer::tr("There are no rows.")};
    const auto &first = rows.front();
    const int line = static_cast<int>(lines.front());
    if (std::any_of(first.begin(), first.end(), [](const std::string &cell) { return looksOf(cell) == Looks::Number; }))
        return {0, 90, CsvSniffer::tr("The first row has numbers, dates or addresses, which names of columns are not.")};

    std::set<std::string_view> names;
    bool empty = false;
    for (const std::string &cell : first) {
        names.insert(rules::trimmed(cell));
        empty = empty || looksOf(cell) == Looks::Empty;
    }
    const bool distinct = names.size() == first.size();

    // Columns whose rows below are numbers under a name, and columns that have the "name" again as a value.
    int numberColumns = 0, repeated = 0;
    for (std::size_t column = 0; column < first.size(); ++column) {
        int numbers = 0, values = 0;
        bool again = false;
        for (std::size_t row = 1; row < rows.size() && row < 200; ++row) {
            if (column >= rows[row].size())
                continue;
            const Looks looks = looksOf(rows[row][column]);
            values += looks != Looks::Empty ? 1 : 0;
            numbers += looks == Looks::Number ? 1 : 0;
            again = again || (looks == Looks::Text && rows[row][column] == first[column]);
        }
        numberColumns += values > 0 && numbers * 10 >= values * 9 ? 1 : 0;
        repeated += again ? 1 : 0;
    }
    if (numberColumns > 0)
        return {line, distinct && !empty ? 97 : 85,
                CsvSniffer::tr("The first row has text where the rows below have numbers or dates.")};
    if (repeated > 0)
        return {0, 70, CsvSniffer::tr("A value of the first row comes again further down.")};
    if (rows.size() == 1)
        return {line, 60, CsvSniffer::tr("The only row has no numbers.")};
    if (distinct && !empty)
        return {line, 65, CsvSniffer::tr("The first row has distinct texts without numbers, as names of columns are.")};
    return {0, 55, CsvSniffer::tr("The first row has double or empty texts, which names of columns rarely are.")};
}

} // namespace outdial::models
