// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QStringList>

#include <models/connect/certificate.h>
#include <models/connect/errorwords.h>

namespace outdial::models {

using api::ErrorKind;
using api::Method;
using api::NetworkFault;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
};

QString withCode(const QString &sentence, int status)
{
    if (status == 0)
        return sentence;
    // The code stands last, before the full stop of the sentence.
    const QString body = sentence.endsWith(QLatin1Char('.')) ? sentence.chopped(1) : sentence;
    return body + QStringLiteral(" (%1).").arg(status);
}

// "The tenant says: Campaign is disabled." The API recommends to read its description, so it is shown as it came, cut to a line.
QString tenantSays(const api::ApiError &error)
{
    QString said = error.description.isEmpty() ? error.error : error.description;
    said = said.simplified();
    if (said.isEmpty())
        return {};
    constexpr int longest = 240;
    if (said.size() > longest)
        said = said.left(longest) + QChar(0x2026);
    while (said.endsWith(QLatin1Char('.')))
        said.chop(1);
    return Words::tr("The tenant says: %1.").arg(said);
}

QString withSaid(const QString &sentence, const api::ApiError &error)
{
    const QString said = tenantSays(error);
    return said.isEmpty() ? withCode(sentence, error.httpStatus) : sentence + QLatin1Char(' ') + withCode(said, error.httpStatus);
}

QString networkSentence(const api::ApiError &error)
{
    switch (error.fault) {
    case NetworkFault::HostNotFound:
        return Words::tr("The tenant's host name is not known. Check the address and the network of this workstation.");
    case NetworkFault::Refused:
        return Words::tr("The host refuses the connection. Check the address and its port.");
    case NetworkFault::Unreachable:
        return Words::tr("The host cannot be reached from this network.");
    case NetworkFault::Closed:
        return Words::tr("The connection broke before the answer came.");
    case NetworkFault::Proxy:
        return Words::tr("The proxy did not let the request through. Check the proxy of this workstation.");
    case NetworkFault::ProxySignIn:
        return Words::tr("The proxy asks for a user name and a password. Connect to the tenant again to enter them (407).");
    case NetworkFault::None:
    case NetworkFault::Other:
        break;
    }
    return Words::tr("The host does not answer.");
}

// What the user may not do, after "This user may not ".
QString actWords(Method method)
{
    switch (method) {
    case Method::GetCampaigns:
    case Method::GetCampaign:
    case Method::GetCampaignStatus:
        return Words::tr("see campaigns");
    case Method::StartCampaign:
        return Words::tr("start campaigns");
    case Method::StopCampaign:
        return Words::tr("stop campaigns");
    case Method::BindList:
        return Words::tr("bind lists to campaigns");
    case Method::UpdateList:
        return Words::tr("change the lists of campaigns");
    case Method::UnbindList:
        return Words::tr("unbind lists from campaigns");
    case Method::GetAllRecords:
    case Method::GetCompletedRecords:
    case Method::GetUpdatedRecords:
    case Method::QueryRecord:
    case Method::ListGetAllRecordsDeprecated:
    case Method::ListGetUpdatedRecordsDeprecated:
    case Method::ListQueryRecordDeprecated:
        return Words::tr("read records");
    case Method::GetLists:
    case Method::GetList:
        return Words::tr("see calling lists");
    case Method::CreateList:
    case Method::CreateListWithNewFormat:
        return Words::tr("create calling lists");
    case Method::DeleteList:
        return Words::tr("delete calling lists");
    case Method::AddManyRecords:
    case Method::AddRecord:
        return Words::tr("add records");
    case Method::UpdateManyRecords:
    case Method::UpdateRecord:
        return Words::tr("change records");
    case Method::EraseRecord:
    case Method::DeleteManyRecords:
    case Method::DeleteAllRecords:
        return Words::tr("delete records");
    case Method::GetJobStatus:
        return Words::tr("see jobs");
    case Method::DncDeleteAllRecords:
    case Method::DncDeleteManyRecords:
    case Method::DncAddManyRecords:
    case Method::DncAddRecordsDeprecated:
    case Method::DncReplaceRecordsDeprecated:
        return Words::tr("change Do-Not-Call lists");
    case Method::GetAccessToken:
        break;
    }
    return Words::tr("do this");
}

QString privilegeSentence(const api::ApiError &error, std::optional<Method> method)
{
    if (!method)
        return withSaid(Words::tr("This user lacks a privilege for it."), error);
    const QString privilege = privilegeWords(*method);
    if (privilege.isEmpty())
        return withSaid(Words::tr("This user may not %1.").arg(actWords(*method)), error);
    return withCode(Words::tr("This user may not %1: the privilege %2 is missing.").arg(actWords(*method), privilege),
                    error.httpStatus);
}

