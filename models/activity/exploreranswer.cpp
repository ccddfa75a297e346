// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QSaveFile>
#include <QStringDecoder>

#include <models/activity/exploreranswer.h>
#include <models/activity/explorerjson.h>
#include <models/activity/explorermembers.h>

#include <algorithm>

namespace outdial::models {

namespace {

// The context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExplorerAnswer)
};

QString statusWord(int status)
{
    switch (status) {
    case 400:
        return Words::tr("Bad request");
    case 401:
        return Words::tr("Sign-in refused");
    case 403:
        return Words::tr("Privilege missing");
    case 404:
        return Words::tr("Not found");
    case 405:
        return Words::tr("Method not allowed");
    case 409:
        return Words::tr("Conflict");
    case 413:
        return Words::tr("Too large");
    case 415:
        return Words::tr("Wrong content type");
    case 429:
        return Words::tr("Too many requests");
    case 502:
        return Words::tr("Bad gateway");
    case 503:
        return Words::tr("Under maintenance");
    case 504:
        return Words::tr("Gateway timeout");
    default:
        if (status >= 200 && status < 300)
            return Words::tr("Success");
        return status >= 500 ? Words::tr("Server error") : Words::tr("Unexpected status");
    }
}

// Whether there may be a page behind this one: a page with fewer records than were asked for is the last.
bool isFullPage(const JsonMember &records, const QByteArray &request)
{
    qint64 count = 0;
    scanJson(records.spelt,
             [&count](const JsonPart &part) { count += part.token == JsonToken::ObjectBegin && part.depth == 1 ? 1 : 0; });
    const auto limit = jsonMember(QString::fromUtf8(request), QStringLiteral("limit"));
    return count > 0 && (!limit || count >= limit->value().toLongLong());
}

QString beginningOf(const QString &text)
{
    qsizetype end = text.lastIndexOf(u'\n', mostShown);
    if (end <= 0)
        end = mostShown;
    if (text.at(end - 1).isHighSurrogate())
        --end;
    return text.left(end);
}

QString shellQuoted(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

} // namespace

bool ExplorerAnswer::isUnknown() const
{
    return error && error->committed == api::Committed::Unknown && api::methodInfo(method).writes;
}

QString ExplorerAnswer::target() const { return api::methodPath(method, variables); }

QString ExplorerAnswer::statusWords() const
{
    if (status > 0)
        return QStringLiteral("%1 %2").arg(status).arg(statusWord(status));
    return error && error->isCancelled() ? Words::tr("Cancelled") : Words::tr("No answer");
}

QString ExplorerAnswer::line() const
{
    return QStringList{target(), statusWords(), Words::tr("%1 ms").arg((duration.count() + 500) / 1000)}.join(
        QStringLiteral(" · "));
}

ExplorerAnswer prepared(ExplorerAnswer answer)
{
    answer.bytesReceived = answer.body.size();
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(answer.body);
    answer.isJson = !decoder.hasError() && !text.isEmpty() && !scanJson(text);
    if (answer.method == api::Method::GetAccessToken && !text.isEmpty()) {
        const QStringList names{QStringLiteral("access_token"), QStringLiteral("refresh_token"), QStringLiteral("id_token"),
                                QStringLiteral("client_secret")};
        // What cannot be read for sure may hold a token anywhere.
        text = answer.isJson ? withSecretsHidden(text, names) : QString();
        answer.body = text.toUtf8();
    }
    if (answer.isJson) {
        if (const auto next = jsonMember(text, QStringLiteral("next_cursor")); next && next->kind == JsonToken::String) {
            const auto records = jsonMember(text, QStringLiteral("records"));
            if (records && isFullPage(*records, answer.sent))
                answer.nextCursor = next->value();
        }
        answer.shown = prettyJson(text);
    } else {
        answer.shown = text;
        answer.shown.remove(QChar::Null);
    }
    answer.isCut = answer.shown.size() > mostShown;
    if (answer.isCut)
        answer.shown = beginningOf(answer.shown);
    return answer;
}

QString saveAnswer(const QString &path, const ExplorerAnswer &answer)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(answer.body) != answer.body.size() || !file.commit())
        return Words::tr("“%1” cannot be written: %2.").arg(path, file.errorString());
    return {};
}

QString callLine(api::Method method, const QStringList &variables, const QString &body)
{
    QString line = QStringLiteral("outdial call ") + shellQuoted(api::methodPath(method, variables));
    const auto kind = api::methodInfo(method).body;
    if (kind == api::Body::Object || kind == api::Body::Array)
        line += QStringLiteral(" --body ") + shellQuoted(compactJson(body));
    return line;
}

} // namespace outdial::models
