// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The program `outdial-sandbox` as somebody starts it, and a tenant to talk to it.
#pragma once

#include <QProcess>
#include <QRegularExpression>

#include <chrono>
#include <memory>
#include <support/rawtenant.h>
#include <thread>

namespace outdial::test {

class SandboxProgram {
public:
    // Starts it and signs in; false, and what it said is in said(), when that failed.
    bool start(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(OUTDIAL_BIN_DIR "/outdial-sandbox"),
                        QStringList{QStringLiteral("--client-secret"), QStringLiteral("secret")} + arguments);
        if (!m_process.waitForStarted() || !m_process.waitForReadyRead(60'000))
            return false;
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        static const QRegularExpression pattern(QStringLiteral("^listening on (http://127\\.0\\.0\\.1:\\d+)$"));
        const auto match = pattern.match(line);
        if (!match.hasMatch())
            return false;
        tenant = std::make_unique<RawTenant>(QUrl(match.captured(1)));
        return tenant->signIn(QStringLiteral("sandbox"), QStringLiteral("secret"));
    }
    // Runs until it ends; its exit code, or -1.
    int run(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(OUTDIAL_BIN_DIR "/outdial-sandbox"), arguments);
        if (!m_process.waitForStarted() || !m_process.waitForFinished(20'000))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    bool startAndKill(const QStringList &arguments, std::chrono::microseconds after)
    {
        m_process.start(QStringLiteral(OUTDIAL_BIN_DIR "/outdial-sandbox"), arguments);
        if (!m_process.waitForStarted())
            return false;
        std::this_thread::sleep_for(after);
        kill();
        return m_process.state() == QProcess::NotRunning;
    }
    bool waitForEnd() { return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(20'000); }
    void kill()
    {
        m_process.kill(); // SIGKILL
        waitForEnd();
    }
    qint64 pid() const { return m_process.processId(); }
    QString said() { return QString::fromUtf8(m_process.readAllStandardError()); }

    std::unique_ptr<RawTenant> tenant;

private:
    QProcess m_process;
};

} // namespace outdial::test
