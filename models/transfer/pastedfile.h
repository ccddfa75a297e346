// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What was copied in a spreadsheet becomes a file, so that it is imported, resumed and looked up like any other: UTF-8, with
// tabs.
#pragma once

#include <QDateTime>
#include <QString>

#include <tl/expected.hpp>

namespace outdial::models {

// Writes "Pasted 2024-11-13 0905.csv" and returns its path; the error is a sentence. text: cells with tabs between them, as
// spreadsheets put them on the clipboard, or CSV.
tl::expected<QString, QString> keepPasted(const QString &text, const QString &folder, const QDateTime &now);

// In the folder of Outdial's data.
QString pastedFolder();

} // namespace outdial::models
