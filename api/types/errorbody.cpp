// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Bodies of errors: JSON as the reference prints it, or an HTML page of something in front of the tenant.
#include <QJsonObject>

#include <api/types/codecs.h>
#include <api/types/jsonkeys.h>

namespace outdial::api {

namespace {

constexpr int longestDescription = 500;

QString titleOf(const QByteArray &html)
{
    const QByteArray lower = html.left(64 * 1024).toLower();
    const auto tag = lower.indexOf("<title");
    const auto begin = tag < 0 ? -1 : lower.indexOf('>', tag);
    const auto end = begin < 0 ? -1 : lower.indexOf("</title", begin);
    if (end < 0)
        return {};
    QString title = QString::fromUtf8(html.mid(begin + 1, end - begin - 1));
    title.replace(QLatin1String("&lt;"), QLatin1String("<"))
        .replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&quot;"), QLatin1String("\""))
        .replace(QLatin1String("&#39;"), QLatin1String("'"))
        .replace(QLatin1String("&nbsp;"), QLatin1String(" "))
        .replace(QLatin1String("&amp;"), QLatin1String("&"));
    return title.simplified().left(longestDescription);
}

} // namespace

ErrorBody decodeErrorBody(const QByteArray &body)
{
    QByteArray json = body.trimmed();
    if (json.startsWith('`') && json.endsWith('`')) // the printed error body stands between them
        json = json.mid(1, std::max<qsizetype>(json.size() - 2, 0));
    const Result<QJsonValue> root = parseBody(json);
    if (!root)
        return {{}, titleOf(body)};
    const QJsonObject object = root->toObject();
    return {object.value(QLatin1String("error")).toString().left(longestDescription),
            object.value(QLatin1String("error_description")).toString().left(longestDescription)};
}

} // namespace outdial::api
