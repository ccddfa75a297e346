// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Parsing with simdjson's DOM interface, with the repair of lenientjson.h and integers of any length. One parser a thread: it
// holds some 13 times the largest body, so it is given up after an exceptionally large one.
#pragma once

#include <QByteArray>

#include <api/types/lenientjson.h>
#include <api/types/longintegers.h>

#include <simdjson.h>

namespace outdial::api {

// Calls read(root) while the parser holds the document and gives what that gives; Malformed when the body is not JSON.
template <typename Read>
auto readWithSimdjson(const QByteArray &body, Committed onFault, Read read) -> decltype(read(simdjson::dom::element()))
{
    constexpr qsizetype keepParserBelow = 8 * 1024 * 1024;
    thread_local simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto parse = [&root](const QByteArray &text) { // copies into its own padded buffer
        return parser.parse(text.constData(), static_cast<std::size_t>(text.size()), true).get(root);
    };
    const auto parseWithLongIntegers = [&parse](const QByteArray &text) {
        simdjson::error_code error = parse(text);
        if (error == simdjson::NUMBER_ERROR)
            error = parse(quoteLongIntegers({text.constData(), static_cast<std::size_t>(text.size())}));
        return error;
    };
    const simdjson::error_code fault = parseWithLongIntegers(body);
    if (fault != simdjson::SUCCESS) {
        const QByteArray repaired = repairedJson(body);
        if (repaired.isNull() || parseWithLongIntegers(repaired) != simdjson::SUCCESS)
            return tl::unexpected(malformed(
                QStringLiteral("not JSON (%1 bytes): %2").arg(body.size()).arg(QLatin1String(simdjson::error_message(fault))),
                onFault));
    }
    auto answer = read(root);
    if (body.size() > keepParserBelow)
        parser = simdjson::dom::parser();
    return answer;
}

} // namespace outdial::api
