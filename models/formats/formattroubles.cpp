// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSet>
#include <QStringList>

#include <api/rules/values.h>
#include <models/formats/columnproposal.h>
#include <models/formats/formattroubles.h>

namespace outdial::models {

using api::FieldType;

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(FormatTroubles)
};

bool isDate(FieldType type) { return type == FieldType::DateTime || type == FieldType::DateTimeCallAt; }

FormatTrouble skippedTrouble(const api::Field &field, int at)
{
    QStringList ticks;
    QString title;
    if (field.required) {
        ticks << Text::tr("Clear “Required”");
        title = Text::tr("%1 cannot be required and skipped.");
    }
    if (field.key) {
        ticks << Text::tr("Clear “Key”");
        title = Text::tr("%1 cannot be a key and skipped.");
    }
    if (field.searchable) {
        ticks << Text::tr("Clear “Searchable”");
        title = Text::tr("%1 cannot be searchable and skipped.");
    }
    if (ticks.size() > 1)
        title = Text::tr("%1 is skipped, so it can be nothing else.");
    return {FormatFault::SkippedButUsed, at, title.arg(field.name.trimmed()),
            Text::tr("Skipped fields are not stored, so they cannot be required, searchable or a key."),
            ticks.size() == 1 ? ticks.first() : Text::tr("Clear the other ticks")};
}

// What could become the phone that is missing: a skipped one, one that is named so, or a new one (-1).
int phoneToBe(const api::Format &format)
{
    for (int i = 0; i < int(format.fields.size()); ++i) {
        if (format.fields.at(i).type == FieldType::Phone)
            return i;
    }
    for (int i = 0; i < int(format.fields.size()); ++i) {
        if (!format.fields.at(i).skip && soundsLikePhone(format.fields.at(i).name))
            return i;
    }
    return -1;
}

FormatTrouble noPhoneTrouble(const api::Format &format)
{
    const int at = phoneToBe(format);
    QString remedy = Text::tr("Add a phone field");
    if (at >= 0 && format.fields.at(at).type == FieldType::Phone)
        remedy = Text::tr("Do not skip “%1”").arg(format.fields.at(at).name.trimmed());
    else if (at >= 0)
        remedy = Text::tr("Make “%1” a phone").arg(format.fields.at(at).name.trimmed());
    return {FormatFault::NoPhone, -1, Text::tr("No field holds a phone number."),
            Text::tr("A format needs at least one phone field that is not skipped."), remedy};
}

void takeName(api::Format &format, int at)
{
    api::Format others = format;
    others.fields.removeAt(at);
    const QString now = format.fields.at(at).name.trimmed();
    format.fields[at].name = freeFieldName(others, now.isEmpty() ? QStringLiteral("field_%1").arg(at + 1) : now);
}

} // namespace

QString freeFieldName(const api::Format &format, const QString &wanted)
{
    QSet<QString> taken;
    for (const api::Field &field : format.fields)
        taken.insert(field.name.trimmed());
    QString name = wanted;
    for (int n = 2; taken.contains(name); ++n)
        name = wanted + u'_' + QString::number(n);
    return name;
}

std::vector<FormatTrouble> formatTroubles(const api::Format &format)
{
    std::vector<FormatTrouble> troubles;
    QSet<QString> names;
    QString account;
    bool dialable = false;
    for (int i = 0; i < int(format.fields.size()); ++i) {
        const api::Field &field = format.fields.at(i);
        const QString name = field.name.trimmed();
        if (name.isEmpty())
            troubles.push_back({FormatFault::NoFieldName, i, Text::tr("Field %1 has no name.").arg(i + 1),
                                Text::tr("Each field needs a name of its own."), Text::tr("Name it “field_%1”").arg(i + 1)});
        else if (names.contains(name))
            troubles.push_back({FormatFault::NameTwice, i, Text::tr("Two fields are named “%1”.").arg(name),
                                Text::tr("The names of fields must be unique."),
                                Text::tr("Rename it to “%1”").arg(freeFieldName(format, name))});
        names.insert(name);
        if (field.type == FieldType::Account) {
            if (!account.isNull())
                troubles.push_back({FormatFault::SecondAccount, i, Text::tr("%1 is a second Account field.").arg(name),
                                    Text::tr("A format can have only one, and %1 is one already.").arg(account),
                                    Text::tr("Make it “Other”")});
            else
                account = name.isEmpty() ? Text::tr("field %1").arg(i + 1) : name;
        }
        if (field.skip && (field.required || field.searchable || field.key))
            troubles.push_back(skippedTrouble(field, i));
        if (isDate(field.type) && rules::dateTimeLayout(field.format).empty())
            troubles.push_back({FormatFault::UnknownDateFormat, i,
                                Text::tr("%1 has a date format that the tenant does not know.").arg(name),
                                Text::tr("“%1” is not one of the seven.").arg(field.format),
                                Text::tr("Use %1").arg(rules::defaultDateTimeFormat())});
        dialable = dialable || (field.type == FieldType::Phone && !field.skip);
    }
    if (format.fields.isEmpty())
        troubles.push_back({FormatFault::NoFields, -1, Text::tr("The format has no fields."),
                            Text::tr("A format needs at least one phone field."), Text::tr("Add a phone field")});
    else if (!dialable)
        troubles.push_back(noPhoneTrouble(format));
    if (format.name.trimmed().isEmpty())
        troubles.push_back({FormatFault::NoFormatName,
                            -1,
                            Text::tr("The format has no name."),
                            Text::tr("Formats are found by their names, which are unique in the tenant."),
                            {}});
    return troubles;
}

api::Format mended(api::Format format, const FormatTrouble &trouble)
{
    const int at = trouble.field;
    if (at >= format.fields.size())
        return format;
    const auto addPhone = [&format] {
        api::Field phone;
        phone.name = freeFieldName(format, QStringLiteral("phone"));
        phone.type = FieldType::Phone;
        format.fields.append(phone);
    };
    switch (trouble.fault) {
    case FormatFault::NoFormatName:
        break;
    case FormatFault::NoFields:
        addPhone();
        break;
    case FormatFault::NoFieldName:
    case FormatFault::NameTwice:
        takeName(format, at);
        break;
    case FormatFault::SecondAccount:
        format.fields[at].type = FieldType::Other;
        break;
    case FormatFault::SkippedButUsed:
        format.fields[at].required = format.fields[at].searchable = format.fields[at].key = false;
        break;
    case FormatFault::UnknownDateFormat:
        format.fields[at].format = rules::defaultDateTimeFormat();
        break;
    case FormatFault::NoPhone: {
        const int phone = phoneToBe(format);
        if (phone < 0)
            addPhone();
        else if (format.fields.at(phone).type == FieldType::Phone)
            format.fields[phone].skip = false;
        else
            format.fields[phone].type = FieldType::Phone;
        break;
    }
    }
    return format;
}

} // namespace outdial::models
