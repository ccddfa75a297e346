// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A file of made-up leads for the list "Spring leads" of the sandbox, with a known number of bad rows of each kind: for the tour,
// the tests and the benchmarks. Numbers are of the ranges 555-0100 to 555-0199, which belong to nobody.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <models/transfer/cause.h>

#include <tl/expected.hpp>

namespace outdial::app {

struct SampleKind {
    QByteArray encoding = "UTF-8"; // or WINDOWS-1252
    char delimiter = ',';
    qint64 rows = 100'000;
};

struct SampleFile {
    qint64 rows = 0;
    qint64 good = 0;
    QMap<models::Cause, qint64> bad;
};

// customer_id of a row: WNL-000482
QString sampleId(qint64 row);
// Whether the row is one of the good ones.
bool isSampleRowGood(qint64 row);
// Writes the file; the error is that of the system.
tl::expected<SampleFile, QString> writeSample(const QString &path, const SampleKind &kind);

} // namespace outdial::app
