// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an undo did with each record that an import had added, in numbers that always balance:
// added = deleted + called + changed + gone + untold + unknown + open. Kept in the journal of the import.
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace outdial::models {

struct UndoReceipt {
    qint64 added = 0;   // by the import
    qint64 deleted = 0; // by the undo
    qint64 called = 0;  // kept: an attempt was made
    qint64 changed = 0; // kept: another record by now, with other values or made at another time
    qint64 gone = 0;    // were not in the list any more
    qint64 untold = 0;  // called, changed or gone: which of these was not looked up
    qint64 unknown = 0; // not in the list now; whether the undo deleted them or somebody else is not known
    qint64 doubt = 0;   // the first so many of the open ones were about to be deleted when it ended
    QDateTime time;     // UTC, of the last change

    // Not treated yet: the undo can go on with them, and only with them.
    qint64 open() const { return added - deleted - called - changed - gone - untold - unknown; }
    qint64 kept() const { return called + changed + untold; }
    bool isPartial() const { return open() > 0; }

    QByteArray toJson() const;
    // Nothing when nothing was taken back.
    static std::optional<UndoReceipt> fromJson(const QByteArray &json);
};

} // namespace outdial::models
