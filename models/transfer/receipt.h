// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What an import did with each row that it read, in numbers that always balance:
// read = added + updated + unchanged + skipped + rejected + unknown.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <models/transfer/cause.h>

namespace outdial::models {

struct Receipt {
    qint64 read = 0;
    qint64 added = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 skipped = 0;
    qint64 rejected = 0;
    qint64 unknown = 0;
    QMap<Cause, qint64> causes; // rows that were not added, by cause; sums to skipped + rejected + unknown

    bool balances() const;
    // One row that was not added.
    void count(Cause cause);
    // The sum of several imports.
    void add(const Receipt &other);
    // One line of JSON, as `outdial import --json` prints it and the journal keeps it.
    QByteArray toJson() const;
    static Receipt fromJson(const QByteArray &json);
};

} // namespace outdial::models
