// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>

#include <api/client/connecting.h>

namespace outdial::api {

namespace {

QString secondsText(std::chrono::milliseconds time) { return QString::number(static_cast<double>(time.count()) / 1000.0); }

TlsReason reasonOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
        return TlsReason::SelfSigned;
    case QSslError::SelfSignedCertificateInChain: // its root is not among those of this computer
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return TlsReason::UnknownIssuer;
    case QSslError::HostNameMismatch:
        return TlsReason::WrongName;
    case QSslError::CertificateExpired:
        return TlsReason::Expired;
    case QSslError::CertificateNotYetValid:
        return TlsReason::NotYetValid;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return TlsReason::Revoked;
    default:
        return TlsReason::Other;
    }
}

} // namespace

std::chrono::milliseconds timeoutOf(const WireRequest &request, Phase phase)
{
    switch (phase) {
    case Phase::Queued:
        break;
    case Phase::Connecting:
        return request.connectTimeout;
    case Phase::Waiting:
        return request.answerTimeout;
    case Phase::Sending:
    case Phase::Receiving:
        return request.stallTimeout;
    }
    return std::chrono::milliseconds{0};
}

ApiError timeoutError(const WireRequest &request, Phase phase, Committed committed)
{
    ApiError error;
    error.kind = ErrorKind::Timeout;
    error.committed = committed;
    const QString time = secondsText(timeoutOf(request, phase));
    switch (phase) {
    case Phase::Queued:
    case Phase::Connecting:
        error.detail = QStringLiteral("connecting: no connection within %1 s").arg(time);
        break;
    case Phase::Sending:
        error.detail = QStringLiteral("stalled: nothing of the request could be sent for %1 s").arg(time);
        break;
    case Phase::Waiting:
        error.detail = QStringLiteral("waiting: no answer within %1 s after the request").arg(time);
        break;
    case Phase::Receiving:
        error.detail = QStringLiteral("stalled: nothing more of the answer came for %1 s").arg(time);
        break;
    }
    return error;
}

ApiError tooLargeError(const WireRequest &request)
{
    ApiError error;
    error.kind = ErrorKind::TooLarge;
    error.committed = Committed::Unknown;
    error.detail = QStringLiteral("the answer is larger than %1 bytes").arg(request.maxAnswerBytes);
    return error;
}

ApiError networkError(NetworkFault fault, const QString &detail, Committed committed)
{
    ApiError error;
    error.kind = ErrorKind::Network;
    error.fault = fault;
    error.detail = detail;
    error.committed = committed;
    return error;
}

ApiError tlsError(const TlsPolicy &policy, const QList<QSslError> &errors, const QSslCertificate &shown, const QString &detail)
{
    ApiError error;
    error.kind = ErrorKind::Tls;
    QStringList reasons;
    if (!shown.isNull()) {
        error.certificate = shown.toDer();
        if (!policy.pinnedSha256.isEmpty() && !isPinned(policy, shown)) {
            error.tlsReasons |= TlsReason::Changed;
            reasons.append(QStringLiteral("the certificate is not the one that was accepted for this profile"));
        }
    }
    for (const QSslError &one : errors) {
        error.tlsReasons |= reasonOf(one.error());
        reasons.append(one.errorString());
    }
    reasons.removeDuplicates();
    error.detail = reasons.isEmpty() ? detail : reasons.join(QLatin1String("; "));
    return error;
}

NetworkFault faultOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return NetworkFault::Refused;
    case QAbstractSocket::RemoteHostClosedError:
        return NetworkFault::Closed;
    case QAbstractSocket::HostNotFoundError:
        return NetworkFault::HostNotFound;
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketTimeoutError:
        return NetworkFault::Unreachable;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return NetworkFault::ProxySignIn;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return NetworkFault::Proxy;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return NetworkFault::None;
    default:
        return NetworkFault::Other;
    }
}

bool isPinned(const TlsPolicy &policy, const QSslCertificate &certificate)
{
    return !policy.pinnedSha256.isEmpty() && !certificate.isNull() &&
           certificate.digest(QCryptographicHash::Sha256) == policy.pinnedSha256;
}

} // namespace outdial::api
