// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/transfer/cause.h>

#include <array>

namespace outdial::models {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Cause", text); }

struct Entry {
    Cause cause;
    const char *name;
    CauseGroup group;
    const char *title;
    const char *expectation;
    const char *remedy;
};

constexpr auto before = CauseGroup::FoundBefore;
constexpr auto told = CauseGroup::Told;

constexpr std::array entries{
    Entry{Cause::None, "none", before, "", "", ""},
    Entry{Cause::KeyEmpty, "keyEmpty", before, QT_TRANSLATE_NOOP("Cause", "Key field is empty"),
          QT_TRANSLATE_NOOP("Cause", "A value: the key identifies the record."),
          QT_TRANSLATE_NOOP("Cause", "Fill it in, or skip the row.")},
    Entry{Cause::RequiredEmpty, "requiredEmpty", before, QT_TRANSLATE_NOOP("Cause", "Required field is empty"),
          QT_TRANSLATE_NOOP("Cause", "A value: the format requires this field."),
          QT_TRANSLATE_NOOP("Cause", "Fill it in, or skip the row.")},
    Entry{Cause::CannotBeReset, "cannotBeReset", before, QT_TRANSLATE_NOOP("Cause", "This field cannot be emptied"),
          QT_TRANSLATE_NOOP("Cause", "A value: required fields and the only phone number of a record cannot be emptied."),
          QT_TRANSLATE_NOOP("Cause", "Fill it in, or let empty cells keep what the record has.")},
    Entry{Cause::NoPhone, "noPhone", before, QT_TRANSLATE_NOOP("Cause", "No phone number"),
          QT_TRANSLATE_NOOP("Cause", "At least one phone number in a record."),
          QT_TRANSLATE_NOOP("Cause", "Fill in a number, or skip the row.")},
    Entry{Cause::PhoneNoDigits, "phoneNoDigits", before, QT_TRANSLATE_NOOP("Cause", "Phone has no digits"),
          QT_TRANSLATE_NOOP("Cause", "A number with digits."), QT_TRANSLATE_NOOP("Cause", "Mend the number, or skip the row.")},
    Entry{Cause::PhoneLength, "phoneLength", before, QT_TRANSLATE_NOOP("Cause", "Phone has the wrong length"),
          QT_TRANSLATE_NOOP(
              "Cause", "10 digits, or 11 beginning with 1, or any number beginning with 011. Signs and spaces do not count."),
          QT_TRANSLATE_NOOP("Cause", "Mend the number, or skip the row.")},
    Entry{Cause::PhoneTenDigitsWith1, "phoneTenDigits", before,
          QT_TRANSLATE_NOOP("Cause", "Phone has ten digits beginning with 1"),
          QT_TRANSLATE_NOOP("Cause", "10 digits not beginning with 1, or 11 beginning with 1. Signs and spaces do not count."),
          QT_TRANSLATE_NOOP("Cause", "A digit is missing: mend the number, or skip the row.")},
    Entry{Cause::NotAnInteger, "notAnInteger", before, QT_TRANSLATE_NOOP("Cause", "Not a whole number"),
          QT_TRANSLATE_NOOP("Cause", "A whole number: digits only, with a sign at most."),
          QT_TRANSLATE_NOOP("Cause", "Mend the number, or skip the row.")},
    Entry{Cause::IntegerRange, "integerRange", before, QT_TRANSLATE_NOOP("Cause", "Number is too large"),
          QT_TRANSLATE_NOOP("Cause", "A whole number of at most 64 bits."),
          QT_TRANSLATE_NOOP("Cause", "Mend the number, or skip the row.")},
    Entry{Cause::NotADateTime, "notADateTime", before, QT_TRANSLATE_NOOP("Cause", "Not a date as the format wants it"),
          QT_TRANSLATE_NOOP("Cause", "A date and time written as %1."),
          QT_TRANSLATE_NOOP("Cause", "Mend the date, or skip the row.")},
    Entry{Cause::BadEncoding, "badEncoding", before, QT_TRANSLATE_NOOP("Cause", "Not readable as text"),
          QT_TRANSLATE_NOOP("Cause", "Text in the encoding that was chosen for the file."),
          QT_TRANSLATE_NOOP("Cause", "Choose the file's real encoding, then check again.")},
    Entry{Cause::ColumnCount, "columnCount", before, QT_TRANSLATE_NOOP("Cause", "Row has more or fewer cells than the header"),
          QT_TRANSLATE_NOOP("Cause", "As many cells as the header has."),
          QT_TRANSLATE_NOOP("Cause", "Check delimiter and quotes, mend the row, or skip it.")},
    Entry{Cause::DuplicateInFile, "duplicateInFile", before, QT_TRANSLATE_NOOP("Cause", "Same key twice in the file"),
          QT_TRANSLATE_NOOP("Cause", "Each key once in the file. The first row with it is sent."),
          QT_TRANSLATE_NOOP("Cause", "Keep the first, or mend the key.")},
    Entry{Cause::PhoneScientific, "phoneScientific", before,
          QT_TRANSLATE_NOOP("Cause", "Phone is written in scientific notation"),
          QT_TRANSLATE_NOOP("Cause", "All digits of the number. A spreadsheet has cut them off."),
          QT_TRANSLATE_NOOP("Cause", "Format the column as text in the spreadsheet and save it again.")},
    Entry{Cause::ScientificNotation, "scientificNotation", CauseGroup::Warning,
          QT_TRANSLATE_NOOP("Cause", "Written in scientific notation"),
          QT_TRANSLATE_NOOP("Cause", "All digits. Some may be lost."),
          QT_TRANSLATE_NOOP("Cause", "Format the column as text in the spreadsheet and save it again.")},
    Entry{Cause::PhoneImpossible, "phoneImpossible", CauseGroup::Warning, QT_TRANSLATE_NOOP("Cause", "Phone cannot exist"),
          QT_TRANSLATE_NOOP("Cause", "A country code that exists, and as many digits behind it as numbers of that country have."),
          QT_TRANSLATE_NOOP("Cause", "The row is sent all the same. Compare the number with its source: a country code may be "
                                     "missing, or a digit lost.")},
    Entry{
        Cause::PhoneNotInUse, "phoneNotInUse", CauseGroup::Warning,
        QT_TRANSLATE_NOOP("Cause", "Phone is of an area code that is not in use"),
        QT_TRANSLATE_NOOP("Cause", "An area code, or a range of numbers, that is given to somebody."),
        QT_TRANSLATE_NOOP("Cause", "The row is sent all the same. Compare the number with its source: digits may be mistyped.")},
    Entry{Cause::AlreadyInList, "alreadyInList", CauseGroup::Warning, QT_TRANSLATE_NOOP("Cause", "Key is in the list already"),
          QT_TRANSLATE_NOOP("Cause", "A key that no record of the list has."),
          QT_TRANSLATE_NOOP("Cause",
                            "The tenant will not add it. To change the record, choose “Update records” or “Update or add”.")},
    Entry{Cause::AlreadyCompleted, "alreadyCompleted", CauseGroup::Warning,
          QT_TRANSLATE_NOOP("Cause", "Record is completed already"),
          QT_TRANSLATE_NOOP("Cause", "A record that is still to be called."),
          QT_TRANSLATE_NOOP("Cause", "It is changed all the same, and not called again by that.")},
    Entry{Cause::LimitExceeded, "limitExceeded", told, QT_TRANSLATE_NOOP("Cause", "The tenant's limit of records is reached"), "",
          QT_TRANSLATE_NOOP("Cause", "Delete lists that are not used any more, then retry these rows.")},
    Entry{Cause::MissingKey, "missingKey", told, QT_TRANSLATE_NOOP("Cause", "Key is missing"), "",
          QT_TRANSLATE_NOOP("Cause", "Fill in the key, then retry these rows.")},
    Entry{Cause::DuplicateKey, "duplicateKey", told, QT_TRANSLATE_NOOP("Cause", "Already in the list"), "",
          QT_TRANSLATE_NOOP("Cause", "A record with this key exists; it was not changed.")},
    Entry{Cause::KeyNotFound, "keyNotFound", told, QT_TRANSLATE_NOOP("Cause", "Not in the list"), "",
          QT_TRANSLATE_NOOP("Cause", "No record has this key. Import the file of rejects in the mode “Add” to add these rows.")},
    Entry{Cause::MissingRequired, "missingRequired", told, QT_TRANSLATE_NOOP("Cause", "A required field is missing"), "",
          QT_TRANSLATE_NOOP("Cause", "Fill it in, then retry these rows.")},
    Entry{Cause::FormatError, "formatError", told, QT_TRANSLATE_NOOP("Cause", "A value does not fit its field"), "",
          QT_TRANSLATE_NOOP("Cause", "Mend the value, then retry these rows.")},
    Entry{Cause::Refused, "refused", told, QT_TRANSLATE_NOOP("Cause", "Refused by the tenant"), "",
          QT_TRANSLATE_NOOP("Cause", "See the reason in the file of rejects.")},
    Entry{Cause::OtherTold, "other", told, QT_TRANSLATE_NOOP("Cause", "Rejected by the tenant for another reason"), "",
          QT_TRANSLATE_NOOP("Cause", "See the reason in the file of rejects.")},
    Entry{Cause::AnswerLost, "answerLost", CauseGroup::NotKnown, QT_TRANSLATE_NOOP("Cause", "Sent, but the answer was lost"), "",
          QT_TRANSLATE_NOOP("Cause", "Nothing was sent twice. Look the rows up in the list before sending them again.")},
    Entry{Cause::AddedOrThere, "addedOrThere", CauseGroup::NotKnown,
          QT_TRANSLATE_NOOP("Cause", "In the list, added now or before"), "",
          QT_TRANSLATE_NOOP("Cause",
                            "Nothing is left to do: the record says what the row says. Its answer was lost, and a record "
                            "that said the same may have been there before.")},
    Entry{Cause::Unmatched, "unmatched", CauseGroup::NotKnown,
          QT_TRANSLATE_NOOP("Cause", "The tenant rejected rows without saying which"), "",
          QT_TRANSLATE_NOOP("Cause", "Look the rows up in the list before sending them again.")},
};

const Entry &entryOf(Cause cause)
{
    for (const auto &entry : entries) {
        if (entry.cause == cause)
            return entry;
    }
    return entries.front();
}

} // namespace

