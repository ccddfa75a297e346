// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a call of the method explorer came to, made ready to be looked at: the body laid out (or the beginning of a long one), the
// whole of it for saving, and the words for its status. Answers that hold a token hold only what may be shown of it.
#pragma once

#include <QByteArray>
#include <QString>

#include <api/client/client.h>

#include <optional>

namespace outdial::models {

struct ExplorerAnswer {
    int number = 0; // counts the calls of this session
    api::Method method = api::Method::GetCampaigns;
    QStringList variables;
    QByteArray sent;   // the body of the request
    QString requestId; // also in the activity log
    QDateTime started; // UTC
    std::chrono::microseconds duration{0};
    int status = 0; // 0: no answer
    qint64 bytesReceived = 0;
    std::optional<api::ApiError> error; // what the status means, or why there is no answer
    QByteArray body;                    // as it came; secrets hidden
    QString shown;                      // laid out when it is JSON; its beginning when it is long
    bool isCut = false;                 // shown is not all of it
    bool isJson = false;
    QString nextCursor; // of a full page of records; empty: there is none

    bool isSuccess() const { return !error && status >= 200 && status < 300; }
    // It was to change something, and whether it did is not known.
    bool isUnknown() const;
    QString target() const; // the path below /configapi/v3/
    // "200 Success", "404 Not found", "No answer", "Cancelled"
    QString statusWords() const;
    // "campaign/getAll · 200 Success · 38 ms"
    QString line() const;
};

// How many UTF-16 units of an answer are shown at most.
inline constexpr qsizetype mostShown = 2'000'000;

// Fills shown, isCut, isJson, nextCursor from body, and hides secrets in body. Takes as long as the body is: any thread but that
// of the GUI.
ExplorerAnswer prepared(ExplorerAnswer answer);

// Writes the whole body. Null when it is there, else a sentence. Any thread but that of the GUI.
QString saveAnswer(const QString &path, const ExplorerAnswer &answer);

// The same call for a shell: outdial call campaign/getAll. Destructive ones without --yes, so that they ask.
QString callLine(api::Method method, const QStringList &variables, const QString &body);

} // namespace outdial::models
