// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/connect/certificate.h>
#include <views/connect/connecterror.h>
#include <views/shared/figures.h>

namespace outdial::views {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectError)
};

QString httpCode(const api::ApiError &error, const QString &otherwise)
{
    return error.httpStatus > 0 ? QString::number(error.httpStatus) : otherwise;
}

ConnectSentence notATenant(const QString &host, const api::ApiError &error)
{
    return {
        Text::tr("“%1” is not a Bright Pattern tenant.").arg(host),
        Text::tr("Something answered there, but not as the API does. Check the address: it is the host at which agents sign in, "
                 "without a "
                 "path. The secret was sent to this host; if you do not know it, make a new one."),
        httpCode(error, Text::tr("no API")), ConnectField::Address, true};
}

ConnectSentence certificate(const QString &host, const api::ApiError &error)
{
    using api::TlsReason;
    const auto holds = [&error](TlsReason reason) { return error.tlsReasons.testFlag(reason); };
    if (error.certificate.isEmpty())
        return {
            Text::tr("There is no encrypted connection to “%1”.").arg(host),
            Text::tr("Nothing was sent. What answers there does not speak TLS, or not as this computer does. Check the address "
                     "and the port."),
            Text::tr("TLS"), ConnectField::Address, true};
    QStringList parts = models::tlsReasonSentences(error, host);
    parts << Text::tr("Nothing was sent, since another computer could pose as the tenant.");
    if (holds(TlsReason::WrongName))
        parts << Text::tr("Check the address.");
    else if (holds(TlsReason::Expired) || holds(TlsReason::NotYetValid))
        parts << Text::tr("Check the date of this computer.");
    else if (holds(TlsReason::UnknownIssuer))
        parts << Text::tr("A certificate of your company has to be installed on this computer first.");
    const bool wrongAddress = holds(TlsReason::WrongName) && !holds(TlsReason::Changed);
    return {holds(TlsReason::Changed) ? Text::tr("The certificate of “%1” has changed.").arg(host)
                                      : Text::tr("The certificate of “%1” was not accepted.").arg(host),
            parts.join(QLatin1Char(' ')), Text::tr("certificate"), wrongAddress ? ConnectField::Address : ConnectField::None,
            true};
}

ConnectSentence proxySignIn(const models::ConnectFailure &failure)
{
    const QString asks =
        Text::tr("The proxy %1 is on the way to “%2” and wants a user name and a password of its own. Nothing reached the "
                 "tenant, which does not get them either.")
            .arg(failure.error->proxy, failure.host);
    if (!failure.proxyWasTold)
        return {Text::tr("The proxy asks who you are."), asks, QStringLiteral("407"), ConnectField::Proxy, true};
    return {Text::tr("The proxy refused this user name and password."),
            Text::tr("Check both; some proxies lock a user after a few wrong ones. Nothing reached the tenant."),
            QStringLiteral("407"), ConnectField::Proxy, true};
}

ConnectSentence network(const QString &host, const api::ApiError &error)
{
    switch (error.fault) {
    case api::NetworkFault::HostNotFound:
        return {Text::tr("No host is called “%1”.").arg(host),
                Text::tr(
                    "Nothing was sent. Check the address for a slip. If it is right, this computer is offline or needs its VPN."),
                Text::tr("host not found"), ConnectField::Address, true};
    case api::NetworkFault::Refused:
        return {
            Text::tr("“%1” refuses connections.").arg(host),
            Text::tr("The host is there, but nothing answers at this port. Nothing was sent. Check the address and the port, or "
                     "try again "
                     "when the tenant is back."),
            Text::tr("connection refused"), ConnectField::Address, true};
    case api::NetworkFault::Unreachable:
        return {Text::tr("“%1” cannot be reached.").arg(host),
                Text::tr("This computer has no way to it. Nothing was sent. Check the network and the VPN."),
                Text::tr("unreachable"), ConnectField::None, true};
    case api::NetworkFault::Closed:
        return {Text::tr("“%1” closed the connection before it answered.").arg(host),
                Text::tr("Try again. If it stays so, a firewall between here and the tenant may cut the connection."),
                Text::tr("connection closed"), ConnectField::None, true};
    case api::NetworkFault::Proxy:
        return {
            Text::tr("The proxy did not let the connection through."),
            Text::tr(
                "Nothing reached the tenant. Check the proxy settings of this computer, or ask who runs the proxy to allow “%1”.")
                .arg(host),
            Text::tr("proxy"), ConnectField::None, true};
    default:
        return {Text::tr("There is no connection to “%1”.").arg(host),
                Text::tr("The details say what the network reported. Check the network and the address, then try again."),
                Text::tr("no connection"), ConnectField::None, true};
    }
}

