// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenant's store as a whole: one connection, and what is kept through it, by concern.
#pragma once

#include <sandbox/campaignstore.h>
#include <sandbox/database.h>
#include <sandbox/liststore.h>
#include <sandbox/recordstore.h>
#include <sandbox/resultstore.h>

namespace outdial::sandbox {

struct Store {
    Store(const QString &file, qint64 rowLimit)
        : database(file),
          campaigns(database),
          lists(database),
          records(database, lists, rowLimit),
          results(database)
    {
    }

    Database database;
    CampaignStore campaigns;
    ListStore lists;
    RecordStore records;
    ResultStore results;
};

} // namespace outdial::sandbox