Cause causeOf(rules::Fault fault)
{
    switch (fault) {
    case rules::Fault::None:
        return Cause::None;
    case rules::Fault::KeyEmpty:
        return Cause::KeyEmpty;
    case rules::Fault::RequiredEmpty:
        return Cause::RequiredEmpty;
    case rules::Fault::NoPhone:
        return Cause::NoPhone;
    case rules::Fault::PhoneNoDigits:
        return Cause::PhoneNoDigits;
    case rules::Fault::PhoneLength:
        return Cause::PhoneLength;
    case rules::Fault::PhoneTenDigitsWith1:
        return Cause::PhoneTenDigitsWith1;
    case rules::Fault::NotAnInteger:
        return Cause::NotAnInteger;
    case rules::Fault::IntegerRange:
        return Cause::IntegerRange;
    case rules::Fault::NotADateTime:
        return Cause::NotADateTime;
    case rules::Fault::CannotBeReset:
        return Cause::CannotBeReset;
    case rules::Fault::NotText:
        return Cause::BadEncoding;
    }
    return Cause::None;
}

Cause causeOfBucket(const QString &bucket)
{
    for (const auto &entry : entries) {
        if (entry.group == CauseGroup::Told && bucket == QLatin1String(entry.name))
            return entry.cause;
    }
    return Cause::OtherTold;
}

CauseGroup groupOf(Cause cause) { return entryOf(cause).group; }

QString causeName(Cause cause) { return QLatin1String(entryOf(cause).name); }

Cause causeFromName(const QString &name)
{
    for (const auto &entry : entries) {
        if (name == QLatin1String(entry.name))
            return entry.cause;
    }
    return Cause::OtherTold;
}

QString causeTitle(Cause cause) { return tr(entryOf(cause).title); }

QString causeExpectation(Cause cause, const api::Field *field)
{
    const QString text = tr(entryOf(cause).expectation);
    if (cause != Cause::NotADateTime)
        return text;
    return text.arg(field == nullptr || field->format.isEmpty() ? rules::defaultDateTimeFormat() : field->format);
}

QString causeRemedy(Cause cause) { return tr(entryOf(cause).remedy); }

QString causeReason(Cause cause, const QString &fieldName, const QString &detail)
{
    QString reason = fieldName.isEmpty() ? QString() : fieldName + QStringLiteral(": ");
    reason += causeTitle(cause);
    if (!detail.isEmpty())
        reason += QStringLiteral(" – ") + detail;
    return reason + QStringLiteral(" (") + causeName(cause) + QStringLiteral(")");
}

} // namespace outdial::models
