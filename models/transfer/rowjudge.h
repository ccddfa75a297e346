// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Decides for one row by itself whether it can be sent: map, clean, check by the API's rules and by Outdial's. RowPipeline goes
// through a file with it, and a row that is being mended is judged by it at once. What takes more than one row, a key that comes
// twice and the records of the list, is none of its business. One thread.
#pragma once

#include <QStringList>

#include <api/rules/recordrules.h>
#include <models/transfer/cause.h>
#include <models/transfer/importsettings.h>
#include <models/transfer/valuereader.h>

#include <span>
#include <string_view>
#include <vector>

namespace outdial::models {

class RowJudge {
public:
    // Reads neither the file nor the edits of the settings.
    explicit RowJudge(const ImportSettings &settings);

    // Whether the row can be sent. The cells must stay until the next call. isText: false when bytes of the row mean nothing in
    // the encoding of the file, or are zero.
    bool judge(std::span<const std::string_view> cells, bool isText = true);

    // Of the last row.
    Cause cause() const { return m_cause; }             // why it cannot be sent; None: it can
    Cause warning() const { return m_warning; }         // when it can; None mostly
    int field() const { return m_field; }               // index of the field that the cause or warning is about, -1: none
    int fields() const { return int(m_values.size()); } // of the format
    std::string_view valueOf(int field) const { return m_values[size_t(field)]; }
    std::span<const std::string_view> values() const { return m_values; }
    // When it can be sent and the types are known: what the tenant stores for a field, "" for no value.
    std::string_view storedOf(int field) const { return m_rules.stored(field); }
    std::string_view key() const { return m_rules.key(); }
    // What an update says of each field; data() == nullptr: the field stays, other empty ones: it is emptied. Whoever compares
    // the row with its record takes out what is the same.
    std::span<std::string_view> changes() { return m_changes; }
    std::span<const std::string_view> changes() const { return m_changes; }
    // Of an import that updates or adds: why the row cannot be added should no record have its key. None: it can.
    Cause addCause() const { return m_addCause; }
    int addField() const { return m_addField; }

private:
    bool block(Cause cause, int field);
    bool checkCellCount(std::span<const std::string_view> cells) const;
    void flagScientific();
    rules::Verdict checkValues();

    const ImportSettings m_settings;
    ValueReader m_valueReader;
    rules::RecordRules m_rules;
    std::vector<std::string_view> m_values; // one a field
    std::vector<std::string_view> m_changes;
    Cause m_cause = Cause::None;
    Cause m_warning = Cause::None;
    int m_field = -1;
    Cause m_addCause = Cause::None;
    int m_addField = -1;
};

// What a row would become, for people to look at. Plain data.
struct RowVerdict {
    Cause cause = Cause::None;   // why it cannot be sent; None: it can
    Cause warning = Cause::None; // when it can
    int field = -1;              // that the cause or warning is about
    QString value;               // of that field, as it is checked
    QStringList stored;          // when it can be sent: one a field, empty for no value
    QByteArray key;              // likewise; empty when the format has none
};
// typesKnown: as in the settings of the judge.
RowVerdict verdictOf(RowJudge &judge, const QStringList &cells, bool typesKnown, bool isText = true);

} // namespace outdial::models
