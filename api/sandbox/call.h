// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A request on its way to the handler of its method, and what a handler is. Each group of methods (tokencalls.h,
// campaigncalls.h, ...) puts its handlers into the table; a method without one is not served.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <api/client/method.h>
#include <sandbox/answer.h>
#include <sandbox/privileges.h>

#include <array>
#include <functional>
#include <simdjson.h>
#include <string_view>
#include <vector>

namespace outdial::sandbox {

// What came over the wire.
struct HttpRequest {
    QByteArray verb;
    QByteArray path;  // percent-encoded
    QByteArray query; // without "?"; hasQuery tells an empty one from none
    bool hasQuery = false;
    QByteArray host;
    QByteArray contentType;
    QByteArray authorization;
    QByteArray body;
};

// What a handler gets: everything that can be told without the store is checked.
struct Call {
    const HttpRequest &http;
    const Privileges &privileges;
    QStringList variables = {};       // of the path
    simdjson::dom::element body = {}; // Object and Array
    std::string_view bodyText = {};   // of body
};

struct Handler {
    std::function<Answer(const Call &)> answer = {};
    // The names that the body may have at its top; nothing else is 400 before anything is looked up.
    std::vector<std::string_view> parameters = {};
    // The body carries fields of records, whose names only the handler can judge: at its top, or, when there are parameters,
    // below one of them.
    bool carriesFields = false;
};

class HandlerTable {
public:
    void set(api::Method method, Handler handler) { m_handlers[static_cast<std::size_t>(method)] = std::move(handler); }
    const Handler &operator[](api::Method method) const { return m_handlers[static_cast<std::size_t>(method)]; }

private:
    std::array<Handler, api::methodCount> m_handlers;
};

} // namespace outdial::sandbox
