// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What this workstation remembers, in one SQLite file: tenant profiles (no secrets), formats, campaigns, imports and their
// journal. One connection a thread, opened on first use; write-ahead log, full sync where a promise depends on it. SQL is kept
// portable.
#pragma once

#include <QSqlDatabase>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <tl/expected.hpp>

namespace outdial::models {

class StoreTroubles;

class Store {
public:
    // Opens or creates the file and brings its schema up to date. The error is an English sentence. Empty path: a private
    // temporary file, for tests and for a workstation whose disk refuses (the caller says so to the user).
    static tl::expected<std::shared_ptr<Store>, QString> open(const QString &path);
    ~Store();

    // The connection of the calling thread.
    QSqlDatabase database() const;
    QString path() const { return m_path; }
    // What of it could not be written or read. Whoever uses writing.h tells it by itself. Any thread.
    StoreTroubles &troubles() const { return *m_troubles; }
    // $XDG_DATA_HOME/outdial/outdial.sqlite
    static QString defaultPath();

private:
    Store(QString path, std::unique_ptr<QTemporaryDir> temporary);
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_prefix;
    std::unique_ptr<StoreTroubles> m_troubles;
};

using StorePtr = std::shared_ptr<Store>;

} // namespace outdial::models
