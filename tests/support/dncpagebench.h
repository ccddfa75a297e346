// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of Do-Not-Call lists on a session, and how tests use it.
#pragma once

#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>

#include <views/dnc/dnclistcolumn.h>
#include <views/dnc/dncpage.h>
#include <views/dnc/fastaddbar.h>

#include <support/dncbench.h>
#include <support/recordsbench.h>

namespace outdial::test {

inline std::unique_ptr<views::DncPage> show(models::Session *session, QSize size = {1232, 840})
{
    auto page = std::make_unique<views::DncPage>();
    page->resize(size);
    page->setSession(session);
    page->activated();
    page->show();
    page->activateWindow();
    return page;
}

// On this list, with its ledger read.
inline bool openList(views::DncPage &page, const QString &id)
{
    if (!QTest::qWaitFor(
            [&] { return page.book()->find(id) != nullptr && page.book()->reading() == models::DncBook::Reading::Done; }, 10'000))
        return false;
    page.select(id);
    return QTest::qWaitFor(
        [&] { return page.column()->current() == id && allText(page).contains(u8("the rest of the list is unknown")); }, 30'000);
}

inline void type(views::DncPage &page, const char *text)
{
    page.fastAdd()->keyEdit()->setFocus();
    QTest::keyClick(page.fastAdd()->keyEdit(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(page.fastAdd()->keyEdit(), u8(text));
}

inline void enter(views::DncPage &page) { QTest::keyClick(page.fastAdd()->keyEdit(), Qt::Key_Return); }

inline QString said(const views::DncPage &page) { return allText(*page.fastAdd()).remove(QRegularExpression(u8("<[^>]*>"))); }

} // namespace outdial::test
