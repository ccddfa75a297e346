// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats that Outdial knows of a tenant: created, imported or taught here. The API has no method that returns one.
#pragma once

#include <QHash>
#include <QObject>

#include <api/types/format.h>
#include <models/store/store.h>

#include <optional>

namespace outdial::models {

// How sure Outdial is of a format's fields.
enum class FormatOrigin { Created, Taught, Learned }; // Learned: field names from records, types proposed, not confirmed

struct KnownFormat {
    api::Format format;
    FormatOrigin origin = FormatOrigin::Learned;
};

class KnownFormats {
public:
    explicit KnownFormats(StorePtr store);
    // tenant: TenantAddress::scope()
    std::optional<KnownFormat> find(const QString &tenant, const QString &formatId) const;
    QList<KnownFormat> all(const QString &tenant) const;
    void remember(const QString &tenant, const KnownFormat &format);

    // Column titles that were mapped to a field before: lower-case title -> field name.
    QHash<QString, QString> aliases(const QString &tenant, const QString &formatId) const;
    void rememberAliases(const QString &tenant, const QString &formatId, const QHash<QString, QString> &aliases);

private:
    StorePtr m_store;
};

} // namespace outdial::models
