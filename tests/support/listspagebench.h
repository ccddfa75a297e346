// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of calling lists, on a session of the test.
#pragma once

#include <views/lists/listspage.h>

#include <support/screen.h>
#include <support/tenantsession.h>

namespace outdial::test {

inline std::unique_ptr<views::ListsPage> show(models::Session *session)
{
    auto page = std::make_unique<views::ListsPage>();
    page->resize(1232, 840);
    page->setSession(session);
    page->show();
    return page;
}

} // namespace outdial::test
