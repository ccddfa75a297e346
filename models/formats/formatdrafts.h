// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Formats that are not finished, kept in the store of this workstation until they are created or thrown away. By tenant.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <models/store/store.h>

#include <optional>

namespace outdial::models {

struct FormatDraft {
    QString id; // uuid
    QString name;
    QByteArray content; // FormatDesign::toDraft()
    QDateTime saved;    // UTC
};

class FormatDrafts {
public:
    // tenant: Session::tenant()
    FormatDrafts(StorePtr store, QString tenant);

    // The newest first.
    QList<FormatDraft> all() const;
    std::optional<FormatDraft> find(const QString &id) const;
    // A draft without an id gets one. The id, null when the store did not take it.
    QString keep(FormatDraft draft) const;
    void remove(const QString &id) const;

private:
    StorePtr m_store;
    QString m_tenant;
};

} // namespace outdial::models
