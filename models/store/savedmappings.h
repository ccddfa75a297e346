// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole mappings of earlier imports: what the columns of a file with this very header became in a list of this format. Any
// thread; each function opens what it needs.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <models/store/store.h>

#include <optional>

namespace outdial::models {

class SavedMappings {
public:
    explicit SavedMappings(StorePtr store);
    // tenant: TenantAddress::scope(); titles: of the columns, in their order. The answer is what was remembered last.
    std::optional<QByteArray> find(const QString &tenant, const QString &formatId, const QStringList &titles) const;
    void remember(const QString &tenant, const QString &formatId, const QStringList &titles, const QByteArray &mapping);

    // The same for headers that differ in capitals and in blanks around titles only.
    static QString headerSignature(const QStringList &titles);

private:
    StorePtr m_store;
};

} // namespace outdial::models
