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
#include <models/records/recordsmodel.h>
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
    for (const auto &[name, page] : {std::pair("campaigns-", PageId::Campaigns), std::pair("monitor-", PageId::Monitor)}) {
        add(
            QLatin1String(name) + state, [this, page = page] { m_console.window().openPage(page); },
            [this, failed] { return !failed || says(QStringLiteral("The campaigns did not load")); });
    }
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
    const auto ask = [this, tenant](const QString &name) {
        models::DeletionWish wish;
        wish.listId = tenant()->listIdByName(name);
        wish.listName = name;
        wish.kind = models::DeletionJob::Kind::Many;
        wish.criteria.createdTo = QDateTime(QDate(2001, 1, 1), QTime(0, 0), Qt::UTC);
        m_console.deleting().jobs()->ask(wish);
    };
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

    // A job that goes on over there and cannot be looked at.
    add(
        QStringLiteral("jobs-not-seen"),
        [this, tenant, ask] {
            tenant()->clearFaults();
            tenant()->addFault(QStringLiteral("kind=status,code=403,path=job/"));
            ask(QStringLiteral("Late sign-ups"));
            m_console.window().openPage(PageId::Jobs);
        },
        [this] { return says(QStringLiteral("could not be looked at")); });
    quietly([tenant] { tenant()->clearFaults(); }, [this] { return m_console.deleting().jobs()->atWork() == 0; });
    // One that the tenant refuses.
    add(
        QStringLiteral("jobs-no-privilege"),
        [this, tenant, ask] {
            tenant()->setPrivileges({});
            ask(QStringLiteral("Late sign-ups"));
            m_console.window().openPage(PageId::Jobs);
        },
        [this] {
            const auto &jobs = m_console.deleting().jobs()->jobs();
            return std::any_of(jobs.begin(), jobs.end(),
                               [](const models::DeletionJob &job) { return job.state == models::DeletionJob::State::Failed; });
        });
    // A page of records that was read before the connection went.
    quietly(
        [this, tenant] {
            tenant()->setPrivileges(sandbox::allPrivileges());
            closeNews();
            openRecords(QStringLiteral("Household panel, autumn wave"));
        },
        [this] {
            const auto *page = qobject_cast<views::RecordsPage *>(m_console.window().currentPage());
            return page != nullptr && page->model()->rowCount() > 20 && !says(QStringLiteral("Reading the attempts"));
        });
    quietly([tenant] { tenant()->setReachable(false); },
            [this] {
                m_console.window().currentPage()->refresh();
                return m_console.window().session()->connection() == models::Session::Connection::Offline;
            });
    // What was asked for is given up first.
    add(QStringLiteral("records-offline"), {}, [this] { return !says(QStringLiteral("Refreshing")); });
    // Another, of which nothing was read.
    add(
        QStringLiteral("records-unread-offline"),
        [this] { openRecords(QStringLiteral("Warranty claims — ovens and dishwashers")); },
        [this] { return says(QStringLiteral("did not load")); });
    quietly([this] { m_console.window().openPage(PageId::Lists); },
            [this] {
                m_console.lists().refresh();
                return m_console.window().session()->connection() == models::Session::Connection::Offline;
            });
    add(QStringLiteral("lists-offline"), {}, [this] { return !says(QStringLiteral("Refreshing")); });
    add(QStringLiteral("formats-offline"), [this] { m_console.window().openPage(PageId::Formats); });
    add(QStringLiteral("jobs-offline"), [this] { m_console.window().openPage(PageId::Jobs); });
    quietly(
        [this, tenant] {
            tenant()->setReachable(true);
            m_console.window().session()->tryNow();
        },
        [this] { return m_console.window().session()->connection() == models::Session::Connection::Online; });
}

// As a double click on the list opens them.
void Tour::openRecords(const QString &listName)
{
    m_console.window().openPage(PageId::Lists);
    auto *model = m_console.lists().model();
    auto *table = m_console.lists().table();
    for (int row = 0; row < model->loaded(); ++row) {
        if (model->listAt(row)->name == listName)
            table->setCurrentIndex(model->index(row, 0));
    }
    Q_EMIT table->activated(table->currentIndex());
}

void Tour::recordStates()
{
    const auto tenant = [this] { return m_console.embeddedSandbox(); };
    const auto page = [this] { return qobject_cast<views::RecordsPage *>(m_console.window().currentPage()); };
    const QString records = QStringLiteral("path=campaign/getAllRecords");
    // Said in the place of the table.
    const auto nothing = [page] { return page() != nullptr && !page()->table()->isVisible(); };
    add(
        QStringLiteral("records-loading"),
        [this, tenant, records] {
            tenant()->addFault(QStringLiteral("kind=latency,ms=5000,") + records);
            openRecords(QStringLiteral("Renewals west A–K"));
        },
        [page] { return page() != nullptr && page()->table()->cover() == Cover::Loading; });
    add(
        QStringLiteral("records-failed"),
        [this, tenant, records] {
            tenant()->clearFaults();
            tenant()->addFault(QStringLiteral("kind=status,code=500,") + records);
            openRecords(QStringLiteral("Renewals west A–K"));
        },
        nothing);
    add(
        QStringLiteral("records-no-privilege"),
        [this, tenant] {
            tenant()->clearFaults();
            tenant()->setPrivileges({});
            openRecords(QStringLiteral("Renewals west L–Z"));
        },
        nothing);
    add(
        QStringLiteral("records-unbound"),
        [this, tenant] {
            tenant()->setPrivileges(sandbox::allPrivileges());
            openRecords(QStringLiteral("New arrivals"));
        },
        nothing);
}

} // namespace outdial::app
