// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The key of a record, as the look-ups take it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <api/types/format.h>

#include <optional>
#include <utility>

namespace outdial::models {

// Names and values of key fields.
using RecordKey = QList<std::pair<QString, QString>>;

// A JSON object. Values are strings, as the API takes them for every type; those of INTEGER fields are numbers when they are
// written as numbers are. Empty when there is no field.
QByteArray encodeRecordKey(const RecordKey &key, const std::optional<api::Format> &format);

} // namespace outdial::models
