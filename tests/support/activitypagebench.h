// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page "Activity" on a tenant that the test writes down, and requests to put on it.
#pragma once

#include <QAction>
#include <QLabel>
#include <QScrollBar>

#include <views/activity/activitypage.h>
#include <views/activity/activitypane.h>
#include <views/shared/tableview.h>

#include <support/tenantsession.h>

namespace outdial::test {

// Number "r-<number>"; every third one asks for the status of a campaign, every fortieth one is slow.
inline api::Exchange exchange(int number, int status = 200)
{
    api::Exchange made;
    made.requestId = QStringLiteral("r-%1").arg(number);
    made.method = number % 3 == 0 ? api::Method::GetCampaignStatus : api::Method::GetLists;
    made.target = number % 3 == 0 ? QStringLiteral("campaign/getStatus/85389D39-2E21-4A6F-8C57-0B9E2D3C4A01")
                                  : QStringLiteral("callinglist/getAll");
    made.started = QDateTime::currentDateTimeUtc();
    made.duration = std::chrono::milliseconds(number % 40 == 0 ? 3'400 : 12 + number % 90);
    made.bytesSent = number % 3 == 0 ? 0 : 26;
    made.bytesReceived = 300 + number * 17;
    made.status = status;
    if (status >= 400) {
        made.error.emplace();
        made.error->kind = api::ErrorKind::BadRequest;
        made.error->httpStatus = status;
        made.error->error = QStringLiteral("bad_request");
        made.error->description = QStringLiteral("Campaign is disabled");
    }
    return made;
}

// Numbers first, first + 1, ...; every twenty-fifth one failed.
inline QList<api::Exchange> some(int first, int count)
{
    QList<api::Exchange> list;
    for (int i = first; i < first + count; ++i)
        list << exchange(i, i % 25 == 0 ? 400 : 200);
    return list;
}

struct ActivityBench {
    ActivityBench()
    {
        tenant.on(api::Method::GetLists, testing::ScriptedTenant::json(QByteArray(R"({"next_cursor":"","records":[]})")));
        session = makeSession(tenant);
        page = std::make_unique<views::ActivityPage>();
        page->resize(1232, 840);
        page->setSession(session.get());
        page->show();
        page->activateWindow();
    }
    ~ActivityBench() { page->setSession(nullptr); }

    models::ActivityModel &model() { return *page->model(); }
    QScrollBar *bar() { return page->table()->verticalScrollBar(); }
    bool atEnd() { return bar()->value() == bar()->maximum(); }
    QAction *action(const char *text)
    {
        for (const views::MenuId menu : {views::MenuId::File, views::MenuId::Edit, views::MenuId::View, views::MenuId::Tools}) {
            for (QAction *one : page->actions(menu)) {
                if (one && one->text().remove(u'&').startsWith(QString::fromUtf8(text)))
                    return one;
            }
        }
        qFatal("no action %s", text);
    }
    template <typename T>
    T *named(const char *name)
    {
        for (T *widget : page->findChildren<T *>()) {
            if (widget->accessibleName() == QString::fromUtf8(name))
                return widget;
        }
        qFatal("no widget %s", name);
    }
    QString shownText()
    {
        QStringList texts;
        for (const QLabel *label : page->pane()->findChildren<QLabel *>()) {
            if (label->isVisibleTo(page.get()))
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    testing::ScriptedTenant tenant;
    std::unique_ptr<models::Session> session;
    std::unique_ptr<views::ActivityPage> page;
};

} // namespace outdial::test
