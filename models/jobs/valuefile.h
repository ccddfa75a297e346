// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Values out of one column of a CSV file, for criteria that name many. Both functions read the file: not on the GUI thread.
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace outdial::models {

struct ValueFile {
    QString problem;     // why it cannot be read; empty: it can
    QStringList columns; // titles, made up ("Column 1") where the file has none
};

constexpr int valuesAtMost = 100'000; // of one criterion

ValueFile lookAtValueFile(const QString &path);
// Trimmed, without empty ones and repetitions, in their order. The error is a sentence: the file, or too many values.
tl::expected<QStringList, QString> valuesOfColumn(const QString &path, int column);

} // namespace outdial::models
