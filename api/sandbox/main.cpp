// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// outdial-sandbox: the local tenant by itself, until it is interrupted.

#include <QCommandLineParser>
#include <QCoreApplication>

#include <sandbox/sandbox.h>

#include <cstdio>

namespace {

// Wrong use: a sentence on stderr and 2.
int refuse(const QString &sentence)
{
    std::fprintf(stderr, "outdial-sandbox: %s\n", qPrintable(sentence));
    return 2;
}

// The parts of values that were given with commas, without the blanks around them.
QStringList listed(const QStringList &values)
{
    QStringList parts;
    for (const QString &value : values) {
        for (const QString &part : value.split(u',', Qt::SkipEmptyParts))
            parts.append(part.trimmed());
    }
    parts.removeAll(QString());
    return parts;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("outdial-sandbox"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A local tenant of the List Management API. Nothing is dialed."));
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *help, const char *value, const char *preset = "") {
        parser.addOption(
            {QString::fromLatin1(name), QString::fromLatin1(help), QString::fromLatin1(value), QString::fromLatin1(preset)});
    };
    option("port", "Port on 127.0.0.1; 0 takes any free one.", "N", "0");
    option("dataset", "What a new store holds: demo, empty, records:N or running:CxN.", "NAME", "demo");
    option("client-id", "The client_id that is accepted.", "ID", "sandbox");
    option("client-secret", "The client_secret that is accepted; without it one is made and printed.", "SECRET");
    option("token-ttl", "Seconds that an access token lives.", "SECONDS", "3600");
    option("dial-rate", "Attempts a second of each running campaign; 0 stands still.", "N", "2");
    option("clock-speed", "How many times faster than the computer's the clock runs, the dialer with it.", "N", "1");
    option("job-speed", "How many times faster than a real tenant's the deletion jobs go.", "N", "1");
    option("data", "Keep the store in this file; without it, in memory.", "FILE");
    option("fault", "A fault to make; can be given more than once. See docs/sandbox.md.", "SPEC");
    option("row-limit", "Records of all lists together, beyond which none is taken.", "N", "20000000");
    option("privileges",
           "What the user may do, separated by commas: the privileges as the reference words them. Without it, all.", "LIST");
    option("assigned", "The campaigns assigned to the user, by name or id, separated by commas; can be given more than once.",
           "CAMPAIGNS");
    parser.process(application);
    if (!parser.positionalArguments().isEmpty())
        return refuse(QStringLiteral("there is no use for \"%1\".").arg(parser.positionalArguments().constFirst()));

    outdial::sandbox::Options options;
    bool port = false;
    bool ttl = false;
    bool rate = false;
    bool clock = false;
    bool speed = false;
    bool limit = false;
    options.port = parser.value(QStringLiteral("port")).toUShort(&port);
    options.dataset = parser.value(QStringLiteral("dataset"));
    options.clientId = parser.value(QStringLiteral("client-id"));
    options.clientSecret = parser.value(QStringLiteral("client-secret"));
    options.tokenTtl = parser.value(QStringLiteral("token-ttl")).toInt(&ttl);
    options.dialRate = parser.value(QStringLiteral("dial-rate")).toDouble(&rate);
    options.clockSpeed = parser.value(QStringLiteral("clock-speed")).toDouble(&clock);
    options.jobSpeed = parser.value(QStringLiteral("job-speed")).toDouble(&speed);
    options.dataFile = parser.value(QStringLiteral("data"));
    options.faults = parser.values(QStringLiteral("fault"));
    options.rowLimit = parser.value(QStringLiteral("row-limit")).toLongLong(&limit);
    if (parser.isSet(QStringLiteral("privileges")))
        options.privileges = listed(parser.values(QStringLiteral("privileges")));
    options.assigned = listed(parser.values(QStringLiteral("assigned")));
    if (!port)
        return refuse(QStringLiteral("--port takes a number from 0 to 65535."));
    if (!ttl || options.tokenTtl < 1)
        return refuse(QStringLiteral("--token-ttl takes a number of seconds from 1."));
    if (!rate || options.dialRate < 0)
        return refuse(QStringLiteral("--dial-rate takes a number from 0."));
    if (!clock || !(options.clockSpeed > 0))
        return refuse(QStringLiteral("--clock-speed takes a number above 0."));
    if (!speed || !(options.jobSpeed > 0))
        return refuse(QStringLiteral("--job-speed takes a number above 0."));
    if (!limit || options.rowLimit < 0)
        return refuse(QStringLiteral("--row-limit takes a number from 0."));

    if (const auto understood = outdial::sandbox::checkOptions(options); !understood)
        return refuse(understood.error());

    outdial::sandbox::Sandbox sandbox(options);
    const auto url = sandbox.start();
    if (!url) {
        std::fprintf(stderr, "outdial-sandbox: %s\n", qPrintable(url.error()));
        return 3;
    }
    std::printf("listening on %s\n", qPrintable(url->toString()));
    if (options.clientSecret.isEmpty())
        std::printf("client id %s, client secret %s\n", qPrintable(sandbox.clientId()), qPrintable(sandbox.clientSecret()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
