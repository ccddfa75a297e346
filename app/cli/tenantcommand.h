// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the commands that work on a tenant have in common: they find it, stand on a session with the store of this workstation,
// and end once with a code. GUI thread, which has no window here.
#pragma once

#include <QJsonObject>
#include <QObject>

#include <app/cli/exitcode.h>
#include <app/cli/tenantchoice.h>
#include <models/connect/session.h>

#include <memory>

namespace outdial::app {

class TenantCommand : public QObject {
    Q_OBJECT
public:
    explicit TenantCommand(TenantChoice tenant, QObject *parent = nullptr);
    ~TenantCommand() override;
    // Begins; finished() follows.
    void start();
    virtual void cancel();

Q_SIGNALS:
    void finished(int exitCode);

protected:
    // Before a tenant is asked for. False: the command has ended.
    virtual bool prepare() = 0;
    // With a session. Nothing has been sent.
    virtual void run() = 0;

    models::Session &session() { return *m_session; }
    api::Client &client() { return m_session->client(); }
    bool isOver() const { return m_over; }
    // Help was asked for: it is printed, and the command has ended. For prepare().
    bool endWith(const QString &usage);
    // Says why and ends.
    virtual void fail(int code, const QString &sentence);
    // Once; what is said of it later is not heeded. When stdout has refused something, it is told and the code is CouldNotFinish.
    void end(int code);
    // What is told then.
    virtual QString notWritten() const;

private:
    void open();

    TenantFinder m_finder;
    std::unique_ptr<models::Session> m_session; // ends before the finder
    bool m_over = false;
};

// One object a line, on stdout.
void printJson(const QJsonObject &object);

} // namespace outdial::app
