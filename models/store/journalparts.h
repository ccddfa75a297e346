// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the files of ImportJournal have in common: an import's row in the store, and the lock that one program at a time holds on
// it. Private to models/store.
#pragma once

#include <QLatin1String>
#include <QLockFile>
#include <QSqlQuery>

#include <models/store/importjournal.h>

#include <array>
#include <memory>

namespace outdial::models {

inline constexpr std::array stateNames{"running", "done", "cancelled", "stopped"};

template <std::size_t size>
QString nameAt(const std::array<const char *, size> &names, int index)
{
    return QLatin1String(names[size_t(index)]);
}

template <std::size_t size>
int indexOf(const std::array<const char *, size> &names, const QString &name)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (name == QLatin1String(names[i]))
            return int(i);
    }
    return 0;
}

// In the order that entryOf() reads.
inline constexpr QLatin1String
    importColumns("id, tenant, list_id, list_name, user_name, file, settings, state, started, ended, message, receipt,"
                  " rejects_file, undone");
ImportEntry entryOf(const QSqlQuery &query);
// The error is a sentence: it cannot be read, or is not known.
tl::expected<ImportEntry, QString> findImport(const StorePtr &store, const QString &importId);
QString journalReadProblem(const QSqlQuery &query);

enum class Locked {
    ByOther,
    ByNobody, // the disk refuses
};
tl::expected<std::unique_ptr<QLockFile>, Locked> lockFor(const StorePtr &store, const QString &importId);
bool isHeld(const StorePtr &store, const QString &importId);

} // namespace outdial::models
