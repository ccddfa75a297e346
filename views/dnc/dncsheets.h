// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is shown before all keys of a Do-Not-Call list are deleted, alone or to be replaced.
#pragma once

#include <models/dnc/dncledger.h>
#include <views/shared/destructivesheet.h>

namespace outdial::views {

struct DncDanger {
    models::DncListSeen list;
    QStringList campaigns; // that are known to have it
    qint64 known = 0;      // keys that the ledger has
    qint64 fresh = -1;     // that are added afterwards; -1: none, it is a mere deletion
    QString copyFile;
};

DestructiveQuestion dncQuestion(const DncDanger &danger);

} // namespace outdial::views
