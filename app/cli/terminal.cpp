// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTextStream>

#include <app/cli/terminal.h>

#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace outdial::app {

namespace {

bool progressShown = false;

void write(FILE *to, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), to);
    std::fflush(to);
}

} // namespace

void sayOnTerminal(const QString &sentence)
{
    endProgressOnTerminal();
    write(stderr, sentence + u'\n');
}

void progressOnTerminal(const QString &line)
{
    if (isatty(STDERR_FILENO) == 0)
        return;
    write(stderr, QStringLiteral("\r\033[K") + line);
    progressShown = true;
}

void sayOffTerminal(const QString &sentence)
{
    if (isatty(STDERR_FILENO) == 0)
        sayOnTerminal(sentence);
}

void endProgressOnTerminal()
{
    if (progressShown)
        write(stderr, QStringLiteral("\n"));
    progressShown = false;
}

void printLine(const QString &line) { write(stdout, line + u'\n'); }

bool askOnTerminal(const QString &question)
{
    return typedOnTerminal(question + QStringLiteral(" [y/N]")).trimmed().compare(QLatin1String("y"), Qt::CaseInsensitive) == 0;
}

QString typedOnTerminal(const QString &question)
{
    if (isatty(STDIN_FILENO) == 0)
        return {};
    write(stderr, question + u' ');
    // Unlike a read, a poll ends at Ctrl+C.
    pollfd terminal{STDIN_FILENO, POLLIN, 0};
    if (::poll(&terminal, 1, -1) <= 0) {
        write(stderr, QStringLiteral("\n"));
        return {};
    }
    QTextStream in(stdin);
    return in.readLine();
}

} // namespace outdial::app
