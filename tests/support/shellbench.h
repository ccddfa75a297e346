// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages that do nothing but count, for tests of the window around them.
#pragma once

#include <QAction>
#include <QSettings>
#include <QStandardPaths>

#include <models/connect/session.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/shell/mainwindow.h>

namespace outdial::test {

// With the action "Start campaign" in the menu Campaign, or with none.
class SamplePage : public views::Page {
public:
    SamplePage(const QString &title, bool withActions) : views::Page(title)
    {
        m_action = new QAction(QStringLiteral("&Start campaign"), this);
        m_action->setShortcut(QKeySequence(QStringLiteral("Ctrl+R")));
        m_withActions = withActions;
        auto *view = new views::TableView(title, {});
        setContent(view);
        m_view = view;
    }
    QList<QAction *> actions(views::MenuId menu) const override
    {
        return m_withActions && menu == views::MenuId::Campaign ? QList<QAction *>{m_action} : QList<QAction *>();
    }
    void refresh() override { ++refreshed; }
    void activated() override { ++shown; }
    void deactivated() override { ++left; }
    void setSession(models::Session *session) override { sessions.append(session); }
    QWidget *firstFocus() const override { return m_view; }
    bool dropFiles(const QStringList &files, const QPoint &) override
    {
        dropped += files;
        return takesFiles;
    }

    views::TableView *m_view;
    QAction *m_action;
    bool m_withActions;
    bool takesFiles = false;
    QStringList dropped;
    int refreshed = 0;
    int shown = 0;
    int left = 0;
    QList<models::Session *> sessions;
};

// A new page in its place in the navigation.
inline SamplePage *addSample(views::MainWindow &window, views::PageId id, bool withActions = false)
{
    const auto add = [&](const QString &title, views::NavigationSection section, const QString &icon, bool offline = false) {
        auto *page = new SamplePage(title, withActions);
        window.addPage(id, page, section, icon, title, offline);
        return page;
    };
    if (id == views::PageId::Campaigns)
        return add(QStringLiteral("Campaigns"), views::NavigationSection::Operate, QStringLiteral("call-start"));
    if (id == views::PageId::Lists)
        return add(QStringLiteral("Lists"), views::NavigationSection::Data, QStringLiteral("view-list-details"));
    if (id == views::PageId::Imports)
        return add(QStringLiteral("Imports"), views::NavigationSection::Transfers, QStringLiteral("document-import"), true);
    qFatal("no sample of this page");
}

// A session with a tenant that nobody asks.
inline std::shared_ptr<models::Session> sampleSession(const QString &name)
{
    models::TenantProfile profile;
    profile.name = name;
    profile.userName = QStringLiteral("k.lindqvist");
    profile.sandbox = true;
    auto address = api::TenantAddress::parse(QStringLiteral("http://127.0.0.1:9"));
    auto store = models::Store::open({});
    if (!store)
        qFatal("no store");
    return std::make_shared<models::Session>(
        profile, std::make_unique<api::Client>(*address, api::Credentials{QStringLiteral("a"), QStringLiteral("b")}), *store);
}

// Before the first window of a test program.
inline void prepareShell()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("outdial-test"));
    QSettings().clear();
    views::Theme::instance().apply(*qApp);
    views::Theme::instance().setReducedMotion(true);
}

} // namespace outdial::test
