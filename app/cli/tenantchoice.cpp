// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCommandLineParser>
#include <QtConcurrent>

#include <app/cli/exitcode.h>
#include <app/cli/storesayer.h>
#include <app/cli/tenantchoice.h>
#include <models/connect/answered.h>
#include <models/connect/profiles.h>

namespace outdial::app {

tl::expected<TenantChoice, QString> tenantFrom(const QCommandLineParser &parser)
{
    const TenantChoice choice{parser.value(QStringLiteral("profile")), parser.isSet(QStringLiteral("sandbox"))};
    if (choice.sandbox && !choice.profile.isEmpty())
        return tl::unexpected(TenantFinder::tr("--profile and --sandbox are two tenants. Take one of them."));
    return choice;
}

TenantFinder::TenantFinder(TenantChoice choice, QObject *parent) : QObject(parent), m_choice(std::move(choice)) {}

TenantFinder::~TenantFinder() { m_client.reset(); }

void TenantFinder::start()
{
    if (m_choice.sandbox)
        useSandbox();
    else if (!m_choice.profile.isEmpty())
        useProfile();
    else
        useEnvironment();
}

void TenantFinder::useEnvironment()
{
    const QString address = qEnvironmentVariable("OUTDIAL_TENANT_URL");
    const QString user = qEnvironmentVariable("OUTDIAL_CLIENT_ID");
    const QString secret = qEnvironmentVariable("OUTDIAL_CLIENT_SECRET");
    if (address.isEmpty() || user.isEmpty() || secret.isEmpty()) {
        fail(WrongUse,
             tr("Set OUTDIAL_TENANT_URL, OUTDIAL_CLIENT_ID and OUTDIAL_CLIENT_SECRET in the environment, or name a tenant "
                "with --profile, or take --sandbox."));
        return;
    }
    models::TenantProfile profile;
    profile.address = address;
    profile.userName = user;
    // Whoever trusts the tenant's certificate in the window does so here.
    if (const auto store = models::Store::open(models::Store::defaultPath())) {
        sayStoreTroubles(**store);
        if (const auto known = models::Profiles(*store).find(address, user))
            profile.pinnedCertificate = known->pinnedCertificate;
    }
    use(profile, secret);
}

void TenantFinder::useProfile()
{
    const auto store = models::Store::open(models::Store::defaultPath());
    if (!store) {
        fail(CouldNotFinish, store.error());
        return;
    }
    sayStoreTroubles(**store);
    const models::Profiles profiles(*store);
    for (const auto &profile : profiles.all()) {
        if (profile.id != m_choice.profile && profile.name != m_choice.profile)
            continue;
        m_secrets = std::make_unique<models::SecretStore>();
        models::whenAnswered(m_secrets->read(profile.id), this, [this, profile](const models::SecretStore::Answer &answer) {
            if (answer.found)
                use(profile, answer.secret);
            else
                fail(CouldNotFinish, tr("The secret of “%1” is not kept on this computer. %2").arg(profile.name, answer.problem));
        });
        return;
    }
    fail(WrongUse, tr("There is no profile “%1”.").arg(m_choice.profile));
}

void TenantFinder::useSandbox()
{
    sandbox::Options options;
    options.dialRate = 0;
    m_sandbox = std::make_shared<sandbox::Sandbox>(options);
    // Shared: the command may be cancelled while it starts.
    models::whenAnswered(QtConcurrent::run([tenant = m_sandbox] { return tenant->start(); }), this,
                         [this](const tl::expected<QUrl, QString> &url) {
                             if (!url) {
                                 fail(CouldNotFinish, url.error());
                                 return;
                             }
                             models::TenantProfile profile;
                             profile.address = url->toString();
                             profile.userName = m_sandbox->clientId();
                             profile.sandbox = true;
                             use(profile, m_sandbox->clientSecret());
                         });
}

void TenantFinder::use(const models::TenantProfile &profile, const QString &secret)
{
    const auto parsed = api::TenantAddress::parse(profile.address);
    if (!parsed) {
        fail(WrongUse, parsed.error());
        return;
    }
    m_profile = profile;
    if (m_profile.name.isEmpty())
        m_profile.name = parsed->shown();
    const api::TransportSettings settings{{profile.pinnedCertificate}, {}};
    m_client = std::make_unique<api::Client>(*parsed, api::Credentials{profile.userName, secret},
                                             [settings] { return api::makeNetworkTransport(settings); });
    QMetaObject::invokeMethod(this, &TenantFinder::ready, Qt::QueuedConnection);
}

void TenantFinder::fail(int code, const QString &sentence)
{
    QMetaObject::invokeMethod(
        this, [this, code, sentence] { Q_EMIT failed(code, sentence); }, Qt::QueuedConnection);
}

} // namespace outdial::app
