// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <models/formats/columnproposal.h>
#include <models/formats/formattroubles.h>

#include <algorithm>

namespace outdial::models {

using api::FieldType;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ColumnProposal)
};

// "Customer ID" and "customerId" -> "customer id"
QString plain(const QString &name)
{
    QString words;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i);
        if (!c.isLetterOrNumber()) {
            words += u' ';
            continue;
        }
        if (i > 0 && c.isUpper() && name.at(i - 1).isLower())
            words += u' ';
        words += c.toLower();
    }
    return words.simplified();
}

bool hasWord(const QString &plainName, std::initializer_list<const char *> words)
{
    const QStringList parts = plainName.split(u' ', Qt::SkipEmptyParts);
    QString joined = plainName;
    joined.remove(u' ');
    return std::any_of(words.begin(), words.end(), [&parts, &joined](const char *word) {
        const QString text = QString::fromLatin1(word);
        return joined == text || std::any_of(parts.begin(), parts.end(), [&text](QString part) {
                   while (!part.isEmpty() && part.back().isDigit())
                       part.chop(1);
                   return part == text;
               });
    });
}

bool most(qint64 part, qint64 whole, int percent) { return whole > 0 && part * 100 >= whole * percent; }

bool namesRows(const QString &name) { return hasWord(plain(name), {"id", "number", "no", "nr", "key", "ref", "uuid"}); }

// The date-time format that all values, or nearly all, are written like; -1: none.
int dateFormatOf(const ColumnFacts &facts)
{
    const auto best = std::max_element(facts.dates.begin(), facts.dates.end());
    return most(*best, facts.filled, 90) ? int(best - facts.dates.begin()) : -1;
}

FieldType typeByName(const QString &name)
{
    const QString words = plain(name);
    if (soundsLikePhone(name))
        return FieldType::Phone;
    if (hasWord(words, {"firstname", "forename", "vorname", "givenname", "prenom"}))
        return FieldType::FirstName;
    if (hasWord(words, {"lastname", "surname", "nachname", "familyname"}))
        return FieldType::LastName;
    if (hasWord(words, {"zip", "zipcode", "postal", "postalcode", "postcode", "plz"}))
        return FieldType::ZipCode;
    if (hasWord(words, {"state", "province"}))
        return FieldType::State;
    if (hasWord(words, {"company", "firma", "employer", "organisation", "organization"}))
        return FieldType::Company;
    if (hasWord(words, {"priority"}))
        return FieldType::Priority;
    if (hasWord(words, {"agentlogin", "agentloginid", "agentid"}))
        return FieldType::AgentLoginId;
    if (hasWord(words, {"callingnumber", "callerid"}))
        return FieldType::CallingNumber;
    if (hasWord(words, {"account", "accountid", "accountnumber", "customerid", "customernumber", "clientid"}))
        return FieldType::Account;
    return FieldType::Other;
}

// What is in the column can speak against its name: a "state" of "open" and "closed" stays one, a "phone" of words does not.
void useFacts(api::Field &field, const ColumnFacts &facts)
{
    const QString words = plain(field.name);
    if (facts.filled == 0)
        return;
    if (field.type == FieldType::Phone && !most(facts.phoneLike, facts.filled, 50) && !most(facts.phonesUs, facts.filled, 50))
        field.type = FieldType::Other;
    if (field.type == FieldType::Priority && facts.integers == 0)
        field.type = FieldType::Other;
    if (field.type == FieldType::Phone)
        field.phoneType = most(facts.phonesUs, facts.filled, 90) ? api::PhoneType::UsCanada : api::PhoneType::Other;
    if (field.type != FieldType::Other)
        return;
    if (const int date = dateFormatOf(facts); date >= 0) {
        field.type =
            hasWord(words, {"callat", "callback", "recall", "calltime"}) ? FieldType::DateTimeCallAt : FieldType::DateTime;
        field.format = rules::dateTimeFormats().at(std::size_t(date));
        return;
    }
    // Numbers with leading zeros, or that tell rows apart, are names and not amounts.
    const bool tellsApart = facts.distinct == facts.filled && namesRows(field.name);
    if (facts.leadingZeros == 0 && !tellsApart && most(facts.integers, facts.filled, 95))
        field.type = FieldType::Integer;
}

