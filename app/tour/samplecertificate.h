// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A self-signed certificate of a tenant that is none, to show what Outdial says of one. Its key was thrown away.
#pragma once

#include <QByteArray>

namespace outdial::app {

inline QByteArray sampleCertificate()
{
    return QByteArray::fromBase64(
        "MIICJTCCAcugAwIBAgIUZSdTY8nG7dpwzDQ0h6JJsRofGJswCgYIKoZIzj0EAwIwQDEYMBYGA1UECgwPQWxkZXJicm9vayBDYXJl"
        "MSQwIgYDVQQDDBthbGRlcmJyb29rLWNhcmUuZXhhbXBsZS5jb20wHhcNMjYxMTI1MTQxMDI4WhcNMjgxMTI0MTQxMDI4WjBAMRgw"
        "FgYDVQQKDA9BbGRlcmJyb29rIENhcmUxJDAiBgNVBAMMG2FsZGVyYnJvb2stY2FyZS5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEG"
        "CCqGSM49AwEHA0IABIeb3yPB0SvXYovSQSs+SAEqxVdRb1xqGmi0o+aRmN45M/BqpC1aD3e8g3TXNWyx+hdvwHth451dh3QGy1bk"
        "CZOjgaIwgZ8wHQYDVR0OBBYEFGrG7GXbmhi74hR9p7obSNdHs+1eMB8GA1UdIwQYMBaAFGrG7GXbmhi74hR9p7obSNdHs+1eMA8G"
        "A1UdEwEB/wQFMAMBAf8wTAYDVR0RBEUwQ4IbYWxkZXJicm9vay1jYXJlLmV4YW1wbGUuY29tgiR0cmFpbmluZy5hbGRlcmJyb29r"
        "LWNhcmUuZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIhAJhYtB+VGWlU5+Kfuj/fYfk28p8lfDwh83f4/xj/nX1OAiBuiMMc"
        "YxAmx/KjFScQizhYr7SaZF8KNAlFjGEcWquGSQ==");
}

} // namespace outdial::app
