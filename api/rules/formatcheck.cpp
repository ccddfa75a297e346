// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What createListWithNewFormat refuses.
#include <QSet>

#include <api/rules/recordrules.h>
#include <api/rules/values.h>

namespace outdial::rules {

std::vector<FormatProblem> checkFormat(const api::Format &format)
{
    std::vector<FormatProblem> problems;
    const auto complain = [&problems](int field, const QString &what) { problems.push_back({field, what}); };

    if (format.name.trimmed().isEmpty())
        complain(-1, QStringLiteral("The format has no name."));
    if (format.fields.isEmpty())
        complain(-1, QStringLiteral("The format has no fields."));

    QSet<QString> names;
    bool dialable = false;
    int account = -1;
    for (int i = 0; i < static_cast<int>(format.fields.size()); ++i) {
        const api::Field &field = format.fields.at(i);
        const QString name = field.name.trimmed();
        if (name.isEmpty())
            complain(i, QStringLiteral("The field has no name."));
        else if (names.contains(name))
            complain(i, QStringLiteral("Another field is also named \"%1\".").arg(name));
        names.insert(name);

        if (field.type == api::FieldType::Phone && !field.skip)
            dialable = true;
        if (field.type == api::FieldType::Account) {
            if (account >= 0)
                complain(i, QStringLiteral("A format can have only one ACCOUNT field; \"%1\" is one already.")
                                .arg(format.fields.at(account).name));
            else
                account = i;
        }
        if (field.skip && (field.required || field.searchable || field.key))
            complain(i, QStringLiteral("A skipped field cannot be required, searchable or key."));
        const bool dateTime = field.type == api::FieldType::DateTime || field.type == api::FieldType::DateTimeCallAt;
        if (dateTime && dateTimeLayout(field.format).empty())
            complain(i, QStringLiteral("\"%1\" is not one of the API's date-time formats.").arg(field.format));
    }
    if (!format.fields.isEmpty() && !dialable)
        complain(-1, QStringLiteral("The format has no PHONE field that is not skipped."));
    return problems;
}

} // namespace outdial::rules
