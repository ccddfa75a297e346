// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of sniffCsv that look at bytes only.
#pragma once

#include <QCoreApplication>

#include <models/transfer/csvsniffer.h>

namespace outdial::models {

// The context of the sentences, for the translators.
class CsvSniffer {
    Q_DECLARE_TR_FUNCTIONS(CsvSniffer)
};

// What these bytes are when they are not text, and what to do: two sentences. Null when they may be text.
QString notTextBecause(const QByteArray &sample);

// What to do with a spreadsheet's own file.
QString spreadsheetSentence();

Guess<QByteArray> guessEncoding(const QByteArray &sample, bool whole);

} // namespace outdial::models
