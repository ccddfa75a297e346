// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// `outdial call METHOD [--body JSON] [--yes]`: any method of the API without a window, the twin of the method explorer. The
// answer's body on stdout, everything else on stderr.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <api/client/client.h>
#include <app/cli/tenantchoice.h>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::models {
class Session;
}

namespace outdial::app {

struct CallArguments {
    bool list = false; // the catalogue instead of a call
    bool help = false;
    api::MethodCall call;
    QByteArray body; // as it is sent
    bool yes = false;
    TenantChoice tenant;
};

// Reads the body from its file or stdin too. The error is a sentence for stderr; the code is WrongUse.
tl::expected<CallArguments, QString> parseCall(const QStringList &arguments);
// What --help prints.
QString callUsage();
// The catalogue, a method a line: verb, path, name, what it does to data, privilege. aligned: for people; else with tabs.
QString callCatalogue(bool aligned);

class CallCommand : public QObject {
    Q_OBJECT
public:
    explicit CallCommand(CallArguments arguments, QObject *parent = nullptr);
    ~CallCommand() override;
    // Begins; finished() follows.
    void start();
    void cancel();

Q_SIGNALS:
    void finished(int exitCode);

private:
    bool maySend();
    void send();
    api::Client &client();
    void take(const api::Result<QByteArray> &answer);
    void malformed(const QString &sentence, const QString &text = {});
    void refused(const api::ApiError &error);
    void end(int code);

    CallArguments m_arguments;
    api::CancelToken m_cancel;
    TenantFinder m_finder;
    std::unique_ptr<api::Client> m_client;
    std::unique_ptr<models::Session> m_session; // has the client where something is changed
    bool m_sent = false;
    bool m_over = false;
};

} // namespace outdial::app
