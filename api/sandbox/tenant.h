// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenant: its store, and the way from a request to an answer. Knows nothing of sockets. Lives in the sandbox's thread.
#pragma once

#include <QString>

#include <sandbox/call.h>
#include <sandbox/campaigncalls.h>
#include <sandbox/listcalls.h>
#include <sandbox/recordcalls.h>
#include <sandbox/store.h>
#include <sandbox/tokencalls.h>

namespace outdial::sandbox {

class Tenant {
public:
    Tenant(Store &store, TokenCalls tokens);
    Tenant(const Tenant &) = delete;
    Tenant &operator=(const Tenant &) = delete;

    // Never throws: a failure of the store is a 500.
    Answer handle(const HttpRequest &request);

private:
    Answer dispatch(const HttpRequest &request);
    simdjson::dom::element parse(const HttpRequest &request, const api::MethodInfo &method, const Handler &handler);

    TokenCalls m_tokens;
    CampaignCalls m_campaigns;
    ListCalls m_lists;
    RecordCalls m_records;
    HandlerTable m_handlers;
    simdjson::dom::parser m_parser;
    QByteArray m_mended; // a body whose long integers were quoted
};

} // namespace outdial::sandbox
