// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenant's store as a whole: one connection, and what is kept through it, by concern.
#pragma once

#include <sandbox/campaignstore.h>
#include <sandbox/clock.h>
#include <sandbox/database.h>
#include <sandbox/dncstore.h>
#include <sandbox/jobstore.h>
#include <sandbox/liststore.h>
#include <sandbox/recordedits.h>
#include <sandbox/recordstore.h>
#include <sandbox/resultstore.h>

namespace outdial::sandbox {

struct Store {
    Store(const QString &file, qint64 rowLimit, double clockSpeed = 1.0)
        : clock(clockSpeed),
          database(file),
          campaigns(database),
          dnc(database),
          lists(database),
          records(database, lists, rowLimit),
          results(database),
          edits(database, campaigns, lists, records),
          jobs(database, records, edits)
    {
    }

    Clock clock;
    Database database;
    CampaignStore campaigns;
    DncStore dnc;
    ListStore lists;
    RecordStore records;
    ResultStore results;
    RecordEdits edits;
    JobStore jobs;
};

} // namespace outdial::sandbox
