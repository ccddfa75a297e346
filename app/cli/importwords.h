// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What `outdial import` says on the terminal: what the check has found, how far the import is, where its files are.
#pragma once

#include <QString>

#include <models/transfer/importjob.h>

namespace outdial::app {

// Problems by cause, how many rows can be sent, and how they compare with the list.
void sayCheck(const models::ImportJob &job, const models::CheckReport &report, const QString &listName);
QString progressLine(const models::ImportJob &job);
void sayFiles(const models::RunProgress &seen);
// "12 read = 10 added + ..."
QString receiptLine(const models::Receipt &receipt);

} // namespace outdial::app
