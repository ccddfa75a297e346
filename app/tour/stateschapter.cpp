// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of the tenant's data while they wait, after a failure, without the privilege and without a connection: what the
// practice tenant is told to do to each is taken back behind it.

#include <QPointer>

#include <app/console/console.h>
#include <app/console/deleting.h>
#include <app/tour/tour.h>
#include <models/connect/session.h>
#include <models/dnc/dncbook.h>
#include <models/formats/formatsmodel.h>
#include <models/jobs/deletionjobs.h>
#include <models/jobs/jobsmodel.h>
#include <models/lists/listsmodel.h>
#include <views/dnc/dncpage.h>
#include <views/formats/formatspage.h>
#include <views/lists/listspage.h>
#include <views/records/recordspage.h>
#include <views/shared/tableview.h>

#include <algorithm>

namespace outdial::app {

using views::PageId;
using Cover = views::TableView::Cover;

// From scratch: a page that has something to show keeps showing it.
void Tour::connectAgain(Action before)
{
    const auto gone = std::make_shared<QPointer<models::Session>>();
    quietly(
        [this, gone, before = std::move(before)] {
            *gone = m_console.window().session().get();
            m_console.embeddedSandbox()->clearFaults();
            before();
            m_console.openSandbox();
        },
        [this, gone] { return gone->isNull() && m_console.window().session() != nullptr; });
}

// One state of each page that begins with a reading. failed: the reading has ended, badly.
void Tour::addReadings(const QString &state, bool failed)
{
    add(
        QStringLiteral("lists-") + state, [this] { m_console.window().openPage(PageId::Lists); },
        [this, failed] {
            const auto *model = m_console.lists().model();
            return model != nullptr && (!failed || model->state() == models::PagedFetch::State::Failed);
        });
    add(
        QStringLiteral("formats-") + state, [this] { m_console.window().openPage(PageId::Formats); },
        [this, failed] {
            const auto *page = qobject_cast<views::FormatsPage *>(m_console.window().currentPage());
            return page != nullptr && page->model() != nullptr &&
                   (!failed || page->model()->state() == models::FormatsModel::State::Failed);
        });
    add(
        QStringLiteral("do-not-call-") + state, [this] { m_console.window().openPage(PageId::DoNotCall); },
        [this, failed] {
            const auto *page = qobject_cast<views::DncPage *>(m_console.window().currentPage());
            return page != nullptr && page->book() != nullptr &&
                   (!failed || page->book()->reading() == models::DncBook::Reading::Failed);
        });
}

void Tour::statesChapter()
{
    const auto tenant = [this] { return m_console.embeddedSandbox(); };
    const QString lists = QStringLiteral("path=callinglist/getAll");
    const QString campaigns = QStringLiteral("path=campaign/getAll");
    connectAgain([tenant, lists, campaigns] {
        tenant()->addFault(QStringLiteral("kind=latency,ms=8000,") + lists);
        tenant()->addFault(QStringLiteral("kind=latency,ms=8000,") + campaigns);
    });
    addReadings(QStringLiteral("loading"), false);
    connectAgain([tenant, lists, campaigns] {
        tenant()->addFault(QStringLiteral("kind=status,code=500,") + lists);
        tenant()->addFault(QStringLiteral("kind=status,code=500,") + campaigns);
    });
    addReadings(QStringLiteral("failed"), true);
    connectAgain([tenant] { tenant()->setPrivileges({}); });
    addReadings(QStringLiteral("no-privilege"), true);
    connectAgain([tenant] { tenant()->setPrivileges(sandbox::allPrivileges()); });
    quietly([this] { m_console.window().openPage(PageId::Lists); },
            [this] { return m_console.lists().model() != nullptr && m_console.lists().model()->isComplete(); });
    recordStates();

    // A job that the tenant refuses.
    add(
        QStringLiteral("jobs-no-privilege"),
        [this, tenant] {
            tenant()->setPrivileges({});
            models::DeletionWish wish;
            wish.listId = tenant()->listIdByName(QStringLiteral("Late sign-ups"));
            wish.listName = QStringLiteral("Late sign-ups");
            wish.kind = models::DeletionJob::Kind::Many;
            wish.criteria.createdTo = QDateTime(QDate(2001, 1, 1), QTime(0, 0), Qt::UTC);
            m_console.deleting().jobs()->ask(wish);
            m_console.window().openPage(PageId::Jobs);
        },
        [this] {
            const auto &jobs = m_console.deleting().jobs()->jobs();
            return std::any_of(jobs.begin(), jobs.end(),
                               [](const models::DeletionJob &job) { return job.state == models::DeletionJob::State::Failed; });
        });
    quietly([tenant] {
        tenant()->setPrivileges(sandbox::allPrivileges());
        tenant()->setReachable(false);
    });
    quietly([this] { m_console.window().openPage(PageId::Lists); },
            [this] {
                m_console.lists().refresh();
                return m_console.window().session()->connection() == models::Session::Connection::Offline;
            });
    add(QStringLiteral("lists-offline"), {});
    add(QStringLiteral("formats-offline"), [this] { m_console.window().openPage(PageId::Formats); });
    add(QStringLiteral("jobs-offline"), [this] { m_console.window().openPage(PageId::Jobs); });
    quietly(
        [this, tenant] {
            tenant()->setReachable(true);
            m_console.window().session()->tryNow();
        },
        [this] { return m_console.window().session()->connection() == models::Session::Connection::Online; });
}

void Tour::recordStates()
{
    const auto tenant = [this] { return m_console.embeddedSandbox(); };
    const auto page = [this] { return qobject_cast<views::RecordsPage *>(m_console.window().currentPage()); };
    const QString records = QStringLiteral("path=campaign/getAllRecords");
    const auto open = [this](const QString &name) {
        m_console.window().openPage(PageId::Lists);
        auto *model = m_console.lists().model();
        auto *table = m_console.lists().table();
        for (int row = 0; row < model->loaded(); ++row) {
            if (model->listAt(row)->name == name)
                table->setCurrentIndex(model->index(row, 0));
        }
        Q_EMIT table->activated(table->currentIndex());
    };
    // Said in the place of the table.
    const auto nothing = [page] { return page() != nullptr && !page()->table()->isVisible(); };
    add(
        QStringLiteral("records-loading"),
        [open, tenant, records] {
            tenant()->addFault(QStringLiteral("kind=latency,ms=5000,") + records);
            open(QStringLiteral("Renewals west A–K"));
        },
        [page] { return page() != nullptr && page()->table()->cover() == Cover::Loading; });
    add(
        QStringLiteral("records-failed"),
        [open, tenant, records] {
            tenant()->clearFaults();
            tenant()->addFault(QStringLiteral("kind=status,code=500,") + records);
            open(QStringLiteral("Renewals west A–K"));
        },
        nothing);
    add(
        QStringLiteral("records-no-privilege"),
        [open, tenant] {
            tenant()->clearFaults();
            tenant()->setPrivileges({});
            open(QStringLiteral("Renewals west L–Z"));
        },
        nothing);
    add(
        QStringLiteral("records-unbound"),
        [open, tenant] {
            tenant()->setPrivileges(sandbox::allPrivileges());
            open(QStringLiteral("New arrivals"));
        },
        nothing);
}

} // namespace outdial::app
