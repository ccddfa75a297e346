// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/longintegers.h>
#include <sandbox/parameters.h>
#include <sandbox/router.h>
#include <sandbox/tenant.h>

namespace outdial::sandbox {
namespace {

// The media type of a Content-Type header, lower case; a charset other than UTF-8 is another media type.
QByteArray mediaType(const QByteArray &contentType)
{
    const QList<QByteArray> parts = contentType.toLower().split(';');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        QByteArray parameter = parts[i].simplified();
        parameter.replace('"', "");
        if (parameter.startsWith("charset=") && parameter != "charset=utf-8" && parameter != "charset=utf8")
            return contentType;
    }
    return parts.first().trimmed();
}

void checkMediaType(const HttpRequest &request, api::Body expected)
{
    if (expected == api::Body::None && request.body.isEmpty())
        return; // nothing to interpret
    if (request.contentType.isEmpty())
        throw Failure{415, QStringLiteral("header 'Content-Type' is missing")};
    const QByteArray wanted = expected == api::Body::Form ? "application/x-www-form-urlencoded" : "application/json";
    if (mediaType(request.contentType) != wanted) {
        throw Failure{415, QStringLiteral("content type '%1' is not supported: '%2' is expected")
                               .arg(QString::fromUtf8(request.contentType), QString::fromUtf8(wanted))};
    }
}

} // namespace

Tenant::Tenant(Store &store, TokenCalls tokens)
    : m_store(store),
      m_tokens(std::move(tokens)),
      m_campaigns(store),
      m_instances(store),
      m_results(store),
      m_deprecated(store),
      m_lists(store),
      m_records(store),
      m_dnc(store),
      m_jobs(store)
{
    m_privileges.hold(Privileges::all());
    m_tokens.addTo(m_handlers);
    m_campaigns.addTo(m_handlers);
    m_instances.addTo(m_handlers);
    m_results.addTo(m_handlers);
    m_deprecated.addTo(m_handlers);
    m_lists.addTo(m_handlers);
    m_records.addTo(m_handlers);
    m_dnc.addTo(m_handlers);
    m_jobs.addTo(m_handlers);
}

Answer Tenant::handle(const HttpRequest &request)
{
    Answer answer;
    try {
        answer = dispatch(request);
    } catch (const Failure &failure) {
        answer = failureAnswer(failure);
    } catch (const std::exception &error) {
        qWarning("sandbox: %s", error.what());
        answer = failureAnswer({500, QStringLiteral("the store of the sandbox failed")});
    }
    if (request.verb == "HEAD")
        answer.body.clear();
    return answer;
}

// The checks in their order: URL, request type, token, privilege, media type, body, and then the handler: objects of the path,
// parameters, objects of the body, state.
Answer Tenant::dispatch(const HttpRequest &request)
{
    const Route found = route(request.verb, request.path);
    if (!found.method || !m_handlers[found.method->method].answer)
        throw notFound(QStringLiteral("URL '%1' was not found").arg(QString::fromUtf8(request.path)));
    if (found.wrongVerb) {
        Answer answer = failureAnswer({405, QStringLiteral("request type %1 is not supported: %2 is expected")
                                                .arg(QString::fromLatin1(request.verb), QString::fromLatin1(found.allowed))});
        answer.extraHeaders = "Allow: " + found.allowed + "\r\n";
        return answer;
    }
    const api::MethodInfo &method = *found.method;
    const Handler &handler = m_handlers[method.method];
    if (method.method != api::Method::GetAccessToken)
        m_tokens.authorize(request.authorization);
    m_privileges.check(method, found.variables, m_store.campaigns);
    checkMediaType(request, method.body);
    if (request.hasQuery)
        throw badRequest(QStringLiteral("query string '%1' is not supported").arg(QString::fromUtf8(request.query)));

    Call call{.http = request, .privileges = m_privileges, .variables = found.variables, .body = {}, .bodyText = {}};
    if (method.body != api::Body::Form && (method.body != api::Body::None || !request.body.isEmpty())) {
        call.body = parse(request, method, handler);
        call.bodyText = {request.body.constData(), static_cast<std::size_t>(request.body.size())};
    }
    return handler.answer(call);
}

simdjson::dom::element Tenant::parse(const HttpRequest &request, const api::MethodInfo &method, const Handler &handler)
{
    simdjson::dom::element body;
    auto error = m_parser.parse(request.body.constData(), static_cast<std::size_t>(request.body.size())).get(body);
    if (error == simdjson::NUMBER_ERROR && handler.carriesFields) {
        m_mended = api::quoteLongIntegers({request.body.constData(), static_cast<std::size_t>(request.body.size())});
        error = m_parser.parse(m_mended.constData(), static_cast<std::size_t>(m_mended.size())).get(body);
    }
    if (error != simdjson::SUCCESS) {
        throw badRequest(QStringLiteral("format of the request body is not understood: JSON is expected (%1)")
                             .arg(QString::fromLatin1(simdjson::error_message(error))));
    }
    if (method.body == api::Body::Array) {
        if (!body.is_array())
            throw badRequest(QStringLiteral("format of the request body is not understood: a list of objects is expected"));
        return body;
    }
    simdjson::dom::object object;
    if (body.get(object) != simdjson::SUCCESS)
        throw badRequest(QStringLiteral("format of the request body is not understood: an object is expected"));
    refuseDoubledNames(body);
    if (!handler.carriesFields || !handler.parameters.empty())
        Parameters(object).allowOnly(handler.parameters);
    return body;
}

} // namespace outdial::sandbox
