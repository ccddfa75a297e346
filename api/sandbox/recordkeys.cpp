// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/rules/recordrules.h>
#include <sandbox/parameters.h>
#include <sandbox/recordkeys.h>

#include <string>
#include <vector>

namespace outdial::sandbox {

RecordRow recordOf(Store &store, const ListRow &list, simdjson::dom::object keys, const QString &prefix)
{
    const RecordReader &reader = store.records.reader(list.formatSeq);
    if (reader.keyFields().empty())
        throw badRequest(QStringLiteral("format '%1' has no key fields to search by").arg(list.formatName));

    const Parameters parameters(keys, prefix);
    std::vector<std::string> made(reader.keyFields().size());
    std::vector<std::string_view> values;
    for (const int field : reader.keyFields()) {
        const std::string name = reader.format().fields[field].name.toStdString();
        simdjson::dom::element value;
        if (keys.at_key(name).get(value) != simdjson::SUCCESS)
            throw parameters.missing(name);
        const auto text = textOf(value, made[values.size()]);
        if (!text)
            throw parameters.unsupported(name, QStringLiteral("string"));
        values.push_back(rules::trimmed(*text));
        if (values.back().empty())
            throw parameters.missing(name);
    }
    const auto record = store.records.find(list, values);
    if (!record)
        throw notFound(QStringLiteral("record with these key values was not found"));
    return *record;
}

} // namespace outdial::sandbox
