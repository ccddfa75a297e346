// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What `outdial dnc` says on the terminal.
#pragma once

#include <QJsonObject>
#include <QString>

#include <models/dnc/dnccheck.h>
#include <models/dnc/dncjob.h>

namespace outdial::app {

// Which line is taken for titles and not sent, and which column for keys.
void sayDncColumns(const models::CsvGuess &guess, const models::DncOrder &order);
// What is in the source, and what of it is doubtful.
void sayDncCheck(const models::DncCheck &check, const models::DncListSeen &list, bool doubtfulToo);
// "12 read = 10 added + ..."
QString dncReceiptLine(const models::DncReceipt &receipt, bool removes);
QJsonObject dncReceiptJson(const models::DncJob &job);

} // namespace outdial::app
