// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A session for tests of pages: on a sandbox that runs in this process, or on a tenant that the test writes down.
#pragma once

#include <QSettings>
#include <QTemporaryDir>

#include <models/connect/session.h>
#include <sandbox/sandbox.h>

#include <memory>
#include <support/scriptedtenant.h>

namespace outdial::test {

// Settings of a test go into a folder of its own, which is empty when it begins.
class OwnSettings {
public:
    OwnSettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("outdial-test"));
        QCoreApplication::setApplicationName(QStringLiteral("outdial-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

private:
    QTemporaryDir m_folder;
};

inline std::unique_ptr<models::Session> makeSession(std::unique_ptr<api::Client> client)
{
    models::TenantProfile profile;
    profile.id = profile.name = QStringLiteral("test");
    profile.address = client->address().shown();
    profile.userName = client->userName();
    auto store = models::Store::open({});
    if (!store)
        return nullptr;
    return std::make_unique<models::Session>(profile, std::move(client), *store);
}

inline std::unique_ptr<models::Session> makeSession(const outdial::testing::ScriptedTenant &tenant)
{
    auto client = tenant.makeClient();
    api::RetryPolicy once;
    once.attempts = 1;
    client->setRetryPolicy(once);
    return makeSession(std::move(client));
}

// A sandbox and a session on it.
struct SandboxSession {
    explicit SandboxSession(const QString &dataset, double dialRate = 0)
    {
        sandbox::Options options;
        options.dataset = dataset;
        options.dialRate = dialRate;
        tenant = std::make_unique<sandbox::Sandbox>(options);
        if (!tenant->start())
            return;
        auto address = api::TenantAddress::parse(tenant->url().toString());
        session =
            makeSession(std::make_unique<api::Client>(*address, api::Credentials{tenant->clientId(), tenant->clientSecret()}));
    }

    std::unique_ptr<sandbox::Sandbox> tenant;
    std::unique_ptr<models::Session> session;
};

} // namespace outdial::test
