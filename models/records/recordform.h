// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an editor of one record shows, by the format of its list: a field each with its value, whether it is locked, why its value
// would be refused, and what the tenant would store. From the rules of the API; nothing is asked of the tenant. Plain values,
// any thread.
#pragma once

#include <QHash>

#include <api/types/format.h>
#include <models/records/pendingedits.h>

namespace outdial::models {

// What is said of a value while it is written.
struct ValueVerdict {
    QString refused; // a sentence; empty: it would be taken
    QString stored;  // what the tenant makes of it; empty when it is stored as written (without white space around), or refused
    bool blank = false;

    bool isTaken() const { return refused.isEmpty(); }
};

// typed: whether the field's type is known; else every value is taken. updates: a blank value empties the field of a record.
ValueVerdict judgeValue(const api::Field &field, bool typed, bool updates, const QString &value);

// What belongs into the field, for below it: "Like 13.11.2024 09:00. The time zone is Europe/Berlin."; empty where anything does.
QString valueHint(const api::Field &field, bool typed);
// "Phone, US and Canada", "Date and time", ...
QString fieldTypeWord(const api::Field &field);

class RecordForm {
public:
    enum class Purpose { Add, Update };
    // typed: false when only the names of the fields are known. values: of the record, by the names of fields; what the format
    // does not have is not shown.
    RecordForm(Purpose purpose, api::Format format, bool typed, const QHash<QString, QString> &values = {});

    Purpose purpose() const { return m_purpose; }
    const api::Format &format() const { return m_format; }
    bool isTyped() const { return m_typed; }
    // Fields that are not skipped, in the order of the format.
    int size() const { return int(m_entries.size()); }
    const api::Field &field(int index) const { return m_format.fields.at(m_entries.at(index).field); }
    QString before(int index) const { return m_entries.at(index).before; }
    QString value(int index) const { return m_entries.at(index).value; }
    void setValue(int index, const QString &value) { m_entries[index].value = value; }
    // The record says something else than when it was read.
    void setBefore(int index, const QString &before) { m_entries[index].before = before; }
    // Keys of a record that is updated.
    bool isLocked(int index) const { return m_purpose == Purpose::Update && field(index).key; }
    bool isChanged(int index) const;
    int changedCount() const;
    // Of the field by itself, and of the only phone number.
    ValueVerdict verdict(int index) const;
    // Why the record as a whole cannot be sent ("At least one phone number is needed: home, mobile."); null: it can, as far as is
    // known here.
    QString problem() const;
    bool canBeSent() const;

    // Add: every field that has a value. Update: the key as it is, and what is changed, null where it is emptied.
    QByteArray body() const;
    // The key fields as a look-up takes them, of what is written; empty when one has no value, or there are none.
    QByteArray key() const;
    QList<PendingEdits::Value> changes() const;

private:
    struct Entry {
        int field = 0; // in the format
        QString before;
        QString value;
    };
    QStringList phones(bool withValue) const;

    Purpose m_purpose;
    api::Format m_format;
    bool m_typed;
    QList<Entry> m_entries;
};

} // namespace outdial::models
