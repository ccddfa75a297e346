// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a handler gives back: an answer, or a Failure that it throws wherever it finds one. The names of errors are those of
// the reference's table of possible errors.
#pragma once

#include <QByteArray>
#include <QString>

namespace outdial::sandbox {

struct Answer {
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = QByteArrayLiteral("application/json;charset=UTF-8");
    QByteArray extraHeaders = {}; // complete lines
};

// Thrown by handlers and what they call; becomes {"error", "error_description"}.
struct Failure {
    int status = 400;
    QString description = {};
};

Failure badRequest(const QString &description);
// "'limit' has unsupported value '2000': integer from 1 to 1000 is expected"
Failure unsupportedValue(const QString &parameter, const QString &value, const QString &expected);
Failure unauthorized(const QString &description);
Failure forbidden(const QString &description);
Failure notFound(const QString &description);
Failure conflict(const QString &description);

// "bad_request", "unauthorized", ...
QString errorName(int status);
Answer failureAnswer(const Failure &failure);

} // namespace outdial::sandbox