QString share(qint64 part, qint64 whole)
{
    if (part == whole)
        return QStringLiteral("100%");
    if (part == 0)
        return QStringLiteral("0%");
    const double percent = 100.0 * double(part) / double(whole);
    if (percent < 0.1)
        return QStringLiteral("<0.1%");
    if (percent > 99.9)
        return QStringLiteral(">99.9%");
    return QLocale().toString(percent, 'f', 1) + u'%';
}

QString filledWords(const ColumnFacts &facts, qint64 rows) { return Text::tr("%1 filled").arg(share(facts.filled, rows)); }

} // namespace

bool soundsLikePhone(const QString &name)
{
    return hasWord(plain(name), {"phone", "phonenumber", "mobile", "cell", "cellphone", "tel", "telephone", "telefon", "mobil",
                                 "handy", "landline", "homephone", "workphone"});
}

api::Field proposeField(const QString &name)
{
    api::Field field;
    field.name = name;
    field.type = typeByName(name);
    return field;
}

QList<api::Field> proposeFields(const FormatSample &sample)
{
    api::Format format;
    const auto rows = qint64(sample.rows.size());
    int key = -1;
    bool account = false;
    bool phone = false;
    for (int i = 0; i < int(sample.columns.size()); ++i) {
        const ColumnFacts &facts = sample.facts.at(std::size_t(i));
        api::Field field = proposeField(sample.columns.at(i));
        field.name = freeFieldName(format, field.name);
        useFacts(field, facts);
        const bool apart = rows > 0 && facts.filled == rows && facts.distinct == rows;
        if (field.type == FieldType::Account && (account || !apart))
            field.type = FieldType::Other;
        account = account || field.type == FieldType::Account;
        if (field.type == FieldType::Phone) {
            field.searchable = !phone;
            phone = true;
        }
        // A key is named like one: a balance may tell these rows apart, and not the next.
        const bool named = field.type == FieldType::Account || (field.type == FieldType::Other && namesRows(field.name));
        if (apart && named && (key < 0 || (field.type == FieldType::Account && format.fields.at(key).type != FieldType::Account)))
            key = i;
        format.fields.append(field);
    }
    if (key >= 0)
        format.fields[key].key = format.fields[key].searchable = true;
    return format.fields;
}

QString seenWords(const ColumnFacts &facts, qint64 rows, const api::Field &field, const FieldTally *tally)
{
    if (rows == 0)
        return {};
    if (facts.filled == 0)
        return Text::tr("empty in all rows");
    const bool apart = facts.distinct == facts.filled;
    if (field.key || field.type == FieldType::Account)
        return apart ? Text::tr("%1, all different").arg(filledWords(facts, rows))
                     : Text::tr("%1, %n row(s) repeat a value", nullptr, int(facts.filled - facts.distinct))
                           .arg(filledWords(facts, rows));
    const qint64 valid = tally != nullptr ? tally->filled - tally->wrong : -1;
    switch (field.type) {
    case FieldType::Phone:
        if (facts.filled < rows && valid == facts.filled)
            return Text::tr("%1, all are valid").arg(filledWords(facts, rows));
        return valid < 0 ? filledWords(facts, rows) : Text::tr("%1 are valid").arg(share(valid, facts.filled));
    case FieldType::Integer:
        return valid < 0 ? filledWords(facts, rows) : Text::tr("%1 are whole numbers").arg(share(valid, facts.filled));
    case FieldType::DateTime:
    case FieldType::DateTimeCallAt: {
        const QString format = field.format.isEmpty() ? rules::defaultDateTimeFormat() : field.format;
        if (valid == facts.filled)
            return Text::tr("all as %1").arg(format);
        return valid < 0 ? filledWords(facts, rows) : Text::tr("%1 as %2").arg(share(valid, facts.filled), format);
    }
    case FieldType::Priority:
        if (facts.integers == facts.filled)
            return Text::tr("%1 to %2").arg(QLocale().toString(facts.least), QLocale().toString(facts.most));
        return filledWords(facts, rows);
    case FieldType::ZipCode:
        return facts.leadingZeros > 0 ? Text::tr("leading zeros seen") : filledWords(facts, rows);
    case FieldType::State:
        return Text::tr("%n value(s)", nullptr, int(facts.distinct));
    case FieldType::Other:
        if (facts.filled < rows)
            return filledWords(facts, rows);
        if (apart)
            return Text::tr("%1, all different").arg(filledWords(facts, rows));
        return facts.distinct * 2 > rows ? Text::tr("free text") : Text::tr("%n value(s)", nullptr, int(facts.distinct));
    default:
        return filledWords(facts, rows);
    }
}

} // namespace outdial::models
