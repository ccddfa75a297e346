// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <app/cli/callcommand.h>
#include <app/cli/commandwords.h>
#include <models/activity/explorercatalogue.h>
#include <models/activity/explorerjson.h>
#include <models/connect/errorwords.h>

#include <array>
#include <cstdio>

namespace outdial::app {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CallArguments)
};

QString shortPath(QString path)
{
    if (path.startsWith(u'/'))
        path.remove(0, 1);
    constexpr QLatin1String prefix("configapi/v3/");
    if (path.startsWith(prefix))
        path.remove(0, prefix.size());
    return path;
}

tl::expected<api::MethodCall, QString> methodFrom(const QString &written)
{
    const QString path = shortPath(written);
    const auto call = api::methodOfPath(path);
    if (!call)
        return tl::unexpected(Text::tr("There is no method “%1”. Nearest are: %2. --list prints all.")
                                  .arg(written, models::nearestPaths(path).join(QLatin1String(", "))));
    const QStringList names = api::pathVariables(call->method);
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (call->variables.at(i) == u':' + names.at(i))
            return tl::unexpected(Text::tr("Put the id in the place of “:%1”.").arg(names.at(i)));
    }
    return *call;
}

tl::expected<QByteArray, QString> readFrom(QFile &file, const QString &name)
{
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(Text::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    return content;
}

// What stands behind --body: JSON, @FILE, or - for stdin.
tl::expected<QByteArray, QString> bodyFrom(const QString &given)
{
    tl::expected<QByteArray, QString> body = given.toUtf8();
    if (given == u'-') {
        QFile in;
        if (!in.open(stdin, QIODevice::ReadOnly))
            return tl::unexpected(Text::tr("stdin cannot be read."));
        body = readFrom(in, QStringLiteral("stdin"));
    } else if (given.startsWith(u'@')) {
        QFile file(given.mid(1));
        if (!file.open(QIODevice::ReadOnly))
            return tl::unexpected(Text::tr("“%1” cannot be read: %2.").arg(file.fileName(), file.errorString()));
        body = readFrom(file, file.fileName());
    }
    if (!body)
        return body;
    if (body->startsWith("\xEF\xBB\xBF"))
        body->remove(0, 3); // the mark of an editor, which is not JSON
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(*body);
    if (decoder.hasError())
        return tl::unexpected(Text::tr("The body is not UTF-8."));
    if (const auto problem = models::scanJson(text))
        return tl::unexpected(Text::tr("The body is not JSON. %1").arg(problem->shown()));
    return body;
}

} // namespace

tl::expected<CallArguments, QString> parseCall(const QStringList &arguments)
{
    CommandWords parser({"body"}, {"yes", "list", "help"});
    if (const auto read = parser.read("call", arguments); !read)
        return tl::unexpected(read.error());

    CallArguments parsed;
    parsed.help = parser.has("help");
    parsed.list = parser.has("list");
    if (parsed.help || parsed.list)
        return parsed;
    const QStringList named = parser.positionalArguments();
    if (named.size() != 1)
        return tl::unexpected(
            named.isEmpty() ? Text::tr("Name a method by its path: outdial call campaign/getAll. --list prints all of them.")
                            : Text::tr("One method at a time: “%1” and “%2” are two.").arg(named.at(0), named.at(1)));
    const auto call = methodFrom(named.first());
    if (!call)
        return tl::unexpected(call.error());
    parsed.call = *call;
    parsed.yes = parser.has("yes");
    const auto tenant = tenantFrom(parser);
    if (!tenant)
        return tl::unexpected(tenant.error());
    parsed.tenant = *tenant;

    const api::MethodInfo &info = api::methodInfo(parsed.call.method);
    const bool given = parser.has("body");
    const bool takesBody = info.body == api::Body::Object || info.body == api::Body::Array;
    if (given && info.body == api::Body::Form)
        return tl::unexpected(
            Text::tr("“%1” takes no --body: it signs in with the username and secret of the tenant that is named.")
                .arg(QLatin1String(info.path)));
    if (given && !takesBody)
        return tl::unexpected(Text::tr("“%1” takes no --body.").arg(QLatin1String(info.path)));
    if (!given && takesBody)
        return tl::unexpected(
            Text::tr("“%1” needs a body: --body JSON, --body @FILE, or --body - for stdin.").arg(QLatin1String(info.path)));
    if (given) {
        const auto body = bodyFrom(parser.text("body"));
        if (!body)
            return tl::unexpected(body.error());
        parsed.body = *body;
    }
    return parsed;
}

QString callUsage()
{
    return Text::tr("outdial call METHOD [--body JSON|@FILE|-] [--yes] [--profile NAME | --sandbox]\n"
                    "outdial call --list\n"
                    "\n"
                    "METHOD is the path below /configapi/v3/, with its ids: campaign/start/ID, callinglist/getAll.\n"
                    "The answer is printed as the tenant gives it. Methods that destroy ask first; --yes answers.\n"
                    "Without --profile and --sandbox the tenant is that of OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and\n"
                    "OUTDIAL_CLIENT_SECRET.");
}

QString callCatalogue(bool aligned)
{
    QList<QStringList> rows;
    std::array<qsizetype, 5> widths{};
    for (const api::MethodInfo &info : api::methods()) {
        QStringList marks;
        if (info.destructive)
            marks.append(Text::tr("destroys"));
        else if (info.writes)
            marks.append(Text::tr("writes"));
        if (info.deprecated)
            marks.append(Text::tr("deprecated, use %1").arg(models::successorWords(info.method)));
        rows.append({QString::fromLatin1(api::verbName(info.verb)), QString::fromLatin1(info.path),
                     QString::fromLatin1(info.name), models::privilegeWords(info.method), marks.join(QLatin1String(", "))});
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], rows.last().at(qsizetype(i)).size());
    }
    QStringList lines;
    for (QStringList &row : rows) {
        for (std::size_t i = 0; aligned && i + 1 < widths.size(); ++i)
            row[qsizetype(i)] = row.at(qsizetype(i)).leftJustified(widths[i]);
        QString line = row.join(aligned ? QLatin1String("  ") : QLatin1String("\t"));
        while (aligned && line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace outdial::app