ConnectSentence server(const QString &host, const api::ApiError &error)
{
    const QString code = httpCode(error, Text::tr("server"));
    if (error.httpStatus == 503)
        return {
            Text::tr("The tenant is under maintenance."),
            Text::tr(
                "“%1” answered that it is not available now. Nothing is wrong with the username or the secret. Try again later.")
                .arg(host),
            code, ConnectField::None, true};
    if (error.httpStatus == 429)
        return {Text::tr("The tenant asks to wait."), Text::tr("Too many requests came from here. Try again in a minute."), code,
                ConnectField::None, true};
    return {
        Text::tr("The tenant has a fault of its own."),
        Text::tr("“%1” answered with an error that no input here can cause. Try again; if it stays so, tell who runs the tenant, "
                 "with the "
                 "line below.")
            .arg(host),
        code, ConnectField::None, true};
}

} // namespace

ConnectSentence connectSentence(const models::ConnectFailure &failure)
{
    if (!failure.error) {
        if (failure.plainHttp)
            return {
                Text::tr("This address is not encrypted."),
                Text::tr("Nothing was sent: anybody on the way could read the secret. Write https:// instead of http://. Plain "
                         "http is for a "
                         "tenant on this computer only."),
                Text::tr("http"), ConnectField::Address, true};
        return {Text::tr("This is not the address of a tenant."),
                QString(Text::tr("Nothing was sent.") % QLatin1Char(' ') % failure.addressProblem), Text::tr("address"),
                ConnectField::Address, true};
    }
    const api::ApiError &error = *failure.error;
    const QString &host = failure.host;
    switch (error.kind) {
    case api::ErrorKind::Network:
        return error.fault == api::NetworkFault::ProxySignIn ? proxySignIn(failure) : network(host, error);
    case api::ErrorKind::Timeout:
        return {Text::tr("“%1” did not answer in time.").arg(host),
                Text::tr(
                    "It may be busy, or something on the way drops the connection without a word. Check the address, the network "
                    "and the "
                    "VPN, then try again."),
                Text::tr("timeout"), ConnectField::None, true};
    case api::ErrorKind::Tls:
        return certificate(host, error);
    case api::ErrorKind::Authentication:
        return {
            Text::tr("The tenant refused this username and secret."),
            Text::tr("Check both. A new secret is made in Contact Center Administrator, on the page of the user, with Generate. "
                     "Locked users "
                     "and inactive tenants are refused in the same way."),
            httpCode(error, QStringLiteral("401")), ConnectField::Secret, true};
    case api::ErrorKind::Privilege:
        return {Text::tr("This user may not use the API."),
                Text::tr("Username and secret are right, but the user's role lacks the privilege. It is given in Contact Center "
                         "Administrator, "
                         "under roles."),
                httpCode(error, QStringLiteral("403")), ConnectField::User, true};
    case api::ErrorKind::BadRequest:
        if (error.httpStatus == 400 && !error.error.isEmpty())
            return {Text::tr("The tenant did not understand the sign-in."),
                    Text::tr("Username or secret may be empty or contain a character that cannot be one. Check both."),
                    QStringLiteral("400"), ConnectField::User, true};
        return notATenant(host, error);
    case api::ErrorKind::NotFound:
    case api::ErrorKind::Conflict:
    case api::ErrorKind::TooLarge:
    case api::ErrorKind::Malformed:
        return notATenant(host, error);
    case api::ErrorKind::Server:
        return server(host, error);
    case api::ErrorKind::Cancelled:
        return {Text::tr("The attempt was ended."), Text::tr("Nothing was changed."), Text::tr("ended"), ConnectField::None,
                true};
    }
    return {};
}

QString connectFoot(const models::ConnectFailure &failure)
{
    QString text = Text::tr("%1 at %2").arg(connectSentence(failure).code, clockText(failure.at));
    if (failure.error && !failure.error->requestId.isEmpty())
        text += QStringLiteral(" · ") % Text::tr("request %1").arg(failure.error->requestId);
    return text;
}

} // namespace outdial::views
