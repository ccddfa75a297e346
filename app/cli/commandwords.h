// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The words behind a command: its options, wherever they stand, and what is named besides.
#pragma once

#include <QCommandLineParser>

#include <initializer_list>
#include <tl/expected.hpp>

namespace outdial::app {

class CommandWords : public QCommandLineParser {
public:
    // Names of its options. --profile and --sandbox are of every command.
    CommandWords(std::initializer_list<const char *> withValue, std::initializer_list<const char *> without);

    // The error is a sentence.
    tl::expected<void, QString> read(const char *command, const QStringList &arguments);
    bool has(const char *name) const { return isSet(QString(QLatin1String(name))); }
    QString text(const char *name) const { return value(QString(QLatin1String(name))); }
};

} // namespace outdial::app