QString notFoundSentence(const api::ApiError &error, std::optional<Method> method)
{
    if (method) {
        switch (*method) {
        case Method::GetCampaign:
        case Method::GetCampaignStatus:
        case Method::StartCampaign:
        case Method::StopCampaign:
            return withCode(Words::tr("The tenant has no campaign with this ID."), error.httpStatus);
        case Method::GetList:
        case Method::AddManyRecords:
        case Method::DeleteList:
            return withCode(Words::tr("The tenant has no calling list with this ID."), error.httpStatus);
        default:
            break;
        }
    }
    return withSaid(Words::tr("The tenant does not have what was asked for."), error);
}

QString serverSentence(const api::ApiError &error)
{
    switch (error.httpStatus) {
    case 429:
        return withCode(Words::tr("The tenant asks for fewer requests."), error.httpStatus);
    case 502:
        return withCode(Words::tr("The tenant's server does not answer behind its gateway."), error.httpStatus);
    case 503:
        return withCode(Words::tr("The tenant is under maintenance."), error.httpStatus);
    case 504:
        return withCode(Words::tr("The tenant took too long to answer."), error.httpStatus);
    default:
        return withSaid(Words::tr("The tenant could not do it because of a fault of its own."), error);
    }
}

} // namespace

QString privilegeWords(Method method)
{
    switch (method) {
    case Method::GetAccessToken:
        return {};
    case Method::StartCampaign:
    case Method::StopCampaign:
    case Method::BindList:
    case Method::UpdateList:
    case Method::UnbindList:
        return Words::tr("“Start campaigns and enable lists”");
    case Method::GetCampaigns:
    case Method::GetCampaign:
    case Method::GetCampaignStatus:
    case Method::GetAllRecords:
    case Method::GetCompletedRecords:
    case Method::GetUpdatedRecords:
    case Method::QueryRecord:
        return Words::tr("“Manage all services and campaigns” or “Manage assigned services and campaigns”");
    case Method::AddManyRecords:
    case Method::AddRecord:
    case Method::UpdateManyRecords:
    case Method::UpdateRecord:
    case Method::EraseRecord:
    case Method::DeleteManyRecords:
    case Method::DeleteAllRecords:
        return Words::tr("“Manage Lists” or “Update content of calling list”");
    default:
        return Words::tr("“Manage Lists”");
    }
}

QString errorSentence(const api::ApiError &error, std::optional<Method> method)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return networkSentence(error);
    case ErrorKind::Timeout:
        return withCode(Words::tr("The tenant did not answer in time."), error.httpStatus);
    case ErrorKind::Tls:
        return (QStringList(Words::tr("The tenant's certificate was not accepted, so nothing was sent.")) +
                tlsReasonSentences(error))
            .join(QLatin1Char(' '));
    case ErrorKind::Cancelled:
        return Words::tr("It was cancelled.");
    case ErrorKind::Authentication:
        return withCode(Words::tr("The tenant no longer accepts this sign-in. Sign in again."), error.httpStatus);
    case ErrorKind::Privilege:
        return privilegeSentence(error, method);
    case ErrorKind::NotFound:
        return notFoundSentence(error, method);
    case ErrorKind::Conflict:
        return withSaid(Words::tr("The tenant is in another state than was expected."), error);
    case ErrorKind::BadRequest:
        return withSaid(Words::tr("The tenant did not understand the request."), error);
    case ErrorKind::TooLarge:
        return withCode(error.httpStatus == 413 ? Words::tr("The request was too large for the tenant.")
                                                : Words::tr("The answer was larger than Outdial accepts."),
                        error.httpStatus);
    case ErrorKind::Server:
        return serverSentence(error);
    case ErrorKind::Malformed:
        return withCode(Words::tr("The tenant's answer could not be read."), error.httpStatus);
    }
    return Words::tr("An unknown error.");
}

QString errorDetails(const api::ApiError &error)
{
    QStringList lines;
    lines << Words::tr("Kind: %1").arg(api::errorKindName(error.kind));
    if (error.httpStatus != 0)
        lines << Words::tr("HTTP status: %1").arg(error.httpStatus);
    if (!error.error.isEmpty())
        lines << Words::tr("Error: %1").arg(error.error);
    if (!error.description.isEmpty())
        lines << Words::tr("Description: %1").arg(error.description);
    if (!error.detail.isEmpty())
        lines << Words::tr("Detail: %1").arg(error.detail);
    if (const auto shown = certificateFacts(error.certificate))
        lines << Words::tr("Certificate, SHA-256: %1").arg(fingerprint(shown->sha256));
    if (!error.requestId.isEmpty())
        lines << Words::tr("Request: %1").arg(error.requestId);
    return lines.join(QLatin1Char('\n'));
}

} // namespace outdial::models
