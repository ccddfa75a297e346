// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which tenant a command without a window talks to: the one of the environment (OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID,
// OUTDIAL_CLIENT_SECRET), one of the profiles of this workstation, or a practice tenant that lives as long as the command.
#pragma once

#include <QObject>
#include <QString>

#include <api/client/client.h>
#include <models/connect/secretstore.h>
#include <models/connect/session.h>
#include <sandbox/sandbox.h>

#include <memory>
#include <tl/expected.hpp>

class QCommandLineParser;

namespace outdial::app {

struct TenantChoice {
    QString profile; // name or id; empty: the environment
    bool sandbox = false;
};

// From the options --profile and --sandbox, which the parser knows. The error is a sentence.
tl::expected<TenantChoice, QString> tenantFrom(const QCommandLineParser &parser);

// The arguments of a command with the tenant that its options name.
template <typename Arguments>
tl::expected<Arguments, QString> withTenant(Arguments parsed, const QCommandLineParser &parser)
{
    auto tenant = tenantFrom(parser);
    if (!tenant)
        return tl::unexpected(std::move(tenant.error()));
    parsed.tenant = *std::move(tenant);
    return parsed;
}

class TenantFinder : public QObject {
    Q_OBJECT
public:
    explicit TenantFinder(TenantChoice choice, QObject *parent = nullptr);
    ~TenantFinder() override;
    // ready() or failed() follows, never from within this call.
    void start();
    // After ready(), once. Nothing has been sent with it. Must end before the finder does.
    std::unique_ptr<api::Client> takeClient() { return std::move(m_client); }
    // After ready(). Of a tenant of the environment: its address and user name, and the certificate that is trusted.
    const models::TenantProfile &profile() const { return m_profile; }

Q_SIGNALS:
    void ready();
    // code: one of ExitCode
    void failed(int code, const QString &sentence);

private:
    void useEnvironment();
    void useProfile();
    void useSandbox();
    void use(const models::TenantProfile &profile, const QString &secret);
    void fail(int code, const QString &sentence);

    TenantChoice m_choice;
    models::TenantProfile m_profile;
    std::shared_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<models::SecretStore> m_secrets;
    std::unique_ptr<api::Client> m_client;
};

} // namespace outdial::app
