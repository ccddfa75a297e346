// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <api/rules/recordrules.h>
#include <models/records/editrun.h>
#include <models/records/recordform.h>
#include <models/records/recordkeys.h>
#include <models/transfer/dates.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecordForm)
};

QString patternOf(const api::Field &field) { return field.format.isEmpty() ? rules::defaultDateTimeFormat() : field.format; }

bool isDateTime(const api::Field &field)
{
    return field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt;
}

QString refusal(rules::Fault fault, const api::Field &field, const QString &value)
{
    const auto digits = int(std::count_if(value.begin(), value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }));
    switch (fault) {
    case rules::Fault::KeyEmpty:
        return Text::tr("Needs a value: it is the key of the record.");
    case rules::Fault::RequiredEmpty:
        return Text::tr("Needs a value.");
    case rules::Fault::CannotBeReset:
        return field.required ? Text::tr("It is required, so that it cannot be emptied.")
                              : Text::tr("It is the only phone number of the record, so that it cannot be emptied.");
    case rules::Fault::PhoneNoDigits:
        return field.phoneType == api::PhoneType::UsCanada ? Text::tr("Needs a number like 4155550177.")
                                                           : Text::tr("Needs a number. Nothing is left of this one.");
    case rules::Fault::PhoneLength:
        return Text::tr("It has %n digit(s). Needs 10, or 11 beginning with 1, or a number beginning with 011.", nullptr, digits);
    case rules::Fault::PhoneTenDigitsWith1:
        return Text::tr("It has 10 digits and begins with 1, which the tenant refuses. One digit is missing, or the 1 is wrong.");
    case rules::Fault::NotAnInteger:
        return Text::tr("Needs a whole number like 42.");
    case rules::Fault::IntegerRange:
        return Text::tr("The number is too large.");
    case rules::Fault::NotADateTime:
        return Text::tr("Needs a date like %1 (%2).").arg(dateExample(patternOf(field)), patternOf(field));
    default:
        return Text::tr("The tenant would refuse it.");
    }
}

} // namespace

ValueVerdict judgeValue(const api::Field &field, bool typed, bool updates, const QString &value)
{
    ValueVerdict verdict;
    const QString trimmed = value.trimmed();
    verdict.blank = trimmed.isEmpty();
    if (verdict.blank) {
        if (field.key)
            verdict.refused = refusal(rules::Fault::KeyEmpty, field, value);
        else if (typed && field.required)
            verdict.refused = refusal(updates ? rules::Fault::CannotBeReset : rules::Fault::RequiredEmpty, field, value);
        return verdict;
    }
    if (!typed)
        return verdict;
    const std::string text = trimmed.toStdString();
    std::string stored;
    rules::Fault fault = rules::Fault::None;
    if (field.type == api::FieldType::Phone)
        fault = rules::normalisePhone(text, field, stored);
    else if (field.type == api::FieldType::Integer)
        fault = rules::checkInteger(text, stored);
    else if (isDateTime(field))
        fault = rules::checkDateTime(text, field);
    if (fault != rules::Fault::None)
        verdict.refused = refusal(fault, field, trimmed);
    else if (!stored.empty() && stored != text)
        verdict.stored = QString::fromStdString(stored);
    return verdict;
}

QString fieldTypeWord(const api::Field &field)
{
    switch (field.type) {
    case api::FieldType::Account:
        return Text::tr("Account");
    case api::FieldType::AgentLoginId:
        return Text::tr("Login of an agent");
    case api::FieldType::CallingNumber:
        return Text::tr("Caller ID");
    case api::FieldType::Company:
        return Text::tr("Company");
    case api::FieldType::DateTime:
        return Text::tr("Date and time");
    case api::FieldType::DateTimeCallAt:
        return Text::tr("When to call");
    case api::FieldType::FirstName:
        return Text::tr("First name");
    case api::FieldType::Integer:
        return Text::tr("Whole number");
    case api::FieldType::LastName:
        return Text::tr("Last name");
    case api::FieldType::Other:
        return Text::tr("Text");
    case api::FieldType::Phone:
        return field.phoneType == api::PhoneType::UsCanada ? Text::tr("Phone, US and Canada") : Text::tr("Phone");
    case api::FieldType::ZipCode:
        return Text::tr("Postal code");
    case api::FieldType::Priority:
        return Text::tr("Priority");
    case api::FieldType::State:
        return Text::tr("State");
    }
    return {};
}

