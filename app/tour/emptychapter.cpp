// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A tenant that has nothing, at which nobody has been: its pages while they are read for the first time, and empty.

#include <QtConcurrent>

#include <app/console/console.h>
#include <app/console/deleting.h>
#include <app/console/designing.h>
#include <app/tour/tour.h>
#include <models/connect/answered.h>
#include <models/connect/session.h>
#include <models/dnc/dncbook.h>
#include <models/formats/formatsmodel.h>
#include <models/jobs/jobsmodel.h>
#include <models/lists/listsmodel.h>
#include <views/dnc/dncpage.h>
#include <views/formats/formatspage.h>
#include <views/lists/listspage.h>
#include <views/shared/toast.h>

namespace outdial::app {

using views::PageId;

void Tour::closeNews()
{
    for (views::Toast *toast : views::ToastHost::of(&m_console.window()).toasts())
        Q_EMIT toast->done();
}

void Tour::emptyChapter()
{
    quietly(
        [this] {
            closeNews();
            sandbox::Options options;
            options.dataset = QStringLiteral("empty");
            // It has campaigns, none of which is assigned to this user.
            options.privileges.removeAll(QStringLiteral("Manage all services and campaigns"));
            m_emptyTenant = std::make_unique<sandbox::Sandbox>(options);
            models::whenAnswered(QtConcurrent::run([tenant = m_emptyTenant.get()] { return tenant->start(); }), this,
                                 [this](const tl::expected<QUrl, QString> &url) {
                                     for (const char *path : {"callinglist/getAll", "campaign/getAll"})
                                         m_emptyTenant->addFault(
                                             QStringLiteral("kind=latency,ms=6000,path=%1").arg(QLatin1String(path)));
                                     models::TenantProfile profile;
                                     profile.id = QStringLiteral("sandbox");
                                     profile.name = QStringLiteral("Practice tenant");
                                     profile.address = url ? url->toString() : QString();
                                     profile.userName = m_emptyTenant->clientId();
                                     profile.production = false;
                                     profile.sandbox = true;
                                     m_console.connectTo(profile, m_emptyTenant->clientSecret());
                                 });
        },
        [this] {
            return m_console.window().session() != nullptr &&
                   m_console.window().session()->client().address().url() == m_emptyTenant->url();
        });
    const auto dnc = [this] { return qobject_cast<views::DncPage *>(m_console.window().page(PageId::DoNotCall)); };
    add(QStringLiteral("formats-first-loading"), [this] { m_console.window().openPage(PageId::Formats); });
    add(QStringLiteral("dnc-first-loading"), [this] { m_console.window().openPage(PageId::DoNotCall); });
    add(
        QStringLiteral("lists-empty"),
        [this] {
            m_emptyTenant->clearFaults();
            m_console.window().openPage(PageId::Lists);
        },
        [this] { return m_console.lists().model() != nullptr && m_console.lists().model()->isComplete(); });
    add(
        QStringLiteral("formats-empty"), [this] { m_console.window().openPage(PageId::Formats); },
        [this] {
            const auto *model = m_console.designing().page().model();
            return model != nullptr && model->state() == models::FormatsModel::State::Done && model->total() == 0;
        });
    add(
        QStringLiteral("dnc-empty"), [this] { m_console.window().openPage(PageId::DoNotCall); },
        [dnc] {
            return dnc()->book() != nullptr && dnc()->book()->reading() == models::DncBook::Reading::Done &&
                   dnc()->book()->lists().empty();
        });
    for (const auto &[name, page] :
         {std::pair("campaigns-empty", PageId::Campaigns), std::pair("monitor-empty", PageId::Monitor)}) {
        add(
            QLatin1String(name), [this, page = page] { m_console.window().openPage(page); },
            [this] { return says(QStringLiteral("This tenant has no enabled campaigns")); });
    }
    add(QStringLiteral("imports-empty"), [this] { m_console.window().openPage(PageId::Imports); });
    add(
        QStringLiteral("jobs-empty"), [this] { m_console.window().openPage(PageId::Jobs); },
        [this] { return m_console.deleting().model() != nullptr && m_console.deleting().model()->rowCount() == 0; });
    add(QStringLiteral("dnc-empty-1366x768"), [this] { m_console.window().openPage(PageId::DoNotCall); });
    m_stops.back().size = QSize(1366, 768);
}

} // namespace outdial::app
