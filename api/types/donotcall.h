// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Records of Do-Not-Call lists, as the methods of the folder "DNC Lists" take them.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <api/types/apierror.h>

#include <optional>

namespace outdial::api {

// key: a telephone number (INTERNAL), postal code, area code, or the value of the list's field (EXCLUSION). comment: a campaign's
// name (INTERNAL) or notes (GEOGRAPHIC_*); an EXCLUSION list has none, and refuses one.
struct DncRecord {
    QString key;
    std::optional<QString> comment = {};
};

// Add Many Records: [{"key": ..., "comment": ...}].
QByteArray encodeDncRecords(const QList<DncRecord> &records);
// Delete Many Records: only the keys.
QByteArray encodeDncKeys(const QStringList &keys);
// The deprecated methods: [[key, comment]]. Rows of a list that has comments need one, if empty.
QByteArray encodeDncRows(const QList<DncRecord> &records);

// {"added": 2} and {"deleted": 2}. Any thread.
Result<qint64> decodeCount(const QByteArray &body, const char *name);

} // namespace outdial::api