QString valueHint(const api::Field &field, bool typed)
{
    if (!typed)
        return {};
    if (isDateTime(field)) {
        const QString like = Text::tr("Like %1 (%2).").arg(dateExample(patternOf(field)), patternOf(field));
        return field.timeZone.isEmpty() ? like : like + u' ' + Text::tr("Time zone: %1.").arg(field.timeZone);
    }
    switch (field.type) {
    case api::FieldType::Phone:
        return field.phoneType == api::PhoneType::UsCanada ? Text::tr("10 digits, or 11 beginning with 1.") : QString();
    case api::FieldType::Integer:
        return Text::tr("A whole number.");
    case api::FieldType::Priority:
        return Text::tr("A record with a priority is attempted before the others.");
    case api::FieldType::AgentLoginId:
        return Text::tr("Ignored in predictive and automatic campaigns.");
    case api::FieldType::ZipCode:
        return Text::tr("Kept as written. Safe calling hours go by it.");
    default:
        return {};
    }
}

RecordForm::RecordForm(Purpose purpose, api::Format format, bool typed, const QHash<QString, QString> &values)
    : m_purpose(purpose),
      m_format(std::move(format)),
      m_typed(typed)
{
    for (int i = 0; i < m_format.fields.size(); ++i) {
        const api::Field &field = m_format.fields.at(i);
        if (field.skip)
            continue; // the tenant ignores it
        const QString value = values.value(field.name);
        m_entries.append({i, value, value});
    }
}

bool RecordForm::isChanged(int index) const
{
    const Entry &entry = m_entries.at(index);
    return !isLocked(index) && entry.value.trimmed() != entry.before.trimmed();
}

int RecordForm::changedCount() const
{
    int count = 0;
    for (int i = 0; i < size(); ++i)
        count += isChanged(i) ? 1 : 0;
    return count;
}

QStringList RecordForm::phones(bool withValue) const
{
    QStringList names;
    for (int i = 0; i < size(); ++i) {
        if (field(i).type == api::FieldType::Phone && (!withValue || !value(i).trimmed().isEmpty()))
            names.append(field(i).name);
    }
    return names;
}

ValueVerdict RecordForm::verdict(int index) const
{
    if (isLocked(index) || (m_purpose == Purpose::Update && !isChanged(index)))
        return {}; // what the tenant has is as it may be
    ValueVerdict verdict = judgeValue(field(index), m_typed, m_purpose == Purpose::Update, value(index));
    const bool phone = m_typed && field(index).type == api::FieldType::Phone;
    if (verdict.isTaken() && verdict.blank && phone && m_purpose == Purpose::Update && phones(true).isEmpty())
        verdict.refused = phones(false).size() > 1 ? Text::tr("A record needs at least one phone number.")
                                                   : refusal(rules::Fault::CannotBeReset, field(index), {});
    return verdict;
}

QString RecordForm::problem() const
{
    if (m_purpose == Purpose::Add && m_typed && phones(true).isEmpty()) {
        const QStringList names = phones(false);
        return names.isEmpty() ? QString()
                               : Text::tr("A record needs at least one phone number: %1.").arg(names.join(QStringLiteral(", ")));
    }
    if (m_purpose == Purpose::Update && key().isEmpty())
        return Text::tr("The list has no key fields, so that the API cannot find this record.");
    return {};
}

bool RecordForm::canBeSent() const
{
    if (!problem().isEmpty() || changedCount() == 0)
        return false;
    for (int i = 0; i < size(); ++i) {
        if (!verdict(i).isTaken())
            return false;
    }
    return true;
}

QByteArray RecordForm::key() const
{
    RecordKey key;
    for (int i = 0; i < size(); ++i) {
        if (!field(i).key)
            continue;
        const QString given = isLocked(i) ? before(i) : value(i).trimmed();
        if (given.isEmpty())
            return {};
        key.append({field(i).name, given});
    }
    return encodeRecordKey(key, m_typed ? std::optional(m_format) : std::nullopt);
}

QList<PendingEdits::Value> RecordForm::changes() const
{
    QList<PendingEdits::Value> changes;
    for (int i = 0; i < size(); ++i) {
        if (isChanged(i))
            changes.append({field(i).name, before(i), value(i).trimmed()});
    }
    return changes;
}

QByteArray RecordForm::body() const
{
    QList<PendingEdit> edits;
    const QList<PendingEdits::Value> changed = changes();
    for (const PendingEdits::Value &change : changed) {
        PendingEdit edit;
        edit.field = change.field;
        edit.after = change.after;
        edit.reset = change.after.isEmpty();
        edits.append(edit);
    }
    return encodeEdits(m_purpose == Purpose::Update ? key() : QByteArray("{}"), edits,
                       m_typed ? std::optional(m_format) : std::nullopt);
}

} // namespace outdial::models
