// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// --encoding, --delimiter and --no-header: how a CSV file is to be read, where a command line says so.
#pragma once

#include <QCommandLineParser>

#include <models/transfer/csvsniffer.h>

#include <tl/expected.hpp>

namespace outdial::app {

void addCsvOptions(QCommandLineParser &parser);
// The error is a sentence for stderr.
tl::expected<models::CsvWish, QString> csvWishFrom(const QCommandLineParser &parser);

} // namespace outdial::app
