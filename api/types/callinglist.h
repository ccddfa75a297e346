// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Calling lists, as the methods of the folder "Lists" give them.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace outdial::api {

// An element of Get Lists.
struct CallingList {
    QString id;
    QString name;
    QString formatId;
    QString formatName;
    QDateTime creationDate; // UTC
    qint64 totalRecords = 0;
};

// A page of Get Lists. The cursor is opaque; a page shorter than the limit is the last one, whatever cursor it carries.
struct CallingListPage {
    QList<CallingList> lists;
    QString nextCursor; // null when there is none, or an empty one
};

struct ListBinding {
    QString campaignId;
    QString campaignName;
    QString instanceId;
};

// Get List. The answer does not repeat the id; the client puts in the one that was asked for.
struct CallingListDetail : CallingList {
    QList<ListBinding> campaigns;
};

// Create List with New Format.
struct CreatedList {
    QString listId;
    QString formatId;
};

} // namespace outdial::api
