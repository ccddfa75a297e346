// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sandbox/faultanswers.h>

#include <simdjson.h>
#include <utility>

namespace outdial::sandbox {
namespace {

// What a proxy in front of the tenant sends while the tenant is away.
QByteArray proxyPage(const QByteArray &title)
{
    return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
           "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
}

// What something else sends that took the request for one of a browser's: markup, a script, characters outside ASCII.
QByteArray portalPage(const QByteArray &title)
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
           "</title>\n<style>body { font: 1em sans-serif }</style>\n<script>var shown = \"<b>\" < "
           "1;</script>\n</head>\n<body>\n<h1>" +
           title +
           "</h1>\n<p>This page is not an answer of the API \xE2\x80\x94 a fault of the sandbox asked for it.</p>\n"
           "</body>\n</html>\n";
}

bool parse(simdjson::dom::parser &parser, const QByteArray &text, simdjson::dom::object &object)
{
    return parser.parse(text.constData(), static_cast<std::size_t>(text.size())).get(object) == simdjson::SUCCESS;
}

} // namespace

QByteArray reasonOf(int status)
{
    static constexpr std::pair<int, const char *> reasons[] = {
        {200, "OK"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {413, "Payload Too Large"},
        {415, "Unsupported Media Type"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };
    for (const auto &[code, reason] : reasons) {
        if (code == status)
            return reason;
    }
    return status < 400 ? "OK" : "Error";
}

Answer faultAnswer(const Fault &fault)
{
    const QByteArray title = QByteArray::number(fault.code) + ' ' + reasonOf(fault.code);
    Answer answer;
    if (fault.kind == Fault::Kind::Html)
        answer = {.status = fault.code, .body = portalPage(title), .contentType = "text/html; charset=utf-8"};
    else if (fault.code >= 502 && fault.code <= 504)
        answer = {.status = fault.code, .body = proxyPage(title), .contentType = "text/html"};
    else
        answer = failureAnswer({fault.code, QStringLiteral("this answer was asked for with a fault of the sandbox")});
    if (fault.code == 429 || fault.retryAfter)
        answer.extraHeaders = "Retry-After: " + QByteArray::number(fault.retryAfter.value_or(1)) + "\r\n";
    return answer;
}

QByteArray withLoopedCursor(const QByteArray &body, const QByteArray &requestBody)
{
    simdjson::dom::parser requestParser;
    simdjson::dom::parser parser;
    simdjson::dom::object request;
    simdjson::dom::object page;
    std::string_view sent;
    std::string_view next;
    std::int64_t limit = 0;
    simdjson::dom::array records;
    if (!parse(requestParser, requestBody, request) || !parse(parser, body, page))
        return body;
    if (request["cursor"].get(sent) != simdjson::SUCCESS || request["limit"].get(limit) != simdjson::SUCCESS)
        return body;
    if (page["next_cursor"].get(next) != simdjson::SUCCESS || page["records"].get(records) != simdjson::SUCCESS)
        return body;
    if (static_cast<std::int64_t>(records.size()) < limit)
        return body;
    // Cursors have no characters that JSON writes otherwise.
    const QByteArray key = "\"next_cursor\":\"";
    const QByteArray pair = key + QByteArray(next.data(), static_cast<qsizetype>(next.size())) + '"';
    const qsizetype at = body.indexOf(pair);
    if (at < 0)
        return body;
    QByteArray looped = body;
    looped.replace(at + key.size(), static_cast<qsizetype>(next.size()),
                   QByteArray(sent.data(), static_cast<qsizetype>(sent.size())));
    return looped;
}

} // namespace outdial::sandbox
