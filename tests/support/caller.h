// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial call` as somebody starts it in a terminal, and tenants for it: the sandbox, and a server that answers with the bytes
// of the test. What it prints is kept: no run may print the secret.
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sandbox/sandbox.h>

#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <support/rawserver.h>
#include <unistd.h>

namespace outdial::test {

struct Ran {
    int code = -1; // -1: killed
    QByteArray out;
    QString err;
};

// The program with a tenant of the environment, and nothing else of this computer.
class Caller {
public:
    explicit Caller(QUrl tenant, QString id = QStringLiteral("user"), QString given = QStringLiteral("a-secret-of-the-test"))
        : url(std::move(tenant)),
          user(std::move(id)),
          secret(std::move(given))
    {
    }

    std::unique_ptr<QProcess> prepare(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"OUTDIAL_TENANT_URL", "OUTDIAL_CLIENT_ID", "OUTDIAL_CLIENT_SECRET"})
            environment.remove(QLatin1String(name));
        if (url.isValid()) {
            environment.insert(QStringLiteral("OUTDIAL_TENANT_URL"), url.toString());
            environment.insert(QStringLiteral("OUTDIAL_CLIENT_ID"), user);
            environment.insert(QStringLiteral("OUTDIAL_CLIENT_SECRET"), secret);
        }
        environment.insert(QStringLiteral("XDG_DATA_HOME"), folder.path());
        process->setProcessEnvironment(environment);
        process->setWorkingDirectory(folder.path());
        process->setStandardInputFile(QProcess::nullDevice());
        process->setProgram(QStringLiteral(OUTDIAL_BIN_DIR "/outdial"));
        process->setArguments(QStringList{QStringLiteral("call")} + arguments);
        return process;
    }

    // Keeps the event loop of the test running: the server of the test answers in it.
    Ran finish(QProcess &process) const
    {
        if (process.state() == QProcess::NotRunning)
            process.start();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000))
            qFatal("outdial does not end");
        Ran ran;
        ran.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        ran.out = process.readAllStandardOutput();
        ran.err = QString::fromUtf8(process.readAllStandardError());
        if (ran.out.contains(secret.toUtf8()) || ran.err.contains(secret))
            qFatal("outdial prints the secret");
        return ran;
    }

    Ran run(const QStringList &arguments) const { return finish(*prepare(arguments)); }

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
    }

    QUrl url;
    QString user;
    QString secret;
    QTemporaryDir folder;
};

struct Practice {
    explicit Practice(const char *dataset = "demo")
    {
        sandbox::Options options;
        options.dataset = QString::fromLatin1(dataset);
        options.dialRate = 0;
        tenant = std::make_unique<sandbox::Sandbox>(options);
        if (!tenant->start())
            qFatal("no sandbox");
        caller = std::make_unique<Caller>(tenant->url(), tenant->clientId(), tenant->clientSecret());
    }
    std::unique_ptr<sandbox::Sandbox> tenant;
    std::unique_ptr<Caller> caller;
};

// A tenant that gives tokens, and for every other request what the test wants.
class Answering {
public:
    explicit Answering(RawServer::Respond other)
        : server([this, other = std::move(other)](QTcpSocket *socket, int number) {
              if (server.requests.at(number).startsWith("POST /configapi/v3/oauth/token")) {
                  socket->write(
                      httpAnswer(200, R"({"access_token":"T0K3N","token_type":"Bearer","expires_in":"3480","scope":"x"})"));
                  return;
              }
              ++calls;
              other(socket, number);
          }),
          caller(server.url(QString()))
    {
    }
    int calls = 0; // without those for a token
    RawServer server;
    Caller caller;
};

// A terminal that the program believes to be one.
class Terminal {
public:
    Terminal() : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            qFatal("no terminal");
        m_slave = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY); // keeps it open between programs
    }
    ~Terminal()
    {
        ::close(m_slave);
        ::close(m_master);
    }
    QString path() const { return QString::fromLocal8Bit(::ptsname(m_master)); }
    void type(const QByteArray &text) { QCOMPARE(::write(m_master, text.constData(), std::size_t(text.size())), text.size()); }
    QByteArray read()
    {
        QByteArray text(65536, '\0');
        const auto count = ::read(m_master, text.data(), std::size_t(text.size()));
        text.truncate(std::max<qsizetype>(0, count));
        return text;
    }

private:
    int m_master;
    int m_slave;
};

} // namespace outdial::test
