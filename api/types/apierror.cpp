// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <api/types/apierror.h>

namespace outdial::api {

QLatin1String errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return QLatin1String("network");
    case ErrorKind::Timeout:
        return QLatin1String("timeout");
    case ErrorKind::Tls:
        return QLatin1String("tls");
    case ErrorKind::Cancelled:
        return QLatin1String("cancelled");
    case ErrorKind::Authentication:
        return QLatin1String("authentication");
    case ErrorKind::Privilege:
        return QLatin1String("privilege");
    case ErrorKind::NotFound:
        return QLatin1String("not found");
    case ErrorKind::Conflict:
        return QLatin1String("conflict");
    case ErrorKind::BadRequest:
        return QLatin1String("bad request");
    case ErrorKind::TooLarge:
        return QLatin1String("too large");
    case ErrorKind::Server:
        return QLatin1String("server");
    case ErrorKind::Malformed:
        return QLatin1String("malformed");
    }
    Q_UNREACHABLE();
}

} // namespace outdial::api
