// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The answer of a bulk write (addAll, updateAll, the DNC bulk methods): how many rows were taken, and the objects that were
// not, by cause. The API gives no row numbers: whoever sent the rows matches them back by content.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <api/types/apierror.h>

namespace outdial::api {

struct BulkRejects {
    QString cause;             // limitExceeded, missingKey, duplicateKey, ..., or any other that the server names
    QList<QByteArray> objects; // each as it came, minified JSON
};

struct BulkAnswer {
    qint64 done = 0; // "added", "updated" or "deleted"
    QList<BulkRejects> rejects;

    qint64 rejectedCount() const;
};

// countName is "added", "updated" or "deleted". Runs on any thread (simdjson). Malformed when the body is not an object, has no
// such count, or the count is not a number.
Result<BulkAnswer> decodeBulkAnswer(const QByteArray &body, const char *countName);

} // namespace outdial::api
