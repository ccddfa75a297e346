// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How entries of the activity log look: icon and word of an outcome, the columns of the table.
#pragma once

#include <QList>

#include <models/activity/activitywords.h>
#include <views/shared/states.h>
#include <views/shared/tableview.h>

namespace outdial::views {

StateLook stateLook(models::ActivityLook look);

// For a table over an ActivityModel. Their delegates belong to the table.
QList<TableColumn> activityColumns(TableView *table);

} // namespace outdial::views
