// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenant: its store, and the way from a request to an answer. Knows nothing of sockets. Lives in the sandbox's thread.
#pragma once

#include <QString>

#include <sandbox/call.h>
#include <sandbox/campaigncalls.h>
#include <sandbox/deprecatedcalls.h>
#include <sandbox/dnccalls.h>
#include <sandbox/instancecalls.h>
#include <sandbox/jobcalls.h>
#include <sandbox/listcalls.h>
#include <sandbox/recordcalls.h>
#include <sandbox/resultcalls.h>
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

    TokenCalls &tokens() { return m_tokens; }
    // Of the user that signs in; all at first.
    Privileges &privileges() { return m_privileges; }

private:
    Answer dispatch(const HttpRequest &request);
    simdjson::dom::element parse(const HttpRequest &request, const api::MethodInfo &method, const Handler &handler);

    Store &m_store;
    Privileges m_privileges;
    TokenCalls m_tokens;
    CampaignCalls m_campaigns;
    InstanceCalls m_instances;
    ResultCalls m_results;
    DeprecatedCalls m_deprecated;
    ListCalls m_lists;
    RecordCalls m_records;
    DncCalls m_dnc;
    JobCalls m_jobs;
    HandlerTable m_handlers;
    simdjson::dom::parser m_parser;
    QByteArray m_mended; // a body whose long integers were quoted
};

} // namespace outdial::sandbox
