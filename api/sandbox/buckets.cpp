// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/buckets.h>
#include <sandbox/jsontext.h>
#include <sandbox/jsonwriter.h>

namespace outdial::sandbox {

std::vector<simdjson::dom::object> objectsOf(const Call &call)
{
    const simdjson::dom::array given = call.body.get_array().value_unsafe();
    std::vector<simdjson::dom::object> records;
    records.reserve(given.size());
    for (const simdjson::dom::element element : given) {
        simdjson::dom::object record;
        if (element.get(record) != simdjson::SUCCESS)
            throw badRequest(QStringLiteral("format of the request body is not understood: a list of objects is expected"));
        records.push_back(record);
    }
    return records;
}

Answer Buckets::answer(std::string_view countName, qint64 count, const Call &call) const
{
    JsonWriter json;
    json.beginObject();
    json.key(countName).integer(count);
    if (!m_refused.empty()) {
        const std::vector<std::string_view> sent = rawElements(call.bodyText);
        json.key("error").beginObject();
        for (const auto &[why, indices] : m_refused) {
            json.key(refusalName(why)).beginArray();
            for (const std::size_t i : indices)
                json.raw(QByteArrayView(sent[i].data(), static_cast<qsizetype>(sent[i].size())));
            json.endArray();
        }
        json.endObject();
    }
    json.endObject();
    return {.body = json.bytes()};
}

} // namespace outdial::sandbox
