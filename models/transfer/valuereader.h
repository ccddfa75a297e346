// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The values that a mapping makes of the cells of a row, one a field: a cell as it stands, several joined, cleaned, or the same
// text for all rows. A cell as it stands is not copied. One thread.
#pragma once

#include <models/transfer/mapping.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace outdial::models {

// Makes the value of one field.
class ValueMaker {
public:
    ValueMaker(const FieldSource &source, const api::Field &field);
    // Trimmed; valid until the next call and no longer than the cells.
    std::string_view make(std::span<const std::string_view> cells);
    // Before clean-ups, of the last call.
    std::string_view joined() const { return m_joined; }
    // One of the cells that were joined is a number whose digits a spreadsheet has lost, which the joined text does not show.
    bool hidesScientific() const { return m_hidesScientific; }
    // See Cleaner; of the last call.
    bool isTimeUnread() const { return m_timeUnread; }

private:
    std::vector<int> m_columns;
    std::string m_separator;
    std::string m_constant;
    std::optional<Cleaner> m_cleaner;
    std::string m_text;
    std::string_view m_joined;
    bool m_hidesScientific = false;
    bool m_timeUnread = false;
};

class ValueReader {
public:
    ValueReader(const Mapping &mapping, const api::Format &format);
    // One value a field, trimmed; valid until the next call and no longer than the cells.
    void read(std::span<const std::string_view> cells, std::vector<std::string_view> &values);
    // Of the last row: a field whose time was not understood although it has to be moved to another zone. -1: none
    int unreadTime() const { return m_unreadTime; }
    // Of the last row and this field: see ValueMaker.
    bool hidesScientific(std::size_t field) const { return m_anyHidden && isHidden(field); }

private:
    bool isHidden(std::size_t field) const;

    // Where the value of a field that needs no making comes from.
    struct Plain {
        int column = -1;
        std::string constant;
    };
    struct Made {
        std::size_t field;
        ValueMaker maker;
    };
    std::vector<Plain> m_plain;
    std::size_t m_columns = 0; // that must be there, so that all of these have one
    std::vector<Made> m_made;
    int m_unreadTime = -1;
    bool m_anyHidden = false;
};

// What the mapping of one field makes of a row, for people to look at.
struct ValueSample {
    QString raw;     // as in the file; of joined columns, joined
    QString cleaned; // what is sent
    QString stored;  // as the tenant keeps it: empty when it has no value or does not fit
    bool fits = true;
};
// typesKnown: of the format's fields; else every text fits.
ValueSample sampleOf(const QStringList &row, const FieldSource &source, const api::Field &field, bool typesKnown);

} // namespace outdial::models
