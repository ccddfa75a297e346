// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// From what came over the wire to an ApiError: its kind, and what is known of a write.
#pragma once

#include <QList>

#include <api/client/transport.h>

#include <optional>

namespace outdial::api {

// None for a 2xx, whatever its body: that is for the decoder of the method.
std::optional<ApiError> errorOfAnswer(const MethodInfo &method, const WireAnswer &answer);
// A success whose body is a page for people (a login page, a proxy's notice) is no answer of the API, also where none is
// expected.
std::optional<ApiError> errorOfHtmlSuccess(const WireAnswer &answer);
// "no record has this key" as an answer of a look-up: the API's own 404 that is not about the URL, or the list or campaign that
// was named beside the key.
bool meansNoSuchRecord(const ApiError &error);

ApiError cancelledError(Committed committed);

// Seconds, or a date as HTTP writes it. 0 when it is neither, or lies in the past.
std::chrono::seconds parseRetryAfter(const QByteArray &value, const QDateTime &now);

// Keeps the secret and the token out of error texts and of bodies that are shown: servers repeat parameters.
class Redactor {
public:
    void hide(const QString &text); // also as it looks when it is percent-encoded
    void forget();
    ApiError clean(ApiError error) const;
    QByteArray clean(QByteArray body) const;

private:
    QString clean(QString text) const;
    QList<QString> m_hidden;
};

} // namespace outdial::api
